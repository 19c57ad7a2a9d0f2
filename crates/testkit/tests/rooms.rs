//! Who may import whom, and what each room refuses to know. ARCHITECTURE.md gives the reasons; this holds it to them.
//!
//! Dependencies are read from Cargo, everything else from the sources as text: a rule that can be broken by one line is looked
//! for line by line.

use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Each package with the packages of ours that it may import. What a package imports for its tests alone counts too.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("roster-domain", &[]),
    ("roster-protocol", &["roster-domain"]),
    ("roster-intake", &[]),
    ("roster-replica", &["roster-domain", "roster-protocol"]),
    ("roster-server", &["roster-domain", "roster-protocol"]),
    (
        "roster-testkit",
        &["roster-domain", "roster-protocol", "roster-intake", "roster-replica", "roster-server"],
    ),
    (
        "roster",
        &["roster-domain", "roster-protocol", "roster-intake", "roster-replica", "roster-server"],
    ),
    ("roster-stage", &[]),
    ("xtask", &["roster-stage"]),
    ("bench-world", &["roster-domain"]),
    (
        "bench-http",
        &["bench-world", "roster-domain", "roster-protocol", "roster-server", "roster-stage"],
    ),
    (
        "bench-invite",
        &[
            "bench-world",
            "roster-domain",
            "roster-intake",
            "roster-protocol",
            "roster-server",
            "roster-stage",
        ],
    ),
];

/// What tests may import beyond that: whole stories stand on the stage, and so do several servers over one database.
const TESTS_MAY_IMPORT: &[(&str, &[&str])] =
    &[("roster", &["roster-stage"]), ("roster-server", &["roster-stage"])];

/// Packages that a room does without, each because another room is there for it.
const DOES_WITHOUT: &[(&str, &[&str])] = &[
    // The shell asks the replica and embeds the server; it reads no table and sends no request of its own.
    ("roster", &["sqlx", "reqwest", "axum", "lettre", "argon2"]),
    // Headless: a copy of a workspace knows no window and no keyring.
    ("roster-replica", &["tauri", "keyring", "axum"]),
    ("roster-server", &["tauri", "keyring"]),
    ("roster-intake", &["tokio", "sqlx", "tauri", "reqwest"]),
    ("roster-protocol", &["tokio", "sqlx", "tauri", "reqwest", "axum"]),
];

/// What must stand nowhere under the domain, however deep.
const IMPURE: &[&str] =
    &["tokio", "sqlx", "tauri", "axum", "reqwest", "rand", "tracing", "time", "chrono"];

/// What the domain's own lines must not say: clocks, chance, the world outside, and maps whose order differs from run to run.
const IMPURE_WORDS: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "SystemTime",
    "Instant::",
    "now_v7",
    "new_v4",
    "HashMap",
    "HashSet",
    "async ",
    ".await",
    "println!",
    "eprintln!",
];

