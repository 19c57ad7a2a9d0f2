//! The workspace's own row.

use super::Extra;
use crate::{Name, Timestamp, WorkspaceId};
use serde::{Deserialize, Serialize};

/// The workspace itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// The workspace.
    pub id: WorkspaceId,
    /// Its name.
    pub name: Name,
    /// What is paid for.
    pub subscription: Subscription,
    /// When it was founded.
    pub founded_at: Timestamp,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What is paid for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Subscription {
    /// The plan's key.
    pub plan: String,
    /// How many seats were bought, on plans that sell them one by one.
    pub seats_bought: Option<u32>,
    /// When the trial ends, on the trial.
    pub trial_ends_at: Option<Timestamp>,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}
