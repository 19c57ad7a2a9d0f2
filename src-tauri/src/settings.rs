//! What outlives the window and is no secret: preferences, accounts, the last workspace. Kept by tauri-plugin-store.

use crate::{
    accounts::Account,
    drafts::KeptDraft,
    views::{Density, Preferences, Theme},
};
use roster_domain::{AccountId, RoleId, WorkspaceId};
use serde::{Serialize, de::DeserializeOwned};
use std::{collections::BTreeMap, sync::Arc};
use tauri::{AppHandle, Runtime, Wry};
use tauri_plugin_store::{Store, StoreExt as _};

const FILE: &str = "roster.json";
const PREFERENCES: &str = "preferences";
const ACCOUNTS: &str = "accounts";
const CURRENT: &str = "current";
const LAST: &str = "last";
const PORT: &str = "port";
const DRAFTS: &str = "drafts";

/// The file of settings.
pub struct Settings<R: Runtime = Wry>(Arc<Store<R>>);

impl<R: Runtime> Settings<R> {
    /// Opens the file. What cannot be read counts as not there.
    ///
    /// # Errors
    /// When the folder of the app's data cannot be used.
    pub fn open(app: &AppHandle<R>) -> tauri_plugin_store::Result<Self> {
        Ok(Self(app.store(FILE)?))
    }

    /// What the person chose about the app.
    #[must_use]
    pub fn preferences(&self) -> Preferences {
        self.get(PREFERENCES).unwrap_or(Preferences {
            theme: Theme::System,
            density: Density::Default,
            text_size: 100,
            notify_joined: true,
            hide_details: false,
            keep_in_tray: false,
            start_with: None,
        })
    }

    /// Keeps what the person chose, within its bounds.
    pub fn set_preferences(&self, preferences: Preferences) -> Preferences {
        let text_size = preferences.text_size.clamp(100, 200);
        let preferences = Preferences { text_size, ..preferences };
        self.set(PREFERENCES, &preferences);
        preferences
    }

    /// The accounts of this device, in the order of the switcher.
    #[must_use]
    pub fn accounts(&self) -> Vec<Account> {
        self.get(ACCOUNTS).unwrap_or_default()
    }

    /// Keeps the accounts.
    pub fn set_accounts(&self, accounts: &[Account]) {
        self.set(ACCOUNTS, &accounts);
    }

    /// The workspace that was last shown. Stays on this device (R144, R145).
    #[must_use]
    pub fn current(&self) -> Option<String> {
        self.get(CURRENT)
    }

    /// Keeps which workspace is shown.
    pub fn set_current(&self, workspace: Option<&str>) {
        self.set(CURRENT, &workspace);
    }

    /// The workspace of an account that was last shown on this device, whatever was shown since.
    #[must_use]
    pub fn last(&self, of: AccountId) -> Option<WorkspaceId> {
        self.get(&format!("{LAST}.{of}"))
    }

    /// Keeps which one it was.
    pub fn set_last(&self, of: AccountId, workspace: WorkspaceId) {
        self.set(&format!("{LAST}.{of}"), &workspace);
    }

    /// The port of the embedded server when it last ran, so that links which it gave out lead somewhere after a restart.
    #[must_use]
    pub fn port(&self, of: &str) -> Option<u16> {
        self.get(&format!("{PORT}.{of}"))
    }

    /// Keeps the port.
    pub fn set_port(&self, of: &str, port: u16) {
        self.set(&format!("{PORT}.{of}"), &port);
    }

    /// The drafts of roles of a workspace.
    #[must_use]
    pub fn drafts(&self, of: WorkspaceId) -> BTreeMap<RoleId, KeptDraft> {
        self.get(&format!("{DRAFTS}.{of}")).unwrap_or_default()
    }

    /// Keeps the drafts of roles of a workspace.
    pub fn set_drafts(&self, of: WorkspaceId, drafts: &BTreeMap<RoleId, KeptDraft>) {
        self.set(&format!("{DRAFTS}.{of}"), drafts);
    }

    fn get<T: DeserializeOwned>(&self, key: &str) -> Option<T> {
        self.0.get(key).and_then(|value| serde_json::from_value(value).ok())
    }

    /// Sets and saves at once: these settings say which files hold what waits to be sent.
    fn set<T: Serialize>(&self, key: &str, value: &T) {
        match serde_json::to_value(value) {
            Ok(value) => self.0.set(key, value),
            Err(error) => tracing::error!(%error, key, "a setting cannot be written"),
        }
        if let Err(error) = self.0.save() {
            tracing::error!(%error, key, "the settings cannot be saved");
        }
    }
}
