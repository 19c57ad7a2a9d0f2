//! White space, invisible characters, and pieces cut to a length that can be shown.
//!
//! It does not know what an address is, and it changes nothing inside a word.

/// The most characters of a name, a role or an original text.
pub(crate) const LONGEST: usize = 200;

/// Characters that leave no mark: zero-width spaces and joiners, direction marks, soft hyphens.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Without white space, invisible and control characters at both ends.
pub(crate) fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c.is_control() || is_invisible(c))
}

/// On one line, with single spaces, and at most [`LONGEST`] characters.
pub(crate) fn tidy(text: &str) -> String {
    let mut tidied = String::new();
    let mut length = 0;
    for word in bare(text).split(|c: char| c.is_whitespace() || c.is_control()) {
        if word.is_empty() {
            continue;
        }
        if length > 0 {
            tidied.push(' ');
            length += 1;
        }
        for c in word.chars().take(LONGEST.saturating_sub(length)) {
            tidied.push(c);
            length += 1;
        }
        if length >= LONGEST {
            break;
        }
    }
    tidied.chars().take(LONGEST).collect::<String>().trim_end().to_owned()
}

/// The part of `text` around the byte `at`, tidied.
pub(crate) fn excerpt(text: &str, at: usize) -> String {
    if text.len() <= LONGEST {
        return tidy(text);
    }
    // A little of what stands before; more only where the end of the text leaves room for it.
    let before = (at.saturating_sub(LONGEST / 3)).min(text.len() - LONGEST);
    let start = (0..=before).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
    tidy(text.get(start..ceiling(text, start + LONGEST * 4)).unwrap_or_default())
}

/// The first character boundary at or after `at`.
fn ceiling(text: &str, at: usize) -> usize {
    (at..text.len()).find(|i| text.is_char_boundary(*i)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tidy_keeps_to_one_line_and_to_the_length() {
        assert_eq!(tidy("\u{FEFF} Ana\n  Lind\u{A0}\u{200B}"), "Ana Lind");
        assert_eq!(tidy(&"é ".repeat(500)).chars().count(), LONGEST - 1);
    }

    #[test]
    fn an_excerpt_holds_what_it_is_an_excerpt_of() {
        let text = format!("{} ana@north.example {}", "ö".repeat(900), "ü".repeat(900));
        let at = text.find("ana@").unwrap_or_default();
        assert!(excerpt(&text, at).contains("ana@north.example"));
        assert!(excerpt(&text, at).chars().count() <= LONGEST);
        let text = format!("{} ana@north.example", "word ".repeat(300));
        let at = text.find("ana@").unwrap_or_default();
        assert!(excerpt(&text, at).ends_with("ana@north.example"));
    }
}
