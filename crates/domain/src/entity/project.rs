//! Projects, as far as access depends on them, and the explicit exceptions made on one of them.

use super::Extra;
use crate::{MemberId, Name, OverrideId, ProjectId, RoleId, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A project. Who is assigned to it reaches it; so does who may view all projects (R34).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Project {
    /// The project.
    pub id: ProjectId,
    /// Its name.
    pub name: Name,
    /// Whose it is; that counts as assigned, and is no source of permissions (C2).
    pub owner: MemberId,
    /// Who else is assigned.
    pub assigned: BTreeSet<MemberId>,
    /// When it was made.
    pub created_at: Timestamp,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Project {
    /// Whether this member is assigned to it.
    #[must_use]
    pub fn is_assigned(&self, member: MemberId) -> bool {
        self.owner == member || self.assigned.contains(&member)
    }
}

/// One explicit row on one project: a permission given to, or taken from, a member or a role there. It does not cascade (C3).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Override {
    /// The row.
    pub id: OverrideId,
    /// On this project only.
    pub project: ProjectId,
    /// For whom.
    pub subject: OverrideSubject,
    /// The key of the permission.
    pub permission: String,
    /// Given (true) or taken (false).
    pub allow: bool,
    /// Who made it.
    pub made_by: MemberId,
    /// When.
    pub made_at: Timestamp,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// For whom an override is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "is", content = "id", rename_all = "snake_case")]
pub enum OverrideSubject {
    /// One member. Beats what stands there for the member's role.
    Member(MemberId),
    /// Everybody with a role.
    Role(RoleId),
}
