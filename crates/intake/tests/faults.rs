//! Sources of which nothing can be read, and what is said then.

use roster_intake::{IntakeFault, Kind, LIMIT_BYTES, LIMIT_ROWS, read_bytes, read_text};

#[test]
fn nothing_is_empty() {
    assert_eq!(read_bytes("people.csv", b""), Err(IntakeFault::Empty));
    assert_eq!(read_bytes("people.csv", b"\xEF\xBB\xBF\r\n \t"), Err(IntakeFault::Empty));
    assert_eq!(read_text(" \n\u{200B}\u{A0}"), Err(IntakeFault::Empty));
}

#[test]
fn pictures_programs_and_pdf_are_binary() {
    let png = b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0";
    let jpeg = b"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01";
    let program = b"\x7FELF\x02\x01\x01\0\0\0\0\0ana@north.example";
    let windows = b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xFF\xFF\0\0ana@north.example";
    for bytes in [&png[..], jpeg, program, windows, b"%PDF-1.7\nana@north.example"] {
        assert_eq!(read_bytes("people.txt", bytes), Err(IntakeFault::Binary));
    }
    let every: Vec<u8> = (0..=255).collect();
    assert_eq!(read_bytes("people.csv", &every.repeat(40)), Err(IntakeFault::Binary));
    let noise: Vec<u8> = every.iter().copied().filter(|b| *b != 0).collect();
    assert_eq!(read_bytes("people.csv", &noise), Err(IntakeFault::Binary));
}

#[test]
fn zeros_that_fill_up_fields_are_left_out() {
    let read = read_bytes(
        "people.csv",
        b"Name,Email\nAna Lind\0\0\0,ana@north.example\0\nBo Berg,bo@north.example\n",
    );
    let found = read.expect("an intake").found;
    assert_eq!(
        (found[0].name.as_str(), found[0].written.as_str()),
        ("Ana Lind", "ana@north.example")
    );
}

#[test]
fn workbooks_are_named_whatever_they_are_called() {
    let workbook = b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0[Content_Types].xml";
    let old = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0";
    assert_eq!(read_bytes("people.xlsx", workbook), Err(IntakeFault::Spreadsheet));
    assert_eq!(read_bytes("people.csv", workbook), Err(IntakeFault::Spreadsheet));
    assert_eq!(read_bytes("people.xls", old), Err(IntakeFault::Spreadsheet));
    assert!(IntakeFault::Spreadsheet.to_string().contains("CSV"));
}

#[test]
fn a_workbook_in_name_only_is_read() {
    let read = read_bytes("people.xls", b"Name\tEmail\nAna\tana@north.example\n");
    assert_eq!(read.map(|intake| intake.kind), Ok(Kind::Table));
}

#[test]
fn size_is_checked_first() {
    let bytes = LIMIT_BYTES as u64 + 1;
    let huge = vec![0; LIMIT_BYTES + 1];
    assert_eq!(read_bytes("people.csv", &huge), Err(IntakeFault::TooLarge { bytes }));
    assert_eq!(read_text(&"a".repeat(LIMIT_BYTES + 1)), Err(IntakeFault::TooLarge { bytes }));
    let mut fits = "ana@north.example\n".to_owned();
    fits.push_str(&" ".repeat(LIMIT_BYTES - fits.len()));
    assert!(read_text(&fits).is_ok());
}

#[test]
fn candidates_are_counted_in_every_kind() {
    let list =
        |count: usize| (0..count).map(|n| format!("a{n}@north.example\n")).collect::<String>();
    let table = |count: usize| {
        let rows: String = (0..count).map(|n| format!("Ana,a{n}@north.example\n")).collect();
        format!("Name,Email\n{rows}")
    };
    let cards = |count: usize| {
        let card = |n| format!("BEGIN:VCARD\nFN:Ana\nEMAIL:a{n}@north.example\nEND:VCARD\n");
        (0..count).map(card).collect::<String>()
    };
    let rows = LIMIT_ROWS + 3;
    for (full, over) in [
        (list(LIMIT_ROWS), list(rows)),
        (table(LIMIT_ROWS), table(rows)),
        (cards(LIMIT_ROWS), cards(rows)),
    ] {
        assert_eq!(read_text(&full).map(|intake| intake.found.len()), Ok(LIMIT_ROWS));
        assert_eq!(read_text(&over), Err(IntakeFault::TooManyRows { rows }));
    }
}

#[test]
fn text_without_an_address_has_none() {
    for text in
        ["hello", "@", "see you @ noon", "https://north.example/@ana", "Email\n", "a,b\nc,d\n"]
    {
        assert_eq!(read_text(text), Err(IntakeFault::NoAddress), "{text}");
    }
    let card = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nTEL:+46\nEND:VCARD\n";
    assert_eq!(read_bytes("ana.vcf", card.as_bytes()), Err(IntakeFault::NoAddress));
}

#[test]
fn utf_16_is_no_fault() {
    for mark in ["\u{FEFF}", ""] {
        let text = format!("{mark}Имя;Почта\r\nАнна;anna@vostok.example\r\n");
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [little, big] {
            let intake = read_bytes("people.csv", &bytes).expect("an intake");
            assert_eq!(intake.found[0].written, "anna@vostok.example");
            assert_eq!(intake.found[0].name, "Анна");
        }
    }
}
