//! How far the last change has travelled.

use serde::{Deserialize, Serialize};

/// `GET /api/v1/workspaces/{workspace}/reach`: how many devices have a place of the log, for members who may see roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReachQuery {
    /// The place: the `seq` under which a change was accepted.
    pub seq: u64,
}

/// How many devices have that place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReachAnswer {
    /// How many devices there are: of active members, with a session that holds.
    pub devices: u32,
    /// How many of them were given everything up to that place. After a restart of the server this may be too few for as long as
    /// a device has not asked again; one whose line broke while it was given counts until it asks again, which it does at once.
    pub reached: u32,
}
