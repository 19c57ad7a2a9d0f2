//! Archives that are larger than they look, and workbooks that are none.

use std::io::{Cursor, Write as _};

use roster_intake::{IntakeFault, LIMIT_BYTES, read_bytes};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a file begins");
        archive.write_all(content).expect("it is written");
    }
    archive.finish().expect("an archive").into_inner()
}

/// A workbook of one sheet, with these shared strings.
fn workbook(sheet: &str, strings: &str) -> Vec<u8> {
    let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let book = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{relationships}\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let links = format!(
        "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{relationships}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{relationships}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
    );
    let sheet = format!("<worksheet xmlns=\"{main}\"><sheetData>{sheet}</sheetData></worksheet>");
    let strings = format!("<sst xmlns=\"{main}\">{strings}</sst>");
    let start = format!(
        "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{relationships}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", start.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", links.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
    ])
}

#[test]
fn h14_an_archive_that_unpacks_to_too_much_is_refused_before_it_is_read() {
    let zeros = vec![b' '; 70 * 1024 * 1024];
    let bomb = archive(&[("xl/workbook.xml", b"<workbook/>"), ("xl/media/nothing.bin", &zeros)]);
    assert!(bomb.len() < LIMIT_BYTES / 10, "{} bytes", bomb.len());
    let read = read_bytes("people.xlsx", &bomb);
    assert!(
        matches!(read, Err(IntakeFault::TooLarge { bytes }) if bytes > 64 * 1024 * 1024),
        "{read:?}"
    );
}

#[test]
fn h14_a_text_that_stands_in_every_cell_is_not_copied_into_every_cell() {
    let long = format!("<si><t>{} ana@north.example</t></si>", "x".repeat(30_000));
    let row = |n: u32| {
        format!(
            "<row r=\"{n}\"><c r=\"A{n}\" t=\"s\"><v>0</v></c><c r=\"B{n}\"><v>{n}</v></c></row>"
        )
    };
    let rows: String = (1..=4_000).map(row).collect();
    let read = read_bytes("people.xlsx", &workbook(&rows, &long));
    assert_eq!(read, Err(IntakeFault::NoAddress), "what is cut off is not looked at");
}

#[test]
fn a_sheet_without_end_is_too_many_rows() {
    let row = |n: u32| {
        format!(
            "<row r=\"{n}\"><c r=\"A{n}\" t=\"inlineStr\"><is><t>a{n}@north.example</t></is></c></row>"
        )
    };
    let rows: String = (1..=11_000).map(row).collect();
    let read = read_bytes("people.xlsx", &workbook(&rows, ""));
    assert!(matches!(read, Err(IntakeFault::TooManyRows { .. })), "{read:?}");
}

#[test]
fn archives_that_are_no_workbooks_are_named() {
    let letter = archive(&[("word/document.xml", b"<document>ana@north.example</document>")]);
    assert_eq!(read_bytes("people.docx", &letter), Err(IntakeFault::Spreadsheet));
    let mut damaged = workbook("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", "");
    damaged.truncate(damaged.len() / 2);
    assert_eq!(read_bytes("people.xlsx", &damaged), Err(IntakeFault::Spreadsheet));
}
