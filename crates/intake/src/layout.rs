//! Whether a text is a table, which character parts its cells, and what its columns hold.
//!
//! It looks at the beginning of the text only. It does not read the table, and it calls prose with commas in it no
//! table: where in doubt, the text is read as text, which finds the same addresses.

use crate::finding::{Column, Meaning};
use crate::guess;
use crate::header;
use crate::rows::{Row, rows};
use crate::token::has_at;

/// How many rows are looked at.
const GLANCE: usize = 40;

/// How many rows may stand before the headers: titles, remarks, dates of export.
const FOREWORD: usize = 5;

/// How many columns a table has at the most. Wider rows are lists in one line.
const WIDEST: usize = 1_000;

/// How a table is to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Layout {
    /// The character between cells.
    pub(crate) delimiter: u8,
    /// How many rows stand before the people, headers included.
    pub(crate) skip: usize,
    /// Whether the table says itself what its columns hold.
    pub(crate) has_headers: bool,
    /// How many cells a row has.
    pub(crate) width: usize,
    /// The columns that are used, and where they stand.
    pub(crate) columns: Vec<(usize, Column)>,
    /// The headers of the other columns.
    pub(crate) ignored: Vec<String>,
}

impl Layout {
    /// Where the columns of a meaning stand.
    pub(crate) fn of(&self, wanted: Meaning) -> impl Iterator<Item = usize> {
        self.columns.iter().filter(move |(_, column)| column.meaning == wanted).map(|(at, _)| *at)
    }

    fn rating(&self) -> (bool, usize, usize) {
        (self.has_headers, self.columns.len(), self.width)
    }
}

/// What the name of a file promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Promise {
    /// Nothing.
    Nothing,
    /// A table: one row of data is enough to believe it.
    Table,
}

/// The layout of the table that `text` is, if it is one.
pub(crate) fn find(text: &str, promise: Promise) -> Option<Layout> {
    let told = told(text);
    let delimiters = told.map_or(vec![b',', b';', b'\t', b'|'], |told| vec![told]);
    let before = usize::from(told.is_some());
    let mut best: Option<Layout> = None;
    for delimiter in delimiters {
        let rows: Vec<Row> = rows(text, delimiter).skip(before).take(GLANCE).collect();
        if rows.iter().any(|row| row.cells.len() > WIDEST) {
            continue;
        }
        let layout = with_headers(delimiter, &rows)
            .or_else(|| without_headers(delimiter, &rows, promise))
            .map(|layout| Layout { skip: layout.skip + before, ..layout })
            .filter(|layout| best.as_ref().is_none_or(|best| layout.rating() > best.rating()));
        best = layout.or(best);
    }
    best
}

/// The character that parts cells, where the first line says it for Excel: `sep=;`.
fn told(text: &str) -> Option<u8> {
    let first = text.lines().next().unwrap_or_default().trim_matches('"');
    match first.strip_prefix("sep=")?.as_bytes() {
        [one] if one.is_ascii() && !one.is_ascii_alphanumeric() && *one != b'"' => Some(*one),
        _ => None,
    }
}

/// A table with a row of headers, of which at least one is known.
fn with_headers(delimiter: u8, rows: &[Row]) -> Option<Layout> {
    for (at, row) in rows.iter().enumerate().take(FOREWORD) {
        if row.cells.iter().any(|cell| has_at(cell)) {
            return None;
        }
        let below = rows.get(at + 1..).unwrap_or_default();
        let mut meanings = header::meanings(&row.cells);
        let known = meanings.iter().flatten().count();
        let filled = row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
        if !meanings.contains(&Some(Meaning::Email)) && known > 0 && filled > 1 {
            let column = guess::addresses(below)?;
            *meanings.get_mut(column)? = Some(Meaning::Email);
        }
        if meanings.contains(&Some(Meaning::Email)) && guess::agrees(&meanings, below) {
            return Some(headed(delimiter, at + 1, row, &meanings));
        }
    }
    None
}

/// A table whose rows are alike, with addresses in one column and other things in others.
fn without_headers(delimiter: u8, rows: &[Row], promise: Promise) -> Option<Layout> {
    let width = guess::width(rows)?;
    let column = guess::addresses(rows)?;
    let others = guess::beside(rows, column, width)?;
    let first = rows.first()?;
    let titled =
        !first.cells.iter().any(|cell| has_at(cell)) && !first.cell(column).trim().is_empty();
    let people = rows.len() - usize::from(titled);
    if people < 2 && promise == Promise::Nothing && delimiter != b'\t' {
        return None;
    }
    let mut columns = others;
    columns.push((column, Meaning::Email));
    columns.sort_unstable_by_key(|(at, _)| *at);
    if titled {
        // Headers in a language that is not known here.
        let mut meanings = vec![None; first.cells.len()];
        for (at, meaning) in columns {
            *meanings.get_mut(at)? = Some(meaning);
        }
        return (people > 0).then(|| headed(delimiter, 1, first, &meanings));
    }
    let unnamed = |(at, meaning)| (at, Column { header: String::new(), meaning });
    let columns = columns.into_iter().map(unnamed).collect();
    Some(Layout { delimiter, skip: 0, has_headers: false, width, columns, ignored: Vec::new() })
}

fn headed(delimiter: u8, skip: usize, row: &Row, meanings: &[Option<Meaning>]) -> Layout {
    let mut columns = Vec::new();
    let mut ignored = Vec::new();
    for (at, (cell, meaning)) in row.cells.iter().zip(meanings).enumerate() {
        let header = crate::trimming::tidy(cell);
        match meaning {
            Some(meaning) => columns.push((at, Column { header, meaning: *meaning })),
            None if header.is_empty() => {}
            None => ignored.push(header),
        }
    }
    Layout { delimiter, skip, has_headers: true, width: row.cells.len(), columns, ignored }
}
