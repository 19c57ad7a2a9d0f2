//! The staging table of a batch of invitations.

use super::{Count, FileFault, LastDay, Seats};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Where addresses come from.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
pub enum ImportSource {
    /// Typed, pasted, or dragged as text.
    Text {
        /// At most 5 MB.
        text: String,
    },
    /// A file that the page read by itself (systems where files reach the page).
    Bytes {
        /// The file's name.
        name: String,
        /// What is in it; at most 5 MB.
        bytes: Vec<u8>,
    },
}

/// The staging table: everything found, and what would happen to it.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Staging {
    /// What was taken in, in order.
    pub sources: Vec<StagingSource>,
    /// The rows: those that need something first, then those that are ready, each in the order found.
    pub rows: Vec<StagingRow>,
    /// How many rows there are of each state.
    pub counts: StagingCounts,
    /// Rows that one answer settles, the most first.
    pub alike: Vec<StagingAlike>,
    /// The role of rows that name none.
    pub default_role: Option<String>,
    /// Seats as they are now.
    pub seats: Seats,
    /// For how many rows there is no seat; 0 when there is room. They stay in the table.
    pub seats_missing: u32,
    /// Whether the send button does anything, or why not: nothing, `nothingReady`, `noRole`, `notAllowed`, `noSeat`.
    pub blocked: Option<String>,
}

/// One thing taken in.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StagingSource {
    /// To take it out again.
    pub id: u32,
    /// The file's name; empty for text that was typed, pasted or dragged.
    pub name: String,
    /// How many addresses it had, good or not.
    pub addresses: u32,
    /// How a table was understood; nothing for text and cards.
    pub table: Option<StagingTable>,
}

/// How a table was understood. It can be chosen otherwise, and is read again then.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StagingTable {
    /// The sheet that was read; empty for a table that is no workbook.
    pub sheet: String,
    /// The workbook's other sheets that hold anything.
    pub other_sheets: Vec<String>,
    /// All columns, from the left.
    pub columns: Vec<StagingColumn>,
    /// Which of day and month stands first in its dates: `dayFirst`, `monthFirst`, or nothing where they do not tell.
    pub date_order: Option<String>,
}

/// A column, read or not.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StagingColumn {
    /// The header as written; empty where there is none.
    pub header: String,
    /// What its cells were taken for: `email`, `name`, `firstName`, `lastName`, `role`, `team`, `endDate`, `ignored`.
    pub purpose: String,
    /// Its first cells that hold something; at most three.
    pub sample: Vec<String>,
}

/// What somebody chose about a table; what is left out is guessed.
#[derive(Clone, Debug, Default, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StagingChoice {
    /// The sheet.
    pub sheet: Option<String>,
    /// What columns are for, by their place from the left, from 0. All of them, or none.
    pub purposes: Vec<String>,
    /// Which of day and month stands first: `dayFirst` or `monthFirst`.
    pub date_order: Option<String>,
}

/// How many rows there are of each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "named as the states")]
pub struct StagingCounts {
    pub found: u32,
    pub ready: u32,
    pub repeated: u32,
    pub already_member: u32,
    pub already_pending: u32,
    pub needs_fixing: u32,
    pub no_seat: u32,
    pub left_out: u32,
}

/// One address and what would happen to it.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StagingRow {
    /// The row.
    pub id: u32,
    /// The address as it will be invited, or as it was written where it cannot be.
    pub email: String,
    /// The name beside it; may be empty.
    pub name: String,
    /// What was written, for "Why?".
    pub original: String,
    /// The line or card in its source, counted from 1.
    pub line: u32,
    /// The role it will get; nothing until one is chosen.
    pub role_id: Option<String>,
    /// The role's words in the file where they are not the name of that role.
    pub other_words: Option<String>,
    /// The team beside it, as written; may be empty.
    pub team: String,
    /// The last day of the membership, where it would have one.
    pub ends: Option<LastDay>,
    /// What would happen.
    pub state: StagingState,
}

