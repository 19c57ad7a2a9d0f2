//! Words of others in our texts: names that stay names, and dates that people read. Used by mails and pages alike.

use roster_domain::Timestamp;
use time::{OffsetDateTime, format_description::BorrowedFormatItem, macros::format_description};

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
    let mut text = String::new();
    for c in plain(name).chars() {
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
    fn dates_read_like_dates() {
        assert_eq!(
            day_and_time(Timestamp(1_795_338_900_000)),
            "Sunday 22 November 2026, 09:15 UTC"
        );
    }
}
