//! The address that somebody signs in with: changed by its owner alone, with both mailboxes told.

use crate::{
    post,
    web::{Browser, api},
    world::{PASSWORD, Person, World},
};
use reqwest::StatusCode;
use roster_domain::{Command, Entity, Name, days, hours};
use serde_json::{Value, json};

const OLD: &str = "sofia@northwind.example";
const NEW: &str = "sofia@quay.example";

async fn ask(world: &World, person: &Person, email: &str, password: &str) -> (StatusCode, Value) {
    let body = json!({"email": email, "password": password});
    let token = Some(person.session.token.as_str());
    api(world, "POST", "/api/v1/account/email", token, Some(body)).await
}

async fn signs_in(world: &World, email: &str) -> bool {
    world.sign_in(email, PASSWORD).await.status() == StatusCode::CREATED
}

#[tokio::test]
async fn r22_only_the_owner_changes_it_and_the_new_mailbox_says_yes() {
    let (world, post) = post::world().await;
    let sofia = world.sign_up(OLD).await;
    let (status, problem) = ask(&world, &sofia, NEW, "not the password").await;
    assert_eq!((status, &problem["code"]), (StatusCode::UNAUTHORIZED, &json!("wrong_password")));
    assert_eq!(ask(&world, &sofia, "nonsense", PASSWORD).await.0, StatusCode::BAD_REQUEST);
    assert_eq!(ask(&world, &sofia, OLD, PASSWORD).await.0, StatusCode::BAD_REQUEST);
    assert_eq!(ask(&world, &sofia, NEW, PASSWORD).await.0, StatusCode::ACCEPTED);
    let told = post.letter(OLD, "object", 1).await;
    assert!(told.contains("s•••@q•••.example") || told.contains("=E2=80=A2"), "{told}");
    assert!(!told.contains(NEW), "the old mailbox is not told the whole address");
    assert!(signs_in(&world, OLD).await && !signs_in(&world, NEW).await, "nothing yet");
    let proof = post.token(NEW, "v", 1).await;
    let visitor = Browser::new(&world);
    let shown = visitor.post("/v", &[("code", &proof)]).await;
    assert!(shown.text.contains("Use this address") && shown.text.contains(NEW));
    assert!(signs_in(&world, OLD).await, "looking changes nothing");
    assert_eq!(visitor.post("/v/confirm", &[("code", &proof)]).await.status, StatusCode::OK);
    assert!(signs_in(&world, NEW).await && !signs_in(&world, OLD).await);
    assert_eq!(visitor.post("/v/confirm", &[("code", &proof)]).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn d08_the_contact_address_and_the_address_to_sign_in_with_are_two_things() {
    let (world, post) = post::world().await;
    let sofia = world.sign_up(OLD).await;
    let contact = async || {
        let own = |row| match row {
            Entity::Member(member) if member.id == sofia.member() => Some(member.contact_email),
            _ => None,
        };
        world.rows(&sofia).await.into_iter().find_map(own).unwrap().to_string()
    };
    assert_eq!(ask(&world, &sofia, NEW, PASSWORD).await.0, StatusCode::ACCEPTED);
    let proof = post.token(NEW, "v", 1).await;
    Browser::new(&world).post("/v/confirm", &[("code", &proof)]).await;
    assert!(signs_in(&world, NEW).await);
    assert_eq!(contact().await, OLD, "signing in with another address changes no contact (R20)");
    // No command that a device can send names an account or an address to sign in with (R21).
    let rename = Command::RenameWorkspace { name: Name::new("Southwind", 80).unwrap() };
    let rename = serde_json::to_value(rename).unwrap();
    for name in ["login_email", "email", "account", "contact_email"] {
        let command = crate::world::with(&rename, name, json!("mallory@elsewhere.example"));
        let command = serde_json::from_value(command).unwrap();
        assert!(world.outcome_of(&sofia, command).await.is_err(), "{name}");
    }
    assert!(signs_in(&world, NEW).await);
}

#[tokio::test]
async fn the_old_mailbox_takes_a_change_back_for_seven_days() {
    let (world, post) = post::world().await;
    let sofia = world.sign_up(OLD).await;
    ask(&world, &sofia, NEW, PASSWORD).await;
    let object = post.token(OLD, "object", 1).await;
    let proof = post.token(NEW, "v", 1).await;
    let visitor = Browser::new(&world);
    visitor.post("/v/confirm", &[("code", &proof)]).await;
    // Whoever did it goes on to a third address, so that the way back seems lost.
    assert_eq!(ask(&world, &sofia, "third@quay.example", PASSWORD).await.0, StatusCode::ACCEPTED);
    let third = post.token("third@quay.example", "v", 1).await;
    visitor.post("/v/confirm", &[("code", &third)]).await;
    assert!(signs_in(&world, "third@quay.example").await);
    let taken = api(
        &world,
        "POST",
        "/api/v1/accounts",
        None,
        Some(json!({"name": "M", "email": OLD,
        "password": PASSWORD, "workspace_name": "N", "device": uuid::Uuid::now_v7()})),
    );
    assert_eq!(taken.await.0, StatusCode::CONFLICT, "the old address is kept for its owner");
    world.pass(days(7) - 1);
    let shown = visitor.post("/object", &[("code", &object)]).await;
    assert!(shown.text.contains("Take the change back"));
    let shown = visitor.post("/object/confirm", &[("code", &object)]).await;
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.text);
    let (status, _) = api(&world, "GET", "/api/v1/account", Some(&sofia.session.token), None).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED, "everybody is signed out");
    for email in [OLD, NEW, "third@quay.example"] {
        assert!(!signs_in(&world, email).await, "{email}: the password that was known is no more");
    }
    let reset = post.token(OLD, "reset", 1).await;
    let set = [("code", reset.as_str()), ("password", "a new good password")];
    assert_eq!(visitor.post("/reset/set", &set).await.status, StatusCode::OK);
    assert_eq!(world.sign_in(OLD, "a new good password").await.status(), StatusCode::CREATED);
    let again = visitor.post("/object/confirm", &[("code", &object)]).await;
    assert_eq!(again.status, StatusCode::GONE);
}

