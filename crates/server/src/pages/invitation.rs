//! What a code leads to. Looking changes nothing.

use super::{
    role,
    stuck::Stuck,
    views::{Invited, Mistake, Notice, Page, StuckPage},
};
use crate::{
    app::App,
    arrival::Under,
    link::token_hash,
    mail::words::{day_and_time, last_day, plain},
    store::Fault,
};
use axum::{http::StatusCode, response::Response};
use roster_domain::{EmailAddress, Invitation, InvitationState, Workspace, WorkspaceId};

/// How many characters a code has.
const CODE_LENGTH: usize = 43;

/// How many tints there are for the tile with a workspace's initial.
const TINTS: u128 = 5;

/// An invitation that somebody may answer.
pub(super) struct Found {
    pub(super) token: String,
    pub(super) workspace_id: WorkspaceId,
    pub(super) workspace: Workspace,
    pub(super) invitation: Invitation,
}

/// Why a code leads nowhere.
pub(super) enum DeadEnd {
    /// No code of this server.
    Unknown,
    /// The workspace is gone.
    WorkspaceGone,
    /// A newer mail carries a newer link.
    Replaced,
    /// It was changed, and the newer link goes to whom it is for now.
    Changed,
    /// Somebody here has to do something about it first.
    Stuck(Box<Stuck>),
    /// The account of the invited address is a member already.
    Member {
        /// The workspace's name.
        workspace: String,
        /// The invited address.
        email: String,
        /// The code.
        token: String,
    },
    /// It was answered or taken back, and then deleted.
    Gone,
    /// Somebody accepted it; for which address.
    Accepted(String),
    /// The person declined.
    Declined,
    /// It was taken back.
    Revoked,
    /// The server failed.
    Fault(Fault),
}

impl From<Fault> for DeadEnd {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::NoWorkspace => Self::WorkspaceGone,
            fault => Self::Fault(fault),
        }
    }
}

/// The code in what somebody pasted: the code alone, or a whole link.
pub(super) fn code_in(pasted: &str) -> &str {
    pasted.rsplit('#').next().unwrap_or_default().trim()
}

/// What a code leads to. Under the host of another workspace it leads nowhere.
pub(super) async fn find(app: &App, under: Under, pasted: &str) -> Result<Found, DeadEnd> {
    let token = code_in(pasted);
    if token.len() != CODE_LENGTH {
        return Err(DeadEnd::Unknown);
    }
    let link = app.sequencer.store().link(token_hash(token)).await?;
    let (workspace_id, id, is_alive) = link.ok_or(DeadEnd::Unknown)?;
    if !under.shows(workspace_id) {
        return Err(DeadEnd::Unknown);
    }
    let workspace = app.sequencer.workspace(workspace_id).await?;
    let invitation = workspace.invitation(id).cloned();
    if !is_alive || invitation.as_ref().is_some_and(|invitation| !invitation.is_pending()) {
        return Err(dead(app, token, &workspace, invitation.as_ref()).await?);
    }
    if workspace.profile().is_none() {
        return Err(DeadEnd::WorkspaceGone);
    }
    let invitation = invitation.ok_or(DeadEnd::Gone)?;
    let phase = invitation.phase(&workspace, app.clock.now());
    if let Some(stuck) = Stuck::at(phase, token, (workspace_id, &workspace), &invitation) {
        return Err(DeadEnd::Stuck(Box::new(stuck)));
    }
    Ok(Found { token: token.to_owned(), workspace_id, workspace, invitation })
}

/// Why a dead link leads nowhere. To whom an invitation goes after it was changed, its old link does not tell.
async fn dead(
    app: &App,
    token: &str,
    workspace: &Workspace,
    invitation: Option<&Invitation>,
) -> Result<DeadEnd, Fault> {
    if workspace.profile().is_none() {
        return Ok(DeadEnd::WorkspaceGone);
    }
    if app.sequencer.store().link_died_of_change(token_hash(token)).await? {
        return Ok(DeadEnd::Changed);
    }
    let Some(invitation) = invitation else { return Ok(DeadEnd::Gone) };
    Ok(match invitation.state {
        InvitationState::Accepted { .. } => DeadEnd::Accepted(invitation.email.to_string()),
        InvitationState::Declined => DeadEnd::Declined,
        InvitationState::Revoked => DeadEnd::Revoked,
        InvitationState::Pending => DeadEnd::Replaced,
    })
}

