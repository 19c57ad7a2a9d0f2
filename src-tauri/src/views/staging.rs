//! The staging table of a batch of invitations.

use super::{Count, FileFault, Seats};
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
    /// Faults that can be mended once for all alike rows.
    pub fixes: Vec<StagingFix>,
    /// The role of rows that name none.
    pub default_role: Option<String>,
    /// Seats as they are now.
    pub seats: Seats,
    /// How many more seats sending would need if all accept; 0 when there is room.
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
    /// Columns that were read, as "header: meaning", for tables.
    pub columns: Vec<(String, String)>,
    /// Columns that were left out.
    pub ignored: Vec<String>,
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
    /// The role's words in the file where they name no role here.
    pub unknown_role: Option<String>,
    /// What would happen.
    pub state: StagingState,
    /// Whether the person left this row out.
    pub left_out: bool,
}

/// What would happen to an address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum StagingState {
    /// It would be invited.
    Ready,
    /// The same address stands above.
    Repeated,
    /// A member already.
    AlreadyMember,
    /// Invited already, and not answered.
    AlreadyPending,
    /// Looks mistyped.
    Mistyped {
        /// The address that was probably meant.
        suggestion: String,
    },
    /// Not an address that can be invited.
    NotAnAddress {
        /// Why, as a key of the translations: `noAt`, `lineBreak`, `quoted`, `tooLong`, `badDomain`, `badLocal`, ...
        reason: String,
    },
}

/// A fault that can be mended once for all rows that have it.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum StagingFix {
    /// A domain that looks mistyped.
    #[serde(rename_all = "camelCase")]
    Domain {
        /// As written.
        from: String,
        /// As probably meant.
        to: String,
        /// How many rows say so.
        rows: u32,
    },
    /// Words for a role that this workspace does not have.
    #[serde(rename_all = "camelCase")]
    Role {
        /// As written.
        from: String,
        /// The most alike role that may be given, never a higher one by guess.
        to: Option<String>,
        /// How many rows say so.
        rows: u32,
    },
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
