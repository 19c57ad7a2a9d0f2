//! What only the server knows of somebody who may be removed, beside what every device works out by itself.

use serde::{Deserialize, Serialize};

/// What else ends with a membership.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DepartureFacts {
    /// On how many devices the person is signed in.
    pub devices: u32,
    /// How many projects the person owns alone that whoever asks cannot see, as they were brought along and not shared (R154).
    /// They pass to the remover with the removal (R155).
    pub unseen_projects: u32,
}
