//! The app itself: where it stands, how it looks, whether its notices arrive.

use crate::{
    faults::fault,
    home::Home,
    notices,
    tray::Tray,
    views::{AccountEntry, AppState, CommandError, Preferences},
};
use std::fmt::Write as _;
use tauri::{AppHandle, Manager as _, State};
use tauri_plugin_clipboard_manager::ClipboardExt as _;

/// Where the app stands when the page loads.
#[tauri::command]
#[specta::specta]
pub async fn app_state(app: AppHandle, home: State<'_, Home>) -> Result<AppState, CommandError> {
    home.booted().await;
    Ok(AppState {
        workspaces: home.entries(),
        accounts: home.settings.accounts().iter().map(AccountEntry::from).collect(),
        current: home.current().ok().map(|opened| opened.id().to_string()),
        secrets: home.secrets().await.state(),
        version: app.package_info().version.to_string(),
        locale: locale(),
        tray: app.try_state::<Tray>().is_some(),
        preferences: home.settings.preferences(),
    })
}

/// The page shows its first screen. Said on standard output for whoever measures the start.
#[tauri::command]
#[specta::specta]
pub fn page_ready() {
    if std::env::var_os("ROSTER_REPORT_READY").is_some() {
        println!("ready");
    }
}

/// Keeps how the app looks and what it tells. Gives back what was kept.
#[tauri::command]
#[specta::specta]
pub fn set_preferences(
    home: State<'_, Home>,
    preferences: Preferences,
) -> Result<Preferences, CommandError> {
    Ok(home.settings.set_preferences(preferences))
}

/// Shows a notice, to see whether notices arrive.
#[tauri::command]
#[specta::specta]
pub fn send_test_notification(app: AppHandle) -> Result<(), CommandError> {
    notices::test(&app);
    Ok(())
}

/// Puts what helps to find a fault onto the clipboard: versions and states, no name and no address.
#[tauri::command]
#[specta::specta]
pub async fn copy_diagnostics(app: AppHandle, home: State<'_, Home>) -> Result<(), CommandError> {
    let mut text = format!("Roster {} on {}\n", app.package_info().version, std::env::consts::OS);
    let _ = writeln!(text, "web view {}", tauri::webview_version().unwrap_or_default());
    let _ = writeln!(text, "sessions {:?}", home.secrets().await.state());
    for opened in home.opened() {
        let sync = opened.sync_view();
        let _ = writeln!(
            text,
            "workspace {}: {:?}, {} waiting",
            sync.workspace, sync.line, sync.waiting
        );
    }
    app.clipboard().write_text(text).map_err(|error| fault("the clipboard cannot be used", &error))
}

/// The person's language and region from the environment, as a BCP 47 tag. The page's own guess is wrong in a bare locale.
fn locale() -> String {
    let named = ["LC_ALL", "LC_TIME", "LANG"].iter().find_map(|name| std::env::var(name).ok());
    let tag = named.unwrap_or_default().split('.').next().unwrap_or_default().replace('_', "-");
    if tag.len() >= 2 && tag != "POSIX" { tag } else { "en-GB".to_owned() }
}
