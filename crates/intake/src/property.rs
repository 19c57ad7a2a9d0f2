//! The properties of a contact card: lines unfolded, parameters apart, values decoded.
//!
//! It does not know what the properties mean for Roster. Pictures come out as they went in, undecoded.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// One property, such as `item1.EMAIL;TYPE=work:ana@north.example`.
pub(crate) struct Property {
    /// In upper case, without its group.
    pub(crate) name: String,
    /// As it stands on the card, unfolded.
    pub(crate) written: String,
    parameters: Vec<(String, String)>,
    value: String,
}

impl Property {
    /// The value as text, without escapes.
    pub(crate) fn text(&self) -> String {
        unescape(&self.value)
    }

    /// The parts of a value that is made of parts, as a name is.
    pub(crate) fn parts(&self) -> Vec<String> {
        let mut parts = vec![String::new()];
        let mut escaped = false;
        for c in self.value.chars() {
            match c {
                ';' if !escaped => parts.push(String::new()),
                _ => {
                    if let Some(part) = parts.last_mut() {
                        part.push(c);
                    }
                }
            }
            escaped = c == '\\' && !escaped;
        }
        parts.iter().map(|part| unescape(part)).collect()
    }

    /// The value of a parameter, named in upper case.
    pub(crate) fn parameter(&self, wanted: &str) -> Option<&str> {
        self.parameters.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
    }

    /// How much this one is preferred to others of its name: the lower, the more.
    pub(crate) fn preference(&self) -> u8 {
        let rank = |(name, value): &(String, String)| match name.as_str() {
            "PREF" => Some(value.trim().parse().unwrap_or(1)),
            "TYPE" => {
                value.split(',').any(|kind| kind.trim().eq_ignore_ascii_case("pref")).then_some(1)
            }
            _ => None,
        };
        self.parameters.iter().filter_map(rank).min().unwrap_or(u8::MAX)
    }
}

/// The properties in the lines of a card.
pub(crate) fn properties(lines: &[&str]) -> Vec<Property> {
    let old = lines.iter().any(|line| line.trim().eq_ignore_ascii_case("VERSION:2.1"));
    unfold(lines, old).into_iter().filter_map(parse).collect()
}

/// Puts folded lines together again.
///
/// A line that begins with a space goes on with the one before it; in version 2.1 that space is part of the text,
/// except in addresses, which have none. A quoted-printable line goes on where it ends with `=`.
fn unfold(lines: &[&str], old: bool) -> Vec<String> {
    let mut whole: Vec<String> = Vec::new();
    let mut printable = false;
    for line in lines {
        match whole.last_mut() {
            Some(last) if printable && last.ends_with('=') => {
                last.pop();
                last.push_str(line.trim_end());
            }
            Some(last) if line.starts_with([' ', '\t']) => {
                let spaced = old && !head(last).contains("EMAIL");
                last.push_str(line.get(usize::from(!spaced)..).unwrap_or_default());
            }
            _ => {
                printable = head(line).contains("QUOTED-PRINTABLE");
                whole.push(if printable { line.trim_end() } else { line }.to_owned());
            }
        }
    }
    whole
}

/// What stands before the value, in upper case.
fn head(line: &str) -> String {
    line.split(':').next().unwrap_or_default().chars().take(200).collect::<String>().to_uppercase()
}

fn parse(written: String) -> Option<Property> {
    let at = outside_quotes(&written, ':').next()?;
    let (head, value) = (written.get(..at)?, written.get(at + 1..)?);
    let mut starts = vec![0];
    starts.extend(outside_quotes(head, ';').map(|at| at + 1));
    let ends = starts.iter().skip(1).map(|start| start - 1).chain([head.len()]);
    let mut pieces = starts.iter().zip(ends).filter_map(|(start, end)| head.get(*start..end));
    let name = pieces.next()?.rsplit('.').next()?.trim().to_ascii_uppercase();
    let parameters: Vec<(String, String)> = pieces.map(parameter).collect();
    let value = decoded(value, &parameters);
    Some(Property { name, written, parameters, value })
}

