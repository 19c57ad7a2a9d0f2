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
    /// Whose it is; that counts as assigned, and is no source of permissions elsewhere (C2).
    pub owner: MemberId,
    /// Who owns it as well.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub co_owners: BTreeSet<MemberId>,
    /// Who else is assigned.
    pub assigned: BTreeSet<MemberId>,
    /// Who of the assigned may look at it only.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub viewers: BTreeSet<MemberId>,
    /// When it was made.
    pub created_at: Timestamp,
    /// Since when it is archived; active where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archived_at: Option<Timestamp>,
    /// Whether its owner brought it along and has not shared it yet: then only who is assigned reaches it (R153, R154).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub private: bool,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What somebody is on a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProjectPart {
    /// May look at it; whatever the role says, nothing more.
    Viewer,
    /// May do on it what the role says.
    Editor,
    /// The same, and runs it: its name, its people, its end.
    Owner,
}

impl Project {
    /// A new project, with nobody on it but its owner.
    #[must_use]
    pub fn new(id: ProjectId, name: Name, owner: MemberId, created_at: Timestamp) -> Self {
        Self {
            id,
            name,
            owner,
            co_owners: BTreeSet::new(),
            assigned: BTreeSet::new(),
            viewers: BTreeSet::new(),
            created_at,
            archived_at: None,
            private: false,
            extra: Extra::new(),
        }
    }

    /// Everybody who is on it, each once.
    pub fn people(&self) -> impl Iterator<Item = MemberId> {
        let owners = std::iter::once(self.owner).chain(self.co_owners.iter().copied());
        let others = self.assigned.iter().copied().filter(|member| !self.is_owner(*member));
        owners.chain(others)
    }

    /// Whether this member is assigned to it.
    #[must_use]
    pub fn is_assigned(&self, member: MemberId) -> bool {
        self.is_owner(member) || self.assigned.contains(&member)
    }

    /// Whether it is this member's, alone or with others.
    #[must_use]
    pub fn is_owner(&self, member: MemberId) -> bool {
        self.owner == member || self.co_owners.contains(&member)
    }

    /// Whether it is this member's alone.
    #[must_use]
    pub fn is_sole_owner(&self, member: MemberId) -> bool {
        self.owner == member && self.co_owners.is_empty()
    }

    /// Whether it counts as active (R172). One that was brought along does so from the moment it is shared or taken over.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.archived_at.is_none() && !self.private
    }

    /// What a member is on it; nothing where not assigned.
    #[must_use]
    pub fn part_of(&self, member: MemberId) -> Option<ProjectPart> {
        if self.is_owner(member) {
            Some(ProjectPart::Owner)
        } else if !self.assigned.contains(&member) {
            None
        } else if self.viewers.contains(&member) {
            Some(ProjectPart::Viewer)
        } else {
            Some(ProjectPart::Editor)
        }
    }

    /// The project with another part for a member; nothing where that would leave it without owner.
    #[must_use]
    pub fn with_part(&self, member: MemberId, part: Option<ProjectPart>) -> Option<Self> {
        let mut after = self.clone();
        if part == Some(ProjectPart::Owner) {
            if !after.is_owner(member) {
                after.co_owners.insert(member);
            }
        } else if after.owner == member {
            after.owner = after.co_owners.pop_first()?;
        } else {
            after.co_owners.remove(&member);
        }
        after.assigned.remove(&member);
        after.viewers.remove(&member);
        if matches!(part, Some(ProjectPart::Editor | ProjectPart::Viewer)) {
            after.assigned.insert(member);
        }
        if part == Some(ProjectPart::Viewer) {
            after.viewers.insert(member);
        }
        Some(after)
    }

    /// The project of which `to` owns what `from` owned alone; `from` is nothing on it any more.
    #[must_use]
    pub fn passed(&self, from: MemberId, to: MemberId) -> Self {
        let with_heir = self.with_part(to, Some(ProjectPart::Owner));
        let passed = with_heir.and_then(|project| project.with_part(from, None));
        passed.map_or_else(|| self.clone(), |passed| Self { private: false, ..passed })
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
