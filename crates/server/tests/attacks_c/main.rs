//! The attacks on membership and ownership, C01 to C08, and between workspaces, E01 to E04: each against a running server over
//! real HTTP, or over a real store where thousands of rounds are raced. Every test is named after its attack.

mod leaving;
mod owners;
mod tenants;
#[path = "../server/world.rs"]
#[expect(dead_code, reason = "shared with the tests of the server; not all of it is needed here")]
mod world;
