//! Invitations that cannot be answered as they are, and what the invited person can do about it.

use super::views::{Page, StuckPage};
use crate::mail::words::plain;
use axum::{http::StatusCode, response::Response};
use roster_domain::{Invitation, InvitationId, Phase, Workspace, WorkspaceId};

/// An invitation that is stuck.
pub(super) struct Stuck {
    pub(super) token: String,
    pub(super) workspace_id: WorkspaceId,
    pub(super) invitation: InvitationId,
    workspace: String,
    inviter: Option<String>,
    why: Why,
}

/// Why it is stuck.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Why {
    Expired,
    NeedsApproval,
    RoleGone,
}

impl Stuck {
    /// Whether a pending invitation is stuck at a phase, and how.
    pub(super) fn at(
        phase: Phase,
        token: &str,
        (workspace_id, workspace): (WorkspaceId, &Workspace),
        invitation: &Invitation,
    ) -> Option<Self> {
        let why = match phase {
            Phase::Expired => Why::Expired,
            Phase::NeedsApproval if workspace.role(invitation.role).is_none() => Why::RoleGone,
            Phase::NeedsApproval => Why::NeedsApproval,
            _ => return None,
        };
        let name = workspace.profile().map(|profile| plain(profile.name.as_str()));
        let inviter = workspace.member(invitation.invited_by);
        Some(Self {
            token: token.to_owned(),
            workspace_id,
            invitation: invitation.id,
            workspace: name.unwrap_or_default(),
            inviter: inviter.map(|member| plain(member.name.as_str())),
            why,
        })
    }

    /// The page that says so and offers to ask.
    pub(super) fn page(self) -> Response {
        let Self { workspace, .. } = &self;
        let by = self.inviter.as_deref().unwrap_or("Somebody");
        let (status, title, line, button) = match self.why {
            Why::Expired => (
                StatusCode::GONE,
                "This invitation has expired",
                format!(
                    "It could be accepted for a week. Ask {workspace} to send it again; you get a new link then."
                ),
                "Ask for a new link",
            ),
            Why::NeedsApproval => (
                StatusCode::CONFLICT,
                "This invitation has to be confirmed first",
                format!(
                    "{by} invited you. Before you can join, somebody at {workspace} has to say yes once more."
                ),
                "Ask them to confirm it",
            ),
            Why::RoleGone => (
                StatusCode::CONFLICT,
                "The role of this invitation is gone",
                format!(
                    "It was deleted meanwhile. Somebody at {workspace} has to choose another one for you."
                ),
                "Ask them to choose one",
            ),
        };
        let (title, lines) = (title.to_owned(), vec![line]);
        StuckPage { title, lines, action: "/i/ask", button, token: self.token }.page(status)
    }

    /// The page after asking.
    pub(super) fn asked(&self) -> (String, Vec<String>) {
        let lines = vec![
            format!("Whoever looks after invitations at {} sees that you wait.", self.workspace),
            match self.why {
                Why::Expired | Why::RoleGone => "When they answer, you get a mail with a new link.",
                Why::NeedsApproval => {
                    "When they have said yes, this same link lets you join. Try it again later."
                }
            }
            .to_owned(),
        ];
        ("You asked".to_owned(), lines)
    }
}
