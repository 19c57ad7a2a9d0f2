//! The mailbox: proven by a link or by digits, and by nothing else.

use crate::{
    post,
    web::{Browser, api},
    world::World,
};
use reqwest::StatusCode;
use serde_json::{Value, json};

const SOFIA: &str = "sofia@northwind.example";

async fn verified(world: &World, token: &str) -> bool {
    let (_, own) = api(world, "GET", "/api/v1/account", Some(token), None).await;
    own["verified"] == json!(true)
}

async fn type_digits(world: &World, token: &str, digits: &str) -> (StatusCode, Value) {
    api(world, "POST", "/api/v1/account/verify", Some(token), Some(json!({"code": digits}))).await
}

#[tokio::test]
async fn a_link_proves_the_mailbox_after_a_button_and_once() {
    let (world, post) = post::world().await;
    let sofia = world.sign_up(SOFIA).await;
    assert!(!sofia.session.verified, "signing up needs no mail, and proves nothing");
    let proof = post.token(SOFIA, "v", 1).await;
    let visitor = Browser::new(&world);
    assert!(visitor.get("/v").await.text.contains("/assets/open.js"));
    for _ in 0..3 {
        let shown = visitor.post("/v", &[("code", &proof)]).await;
        assert!(shown.text.contains("Yes, it is mine") && shown.text.contains(SOFIA));
    }
    assert!(!verified(&world, &sofia.session.token).await, "looking proves nothing");
    let whole = format!("{}#{proof}", world.url("/v"));
    assert_eq!(visitor.post("/v", &[("code", &whole)]).await.status, StatusCode::OK);
    assert_eq!(visitor.post("/v/confirm", &[("code", &proof)]).await.status, StatusCode::OK);
    assert!(verified(&world, &sofia.session.token).await);
    assert!(world.signed_in(SOFIA).await.session.verified);
    assert_eq!(visitor.post("/v/confirm", &[("code", &proof)]).await.status, StatusCode::GONE);
    assert_eq!(visitor.post("/v", &[("code", "")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn six_digits_prove_it_too_and_five_wrong_ones_are_the_last() {
    let (world, post) = post::world().await;
    let sofia = world.sign_up(SOFIA).await;
    let mallory = world.sign_up("mallory@elsewhere.example").await;
    let digits = post.digits(SOFIA).await;
    let wrong = if digits == "000000" { "000001" } else { "000000" };
    let (status, _) = type_digits(&world, &mallory.session.token, &digits).await;
    assert_eq!(status, StatusCode::BAD_REQUEST, "the digits of another");
    for _ in 0..4 {
        assert_eq!(
            type_digits(&world, &sofia.session.token, wrong).await.0,
            StatusCode::BAD_REQUEST
        );
    }
    let spaced = format!("{} {}", &digits[..3], &digits[3..]);
    assert_eq!(type_digits(&world, &sofia.session.token, &spaced).await.0, StatusCode::NO_CONTENT);
    assert!(verified(&world, &sofia.session.token).await);
    let theirs = post.digits("mallory@elsewhere.example").await;
    for _ in 0..5 {
        type_digits(&world, &mallory.session.token, "12345").await;
    }
    let (status, _) = type_digits(&world, &mallory.session.token, &theirs).await;
    assert_eq!(status, StatusCode::BAD_REQUEST, "tried too often");
}

#[tokio::test]
async fn three_mails_in_a_day_are_enough_for_one_mailbox() {
    let (world, post) = post::world().await;
    let sofia = world.sign_up(SOFIA).await;
    let again =
        || api(&world, "POST", "/api/v1/account/verification", Some(&sofia.session.token), None);
    assert_eq!(again().await.0, StatusCode::ACCEPTED);
    assert_eq!(again().await.0, StatusCode::ACCEPTED);
    assert_eq!(again().await.0, StatusCode::TOO_MANY_REQUESTS);
    let third = post.token(SOFIA, "v", 3).await;
    let first = post.token(SOFIA, "v", 1).await;
    let visitor = Browser::new(&world);
    assert_eq!(visitor.post("/v/confirm", &[("code", &first)]).await.status, StatusCode::GONE);
    world.pass(roster_domain::hours(24));
    assert_eq!(visitor.post("/v/confirm", &[("code", &third)]).await.status, StatusCode::GONE);
    assert_eq!(again().await.0, StatusCode::ACCEPTED);
}

#[tokio::test]
async fn what_a_mail_lets_one_do_is_wiped_once_it_is_sent() {
    let (world, post) = post::world_on_a_file().await;
    world.sign_up(SOFIA).await;
    let token = post.token(SOFIA, "v", 1).await;
    // What is under way is finished, and the file is closed: nothing stands in a log of writes any more.
    let World { running, folder, .. } = world;
    running.stop().await;
    let mut bytes = Vec::new();
    for file in std::fs::read_dir(folder.path().join("data")).unwrap() {
        bytes.extend(std::fs::read(file.unwrap().path()).unwrap());
    }
    assert!(bytes.windows(SOFIA.len()).any(|part| part == SOFIA.as_bytes()), "this is the file");
    assert!(!bytes.windows(43).any(|part| part == token.as_bytes()), "the token stays in it");
}
