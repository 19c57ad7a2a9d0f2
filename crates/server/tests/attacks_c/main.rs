//! The attacks on membership and ownership, C01 to C08, each against a running server over real HTTP, or over a real store where
//! thousands of rounds are raced. Every test is named after its attack.

mod leaving;
mod owners;
#[path = "../server/world.rs"]
#[expect(dead_code, reason = "shared with the tests of the server; not all of it is needed here")]
mod world;
