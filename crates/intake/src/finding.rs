//! What a reading gives back: candidates, how they stood in the source, and why a source was refused.
//!
//! These types do not know whether an address is valid, known or wanted; that is for others to say.

use thiserror::Error;

/// What was found in one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intake {
    /// How the source was understood.
    pub kind: Kind,
    /// The candidates, in the order in which they stand in the source. Never empty.
    pub found: Vec<Found>,
    /// The columns of a table that were used. Empty for text and cards.
    pub columns: Vec<Column>,
    /// The headers of the columns that were not used, as written. Empty for text and cards.
    pub ignored: Vec<String>,
}

/// How a source was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Free text: lists, prose, copied mail headers.
    Text,
    /// Rows of cells, with or without a row of headers.
    Table,
    /// Contact cards (vCard).
    Cards,
}

/// A column that was used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The header as written; empty where the table has none.
    pub header: String,
    /// What the cells were taken for.
    pub meaning: Meaning,
}

/// What the cells of a column were taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// An address, or several.
    Email,
    /// A whole name.
    Name,
    /// A given name.
    FirstName,
    /// A family name.
    LastName,
    /// A role, a position, a permission.
    Role,
}

/// One candidate address, good or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The candidate as written: trimmed, without `mailto:` and `<>`. One line, never empty.
    pub written: String,
    /// The name that stood with it, or nothing.
    pub name: String,
    /// The role that stood with it, as written, or nothing.
    pub role: String,
    /// The text in which it stood, at most 200 characters.
    pub original: String,
    /// From 1: the line of a text, the line where a row of a table begins, or the card's number.
    pub line: u32,
}

/// Why nothing could be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum IntakeFault {
    /// Nothing but white space.
    #[error("There is nothing in it. Choose a file with addresses, or paste them.")]
    Empty,
    /// A picture, a program, a PDF: not text.
    #[error(
        "This is not text. Choose a CSV, a text file or contact cards (.vcf), or paste the addresses."
    )]
    Binary,
    /// More than [`LIMIT_BYTES`](crate::LIMIT_BYTES).
    #[error(
        "This is too large (over 5 MB). Keep only the people to invite, or split it into several files."
    )]
    TooLarge {
        /// The size of what was offered.
        bytes: u64,
    },
    /// More than [`LIMIT_ROWS`](crate::LIMIT_ROWS) candidates.
    #[error(
        "There are {rows} addresses in it, and at most 5,000 are read at once. Split it into several files."
    )]
    TooManyRows {
        /// The number of candidates.
        rows: usize,
    },
    /// Text, but nothing in it that looks like an address.
    #[error(
        "No e-mail address was found in it. Check that the addresses are there, each with an @."
    )]
    NoAddress,
    /// A workbook or another office document.
    #[error(
        "This looks like a spreadsheet or an office document. Open it, save it as CSV, and choose that file."
    )]
    Spreadsheet,
}
