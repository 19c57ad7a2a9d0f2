//! Tokens that rotate: an answer that is lost, twenty windows that ask at once, and a copy in the wrong hands.

use crate::{
    web::api,
    world::{PASSWORD, World},
};
use reqwest::StatusCode;
use roster_domain::{days, hours};
use roster_protocol::{Renewed, Session};
use serde_json::{Value, json};
use uuid::Uuid;

async fn rotating(world: &World, email: &str) -> Session {
    let body = json!({"email": email, "password": PASSWORD, "device": Uuid::now_v7(),
        "device_name": "Sofia’s laptop", "rotating": true});
    let (status, session) = api(world, "POST", "/api/v1/sessions", None, Some(body)).await;
    assert_eq!(status, StatusCode::CREATED);
    serde_json::from_value(session).unwrap()
}

async fn refresh(world: &World, refresh: &str) -> (StatusCode, Value) {
    api(world, "POST", "/api/v1/session/refresh", None, Some(json!({"refresh": refresh}))).await
}

async fn renewed(world: &World, token: &str) -> Renewed {
    let (status, body) = refresh(world, token).await;
    assert_eq!(status, StatusCode::OK, "{body}");
    serde_json::from_value(body).unwrap()
}

async fn opens(world: &World, token: &str) -> bool {
    let (status, _) = api(world, "GET", "/api/v1/workspaces", Some(token), None).await;
    status == StatusCode::OK
}

#[tokio::test]
async fn an_access_token_works_for_an_hour_and_the_session_goes_on() {
    let world = World::new().await;
    world.sign_up("sofia@northwind.example").await;
    let session = rotating(&world, "sofia@northwind.example").await;
    assert!(opens(&world, &session.token).await);
    assert!(!opens(&world, session.refresh.as_ref().unwrap()).await, "it refreshes, and no more");
    world.pass(hours(1));
    assert!(!opens(&world, &session.token).await);
    let mut next = renewed(&world, session.refresh.as_ref().unwrap()).await;
    for _ in 0..5 {
        assert!(opens(&world, &next.token).await);
        world.pass(days(29));
        next = renewed(&world, &next.refresh).await;
    }
    world.pass(days(30));
    assert_eq!(refresh(&world, &next.refresh).await.0, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn d04_twenty_refreshes_at_once_and_a_retry_give_one_and_the_same_successor() {
    let world = World::new().await;
    world.sign_up("sofia@northwind.example").await;
    let session = rotating(&world, "sofia@northwind.example").await;
    let old = session.refresh.unwrap();
    let answers = futures::future::join_all((0..20).map(|_| renewed(&world, &old))).await;
    assert!(answers.iter().all(|answer| answer == &answers[0]));
    world.pass(59_999);
    assert_eq!(renewed(&world, &old).await, answers[0], "the answer was lost, and asked for again");
    assert!(opens(&world, &answers[0].token).await);
    let next = renewed(&world, &answers[0].refresh).await;
    assert_ne!(next, answers[0]);
    assert!(opens(&world, &next.token).await, "still signed in");
}

#[tokio::test]
async fn d05_a_spent_token_shown_after_the_grace_ends_the_whole_family_and_is_told() {
    let world = World::new().await;
    world.sign_up("sofia@northwind.example").await;
    let session = rotating(&world, "sofia@northwind.example").await;
    let other = rotating(&world, "sofia@northwind.example").await;
    let old = session.refresh.unwrap();
    let second = renewed(&world, &old).await;
    let third = renewed(&world, &second.refresh).await;
    world.pass(60_000);
    let (status, problem) = refresh(&world, &old).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    assert_eq!((&problem["code"], &problem["reason"]), (&json!("signed_out"), &json!("replayed")));
    for token in [&session.token, &second.token, &third.token] {
        assert!(!opens(&world, token).await);
    }
    let (status, problem) = refresh(&world, &third.refresh).await;
    assert_eq!((status, &problem["reason"]), (StatusCode::UNAUTHORIZED, &Value::Null));
    assert!(opens(&world, &other.token).await, "another device is another family");
    let told = rotating(&world, "sofia@northwind.example").await.notices;
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].device_name.as_deref(), Some("Sofia’s laptop"));
    assert!(rotating(&world, "sofia@northwind.example").await.notices.is_empty(), "told once");
    let page = crate::web::Browser::signed_in(&world, "sofia@northwind.example").await;
    assert!(page.get("/account").await.text.contains("Sofia’s laptop"));
}

#[tokio::test]
async fn d06_no_token_of_a_family_and_no_cookie_stands_in_the_file() {
    let world = World::on_a_file(|_| ()).await;
    world.sign_up("sofia@northwind.example").await;
    let session = rotating(&world, "sofia@northwind.example").await;
    let old = session.refresh.unwrap();
    let next = renewed(&world, &old).await;
    let browser = crate::web::Browser::signed_in(&world, "sofia@northwind.example").await;
    let mut bytes = Vec::new();
    for file in std::fs::read_dir(world.file()).unwrap() {
        bytes.extend(std::fs::read(file.unwrap().path()).unwrap());
    }
    let secrets = [session.token, old, next.token, next.refresh, browser.cookie().unwrap()];
    for secret in secrets {
        assert!(!bytes.windows(secret.len()).any(|part| part == secret.as_bytes()));
    }
}

#[tokio::test]
async fn an_older_app_has_one_token_for_ninety_days() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    assert!(sofia.session.refresh.is_none() && sofia.session.expires_at.is_none());
    world.pass(days(90) - 1);
    assert!(opens(&world, &sofia.session.token).await);
}
