//! What holds for whatever is read: no panic, no line break in a candidate, nothing lost on the way round.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use roster_intake::{Intake, IntakeFault, LIMIT_ROWS, read_bytes, read_text};

const NAMES: [&str; 5] = ["people.csv", "people.tsv", "people.txt", "people.vcf", "people"];

fn corpus() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let entries = fs::read_dir(folder).expect("the corpus");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending != "golden"));
    paths.sort();
    paths.iter().map(|path| fs::read(path).expect("a file")).collect()
}

/// What holds for every reading.
fn check(read: &Result<Intake, IntakeFault>) -> Result<(), TestCaseError> {
    let Ok(intake) = read else { return Ok(()) };
    prop_assert!(!intake.found.is_empty() && intake.found.len() <= LIMIT_ROWS);
    for found in &intake.found {
        prop_assert!(!found.written.is_empty());
        prop_assert_eq!(found.written.trim(), found.written.as_str());
        for text in [&found.written, &found.name, &found.role, &found.original] {
            prop_assert!(
                !text.contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']),
                "{:?}",
                text
            );
        }
        for text in [&found.name, &found.role, &found.original] {
            prop_assert!(text.chars().count() <= 200);
        }
        prop_assert!(found.line > 0);
    }
    Ok(())
}

fn addresses(read: Result<Intake, IntakeFault>) -> Vec<String> {
    read.map(|intake| intake.found.into_iter().map(|found| found.written).collect())
        .unwrap_or_default()
}

fn address() -> impl Strategy<Value = String> {
    ("[a-z0-9][a-z0-9_+.'-]{0,12}[a-z0-9]", "[a-z][a-z0-9-]{0,8}[a-z0-9]")
        .prop_map(|(local, domain)| format!("{local}@{domain}.example"))
}

fn person() -> impl Strategy<Value = (String, String)> {
    ("[A-ZÄÖ][a-zäöß]{1,8}( [A-Z][a-z]{1,8}){0,2}", address())
}

