//! Invitations.

use super::Extra;
use crate::{EmailAddress, InvitationId, MemberId, Name, RoleId, Timestamp};
use serde::{Deserialize, Serialize};

/// An email, a role, and how far it has come.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Invitation {
    /// The invitation.
    pub id: InvitationId,
    /// Where it goes.
    pub email: EmailAddress,
    /// The invited person's name, where the inviter knew it.
    pub name: Option<Name>,
    /// The role that acceptance gives.
    pub role: RoleId,
    /// Who invited.
    pub invited_by: MemberId,
    /// When.
    pub invited_at: Timestamp,
    /// From this moment on it cannot be accepted; judged when used (A05).
    pub expires_at: Timestamp,
    /// How far it has come.
    pub state: InvitationState,
    /// How its mail fares.
    pub mail: Mail,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// How far an invitation has come. Expiry is not a state but a moment: see [`Invitation::is_open`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum InvitationState {
    /// Nobody has answered.
    Pending,
    /// The person joined.
    Accepted {
        /// As this member.
        member: MemberId,
    },
    /// The person said no.
    Declined,
    /// Someone here took it back.
    Revoked,
}

/// How an invitation's mail fares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Mail {
    /// Waits for the mail server.
    Queued,
    /// Kept on the server, which has no mail server to give it to.
    Kept,
    /// The mail server took it.
    Sent {
        /// When.
        at: Timestamp,
    },
    /// Tried, and to be tried again.
    Retrying {
        /// What the mail server said.
        reason: String,
    },
    /// Refused for good.
    Failed {
        /// What the mail server said.
        reason: String,
    },
}

impl Invitation {
    /// Whether it can still be accepted at this moment.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.state == InvitationState::Pending && now < self.expires_at
    }

    /// Whether it waits for an answer, expired or not.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        self.state == InvitationState::Pending
    }
}
