//! The log's entries and the chain of hashes that holds them together. Knows neither who decides nor where they are kept.

use crate::store::Fault;
use roster_domain::{
    AccountId, Actor, Change, Command, DeviceId, MemberId, Timestamp, WorkspaceId,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// One entry of a workspace's log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LogEntry {
    /// The workspace.
    pub workspace: WorkspaceId,
    /// The entry's place: 1, 2, 3, ...
    pub seq: u64,
    /// When it was decided, by the server's clock.
    pub at: Timestamp,
    /// Who asked.
    pub actor: LoggedActor,
    /// From which device, and under which number of its own.
    pub origin: Option<Origin>,
    /// What was asked.
    pub cause: Cause,
    /// What changed.
    pub changes: Vec<Change>,
    /// The hash of the entry before, in hexadecimal; zeros for the first.
    pub before: String,
}

/// Who asked, as the log keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "who", rename_all = "snake_case")]
pub enum LoggedActor {
    /// A member.
    Member {
        /// Which.
        member: MemberId,
    },
    /// A person with an account who answered an invitation.
    Invitee {
        /// The account.
        account: AccountId,
    },
    /// The server itself.
    Server,
}

/// The device that asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The device.
    pub device: DeviceId,
    /// Its number of the command.
    pub n: u64,
    /// When the device made it, by its own clock.
    pub made_at: Timestamp,
}

/// What an entry comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Cause {
    /// The workspace began.
    Founding,
    /// The server filled a made-up workspace.
    Seeding,
    /// A command was allowed.
    Command {
        /// Which.
        command: Command,
    },
}

impl From<&Actor> for LoggedActor {
    fn from(actor: &Actor) -> Self {
        match actor {
            Actor::Member(member) => Self::Member { member: *member },
            Actor::Invitee(invitee) => Self::Invitee { account: invitee.account },
            Actor::Server => Self::Server,
        }
    }
}

impl LogEntry {
    /// The entry as text, which is what is kept and hashed.
    ///
    /// # Errors
    /// Never in practice: everything in an entry can be written as JSON.
    pub fn text(&self) -> Result<String, Fault> {
        serde_json::to_string(self).map_err(|error| Fault::Damaged(error.to_string()))
    }

    /// Reads an entry as it was kept.
    ///
    /// # Errors
    /// When the text is not an entry.
    pub fn from_text(text: &str) -> Result<Self, Fault> {
        serde_json::from_str(text).map_err(|error| Fault::Damaged(format!("a log entry: {error}")))
    }
}

/// The hash of an entry's text, which the next entry bears.
#[must_use]
pub fn hash_of(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

/// Whether each entry bears the hash of the one before it, and no place is left out.
#[must_use]
pub fn chain_holds(texts: &[String]) -> bool {
    let mut before = [0; 32];
    for (place, text) in (1..).zip(texts) {
        match LogEntry::from_text(text) {
            Ok(entry) if entry.seq == place && entry.before == hex::encode(before) => {
                before = hash_of(text)
            }
            _ => return false,
        }
    }
    true
}
