//! Invitations and who is signed in: exactly the invited address, a proven mailbox, and an account of which nothing is changed.

use crate::{
    post,
    web::{Browser, api},
    world::{PASSWORD, Person, World},
};
use reqwest::StatusCode;
use roster_domain::{Entity, InvitationState};
use serde_json::{Value, json};

const SOFIA: &str = "sofia@northwind.example";
const ELIF: &str = "elif@northwind.example";

async fn is_pending(world: &World, sofia: &Person) -> bool {
    let pending = |row: &Entity| match row {
        Entity::Invitation(invitation) => invitation.state == InvitationState::Pending,
        _ => false,
    };
    world.rows(sofia).await.iter().any(pending)
}

async fn verified(world: &World, person: &Person) -> Value {
    let (_, own) = api(world, "GET", "/api/v1/account", Some(&person.session.token), None).await;
    own["verified"].clone()
}

#[tokio::test]
async fn a01_somebody_else_who_is_signed_in_sees_a_masked_address_and_the_way_out() {
    let world = World::new().await;
    let sofia = world.sign_up(SOFIA).await;
    world.sign_up("mallory@elsewhere.example").await;
    let (_, token) = world.invite(&sofia, ELIF).await;
    let browser = Browser::signed_in(&world, "mallory@elsewhere.example").await;
    for path in ["/i", "/i/accept"] {
        let shown = browser.post(path, &[("code", &token)]).await;
        assert_eq!(shown.status, StatusCode::FORBIDDEN, "{path}");
        assert!(shown.text.contains("mallory@elsewhere.example"));
        assert!(shown.text.contains("Sign out and continue as e•••@n•••.example"));
        assert!(!shown.text.contains(ELIF) && !shown.text.contains("Northwind Studio"));
    }
    assert!(is_pending(&world, &sofia).await);
    assert_eq!(world.members(&sofia).await, 1);
    let shown = browser.post("/i/switch", &[("code", &token)]).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(shown.text.contains("Accept and join") && shown.text.contains(ELIF));
    assert_eq!(browser.cookie(), None);
}

