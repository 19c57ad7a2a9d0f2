//! Roster.
fn main() {}
