//! Days, as they are written in the cells of a column of end dates.
//!
//! It knows no clock: whether a day is over is for others to say. It never chooses between day and month by itself:
//! `4/5/2026` is a doubt unless another cell of the same column settles it, or somebody does.

use std::fmt;

use crate::purpose::DateOrder;
use crate::trimming::{bare, tidy};

/// A day of the Gregorian calendar, from 1900 to 9998.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

/// What stands in a cell of end dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EndDate {
    /// A day.
    On(Day),
    /// A date that can be read in two ways, and nothing in its column tells which.
    WhichOrder {
        /// As written.
        written: String,
        /// The day, where the day stands first.
        day_first: Day,
        /// The day, where the month stands first.
        month_first: Day,
    },
    /// Something else than a date.
    Unreadable {
        /// As written.
        written: String,
    },
}

impl Day {
    /// The day with these numbers, where there is one.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            _ => return None,
        };
        let is_one = (1900..=9998).contains(&year) && (1..=days).contains(&day);
        is_one.then_some(Self { year, month, day })
    }

    /// When it begins in UTC, in milliseconds since 1970-01-01.
    #[must_use]
    pub fn begins_ms(self) -> i64 {
        // Years that begin in March put the leap day at their end.
        let month = i64::from(self.month);
        let year = i64::from(self.year) - i64::from(month <= 2);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + i64::from(self.day) - 1;
        let days = 365 * year + year / 4 - year / 100 + year / 400 + of_year - 719_468;
        days * 86_400_000
    }

    /// The day of a spreadsheet's number, of which 1 is the first of January 1900.
    fn of_serial(serial: i64) -> Option<Self> {
        let mut rest = serial - 2;
        let mut year = 1900_u16;
        loop {
            let first = Self::new(year, 1, 1)?;
            let next = Self::new(year + 1, 1, 1)?;
            let days = (next.begins_ms() - first.begins_ms()) / 86_400_000;
            if rest < days {
                break;
            }
            rest -= days;
            year += 1;
        }
        for month in 1..=12 {
            let days = (28..=31).rev().find(|day| Self::new(year, month, *day).is_some())?;
            if rest < i64::from(days) {
                return Self::new(year, month, u8::try_from(rest + 1).ok()?);
            }
            rest -= i64::from(days);
        }
        None
    }
}

impl fmt::Display for Day {
    /// As in `2026-04-05`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// What is written for "no end": HR tools have a word or a day at the end of time for it.
const NO_END: &[&str] = &[
    "n/a",
    "na",
    "none",
    "null",
    "nil",
    "never",
    "permanent",
    "unlimited",
    "indefinite",
    "open",
    "open-ended",
    "ongoing",
    "present",
    "current",
    "unbefristet",
    "offen",
    "keine",
    "indefinido",
    "cdi",
    "tbd",
    "unknown",
];

/// The cell, where it says anything about an end.
fn said(cell: &str) -> Option<&str> {
    let cell = bare(cell);
    let nothing =
        !cell.contains(char::is_alphanumeric) || NO_END.contains(&cell.to_lowercase().as_str());
    let forever = cell.contains("9999") && cell.bytes().filter(u8::is_ascii_digit).count() >= 8;
    (!nothing && !forever).then_some(cell)
}

/// How the cells of a column order day and month, where at least one shows it and none shows the contrary.
pub(crate) fn order<'a>(cells: impl Iterator<Item = &'a str>) -> Option<DateOrder> {
    let mut shown: Option<DateOrder> = None;
    for cell in cells {
        let Some((first, second, year)) = said(cell).and_then(either_way) else { continue };
        let order = match (Day::new(year, second, first), Day::new(year, first, second)) {
            (Some(_), None) => DateOrder::DayFirst,
            (None, Some(_)) => DateOrder::MonthFirst,
            _ => continue,
        };
        if shown.is_some_and(|shown| shown != order) {
            return None;
        }
        shown = Some(order);
    }
    shown
}

