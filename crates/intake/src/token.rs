//! Where one candidate ends and the next begins, and what is trimmed off it.
//!
//! It does not know which address is valid: whatever was meant as one is a candidate, faulty or not.

use crate::trimming::{bare, is_invisible};

/// Whether this is the sign of an address: `@`, or the full-width one of East Asian keyboards.
pub(crate) fn is_at(c: char) -> bool {
    matches!(c, '@' | '＠')
}

/// Whether the text holds the sign of an address.
pub(crate) fn has_at(text: &str) -> bool {
    text.contains(is_at)
}

/// Whether this character ends a candidate that stands in text.
pub(crate) fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, ',' | ';' | ':' | '<' | '>' | '(' | ')' | '[' | ']' | '|' | '"')
        || matches!(c, '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '‘' | '‚')
        || matches!(
            c,
            '，' | '；'
                | '：'
                | '、'
                | '（'
                | '）'
                | '《'
                | '》'
                | '「'
                | '」'
                | '【'
                | '】'
                | '＜'
                | '＞'
        )
}

/// Whether this separator also ends what may be the name of the next address.
pub(crate) fn is_hard(c: char) -> bool {
    matches!(c, ';' | '|' | '\t' | '；' | '、')
}

/// The length in bytes of the word at the beginning of `rest`.
pub(crate) fn word_length(rest: &str) -> usize {
    rest.find(is_separator).unwrap_or(rest.len())
}

/// The candidate that a word is, without the marks of the sentence or list around it.
pub(crate) fn candidate(word: &str) -> Option<&str> {
    let mark_before = |c: char| matches!(c, '*' | '`' | '{' | '•' | '·' | '–' | '—' | '¿' | '¡');
    let mark_after = |c: char| {
        matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '*' | '`' | '~' | '}' | '’' | '…')
            || matches!(c, '。' | '！' | '？' | '\\')
    };
    let ends = |c: char| c.is_whitespace() || is_invisible(c);
    let word = word.trim_start_matches(|c| ends(c) || mark_before(c));
    let word = word.trim_end_matches(|c| ends(c) || mark_after(c));
    // An apostrophe may begin an address, but none ends with it: 'ana@north.example'.
    let unquoted = word.trim_end_matches('\'');
    let word = if unquoted.len() < word.len() {
        unquoted
            .trim_start_matches(|c| ends(c) || c == '\'')
            .trim_end_matches(|c| ends(c) || mark_after(c) || c == '\'')
    } else {
        word
    };
    let says_something = word.chars().any(|c| !is_at(c));
    (has_at(word) && says_something).then_some(word)
}

/// The candidates of a word: one, or several where a slash stands between them.
pub(crate) fn candidates(word: &str) -> Vec<&str> {
    let parts: Vec<&str> = word.split('/').collect();
    if parts.len() > 1 && parts.iter().all(|part| has_at(part)) {
        parts.into_iter().filter_map(candidate).collect()
    } else {
        candidate(word).into_iter().collect()
    }
}

/// The length in bytes of the quoted text at the beginning of `rest`, with both quotes.
///
/// Only a near end is looked for: a quote that stands alone must not swallow the text after it.
pub(crate) fn quoted_length(rest: &str) -> Option<usize> {
    const FARTHEST: usize = 320;
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1).take(FARTHEST) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// A whole cell that was meant as one address and has a space in it, which is its fault.
pub(crate) fn spaced(cell: &str) -> Option<&str> {
    let cell = bare(cell);
    let one_at = cell.chars().filter(|c| is_at(*c)).count() == 1;
    let plain = |c: char| c == ' ' || !(is_separator(c) || c.is_control());
    let words = cell.split_whitespace().count();
    let lower = cell.chars().next().is_some_and(|c| c.is_lowercase() || c.is_ascii_digit());
    let split_word = (2..=3).contains(&words) && cell.chars().all(plain);
    (one_at && lower && split_word).then_some(cell)
}