impl Found {
    /// The page of the invitation.
    pub(super) fn view(
        &self,
        has_account: bool,
        name: Option<&str>,
        mistakes: Vec<Mistake>,
    ) -> Invited {
        let Self { workspace, invitation, .. } = self;
        let inviter = workspace.member(invitation.invited_by);
        let title =
            workspace.profile().map(|profile| plain(profile.name.as_str())).unwrap_or_default();
        let role = workspace.role(invitation.role);
        let known = invitation.name.as_ref().map_or("", |name| name.as_str());
        Invited {
            token: self.token.clone(),
            inviter: inviter.map_or("Somebody".to_owned(), |inviter| plain(inviter.name.as_str())),
            inviter_email: inviter
                .map(|inviter| inviter.contact_email.to_string())
                .unwrap_or_default(),
            initial: title.chars().next().map(|c| c.to_uppercase().to_string()).unwrap_or_default(),
            workspace: title,
            tint: usize::try_from(self.workspace_id.0.as_u128() % TINTS).unwrap_or(0),
            role: role.map(|role| plain(role.name.as_str())).unwrap_or_default(),
            can: role.map(role::can).unwrap_or_default(),
            cannot: role.and_then(role::cannot),
            email: invitation.email.to_string(),
            expires: day_and_time(invitation.expires_at),
            last_day: invitation.ends_at.map(last_day),
            has_account,
            name: name.map_or_else(|| plain(known), plain),
            mistakes,
        }
    }

    pub(super) fn email(&self) -> &EmailAddress {
        &self.invitation.email
    }

    /// There is nothing to accept for who is in.
    pub(super) fn into_membership(self) -> DeadEnd {
        let Self { workspace, invitation, token, .. } = self;
        let name = workspace.profile().map(|profile| plain(profile.name.as_str()));
        DeadEnd::Member {
            workspace: name.unwrap_or_default(),
            email: invitation.email.to_string(),
            token,
        }
    }
}

impl DeadEnd {
    /// The page that says so.
    pub(super) fn page(self) -> Response {
        let (status, title, line): (_, &str, String) = match self {
            Self::Unknown => (
                StatusCode::NOT_FOUND,
                "This code opens nothing",
                "A part of it may be missing. Open the link from the mail again, or paste the whole code.".into(),
            ),
            Self::WorkspaceGone => (
                StatusCode::GONE,
                "This workspace is gone",
                "It was deleted, and its invitations with it. No account was made.".into(),
            ),
            Self::Replaced => (
                StatusCode::GONE,
                "There is a newer invitation",
                "The invitation was sent again, and only the link in the newest mail works. Look for it in your inbox."
                    .into(),
            ),
            Self::Changed => (
                StatusCode::GONE,
                "This invitation was changed",
                "This link works no more. If the invitation is still for you, a newer mail with another link is in your inbox."
                    .into(),
            ),
            Self::Gone => (
                StatusCode::GONE,
                "This invitation is over",
                "It was answered or taken back. If you want to join, ask for a new invitation.".into(),
            ),
            Self::Stuck(stuck) => return stuck.page(),
            Self::Member { workspace, email, token } => {
                let title = format!("You are a member of {workspace} already");
                let lines = vec![format!("Open Roster and sign in with {email}. This invitation is not needed.")];
                let (action, button) = ("/i/decline", "Close the invitation");
                return StuckPage { title, lines, action, button, token }.page(StatusCode::OK);
            }
            Self::Accepted(email) => (
                StatusCode::GONE,
                "This invitation was accepted already",
                format!("If that was you, open Roster and sign in with {email}."),
            ),
            Self::Declined => (
                StatusCode::GONE,
                "This invitation was declined",
                "If you want to join after all, ask for a new invitation.".into(),
            ),
            Self::Revoked => (
                StatusCode::GONE,
                "This invitation was taken back",
                "If you think that this is a mistake, ask whoever invited you.".into(),
            ),
            Self::Fault(fault) => {
                tracing::error!(%fault, "an invitation could not be looked up");
                let line = "Nothing was changed. Try again in a minute.".into();
                (StatusCode::SERVICE_UNAVAILABLE, "Something went wrong here", line)
            }
        };
        let paste = status == StatusCode::NOT_FOUND;
        Notice { title: title.to_owned(), lines: vec![line], paste }.page(status)
    }
}
