//! The stage: real displays, buses, keyrings, trays, mail servers and browsers, on which the real
//! app plays.
//!
//! Every part is a program of Debian's, started on a free port or display in a home of its own, and
//! ended together with the value that stands for it: after a panic too, and even when the test
//! process itself is killed (see [`part`]). The stage refuses to know what Roster is: it hands out
//! windows, pages, mails and notifications, and tests say what they mean.

pub mod clock;
pub mod database;
pub mod desk;
pub mod measure;
pub mod packages;
pub mod part;
pub mod port;
pub mod wait;

#[cfg(feature = "drive")]
pub mod app;
#[cfg(feature = "drive")]
pub mod browser;
#[cfg(feature = "drive")]
pub mod drag;
#[cfg(feature = "drive")]
pub mod mail;
#[cfg(feature = "drive")]
pub mod page;

pub use clock::Ahead;
pub use database::Postgres;
pub use desk::{Desk, Keyring, Setup};
pub use part::Part;

#[cfg(feature = "drive")]
pub use {
    app::App,
    browser::{Browser, Look},
    drag::{Carried, DragSource},
    mail::{Mail, MailServer},
    page::Page,
};