fn parameter(piece: &str) -> (String, String) {
    match piece.split_once('=') {
        Some((name, value)) => {
            (name.trim().to_ascii_uppercase(), value.trim_matches('"').to_owned())
        }
        // Version 2.1 leaves the names out: EMAIL;INTERNET;PREF, NOTE;QUOTED-PRINTABLE.
        None if piece.eq_ignore_ascii_case("QUOTED-PRINTABLE") => {
            ("ENCODING".to_owned(), piece.to_owned())
        }
        None => ("TYPE".to_owned(), piece.to_owned()),
    }
}

/// Where `wanted` stands outside of double quotes.
fn outside_quotes(text: &str, wanted: char) -> impl Iterator<Item = usize> {
    let mut quoted = false;
    text.char_indices().filter_map(move |(at, c)| {
        quoted ^= c == '"';
        (c == wanted && !quoted).then_some(at)
    })
}

fn decoded(value: &str, parameters: &[(String, String)]) -> String {
    let of =
        |wanted: &str| parameters.iter().find(|(name, _)| name == wanted).map(|(_, value)| value);
    if !of("ENCODING").is_some_and(|encoding| encoding.eq_ignore_ascii_case("QUOTED-PRINTABLE")) {
        return value.to_owned();
    }
    let bytes = from_quoted_printable(value);
    let named = of("CHARSET").and_then(|label| Encoding::for_label(label.as_bytes()));
    let encoding = named.unwrap_or(UTF_8);
    match encoding.decode_without_bom_handling_and_without_replacement(&bytes) {
        Some(text) => text.into_owned(),
        None => WINDOWS_1252.decode_without_bom_handling(&bytes).0.into_owned(),
    }
}

fn from_quoted_printable(value: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let pair = (*first == b'=').then(|| after.get(..2).and_then(crate::mailto::hex)).flatten();
        bytes.push(pair.unwrap_or(*first));
        rest = if pair.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    bytes
}

fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => match rest.next() {
                Some('n' | 'N') => plain.push('\n'),
                Some(escaped) => plain.push(escaped),
                None => plain.push('\\'),
            },
            _ => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(lines: &[&str]) -> Property {
        properties(lines).into_iter().next_back().expect("a property")
    }

    #[test]
    fn both_kinds_of_folding_come_undone() {
        assert_eq!(only(&["FN:Ana", "  Lind"]).text(), "Ana Lind");
        assert_eq!(only(&["VERSION:2.1", "FN:Ana", " Lind"]).text(), "Ana Lind");
        assert_eq!(
            only(&["VERSION:2.1", "EMAIL:ana@north", " .example"]).text(),
            "ana@north.example"
        );
        let soft = ["FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:J=FC=", "rgen"];
        assert_eq!(only(&soft).text(), "Jürgen");
    }

    #[test]
    fn parameters_may_be_quoted_grouped_and_bare() {
        let property = only(&["item1.email;X=\"a;b:c\";type=INTERNET,pref:ana@north.example"]);
        assert_eq!(
            (property.name.as_str(), property.text().as_str()),
            ("EMAIL", "ana@north.example")
        );
        assert_eq!(property.preference(), 1);
        assert_eq!(only(&["EMAIL;PREF=20:a@b.example"]).preference(), 20);
        assert_eq!(only(&["EMAIL;INTERNET;PREF:a@b.example"]).preference(), 1);
        assert_eq!(only(&["EMAIL;INTERNET:a@b.example"]).preference(), u8::MAX);
    }

    #[test]
    fn parts_are_parted_by_what_is_not_escaped() {
        assert_eq!(only(&[r"N:Lind\; Berg;Ana\, Bo;;"]).parts(), ["Lind; Berg", "Ana, Bo", "", ""]);
    }
}