/// A cell of words without any `@`: meant as an address where the column says so, and no address.
pub(crate) fn wordy(cell: &str) -> Option<&str> {
    let cell = cell.trim();
    let is_word = cell.chars().any(char::is_alphabetic) && cell.chars().count() <= WORDY_MAX;
    let is_blank = BLANKS.contains(&cell.to_lowercase().as_str());
    let one_line = cell.chars().all(|c| c == ' ' || !(c.is_whitespace() || c.is_control()));
    (is_word && one_line && !is_blank && !has_at(cell)).then_some(cell)
}

/// A whole cell that was meant as one address and has a comma for a dot, which is its fault.
pub(crate) fn comma_for_dot(cell: &str) -> Option<&str> {
    let cell = bare(cell).trim_end_matches([',', ';', '.']);
    let (local, domain) = cell.split_once(is_at)?;
    let (before, after) = domain.rsplit_once(',')?;
    let word = |part: &str| {
        !part.is_empty()
            && part.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | ','))
    };
    let one = !local.is_empty() && !local.contains(is_separator) && word(before) && word(after);
    one.then_some(cell)
}

/// An address within one company's mail server (X.500), which leads nowhere from outside.
pub(crate) fn internal(cell: &str) -> Option<&str> {
    let cell = bare(cell);
    let begins = cell.get(..3).is_some_and(|begin| begin.eq_ignore_ascii_case("/o="));
    let one_line = !cell.contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'));
    (begins && one_line && !has_at(cell)).then_some(cell)
}

/// What programs and people write where there is nothing.
const BLANKS: &[&str] = &["n/a", "na", "none", "null", "nil", "unknown", "tbd", "keine", "ohne"];

/// A longer cell, in characters, is a remark that strayed into the column.
const WORDY_MAX: usize = 80;

/// A whole cell that was meant as an address and has no `@`, which is its fault.
pub(crate) fn without_at(cell: &str) -> Option<&str> {
    let cell = bare(cell);
    let (before, after) = cell.rsplit_once('.')?;
    let long = |part: &str| part.chars().filter(|c| c.is_alphanumeric()).count() >= 2;
    let one_word = !cell.contains(is_separator) && !has_at(cell);
    (one_word && long(before) && long(after) && cell.contains(char::is_alphabetic)).then_some(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_the_sentence_are_not_part_of_a_candidate() {
        for word in [
            "ana@north.example.",
            "'ana@north.example'!",
            "**ana@north.example**",
            "\u{200B}ana@north.example\u{FEFF}",
        ] {
            assert_eq!(candidate(word), Some("ana@north.example"), "{word}");
        }
    }

    #[test]
    fn faulty_attempts_are_candidates_and_other_words_are_not() {
        for word in ["a@", "@b.example", "a@@b", ".a@b.example", "ana＠north.example"] {
            assert_eq!(candidate(word), Some(word));
        }
        for word in ["ana", "@", "@.", "", "north.example"] {
            assert_eq!(candidate(word), None);
        }
    }

    #[test]
    fn a_slash_parts_addresses_and_not_an_address() {
        assert_eq!(candidates("a@x.example/b@y.example"), ["a@x.example", "b@y.example"]);
        assert_eq!(candidates("a/b@x.example"), ["a/b@x.example"]);
    }

    #[test]
    fn a_cell_meant_as_one_address_is_not_repaired() {
        assert_eq!(spaced(" ana lind@north.example"), Some("ana lind@north.example"));
        assert_eq!(spaced("Ana lind@north.example"), None);
        assert_eq!(spaced("a@north.example b@north.example"), None);
        assert_eq!(without_at("ana.north.example"), Some("ana.north.example"));
        assert_eq!(without_at("n.a."), None);
        assert_eq!(without_at("none"), None);
        assert_eq!(comma_for_dot("ana@north,example"), Some("ana@north,example"));
        assert_eq!(comma_for_dot("ana@north.example,bo@north.example"), None);
        assert_eq!(comma_for_dot("ana@north.example, Bo Berg"), None);
        assert_eq!(internal("/O=North/CN=Ana"), Some("/O=North/CN=Ana"));
    }
}
