//! The sheets of a workbook (XLSX), as rows of text.
//!
//! It knows cells, and not people. It unpacks no more than a bound, whatever the archive says of itself, keeps no more
//! cells than a table has, and leaves alone what is hidden: who hid a sheet did not mean to share it.

use std::io::{self, Cursor, Read};

use calamine::{Data, DataRef, DataType, Reader as _, SheetType, SheetVisible, Xlsx};
use zip::ZipArchive;

use crate::day::Day;
use crate::finding::{Intake, IntakeFault, TableReading};
use crate::layout::{self, WIDEST};
use crate::limits::{Gathering, LIMIT_ROWS, LIMIT_UNPACKED};
use crate::purpose::Choice;
use crate::rows::{SheetRow, Source};
use crate::token::has_at;

/// How many files a workbook is made of at the most.
const FILES: usize = 1_000;

/// How many rows of a sheet are read: people, and as much around them.
const ROWS: usize = 2 * LIMIT_ROWS + 100;

/// How many sheets are looked into.
const SHEETS: usize = 50;

/// The longest text of a cell that is kept, in characters: many addresses, and no book.
const LONGEST: usize = 4_000;

/// Whether the bytes are a zip archive, as workbooks are.
pub(crate) fn is_in(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Reads the sheet that was chosen, or else the first with addresses.
pub(crate) fn read(bytes: &[u8], choice: &Choice) -> Result<Intake, IntakeFault> {
    check_unpacked(bytes)?;
    let mut workbook: Xlsx<_> =
        Xlsx::new(Cursor::new(bytes)).map_err(|_| IntakeFault::Spreadsheet)?;
    let sheets = workbook.sheets_metadata().iter();
    let shown =
        sheets.filter(|s| s.visible == SheetVisible::Visible && s.typ == SheetType::WorkSheet);
    let names: Vec<String> = shown.map(|sheet| sheet.name.clone()).take(SHEETS).collect();
    let chosen = choice.sheet.as_ref().filter(|name| names.contains(name));
    let mut filled = Vec::new();
    let mut taken: Option<(String, Vec<SheetRow>)> = None;
    for name in names {
        let rows = rows_of(&mut workbook, &name)?;
        if rows.is_empty() {
            continue;
        }
        let is_it = chosen.map_or_else(|| any_address(&rows), |chosen| *chosen == name);
        if is_it && taken.is_none() {
            taken = Some((name, rows));
        } else {
            filled.push(name);
        }
    }
    let (sheet, rows) = taken.ok_or(IntakeFault::NoAddress)?;
    let intake = read_sheet(&rows, choice)?;
    let table = intake.table.clone().unwrap_or_default();
    let table = Some(TableReading { sheet, other_sheets: filled, ..table });
    Ok(Intake { table, ..intake })
}

fn read_sheet(rows: &[SheetRow], choice: &Choice) -> Result<Intake, IntakeFault> {
    if let Some(layout) = layout::of_sheet(Source::Sheet(rows)) {
        match crate::table::read(Source::Sheet(rows), layout, choice) {
            Err(IntakeFault::NoAddress) if choice.purposes.is_empty() => {}
            read => return read,
        }
    }
    // A list in one column, or a form: whatever it is, the addresses in it are read.
    let mut gathering = Gathering::default();
    for row in rows {
        crate::text::scan(&row.written, &mut |hit| {
            let original = crate::trimming::excerpt(hit.text, hit.at);
            gathering.put(|| crate::Found::bare(hit.written, hit.name, original, row.line));
        });
    }
    gathering.finish(crate::Kind::Table)
}

/// Unpacks everything once into nothing, and counts: what an archive says of its size may be a lie.
fn check_unpacked(bytes: &[u8]) -> Result<(), IntakeFault> {
    let damaged = IntakeFault::Spreadsheet;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged.clone())?;
    if archive.len() > FILES {
        return Err(damaged);
    }
    let mut unpacked = 0;
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(|_| damaged.clone())?;
        let mut room = file.take(LIMIT_UNPACKED + 1 - unpacked);
        unpacked += io::copy(&mut room, &mut io::sink()).map_err(|_| damaged.clone())?;
        if unpacked > LIMIT_UNPACKED {
            return Err(IntakeFault::TooLarge { bytes: unpacked });
        }
    }
    Ok(())
}

/// The rows of a sheet that hold anything, in order.
fn rows_of(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<SheetRow>, IntakeFault> {
    let mut cells = workbook.worksheet_cells_reader(name).map_err(|_| IntakeFault::Spreadsheet)?;
    let mut rows: Vec<SheetRow> = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(|_| IntakeFault::Spreadsheet)? {
        let (row, column) = cell.get_position();
        let text = text(cell.get_value());
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if text.is_empty() || column >= WIDEST {
            continue;
        }
        let line = row.saturating_add(1);
        let goes_on = rows.last().is_some_and(|last| last.line == line);
        if !goes_on {
            if rows.len() == ROWS {
                return Err(IntakeFault::TooManyRows { rows: ROWS });
            }
            rows.push(SheetRow { line, ..SheetRow::default() });
        }
        let Some(last) = rows.last_mut() else { continue };
        if last.cells.len() <= column {
            last.cells.resize(column + 1, String::new());
        }
        if !last.written.is_empty() {
            last.written.push('\t');
        }
        last.written.push_str(&text);
        if let Some(slot) = last.cells.get_mut(column) {
            *slot = text;
        }
    }
    rows.sort_by_key(|row| row.line);
    Ok(rows)
}

/// What a cell shows, on one line; days as in 2026-06-30.
fn text(value: &DataRef) -> String {
    let text = match value {
        DataRef::String(text) => text.as_str(),
        DataRef::SharedString(text) => text,
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            return Day::new(year, month, day).map(|day| day.to_string()).unwrap_or_default();
        }
        DataRef::Empty | DataRef::Error(_) => return String::new(),
        other => &Data::from(other.clone()).as_string().unwrap_or_default(),
    };
    let one_line =
        |c: char| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c };
    text.chars().take(LONGEST).map(one_line).collect::<String>().trim().to_owned()
}

fn any_address(rows: &[SheetRow]) -> bool {
    rows.iter().any(|row| row.cells.iter().any(|cell| has_at(cell)))
}
