//! The attacks on sessions and sign-in, D01 to D12, and those on invitations where somebody is signed in: each against a running
//! server over real HTTP, with a real mail server beside it. Every test is named after its attack.

mod change;
mod factor;
mod forms;
mod guesses;
mod handoff;
mod invites;
mod mailbox;
mod post;
mod sessions;
mod sign_up;
mod tokens;
mod upgrade;
mod web;
#[path = "../server/world.rs"]
#[expect(dead_code, reason = "shared with the tests of the server; not all of it is needed here")]
mod world;
