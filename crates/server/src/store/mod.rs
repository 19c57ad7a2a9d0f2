//! What the sequencer needs of a store, and what one append is made of. Knows no database and no rule.

pub mod memory;
pub mod sql;

pub use memory::{MemorySnapshot, MemoryStore};
pub use sql::SqlStore;

use crate::log::LogEntry;
use roster_domain::{
    AccountId, Change, DeviceId, EmailAddress, Entity, InvitationId, MemberId, Name, Timestamp,
    WorkspaceId,
};
use roster_protocol::{Generation, Outcome};
use std::{borrow::Cow, collections::BTreeMap, future::Future};
use uuid::Uuid;

/// Why something could not be done that no rule forbids.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The store failed.
    #[error("the store failed: {0}")]
    Store(#[from] sqlx::Error),
    /// What the store holds cannot be read as what it should be.
    #[error("the store holds what cannot be read: {0}")]
    Damaged(String),
    /// There is no such workspace.
    #[error("there is no such workspace")]
    NoWorkspace,
    /// There is a workspace with this id.
    #[error("there is a workspace with this id")]
    WorkspaceExists,
    /// There is an account with this email.
    #[error("there is an account with this email")]
    AccountExists,
    /// Other nodes were faster, again and again.
    #[error("too many writers at once")]
    Contended,
    /// A part of the server is gone that should be there.
    #[error("the server is shutting down or broken: {0}")]
    Broken(String),
}

impl Fault {
    /// Whether the database asks for the same once more: a transaction was in the way of another (F23).
    #[must_use]
    pub fn is_passing(&self) -> bool {
        matches!(self.code().as_deref(), Some("40001" | "40P01"))
    }

    /// Whether the line to the database broke. What was not being committed has not happened.
    #[must_use]
    pub fn is_lost_line(&self) -> bool {
        match self {
            Self::Store(sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::Protocol(_)) => {
                true
            }
            // "The connection is broken", and "the server is going down" in three forms.
            _ => self.code().is_some_and(|code| {
                code.starts_with("08") || matches!(&*code, "57P01" | "57P02" | "57P03")
            }),
        }
    }

    /// Whether the database itself said that what was to be committed is undone.
    #[must_use]
    pub fn is_final(&self) -> bool {
        self.code().is_some_and(|code| {
            code.starts_with("23") || (code.starts_with("40") && code != "40003")
        })
    }

    fn code(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Store(sqlx::Error::Database(error)) => error.code(),
            _ => None,
        }
    }
}

/// Why an append was not made. Nothing of it stands in the store then.
#[derive(Debug, thiserror::Error)]
pub enum AppendFault {
    /// The log reaches further than the append assumed, or the device was bound meanwhile: load and decide again.
    #[error("another writer was faster")]
    Raced,
    /// Anything else.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// A workspace as the store has it.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// How far its log reaches.
    pub seq: u64,
    /// The hash of the last entry.
    pub head: [u8; 32],
    /// Its rows.
    pub rows: Vec<Entity>,
}

/// The outcome of one number of one device.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptOutcome {
    /// The hash of the command that bore the number.
    pub command: [u8; 32],
    /// What became of it.
    pub outcome: Outcome,
}

/// What a device asked for in a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Pushed {
    /// The device.
    pub device: DeviceId,
    /// Its account: bound to each other from now on.
    pub account: AccountId,
    /// What became of its numbers; at least one.
    pub outcomes: Vec<(u64, KeptOutcome)>,
}

/// An account that is to be made in the same step; or one that is known, whose mailbox is proven in it.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// Its id.
    pub id: AccountId,
    /// The person's name.
    pub name: Name,
    /// The email to sign in with.
    pub email: EmailAddress,
    /// The password's hash as a PHC string; nothing for an account that only the embedding app opens.
    pub password_hash: Option<String>,
    /// When it is made.
    pub at: Timestamp,
    /// When it was proven that the mailbox is the account's own.
    pub verified_at: Option<Timestamp>,
    /// The account is there already: only its mailbox is proven, and nothing else of it is touched (A14).
    pub is_known: bool,
}

/// An account comes to belong to a workspace, or ceases to.
#[derive(Clone, Debug)]
pub enum Belonging {
    /// It belongs from now on.
    Begins {
        /// The account.
        account: AccountId,
        /// As which member.
        member: MemberId,
        /// Since when.
        at: Timestamp,
    },
    /// It belongs no more.
    Ends {
        /// The account.
        account: AccountId,
        /// How its own workspace begins, if it belongs to no other: in the same step, so that it has exactly one, whatever is
        /// repeated or cut off (C05, R137).
        alone: Box<Append>,
    },
}

/// Something that happens to links and to the mails that carry them, in the order in which it happens.
#[derive(Clone, Debug)]
pub enum LinkChange {
    /// A fresh link; the one before it is dead, and so is a mail that carries it and was not sent.
    Mint {
        /// The invitation that it opens.
        invitation: InvitationId,
        /// Why the link before it is dead; nothing where there was none.
        before: Option<LinkEnd>,
        /// The hash of its token; the token itself stands in the mail only.
        hash: [u8; 32],
        /// The mail that carries it.
        mail: NewMail,
    },
    /// No link of this invitation opens anything any more.
    End {
        /// The invitation.
        invitation: InvitationId,
    },
}