/// What a cell says, in a column of this order. Nothing where it is empty or says that there is no end.
pub(crate) fn read(cell: &str, order: Option<DateOrder>) -> Option<EndDate> {
    let cell = said(cell)?;
    if let Some(day) = plain(cell) {
        return Some(EndDate::On(day));
    }
    let unreadable = || EndDate::Unreadable { written: tidy(cell) };
    let Some((first, second, year)) = either_way(cell) else { return Some(unreadable()) };
    let day_first = Day::new(year, second, first);
    let month_first = Day::new(year, first, second);
    Some(match (day_first, month_first, order) {
        (Some(one), Some(other), _) if one == other => EndDate::On(one),
        (Some(day), Some(_), Some(DateOrder::DayFirst))
        | (Some(_), Some(day), Some(DateOrder::MonthFirst))
        | (Some(day), None, _)
        | (None, Some(day), _) => EndDate::On(day),
        (Some(day_first), Some(month_first), None) => {
            EndDate::WhichOrder { written: tidy(cell), day_first, month_first }
        }
        (None, None, _) => unreadable(),
    })
}

/// A date that can be read in one way only.
fn plain(cell: &str) -> Option<Day> {
    // A time of the day may follow; which one does not matter.
    let is_date =
        |date: &str| date.len() >= 8 && date.chars().all(|c| is_digit(c) || "-/.".contains(c));
    let date =
        cell.split_once('T').map(|(date, _)| date).filter(|date| is_date(date)).unwrap_or(cell);
    let numbers = numbers(date);
    let sign = |sign: char| date.contains(sign);
    match numbers.as_slice() {
        // A whole number is a spreadsheet's, and one with eight digits a date without signs.
        [(8, all)] if date.len() == 8 => day_of(all / 10_000, all / 100 % 100, all % 100),
        [(5, serial)] if date.len() == 5 => Day::of_serial(i64::from(*serial)),
        [(5, serial), _] if sign('.') && date.chars().all(|c| is_digit(c) || c == '.') => {
            Day::of_serial(i64::from(*serial))
        }
        [(4, year), (_, month), (_, day), ..]
            if !date.contains(char::is_alphabetic) || sign('年') || sign('년') =>
        {
            day_of(*year, *month, *day)
        }
        [(1 | 2, day), (1 | 2, month), (digits @ (2 | 4), year), ..]
            if sign('.') && !sign('/') && !date.contains(char::is_alphabetic) =>
        {
            day_of(whole_year(*digits, *year), *month, *day)
        }
        [(1 | 2, day), (digits @ (2 | 4), year), ..] => {
            day_of(whole_year(*digits, *year), month_named(date)?, *day)
        }
        _ => None,
    }
}

