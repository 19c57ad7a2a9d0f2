//! What the page may ask, by subject. Each command takes what was typed, asks the room that knows, and shapes the answer.

pub mod app;
pub mod doors;
pub mod mails;
pub mod people;
pub mod staging;
pub mod sync;
pub mod workspaces;
