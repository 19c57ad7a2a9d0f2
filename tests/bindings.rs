//! What the page is generated from is what stands in the repository.

use std::{fs, path::Path};

const BINDINGS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/ui/src/bindings.ts");
const CAPABILITIES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src-tauri/capabilities/main.json");
const REGISTRY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src-tauri/src/ipc.rs");

fn differs(exported: &str, committed: &str) -> bool {
    exported != committed
}

#[test]
fn the_bindings_of_the_page_are_those_of_the_registry() {
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bindings.ts");
    roster_desktop::bindings(&scratch).unwrap();
    let exported = fs::read_to_string(&scratch).unwrap();
    if std::env::var_os("BLESS").is_some() {
        fs::write(BINDINGS, &exported).unwrap();
    }
    let committed = fs::read_to_string(BINDINGS).unwrap();
    assert!(
        !differs(&exported, &committed),
        "ui/src/bindings.ts is not what the commands say; run: BLESS=1 cargo test --test bindings"
    );
}

#[test]
fn an_edit_of_one_character_is_noticed() {
    let committed = fs::read_to_string(BINDINGS).unwrap();
    let place = committed.find("peoplePage").unwrap();
    let mut edited = committed.clone();
    edited.replace_range(place..=place, "q");
    assert!(differs(&committed, &edited));
}

/// Own commands are covered by capabilities because `build.rs` declares them; the window may ask exactly these, and no plugin.
#[test]
fn the_window_may_ask_exactly_what_the_registry_lists() {
    let registry = fs::read_to_string(REGISTRY).unwrap();
    let list = registry.split("collect_commands![").nth(1).unwrap().split(']').next().unwrap();
    let mut expected: Vec<String> = list
        .split(',')
        .map(str::trim)
        .filter(|path| !path.is_empty())
        .map(|path| format!("allow-{}", path.rsplit("::").next().unwrap().replace('_', "-")))
        .collect();
    expected.extend(["core:event:allow-listen", "core:event:allow-unlisten"].map(String::from));
    let capabilities: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(CAPABILITIES).unwrap()).unwrap();
    let mut granted: Vec<String> =
        serde_json::from_value(capabilities["permissions"].clone()).unwrap();
    expected.sort();
    granted.sort();
    assert_eq!(granted, expected);
    assert_eq!(capabilities["windows"], serde_json::json!(["main"]));
    assert!(capabilities.get("remote").is_none());
}
