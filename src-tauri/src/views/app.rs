//! Where the app stands, and how it looks.

use super::AccountEntry;
use serde::{Deserialize, Serialize};
use specta::Type;

/// A whole number below 2^53, which JavaScript's `number` holds exactly: sequence numbers and milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(transparent)]
pub struct Count(#[specta(type = u32)] pub u64);

/// Where the app stands when the page loads.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AppState {
    /// The workspaces that this device holds, in the order of the switcher. Empty: show the three doors.
    pub workspaces: Vec<WorkspaceEntry>,
    /// The accounts that this device holds, with or without a workspace.
    pub accounts: Vec<AccountEntry>,
    /// The workspace to show, one of `workspaces`.
    pub current: Option<String>,
    /// Where this device keeps its sessions.
    pub secrets: SecretsState,
    /// The app's version, as in `1.2.3`.
    pub version: String,
    /// The user's language and region as a BCP 47 tag, such as `en-GB`.
    pub locale: String,
    /// Whether a tray is there to hide in.
    pub tray: bool,
    /// How the app looks and what it tells.
    pub preferences: Preferences,
}

/// One line of the workspace switcher.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceEntry {
    /// The workspace.
    pub id: String,
    /// Whose it is on this device.
    pub account: String,
    /// Its name.
    pub name: String,
    /// Where its truth lives.
    pub place: Place,
    /// The person's own name in it.
    pub me: String,
    /// The email that the person signs in with.
    pub email: String,
    /// The name of the person's own role.
    pub role: String,
}

/// Where a workspace's server is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Place {
    /// On the server inside this app.
    ThisComputer,
    /// On the server inside this app, filled with made-up people.
    Demo,
    /// On a server elsewhere.
    Server {
        /// Its address, without a path.
        address: String,
    },
}

/// Where sessions are kept, in words that the UI can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum SecretsState {
    /// In the keyring of the operating system.
    Keyring,
    /// A keyring is there but locked; nothing was lost, and unlocking it brings the sessions back.
    Locked,
    /// No keyring: sessions live in memory, and each start asks to sign in.
    MemoryOnly,
}

/// What the person chose about the app itself. Kept by tauri-plugin-store; holds nothing of a workspace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Preferences {
    /// Light, dark, or as the system says.
    pub theme: Theme,
    /// How tall rows are.
    pub density: Density,
    /// The size of text, in percent of the usual; 100 to 200.
    pub text_size: u32,
    /// Whether a notice of the operating system tells who joined.
    pub notify_joined: bool,
    /// Whether notices leave out names.
    pub hide_details: bool,
    /// Whether closing the window leaves the app in the tray.
    pub keep_in_tray: bool,
    /// The workspace that a start shows; without one, the one that was shown last (R144).
    #[serde(default)]
    pub start_with: Option<String>,
}

/// Light, dark, or as the system says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Theme {
    System,
    Light,
    Dark,
}

/// How tall rows are: 28, 36 or 44 pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Density {
    Compact,
    Default,
    Comfortable,
}

/// Something of the tray's or of a notice's menu was chosen: show this place.
#[derive(Clone, Debug, Serialize, Deserialize, Type, tauri_specta::Event)]
#[serde(rename_all = "camelCase")]
pub struct ShowPlace {
    /// `people`, `invite`, `outbox`, `attention`, `settings`.
    pub place: String,
}

impl From<roster_domain::Timestamp> for Count {
    fn from(at: roster_domain::Timestamp) -> Self {
        Self(u64::try_from(at.0).unwrap_or(0))
    }
}