#[tokio::test]
async fn a01_exactly_the_invited_address_joins_with_one_button() {
    let world = World::new().await;
    let sofia = world.sign_up(SOFIA).await;
    let elif = world.sign_up(ELIF).await;
    let (_, token) = world.invite(&sofia, "Elif@Northwind.Example").await;
    let browser = Browser::signed_in(&world, ELIF).await;
    let shown = browser.post("/i", &[("code", &token)]).await;
    assert!(shown.text.contains(">Join</button>") && !shown.text.contains("type=\"password\""));
    assert!(is_pending(&world, &sofia).await, "looking joins nobody");
    let shown = browser.post("/i/accept", &[("code", &token)]).await;
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.text);
    assert_eq!(world.members(&sofia).await, 2);
    let (_, list) = api(&world, "GET", "/api/v1/workspaces", Some(&elif.session.token), None).await;
    assert_eq!(list.as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a02_the_code_of_the_mail_proves_the_mailbox_in_the_same_step() {
    let world = World::new().await;
    let sofia = world.sign_up(SOFIA).await;
    let elif = world.sign_up(ELIF).await;
    assert_eq!(verified(&world, &elif).await, json!(false));
    let (_, token) = world.invite(&sofia, ELIF).await;
    let refused = world.form("/i/accept", &[("code", &token), ("password", "not it at all")]).await;
    assert_eq!(refused.0, StatusCode::UNAUTHORIZED);
    assert_eq!(verified(&world, &elif).await, json!(false));
    assert!(world.accept(&token).await.0.is_success());
    assert_eq!(verified(&world, &elif).await, json!(true));
    let (_, token) = world.invite(&sofia, "noor@northwind.example").await;
    assert!(world.accept(&token).await.0.is_success());
    let noor = world.signed_in("noor@northwind.example").await;
    assert!(noor.session.verified, "an account that was made by the code is proven too");
}

#[tokio::test]
async fn a02_without_the_code_an_unproven_mailbox_joins_nothing() {
    let (world, post) = post::world().await;
    let sofia = world.sign_up(SOFIA).await;
    // Somebody makes an account for an address that is not theirs, and waits for invitations to it.
    let squatter = world.sign_up(ELIF).await;
    let role = world.role(&sofia, "Team").await;
    let id = roster_domain::InvitationId(uuid::Uuid::now_v7());
    let email = roster_domain::EmailAddress::parse(ELIF).unwrap();
    let invite = roster_domain::Command::Invite {
        invitation: id,
        email,
        name: None,
        role,
        batch: None,
        ends_at: None,
    };
    assert!(world.outcome(&sofia, invite).await.is_ok());
    let accept = format!("/api/v1/invites/{id}/accept");
    let token = Some(squatter.session.token.as_str());
    for (method, path) in [("GET", "/api/v1/invites"), ("POST", accept.as_str())] {
        let (status, problem) = api(&world, method, path, token, None).await;
        assert_eq!((status, &problem["code"]), (StatusCode::FORBIDDEN, &json!("not_verified")));
    }
    let browser = Browser::signed_in(&world, ELIF).await;
    let shown = browser.get("/invites").await;
    assert!(!shown.text.contains("Northwind Studio") && shown.text.contains("Confirm first"));
    let shown = browser.post("/invites/accept", &[("invitation", &id.to_string())]).await;
    assert_eq!(shown.status, StatusCode::FORBIDDEN);
    assert_eq!(world.members(&sofia).await, 1);
    let proof = post.token(ELIF, "v", 1).await;
    assert_eq!(browser.post("/v/confirm", &[("code", &proof)]).await.status, StatusCode::OK);
    let (status, _) = api(&world, "POST", &accept, token, None).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(world.members(&sofia).await, 2);
}

#[tokio::test]
async fn a14_joining_by_code_leaves_name_password_and_sessions_as_they_are() {
    let world = World::new().await;
    let sofia = world.sign_up(SOFIA).await;
    let elif = world.sign_up(ELIF).await;
    let browser = Browser::signed_in(&world, ELIF).await;
    let (_, token) = world.invite(&sofia, ELIF).await;
    let fields =
        [("code", token.as_str()), ("name", "Mallory"), ("password", "another good password")];
    assert_eq!(world.form("/i/accept", &fields).await.0, StatusCode::UNAUTHORIZED);
    assert_eq!(browser.post("/i/accept", &fields).await.status, StatusCode::OK);
    let again = world.sign_in(ELIF, PASSWORD).await;
    assert_eq!(again.status(), StatusCode::CREATED);
    let session: Value = again.json().await.unwrap();
    assert_eq!(session["name"], json!("Sofia Lund"), "as she signed up");
    let (status, _) =
        api(&world, "GET", "/api/v1/workspaces", Some(&elif.session.token), None).await;
    assert_eq!(status, StatusCode::OK);
}

#[tokio::test]
async fn r130_signing_in_shows_what_waits_to_be_accepted_or_declined() {
    let world = World::new().await;
    let sofia = world.sign_up(SOFIA).await;
    let (_, first) = world.invite(&sofia, ELIF).await;
    assert!(world.accept(&first).await.0.is_success());
    let others = ["mei@harbor.example", "ana@quay.example"];
    let mut invitations = Vec::new();
    for other in others {
        let owner = world.sign_up(other).await;
        invitations.push(world.invite(&owner, ELIF).await.0);
    }
    let browser = Browser::new(&world);
    assert_eq!(browser.sign_in(ELIF, PASSWORD, "").await.place(), "/invites");
    let shown = browser.get("/invites").await;
    assert_eq!(shown.text.matches(">Accept</button>").count(), 2);
    let [accepted, declined] = [invitations[0].to_string(), invitations[1].to_string()];
    let shown = browser.post("/invites/accept", &[("invitation", &accepted)]).await;
    assert!(shown.text.contains("You joined Northwind Studio"), "{}", shown.text);
    let shown = browser.post("/invites/decline", &[("invitation", &declined)]).await;
    assert!(shown.text.contains("You declined") && shown.text.contains("Nothing waits"));
    let shown = browser.post("/invites/accept", &[("invitation", &declined)]).await;
    assert_eq!(shown.status, StatusCode::GONE);
    let elif = world.signed_in(ELIF).await;
    assert_eq!(elif.session.memberships.len(), 2);
    let (_, list) = api(&world, "GET", "/api/v1/invites", Some(&elif.session.token), None).await;
    assert_eq!(list, json!([]));
}

#[tokio::test]
async fn an_invitation_for_another_or_one_that_is_over_is_not_there() {
    let world = World::new().await;
    let sofia = world.sign_up(SOFIA).await;
    let (_, token) = world.invite(&sofia, ELIF).await;
    assert!(world.accept(&token).await.0.is_success());
    let elif = world.signed_in(ELIF).await;
    let (id, _) = world.invite(&sofia, "noor@northwind.example").await;
    for verb in ["accept", "decline"] {
        let path = format!("/api/v1/invites/{id}/{verb}");
        let (status, _) = api(&world, "POST", &path, Some(&elif.session.token), None).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
    }
    assert!(is_pending(&world, &sofia).await);
    let owner = world.sign_up("mei@harbor.example").await;
    let (id, _) = world.invite(&owner, ELIF).await;
    let list = || api(&world, "GET", "/api/v1/invites", Some(&elif.session.token), None);
    assert_eq!(list().await.1[0]["invitation"], json!(id));
    world.pass(roster_domain::days(8));
    assert_eq!(list().await.1, json!([]), "a week is over");
}
