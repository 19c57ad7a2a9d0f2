//! Many rows in few statements. What is written stays one text for both databases; it only says `VALUES` of more than one row.

use sqlx::AssertSqlSafe;

/// The most rows in one statement. More would save nothing that can be measured.
const ROWS_MAX: usize = 64;

/// Cuts into pieces of 64, 32, 16, ... down to one: few lengths, so that databases know the statements again.
pub(super) fn pieces<T>(all: &[T]) -> impl Iterator<Item = &[T]> {
    let mut left = all;
    std::iter::from_fn(move || {
        let size = ROWS_MAX.min(1 << left.len().checked_ilog2()?);
        let (piece, rest) = left.split_at(size);
        left = rest;
        Some(piece)
    })
}

/// `before VALUES ($1, $2), ($3, $4) after`: so many rows of so many columns.
pub(super) fn insert(
    before: &str,
    (rows, columns): (usize, usize),
    after: &str,
) -> AssertSqlSafe<String> {
    let row = |row: usize| format!("({})", places(row * columns, columns));
    let all: Vec<String> = (0..rows).map(row).collect();
    AssertSqlSafe(format!("{before} VALUES {} {after}", all.join(", ")))
}

/// `$3, $4, $5`: so many places after the first so many.
pub(super) fn places(after: usize, count: usize) -> String {
    let all: Vec<String> = (after + 1..=after + count).map(|place| format!("${place}")).collect();
    all.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_all_of_it_in_order_and_of_few_lengths() {
        let all: Vec<usize> = (0..203).collect();
        let cut: Vec<&[usize]> = pieces(&all).collect();
        assert_eq!(cut.concat(), all);
        let sizes: Vec<usize> = cut.iter().map(|piece| piece.len()).collect();
        assert_eq!(sizes, [64, 64, 64, 8, 2, 1]);
        assert_eq!(pieces::<usize>(&[]).count(), 0);
    }

    #[test]
    fn places_are_numbered_through() {
        let text = insert("INSERT INTO t (a, b)", (2, 2), "ON CONFLICT DO NOTHING").0;
        assert_eq!(text, "INSERT INTO t (a, b) VALUES ($1, $2), ($3, $4) ON CONFLICT DO NOTHING");
    }
}
