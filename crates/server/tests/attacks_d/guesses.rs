//! Guessing: by account and origin, by origin alone, and with a header that lies about where one comes from.

use crate::{
    web::Browser,
    world::{PASSWORD, World},
};
use reqwest::{Response, StatusCode};
use serde_json::json;
use uuid::Uuid;

const SOFIA: &str = "sofia@northwind.example";

async fn guess(world: &World, email: &str, password: &str, from: &str) -> Response {
    let body = json!({"email": email, "password": password, "device": Uuid::now_v7()});
    let request = world.client.post(world.url("/api/v1/sessions")).json(&body);
    request.header("x-forwarded-for", from).send().await.unwrap()
}

#[tokio::test]
async fn d09_a_header_that_nobody_vouches_for_hides_no_guesses() {
    let world = World::new().await;
    world.sign_up(SOFIA).await;
    for n in 0..10 {
        let wrong = guess(&world, SOFIA, "not the password", &format!("198.51.100.{n}")).await;
        assert_eq!(wrong.status(), StatusCode::UNAUTHORIZED);
    }
    let right = guess(&world, SOFIA, PASSWORD, "198.51.100.99").await;
    assert_eq!(right.status(), StatusCode::TOO_MANY_REQUESTS);
    let page = Browser::new(&world).sign_in(SOFIA, PASSWORD, "").await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS, "the page counts with the API");
    assert!(page.text.contains(SOFIA), "what was typed stays");
}

#[tokio::test]
async fn d09_behind_a_trusted_proxy_an_attacker_locks_nobody_else_out() {
    let world = World::with(|config| {
        config.trusted_proxies = vec!["127.0.0.0/8".parse().unwrap()];
    })
    .await;
    world.sign_up(SOFIA).await;
    for n in 0..15 {
        // What the client wrote itself stands before what the proxy adds, and counts for nothing.
        let from = format!("198.51.100.{n}, 203.0.113.9");
        guess(&world, SOFIA, "not the password", &from).await;
    }
    let attacker = guess(&world, SOFIA, PASSWORD, "203.0.113.9").await;
    assert_eq!(attacker.status(), StatusCode::TOO_MANY_REQUESTS);
    let sofia = guess(&world, SOFIA, PASSWORD, "203.0.113.10").await;
    assert_eq!(sofia.status(), StatusCode::CREATED);
}

#[tokio::test]
async fn d09_one_origin_cannot_try_one_password_on_everybody() {
    let world = World::new().await;
    for n in 0..100 {
        let answer = guess(&world, &format!("{n}@northwind.example"), "x", "").await;
        assert_eq!(answer.status(), StatusCode::UNAUTHORIZED, "{n}");
    }
    let answer = guess(&world, "another@northwind.example", "x", "").await;
    assert_eq!(answer.status(), StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn accounts_are_made_thirty_times_an_hour_from_one_origin() {
    let world = World::new().await;
    let sign_up = |n: usize| {
        let body = json!({"name": "S", "email": format!("{n}@northwind.example"), "password": PASSWORD,
            "workspace_name": "N", "device": Uuid::now_v7()});
        world.client.post(world.url("/api/v1/accounts")).json(&body).send()
    };
    for n in 0..30 {
        assert_eq!(sign_up(n).await.unwrap().status(), StatusCode::CREATED, "{n}");
    }
    assert_eq!(sign_up(30).await.unwrap().status(), StatusCode::TOO_MANY_REQUESTS);
    world.pass(roster_domain::hours(1));
    assert_eq!(sign_up(30).await.unwrap().status(), StatusCode::CREATED);
}
