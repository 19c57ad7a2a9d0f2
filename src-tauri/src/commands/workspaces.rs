//! Switching between workspaces, and leaving a device.

use crate::{
    accounts::Account,
    faults::fault,
    home::Home,
    tray,
    views::{CommandError, RefusalView},
};
use tauri::{AppHandle, State};

/// Shows another workspace.
#[tauri::command]
#[specta::specta]
pub fn switch_workspace(
    app: AppHandle,
    home: State<'_, Home>,
    workspace: String,
) -> Result<(), CommandError> {
    let id = workspace.parse().map_err(|error| fault("no workspace id", &error))?;
    home.show(id)?;
    tray::refresh(&app);
    Ok(())
}

/// Takes the account of a workspace off this device. Asks first when something waits to be sent.
#[tauri::command]
#[specta::specta]
pub async fn sign_out(
    home: State<'_, Home>,
    workspace: String,
    discard_unsent: bool,
) -> Result<(), CommandError> {
    let opened = home.opened();
    let Some(leaving) = opened.iter().find(|opened| opened.id().to_string() == workspace) else {
        return Ok(());
    };
    leave(&home, &leaving.account, discard_unsent).await
}

/// Takes an account off this device, with or without a workspace. Asks first when something waits to be sent.
#[tauri::command]
#[specta::specta]
pub async fn sign_out_account(
    app: AppHandle,
    home: State<'_, Home>,
    account: String,
    discard_unsent: bool,
) -> Result<(), CommandError> {
    let (_, account) = home.signed(&account)?;
    leave(&home, &account, discard_unsent).await?;
    tray::refresh(&app);
    Ok(())
}

async fn leave(home: &Home, account: &Account, discard_unsent: bool) -> Result<(), CommandError> {
    let opened = home.opened();
    let of_account = opened.iter().filter(|opened| opened.account.id == account.id);
    let waiting: usize = of_account.map(|opened| opened.replica.snapshot().waiting()).sum();
    if waiting > 0 && !discard_unsent {
        return Err(CommandError::Refused(RefusalView {
            code: "unsentChanges".to_owned(),
            words: vec![("count".to_owned(), waiting.to_string())],
        }));
    }
    home.remove_account(account).await
}
