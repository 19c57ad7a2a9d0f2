//! What a workspace is made of: rows, each whole, each keeping the fields that this version does not know.

use crate::{
    AccountId, EmailAddress, InvitationId, MemberId, Name, PermissionSet, RoleId, Timestamp,
    WorkspaceId,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Fields that a newer version wrote and this one does not know. They travel along untouched.
pub type Extra = BTreeMap<String, Value>;

/// The workspace itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// The workspace.
    pub id: WorkspaceId,
    /// Its name.
    pub name: Name,
    /// What is paid for.
    pub subscription: Subscription,
    /// When it was founded.
    pub founded_at: Timestamp,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What is paid for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Subscription {
    /// The plan's key.
    pub plan: String,
    /// How many seats were bought, on plans that sell them one by one.
    pub seats_bought: Option<u32>,
    /// When the trial ends, on the trial.
    pub trial_ends_at: Option<Timestamp>,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

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

/// A named set of permissions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Role {
    /// The role.
    pub id: RoleId,
    /// Its name.
    pub name: Name,
    /// Where it comes from, and what protects it. Named `origin` in JSON, where `kind` is the row's own.
    #[serde(rename = "origin")]
    pub kind: RoleKind,
    /// What is on. Owner and Co-owner have what their kind says, whatever stands here.
    pub grants: PermissionSet,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Where a role comes from, and what protects it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoleKind {
    /// Everything; cannot be changed or deleted.
    Owner,
    /// Everything but deleting and transferring the workspace; cannot be changed or deleted.
    CoOwner,
    /// Ships with every workspace; can be changed, not deleted.
    BuiltIn,
    /// Made here, or from a ready role.
    Custom,
}

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

/// One row of a workspace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Entity {
    /// The workspace itself.
    Profile(Profile),
    /// A role.
    Role(Role),
    /// A member.
    Member(Member),
    /// An invitation.
    Invitation(Invitation),
    /// A row of a kind that this version does not know. Kept, never read.
    #[serde(untagged)]
    Other(OtherEntity),
}

/// A row of a kind that this version does not know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OtherEntity {
    /// Its kind.
    pub kind: String,
    /// Its id.
    pub id: Uuid,
    /// The rest of it.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The kind of a row, as it stands in keys.
pub type EntityKind = String;

/// What names a row within its workspace.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntityKey {
    /// The row's kind.
    pub kind: EntityKind,
    /// The row's id.
    pub id: Uuid,
}

impl Entity {
    /// What names this row.
    #[must_use]
    pub fn key(&self) -> EntityKey {
        let (kind, id) = match self {
            Self::Profile(row) => ("profile", row.id.0),
            Self::Role(row) => ("role", row.id.0),
            Self::Member(row) => ("member", row.id.0),
            Self::Invitation(row) => ("invitation", row.id.0),
            Self::Other(row) => (row.kind.as_str(), row.id),
        };
        EntityKey { kind: kind.to_owned(), id }
    }
}

/// What a decision does to a workspace. A `Put` carries the whole new row, so that applying it needs no rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// This row is so now.
    Put(Entity),
    /// This row is gone.
    Delete(EntityKey),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_kinds_of_a_newer_version_survive() {
        let role = r#"{"kind":"role","id":"01890000-0000-7000-8000-000000000001","name":"Designer","origin":"custom","grants":["future.key"],"colour":"teal"}"#;
        let entity: Entity = serde_json::from_str(role).unwrap();
        assert!(matches!(entity, Entity::Role(_)));
        assert_eq!(serde_json::to_string(&entity).unwrap(), role);
        let other = r#"{"kind":"pigeon","id":"01890000-0000-7000-8000-000000000002","wings":2}"#;
        let entity: Entity = serde_json::from_str(other).unwrap();
        assert_eq!(entity.key().kind, "pigeon");
        assert_eq!(serde_json::to_string(&entity).unwrap(), other);
    }
}
