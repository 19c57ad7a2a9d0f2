//! Real parts.
