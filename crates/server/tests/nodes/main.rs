//! Several servers over one PostgreSQL: what one does the others know, and what must happen once happens once. Every test has a
//! database of its own, in the cluster that the environment names or in one that it starts (see `database.rs`). Those that prove
//! something of the tables of attacks begin with its id.

mod failing;
mod hearing;
mod once;
mod pair;
#[path = "../server/post_office.rs"]
#[expect(dead_code, reason = "shared with the tests of the server; not all of it is needed here")]
mod post_office;
mod proxy;
mod races;
#[path = "../server/world.rs"]
#[expect(dead_code, reason = "shared with the tests of the server; not all of it is needed here")]
mod world;
