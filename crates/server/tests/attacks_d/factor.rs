//! The second factor: asked for after the password, each code once, and recovery codes for when it is lost.

use crate::{
    web::{Browser, api},
    world::{PASSWORD, Person, World},
};
use reqwest::StatusCode;
use serde_json::{Value, json};
use std::sync::atomic::Ordering;
use totp_rs::{Algorithm, Secret, TOTP};
use uuid::Uuid;

const SOFIA: &str = "sofia@northwind.example";
const FACTOR: &str = "/api/v1/account/second-factor";

struct Authenticator(TOTP);

impl Authenticator {
    fn new(offer: &Value) -> Self {
        let secret = Secret::Encoded(offer["secret"].as_str().unwrap().to_owned());
        let secret = secret.to_bytes().unwrap();
        Self(TOTP::new(Algorithm::SHA1, 6, 1, 30, secret, None, String::new()).unwrap())
    }

    fn code(&self, world: &World) -> String {
        self.0.generate(u64::try_from(world.clock.load(Ordering::SeqCst)).unwrap() / 1000)
    }
}

/// Turns the factor on; gives the authenticator and the recovery codes.
async fn turned_on(world: &World, sofia: &Person) -> (Authenticator, Vec<String>) {
    let token = Some(sofia.session.token.as_str());
    let (status, offer) = api(world, "POST", FACTOR, token, None).await;
    assert_eq!(status, StatusCode::OK);
    assert!(offer["address"].as_str().unwrap().starts_with("otpauth://totp/Roster:"));
    let authenticator = Authenticator::new(&offer);
    let confirm = "/api/v1/account/second-factor/confirm";
    let wrong = Some(json!({"code": "000000"}));
    assert_eq!(api(world, "POST", confirm, token, wrong).await.0, StatusCode::BAD_REQUEST);
    assert!(sign_in(world, None).await.0 == StatusCode::CREATED, "an offer asks nobody");
    let code = Some(json!({"code": authenticator.code(world)}));
    let (status, codes) = api(world, "POST", confirm, token, code).await;
    assert_eq!(status, StatusCode::OK);
    let codes: Vec<String> = serde_json::from_value(codes["codes"].clone()).unwrap();
    assert_eq!(codes.len(), 10);
    (authenticator, codes)
}

async fn sign_in(world: &World, code: Option<&str>) -> (StatusCode, Value) {
    let mut body = json!({"email": SOFIA, "password": PASSWORD, "device": Uuid::now_v7()});
    if let Some(code) = code {
        body["code"] = json!(code);
    }
    api(world, "POST", "/api/v1/sessions", None, Some(body)).await
}

#[tokio::test]
async fn the_code_is_asked_for_after_the_password_and_works_once() {
    let world = World::new().await;
    let sofia = world.sign_up(SOFIA).await;
    let (authenticator, codes) = turned_on(&world, &sofia).await;
    let (status, problem) = sign_in(&world, None).await;
    assert_eq!((status, &problem["code"]), (StatusCode::UNAUTHORIZED, &json!("second_factor")));
    assert_eq!(
        world.sign_in(SOFIA, "wrong password").await.json::<Value>().await.unwrap()["code"],
        json!("wrong_password"),
        "who has no password learns of no factor"
    );
    let used = authenticator.code(&world);
    let (_, problem) = sign_in(&world, Some(&used)).await;
    assert_eq!(problem["reason"], json!("wrong"), "it was used to turn the factor on");
    world.pass(30_000);
    let code = authenticator.code(&world);
    assert_eq!(sign_in(&world, Some(&code)).await.0, StatusCode::CREATED);
    assert_eq!(sign_in(&world, Some(&code)).await.0, StatusCode::UNAUTHORIZED);
    let typed = codes[0].to_uppercase().replace('-', " ");
    assert_eq!(sign_in(&world, Some(&typed)).await.0, StatusCode::CREATED);
    assert_eq!(sign_in(&world, Some(&codes[0])).await.0, StatusCode::UNAUTHORIZED);
    assert_eq!(sign_in(&world, Some(&codes[1])).await.0, StatusCode::CREATED);
}

#[tokio::test]
async fn codes_are_guessed_ten_times_and_no_more() {
    let world = World::new().await;
    let sofia = world.sign_up(SOFIA).await;
    let (_, codes) = turned_on(&world, &sofia).await;
    for _ in 0..10 {
        assert_eq!(sign_in(&world, Some("000000")).await.0, StatusCode::UNAUTHORIZED);
    }
    assert_eq!(sign_in(&world, Some(&codes[0])).await.0, StatusCode::TOO_MANY_REQUESTS);
    world.pass(15 * 60 * 1000);
    assert_eq!(sign_in(&world, Some(&codes[0])).await.0, StatusCode::CREATED);
}

