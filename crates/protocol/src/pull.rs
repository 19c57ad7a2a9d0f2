//! Changed rows on their way down.

use crate::Generation;
use roster_domain::{Change, Entity, MemberId};
use serde::{Deserialize, Serialize};

/// `GET /api/v1/workspaces/{workspace}/pull`: what changed after a place in the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PullQuery {
    /// The place up to which the device has everything; 0 for nothing yet.
    pub since: u64,
    /// The history in which that place counts; nothing at first.
    pub generation: Option<Generation>,
    /// What the device was allowed to see when it got what it has: the `sight` of its last answer.
    pub sight: Option<u64>,
}

/// The answer to a pull.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PullAnswer {
    /// The server's history.
    pub generation: Generation,
    /// The reader's own member.
    pub me: MemberId,
    /// Stands for what the reader may see. When it differs from the one asked with, everything comes afresh.
    pub sight: u64,
    /// The place up to which this answer leads.
    pub seq: u64,
    /// Whether there is more after `seq`: ask again at once.
    pub more: bool,
    /// What came.
    pub pulled: Pulled,
}

/// Either everything, or what changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Pulled {
    /// Everything that the reader may see; what the device had is forgotten.
    Snapshot {
        /// The rows.
        rows: Vec<Entity>,
    },
    /// What changed after the place asked for.
    Page(Page),
}

/// What changed after the place asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// The changes in the order of the log, the later winning.
    pub changes: Vec<Change>,
}