fn house() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(house()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// One dependency of a package of ours.
struct Import {
    name: String,
    for_tests: bool,
}

fn packages() -> BTreeMap<String, Vec<Import>> {
    let metadata = cargo(&["metadata", "--format-version=1", "--no-deps", "--offline"]);
    let metadata: Value = serde_json::from_str(&metadata).unwrap();
    let import = |dependency: &Value| Import {
        name: dependency["name"].as_str().unwrap().to_owned(),
        for_tests: dependency["kind"] == "dev",
    };
    let package = |package: &Value| {
        let imports = package["dependencies"].as_array().unwrap().iter().map(import).collect();
        (package["name"].as_str().unwrap().to_owned(), imports)
    };
    metadata["packages"].as_array().unwrap().iter().map(package).collect()
}

fn listed<'a>(table: &[(&str, &'a [&'a str])], package: &str) -> &'a [&'a str] {
    table.iter().find(|(name, _)| *name == package).map_or(&[], |(_, list)| list)
}

/// The sources below a folder with one of these endings, as (path from the repository's root, text).
fn sources(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![house().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)) {
                let name = path.strip_prefix(house()).unwrap().to_string_lossy().into_owned();
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(!found.is_empty(), "nothing under {folder}: the room moved, and this rule with it");
    found
}

/// The lines of a Rust source that are not comments, numbered from one.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// Where these words stand in the code below a folder.
fn places(folder: &str, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (name, text) in sources(folder, &[".rs"]) {
        for (number, line) in code(&text) {
            let said = words.iter().filter(|word| line.contains(**word));
            found.extend(said.map(|word| format!("{name}:{number}: {word}")));
        }
    }
    found
}

fn nowhere(places: &[String], rule: &str) {
    assert!(places.is_empty(), "{rule}:\n{}", places.join("\n"));
}

/// Whether a line calls a function of this very name: `decide(`, not `undecide(`, and not its definition.
fn calls(line: &str, name: &str) -> bool {
    line.match_indices(&format!("{name}(")).any(|(at, _)| {
        let before = &line[..at];
        !before.ends_with(|last: char| last.is_alphanumeric() || last == '_')
            && !before.ends_with("fn ")
    })
}

#[test]
fn rooms_import_only_whom_they_may() {
    let packages = packages();
    let ours: BTreeSet<&str> = packages.keys().map(String::as_str).collect();
    let listed_here: BTreeSet<&str> = MAY_IMPORT.iter().map(|(name, _)| *name).collect();
    assert_eq!(ours, listed_here, "a room came or went: say here whom it may import");
    for (package, imports) in &packages {
        for import in imports.iter().filter(|import| ours.contains(import.name.as_str())) {
            let name = import.name.as_str();
            let allowed = listed(MAY_IMPORT, package).contains(&name)
                || (import.for_tests && listed(TESTS_MAY_IMPORT, package).contains(&name));
            assert!(allowed, "{package} must not import {name}");
        }
        for import in imports.iter().filter(|import| !import.for_tests) {
            let unwanted = listed(DOES_WITHOUT, package).contains(&import.name.as_str());
            assert!(!unwanted, "{package} does without {}", import.name);
        }
    }
}

#[test]
fn the_domain_is_pure_down_to_its_last_dependency() {
    let tree = ["tree", "--package=roster-domain", "--edges=normal", "--prefix=none", "--offline"];
    let tree = cargo(&tree);
    let names: BTreeSet<&str> =
        tree.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(
        names.contains("imbl") && names.contains("serde"),
        "this is not the domain's tree:\n{tree}"
    );
    for impure in IMPURE {
        assert!(!names.contains(impure), "the domain's dependencies bring {impure}");
    }
}

#[test]
fn the_domain_reads_no_clock_no_chance_and_no_world() {
    nowhere(
        &places("crates/domain/src", IMPURE_WORDS),
        "the domain is given these, or does without",
    );
}

#[test]
fn only_the_sequencer_decides_on_the_server() {
    let mut elsewhere = Vec::new();
    for folder in ["crates/server/src", "crates/protocol/src", "crates/intake/src", "src-tauri/src"]
    {
        for (name, text) in sources(folder, &[".rs"]) {
            if name.starts_with("crates/server/src/sequencer/") {
                continue;
            }
            let called = code(&text).filter(|(_, line)| calls(line, "decide"));
            elsewhere.extend(called.map(|(number, _)| format!("{name}:{number}")));
        }
    }
    nowhere(&elsewhere, "`decide` is the sequencer's on the server, and the replica's on a device");
}

#[test]
fn sql_stays_in_the_stores() {
    let outside = |folder: &str, store: &str| {
        let mut found = places(folder, &["sqlx"]);
        found.retain(|place| !place.starts_with(store));
        found
    };
    nowhere(
        &outside("crates/replica/src", "crates/replica/src/store/"),
        "SQL belongs under store/",
    );
    nowhere(&outside("crates/server/src", "crates/server/src/store/"), "SQL belongs under store/");
    for folder in [
        "crates/domain/src",
        "crates/protocol/src",
        "crates/intake/src",
        "crates/testkit/src",
        "src-tauri/src",
    ] {
        nowhere(&places(folder, &["sqlx", "rusqlite"]), "no SQL in this room");
    }
}

#[test]
fn the_server_and_the_replica_speak_no_tauri_and_the_shell_no_permissions() {
    for folder in ["crates/replica/src", "crates/server/src", "crates/testkit/src"] {
        nowhere(&places(folder, &["tauri::", "tauri_"]), "no window here");
    }
    // A verdict is the domain's. The shell may look a label up, and may not put sets of permissions together.
    nowhere(
        &places("src-tauri/src", &["PermissionSet", ".grants", "explain("]),
        "the shell holds no rule",
    );
}

/// The statements of a script that import or pass on from elsewhere, as (statement on one line, where from).
fn imports(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut statement = String::new();
    for line in text.lines() {
        let begins = line.starts_with("import ")
            || line.starts_with("export {")
            || line.starts_with("export *")
            || line.starts_with("export type {");
        if begins {
            statement.clear();
        } else if statement.is_empty() {
            continue;
        }
        statement.push_str(line.trim());
        statement.push(' ');
        let from = statement.rsplit_once("from \"").or_else(|| statement.split_once("import \""));
        if let Some((_, rest)) = from
            && let Some((module, _)) = rest.split_once('"')
        {
            found.push((statement.clone(), module.to_owned()));
            statement.clear();
        } else if line.trim_end().ends_with(';') {
            statement.clear();
        }
    }
    found
}

#[test]
fn only_the_host_folder_of_the_page_speaks_to_the_app() {
    let mut elsewhere = Vec::new();
    for (name, text) in sources("ui/src", &[".ts", ".tsx"]) {
        if name.starts_with("ui/src/host/") || name == "ui/src/bindings.ts" {
            continue;
        }
        for (statement, module) in imports(&text) {
            let of_bindings = module.ends_with("/bindings");
            let types_only =
                statement.starts_with("import type ") || statement.starts_with("export type ");
            if module.starts_with("@tauri-apps/") || (of_bindings && !types_only) {
                elsewhere.push(format!("{name}: {statement}"));
            }
        }
        // Imports that are made while running.
        let late = ["import(\"@tauri-apps", "__TAURI", "window.__TAURI"];
        elsewhere.extend(
            late.iter().filter(|word| text.contains(**word)).map(|word| format!("{name}: {word}")),
        );
    }
    nowhere(
        &elsewhere,
        "everything but ui/src/host asks the host interface; of bindings.ts it knows the types",
    );
}

#[test]
fn imports_of_the_page_are_read_as_they_stand() {
    let text = "import type {\n  A,\n  B,\n} from \"../bindings\";\nimport \"./app.css\";\nconst from = \"x\";\n";
    let read: Vec<String> = imports(text).into_iter().map(|(_, module)| module).collect();
    assert_eq!(read, ["../bindings", "./app.css"]);
    assert!(calls("if decide(a) {", "decide") && calls("self.decide(a)", "decide"));
    assert!(!calls("fn decide(", "decide") && !calls("undecide(", "decide"));
}
