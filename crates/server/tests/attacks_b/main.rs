//! The attacks on roles and permissions, B01 to B19, each against a running server over real HTTP. Every test is named after its
//! attack.

mod acting;
mod checks;
mod exceptions;
mod malformed;
mod own_role;
mod roles;
mod together;
mod toggles;
mod trial;
#[path = "../server/world.rs"]
#[expect(dead_code, reason = "shared with the tests of the server; not all of it is needed here")]
mod world;