/// What would happen to an address: the first thing that stands between it and its invitation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum StagingState {
    /// It would be invited.
    Ready,
    /// The person left it out.
    LeftOut,
    /// The same address stands above.
    Repeated,
    /// A member already.
    AlreadyMember,
    /// Invited already, and not answered.
    AlreadyPending {
        /// The invitation, which can be sent again.
        invitation: String,
    },
    /// Looks mistyped.
    Mistyped {
        /// The address that was probably meant.
        suggestion: String,
    },
    /// Not an address that can be invited.
    NotAnAddress {
        /// Why, as a key of the translations: `noAt`, `lineBreak`, `quoted`, `tooLong`, `badDomain`, `badLocal`, ...
        reason: String,
        /// The address that was probably meant.
        suggestion: Option<String>,
    },
    /// It would be an Owner or Co-owner, and these are not invited along with others.
    OwnerInBulk,
    /// The words for its role name none that can be given here.
    UnknownRole,
    /// It names no role, and none is chosen for such rows.
    NoRole,
    /// Its end date cannot be taken.
    #[serde(rename_all = "camelCase")]
    BadEndDate {
        /// Why: `whichOrder`, `unreadable` or `past`.
        reason: String,
        /// As written; empty where the day is over.
        written: String,
    },
    /// It would be invited if there were a seat for it.
    NoSeat,
}

/// Rows that one answer settles.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StagingAlike {
    /// What they need.
    pub repair: StagingRepair,
    /// The rows, in the order found.
    pub rows: Vec<u32>,
}

/// What rows need that are alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
pub enum StagingRepair {
    /// Another domain.
    Domain {
        /// As written.
        from: String,
        /// As probably meant.
        to: String,
    },
    /// Another spelling; each row has its own suggestion.
    Spelling {
        /// What is wrong: `ends`, `at`, `spaces`, `commas`, `dots` or `noAt`.
        slip: String,
    },
    /// An address written by hand.
    Address,
    /// A role for these words.
    Role {
        /// As the first row writes them.
        words: String,
        /// Roles that are called alike, the most alike first; never a higher one by guess.
        near: Vec<String>,
    },
    /// A role.
    AnyRole,
    /// To be made an Owner or Co-owner by itself.
    OwnerAlone {
        /// Which of them.
        role: String,
    },
    /// Which of day and month stands first in the dates of a source.
    DateOrder {
        /// The source.
        source: u32,
    },
    /// Another end date, or none.
    EndDate {
        /// As written; empty where the day is over.
        written: String,
    },
    /// Nothing: the same address stands above.
    Repeated,
    /// Nothing: members already.
    Member,
    /// To be sent again: invited already.
    Pending,
    /// Seats.
    Seats,
}

/// What somebody says about rows that are alike.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
pub enum StagingAnswer {
    /// The address that was suggested.
    AsSuggested,
    /// The address is right although it looks mistyped.
    AsWritten,
    /// This role.
    Role {
        /// The role.
        role: String,
    },
    /// The day stands first in the dates.
    DayFirst,
    /// The month does.
    MonthFirst,
    /// They stay for good.
    NoEnd,
    /// Leave them out.
    LeaveOut,
}

/// What goes with a batch.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BatchLetter {
    /// The batch's name, such as the file's that it came from; cut where it is too long.
    pub name: String,
    /// What the mails say in the sender's own words; empty for nothing.
    pub message: String,
}

/// What sending did.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SendReceipt {
    /// How many invitations are now on their way.
    pub sent: u32,
    /// Those that were refused here and stay in the table.
    pub refused: u32,
    /// Until when they are kept back: before that, taking them back means that nobody ever hears of them.
    pub undo_until: Count,
}

/// What taking a batch back did.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UndoReceipt {
    /// How many were never sent.
    pub undone: u32,
    /// How many had gone out already, and were revoked.
    pub late: u32,
}

/// Files are being dragged over the window, or left it, or were dropped on it.
#[derive(Clone, Debug, Serialize, Deserialize, Type, tauri_specta::Event)]
#[serde(tag = "phase", rename_all = "camelCase")]
pub enum FileDrag {
    /// They are over the window.
    Over {
        /// How many.
        files: u32,
    },
    /// They left, or were dropped.
    Gone,
}

/// The staging table changed because files were dropped or chosen. Show it.
#[derive(Clone, Debug, Serialize, Deserialize, Type, tauri_specta::Event)]
#[serde(rename_all = "camelCase")]
pub struct StagingChanged {
    /// What could not be taken in.
    pub faults: Vec<FileFault>,
}
