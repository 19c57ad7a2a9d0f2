//! The attacks on invitations, A01 to A23, each against a running server over real HTTP. Every test is named after its attack.
//! Those that stand beside the pages' own tests (A03 to A07, A14, A19 to A21) are in `tests/server/invitations.rs`.

mod answering;
mod crowds;
mod giving;
mod seats;
mod strangers;
mod telling;
mod timing;

#[path = "../server/post_office.rs"]
#[expect(dead_code, reason = "shared with the tests of the server; not all of it is needed here")]
mod post_office;
#[path = "../server/world.rs"]
#[expect(dead_code, reason = "shared with the tests of the server; not all of it is needed here")]
mod world;
