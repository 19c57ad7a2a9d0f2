//! What a reader may rely on in every file: sizes, names, headers, no loose ends, links that lead somewhere, and a list of
//! requirements that claims nothing which is not there.
//!
//! It reads the tracked files as text and knows no syntax: a rule that needs a compiler is a lint in Cargo.toml instead.

#[path = "tidy/requirements.rs"]
mod requirements;
#[path = "tidy/words.rs"]
mod words;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::LazyLock,
};

/// The longest Rust file, and the longest one that an exception may ask for.
const RUST_LINES_MAX: usize = 400;
const RUST_LINES_UTMOST: usize = 600;
/// The longest script of the page.
const SCRIPT_LINES_MAX: usize = 250;
/// Code is wrapped by rustfmt at 100; comments and what it leaves alone may be somewhat longer.
const COLUMNS_MAX: usize = 130;

/// Files that may be longer, each with its reason. One that is short enough again must leave this list.
const LONGER: &[(&str, &str)] = &[
    ("ui/src/bindings.ts", "generated: the whole vocabulary between the page and the app"),
    ("ui/src/locales/ids.ts", "generated: the ids of all words"),
];

/// Words that say nothing about what a thing is for.
const EMPTY_WORDS: &[&str] =
    &["manager", "managers", "helper", "helpers", "util", "utils", "common"];

/// What is not finished, or hides that it is not.
const LOOSE_ENDS: &[&str] =
    &["todo!", "unimplemented!", "#[ignore", "dbg!", "FIXME", "XXX", "#[allow(", "#![allow("];

/// The families of attacks and faults after which tests are named, by their letter.
const FAMILIES: &[(char, &str)] = &[
    ('a', "invitations and their links"),
    ('b', "rights: more than a role gives"),
    ('c', "owners"),
    ('d', "sessions and sign-in"),
    ('e', "other workspaces"),
    ('f', "faults of disks, networks and machines"),
    ('g', "seats and money"),
    ('h', "the desktop app and its files"),
    ('i', "invariants"),
    ('m', "mail and pages"),
    ('p', "known attacks on others"),
    ('r', "requirements"),
];

/// Where links may lead before a command of ours has made the place.
const MADE_BY_A_COMMAND: &[&str] = &["docs/bench"];

/// The tracked text files: path from the root, and text. What is not UTF-8 is data.
static FILES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let house = house();
    let names = tracked(&house).unwrap_or_else(|| walked(&house));
    assert!(names.iter().any(|name| name == "Cargo.toml"), "this is not the repository's root");
    names
        .into_iter()
        .filter_map(|name| Some((fs::read_to_string(house.join(&name)).ok()?, name)))
        .map(|(t, n)| (n, t))
        .collect()
});

fn house() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

fn tracked(house: &Path) -> Option<Vec<String>> {
    let output = Command::new("git").args(["ls-files", "-z"]).current_dir(house).output().ok()?;
    let names: Vec<String> = String::from_utf8(output.stdout)
        .ok()?
        .split('\0')
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect();
    (output.status.success() && !names.is_empty()).then_some(names)
}

/// Without Git: everything but what is made.
fn walked(house: &Path) -> Vec<String> {
    let mut names = Vec::new();
    let mut folders = vec![house.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir()
                && !["target", "node_modules", "dist", "gen", ".git"].contains(&name.as_str())
            {
                folders.push(path);
            } else if path.is_file() {
                names.push(path.strip_prefix(house).unwrap().to_string_lossy().into_owned());
            }
        }
    }
    names
}

fn with_ending(endings: &'static [&str]) -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES.iter().map(|(name, text)| (name.as_str(), text.as_str())).filter(move |(name, _)| {
        Path::new(name)
            .extension()
            .is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted))
    })
}

/// The rules themselves name what they forbid.
fn is_this_file(name: &str) -> bool {
    name == "crates/testkit/tests/tidy.rs"
}

