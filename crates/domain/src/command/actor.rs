//! Who asks, when, and the small things that several commands say.

use crate::{AccountId, EmailAddress, MemberId, Name, ProjectId, TeamId, Timestamp};
use serde::{Deserialize, Serialize};

/// The end of a membership.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// It has none.
    Never,
    /// At this moment.
    At(Timestamp),
}

impl End {
    /// The moment; nothing where it has none.
    #[must_use]
    pub fn moment(self) -> Option<Timestamp> {
        match self {
            Self::Never => None,
            Self::At(moment) => Some(moment),
        }
    }
}

/// Who asks.
#[derive(Clone, Debug, PartialEq)]
pub enum Actor {
    /// A member, with the rights of today.
    Member(MemberId),
    /// A person with an account, who is (or will be) not yet a member.
    Invitee(Invitee),
    /// The server itself.
    Server,
}

/// A person who answers an invitation.
#[derive(Clone, Debug, PartialEq)]
pub struct Invitee {
    /// The account.
    pub account: AccountId,
    /// The email that the account signs in with.
    pub email: EmailAddress,
    /// The account's name.
    pub name: Name,
}

/// Everything that is not pure: the moment of the decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Now.
    pub at: Timestamp,
}

/// Who takes over one thing of somebody who leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heir {
    /// What is taken over.
    pub what: Heirloom,
    /// By whom.
    pub to: MemberId,
}

/// Something that must not stay without anybody in charge (R169, R171).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "is", content = "id", rename_all = "snake_case")]
pub enum Heirloom {
    /// A project: its owner.
    Project(ProjectId),
    /// A team: its manager.
    Team(TeamId),
}
