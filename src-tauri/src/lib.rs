//! The desktop shell: a window, a tray, notices, the keyring, and the commands by which the page asks for things.
//!
//! It holds no rule. What may be done and what would follow is the domain's; what is known and what waits is the replica's; the
//! workspaces "on this computer" are the server's, embedded. This room wires them to a window.

mod accounts;
mod commands;
mod drafts;
mod embedded;
mod faults;
mod gone;
mod home;
mod ipc;
mod keeper;
mod links;
mod news;
mod notices;
mod opened;
mod reach;
mod save;
mod secrets;
mod settings;
mod setup;
mod shapes;
mod signed;
mod stagings;
mod tray;
pub mod views;
mod window;

pub use ipc::{bindings, ipc};
pub use setup::run;
