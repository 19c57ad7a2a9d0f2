//! Invitations.

use super::Extra;
use crate::{BatchId, EmailAddress, InvitationId, MemberId, Name, RoleId, Timestamp};
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
    /// Who vouches for it now, where that is somebody else than who invited. See [`Invitation::voucher`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vouched_by: Option<MemberId>,
    /// The batch that it belongs to, where it was one of many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub batch: Option<BatchId>,
    /// When the membership that acceptance gives ends, where it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_at: Option<Timestamp>,
    /// When the invited person last asked for a new link, or for somebody to vouch; gone when somebody here has answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_at: Option<Timestamp>,
    /// How many mails were asked for, to this address. Rows older than this field say 0.
    #[serde(default, skip_serializing_if = "is_none_yet")]
    pub sendings: u32,
    /// When a link was last made to be sent or handed over; nothing before the second time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_sending_at: Option<Timestamp>,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The last thing that happened to an invitation. What it is now follows from this, the workspace and the moment: see
/// [`Invitation::phase`].
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

impl Mail {
    /// Whether it still waits to be taken by the mail server.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        matches!(self, Self::Queued | Self::Retrying { .. })
    }
}

impl Invitation {
    /// Whether its week lasts at this moment, and the membership that it gives would not be over already.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.is_pending() && now < self.expires_at && self.ends_at.is_none_or(|end| now < end)
    }

    /// Whose word it stands on: who invited, or whoever sent it again, changed or approved it since.
    #[must_use]
    pub fn voucher(&self) -> MemberId {
        self.vouched_by.unwrap_or(self.invited_by)
    }

    /// Whether it waits for an answer, expired or not.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        self.state == InvitationState::Pending
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
fn is_none_yet(count: &u32) -> bool {
    *count == 0
}
