//! What the page may ask, by subject. Each command takes what was typed, asks the room that knows, and shapes the answer.

pub mod access;
pub mod account;
pub mod app;
pub mod batches;
pub mod browser;
pub mod doors;
pub mod drafts;
pub mod exceptions;
pub mod invitations;
pub mod invites;
pub mod links;
pub mod mails;
pub mod members;
pub mod people;
pub mod projects;
pub mod rejects;
pub mod role_files;
pub mod roles;
pub mod staging;
pub mod sync;
pub mod teams;
pub mod workspaces;

use crate::{
    faults::{fault, submit_error},
    home::Home,
    views::CommandError,
};
use roster_domain::Command;
use std::str::FromStr;

/// Hands a change to the copy of the workspace that is shown: on disk when this answers.
async fn submit(home: &Home, command: Command) -> Result<(), CommandError> {
    let opened = home.current()?;
    let submitted = opened.replica.submit(vec![command]).await;
    submitted.map_err(|error| submit_error(error, opened.replica.snapshot().view()))
}

/// An id that the page was given before.
fn id<T: FromStr<Err = uuid::Error>>(text: &str) -> Result<T, CommandError> {
    text.parse().map_err(|error| fault("not an id", &error))
}

fn short(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
