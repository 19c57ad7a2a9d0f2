//! Signing the app in by way of the browser: the right verifier, once, soon, and back to this computer only.

use crate::{
    web::{Browser, api},
    world::World,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use reqwest::StatusCode;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

const SOFIA: &str = "sofia@northwind.example";
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const APP: &str = "http://127.0.0.1:49152/";

fn challenge() -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER))
}

fn fields<'a>(challenge: &'a str, redirect: &'a str) -> [(&'static str, &'a str); 4] {
    [("challenge", challenge), ("method", "S256"), ("redirect", redirect), ("state", "xyz-1")]
}

/// Signs in in the browser; gives the code that it carries, and the one that is typed.
async fn handed(world: &World) -> (String, String) {
    let browser = Browser::signed_in(world, SOFIA).await;
    let shown = browser.post("/app/sign-in", &fields(&challenge(), APP)).await;
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.text);
    let (_, rest) = shown.text.split_once("content=\"1;url=http://127.0.0.1:49152/?code=").unwrap();
    assert!(rest[43..].starts_with("&#38;state=xyz-1\""), "{rest}");
    let (_, typed) = shown.text.split_once("<code>").unwrap();
    (rest[..43].to_owned(), typed[..9].to_owned())
}

async fn exchange(world: &World, code: &str, verifier: &str) -> (StatusCode, Value) {
    let body =
        json!({"code": code, "verifier": verifier, "device": Uuid::now_v7(), "rotating": true});
    api(world, "POST", "/api/v1/session/exchange", None, Some(body)).await
}

#[tokio::test]
async fn the_browser_signs_in_and_the_app_has_a_session_of_its_own() {
    let world = World::new().await;
    world.sign_up(SOFIA).await;
    let browser = Browser::new(&world);
    let question = format!(
        "/app/sign-in?challenge={}&method=S256&redirect={APP}&state=xyz-1&device_name=Desk",
        challenge()
    );
    let asked = browser.get(&question).await;
    assert!(asked.place().starts_with("/sign-in?next=%2Fapp%2Fsign-in%3Fchallenge"));
    let back = browser.sign_in(SOFIA, crate::world::PASSWORD, &question).await;
    assert!(back.place().starts_with("/app/sign-in?challenge="), "{}", back.place());
    let shown = browser.get(back.place()).await;
    assert!(shown.text.contains("Desk") && shown.text.contains(SOFIA));
    let (code, _) = handed(&world).await;
    let (status, session) = exchange(&world, &code, VERIFIER).await;
    assert_eq!(status, StatusCode::CREATED);
    assert_eq!(session["email"], json!(SOFIA));
    let token = session["token"].as_str();
    assert_eq!(api(&world, "GET", "/api/v1/workspaces", token, None).await.0, StatusCode::OK);
    assert!(session["refresh"].is_string());
}

#[tokio::test]
async fn a_code_works_once_and_with_its_own_verifier_only() {
    let world = World::new().await;
    world.sign_up(SOFIA).await;
    let (code, typed) = handed(&world).await;
    assert_eq!(exchange(&world, &code, VERIFIER).await.0, StatusCode::CREATED);
    assert_eq!(exchange(&world, &code, VERIFIER).await.0, StatusCode::GONE, "again");
    assert_eq!(exchange(&world, &typed, VERIFIER).await.0, StatusCode::GONE, "by its other form");
    let (code, _) = handed(&world).await;
    let other = "e".repeat(43);
    assert_eq!(exchange(&world, &code, &other).await.0, StatusCode::GONE, "another verifier");
    assert_eq!(
        exchange(&world, &code, VERIFIER).await.0,
        StatusCode::GONE,
        "a wrong one spends it"
    );
    assert_eq!(exchange(&world, &code, "short").await.0, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_code_works_for_a_minute_and_a_typed_one_for_five() {
    let world = World::new().await;
    world.sign_up(SOFIA).await;
    let (code, typed) = handed(&world).await;
    world.pass(60_000);
    assert_eq!(exchange(&world, &code, VERIFIER).await.0, StatusCode::GONE);
    let typed = typed.to_uppercase().replace('-', "");
    assert_eq!(exchange(&world, &typed, VERIFIER).await.0, StatusCode::CREATED);
    let (_, typed) = handed(&world).await;
    world.pass(5 * 60_000);
    assert_eq!(exchange(&world, &typed, VERIFIER).await.0, StatusCode::GONE);
}

#[tokio::test]
async fn m03_the_code_goes_to_this_computer_or_nowhere() {
    let world = World::new().await;
    world.sign_up(SOFIA).await;
    let browser = Browser::signed_in(&world, SOFIA).await;
    for elsewhere in [
        "https://evil.example/",
        "http://127.0.0.1.evil.example:80/",
        "http://127.0.0.1:80@evil.example/",
        "http://localhost:49152/",
        "http://127.0.0.1:49152/callback",
        "http://127.0.0.1:49152/?x",
        "//evil.example/",
        "javascript:alert(1)",
    ] {
        let shown = browser.post("/app/sign-in", &fields(&challenge(), elsewhere)).await;
        assert_eq!(shown.status, StatusCode::BAD_REQUEST, "{elsewhere}");
    }
    for (name, value) in [("method", "plain"), ("challenge", "short"), ("state", "a\"b")] {
        let challenge = challenge();
        let mut changed = fields(&challenge, APP).to_vec();
        changed.retain(|(field, _)| *field != name);
        changed.push((name, value));
        let shown = browser.post("/app/sign-in", &changed).await;
        assert_eq!(shown.status, StatusCode::BAD_REQUEST, "{name}");
    }
    let shown = browser.post("/app/sign-in", &fields(&challenge(), "")).await;
    assert!(shown.status == StatusCode::OK && !shown.text.contains("http-equiv"), "typed by hand");
    let nobody = Browser::new(&world);
    let shown = nobody.post("/app/sign-in", &fields(&challenge(), APP)).await;
    assert_eq!(shown.status, StatusCode::SEE_OTHER, "nobody is signed in");
}
