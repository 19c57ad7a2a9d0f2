//! Hints, by which a device knows when it is worth pulling.

use crate::Generation;
use roster_domain::WorkspaceId;
use serde::{Deserialize, Serialize};

/// The data of a `hint` event on `GET /api/v1/workspaces/{workspace}/live`. One comes at once on connecting, one after each
/// change, and a comment line every fifteen seconds keeps the line open. A hint may be lost or doubled without harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hint {
    /// The workspace.
    pub workspace: WorkspaceId,
    /// How far its log reaches.
    pub seq: u64,
    /// The server's history.
    pub generation: Generation,
}
