//! A copy of a workspace on one device, and its sync with the server
