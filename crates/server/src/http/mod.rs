//! The server's HTTP: what each request must bring, which room it goes to, and how the answer looks. Holds no rule of its own.

mod accounts;
mod asked;
mod gate;
mod live;
mod mails;
mod problem;
mod pull;
mod push;
mod router;

pub(crate) use gate::Visitor;
pub(crate) use router::router;
