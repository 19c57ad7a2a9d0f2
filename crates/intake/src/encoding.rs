//! From the bytes of a file to text: which encoding, and whether it is text at all.
//!
//! It does not know what the text says, and it opens no archive: workbooks are named, not read.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::finding::IntakeFault;

/// Workbooks and documents: zip archives (XLSX, ODS, DOCX) and OLE compound files (XLS, DOC).
const OFFICE: [&[u8]; 4] =
    [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"];

/// Documents, pictures, archives and programs that may be taken for text at a glance.
const OTHER: [&[u8]; 6] = [b"%PDF", b"\x89PNG", b"GIF8", b"\xFF\xD8\xFF", b"\x1F\x8B", b"\x7FELF"];

/// How many bytes are looked at to guess an encoding.
const GLANCE: usize = 4096;

/// The text in `bytes`, with line ends made `\n` and without a byte order mark.
pub(crate) fn decode(bytes: &[u8]) -> Result<String, IntakeFault> {
    if bytes.is_empty() {
        return Err(IntakeFault::Empty);
    }
    if OFFICE.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(IntakeFault::Spreadsheet);
    }
    if OTHER.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(IntakeFault::Binary);
    }
    let encoding = guess(bytes);
    let (text, malformed) = encoding.decode_with_bom_removal(bytes);
    if malformed {
        return Err(IntakeFault::Binary);
    }
    settle(&text)
}

/// Text as it is used from here on: checked, without a byte order mark, lines ended by `\n`.
pub(crate) fn settle(text: &str) -> Result<String, IntakeFault> {
    let text = text.trim_start_matches('\u{FEFF}');
    if is_binary(text) {
        return Err(IntakeFault::Binary);
    }
    if text.chars().all(|c| c.is_whitespace() || crate::trimming::is_invisible(c)) {
        return Err(IntakeFault::Empty);
    }
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if let Some(encoding) = by_zeros(bytes) {
        return encoding;
    }
    if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 }
}

/// UTF-16 without a byte order mark: text has no zero bytes but in every other place.
fn by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let glance = bytes.get(..GLANCE).unwrap_or(bytes);
    let pairs = glance.len() / 2;
    let zeros = |first: usize| glance.iter().skip(first).step_by(2).filter(|b| **b == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    // Spaces, digits and addresses have them, whatever the script of the rest is.
    let enough = |here: usize, there: usize| here * 10 >= pairs && here > there * 10;
    let guessed = match bytes.len().is_multiple_of(2) {
        true if enough(second, first) => UTF_16LE,
        true if enough(first, second) => UTF_16BE,
        _ => return None,
    };
    let (text, malformed) = guessed.decode_without_bom_handling(glance);
    let odd = |c: char| {
        (c.is_control() && !c.is_whitespace())
            || matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{FFF0}'..='\u{FFFF}')
    };
    // The glance may end within a character.
    let whole = text.strip_suffix('\u{FFFD}').unwrap_or(&text);
    ((!malformed || glance.len() == GLANCE) && !whole.contains(odd)).then_some(guessed)
}

fn is_binary(text: &str) -> bool {
    if text.contains('\0') {
        return true;
    }
    // A few stray control characters do not make a text a program: old exports end in Ctrl-Z.
    let controls = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    controls >= 4 && controls * 33 > text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, little: bool, mark: bool) -> Vec<u8> {
        let mark = if mark { "\u{FEFF}" } else { "" };
        let units: Vec<u16> = mark.encode_utf16().chain(text.encode_utf16()).collect();
        let pair = |unit: &u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
        units.iter().flat_map(pair).collect()
    }

    #[test]
    fn utf_16_is_read_in_both_orders_with_and_without_a_mark() {
        for (little, mark) in [(true, true), (true, false), (false, true), (false, false)] {
            let bytes = utf16("Zoë,zoe@north.example\r\n", little, mark);
            assert_eq!(decode(&bytes).as_deref(), Ok("Zoë,zoe@north.example\n"));
        }
    }

    #[test]
    fn what_is_not_utf_8_is_windows_1252() {
        assert_eq!(decode(b"J\xFCrgen \x80").as_deref(), Ok("Jürgen €"));
    }

    #[test]
    fn a_stray_control_character_is_no_reason_to_refuse() {
        assert_eq!(decode(b"ana@north.example\x1A").as_deref(), Ok("ana@north.example\u{1A}"));
    }
}
