//! What becomes of an invitation after it was made: sent again, handed over, changed, approved, taken back, dropped.

use super::{id, mails::pass_on, submit};
use crate::{
    faults::{coded, email_reason, invalid, name_reason},
    home::Home,
    opened::Opened,
    shapes::days::end_of,
    views::{CommandError, HandOver, InvitationChange},
};
use roster_domain::{Command, EmailAddress, InvitationId, Mail, Name, limits::PERSON_NAME_MAX};
use roster_replica::{core::Happened, now};
use std::time::Duration;
use tauri::{AppHandle, State};

/// How long a link that was asked for is waited for.
const LINK_PATIENCE: Duration = Duration::from_secs(15);

/// Takes a pending invitation back.
#[tauri::command]
#[specta::specta]
pub async fn revoke_invitation(
    home: State<'_, Home>,
    invitation: String,
) -> Result<(), CommandError> {
    submit(&home, Command::RevokeInvitation { invitation: id(&invitation)? }).await
}

/// Sends an invitation again; one that was declined or taken back is open again with it.
#[tauri::command]
#[specta::specta]
pub async fn resend_invitation(
    home: State<'_, Home>,
    invitation: String,
) -> Result<(), CommandError> {
    let resend = Command::ResendInvitation { invitation: id(&invitation)?, by_hand: false };
    submit(&home, resend).await
}

/// Gives an invitation into the person's own hands: as a link on the clipboard, as a code for a camera, or as a mail to send with
/// their own program. Where a mail carries the link, a fresh one is made that no mail does, and the mailed one stops working.
#[tauri::command]
#[specta::specta]
pub async fn hand_over_invitation(
    app: AppHandle,
    home: State<'_, Home>,
    invitation: String,
    how: HandOver,
) -> Result<(), CommandError> {
    let which: InvitationId = id(&invitation)?;
    let opened = home.current()?;
    let core = opened.replica.snapshot();
    let known = core.confirmed().invitation(which);
    let is_kept = known.is_some_and(|known| known.is_open(now()) && known.mail == Mail::Kept);
    if !is_kept {
        submit(&home, Command::ResendInvitation { invitation: which, by_hand: true }).await?;
        if tokio::time::timeout(LINK_PATIENCE, answered(&opened, which)).await.is_err() {
            return Err(coded("linkWaits"));
        }
    }
    pass_on(&app, &home, &invitation, how).await
}

/// Waits until the server has answered everything that was done with an invitation.
async fn answered(opened: &Opened, which: InvitationId) {
    let mut happened = opened.replica.listen();
    while opened.replica.snapshot().outbox().any(|entry| entry.command.invitation() == Some(which))
    {
        match happened.recv().await {
            Ok(Happened::Changed(_) | Happened::LineChanged) => {}
            Ok(_) | Err(_) => tokio::task::yield_now().await,
        }
    }
}

/// Changes an invitation that nobody has answered. Another address or role ends the link that is on its way.
#[tauri::command]
#[specta::specta]
pub async fn change_invitation(
    home: State<'_, Home>,
    invitation: String,
    change: InvitationChange,
) -> Result<(), CommandError> {
    let email = change.email.map(|email| EmailAddress::parse(&email)).transpose();
    let email = email.map_err(|fault| invalid("email", email_reason(fault)))?;
    let name = change.name.filter(|name| !name.trim().is_empty());
    let name = name.map(|name| Name::new(&name, PERSON_NAME_MAX)).transpose();
    let name = name.map_err(|fault| invalid("name", name_reason(fault)))?;
    let role = change.role.map(|role| id(&role)).transpose()?;
    let ends_at = change.ends.as_ref().map(end_of).transpose()?;
    let invitation = id(&invitation)?;
    submit(&home, Command::ChangeInvitation { invitation, email, role, name, ends_at }).await
}

/// Vouches for an invitation for which nobody does any more.
#[tauri::command]
#[specta::specta]
pub async fn approve_invitation(
    home: State<'_, Home>,
    invitation: String,
) -> Result<(), CommandError> {
    submit(&home, Command::ApproveInvitation { invitation: id(&invitation)? }).await
}

/// Drops an invitation that is answered or taken back.
#[tauri::command]
#[specta::specta]
pub async fn delete_invitation(
    home: State<'_, Home>,
    invitation: String,
) -> Result<(), CommandError> {
    submit(&home, Command::DeleteInvitation { invitation: id(&invitation)? }).await
}
