//! The accounts that this device knows: where their servers are and which workspaces they lead to. Nothing secret stands here.

use crate::views::Place;
use roster_domain::{AccountId, DeviceId, MemberId, Timestamp, WorkspaceId};
use roster_protocol::Membership;
use serde::{Deserialize, Serialize};

/// One account on this device.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Account {
    /// The account.
    pub id: AccountId,
    /// Where its server is.
    pub place: Place,
    /// The person's name.
    pub name: String,
    /// What the person signs in with.
    pub email: String,
    /// The id of this device for this account.
    pub device: DeviceId,
    /// Its workspaces, the oldest membership first.
    pub workspaces: Vec<Known>,
    /// The address that was asked for here and has not said yes so far.
    #[serde(default)]
    pub wanted_email: Option<WantedEmail>,
}

/// Another address to sign in with, asked for on this device.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WantedEmail {
    /// The address.
    pub email: String,
    /// Until when its mailbox can say yes.
    pub until: Timestamp,
}

/// One workspace of an account, as it was last seen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Known {
    /// The workspace.
    pub id: WorkspaceId,
    /// Its name.
    pub name: String,
    /// The account's own member.
    pub member: MemberId,
    /// The name of the account's role, once it was pulled.
    #[serde(default)]
    pub role: String,
}

impl From<Membership> for Known {
    fn from(membership: Membership) -> Self {
        let Membership { workspace, name, member } = membership;
        Self { id: workspace, name, member, role: String::new() }
    }
}

impl Account {
    /// A name for this account that is the same on each start, and no two accounts share.
    #[must_use]
    pub fn folder(&self) -> String {
        self.id.to_string()
    }
}
