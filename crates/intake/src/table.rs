//! People in the rows of a table.
//!
//! It does not know which address or role is valid. A row without an address is nobody.

use crate::day;
use crate::finding::{Column, Found, Intake, IntakeFault, Kind, TableColumn, TableReading};
use crate::header;
use crate::layout::Layout;
use crate::limits::Gathering;
use crate::purpose::{Choice, DateOrder, Purpose};
use crate::rows::{Row, Source};
use crate::text::{Hit, scan};
use crate::token::{comma_for_dot, has_at, internal, spaced, without_at, wordy};
use crate::trimming::{excerpt, tidy};

/// How many cells of a column are shown.
const SAMPLE: usize = 3;

/// Reads the table in `source`, laid out as `layout` says but for what somebody chose.
pub(crate) fn read(source: Source, layout: Layout, choice: &Choice) -> Result<Intake, IntakeFault> {
    let layout = layout.chosen(choice);
    let order = choice.date_order.or_else(|| shown_order(source, &layout));
    let mut gathering = Gathering::default();
    let mut samples: Vec<Vec<String>> = vec![Vec::new(); layout.columns.len()];
    for row in source.rows().skip(layout.skip) {
        for (cell, sample) in row.cells.iter().zip(&mut samples) {
            if sample.len() < SAMPLE && !cell.trim().is_empty() {
                sample.push(tidy(cell));
            }
        }
        if is_broken(&row, &layout) {
            read_broken(&row, &mut gathering);
        } else {
            read_row(&row, &layout, order, &mut gathering);
        }
    }
    let intake = gathering.finish(Kind::Table)?;
    Ok(with_columns(intake, layout, samples, order))
}

/// Gives the intake its columns: those that say who somebody is, the headers of the others, and all of them.
fn with_columns(
    intake: Intake,
    layout: Layout,
    samples: Vec<Vec<String>>,
    date_order: Option<DateOrder>,
) -> Intake {
    let mut columns = Vec::new();
    let mut ignored = Vec::new();
    for (header, purpose) in &layout.columns {
        match purpose.meaning() {
            Some(meaning) => columns.push(Column { header: header.clone(), meaning }),
            None if header.is_empty() => {}
            None => ignored.push(header.clone()),
        }
    }
    let whole = layout.columns.into_iter().zip(samples);
    let whole = whole.map(|((header, purpose), sample)| TableColumn { header, purpose, sample });
    let table = TableReading {
        sheet: String::new(),
        other_sheets: Vec::new(),
        columns: whole.collect(),
        date_order,
    };
    Intake { columns, ignored, table: Some(table), ..intake }
}

/// How the end dates of the table order day and month, where they show it.
fn shown_order(source: Source, layout: &Layout) -> Option<DateOrder> {
    let column = layout.of(Purpose::EndDate).next()?;
    let cells: Vec<String> = source
        .rows()
        .skip(layout.skip)
        .filter_map(|row| row.cells.into_iter().nth(column))
        .collect();
    day::order(cells.iter().map(String::as_str))
}

/// Whether the cells of a row do not stand under their headers: a quote was left open, or a comma stood in a name.
fn is_broken(row: &Row, layout: &Layout) -> bool {
    let displaced = || !layout.of(Purpose::Email).any(|column| has_at(row.cell(column)));
    let swallowed = || row.written.contains('\n');
    row.width() != layout.width
        && row.cells.iter().any(|cell| has_at(cell))
        && ((row.width() > layout.width && displaced())
            || (row.cells.len() != layout.width && swallowed()))
}

/// A row whose cells cannot be trusted is read as the text that it is.
fn read_broken(row: &Row, gathering: &mut Gathering) {
    scan(row.written, &mut |hit| {
        gathering.put(|| {
            let line = row.line.saturating_add(hit.line);
            Found::bare(hit.written, tidy(&hit.name), excerpt(hit.text, hit.at), line)
        });
    });
}

