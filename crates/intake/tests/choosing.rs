//! A table read again, as somebody says that it is meant.

use std::fs;
use std::path::Path;

use roster_intake::{
    Choice, DateOrder, EndDate, Intake, IntakeFault, Purpose, read_bytes, read_bytes_as, read_text,
    read_text_as,
};

fn corpus(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    fs::read(folder.join(name)).expect("a file of the corpus")
}

fn choose<const N: usize>(purposes: [(usize, Purpose); N]) -> Choice {
    Choice { purposes: purposes.into(), ..Choice::default() }
}

fn purposes(intake: &Intake) -> Vec<Purpose> {
    let table = intake.table.as_ref().expect("a table");
    table.columns.iter().map(|column| column.purpose).collect()
}

#[test]
fn a_column_means_what_was_chosen_and_the_guess_gives_way() {
    use Purpose::{Email, Ignored, Name, Role, Team};
    let text = "Name,Email,Role,Access,City\nAna Lind,ana@x.example,Clerk,Admin,Lund\nBo Berg,bo@x.example,Clerk,Viewer,Oslo\n";
    let guessed = read_text(text).expect("an intake");
    assert_eq!(purposes(&guessed), [Name, Email, Role, Ignored, Ignored]);
    let table = guessed.table.as_ref().expect("a table");
    assert_eq!(table.columns[4].sample, ["Lund", "Oslo"]);
    let chosen = read_text_as(text, &choose([(3, Role), (4, Team)])).expect("an intake");
    assert_eq!(purposes(&chosen), [Name, Email, Ignored, Role, Team]);
    assert_eq!((chosen.found[0].role.as_str(), chosen.found[0].team.as_str()), ("Admin", "Lund"));
    assert_eq!((chosen.found[1].role.as_str(), chosen.found[1].team.as_str()), ("Viewer", "Oslo"));
    let plain = read_text_as(text, &choose([(0, Ignored), (2, Ignored)])).expect("an intake");
    assert_eq!((plain.found[0].name.as_str(), plain.found[0].role.as_str()), ("", ""));
    let back = read_text_as(text, &choose([(2, Role)])).expect("an intake");
    assert_eq!(back, guessed, "what is chosen as it was guessed changes nothing");
}

#[test]
fn two_columns_of_addresses_may_be_chosen_and_of_nothing_else() {
    use Purpose::{Email, Name};
    let text = "Name,Email,Other\nAna Lind,ana@x.example,ana@home.example\n";
    let both = read_text_as(text, &choose([(2, Email)])).expect("an intake");
    assert_eq!(both.found.len(), 2);
    let names = read_text_as(text, &choose([(1, Name), (2, Email)])).expect("an intake");
    assert_eq!(purposes(&names), [Purpose::Ignored, Name, Email]);
    let none = read_text_as(text, &choose([(1, Purpose::Ignored)]));
    assert_eq!(none, Err(IntakeFault::NoAddress), "nobody reads on where somebody said no");
}

#[test]
fn the_order_of_day_and_month_is_asked_once() {
    let bytes = corpus("rippling.csv");
    let asked = read_bytes("rippling.csv", &bytes).expect("an intake");
    let doubts = |intake: &Intake| {
        let ends = intake.found.iter().filter_map(|found| found.end_date.as_ref());
        ends.filter(|end| matches!(end, EndDate::WhichOrder { .. })).count()
    };
    assert_eq!(doubts(&asked), 2);
    let choice = Choice { date_order: Some(DateOrder::MonthFirst), ..Choice::default() };
    let told = read_bytes_as("rippling.csv", &bytes, &choice).expect("an intake");
    assert_eq!(doubts(&told), 0);
    let ends: Vec<String> = told
        .found
        .iter()
        .filter_map(|found| match found.end_date {
            Some(EndDate::On(day)) => Some(day.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(ends, ["2030-03-04", "2030-05-06"]);
}

#[test]
fn another_sheet_may_be_chosen_and_a_hidden_one_may_not() {
    let bytes = corpus("workbook-of-several-sheets.xlsx");
    let of = |sheet: &str| {
        let choice = Choice { sheet: Some(sheet.to_owned()), ..Choice::default() };
        let intake = read_bytes_as("people.xlsx", &bytes, &choice).expect("an intake");
        let table = intake.table.expect("a table");
        (table.sheet, table.other_sheets, intake.found[0].written.clone())
    };
    let (sheet, others, first) = of("Volunteers");
    assert_eq!((sheet.as_str(), first.as_str()), ("Volunteers", "kim@example.org"));
    assert_eq!(others, ["Read me", "Staff 2025"]);
    let (sheet, _, first) = of("Old");
    assert_eq!((sheet.as_str(), first.as_str()), ("Staff 2025", "juergen@example.com"));
}
