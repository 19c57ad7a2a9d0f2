//! The whole server over real HTTP, on a real file. Names begin with the attack that a test wards off.

mod accounts;
mod addresses;
mod check;
mod example;
mod gates;
mod invitations;
mod keys;
mod letters;
mod openapi;
#[expect(dead_code, reason = "shared with the attacks on mail; not all of it is needed here")]
mod post_office;
mod program;
mod reach;
mod sync;
#[expect(dead_code, reason = "shared with the attacks; not all of it is needed here")]
mod world;
