//! Whether a text is a table, which character parts its cells, and what its columns hold.
//!
//! It looks at the beginning of the text only. It does not read the table, and it calls prose with commas in it no
//! table: where in doubt, the text is read as text, which finds the same addresses.

use crate::guess;
use crate::header;
use crate::purpose::{Choice, Purpose};
use crate::rows::{Row, Source, rows};
use crate::token::has_at;

/// How many rows are looked at.
const GLANCE: usize = 40;

/// How many rows may stand before the headers: titles, remarks, dates of export.
const FOREWORD: usize = 8;

/// How many columns a table has at the most. Wider rows are lists in one line.
pub(crate) const WIDEST: usize = 1_000;

/// How a table is to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Layout {
    /// The character between cells, where the table is a text.
    pub(crate) delimiter: u8,
    /// How many rows stand before the people, headers included.
    pub(crate) skip: usize,
    /// Whether the table says itself what its columns hold.
    pub(crate) has_headers: bool,
    /// How many cells a row has.
    pub(crate) width: usize,
    /// Each column, from the left: its header, and what it is for.
    pub(crate) columns: Vec<(String, Purpose)>,
}

impl Layout {
    /// Where the columns for a purpose stand.
    pub(crate) fn of(&self, wanted: Purpose) -> impl Iterator<Item = usize> {
        let those = move |(at, (_, purpose)): (usize, &(String, Purpose))| {
            (*purpose == wanted).then_some(at)
        };
        self.columns.iter().enumerate().filter_map(those)
    }

    /// The same table with columns for what somebody chose.
    pub(crate) fn chosen(mut self, choice: &Choice) -> Self {
        for (at, purpose) in &choice.purposes {
            let single = *purpose != Purpose::Email && *purpose != Purpose::Ignored;
            for (other, column) in self.columns.iter_mut().enumerate() {
                let kept = other < *at && choice.purposes.get(&other) == Some(purpose);
                if other == *at {
                    column.1 = *purpose;
                } else if single && column.1 == *purpose && !kept {
                    column.1 = Purpose::Ignored;
                }
            }
        }
        self
    }

    fn rating(&self) -> (bool, usize, usize) {
        let used = self.columns.iter().filter(|(_, purpose)| *purpose != Purpose::Ignored).count();
        (self.has_headers, used, self.width)
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
    // A character that stands nowhere parts nothing; the comma stands for them, in tables of one column.
    let stands = |usual: &u8| *usual == b',' || text.as_bytes().contains(usual);
    let usual = [b',', b';', b'\t', b'|'].into_iter().filter(stands);
    let delimiters = told.map_or_else(|| usual.collect(), |told| vec![told]);
    let before = usize::from(told.is_some());
    let mut best: Option<Layout> = None;
    for delimiter in delimiters {
        let rows: Vec<Row> = rows(text, delimiter).skip(before).take(GLANCE).collect();
        if rows.iter().any(|row| row.cells.len() > WIDEST) {
            continue;
        }
        let layout = in_rows(delimiter, &rows, promise)
            .map(|layout| Layout { skip: layout.skip + before, ..layout })
            .filter(|layout| best.as_ref().is_none_or(|best| layout.rating() > best.rating()));
        best = layout.or(best);
    }
    best
}

/// The layout of a workbook's sheet, if it is a table. One row of data is enough to believe it.
pub(crate) fn of_sheet(source: Source) -> Option<Layout> {
    let rows: Vec<Row> = source.rows().take(GLANCE).collect();
    in_rows(b'\t', &rows, Promise::Table)
}

fn in_rows(delimiter: u8, rows: &[Row], promise: Promise) -> Option<Layout> {
    let mut layout =
        with_headers(delimiter, rows).or_else(|| without_headers(delimiter, rows, promise))?;
    // A few rows may go farther than the headers.
    let widest = rows.iter().skip(layout.skip).map(Row::width).max().unwrap_or(0).min(WIDEST);
    if layout.columns.len() < widest {
        layout.columns.resize(widest, (String::new(), Purpose::Ignored));
    }
    Some(layout)
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
            if is_remark(row) {
                continue;
            }
            return None;
        }
        let below = rows.get(at + 1..).unwrap_or_default();
        let mut meanings = header::meanings(&row.cells);
        let known = meanings.iter().flatten().count();
        let filled = row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
        if !meanings.contains(&Some(Purpose::Email)) && known > 0 && filled > 1 {
            let column = guess::addresses(below)?;
            *meanings.get_mut(column)? = Some(Purpose::Email);
        }
        if meanings.contains(&Some(Purpose::Email)) && guess::agrees(&meanings, below) {
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
    columns.push((column, Purpose::Email));
    columns.sort_unstable_by_key(|(at, _)| *at);
    if titled {
        // Headers in a language that is not known here.
        let mut meanings = vec![None; first.cells.len()];
        for (at, meaning) in columns {
            *meanings.get_mut(at)? = Some(meaning);
        }
        return (people > 0).then(|| headed(delimiter, 1, first, &meanings));
    }
    let mut purposes = vec![None; width];
    for (at, meaning) in columns {
        *purposes.get_mut(at)? = Some(meaning);
    }
    let named = |purpose: Option<Purpose>| (String::new(), purpose.unwrap_or(Purpose::Ignored));
    let columns = purposes.into_iter().map(named).collect();
    Some(Layout { delimiter, skip: 0, has_headers: false, width, columns })
}

/// Whether a row above the headers is a sentence that happens to name an address: whom to ask about the list.
fn is_remark(row: &Row) -> bool {
    let mut filled = row.cells.iter().filter(|cell| !cell.trim().is_empty());
    let words = |cell: &String| cell.split_whitespace().filter(|word| !has_at(word)).count();
    filled.next().is_some_and(|cell| words(cell) >= 3) && filled.next().is_none()
}

fn headed(delimiter: u8, skip: usize, row: &Row, meanings: &[Option<Purpose>]) -> Layout {
    let named = |(cell, purpose): (&String, &Option<Purpose>)| {
        (crate::trimming::tidy(cell), purpose.unwrap_or(Purpose::Ignored))
    };
    let columns = row.cells.iter().zip(meanings).map(named).collect();
    Layout { delimiter, skip, has_headers: true, width: row.cells.len(), columns }
}
