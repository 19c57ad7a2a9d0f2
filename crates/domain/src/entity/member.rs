//! Members.

use super::Extra;
use crate::{AccountId, EmailAddress, MemberId, Name, RoleId, Timestamp};
use serde::{Deserialize, Serialize};

/// An account inside the workspace, with exactly one role (R55). Active ones take a seat (R3).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Member {
    /// The member.
    pub id: MemberId,
    /// Whose membership it is.
    pub account: AccountId,
    /// The person's name here.
    pub name: Name,
    /// Where others write to; not what the person signs in with (R20).
    pub contact_email: EmailAddress,
    /// The one role.
    pub role: RoleId,
    /// Whether the membership counts.
    pub status: MemberStatus,
    /// When it began.
    pub joined_at: Timestamp,
    /// When it ends, where it does; from this moment on it does not count, whatever `status` says. Owners have no end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_at: Option<Timestamp>,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Whether a membership counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MemberStatus {
    /// Has access and takes a seat.
    Active,
    /// Has neither; everything is kept.
    Suspended,
}

impl Member {
    /// Whether the membership counts at this moment.
    #[must_use]
    pub fn is_active(&self, now: Timestamp) -> bool {
        self.status == MemberStatus::Active && !self.is_over(now)
    }

    /// Whether its end has come.
    #[must_use]
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.ends_at.is_some_and(|end| end <= now)
    }
}