/// The numbers of a date that can be read in two ways, such as `4/5/2026`: first, second, year.
fn either_way(cell: &str) -> Option<(u8, u8, u16)> {
    let date = cell.split(' ').next().unwrap_or_default();
    let signs: Vec<char> = date.chars().filter(|c| !is_digit(*c)).collect();
    let slashed = matches!(signs.as_slice(), ['/', '/'] | ['-', '-']);
    match numbers(date).as_slice() {
        [(1 | 2, first), (1 | 2, second), (digits @ (2 | 4), year)] if slashed => {
            let year = u16::try_from(whole_year(*digits, *year)).ok()?;
            Some((u8::try_from(*first).ok()?, u8::try_from(*second).ok()?, year))
        }
        _ => None,
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// The numbers in a text, each with how many digits it has. Longer ones than eight digits are none.
fn numbers(text: &str) -> Vec<(usize, u32)> {
    let runs = text.split(|c: char| !is_digit(c)).filter(|run| !run.is_empty());
    runs.take(8).map(|run| (run.len(), run.get(..8).unwrap_or(run).parse().unwrap_or(0))).collect()
}

fn whole_year(digits: usize, year: u32) -> u32 {
    match (digits, year) {
        (2, ..=79) => 2000 + year,
        (2, _) => 1900 + year,
        _ => year,
    }
}

fn day_of(year: u32, month: u32, day: u32) -> Option<Day> {
    Day::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// How months begin in the usual languages, from January on.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene", "gen", "янв"],
    &["feb", "fév", "fev", "фев"],
    &["mar", "mär", "mrt", "мар"],
    &["apr", "avr", "abr", "апр"],
    &["may", "mai", "mei", "maj", "mag", "май", "мая"],
    &["jun", "juin", "giu", "июн"],
    &["jul", "juil", "lug", "июл"],
    &["aug", "aoû", "aou", "ago", "авг"],
    &["sep", "set", "сен"],
    &["oct", "okt", "out", "ott", "окт"],
    &["nov", "ноя"],
    &["dec", "dez", "déc", "dic", "дек"],
];

/// The month that is named in a date.
fn month_named(date: &str) -> Option<u32> {
    let lower = date.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() >= 3);
    let named = |word: &str| {
        (1..).zip(MONTHS).find(|(_, begins)| begins.iter().any(|begin| word.starts_with(begin)))
    };
    words.into_iter().find_map(|word| named(word).map(|(month, _)| month))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(cell: &str) -> Option<String> {
        match read(cell, None) {
            Some(EndDate::On(day)) => Some(day.to_string()),
            Some(other) => {
                Some(format!("{other:?}").split(' ').next().unwrap_or_default().to_owned())
            }
            None => None,
        }
    }

    #[test]
    fn dates_are_read_as_they_are_written() {
        for cell in [
            "2026-06-30",
            "2026/06/30",
            "2026-06-30T00:00:00Z",
            "2026-06-30 12:00",
            "30.06.2026",
            "30.6.26",
            "30. 6. 2026",
            "20260630",
            "46203",
            "46203.5",
            "30 June 2026",
            "June 30, 2026",
            "30-Jun-26",
            "30. Juni 2026",
            "Tuesday, 30 June 2026",
            "30 juin 2026",
            "2026年6月30日",
            "30/06/2026",
            "6/30/2026",
            "30-06-2026",
        ] {
            assert_eq!(on(cell).as_deref(), Some("2026-06-30"), "{cell}");
        }
        for cell in ["", " - ", "n/a", "never", "9999-12-31", "31.12.9999", "unbefristet"] {
            assert_eq!(on(cell), None, "{cell}");
        }
        for cell in ["soon", "31.02.2026", "2026-13-01", "12", "in May", "1/2"] {
            assert_eq!(on(cell).as_deref(), Some("Unreadable"), "{cell}");
        }
    }

    #[test]
    fn day_and_month_are_never_guessed() {
        assert_eq!(on("4/5/2026").as_deref(), Some("WhichOrder"));
        assert_eq!(on("5/5/2026").as_deref(), Some("2026-05-05"));
        let day = |order| match read("4/5/2026", order) {
            Some(EndDate::On(day)) => day.to_string(),
            other => format!("{other:?}"),
        };
        assert_eq!(order(["4/5/2026", "13/5/2026"].into_iter()), Some(DateOrder::DayFirst));
        assert_eq!(order(["4/5/2026", "5/13/2026"].into_iter()), Some(DateOrder::MonthFirst));
        assert_eq!(order(["13/5/2026", "5/13/2026"].into_iter()), None);
        assert_eq!(order(["4/5/2026", "6/30/2026x"].into_iter()), None);
        assert_eq!(day(Some(DateOrder::DayFirst)), "2026-05-04");
        assert_eq!(day(Some(DateOrder::MonthFirst)), "2026-04-05");
    }

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(Day::new(1970, 1, 1).map(Day::begins_ms), Some(0));
        assert_eq!(Day::new(2026, 6, 30).map(Day::begins_ms), Some(1_782_777_600_000));
        assert_eq!(Day::of_serial(61), Day::new(1900, 3, 1));
        assert_eq!(Day::new(2026, 2, 29), None);
    }
}
