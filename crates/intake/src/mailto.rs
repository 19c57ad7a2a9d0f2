//! The addresses in a `mailto:` link.
//!
//! It does not know what else a link may carry: the subject and the body are dropped. What is percent-encoded is
//! decoded, except that control characters are left visible, so that a link cannot carry a line break past anybody.

use crate::token::has_at;
use crate::trimming::bare;

const SCHEME: &str = "mailto:";

/// What follows `mailto:` at the beginning of `text`, where it stands there.
pub(crate) fn after_scheme(text: &str) -> Option<&str> {
    let scheme = text.get(..SCHEME.len())?;
    scheme.eq_ignore_ascii_case(SCHEME).then(|| text.get(SCHEME.len()..).unwrap_or_default())
}

/// The length in bytes of the link at the beginning of `rest`, which begins with the scheme.
pub(crate) fn length(rest: &str) -> usize {
    let ends = |c: char| {
        c.is_whitespace() || matches!(c, '<' | '>' | '"' | ')' | ']' | '|' | ';' | '”' | '»')
    };
    rest.find(ends).unwrap_or(rest.len())
}

/// The candidates in a link, of which the scheme is gone: those it is to, and its copies.
pub(crate) fn addresses(link: &str) -> Vec<String> {
    let (to, query) = link.split_once('?').unwrap_or((link, ""));
    let copies = query.split('&').filter_map(|field| {
        let (name, value) = field.split_once('=')?;
        ["to", "cc", "bcc"].iter().any(|known| name.eq_ignore_ascii_case(known)).then_some(value)
    });
    std::iter::once(to)
        .chain(copies)
        .flat_map(|list| list.split(','))
        .filter_map(|part| {
            let decoded = decode(part);
            let mark = |c: char| c.is_whitespace() || matches!(c, '.' | '!' | ':' | '\'');
            let written = bare(bare(&decoded).trim_end_matches(mark));
            let says_something = written.chars().any(|c| !crate::token::is_at(c));
            (has_at(written) && says_something).then(|| written.to_owned())
        })
        .collect()
}

/// Percent-decoded. Control characters and line separators come out escaped, as in `\r\n`.
fn decode(part: &str) -> String {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let pair = (*first == b'%').then(|| after.get(..2).and_then(hex)).flatten();
        bytes.push(pair.unwrap_or(*first));
        rest = if pair.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    let decoded = String::from_utf8(bytes).unwrap_or_else(|_| part.to_owned());
    let mut visible = String::with_capacity(decoded.len());
    for c in decoded.chars() {
        if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
            visible.extend(c.escape_default());
        } else {
            visible.push(c);
        }
    }
    visible
}

/// The byte that two hexadecimal digits are.
pub(crate) fn hex(pair: &[u8]) -> Option<u8> {
    let digits = std::str::from_utf8(pair).ok()?;
    digits.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u8::from_str_radix(digits, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_gives_those_it_is_to_and_its_copies() {
        let link =
            "ana@north.example,bo%2Bteam@north.example?subject=x@y.example&CC=cy@north.example";
        assert_eq!(
            addresses(link),
            ["ana@north.example", "bo+team@north.example", "cy@north.example"]
        );
    }

    #[test]
    fn an_encoded_line_break_stays_visible() {
        assert_eq!(addresses("ana%0D%0ABcc@north.example"), [r"ana\r\nBcc@north.example"]);
        assert_eq!(addresses("ana%E2%80%A8@north.example"), [r"ana\u{2028}@north.example"]);
    }

    #[test]
    fn an_encoding_that_is_none_is_left_as_it_is() {
        assert_eq!(addresses("100%@north.example"), ["100%@north.example"]);
        assert_eq!(addresses("%FF@north.example"), ["%FF@north.example"]);
    }
}
