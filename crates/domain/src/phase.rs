//! What an invitation is at a moment: the one place where that is worked out. Nothing of it is stored, so that nobody can hold an
//! outdated copy of it.

use crate::{
    Invitation, InvitationState, Mail, Question, Timestamp, Workspace, allowed, covers, permission,
};
use serde::{Deserialize, Serialize};

/// What an invitation is, in a workspace as it is, at a moment. `docs/invitations.md` draws how one leads to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Pending, and its mail has not left the server.
    Waiting,
    /// Can be accepted or declined.
    Pending,
    /// Somebody joined by it.
    Accepted,
    /// The invited person said no.
    Declined,
    /// Its week is over, or the membership that it gives would be (A05).
    Expired,
    /// Somebody here took it back.
    Revoked,
    /// Its mail was refused for good, or never taken.
    Bounced,
    /// Whoever vouches for it may not give its role any more, or the role is gone (A08, A09).
    NeedsApproval,
}

impl Phase {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Waiting,
        Self::Pending,
        Self::Accepted,
        Self::Declined,
        Self::Expired,
        Self::Revoked,
        Self::Bounced,
        Self::NeedsApproval,
    ];
}

impl Invitation {
    /// What this invitation is at this moment. Of several that hold, the one that has to be mended first.
    #[must_use]
    pub fn phase(&self, workspace: &Workspace, now: Timestamp) -> Phase {
        match self.state {
            InvitationState::Accepted { .. } => Phase::Accepted,
            InvitationState::Declined => Phase::Declined,
            InvitationState::Revoked => Phase::Revoked,
            InvitationState::Pending if !self.is_open(now) => Phase::Expired,
            InvitationState::Pending if !self.is_vouched_for(workspace, now) => {
                Phase::NeedsApproval
            }
            InvitationState::Pending => match self.mail {
                Mail::Queued | Mail::Retrying { .. } => Phase::Waiting,
                Mail::Failed { .. } => Phase::Bounced,
                Mail::Kept | Mail::Sent { .. } => Phase::Pending,
            },
        }
    }

    /// Whether whoever vouches for it could invite to its role, as both are today.
    #[must_use]
    pub fn is_vouched_for(&self, workspace: &Workspace, now: Timestamp) -> bool {
        let question = Question::new(self.voucher(), permission::MEMBERS_INVITE, now);
        match (workspace.member(self.voucher()), workspace.role(self.role)) {
            (Some(member), Some(role)) => {
                allowed(workspace, &question) && covers(workspace, member, role)
            }
            _ => false,
        }
    }
}
