//! Reads addresses out of whatever people drop, paste or choose
