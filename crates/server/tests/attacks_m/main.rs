//! The attacks on mail and web pages, M01 to M07, each against a running server over real HTTP and a mail server of a few lines.
//! More of them stand beside what they attack: `tests/server/letters.rs`, `gates.rs` and `invitations.rs`.

mod certificates;
mod pages;
mod post;
mod words;

#[path = "../server/post_office.rs"]
#[expect(dead_code, reason = "shared with the tests of the server; not all of it is needed here")]
mod post_office;
#[path = "../server/world.rs"]
#[expect(dead_code, reason = "shared with the tests of the server; not all of it is needed here")]
mod world;
