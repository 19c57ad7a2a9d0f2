//! The rows of a table: of a text in which cells are parted by one character, or of a workbook's sheet.
//!
//! It does not know what cells mean, nor which character parts them.

use csv_core::{ReadRecordResult, Reader as Parser, ReaderBuilder as ParserBuilder};
use std::cell::RefCell;

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
    Rows {
        text,
        delimiter,
        parser: Some(parser(delimiter)),
        read: 0,
        counted: 0,
        line: 1,
        room: vec![0; ROOM],
        ends: vec![0; ENDS],
    }
}

thread_local! {
    /// Parsers that nobody uses just now, each with the character that parts cells for it. To work out the states of one takes
    /// longer than to read a small table, and a text is tried with several characters. (A copy of one is none: it lacks states.)
    static IDLE: RefCell<Vec<(u8, Parser)>> = const { RefCell::new(Vec::new()) };
}

/// How many of them are kept.
const IDLE_MAX: usize = 8;

fn parser(delimiter: u8) -> Parser {
    let idle = IDLE.with_borrow_mut(|idle| {
        let at = idle.iter().position(|(of, _)| *of == delimiter)?;
        Some(idle.swap_remove(at).1)
    });
    idle.unwrap_or_else(|| ParserBuilder::new().delimiter(delimiter).build())
}

impl Drop for Rows<'_> {
    fn drop(&mut self) {
        let Some(mut parser) = self.parser.take() else { return };
        parser.reset();
        // Where the thread is ending there is nothing to keep it in.
        let _ = IDLE.try_with(|idle| {
            if let Ok(mut idle) = idle.try_borrow_mut()
                && idle.len() < IDLE_MAX
            {
                idle.push((self.delimiter, parser));
            }
        });
    }
}

/// How many bytes and cells of a row there is room for, before more is made.
const ROOM: usize = 512;
const ENDS: usize = 32;

/// The rows that are still to come.
pub(crate) struct Rows<'a> {
    text: &'a str,
    delimiter: u8,
    /// There until the end.
    parser: Option<Parser>,
    /// Up to which byte the text was read.
    read: usize,
    /// Up to which byte lines were counted.
    counted: usize,
    /// The line in which that byte stands.
    line: u32,
    /// The cells of the row that is being read, without their quotes, and where each ends.
    room: Vec<u8>,
    ends: Vec<usize>,
}

impl Rows<'_> {
    fn count_to(&mut self, at: usize) -> u32 {
        let passed = self.text.get(self.counted..at).unwrap_or_default();
        let lines = passed.bytes().filter(|b| *b == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        self.counted = at;
        self.line
    }

    /// Reads one row; says how many cells it has.
    fn read_row(&mut self) -> Option<usize> {
        let parser = self.parser.as_mut()?;
        let (mut filled, mut cells) = (0, 0);
        loop {
            let input = self.text.as_bytes().get(self.read..).unwrap_or_default();
            let room = self.room.get_mut(filled..).unwrap_or_default();
            let ends = self.ends.get_mut(cells..).unwrap_or_default();
            let (came, read, wrote, ended) = parser.read_record(input, room, ends);
            (self.read, filled, cells) = (self.read + read, filled + wrote, cells + ended);
            match came {
                // Asked once more, of nothing, the parser gives what it still holds.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.room.resize(self.room.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => return Some(cells),
                ReadRecordResult::End => return None,
            }
        }
    }
}

impl<'a> Iterator for Rows<'a> {
    type Item = Row<'a>;

    fn next(&mut self) -> Option<Row<'a>> {
        let from = self.read;
        let count = self.read_row()?;
        let passed = self.text.get(from..self.read).unwrap_or_default();
        let written = passed.trim_start_matches('\n');
        let line = self.count_to(from + passed.len() - written.len());
        let mut begins = 0;
        let cell = |ends: &usize| {
            // Cells are cut at characters that are one byte long: what was text is text.
            let cell = self.room.get(begins..*ends).unwrap_or_default();
            begins = *ends;
            String::from_utf8_lossy(cell).into_owned()
        };
        let cells = self.ends.iter().take(count).map(cell).collect();
        Some(Row { line, cells, written: written.trim_end_matches('\n') })
    }
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

    #[test]
    fn a_row_may_be_larger_than_the_room_that_is_kept_for_it() {
        let wide = vec!["x"; 5 * ENDS].join(",");
        let long = format!("\"{}\",é", "é,\n".repeat(ROOM));
        let text = format!("{wide}\n{long}\n\nlast");
        let read: Vec<_> = rows(&text, b',').map(|row| (row.line, row.cells)).collect();
        let lines = u32::try_from(ROOM).unwrap();
        assert_eq!(read.len(), 3);
        assert_eq!(read[0], (1, vec!["x".to_owned(); 5 * ENDS]));
        assert_eq!(read[1], (2, vec!["é,\n".repeat(ROOM), "é".to_owned()]));
        assert_eq!(read[2], (lines + 4, vec!["last".to_owned()]));
    }
}
