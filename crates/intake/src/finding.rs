//! What a reading gives back: candidates, how they stood in the source, and why a source was refused.
//!
//! These types do not know whether an address is valid, known or wanted; that is for others to say.

use thiserror::Error;

use crate::day::EndDate;
use crate::purpose::{DateOrder, Purpose};

/// What was found in one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intake {
    /// How the source was understood.
    pub kind: Kind,
    /// The candidates, in the order in which they stand in the source. Never empty.
    pub found: Vec<Found>,
    /// The columns of a table that say who somebody is. Empty for text and cards.
    pub columns: Vec<Column>,
    /// The headers of the other columns, as written. Empty for text and cards.
    pub ignored: Vec<String>,
    /// How a table was understood, column by column. Nothing for text and cards.
    pub table: Option<TableReading>,
}

/// How a table was understood. Whoever reads again with a [`Choice`](crate::Choice) may have it understood otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableReading {
    /// The sheet of a workbook that was read; empty for a table that is no workbook.
    pub sheet: String,
    /// The workbook's other visible sheets that hold anything.
    pub other_sheets: Vec<String>,
    /// All columns, from the left.
    pub columns: Vec<TableColumn>,
    /// Which of day and month stands first in its end dates; nothing where the dates do not tell and nobody did.
    pub date_order: Option<DateOrder>,
}

/// A column, used or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableColumn {
    /// The header as written; empty where the table has none.
    pub header: String,
    /// What its cells were taken for.
    pub purpose: Purpose,
    /// Its first cells that hold something, at most three.
    pub sample: Vec<String>,
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
    /// A message, as mail programs save it (.eml).
    Message,
    /// Events with those who attend (.ics).
    Calendar,
}

/// A column that says who somebody is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The header as written; empty where the table has none.
    pub header: String,
    /// What the cells were taken for.
    pub meaning: Meaning,
}

/// What the cells of such a column say. [`Purpose`] has the other purposes too.
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
    /// The team that stood with it, as written, or nothing.
    pub team: String,
    /// The day on which it ends, where the row has one.
    pub end_date: Option<EndDate>,
    /// The text in which it stood, at most 200 characters.
    pub original: String,
    /// From 1: the line of a text, the line where a row of a table begins, a sheet's row, or the card's number.
    pub line: u32,
}

impl Found {
    /// A candidate of which nothing else is known.
    pub(crate) fn bare(written: String, name: String, original: String, line: u32) -> Self {
        let (role, team) = (String::new(), String::new());
        Self { written, name, role, team, end_date: None, original, line }
    }
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
    /// A workbook that cannot be read (an old one, one with a password, a damaged one), or another office document.
    #[error(
        "This spreadsheet or office document cannot be read. Open it, save it as XLSX or CSV, and choose that file."
    )]
    Spreadsheet,
}
