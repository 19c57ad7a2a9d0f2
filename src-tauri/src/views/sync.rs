//! How the device stands with the server, what waits and what was refused.

use super::{Count, RefusalView};
use serde::{Deserialize, Serialize};
use specta::Type;

/// How the device stands with the server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type, tauri_specta::Event)]
#[serde(rename_all = "camelCase")]
pub struct SyncView {
    /// The workspace.
    pub workspace: String,
    /// What is so.
    pub line: Line,
    /// How many changes the server has not answered.
    pub waiting: u32,
    /// How many refused changes wait for an answer.
    pub attention: u32,
    /// When the server was last heard; milliseconds since 1970.
    pub heard: Option<Count>,
    /// When it will be tried again, while offline; milliseconds since 1970.
    pub next_try: Option<Count>,
}

/// The line to the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Line {
    /// Not tried yet since the start.
    Starting,
    /// Heard, and listening.
    Online,
    /// Something is on its way.
    Syncing,
    /// Nobody answers; work goes on here.
    Offline,
    /// The session ended; sign in to send what waits.
    SignedOut,
    /// The server speaks a newer protocol; update to send what waits.
    TooOld,
    /// The workspace is gone, or the person was taken out of it.
    Gone,
}

/// One change that the server has not answered.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OutboxRow {
    /// The device's own number of it.
    pub n: Count,
    /// What it does, as a key of the translations: `invite`, `revokeInvitation`, `changeRole`, ...
    pub verb: String,
    /// Whom or what it is about.
    pub subject: String,
    /// When it was made; milliseconds since 1970.
    pub made: Count,
    /// Whether it can still be thrown away: not on its way.
    pub can_discard: bool,
    /// Whether the view as it is now says that the server will refuse it.
    pub doubtful: Option<RefusalView>,
}

/// One change that the server refused.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AttentionCard {
    /// The device's own number of the change.
    pub n: Count,
    /// What it did, as in the outbox.
    pub verb: String,
    /// Whom or what it was about.
    pub subject: String,
    /// When it was made; milliseconds since 1970.
    pub made: Count,
    /// Why not.
    pub refusal: RefusalView,
}

/// The workspace changed, here or elsewhere; fetch again what is shown.
#[derive(Clone, Debug, Serialize, Deserialize, Type, tauri_specta::Event)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceChanged {
    /// The workspace.
    pub workspace: String,
    /// A number that grows with each change of the view.
    pub version: Count,
    /// What kinds of things changed: `people`, `roles`, `workspace`, `outbox`, `attention`.
    pub touched: Vec<String>,
}
