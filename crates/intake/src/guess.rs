//! What the columns of a table hold, judged by their cells.
//!
//! It does not know headers, and it guesses no roles: a word that repeats may be a role, a city or a department.

use std::collections::{BTreeMap, BTreeSet};

use crate::purpose::Purpose;
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
pub(crate) fn agrees(meanings: &[Option<Purpose>], rows: &[Row]) -> bool {
    let (mut inside, mut all) = (0_usize, 0_usize);
    for row in rows {
        for (at, _) in row.cells.iter().enumerate().filter(|(_, cell)| has_at(cell)) {
            all += 1;
            inside += usize::from(meanings.get(at) == Some(&Some(Purpose::Email)));
        }
    }
    inside * 3 >= all
}

/// The names in the columns beside the addresses. Nothing where there are only addresses: that is a list.
pub(crate) fn beside(
    rows: &[Row],
    addresses: usize,
    width: usize,
) -> Option<Vec<(usize, Purpose)>> {
    let others: Vec<usize> = (0..width).filter(|column| *column != addresses).collect();
    let filled = |column: &usize| rows.iter().any(|row| !row.cell(*column).trim().is_empty());
    let mixed = |column: &usize| rows.iter().any(|row| has_at(row.cell(*column)));
    if !others.iter().any(filled) || others.iter().any(mixed) {
        return None;
    }
    let named = |column: &usize| most(rows, *column, is_name) && is_various(rows, *column);
    let mut before = others.iter().copied().filter(|column| *column < addresses).filter(&named);
    // After an address there is often something else: only what goes with the address is a name there.
    let goes = |column: &usize| {
        let with = |row: &&Row| goes_with(row.cell(*column), row.cell(addresses));
        rows.iter().filter(with).count() * 2 > rows.len()
    };
    let after = others.iter().copied().filter(|column| *column > addresses).filter(&named);
    let mut after = after.filter(goes);
    let (first, last) = match (before.next(), before.next()) {
        (None, _) => (after.next(), after.next()),
        before => before,
    };
    Some(match (first, last) {
        (Some(first), Some(last)) if !most(rows, first, |cell| cell.trim().contains(' ')) => {
            vec![(first, Purpose::FirstName), (last, Purpose::LastName)]
        }
        (name, _) => name.into_iter().map(|name| (name, Purpose::Name)).collect(),
    })
}

fn most(rows: &[Row], column: usize, is: impl Fn(&str) -> bool) -> bool {
    rows.iter().filter(|row| is(row.cell(column))).count() * 2 > rows.len()
}

/// Whether the cells of a column differ, as names do and roles do not.
fn is_various(rows: &[Row], column: usize) -> bool {
    let cells: Vec<&str> =
        rows.iter().map(|row| row.cell(column).trim()).filter(|cell| !cell.is_empty()).collect();
    let different: BTreeSet<&str> = cells.iter().copied().collect();
    cells.len() < 3 || different.len() * 2 > cells.len()
}

/// Whether a name goes with an address: part of it stands in it, or it could not.
fn goes_with(name: &str, address: &str) -> bool {
    let address = address.to_lowercase();
    name.split_whitespace().any(|word| {
        let word = word.to_lowercase();
        !word.is_ascii() || (word.len() > 1 && address.contains(&word))
    })
}

fn is_name(cell: &str) -> bool {
    let marks = |c: char| c.is_numeric() || matches!(c, '/' | '+' | '_' | '=' | '#');
    cell.contains(char::is_alphabetic)
        && !cell.contains(marks)
        && cell.split_whitespace().count() <= 5
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rows::rows;

    fn beside_addresses(text: &str) -> Option<Vec<(usize, Purpose)>> {
        let rows: Vec<Row> = rows(text, b',').collect();
        beside(&rows, addresses(&rows)?, width(&rows)?)
    }

    #[test]
    fn names_are_told_from_other_things() {
        use Purpose::{FirstName, LastName, Name};
        for (text, names) in [
            ("7,Ana Lind,ana@north.example\n8,Bo Berg,bo@north.example\n", vec![(1, Name)]),
            (
                "Ana,Lind,al@north.example\nBo,Berg,bb@north.example\n",
                vec![(0, FirstName), (1, LastName)],
            ),
            ("Ana Lind,Lund,al@north.example\nBo Berg,Oslo,bb@north.example\n", vec![(0, Name)]),
            ("ana@north.example,Ana\nbo@north.example,Bo\n", vec![(1, Name)]),
            ("ana@north.example,Admin\nbo@north.example,Member\n", vec![]),
            ("Lund,ana@north.example\nLund,bo@north.example\nLund,cy@north.example\n", vec![]),
        ] {
            assert_eq!(beside_addresses(text), Some(names), "{text}");
        }
        assert_eq!(beside_addresses("a@north.example,b@north.example\n"), None);
    }
}
