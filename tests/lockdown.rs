//! The page is locked in: each line of the configuration that keeps it so is a test of its own.

use serde_json::Value;

fn config() -> Value {
    let text = include_str!("../tauri.conf.json");
    serde_json::from_str(text).unwrap()
}

#[test]
fn the_content_security_policy_lets_nothing_in_and_nothing_out() {
    let config = config();
    let policy = config["app"]["security"]["csp"].as_str().unwrap();
    for directive in
        ["default-src 'none'", "script-src 'self'", "form-action 'none'", "frame-ancestors 'none'"]
    {
        assert!(policy.contains(directive), "{directive}");
    }
    let script = policy.split(';').find(|part| part.trim().starts_with("script-src")).unwrap();
    let connect = policy.split(';').find(|part| part.trim().starts_with("connect-src")).unwrap();
    assert_eq!(script.trim(), "script-src 'self'");
    assert_eq!(connect.trim(), "connect-src ipc: http://ipc.localhost");
    assert!(!policy.contains("unsafe-"));
}

#[test]
fn prototypes_are_frozen_and_nothing_global_is_handed_out() {
    let config = config();
    assert_eq!(config["app"]["security"]["freezePrototype"], true);
    assert_eq!(config["app"]["withGlobalTauri"], false);
    assert_eq!(config["app"]["security"]["capabilities"], serde_json::json!(["main"]));
    assert!(config["app"]["security"].get("assetProtocol").is_none());
    assert!(config["app"]["security"].get("dangerousDisableAssetCspModification").is_none());
    assert_eq!(
        config["app"]["windows"],
        serde_json::json!([]),
        "the window is made in Rust, where navigation is locked"
    );
}

/// Links of one scheme open the app; what they ask for is read by a list (src-tauri/src/links.rs) and asked of the person.
#[test]
fn h05_the_app_is_told_of_as_what_opens_one_scheme_and_no_other() {
    let config = config();
    let schemes = &config["plugins"]["deep-link"]["desktop"]["schemes"];
    assert_eq!(*schemes, serde_json::json!(["roster"]));
    assert_eq!(config["plugins"].as_object().unwrap().len(), 1, "no other plugin is configured");
}
