//! Commands on their way up. Each bears the device's own number; sending twice is harmless, because the server keeps the
//! outcome of each number and gives it again (F05, F06).

use crate::Generation;
use roster_domain::{Command, DeviceId, Refusal, Timestamp};
use serde::{Deserialize, Serialize};

/// `POST /api/v1/workspaces/{workspace}/push`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PushRequest {
    /// The device that made the commands.
    pub device: DeviceId,
    /// At most [`crate::PUSH_ITEMS_MAX`] commands, in the order of their numbers.
    pub items: Vec<PushItem>,
}

/// One command.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PushItem {
    /// The device's number of it within the workspace: 1, 2, 3, ... Never used twice.
    pub n: u64,
    /// When it was made, by the device's clock: for people to read, never to decide by.
    pub made_at: Timestamp,
    /// What is asked.
    pub command: RawCommand,
}

/// A command, or what a server of this version cannot read as one. It is refused by itself; the others of its push go on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum RawCommand {
    /// A command that this version knows.
    Known(Command),
    /// Anything else.
    Unknown(serde_json::Value),
}

/// How much is said about a command that cannot be read, in characters: it is kept with the outcome.
const FAULT_MAX: usize = 200;

impl RawCommand {
    /// What is wrong with a command whose `do` this version knows and whose fields it cannot read (B09). Nothing for one that can
    /// be read, and nothing for one that is not known at all: that is no mistake of whoever sent it.
    #[must_use]
    pub fn malformed(&self) -> Option<String> {
        let Self::Unknown(value) = self else { return None };
        let verb = value.get("do")?.as_str()?;
        // With no field beside it, only the word itself can be what is not known.
        let alone = serde_json::from_value::<Command>(serde_json::json!({ "do": verb }));
        if alone.is_err_and(|error| error.to_string().starts_with("unknown variant")) {
            return None;
        }
        let fault = serde_json::from_value::<Command>(value.clone()).err()?;
        Some(fault.to_string().chars().take(FAULT_MAX).collect())
    }
}

/// The answer to a push: one outcome for each item, in the same order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PushAnswer {
    /// The server's history.
    pub generation: Generation,
    /// What became of each item.
    pub outcomes: Vec<ItemOutcome>,
}

/// What became of one item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ItemOutcome {
    /// The item's number.
    pub n: u64,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a command. Kept by the server, and given again when the command comes again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Outcome {
    /// It stands in the log at this place.
    Accepted {
        /// The place.
        seq: u64,
    },
    /// It was refused; nothing changed.
    Refused {
        /// Why.
        refusal: Refusal,
    },
}
