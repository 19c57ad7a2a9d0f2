//! Batches: many invitations that somebody sent together.

use super::Extra;
use crate::{BatchId, MemberId, Message, Name, Timestamp};
use serde::{Deserialize, Serialize};

/// What invitations that were sent together have in common. Which they are, each of them says itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Batch {
    /// The batch.
    pub id: BatchId,
    /// Its name, such as the file's that it came from.
    pub name: Name,
    /// Who sent it.
    pub made_by: MemberId,
    /// When.
    pub made_at: Timestamp,
    /// What the sender wrote to everybody in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<Message>,
    /// How many invitations the sender meant to send; some may have been refused.
    pub rows: u32,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}
