//! The link by which the app was opened, until the person has answered it.

use crate::{links::Links, views::LinkView};
use tauri::State;

/// What the link asks for that was opened last.
#[tauri::command]
#[specta::specta]
#[must_use]
pub fn opened_link(links: State<'_, Links>) -> Option<LinkView> {
    links.waiting()
}

/// The person has answered it.
#[tauri::command]
#[specta::specta]
pub fn link_answered(links: State<'_, Links>) {
    links.answered();
}
