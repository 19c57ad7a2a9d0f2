//! Who somebody is: passwords, sessions, and what answers give away.

use crate::world::{PASSWORD, World};
use reqwest::StatusCode;
use roster_domain::{DeviceId, days};
use serde_json::json;
use uuid::Uuid;

#[tokio::test]
async fn p30_a_wrong_password_and_an_unknown_email_get_the_same_answer() {
    let world = World::new().await;
    world.sign_up("sofia@northwind.example").await;
    let wrong = world.sign_in("sofia@northwind.example", "not the password").await;
    let unknown = world.sign_in("nobody@northwind.example", "not the password").await;
    let impossible = world.sign_in("nobody at all", "not the password").await;
    assert_eq!(wrong.status(), StatusCode::UNAUTHORIZED);
    let body = wrong.text().await.unwrap();
    assert_eq!(body, r#"{"code":"wrong_password","detail":null,"reason":null}"#);
    for other in [unknown, impossible] {
        assert_eq!(other.status(), StatusCode::UNAUTHORIZED);
        assert_eq!(other.text().await.unwrap(), body);
    }
}

#[tokio::test]
async fn a_password_is_taken_if_it_can_be_one() {
    let world = World::new().await;
    let cases = [
        ("", "empty"),
        ("short", "too_short"),
        ("Password123", "too_common"),
        ("aaaaaaaaaa", "too_common"),
        ("sofia@northwind.example", "is_the_email"),
        (&"x y".repeat(50), "too_long"),
    ];
    for (password, reason) in cases {
        let body = json!({"name": "S", "email": "Sofia@northwind.example", "password": password,
            "workspace_name": "N", "device": Uuid::now_v7()});
        let answer =
            world.client.post(world.url("/api/v1/accounts")).json(&body).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::BAD_REQUEST);
        let problem: serde_json::Value = answer.json().await.unwrap();
        assert_eq!((&problem["detail"], &problem["reason"]), (&json!("password"), &json!(reason)));
    }
}

#[tokio::test]
async fn one_email_is_one_account_however_it_is_written() {
    let world = World::new().await;
    world.sign_up("sofia@northwind.example").await;
    let body = json!({"name": "S", "email": "SOFIA@Northwind.Example", "password": PASSWORD,
        "workspace_name": "N", "device": Uuid::now_v7()});
    let answer = world.client.post(world.url("/api/v1/accounts")).json(&body).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::CONFLICT);
    let session = world.sign_in("SOFIA@NORTHWIND.EXAMPLE", PASSWORD).await;
    assert_eq!(session.status(), StatusCode::CREATED);
}

#[tokio::test]
async fn d09_after_ten_wrong_tries_the_right_password_waits_too() {
    let world = World::new().await;
    world.sign_up("sofia@northwind.example").await;
    for _ in 0..10 {
        let wrong = world.sign_in("sofia@northwind.example", "not the password").await;
        assert_eq!(wrong.status(), StatusCode::UNAUTHORIZED);
    }
    let right = world.sign_in("sofia@northwind.example", PASSWORD).await;
    assert_eq!(right.status(), StatusCode::TOO_MANY_REQUESTS);
    world.pass(15 * 60 * 1000);
    let right = world.sign_in("sofia@northwind.example", PASSWORD).await;
    assert_eq!(right.status(), StatusCode::CREATED);
}

#[tokio::test]
async fn a_session_lasts_ninety_days_and_ends_when_it_is_ended() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    world.pass(days(90) - 1);
    assert_eq!(world.get(&sofia, "/pull?since=0").await.status(), StatusCode::OK);
    world.pass(1);
    assert_eq!(world.get(&sofia, "/pull?since=0").await.status(), StatusCode::UNAUTHORIZED);
    let again: roster_protocol::Session =
        world.sign_in("sofia@northwind.example", PASSWORD).await.json().await.unwrap();
    let url = world.url("/api/v1/session");
    let out = || world.client.delete(&url).bearer_auth(&again.token).send();
    assert_eq!(out().await.unwrap().status(), StatusCode::NO_CONTENT);
    assert_eq!(out().await.unwrap().status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn d06_no_token_and_no_password_stands_in_the_file() {
    let world = World::on_a_file(|_| ()).await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let (id, token) = world.invite(&sofia, "elif@northwind.example").await;
    assert!(world.accept(&token).await.0.is_success());
    let secrets = [sofia.session.token.clone(), PASSWORD.to_owned()];
    let folder = world.file();
    let mut bytes = Vec::new();
    for file in std::fs::read_dir(&folder).unwrap() {
        bytes.extend(std::fs::read(file.unwrap().path()).unwrap());
    }
    assert!(!bytes.is_empty());
    for secret in secrets {
        assert!(
            !bytes.windows(secret.len()).any(|part| part == secret.as_bytes()),
            "a secret is in the file"
        );
    }
    assert_eq!(world.running.sequencer().store().live_links(id).await.unwrap(), 0);
}

#[cfg(unix)]
#[tokio::test]
async fn the_file_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::on_a_file(|_| ()).await;
    world.sign_up("sofia@northwind.example").await;
    let mode =
        |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&world.file()), 0o700);
    for file in std::fs::read_dir(world.file()).unwrap() {
        assert_eq!(mode(&file.unwrap().path()), 0o600);
    }
}

#[tokio::test]
async fn the_embedding_app_needs_no_password_and_gets_the_same_workspace_again() {
    let world = World::new().await;
    let device = DeviceId(Uuid::now_v7());
    let open = || world.running.mint_local_session("Ada", "ada@here.example", "Ada’s team", device);
    let (first, second) = (open().await.unwrap(), open().await.unwrap());
    assert_eq!(first.memberships, second.memberships);
    assert_eq!(first.memberships.len(), 1);
    assert_ne!(first.token, second.token);
    let guess = world.sign_in("ada@here.example", "").await;
    assert_eq!(guess.status(), StatusCode::UNAUTHORIZED);
    let demo = world.running.seed_demo(device).await.unwrap();
    assert_eq!(demo.memberships[0].name, "Northwind Studio");
    assert_eq!(world.running.seed_demo(device).await.unwrap().memberships, demo.memberships);
}
