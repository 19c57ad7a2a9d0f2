//! What the page, the tray and the notices are told when something happens in an open workspace.

use crate::{
    gone,
    home::Home,
    notices,
    opened::Opened,
    tray,
    views::{Count, Joined, WorkspaceChanged},
};
use roster_domain::{InvitationId, MemberId};
use roster_replica::{
    core::{Happened, Touched},
    now, queries,
};
use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};
use tauri::{AppHandle, Manager as _};
use tauri_specta::Event as _;
use tokio::sync::broadcast::error::RecvError;

/// A number that grows with each change of any view.
static VERSION: AtomicU64 = AtomicU64::new(1);

/// Tells from now on what happens in a workspace, until it is closed.
pub fn tell(app: AppHandle, opened: &Arc<Opened>) {
    let mut happened = opened.replica.listen();
    let opened = Arc::downgrade(opened);
    tauri::async_runtime::spawn(async move {
        loop {
            let event = match happened.recv().await {
                Ok(event) => event,
                // Too much happened at once: everything may have changed.
                Err(RecvError::Lagged(_)) => Happened::Changed(everything()),
                Err(RecvError::Closed) => return,
            };
            let Some(opened) = opened.upgrade() else { return };
            let line = event == Happened::LineChanged;
            tell_one(&app, &opened, event);
            if line {
                gone::look_after(&app, &opened);
            }
        }
    });
}

/// Workspaces were opened that were not there before: somebody joined them elsewhere.
pub fn workspaces_came(app: &AppHandle) {
    let current = app.try_state::<Home>().and_then(|home| home.current().ok());
    let changed = WorkspaceChanged {
        workspace: current.map(|opened| opened.id().to_string()).unwrap_or_default(),
        version: Count(VERSION.fetch_add(1, Ordering::Relaxed)),
        touched: vec!["workspace".to_owned()],
    };
    emitted(changed.emit(app));
}

fn tell_one(app: &AppHandle, opened: &Opened, event: Happened) {
    match event {
        Happened::Changed(touched) => {
            let changed = WorkspaceChanged {
                workspace: opened.id().to_string(),
                version: Count(VERSION.fetch_add(1, Ordering::Relaxed)),
                touched: touched.into_iter().map(|kind| word(kind).to_owned()).collect(),
            };
            emitted(changed.emit(app));
        }
        Happened::Joined(members) => joined(app, opened, &members),
        Happened::Asked(invitations) => asked(app, opened, &invitations),
        Happened::Refused(_) | Happened::Declined(_) | Happened::LineChanged => {}
    }
    emitted(opened.sync_view().emit(app));
    tray::refresh(app);
}

fn joined(app: &AppHandle, opened: &Opened, members: &[MemberId]) {
    let core = opened.replica.snapshot();
    let view = core.view();
    let named = members.iter().filter_map(|id| view.member(*id)).map(|member| {
        let role = view.role(member.role).map(|role| role.name.to_string());
        (member.name.to_string(), role.unwrap_or_default())
    });
    let people: Vec<(String, String)> = named.collect();
    let workspace = opened.entry().name;
    tray::somebody_joined(app, &people);
    if let Some(home) = app.try_state::<Home>() {
        notices::joined(app, &home.settings.preferences(), &workspace, &people);
    }
    emitted(Joined { workspace: opened.id().to_string(), people }.emit(app));
}

/// Tells those of it who can do something about it, and nobody else.
fn asked(app: &AppHandle, opened: &Opened, invitations: &[InvitationId]) {
    let core = opened.replica.snapshot();
    let view = core.view();
    let answerable = invitations.iter().filter(|id| queries::can_answer(&core, **id, now()));
    let emails: Vec<String> = answerable
        .filter_map(|id| view.invitation(*id))
        .map(|invitation| invitation.email.to_string())
        .collect();
    tray::somebody_asked(app, &emails);
    if let Some(home) = app.try_state::<Home>() {
        notices::asked(app, &home.settings.preferences(), &opened.entry().name, &emails);
    }
}

fn everything() -> BTreeSet<Touched> {
    [Touched::People, Touched::Roles, Touched::Workspace, Touched::Outbox, Touched::Attention]
        .into()
}

fn word(touched: Touched) -> &'static str {
    match touched {
        Touched::People => "people",
        Touched::Roles => "roles",
        Touched::Workspace => "workspace",
        Touched::Outbox => "outbox",
        Touched::Attention => "attention",
    }
}

fn emitted(result: tauri::Result<()>) {
    if let Err(error) = result {
        tracing::warn!(%error, "the page could not be told");
    }
}
