//! A workspace that somebody does not belong to any more: its data leaves this device once the server has said so, and with it
//! comes what the account has instead. What was made here and never sent is kept, and shown as what cannot be sent.

use crate::{faults::fault, home::Home, news, opened::Opened, tray, views::WorkspaceLost};
use roster_replica::core::Line;
use std::sync::{Arc, PoisonError};
use tauri::{AppHandle, Manager as _};
use tauri_specta::Event as _;

/// Looks after a workspace whose server says that it is not there, or not this account's.
pub fn look_after(app: &AppHandle, opened: &Arc<Opened>) {
    if opened.replica.snapshot().line() != Line::Gone {
        return;
    }
    let (app, opened) = (app.clone(), Arc::clone(opened));
    tauri::async_runtime::spawn(async move {
        let Some(home) = app.try_state::<Home>() else { return };
        let name = opened.entry().name;
        if !home.let_go(&opened).await {
            return;
        }
        let lost = WorkspaceLost { name };
        if let Err(error) = lost.emit(&app) {
            tracing::warn!(%error, "the page could not be told");
        }
        news::workspaces_came(&app);
        tray::refresh(&app);
    });
}

impl Home {
    /// Takes a workspace off this device, if its account does not belong to it any more and nothing waits in it. Gives whether it
    /// did. When the server cannot be asked, the line comes back here with the next answer.
    async fn let_go(&self, opened: &Opened) -> bool {
        let core = opened.replica.snapshot();
        if core.waiting() > 0 || core.attention().next().is_some() {
            return false;
        }
        let Some(signed) = self.signed_as(opened.account.id) else { return false };
        let Ok(memberships) = signed.transport.workspaces().await else { return false };
        if memberships.iter().any(|membership| membership.workspace == opened.id()) {
            return false;
        }
        if let Err(error) = self.take_more(opened.account.id, memberships).await {
            tracing::error!(?error, "a workspace cannot be opened");
        }
        let _alone = self.taking.lock().await;
        let gone = opened.id();
        let is_gone =
            |other: &Arc<Opened>| other.id() == gone && other.account.id == opened.account.id;
        self.opened.write().unwrap_or_else(PoisonError::into_inner).retain(|row| !is_gone(row));
        self.edit_account(opened.account.id, |account| {
            account.workspaces.retain(|known| known.id != gone);
        });
        if let Err(error) = signed.store.forget(gone).await {
            let _ = fault("the copy of a workspace stays on this device", &error);
        }
        self.show_another(gone);
        true
    }
}
