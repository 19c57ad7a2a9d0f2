//! Teams: people of a workspace who belong together. A team opens nothing: what somebody may do follows from the role (C2).

use super::Extra;
use crate::{MemberId, Name, TeamId, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A team (R159).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Team {
    /// The team.
    pub id: TeamId,
    /// Its name.
    pub name: Name,
    /// Who manages it: one at least.
    pub managers: BTreeSet<MemberId>,
    /// Who else is in it.
    pub members: BTreeSet<MemberId>,
    /// When it was made.
    pub created_at: Timestamp,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What somebody is in a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TeamPart {
    /// In it.
    Member,
    /// Says who is in it, and what it is called.
    Manager,
}

impl Team {
    /// What a member is in it; nothing where not in it.
    #[must_use]
    pub fn part_of(&self, member: MemberId) -> Option<TeamPart> {
        if self.managers.contains(&member) {
            Some(TeamPart::Manager)
        } else {
            self.members.contains(&member).then_some(TeamPart::Member)
        }
    }

    /// Whether this member alone manages it.
    #[must_use]
    pub fn is_sole_manager(&self, member: MemberId) -> bool {
        self.managers.len() == 1 && self.managers.contains(&member)
    }

    /// The team with another part for a member; nothing where that would leave it without manager.
    #[must_use]
    pub fn with_part(&self, member: MemberId, part: Option<TeamPart>) -> Option<Self> {
        let mut after = self.clone();
        after.managers.remove(&member);
        after.members.remove(&member);
        match part {
            Some(TeamPart::Manager) => {
                after.managers.insert(member);
            }
            Some(TeamPart::Member) => {
                after.members.insert(member);
            }
            None => {}
        }
        (!after.managers.is_empty()).then_some(after)
    }

    /// The team that `to` manages in the place of `from`, who is not in it any more.
    #[must_use]
    pub fn passed(&self, from: MemberId, to: MemberId) -> Self {
        let with_heir = self.with_part(to, Some(TeamPart::Manager));
        let passed = with_heir.and_then(|team| team.with_part(from, None));
        passed.unwrap_or_else(|| self.clone())
    }
}
