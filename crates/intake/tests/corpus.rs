//! Files as people have them, each beside a rendering of what is read from it.
//!
//! `BLESS=1 cargo test -p roster-intake --test corpus` writes the renderings anew; look at what changed.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use roster_intake::{EndDate, Intake, IntakeFault, Purpose, read_bytes};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

fn sources() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder()).expect("the corpus");
    let mut sources: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending != "golden"))
        .filter(|path| {
            path.file_name().is_some_and(|name| !name.to_string_lossy().starts_with('.'))
        })
        .collect();
    sources.sort();
    sources
}

fn render(read: &Result<Intake, IntakeFault>) -> String {
    let intake = match read {
        Ok(intake) => intake,
        Err(fault) => return format!("{fault:?}\n"),
    };
    let mut text = format!("{:?}\n", intake.kind);
    let table = intake.table.iter();
    for table in table.clone() {
        if !table.sheet.is_empty() {
            let _ = writeln!(text, "sheet {:?}, others {:?}", table.sheet, table.other_sheets);
        }
        if let Some(order) = table.date_order {
            let _ = writeln!(text, "dates {order:?}");
        }
    }
    for column in table.clone().flat_map(|table| &table.columns) {
        if column.purpose != Purpose::Ignored {
            let _ = writeln!(text, "column {:?}: {:?}", column.purpose, column.header);
        }
    }
    let ignored = table.flat_map(|table| &table.columns);
    let ignored =
        ignored.filter(|column| column.purpose == Purpose::Ignored && !column.header.is_empty());
    let ignored: Vec<&str> = ignored.map(|column| column.header.as_str()).collect();
    if !ignored.is_empty() {
        let _ = writeln!(text, "ignored {ignored:?}");
    }
    for found in &intake.found {
        let _ = writeln!(text, "\n{}: {:?}", found.line, found.written);
        for (what, said) in [("name", &found.name), ("role", &found.role), ("team", &found.team)] {
            if !said.is_empty() {
                let _ = writeln!(text, "   {what} {said:?}");
            }
        }
        match &found.end_date {
            Some(EndDate::On(day)) => {
                let _ = writeln!(text, "   until {day}");
            }
            Some(EndDate::WhichOrder { day_first, month_first, .. }) => {
                let _ = writeln!(text, "   until {day_first} or {month_first}?");
            }
            Some(EndDate::Unreadable { written }) => {
                let _ = writeln!(text, "   until {written:?}??");
            }
            None => {}
        }
        let _ = writeln!(text, "   in {:?}", found.original);
    }
    text
}

#[test]
fn each_file_is_read_as_it_was() {
    let bless = env::var_os("BLESS").is_some();
    let mut different = Vec::new();
    let sources = sources();
    assert!(sources.len() >= 90, "only {} files", sources.len());
    for source in sources {
        let name = source.file_name().expect("a name").to_string_lossy().into_owned();
        let rendered = render(&read_bytes(&name, &fs::read(&source).expect("the file")));
        let golden = source.with_file_name(format!("{name}.golden"));
        if bless {
            fs::write(&golden, rendered).expect("the rendering");
        } else if fs::read_to_string(&golden).ok().as_ref() != Some(&rendered) {
            different.push(format!("{name}:\n{rendered}"));
        }
    }
    assert!(different.is_empty(), "read differently:\n\n{}", different.join("\n"));
}
