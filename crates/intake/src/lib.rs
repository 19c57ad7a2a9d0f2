//! Reads addresses out of whatever people drop, paste or choose: bytes in, findings out.
//!
//! It knows nothing of workspaces and roles, nor which address is valid: a candidate is whatever was meant as an
//! address, and is given back as it was written. It touches no files, no clock and no network.

mod card;
mod encoding;
mod finding;
mod guess;
mod header;
mod layout;
mod limits;
mod mailto;
mod naming;
mod property;
mod rows;
mod table;
mod text;
mod token;
mod trimming;
mod wordings;

pub use finding::{Column, Found, Intake, IntakeFault, Kind, Meaning};
pub use limits::{LIMIT_BYTES, LIMIT_ROWS};

use layout::Promise;
use limits::Gathering;

/// Reads a file. Its name is only a hint: what it holds decides.
///
/// # Errors
/// When nothing can be read; see [`IntakeFault`].
pub fn read_bytes(name: &str, bytes: &[u8]) -> Result<Intake, IntakeFault> {
    limits::check_size(bytes.len())?;
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let promise = match ending.as_deref() {
        Some("csv" | "tsv" | "tab") => Promise::Table,
        _ => Promise::Nothing,
    };
    read(&encoding::decode(bytes)?, promise)
}

/// Reads a text that was typed, pasted or dragged.
///
/// # Errors
/// When nothing can be read; see [`IntakeFault`].
pub fn read_text(text: &str) -> Result<Intake, IntakeFault> {
    limits::check_size(text.len())?;
    read(&encoding::settle(text)?, Promise::Nothing)
}

fn read(text: &str, promise: Promise) -> Result<Intake, IntakeFault> {
    if card::is_in(text) {
        return card::read(text);
    }
    if let Some(layout) = layout::find(text, promise) {
        match table::read(text, layout) {
            // The addresses may still stand somewhere else than the table says.
            Err(IntakeFault::NoAddress) => {}
            read => return read,
        }
    }
    read_prose(text)
}

fn read_prose(text: &str) -> Result<Intake, IntakeFault> {
    let mut gathering = Gathering::default();
    text::scan(text, &mut |hit| {
        gathering.put(|| Found {
            written: hit.written,
            name: hit.name,
            role: String::new(),
            original: trimming::excerpt(hit.text, hit.at),
            line: hit.line.saturating_add(1),
        });
    });
    gathering.finish(Kind::Text, Vec::new(), Vec::new())
}
