//! What the columns of a table hold, judged by their cells.
//!
//! It does not know headers, and it guesses no roles: a word that repeats may be a role, a city or a department.

use std::collections::BTreeMap;

use crate::finding::Meaning;
use crate::rows::Row;
use crate::token::{has_at, is_separator};
use crate::trimming::bare;

/// The number of cells that nearly all rows have, if there is one, and it is more than one.
pub(crate) fn width(rows: &[Row]) -> Option<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for row in rows {
        *counts.entry(row.cells.len()).or_default() += 1;
    }
    let (width, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (width > 1 && count * 5 >= rows.len() * 4).then_some(width)
}

/// The first column in which most of the rows have one bare address.
pub(crate) fn addresses(rows: &[Row]) -> Option<usize> {
    let widest = rows.iter().map(|row| row.cells.len()).max()?;
    let one_address = |cell: &str| has_at(cell) && !bare(cell).contains(is_separator);
    (0..widest).find(|column| {
        let found = rows.iter().filter(|row| one_address(row.cell(*column))).count();
        let filled = rows.iter().filter(|row| !row.cell(*column).trim().is_empty()).count();
        found > 0 && found * 2 >= rows.len().min(filled * 2) && found * 2 >= filled
    })
}

/// Whether the columns that are said to hold addresses hold those that there are.
pub(crate) fn agrees(meanings: &[Option<Meaning>], rows: &[Row]) -> bool {
    let (mut inside, mut all) = (0_usize, 0_usize);
    for row in rows {
        for (at, _) in row.cells.iter().enumerate().filter(|(_, cell)| has_at(cell)) {
            all += 1;
            inside += usize::from(meanings.get(at) == Some(&Some(Meaning::Email)));
        }
    }
    inside * 3 >= all
}

/// The names in the columns beside the addresses. Nothing where there are only addresses: that is a list.
pub(crate) fn beside(
    rows: &[Row],
    addresses: usize,
    width: usize,
) -> Option<Vec<(usize, Meaning)>> {
    let others: Vec<usize> = (0..width).filter(|column| *column != addresses).collect();
    let filled = |column: &usize| rows.iter().any(|row| !row.cell(*column).trim().is_empty());
    let mixed = |column: &usize| rows.iter().any(|row| has_at(row.cell(*column)));
    if !others.iter().any(filled) || others.iter().any(mixed) {
        return None;
    }
    let names: Vec<usize> =
        others.into_iter().filter(|column| most(rows, *column, is_name)).collect();
    let mut before = names.iter().copied().filter(|column| *column < addresses);
    let after = names.iter().copied().find(|column| *column > addresses);
    Some(match (before.next(), before.next()) {
        (Some(first), Some(last)) if !most(rows, first, |cell| cell.trim().contains(' ')) => {
            vec![(first, Meaning::FirstName), (last, Meaning::LastName)]
        }
        (Some(name), _) => vec![(name, Meaning::Name)],
        (None, _) => after.map(|name| (name, Meaning::Name)).into_iter().collect(),
    })
}

fn most(rows: &[Row], column: usize, is: impl Fn(&str) -> bool) -> bool {
    rows.iter().filter(|row| is(row.cell(column))).count() * 2 > rows.len()
}

fn is_name(cell: &str) -> bool {
    let marks = |c: char| c.is_numeric() || matches!(c, '/' | '+' | '_' | '=' | '#');
    cell.contains(char::is_alphabetic)
        && !cell.contains(marks)
        && cell.split_whitespace().count() <= 5
}