/// A mail that is to be sent.
#[derive(Clone, Debug)]
pub struct NewMail {
    /// Its id, from which its Message-ID is made: the same at every attempt.
    pub id: Uuid,
    /// Where it goes.
    pub to: EmailAddress,
    /// The link's token, kept until the mail is sent.
    pub token: String,
    /// Whether it is never sent, but kept for somebody to hand over.
    pub by_hand: bool,
    /// When it was made.
    pub at: Timestamp,
}

/// Why a link is dead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkEnd {
    /// A newer one was sent.
    SentAgain,
    /// The invitation was changed, and a newer one was sent, perhaps to somebody else.
    Changed,
    /// The invitation was answered, taken back or deleted.
    Over,
}

impl LinkEnd {
    /// The end's word in the store.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::SentAgain => "sent_again",
            Self::Changed => "changed",
            Self::Over => "over",
        }
    }
}

/// How a mail has come further; stands in the same transaction as the log entry that tells it.
#[derive(Clone, Debug)]
pub struct MailStep {
    /// The mail.
    pub mail: Uuid,
    /// How far.
    pub state: MailState,
    /// When it is to be tried again.
    pub next_at: Option<Timestamp>,
}

/// How far a mail is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailState {
    /// Waits to be sent, for the first time or again.
    Queued,
    /// Somebody holds it and is sending it.
    Sending,
    /// The mail server has it.
    Sent,
    /// There is no mail server to give it to.
    Kept,
    /// The mail server will never take it.
    Failed,
    /// Its link died before it was sent.
    Dropped,
}

impl MailState {
    /// The state's word in the store.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Kept => "kept",
            Self::Failed => "failed",
            Self::Dropped => "dropped",
        }
    }

    /// Whether the mail needs its token no more.
    #[must_use]
    pub fn is_over(self) -> bool {
        matches!(self, Self::Sent | Self::Failed | Self::Dropped)
    }
}

/// Everything that one step of a workspace does to the store, in one transaction.
#[derive(Clone, Debug)]
pub struct Append {
    /// The workspace.
    pub workspace: WorkspaceId,
    /// How far the log must reach, or the append has raced.
    pub base: u64,
    /// How far it reaches afterwards.
    pub seq: u64,
    /// The hash of the last entry afterwards.
    pub head: [u8; 32],
    /// What comes after `base`, without a gap.
    pub entries: Vec<LogEntry>,
    /// The rows that changed, each once, as they are afterwards.
    pub rows: Vec<Change>,
    /// The devices that asked, each once.
    pub pushes: Vec<Pushed>,
    /// What happens to links and mails.
    pub links: Vec<LinkChange>,
    /// Which accounts belong to the workspace from now on, and which no more, in the order in which it happens.
    pub belonging: Vec<Belonging>,
    /// Accounts that are made in the same step.
    pub accounts: Vec<NewAccount>,
    /// How mails have come further.
    pub mails: Vec<MailStep>,
}

impl Append {
    /// A step that does nothing yet, at the end of a log.
    #[must_use]
    pub fn at(workspace: WorkspaceId, seq: u64, head: [u8; 32]) -> Self {
        let (base, entries, rows, pushes) = (seq, Vec::new(), Vec::new(), Vec::new());
        let (links, belonging, accounts, mails) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self {
            workspace,
            base,
            seq,
            head,
            entries,
            rows,
            pushes,
            links,
            belonging,
            accounts,
            mails,
        }
    }
}

/// What holds the workspaces. Everything is durable when the future is done.
pub trait WorkspaceStore: Send + Sync + 'static {
    /// The store's history.
    fn generation(&self) -> Generation;

    /// Whether other servers may stand over the same data.
    fn is_shared(&self) -> bool {
        false
    }

    /// A workspace as it stands; nothing where there is none.
    fn load(
        &self,
        workspace: WorkspaceId,
    ) -> impl Future<Output = Result<Option<Loaded>, Fault>> + Send;

    /// How far a workspace's log reaches; nothing where there is none.
    fn place(
        &self,
        workspace: WorkspaceId,
    ) -> impl Future<Output = Result<Option<u64>, Fault>> + Send;

    /// The entries after a place, in order, at most `limit`.
    fn entries(
        &self,
        workspace: WorkspaceId,
        after: u64,
        limit: usize,
    ) -> impl Future<Output = Result<Vec<LogEntry>, Fault>> + Send;

    /// The account that a device is bound to in a workspace.
    fn device_account(
        &self,
        workspace: WorkspaceId,
        device: DeviceId,
    ) -> impl Future<Output = Result<Option<AccountId>, Fault>> + Send;

    /// What became of these numbers of a device, as far as they were used.
    fn outcomes(
        &self,
        workspace: WorkspaceId,
        device: DeviceId,
        numbers: &[u64],
    ) -> impl Future<Output = Result<BTreeMap<u64, KeptOutcome>, Fault>> + Send;

    /// Makes one step, wholly or not at all.
    fn append(&self, append: Append) -> impl Future<Output = Result<(), AppendFault>> + Send;
}
