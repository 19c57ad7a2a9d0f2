//! The server that holds the truth of every workspace: what is asked of it is decided here for good, kept in one ordered log per
//! workspace, and told to whoever may see it.
//!
//! The [`Sequencer`] stands over a [`store::WorkspaceStore`]; everything else (HTTP, pages, mail) stands around the sequencer.
//! No rule about people, roles or invitations lives here: those are the domain's.

mod account_mail;
pub mod accounts;
mod app;
mod arrival;
pub mod clock;
pub mod config;
mod demo;
mod endings;
mod http;
mod keys;
pub mod link;
pub mod log;
pub mod mail;
mod nodes;
mod pages;
mod reach;
mod running;
pub mod sequencer;
pub mod store;

pub use accounts::AccountFault;
pub use clock::Clock;
pub use config::{Config, DatabaseUrl, SmtpConfig, Tls};
pub use http::{Needs, Route, routes};
pub use link::{Link, LinkMint, SystemMint};
pub use running::{Running, start};
pub use sequencer::{PullFault, PushFault, Sequencer};
pub use store::{AppendFault, Fault, MemoryStore, SqlStore, WorkspaceStore};
