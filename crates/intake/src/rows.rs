//! The rows of a table: of a text in which cells are parted by one character, or of a workbook's sheet.
//!
//! It does not know what cells mean, nor which character parts them.

use csv::{Reader, ReaderBuilder, StringRecord};

/// Where rows come from.
#[derive(Clone, Copy)]
pub(crate) enum Source<'a> {
    /// A text with this character between cells.
    Text(&'a str, u8),
    /// The rows of a sheet.
    Sheet(&'a [SheetRow]),
}

/// A row of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SheetRow {
    /// Its number, from 1.
    pub(crate) line: u32,
    /// Its cells, each on one line.
    pub(crate) cells: Vec<String>,
    /// The cells that hold something, one after the other.
    pub(crate) written: String,
}

impl<'a> Source<'a> {
    /// All rows, from the first.
    pub(crate) fn rows(self) -> Box<dyn Iterator<Item = Row<'a>> + 'a> {
        match self {
            Self::Text(text, delimiter) => Box::new(rows(text, delimiter)),
            Self::Sheet(sheet) => Box::new(sheet.iter().map(|row| Row {
                line: row.line,
                cells: row.cells.clone(),
                written: &row.written,
            })),
        }
    }
}

/// One row.
pub(crate) struct Row<'a> {
    /// The line where it begins, from 1.
    pub(crate) line: u32,
    /// Its cells, unquoted.
    pub(crate) cells: Vec<String>,
    /// As it stands in the text.
    pub(crate) written: &'a str,
}

impl Row<'_> {
    /// The cell in this column, or nothing.
    pub(crate) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// The number of cells, without the empty ones at the end.
    pub(crate) fn width(&self) -> usize {
        self.cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1)
    }
}

/// Reads `text` row by row. Empty lines are no rows.
pub(crate) fn rows(text: &str, delimiter: u8) -> Rows<'_> {
    let reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    Rows { text, reader, counted: 0, line: 1 }
}

/// The rows that are still to come.
pub(crate) struct Rows<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    /// Up to which byte lines were counted.
    counted: usize,
    /// The line in which that byte stands.
    line: u32,
}

impl Rows<'_> {
    fn count_to(&mut self, at: usize) -> u32 {
        let passed = self.text.get(self.counted..at).unwrap_or_default();
        let lines = passed.bytes().filter(|b| *b == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        self.counted = at;
        self.line
    }
}

impl<'a> Iterator for Rows<'a> {
    type Item = Row<'a>;

    fn next(&mut self) -> Option<Row<'a>> {
        let mut record = StringRecord::new();
        let from = position(&self.reader);
        // Text was decoded before, and rows may be of any width: there is nothing left to fail on.
        if !self.reader.read_record(&mut record).unwrap_or(false) {
            return None;
        }
        let passed = self.text.get(from..position(&self.reader)).unwrap_or_default();
        let written = passed.trim_start_matches('\n');
        let line = self.count_to(from + passed.len() - written.len());
        let cells = record.iter().map(str::to_owned).collect();
        Some(Row { line, cells, written: written.trim_end_matches('\n') })
    }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.position().byte()).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_know_their_lines() {
        let text = "a;b\n\n\"c\nc\";\"d \"\"e\"\"\"\nf;g";
        let read: Vec<_> = rows(text, b';').map(|row| (row.line, row.cells, row.written)).collect();
        let cells = |a: &str, b: &str| vec![a.to_owned(), b.to_owned()];
        assert_eq!(
            read,
            [
                (1, cells("a", "b"), "a;b"),
                (3, cells("c\nc", "d \"e\""), "\"c\nc\";\"d \"\"e\"\"\""),
                (5, cells("f", "g"), "f;g"),
            ]
        );
    }
}
