//! What crosses the wire between a device and the server: envelopes, their version and their limits. No rule lives here.
//!
//! Commands go up (`push`), changed rows come down (`pull`), and a hint says when it is worth asking (`live`). Every answer
//! carries the server's generation, also an empty one, so that an idle device notices when the server was restored from
//! a backup (F10).
//!
//! Beside devices, other applications ask who may do what (`check`), by keys that are made for them.

mod account;
mod address;
mod check;
mod departure;
mod hello;
mod key;
mod live;
mod mail;
mod own;
mod problem;
mod pull;
mod push;
mod reach;

pub use account::{Membership, Refresh, Renewed, Session, SessionNotice, SignIn, SignUp};
pub use address::{ChangeAddress, WorkspaceAddress};
pub use check::{
    BatchedAnswer, Behind, BehindCode, CHECKS_MAX, Check, CheckAnswer, CheckBatch,
    CheckBatchAnswer, CheckCode, CheckRequest, ExplainAnswer, PermissionsAnswer, PermissionsQuery,
    Reason, Who,
};
pub use departure::DepartureFacts;
pub use hello::{Generation, Hello, PROTOCOL, PROTOCOL_HEADER};
pub use key::{ApiKey, KEY_NAME_MAX, KEY_PREFIX, KEYS_MAX, KeyScope, MadeKey, NewKey};
pub use live::Hint;
pub use mail::KeptMail;
pub use own::{
    ChangeEmail, ChangePassword, Exchange, FactorConfirm, FactorOffer, Invite, OwnAccount,
    OwnSession, RecoveryCodes, StepUp, VerifyMailbox,
};
pub use problem::{Problem, ProblemCode};
pub use pull::{Page, PullAnswer, PullQuery, Pulled};
pub use push::{ItemOutcome, Outcome, PushAnswer, PushItem, PushRequest, RawCommand};
pub use reach::{ReachAnswer, ReachQuery};

/// The most commands in one push.
pub const PUSH_ITEMS_MAX: usize = 500;

/// The most bytes of one request's body.
pub const BODY_BYTES_MAX: usize = 1024 * 1024;

/// The most log entries in one page of a pull; a device further behind gets a snapshot or asks again.
pub const PULL_ENTRIES_MAX: usize = 1_000;
