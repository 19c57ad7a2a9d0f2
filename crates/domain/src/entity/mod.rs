//! What a workspace is made of: rows, each whole, each keeping the fields that this version does not know.

mod batch;
mod former;
mod invitation;
mod member;
mod profile;
mod project;
mod role;
mod team;

pub use batch::Batch;
pub use former::{Former, Held, HeldProject, HeldTeam, Passed};
pub use invitation::{Invitation, InvitationState, Mail};
pub use member::{Member, MemberStatus};
pub use profile::{Profile, Subscription};
pub use project::{Override, OverrideSubject, Project, ProjectPart};
pub use role::{MenuEntry, Role, RoleKind, RoleTest, TestPlace};
pub use team::{Team, TeamPart};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Fields that a newer version wrote and this one does not know. They travel along untouched.
pub type Extra = BTreeMap<String, Value>;

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
    /// What invitations that were sent together have in common.
    Batch(Batch),
    /// A project.
    Project(Project),
    /// An exception on a project.
    Override(Override),
    /// A team.
    Team(Team),
    /// Somebody who was a member.
    Former(Former),
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
            Self::Batch(row) => ("batch", row.id.0),
            Self::Project(row) => ("project", row.id.0),
            Self::Override(row) => ("override", row.id.0),
            Self::Team(row) => ("team", row.id.0),
            Self::Former(row) => ("former", row.id.0),
            Self::Other(row) => (row.kind.as_str(), row.id),
        };
        EntityKey { kind: kind.to_owned(), id }
    }
}

/// What a decision does to a workspace. A `Put` carries the whole new row, so that applying it needs no rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(
    clippy::large_enum_variant,
    reason = "nearly every change puts a row; a box around it would cost an allocation each time"
)]
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