#[tokio::test]
async fn after_seven_days_a_change_stays_and_after_one_it_is_not_confirmed_any_more() {
    let (world, post) = post::world().await;
    let sofia = world.sign_up(OLD).await;
    ask(&world, &sofia, NEW, PASSWORD).await;
    let late = post.token(NEW, "v", 1).await;
    world.pass(hours(24));
    let visitor = Browser::new(&world);
    assert_eq!(visitor.post("/v/confirm", &[("code", &late)]).await.status, StatusCode::GONE);
    ask(&world, &sofia, NEW, PASSWORD).await;
    let object = post.token(OLD, "object", 2).await;
    let proof = post.token(NEW, "v", 2).await;
    assert_eq!(visitor.post("/v/confirm", &[("code", &proof)]).await.status, StatusCode::OK);
    world.pass(days(7));
    let shown = visitor.post("/object/confirm", &[("code", &object)]).await;
    assert_eq!(shown.status, StatusCode::GONE);
    assert!(signs_in(&world, NEW).await);
}

#[tokio::test]
async fn an_address_of_another_account_is_told_to_its_mailbox_only() {
    let (world, post) = post::world().await;
    let sofia = world.sign_up(OLD).await;
    world.sign_up("mei@harbor.example").await;
    let taken = ask(&world, &sofia, "mei@harbor.example", PASSWORD).await;
    let free = ask(&world, &sofia, NEW, PASSWORD).await;
    assert_eq!(taken, free, "who asks learns nothing");
    let letters = async || post.to("mei@harbor.example");
    assert!(!letters().await.is_empty());
    ask(&world, &sofia, "mei@harbor.example", PASSWORD).await;
    let proof = post.token("mei@harbor.example", "v", 3).await;
    let shown = Browser::new(&world).post("/v/confirm", &[("code", &proof)]).await;
    assert_eq!(shown.status, StatusCode::CONFLICT);
    assert!(signs_in(&world, OLD).await && signs_in(&world, "mei@harbor.example").await);
}
