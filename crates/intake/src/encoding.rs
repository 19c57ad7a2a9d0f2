//! From the bytes of a file to text: which encoding, and whether it is text at all.
//!
//! It does not know what the text says, and it opens no archive: documents are named, not read.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, ISO_2022_JP, ISO_8859_2, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250,
    WINDOWS_1252,
};

use crate::finding::IntakeFault;

/// Workbooks and documents: zip archives (XLSX, ODS, DOCX) and OLE compound files (XLS, DOC).
const OFFICE: [&[u8]; 4] =
    [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"];

/// Documents, pictures, archives and programs that may be taken for text at a glance.
const OTHER: [&[u8]; 7] =
    [b"%PDF", b"\x89PNG", b"GIF8", b"\xFF\xD8\xFF", b"\x1F\x8B", b"\x7FELF", b"MZ\x90\0"];

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
    if is_binary(text.trim_start_matches('\u{FEFF}')) {
        return Err(IntakeFault::Binary);
    }
    // Old exports fill up fields with zeros. They may stand before the mark.
    let text = if text.contains('\0') { &text.replace('\0', "") } else { text };
    let text = text.trim_start_matches('\u{FEFF}');
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
    match std::str::from_utf8(bytes) {
        Ok(text) if text.contains("\u{1B}$B") || text.contains("\u{1B}$@") => ISO_2022_JP,
        Ok(_) => UTF_8,
        Err(_) if is_macintosh(bytes) => MACINTOSH,
        Err(_) => by_letters(bytes),
    }
}

/// The encoding in which the letters make the most sense; the one of Western Windows where they do not tell.
fn by_letters(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = detector.guess(None, Utf8Detection::Deny);
    if guessed.decode_without_bom_handling_and_without_replacement(bytes).is_none() {
        return WINDOWS_1252;
    }
    // Where Central European bytes differ, only these letters are used: š, ť, ž and their capitals, Ą and ą.
    let differ = |b: &u8| {
        matches!(
            b,
            0xA9 | 0xAB | 0xAE | 0xB9 | 0xBB | 0xBE | 0xA1 | 0xB1 | 0xA6 | 0xB6 | 0xAC | 0xBC
        )
    };
    let windows = |b: &u8| matches!(b, 0x80..=0x9F);
    if guessed == WINDOWS_1250 && bytes.iter().any(differ) && !bytes.iter().any(windows) {
        return ISO_8859_2;
    }
    guessed
}

/// Whether the bytes that are not ASCII are the small letters of old Macintosh programs, within words.
///
/// In the encoding of Windows the same bytes are signs and capitals, which do not stand within words.
fn is_macintosh(bytes: &[u8]) -> bool {
    let mut shown = 0_usize;
    for window in bytes.windows(3) {
        let &[before, middle, after] = window else { continue };
        if middle < 0x80 {
            continue;
        }
        // á à â ä ã å ç é è ê ë í ì î ï ñ ó ò ô ö õ ú ù û ü, and ß æ ø.
        let small = matches!(middle, 0x87..=0x9F | 0xA7 | 0xBE | 0xBF);
        let within = before.is_ascii_lowercase()
            && (after.is_ascii_lowercase() || !after.is_ascii_alphanumeric());
        let begins = before.is_ascii_uppercase() && after.is_ascii_lowercase();
        // 0x92 is an apostrophe and 0x96 a dash there, 0x9A and 0x9E are small letters.
        let other = matches!(middle, 0x92 | 0x96 | 0x9A | 0x9C | 0x9E | 0x91 | 0x93 | 0x94 | 0x97);
        if !(small && (within || begins)) {
            return false;
        }
        shown += usize::from(!other);
    }
    shown > 0
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
    // A few stray control characters do not make a text a program: old exports end in Ctrl-Z.
    // Zeros fill up fields, and are left out.
    let zeros = text.matches('\0').count();
    let controls = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count() - zeros;
    let all = text.chars().count();
    zeros * 4 > all || (controls >= 4 && controls * 33 > all)
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
    fn other_encodings_are_told_by_their_letters() {
        let shift_jis =
            encoding_rs::SHIFT_JIS.encode("氏名,メール\n山田 花子,hanako@higashi.example\n").0;
        assert!(decode(&shift_jis).is_ok_and(|text| text.contains("山田 花子")));
        let central = ISO_8859_2.encode("Jméno;E-mail\nŠárka Žáková;sarka@vychod.example\n").0;
        assert!(decode(&central).is_ok_and(|text| text.contains("Šárka Žáková")));
        let old_mac = b"Nom\rZo\x8E Lef\x8Fvre\rJ\x9Frgen M\x9Fller\r";
        assert_eq!(decode(old_mac).as_deref(), Ok("Nom\nZoé Lefèvre\nJürgen Müller\n"));
        assert_eq!(decode(b"Ana\x92s \x96 list\n").as_deref(), Ok("Ana’s – list\n"));
    }

    #[test]
    fn a_mark_behind_zeros_is_a_mark() {
        let text = decode(b"\0\0\0\xEF\xBB\xBFN!@\x05,exa").unwrap();
        assert_eq!(text, "N!@\u{5},exa");
        assert_eq!(decode(text.as_bytes()).as_ref(), Ok(&text));
    }

    #[test]
    fn a_stray_control_character_is_no_reason_to_refuse() {
        assert_eq!(decode(b"ana@north.example\x1A").as_deref(), Ok("ana@north.example\u{1A}"));
    }
}
