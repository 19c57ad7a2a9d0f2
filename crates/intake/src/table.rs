//! People in the rows of a table.
//!
//! It does not know which address or role is valid. A row without an address is nobody.

use crate::finding::{Found, Intake, IntakeFault, Kind, Meaning};
use crate::layout::Layout;
use crate::limits::Gathering;
use crate::rows::{Row, rows};
use crate::text::{Hit, scan};
use crate::token::{has_at, spaced, without_at, wordy};
use crate::trimming::{excerpt, tidy};

/// Reads the table in `text`, laid out as `layout` says.
pub(crate) fn read(text: &str, layout: Layout) -> Result<Intake, IntakeFault> {
    let mut gathering = Gathering::default();
    for row in rows(text, layout.delimiter).skip(layout.skip) {
        if is_broken(&row, &layout) {
            read_broken(&row, &mut gathering);
        } else {
            read_row(&row, &layout, &mut gathering);
        }
    }
    let columns = layout.columns.into_iter().map(|(_, column)| column).collect();
    gathering.finish(Kind::Table, columns, layout.ignored)
}

/// Whether the cells of a row do not stand under their headers: a quote was left open, or a comma stood in a name.
fn is_broken(row: &Row, layout: &Layout) -> bool {
    let displaced = || !layout.of(Meaning::Email).any(|column| has_at(row.cell(column)));
    let swallowed = || row.written.contains('\n');
    row.width() != layout.width
        && row.cells.iter().any(|cell| has_at(cell))
        && ((row.width() > layout.width && displaced())
            || (row.cells.len() != layout.width && swallowed()))
}

/// A row whose cells cannot be trusted is read as the text that it is.
fn read_broken(row: &Row, gathering: &mut Gathering) {
    scan(row.written, &mut |hit| {
        gathering.put(|| Found {
            name: tidy(&hit.name),
            role: String::new(),
            original: excerpt(hit.text, hit.at),
            line: row.line.saturating_add(hit.line),
            written: hit.written,
        });
    });
}

fn read_row(row: &Row, layout: &Layout, gathering: &mut Gathering) {
    let role = layout.of(Meaning::Role).map(|column| tidy(row.cell(column))).next();
    let role = role.unwrap_or_default();
    let name = name(row, layout);
    let mut put = |written: String, beside: &str| {
        gathering.put(|| {
            let name = if name.is_empty() { tidy(beside) } else { name.clone() };
            let name = if has_at(&name) { String::new() } else { name };
            let at = place(row.written, &written);
            let original = excerpt(row.written, at);
            Found { written, name, role: role.clone(), original, line: row.line }
        });
    };
    for column in layout.of(Meaning::Email) {
        let cell = row.cell(column);
        // Under a heading that says "email" whatever stands there is meant as one, to be put right by hand.
        let meant = without_at(cell).or_else(|| wordy(cell));
        let whole = spaced(cell).or_else(|| meant.filter(|_| layout.has_headers));
        match whole {
            Some(written) => put(written.to_owned(), ""),
            None => scan(cell, &mut |hit: Hit| put(hit.written, &hit.name)),
        }
    }
}

/// The whole name in a row, or its parts put together.
fn name(row: &Row, layout: &Layout) -> String {
    let of = |meaning| layout.of(meaning).map(|column| tidy(row.cell(column))).next();
    match of(Meaning::Name) {
        Some(name) if !name.is_empty() => name,
        _ => {
            let parts = [of(Meaning::FirstName), of(Meaning::LastName)];
            tidy(&parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
        }
    }
}

/// Where in a row a candidate stands; only near the beginning, as rows are short or not worth the search.
fn place(row: &str, written: &str) -> usize {
    let near = row.char_indices().nth(2_000).map_or(row, |(end, _)| row.get(..end).unwrap_or(row));
    near.find(written).unwrap_or(0)
}