#[tokio::test]
async fn the_page_asks_for_the_code_and_holds_no_password() {
    let world = World::new().await;
    let sofia = world.sign_up(SOFIA).await;
    let (authenticator, _) = turned_on(&world, &sofia).await;
    world.pass(30_000);
    let browser = Browser::new(&world);
    let asked = browser.sign_in(SOFIA, PASSWORD, "/invites").await;
    assert!(asked.text.contains("one-time-code") && !asked.text.contains(PASSWORD));
    assert_eq!(browser.cookie(), None, "half a sign-in is none");
    let half = asked.hidden("half");
    let form = |code: &str| {
        [("half", half.clone()), ("code", code.to_owned()), ("next", "/invites".to_owned())]
    };
    let post = async |code: &str| {
        let fields = form(code);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
        browser.post("/sign-in/code", &fields).await
    };
    assert_eq!(post("000000").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(post(&authenticator.code(&world)).await.place(), "/invites");
    world.pass(30_000);
    browser.set_cookie(None);
    let again = post(&authenticator.code(&world)).await;
    assert_eq!(again.status, StatusCode::GONE, "half a sign-in is finished once");
}

#[tokio::test]
async fn what_cannot_be_undone_asks_once_more_after_ten_minutes() {
    let world = World::new().await;
    let sofia = world.sign_up(SOFIA).await;
    let token = Some(sofia.session.token.as_str());
    let (authenticator, _) = turned_on(&world, &sofia).await;
    world.pass(10 * 60 * 1000);
    let (status, problem) = api(&world, "DELETE", FACTOR, token, None).await;
    assert_eq!((status, &problem["code"]), (StatusCode::FORBIDDEN, &json!("step_up")));
    let step_up = "/api/v1/session/step-up";
    let by_password = Some(json!({"password": PASSWORD}));
    let (status, _) = api(&world, "POST", step_up, token, by_password).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED, "where there is a factor, the factor counts");
    let by_code = Some(json!({"code": authenticator.code(&world)}));
    assert_eq!(api(&world, "POST", step_up, token, by_code).await.0, StatusCode::NO_CONTENT);
    assert_eq!(api(&world, "DELETE", FACTOR, token, None).await.0, StatusCode::NO_CONTENT);
    assert_eq!(sign_in(&world, None).await.0, StatusCode::CREATED);
    world.pass(10 * 60 * 1000);
    assert_eq!(api(&world, "POST", FACTOR, token, None).await.0, StatusCode::FORBIDDEN);
    let wrong = Some(json!({"password": "not the password"}));
    assert_eq!(api(&world, "POST", step_up, token, wrong).await.0, StatusCode::UNAUTHORIZED);
    let right = Some(json!({"password": PASSWORD}));
    assert_eq!(api(&world, "POST", step_up, token, right).await.0, StatusCode::NO_CONTENT);
    assert_eq!(api(&world, "POST", FACTOR, token, None).await.0, StatusCode::OK);
}

#[tokio::test]
async fn the_pages_turn_it_on_and_off() {
    let world = World::new().await;
    world.sign_up(SOFIA).await;
    let browser = Browser::signed_in(&world, SOFIA).await;
    world.pass(10 * 60 * 1000);
    let here = "/account/second-factor";
    let first = browser.get(here).await;
    assert_eq!(first.place(), "/account/confirm?next=%2Faccount%2Fsecond-factor");
    let shown = browser.post("/account/confirm", &[("password", "x"), ("next", here)]).await;
    assert_eq!(shown.status, StatusCode::UNAUTHORIZED);
    let shown = browser.post("/account/confirm", &[("password", PASSWORD), ("next", here)]).await;
    assert_eq!(shown.place(), here);
    assert_eq!(browser.post(here, &[]).await.place(), here);
    let offer = browser.get(here).await.text;
    let (_, rest) = offer.split_once("<dt>Key</dt><dd class=\"copy\">").unwrap();
    let key = rest.split('<').next().unwrap();
    let authenticator = Authenticator::new(&json!({"secret": key}));
    let confirm = "/account/second-factor/confirm";
    let shown = browser.post(confirm, &[("code", "000000")]).await;
    assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
    let shown = browser.post(confirm, &[("code", &authenticator.code(&world))]).await;
    assert!(shown.text.contains("Keep these codes"), "{}", shown.text);
    assert_eq!(sign_in(&world, None).await.0, StatusCode::UNAUTHORIZED);
    let off = browser.post("/account/second-factor/off", &[]).await;
    assert_eq!(off.place(), "/account?done=factor");
    assert_eq!(sign_in(&world, None).await.0, StatusCode::CREATED);
}
