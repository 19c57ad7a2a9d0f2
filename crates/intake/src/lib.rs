//! Reads addresses out of whatever people drop, paste or choose: bytes in, findings out.
//!
//! It knows nothing of workspaces and roles, nor which address is valid: a candidate is whatever was meant as an
//! address, and is given back as it was written. It touches no files, no clock and no network.

mod calendar;
mod card;
mod day;
mod encoding;
mod finding;
mod guess;
mod header;
mod layout;
mod limits;
mod mailto;
mod message;
mod naming;
#[cfg(feature = "probes")]
pub mod probes;
mod property;
mod purpose;
mod rows;
mod table;
mod text;
mod token;
mod trimming;
mod wordings;
mod workbook;

pub use day::{Day, EndDate};
pub use finding::{Column, Found, Intake, IntakeFault, Kind, Meaning, TableColumn, TableReading};
pub use limits::{LIMIT_BYTES, LIMIT_ROWS};
pub use purpose::{Choice, DateOrder, Purpose};

use layout::Promise;
use limits::Gathering;
use rows::Source;

/// Reads a file. Its name is only a hint: what it holds decides.
///
/// # Errors
/// When nothing can be read; see [`IntakeFault`].
pub fn read_bytes(name: &str, bytes: &[u8]) -> Result<Intake, IntakeFault> {
    read_bytes_as(name, bytes, &Choice::default())
}

/// Reads a file again, with what somebody chose about the table in it. The same bytes and the same choice give the
/// same rows, in the same order; what is no table is read as ever.
///
/// # Errors
/// When nothing can be read; see [`IntakeFault`].
pub fn read_bytes_as(name: &str, bytes: &[u8], choice: &Choice) -> Result<Intake, IntakeFault> {
    limits::check_size(bytes.len())?;
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let promise = match ending.as_deref() {
        Some("csv" | "tsv" | "tab") => Promise::Table,
        _ => Promise::Nothing,
    };
    if workbook::is_in(bytes) {
        return workbook::read(bytes, choice);
    }
    if message::is_in(bytes, ending.as_deref() == Some("eml")) {
        return message::read(bytes);
    }
    read(&encoding::decode(bytes)?, promise, choice)
}

/// Reads a text that was typed, pasted or dragged.
///
/// # Errors
/// When nothing can be read; see [`IntakeFault`].
pub fn read_text(text: &str) -> Result<Intake, IntakeFault> {
    read_text_as(text, &Choice::default())
}

/// Reads a text again, with what somebody chose about the table in it; see [`read_bytes_as`].
///
/// # Errors
/// When nothing can be read; see [`IntakeFault`].
pub fn read_text_as(text: &str, choice: &Choice) -> Result<Intake, IntakeFault> {
    limits::check_size(text.len())?;
    read(&encoding::settle(text)?, Promise::Nothing, choice)
}

fn read(text: &str, promise: Promise, choice: &Choice) -> Result<Intake, IntakeFault> {
    if card::is_in(text) {
        return card::read(text);
    }
    if calendar::is_in(text) {
        return calendar::read(text);
    }
    if let Some(layout) = layout::find(text, promise) {
        match table::read(Source::Text(text, layout.delimiter), layout, choice) {
            // The addresses may still stand somewhere else than the table says; unless somebody says so.
            Err(IntakeFault::NoAddress) if choice.purposes.is_empty() => {}
            read => return read,
        }
    }
    read_prose(text)
}

fn read_prose(text: &str) -> Result<Intake, IntakeFault> {
    let mut gathering = Gathering::default();
    text::scan(text, &mut |hit| {
        gathering.put(|| {
            let original = trimming::excerpt(hit.text, hit.at);
            Found::bare(hit.written, hit.name, original, hit.line.saturating_add(1))
        });
    });
    gathering.finish(Kind::Text)
}
