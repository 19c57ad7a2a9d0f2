//! People who were members: what is kept of them, so that a removal can be undone.

use super::{Extra, Member, Override, ProjectPart, TeamPart};
use crate::{MemberId, ProjectId, TeamId, Timestamp, limits};
use serde::{Deserialize, Serialize};

/// Somebody who was a member: removed, or gone by themselves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Former {
    /// The member that was; also in the row below, and here for versions that know rows by their id alone.
    pub id: MemberId,
    /// The membership as it was at the end.
    pub member: Member,
    /// When it ended.
    pub left_at: Timestamp,
    /// Who removed them; nobody where they left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub removed_by: Option<MemberId>,
    /// What was theirs.
    pub held: Held,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What was somebody's when they left.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Held {
    /// The projects that they were on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub projects: Vec<HeldProject>,
    /// The teams that they were in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub teams: Vec<HeldTeam>,
    /// The exceptions made for them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<Override>,
}

/// A project that somebody was on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HeldProject {
    /// Which.
    pub project: ProjectId,
    /// As what.
    pub part: ProjectPart,
    /// Whether it was reached by those assigned only.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub private: bool,
    /// Who took it over, where it would have had no owner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passed: Option<Passed<ProjectPart>>,
}

/// A team that somebody was in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HeldTeam {
    /// Which.
    pub team: TeamId,
    /// As what.
    pub part: TeamPart,
    /// Who took it over, where it would have had no manager.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passed: Option<Passed<TeamPart>>,
}

/// To whom something passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passed<Part> {
    /// To this member.
    pub to: MemberId,
    /// What they were there before.
    pub before: Option<Part>,
}

impl Former {
    /// Until when the removal can be undone.
    #[must_use]
    pub fn undo_until(&self) -> Timestamp {
        self.left_at.plus(limits::REMOVAL_UNDO_MS)
    }
}
