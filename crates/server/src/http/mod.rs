//! The server's HTTP: what each request must bring, which room it goes to, and how the answer looks. Holds no rule of its own.

mod accounts;
mod address;
mod asked;
mod check;
mod departure;
mod gate;
mod keys;
mod live;
mod mails;
mod openapi;
mod own;
mod problem;
mod pull;
mod push;
mod reach;
mod router;
mod routes;

pub(crate) use gate::Visitor;
pub(crate) use router::router;
pub use routes::{Needs, Route, routes};