fn none(found: &[String], rule: &str) {
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

/// A line without what stands between quotes: data is as long as it is.
fn outside_quotes(line: &str) -> String {
    let plain =
        line.split("r#\"").map(|part| part.split_once("\"#").map_or(part, |(_, rest)| rest));
    plain.flat_map(|part| part.split('"').step_by(2)).collect()
}

/// The words of a name: `PascalCase`, `camelCase`, `snake_case` and `kebab-case` alike.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for letter in name.chars() {
        if letter.is_uppercase() || !letter.is_alphanumeric() {
            words.push(String::new());
        }
        if letter.is_alphanumeric() {
            words.last_mut().unwrap().extend(letter.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The type or module that a line declares.
fn declared(line: &str) -> Option<&str> {
    let kinds = ["struct", "enum", "union", "trait", "type", "mod", "class", "interface"];
    let mut parts = line
        .split_whitespace()
        .skip_while(|part| part.starts_with("pub") || matches!(*part, "export" | "in"));
    let kind = parts.next()?;
    let name = parts.next()?;
    let end =
        name.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(name.len());
    kinds.contains(&kind).then_some(&name[..end])
}

/// The functions marked as tests in a Rust source, those within `proptest!` included.
fn tests_in(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut marked = false;
    for line in text.lines().map(str::trim) {
        if line.starts_with("#[test]") || line.starts_with("#[tokio::test") {
            marked = true;
        } else if marked && let Some((_, rest)) = line.split_once("fn ") {
            found.extend(rest.split('(').next());
            marked = false;
        } else if !line.starts_with('#') && !line.starts_with("//") {
            marked = false;
        }
    }
    found
}

#[test]
fn files_have_a_size_that_one_can_read() {
    let mut long = Vec::new();
    let lines = |text: &str| text.lines().count();
    let exempt = |name: &str| LONGER.iter().any(|(file, _)| *file == name);
    for (name, text) in with_ending(&["rs"]) {
        let most = if exempt(name) { RUST_LINES_UTMOST } else { RUST_LINES_MAX };
        if lines(text) > most {
            long.push(format!("{name}: {} lines, at most {most}", lines(text)));
        }
    }
    for (name, text) in with_ending(&["ts", "tsx"]).filter(|(name, _)| !exempt(name)) {
        if lines(text) > SCRIPT_LINES_MAX {
            long.push(format!("{name}: {} lines, at most {SCRIPT_LINES_MAX}", lines(text)));
        }
    }
    for (name, reason) in LONGER {
        let most = if name.ends_with(".rs") { RUST_LINES_MAX } else { SCRIPT_LINES_MAX };
        let needed = FILES.get(*name).is_some_and(|text| lines(text) > most);
        if !needed || reason.is_empty() {
            long.push(format!("{name}: needs no exception, or gives no reason"));
        }
    }
    none(&long, "divide what is too long by subject");
}

#[test]
fn lines_of_rust_fit_a_screen() {
    let mut long = Vec::new();
    for (name, text) in with_ending(&["rs"]) {
        for (at, line) in text.lines().enumerate() {
            let columns = outside_quotes(line).chars().count();
            if columns > COLUMNS_MAX {
                long.push(format!("{name}:{}: {columns} columns", at + 1));
            }
        }
    }
    none(&long, "too long for a screen");
}

#[test]
fn every_rust_file_says_what_it_is_for() {
    let silent: Vec<String> = with_ending(&["rs"])
        .filter(|(_, text)| {
            !text.lines().next().is_some_and(|line| line.starts_with("//! ") && line.len() > 10)
        })
        .map(|(name, _)| name.to_owned())
        .collect();
    none(&silent, "a Rust file opens with `//!`: what it is for, what it refuses to know");
}

#[test]
fn names_say_what_things_are_for() {
    let empty =
        |name: &str| words(name).into_iter().find(|word| EMPTY_WORDS.contains(&word.as_str()));
    let mut found = Vec::new();
    for name in FILES.keys() {
        found.extend(empty(name).map(|word| format!("{name}: {word}")));
    }
    for (name, text) in with_ending(&["rs", "ts", "tsx"]) {
        for (at, line) in text.lines().enumerate() {
            let declared = declared(line.trim_start()).and_then(|name| Some((name, empty(name)?)));
            found.extend(declared.map(|(what, word)| format!("{name}:{}: {what}: {word}", at + 1)));
        }
    }
    none(&found, "a name that fits everything names nothing");
}

#[test]
fn nothing_is_left_undone_or_hushed() {
    let mut found = Vec::new();
    for (name, text) in with_ending(&["rs", "ts", "tsx", "css", "sql", "html"])
        .filter(|(name, _)| !is_this_file(name))
    {
        for (at, line) in text.lines().enumerate() {
            let ends = LOOSE_ENDS.iter().filter(|end| line.contains(**end));
            found.extend(ends.map(|end| format!("{name}:{}: {end}", at + 1)));
        }
        for (at, _) in text.match_indices("#[expect(").chain(text.match_indices("#![expect(")) {
            let attribute = text[at..].split(']').next().unwrap_or_default();
            if !attribute.contains("reason = \"") {
                found.push(format!("{name}: {attribute}] gives no reason"));
            }
        }
    }
    none(&found, "finish it, or write an issue; expect a lint with a reason, and allow none");
}

#[test]
fn nothing_here_belongs_to_one_machine() {
    let pieces = [("/wo", "rk/"), ("../sha", "red"), ("arti", "factory"), ("registry.", "npmjs")];
    let forbidden: Vec<String> = pieces.iter().map(|(one, two)| format!("{one}{two}")).collect();
    let mut found = Vec::new();
    for (name, text) in FILES.iter() {
        for (at, line) in text.lines().enumerate() {
            let said = forbidden.iter().filter(|word| line.contains(word.as_str()));
            found.extend(said.map(|word| format!("{name}:{}: {word}", at + 1)));
            let in_tmp = line.split("/tmp/").skip(1).any(|rest| {
                let folder = rest.find('/').map_or("", |end| &rest[..end]);
                !folder.is_empty()
                    && folder.chars().all(|letter| letter.is_alphanumeric() || letter == '_')
            });
            if in_tmp && !is_this_file(name) {
                found.push(format!("{name}:{}: a temporary folder by name", at + 1));
            }
        }
    }
    none(&found, "paths and hosts of one machine");
}

#[test]
fn links_between_documents_lead_somewhere() {
    let house = house();
    let mut dead = Vec::new();
    for (name, text) in with_ending(&["md"]) {
        let folder = Path::new(name).parent().unwrap_or(Path::new(""));
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path = target.split('#').next().unwrap_or_default();
            if path.is_empty() || path.contains("://") || path.starts_with("mailto:") {
                continue;
            }
            let made_later =
                MADE_BY_A_COMMAND.iter().any(|made| folder.join(path).starts_with(made));
            if !made_later && !house.join(folder).join(path).exists() {
                dead.push(format!("{name}: {target}"));
            }
        }
    }
    none(&dead, "links that lead nowhere");
}

#[test]
fn tests_are_named_after_families_that_there_are() {
    let known = |letter| FAMILIES.iter().any(|(family, _)| *family == letter);
    let mut found = Vec::new();
    for (name, text) in with_ending(&["rs"]) {
        for test in tests_in(text) {
            let mut letters = test.chars();
            let (first, rest) = (letters.next(), letters.as_str());
            let number = rest.split('_').next().unwrap_or_default();
            let is_id = number.len() >= 2 && number.chars().all(|digit| digit.is_ascii_digit());
            if is_id && !first.is_some_and(known) {
                found.push(format!("{name}: {test}"));
            }
        }
    }
    none(&found, "no such family of attacks or faults");
}

#[test]
fn these_rules_see_what_they_are_for() {
    assert_eq!(
        words("RoleManager_fooBar-utils.rs"),
        ["role", "manager", "foo", "bar", "utils", "rs"]
    );
    assert_eq!(declared("pub(crate) struct Line<'a> {"), Some("Line"));
    assert_eq!(declared("export interface Host {"), Some("Host"));
    assert_eq!(declared("let kind = a type;"), None);
    assert_eq!(outside_quotes("a \"b c\" d r#\"{\"e\":1}\"#;"), "a  d ;");
    let text = "#[test]\nfn one() {}\n#[tokio::test]\n// why\nasync fn two() {}\nfn three() {}\n";
    assert_eq!(tests_in(text), ["one", "two"]);
}