fn read_row(row: &Row, layout: &Layout, order: Option<DateOrder>, gathering: &mut Gathering) {
    let first = |purpose| layout.of(purpose).next().map_or("", |column| row.cell(column));
    let (role, team) = (without_link(first(Purpose::Role)), without_link(first(Purpose::Team)));
    let end_date = day::read(first(Purpose::EndDate), order);
    let name = name(row, layout);
    let mut put = |written: String, beside: &str| {
        gathering.put(|| {
            let name = if name.is_empty() { tidy(beside) } else { name.clone() };
            let name = if has_at(&name) { String::new() } else { name };
            let at = place(row.written, &written);
            let original = excerpt(row.written, at);
            let (role, team, end_date) = (role.clone(), team.clone(), end_date.clone());
            Found { written, name, role, team, end_date, original, line: row.line }
        });
    };
    for column in layout.of(Purpose::Email) {
        let cell = row.cell(column);
        match spaced(cell).or_else(|| comma_for_dot(cell)) {
            Some(written) => put(written.to_owned(), ""),
            None => scan(cell, &mut |hit: Hit| put(hit.written, &hit.name)),
        }
    }
    // Under a heading that says "email" whatever stands there is meant as one, to be put right by hand; but not where
    // another cell has one, where the rows are added up, and where the headings stand again.
    let addressed = || layout.of(Purpose::Email).any(|column| has_at(row.cell(column)));
    if !layout.has_headers || addressed() || is_total(row) {
        return;
    }
    for column in layout.of(Purpose::Email) {
        let cell = row.cell(column);
        let meant = without_at(cell).or_else(|| wordy(cell)).or_else(|| internal(cell));
        if let Some(written) =
            meant.filter(|written| header::meaning(written) != Some(Purpose::Email))
        {
            put(written.to_owned(), "");
        }
    }
}

/// Without the link that a list of pages puts behind its titles: `Brand (https://...)`.
fn without_link(cell: &str) -> String {
    let cell = tidy(cell);
    let (title, rest) = cell.split_once(" (http").unwrap_or((&cell, ")"));
    if rest.ends_with(')') { title.to_owned() } else { cell }
}

/// How rows begin that add up the others.
const TOTALS: &[&str] = &[
    "total",
    "totals",
    "grand",
    "subtotal",
    "sum",
    "count",
    "summe",
    "gesamt",
    "insgesamt",
    "anzahl",
    "totale",
    "totaal",
    "suma",
    "итого",
    "всего",
    "合計",
    "总计",
    "合计",
];

/// Whether a row only adds up the others.
fn is_total(row: &Row) -> bool {
    let first = row.cells.iter().find(|cell| !cell.trim().is_empty());
    let word = first
        .and_then(|cell| cell.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty()));
    word.is_some_and(|word| TOTALS.contains(&word.to_lowercase().as_str()))
}

/// The whole name in a row, or its parts put together.
fn name(row: &Row, layout: &Layout) -> String {
    let of = |purpose| layout.of(purpose).map(|column| tidy(row.cell(column))).next();
    match of(Purpose::Name) {
        Some(name) if !name.is_empty() => without_remark(name),
        _ => {
            let last = of(Purpose::LastName);
            let mut parts = [of(Purpose::FirstName), last.clone()];
            if last.is_some_and(|last| is_family_first(&last)) {
                parts.reverse();
            }
            tidy(&parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
        }
    }
}

/// Whether the family's name is said first in its script: Chinese, Japanese and Korean.
fn is_family_first(name: &str) -> bool {
    let those = |c: char| matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}');
    !name.is_empty() && name.chars().all(those)
}

/// Without what HR and meeting tools put behind a name: `Priya Raman (On Leave)`, `Luis Ferreira [C]`.
fn without_remark(name: String) -> String {
    let opened = match name.chars().next_back() {
        Some(')') => name.rfind(" ("),
        Some(']') => name.rfind(" ["),
        _ => None,
    };
    let before = opened.and_then(|at| name.get(..at)).map(str::trim_end);
    before.filter(|before| !before.is_empty()).map_or(name.clone(), str::to_owned)
}

/// Where in a row a candidate stands; only near the beginning, as rows are short or not worth the search.
fn place(row: &str, written: &str) -> usize {
    let near = row.char_indices().nth(2_000).map_or(row, |(end, _)| row.get(..end).unwrap_or(row));
    near.find(written).unwrap_or(0)
}
