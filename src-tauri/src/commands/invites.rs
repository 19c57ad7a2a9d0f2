//! The invitations that wait for the accounts of this device (R130, R131).

use crate::{
    accounts::Account,
    faults::{fault, transport_error},
    home::Home,
    tray,
    views::{AccountEntry, AccountInvites, CommandError, Count, InviteLine, Place, WorkspaceEntry},
};
use roster_domain::WorkspaceId;
use roster_protocol::Invite;
use std::collections::BTreeSet;
use tauri::{AppHandle, State};

/// What waits for each account on a server elsewhere, or for those on one server. All are asked at once, and one that does not
/// answer hides nothing of the others.
#[tauri::command]
#[specta::specta]
pub async fn waiting_invites(
    home: State<'_, Home>,
    server: Option<String>,
) -> Result<Vec<AccountInvites>, CommandError> {
    home.booted().await;
    let is_meant = |account: &Account| match &account.place {
        Place::Server { address } => server.as_ref().is_none_or(|server| server == address),
        Place::ThisComputer | Place::Demo => false,
    };
    let accounts = home.settings.accounts().into_iter().filter(is_meant);
    let asked: Vec<_> = accounts
        .filter_map(|account| {
            let transport = home.signed_as(account.id)?.transport.clone();
            Some((account, tokio::spawn(async move { transport.invites().await })))
        })
        .collect();
    let mut waiting = Vec::new();
    for (account, answer) in asked {
        let answer = answer.await.map_err(|error| fault("invitations cannot be asked for", &error));
        let (invites, trouble) = match answer.and_then(|told| told.map_err(transport_error)) {
            Ok(invites) => (invites.into_iter().map(line).collect(), None),
            Err(trouble) => (Vec::new(), Some(trouble)),
        };
        waiting.push(AccountInvites { account: AccountEntry::from(&account), invites, trouble });
    }
    Ok(waiting)
}

fn line(invite: Invite) -> InviteLine {
    InviteLine {
        id: invite.invitation.to_string(),
        workspace: invite.workspace_name,
        inviter: invite.inviter,
        role: invite.role,
        until: Count::from(invite.expires_at),
    }
}

/// Says yes to one, and opens its workspace.
#[tauri::command]
#[specta::specta]
pub async fn accept_invite(
    app: AppHandle,
    home: State<'_, Home>,
    account: String,
    invitation: String,
) -> Result<WorkspaceEntry, CommandError> {
    let (signed, known) = home.signed(&account)?;
    let before: BTreeSet<WorkspaceId> = known.workspaces.iter().map(|known| known.id).collect();
    let invitation = super::id(&invitation)?;
    // Which workspace it is to: asked before, because afterwards it waits no more.
    let waiting = signed.transport.invites().await.map_err(transport_error)?;
    let to = waiting.iter().find(|invite| invite.invitation == invitation);
    let to = to.map(|invite| invite.workspace);
    let memberships = signed.transport.accept_invite(invitation).await.map_err(transport_error)?;
    let joined = to.or_else(|| {
        memberships.iter().map(|joined| joined.workspace).find(|id| !before.contains(id))
    });
    home.take_more(signed.id, memberships).await?;
    let joined = joined.ok_or_else(|| fault("a workspace was joined and is not there", &"none"))?;
    home.show(joined)?;
    tray::refresh(&app);
    Ok(home.current()?.entry())
}

/// Says no to one. Whoever invited sees it.
#[tauri::command]
#[specta::specta]
pub async fn decline_invite(
    home: State<'_, Home>,
    account: String,
    invitation: String,
) -> Result<(), CommandError> {
    let (signed, _) = home.signed(&account)?;
    let invitation = super::id(&invitation)?;
    signed.transport.decline_invite(invitation).await.map_err(transport_error)
}
