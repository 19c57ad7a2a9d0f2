//! A copy of a workspace on one device, and its sync with the server. Headless: it knows no window and no keyring.
//!
//! [`core`] decides, without I/O. [`Store`] keeps two files: what the server told (`cache.db`, droppable) and what the user
//! did (`outbox.db`, precious). [`Replica`] drives both over HTTP and hands immutable snapshots to readers; [`queries`]
//! answer what a screen asks, over such a snapshot.

mod browser;
pub mod core;
mod driver;
mod own;
pub mod queries;
mod store;
mod tokens;
mod transport;

pub use browser::{BrowserSignIn, Question};
pub use driver::{Replica, SubmitFault, now};
pub use store::{Store, StoreFault};
pub use tokens::{KeepsToken, Token};
pub use transport::{Transport, TransportFault, parse_address};
