//! What goes into the sync core and what comes out of it.

use super::{Core, Write};
use roster_domain::{Command, InvitationId, MemberId, Refusal, Timestamp};
use roster_protocol::{Hint, PullAnswer, PullQuery, PushAnswer, PushRequest};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Something that happened to a device's copy.
#[derive(Clone, Debug)]
pub enum Input {
    /// The user did this: all of it is taken or none.
    Submit {
        /// What was done, in order.
        commands: Vec<Command>,
        /// When.
        at: Timestamp,
        /// Until when they are kept back, so that they can be undone without anybody having heard of them.
        held_until: Option<Timestamp>,
    },
    /// The user throws waiting commands away. Without effect on those that are on their way.
    Discard {
        /// Their numbers.
        numbers: Vec<u64>,
    },
    /// The user lets a refused command go.
    Settle {
        /// Its number.
        n: u64,
    },
    /// The user asks for a refused command once more.
    Retry {
        /// Its number.
        n: u64,
        /// When.
        at: Timestamp,
    },
    /// Time passed.
    Tick {
        /// Now.
        at: Timestamp,
    },
    /// The user does not want to wait for the next try.
    SyncNow {
        /// Now.
        at: Timestamp,
    },
    /// The server said how far it is.
    Hint {
        /// What it said.
        hint: Hint,
        /// Now.
        at: Timestamp,
    },
    /// The line for hints is open.
    Listening {
        /// Now.
        at: Timestamp,
    },
    /// A push was answered.
    PushAnswered {
        /// Which.
        flight: u64,
        /// How.
        answer: PushAnswer,
        /// Now.
        at: Timestamp,
    },
    /// A pull was answered.
    PullAnswered {
        /// Which.
        flight: u64,
        /// How.
        answer: Box<PullAnswer>,
        /// Now.
        at: Timestamp,
    },
    /// A push, a pull or the line for hints (flight 0) came to nothing.
    Failed {
        /// Which.
        flight: u64,
        /// Why.
        fault: LineFault,
        /// Now.
        at: Timestamp,
        /// A random number of 0 to 999, so that devices do not come back all at once.
        jitter: u16,
    },
}

/// Why nothing came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineFault {
    /// Nobody answers, or what answers is not a Roster server (F15): try again.
    Unreachable,
    /// The server is there and cannot now: try again.
    Busy,
    /// The session has ended. Not a rejection of what was sent (F16).
    SignedOut,
    /// The server wants a newer app.
    TooOld,
    /// The workspace is gone, or this account is no longer in it.
    Gone,
}

/// The line to the server.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Line {
    /// Not heard since the start.
    #[default]
    Starting,
    /// Heard, and nothing is on its way.
    Online,
    /// Something is on its way.
    Syncing,
    /// Nobody answers; it will be tried again.
    Offline,
    /// The session has ended.
    SignedOut,
    /// The server wants a newer app.
    TooOld,
    /// The workspace is gone, or this account is no longer in it.
    Gone,
}

/// One command that the server has not answered, or that a pull has not covered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The device's number of it.
    pub n: u64,
    /// What was asked.
    pub command: Command,
    /// When.
    pub made_at: Timestamp,
    /// How far it is.
    pub state: EntryState,
    /// Until when it is kept back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held_until: Option<Timestamp>,
}

/// The longest that anything is kept back, in milliseconds. A clock that was set back must not make it longer.
pub const HOLD_MS_MAX: i64 = 10_000;

impl Entry {
    /// Whether it is kept back at this moment.
    #[must_use]
    pub fn is_held(&self, now: Timestamp) -> bool {
        self.held_until.is_some_and(|until| now < until && until <= now.plus(HOLD_MS_MAX))
    }
}

/// How far a waiting command is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum EntryState {
    /// Never sent: it can still be thrown away.
    Waiting,
    /// Sent at least once, and perhaps at the server. Written before it is sent, so that a crash does not make it look unsent.
    Sent,
    /// In the server's log; it leaves when a pull has come that far, so that nothing flickers.
    Accepted {
        /// The place in the log.
        seq: u64,
    },
}

/// One command that the server refused.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RefusedEntry {
    /// The device's number of it.
    pub n: u64,
    /// What was asked.
    pub command: Command,
    /// When.
    pub made_at: Timestamp,
    /// Whom or what it was about, in the words of that moment: the row may be gone since.
    pub subject: String,
    /// Why not.
    pub refusal: Refusal,
}

/// Something to send.
#[derive(Clone, Debug, PartialEq)]
pub enum Send {
    /// Commands.
    Push {
        /// To be named in the answer.
        flight: u64,
        /// What.
        request: PushRequest,
    },
    /// A question for what changed.
    Pull {
        /// To be named in the answer.
        flight: u64,
        /// What.
        query: PullQuery,
    },
}

/// A kind of thing that changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Touched {
    /// Members and invitations.
    People,
    /// Roles.
    Roles,
    /// The workspace itself.
    Workspace,
    /// What waits.
    Outbox,
    /// What was refused.
    Attention,
}

/// Something to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happened {
    /// The view changed.
    Changed(BTreeSet<Touched>),
    /// These members joined since the last pull.
    Joined(Vec<MemberId>),
    /// These invitations became somebody's answer "no".
    Declined(Vec<InvitationId>),
    /// The server refused so many commands.
    Refused(usize),
    /// The line to the server, or what is said of it, changed.
    LineChanged,
}

/// What follows from an input, to be done in this order: write, take the state, send, tell.
#[derive(Debug)]
pub struct Step {
    /// The next state.
    pub core: Core,
    /// What to write before anything else.
    pub writes: Vec<Write>,
    /// What to send.
    pub sends: Vec<Send>,
    /// What to tell.
    pub happened: Vec<Happened>,
}

impl From<Core> for Step {
    fn from(core: Core) -> Self {
        Self { core, writes: Vec::new(), sends: Vec::new(), happened: Vec::new() }
    }
}
