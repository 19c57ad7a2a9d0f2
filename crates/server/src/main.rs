//! The `roster-server` program.

fn main() {}
