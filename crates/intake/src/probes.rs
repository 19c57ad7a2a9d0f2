//! The single readers, one by one, for those who throw bytes at them. Compiled with the feature `probes` only.

use crate::finding::{Intake, IntakeFault};
use crate::layout::{self, Promise};
use crate::purpose::{Choice, DateOrder};
use crate::rows::Source;
use crate::{
    calendar as events, card, day, encoding, message as mail, naming, table as rows,
    workbook as book,
};

/// From bytes to text.
///
/// # Errors
/// When it is no text; see [`IntakeFault`].
pub fn decode(bytes: &[u8]) -> Result<String, IntakeFault> {
    encoding::decode(bytes)
}

/// The names that stand beside an address, by what is before and after it.
#[must_use]
pub fn names(before: &str, after: &str) -> [String; 2] {
    [naming::before_brackets(before), naming::beside(before, after)]
}

/// Free text.
///
/// # Errors
/// When nothing can be read; see [`IntakeFault`].
pub fn prose(text: &str) -> Result<Intake, IntakeFault> {
    crate::read_prose(&encoding::settle(text)?)
}

/// A table in text; what is none has no address.
///
/// # Errors
/// When nothing can be read; see [`IntakeFault`].
pub fn table(text: &str, choice: &Choice) -> Result<Intake, IntakeFault> {
    let text = encoding::settle(text)?;
    let layout = layout::find(&text, Promise::Table).ok_or(IntakeFault::NoAddress)?;
    rows::read(Source::Text(&text, layout.delimiter), layout, choice)
}

/// Contact cards.
///
/// # Errors
/// When nothing can be read; see [`IntakeFault`].
pub fn cards(text: &str) -> Result<Intake, IntakeFault> {
    card::read(&encoding::settle(text)?)
}

/// A calendar.
///
/// # Errors
/// When nothing can be read; see [`IntakeFault`].
pub fn calendar(text: &str) -> Result<Intake, IntakeFault> {
    events::read(&encoding::settle(text)?)
}

/// A message.
///
/// # Errors
/// When nothing can be read; see [`IntakeFault`].
pub fn message(bytes: &[u8]) -> Result<Intake, IntakeFault> {
    mail::read(bytes)
}

/// A workbook.
///
/// # Errors
/// When nothing can be read; see [`IntakeFault`].
pub fn workbook(bytes: &[u8]) -> Result<Intake, IntakeFault> {
    book::read(bytes, &Choice::default())
}

/// How the cells of a column order day and month, and the day in each.
#[must_use]
pub fn end_dates(cells: &[&str]) -> (Option<DateOrder>, Vec<Option<day::EndDate>>) {
    let order = day::order(cells.iter().copied());
    (order, cells.iter().map(|cell| day::read(cell, order)).collect())
}
