//! Words of others in our texts: names that stay names, and dates that people read. Used by mails and pages alike.

use roster_domain::{Message, Timestamp};
use time::{OffsetDateTime, format_description::BorrowedFormatItem, macros::format_description};

const DAY: &[BorrowedFormatItem<'_>] =
    format_description!("[weekday] [day padding:none] [month repr:long] [year]");

const MOMENT: &[BorrowedFormatItem<'_>] = format_description!(
    "[weekday] [day padding:none] [month repr:long] [year], [hour]:[minute] UTC"
);

/// A name in one line, without anything that hides or reorders text, and of bounded length.
pub(crate) fn plain(name: &str) -> String {
    let hides = |c: char| {
        c.is_control()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
    };
    let cleaned: String = name.chars().map(|c| if hides(c) { ' ' } else { c }).take(120).collect();
    cleaned.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name that no mail program takes for an address to open: a word joiner, which is not seen, breaks what looks like one (M01).
pub(crate) fn unlinked(name: &str) -> String {
    without_links(&plain(name))
}

/// The lines of somebody's message, none of them with anything to open.
pub(crate) fn lines(message: &Message) -> Vec<String> {
    message.as_str().split('\n').map(without_links).collect()
}

fn without_links(line: &str) -> String {
    let mut text = String::new();
    for c in line.chars() {
        text.push(c);
        if matches!(c, '.' | ':' | '@' | '/') {
            text.push('\u{2060}');
        }
    }
    text
}

fn moment(at: Timestamp) -> OffsetDateTime {
    let nanos = i128::from(at.0) * 1_000_000;
    OffsetDateTime::from_unix_timestamp_nanos(nanos).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

/// The last day before a moment, as in `Sunday 29 November 2026`: what ends at midnight ends with the day before.
pub(crate) fn last_day(end: Timestamp) -> String {
    moment(roster_domain::last_day(end)).format(DAY).unwrap_or_default()
}

/// A day and a time, as in `Sunday 29 November 2026, 09:15 UTC`.
pub(crate) fn day_and_time(at: Timestamp) -> String {
    moment(at).format(MOMENT).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn m01_a_name_stays_one_line_and_is_no_link() {
        assert_eq!(plain("a\r\nBcc: x\u{202E}y"), "a Bcc: x y");
        let name = unlinked("http://evil.example/x");
        assert!(!name.contains("://") && !name.contains("evil.example"));
    }

    #[test]
    fn m01_a_message_keeps_its_lines_and_loses_its_links() {
        let message = Message::new("Hi,\n\nsee https://evil.example/x or a@b.example").unwrap();
        let lines = lines(&message);
        assert_eq!(lines[..2], ["Hi,", ""]);
        assert!(!lines[2].contains("://") && !lines[2].contains("evil.example"));
        assert_eq!(lines[2].replace('\u{2060}', ""), "see https://evil.example/x or a@b.example");
    }

    #[test]
    fn dates_read_like_dates() {
        assert_eq!(
            day_and_time(Timestamp(1_795_338_900_000)),
            "Sunday 22 November 2026, 09:15 UTC"
        );
        assert_eq!(last_day(Timestamp(1_795_305_600_000)), "Saturday 21 November 2026");
    }
}