fn people() -> impl Strategy<Value = Vec<(String, String)>> {
    prop::collection::vec(person(), 1..20)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn any_bytes_are_read_or_refused(
        bytes in prop::collection::vec(any::<u8>(), 0..600),
        name in prop::sample::select(&NAMES[..]),
    ) {
        check(&read_bytes(name, &bytes))?;
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,200}") {
        check(&read_text(&text))?;
    }

    #[test]
    fn any_tangle_of_signs_is_read_or_refused(
        pieces in prop::collection::vec(prop::sample::select(&[
            "@", "＠", "a", "A b", "<", ">", "\"", "\\", ",", ";", "\t", "|", "\n", " ", "(", ")", "[", "]", ":", "/",
            "'", "mailto:", "%0D%0A", "%40", "://", "x.example", "Email", "Name", "BEGIN:VCARD\n", "\nEND:VCARD\n",
            "\nEMAIL:", ";ENCODING=QUOTED-PRINTABLE:", "=0A", "\nVERSION:2.1\n", "\u{2028}", "\u{200B}", "é", "sep=;\n",
        ][..]), 0..60),
        name in prop::sample::select(&NAMES[..]),
    ) {
        let text = pieces.concat();
        check(&read_text(&text))?;
        check(&read_bytes(name, text.as_bytes()))?;
    }

    #[test]
    fn damaged_files_are_read_or_refused(
        at in any::<prop::sample::Index>(),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_u8), 1..12),
        name in prop::sample::select(&NAMES[..]),
    ) {
        let corpus = corpus();
        let mut bytes = at.get(&corpus).clone();
        for (place, byte, how) in cuts {
            if bytes.is_empty() {
                break;
            }
            let place = place.index(bytes.len());
            match how {
                0 => bytes[place] = byte,
                1 => bytes.insert(place, byte),
                2 => drop(bytes.remove(place)),
                _ => bytes.truncate(place),
            }
        }
        check(&read_bytes(name, &bytes))?;
    }

    #[test]
    fn a_candidate_of_a_text_stands_in_it(text in "([a-z@.,;<>() \"'\n]|@x\\.example){0,120}") {
        for written in addresses(read_text(&text)) {
            prop_assert!(text.contains(&written), "{:?} in {:?}", written, text);
        }
    }

    #[test]
    fn addresses_written_in_any_way_are_found_again(
        people in people(),
        way in 0..8_u8,
        separator in prop::sample::select(&["\n", ", ", "; ", "\r\n", ";", "\n\n", " ; "][..]),
    ) {
        let written: Vec<String> = people.iter().map(|(name, address)| match way {
            0 => address.clone(),
            1 => format!("{name} <{address}>"),
            2 => format!("\"{name}\" <{address}>"),
            3 => format!("<{address}>"),
            4 => format!("mailto:{address}"),
            5 => format!("{address} <{address}>"),
            6 => format!("{name} ({address})"),
            _ => format!("{name} <mailto:{address}?subject=Hello>"),
        }).collect();
        let read = read_text(&written.join(separator));
        check(&read)?;
        let expected: Vec<String> = people.iter().map(|(_, address)| address.clone()).collect();
        if matches!(way, 1 | 2 | 7) {
            let names: Vec<String> = read.iter().flat_map(|intake| &intake.found).map(|found| found.name.clone()).collect();
            prop_assert_eq!(names, people.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>());
        }
        prop_assert_eq!(addresses(read), expected);
    }

    #[test]
    fn tables_are_found_again_with_their_names(
        people in people(),
        delimiter in prop::sample::select(&[",", ";", "\t", "|"][..]),
        quoted in any::<bool>(),
        turned in any::<bool>(),
    ) {
        let cell = |text: &str| if quoted { format!("\"{text}\"") } else { text.to_owned() };
        let row = |name: &str, address: &str| {
            let cells = if turned { [cell(address), cell(name)] } else { [cell(name), cell(address)] };
            format!("{}\r\n", cells.join(delimiter))
        };
        let body: String = people.iter().map(|(name, address)| row(name, address)).collect();
        let read = read_text(&format!("{}{body}", row("Full name", "E-mail")));
        check(&read)?;
        let found: Vec<(String, String)> = read.into_iter().flat_map(|intake| intake.found)
            .map(|found| (found.name, found.written)).collect();
        prop_assert_eq!(found, people);
    }

    #[test]
    fn cards_are_found_again_with_their_names(people in people(), folded in 1..20_usize) {
        let fold = |line: String| {
            let chars: Vec<char> = line.chars().collect();
            let pieces: Vec<String> = chars.chunks(20 + folded).map(|piece| piece.iter().collect()).collect();
            pieces.join("\r\n ")
        };
        let card = |(name, address): &(String, String)| {
            let lines = [format!("FN:{name}"), format!("EMAIL;TYPE=INTERNET:{address}")].map(fold).join("\r\n");
            format!("BEGIN:VCARD\r\nVERSION:3.0\r\n{lines}\r\nEND:VCARD\r\n")
        };
        let read = read_bytes("people.vcf", people.iter().map(card).collect::<String>().as_bytes());
        check(&read)?;
        let found: Vec<(String, String)> = read.into_iter().flat_map(|intake| intake.found)
            .map(|found| (found.name, found.written)).collect();
        prop_assert_eq!(found, people);
    }
}

#[test]
fn what_was_read_from_the_corpus_is_found_again_as_a_list() {
    for bytes in corpus() {
        // A candidate with a space or a comma in it or without an @ is one only because of where it stood.
        let mut read = addresses(read_bytes("people", &bytes));
        read.retain(|written| written.contains(['@', '＠']) && !written.contains([' ', '\\', ',']));
        assert_eq!(addresses(read_text(&read.join("\n"))), read);
    }
}
