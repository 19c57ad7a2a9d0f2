//! Where somebody is signed in, and what ends it.

use crate::{
    post,
    web::{Browser, api},
    world::{PASSWORD, Person, World},
};
use futures::StreamExt;
use reqwest::StatusCode;
use roster_domain::{Change, Command, Entity, Member, MemberStatus, Name};
use roster_server::{WorkspaceStore, store::Append};
use serde_json::{Value, json};
use std::time::Duration;

const SOFIA: &str = "sofia@northwind.example";

async fn workspaces(world: &World, token: &str) -> (StatusCode, Value) {
    api(world, "GET", "/api/v1/workspaces", Some(token), None).await
}

/// Suspends a member as another node of the same store would.
async fn suspend(world: &World, owner: &Person, whom: &Person) {
    let is_it = |row| match row {
        Entity::Member(member) if member.id == whom.member() => Some(member),
        _ => None,
    };
    let member = world.rows(owner).await.into_iter().find_map(is_it).unwrap();
    let member = Member { status: MemberStatus::Suspended, ..member };
    let store = world.running.sequencer().store();
    let loaded = store.load(owner.workspace()).await.unwrap().unwrap();
    let append = Append {
        workspace: owner.workspace(),
        base: loaded.seq,
        seq: loaded.seq + 1,
        head: loaded.head,
        entries: Vec::new(),
        rows: vec![Change::Put(Entity::Member(member))],
        pushes: Vec::new(),
        links: Vec::new(),
        belonging: Vec::new(),
        accounts: Vec::new(),
        mails: Vec::new(),
    };
    store.append(append).await.unwrap();
    // The next step finds that the log has moved on, and loads everything anew.
    let name = Name::new("Southwind", 80).unwrap();
    world.outcome(owner, Command::RenameWorkspace { name }).await.unwrap();
}

#[tokio::test]
async fn d01_an_account_outlives_its_workspace_and_the_workspace_is_gone_at_once() {
    let world = World::new().await;
    let sofia = world.sign_up(SOFIA).await;
    let team = world.role(&sofia, "Team").await;
    let pia = world.join(&sofia, "pia@northwind.example", team).await;
    assert_eq!(world.get(&pia, "/pull?since=0").await.status(), StatusCode::OK);
    suspend(&world, &sofia, &pia).await;
    assert_eq!(world.get(&pia, "/pull?since=0").await.status(), StatusCode::NOT_FOUND);
    assert_eq!(world.get(&pia, "/live").await.status(), StatusCode::NOT_FOUND);
    assert_eq!(workspaces(&world, &pia.session.token).await, (StatusCode::OK, json!([])));
}

#[tokio::test]
async fn d02_a_line_ends_within_a_second_of_its_session_also_when_another_ended_it() {
    let world = World::new().await;
    let sofia = world.sign_up(SOFIA).await;
    let other = world.signed_in(SOFIA).await;
    let line = world.get(&other, "/live").await;
    assert_eq!(line.status(), StatusCode::OK);
    let mut events = line.bytes_stream();
    assert!(events.next().await.unwrap().unwrap().starts_with(b"event: hint"));
    let (_, list) = api(&world, "GET", "/api/v1/sessions", Some(&sofia.session.token), None).await;
    let list = list.as_array().unwrap();
    assert_eq!(list.len(), 2);
    let theirs = list.iter().find(|session| session["current"] == json!(false)).unwrap();
    let path = format!("/api/v1/sessions/{}", theirs["id"].as_str().unwrap());
    let (status, _) = api(&world, "DELETE", &path, Some(&sofia.session.token), None).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    let end = tokio::time::timeout(Duration::from_secs(1), events.next()).await;
    assert!(end.expect("the line ends within a second").is_none(), "and tells nothing more");
    assert_eq!(workspaces(&world, &other.session.token).await.0, StatusCode::UNAUTHORIZED);
    let (status, _) = api(&world, "DELETE", &path, Some(&sofia.session.token), None).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nobody_ends_the_session_of_another() {
    let world = World::new().await;
    let sofia = world.sign_up(SOFIA).await;
    let mallory = world.sign_up("mallory@elsewhere.example").await;
    let (_, list) = api(&world, "GET", "/api/v1/sessions", Some(&sofia.session.token), None).await;
    let path = format!("/api/v1/sessions/{}", list[0]["id"].as_str().unwrap());
    let (status, _) = api(&world, "DELETE", &path, Some(&mallory.session.token), None).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let browser = Browser::signed_in(&world, "mallory@elsewhere.example").await;
    let id = list[0]["id"].as_str().unwrap();
    let shown = browser.post("/account/sessions/end", &[("session", id)]).await;
    assert_eq!(shown.status, StatusCode::GONE);
    assert_eq!(workspaces(&world, &sofia.session.token).await.0, StatusCode::OK);
}

#[tokio::test]
async fn d07_a_change_lists_the_other_sessions_and_ends_them_if_that_is_asked_for() {
    let world = World::new().await;
    let sofia = world.sign_up(SOFIA).await;
    let other = world.signed_in(SOFIA).await;
    let change = |current: &str, new: &str, end: bool| {
        let body = json!({"current": current, "new": new, "end_others": end});
        api(&world, "POST", "/api/v1/account/password", Some(&sofia.session.token), Some(body))
    };
    let (status, problem) = change("not the password", "another good one", false).await;
    assert_eq!((status, &problem["code"]), (StatusCode::UNAUTHORIZED, &json!("wrong_password")));
    let (status, problem) = change(PASSWORD, "short", false).await;
    assert_eq!((status, &problem["detail"]), (StatusCode::BAD_REQUEST, &json!("new")));
    let (status, others) = change(PASSWORD, "another good one", false).await;
    assert_eq!((status, others.as_array().unwrap().len()), (StatusCode::OK, 1));
    assert_eq!(workspaces(&world, &other.session.token).await.0, StatusCode::OK, "only offered");
    assert_eq!(world.sign_in(SOFIA, PASSWORD).await.status(), StatusCode::UNAUTHORIZED);
    let (status, _) = change("another good one", "a third good one", true).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(workspaces(&world, &other.session.token).await.0, StatusCode::UNAUTHORIZED);
    assert_eq!(workspaces(&world, &sofia.session.token).await.0, StatusCode::OK);
}

#[tokio::test]
async fn d07_all_other_sessions_end_at_once_and_the_one_that_asks_stays() {
    let world = World::new().await;
    let sofia = world.sign_up(SOFIA).await;
    let other = world.signed_in(SOFIA).await;
    let stranger = world.sign_up("mallory@elsewhere.example").await;
    let browser = Browser::signed_in(&world, SOFIA).await;
    let ended = api(&world, "DELETE", "/api/v1/sessions", Some(&sofia.session.token), None).await.0;
    assert_eq!(ended, StatusCode::NO_CONTENT);
    assert_eq!(workspaces(&world, &other.session.token).await.0, StatusCode::UNAUTHORIZED);
    assert_eq!(browser.get("/account").await.status, StatusCode::SEE_OTHER);
    assert_eq!(workspaces(&world, &sofia.session.token).await.0, StatusCode::OK);
    assert_eq!(workspaces(&world, &stranger.session.token).await.0, StatusCode::OK);
}

#[tokio::test]
async fn d07_a_reset_ends_every_session_and_its_link_works_once() {
    let (world, post) = post::world().await;
    let sofia = world.sign_up(SOFIA).await;
    let browser = Browser::signed_in(&world, SOFIA).await;
    let visitor = Browser::new(&world);
    let known = visitor.post("/forgot", &[("email", SOFIA)]).await;
    let unknown = visitor.post("/forgot", &[("email", "nobody@northwind.example")]).await;
    assert_eq!(known.status, StatusCode::OK);
    assert_eq!(
        known.text.replace(SOFIA, "X"),
        unknown.text.replace("nobody@northwind.example", "X")
    );
    let token = post.token(SOFIA, "reset", 1).await;
    assert!(visitor.get("/reset").await.text.contains("open.js"));
    let form = visitor.post("/reset", &[("code", &token)]).await;
    assert!(form.text.contains("new-password") && form.text.contains(SOFIA));
    let bad = visitor.post("/reset/set", &[("code", &token), ("password", "short")]).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(workspaces(&world, &sofia.session.token).await.0, StatusCode::OK, "nothing yet");
    let set = [("code", token.as_str()), ("password", "a new good password")];
    assert_eq!(visitor.post("/reset/set", &set).await.status, StatusCode::OK);
    assert_eq!(workspaces(&world, &sofia.session.token).await.0, StatusCode::UNAUTHORIZED);
    assert_eq!(browser.get("/account").await.status, StatusCode::SEE_OTHER);
    assert_eq!(visitor.post("/reset/set", &set).await.status, StatusCode::GONE);
    assert_eq!(world.sign_in(SOFIA, PASSWORD).await.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(world.sign_in(SOFIA, "a new good password").await.status(), StatusCode::CREATED);
    assert!(post.to("nobody@northwind.example").is_empty());
}

#[tokio::test]
async fn a_reset_works_for_an_hour_and_three_go_out_in_a_day() {
    let (world, post) = post::world().await;
    world.sign_up(SOFIA).await;
    let visitor = Browser::new(&world);
    for n in 1..=3 {
        visitor.post("/forgot", &[("email", SOFIA)]).await;
        post.token(SOFIA, "reset", n).await;
    }
    visitor.post("/forgot", &[("email", SOFIA)]).await;
    let first = post.token(SOFIA, "reset", 1).await;
    let third = post.token(SOFIA, "reset", 3).await;
    assert_eq!(visitor.post("/reset", &[("code", &first)]).await.status, StatusCode::GONE);
    assert_eq!(visitor.post("/reset", &[("code", &third)]).await.status, StatusCode::OK);
    world.pass(roster_domain::hours(1));
    assert_eq!(visitor.post("/reset", &[("code", &third)]).await.status, StatusCode::GONE);
    world.pass(roster_domain::hours(23));
    visitor.post("/forgot", &[("email", SOFIA)]).await;
    post.token(SOFIA, "reset", 4).await;
    let resets = post.to(SOFIA).into_iter().filter(|letter| letter.contains("/reset#")).count();
    assert_eq!(resets, 4, "the fourth of the first day never went out");
}

#[tokio::test]
async fn a_command_of_somebody_whose_session_ended_is_no_rejection() {
    let world = World::new().await;
    let sofia = world.sign_up(SOFIA).await;
    let (_, _) = api(&world, "DELETE", "/api/v1/session", Some(&sofia.session.token), None).await;
    let rename = Command::RenameWorkspace { name: Name::new("Mine", 80).unwrap() };
    let answer = world.push_raw(&sofia, vec![sofia.item(rename)]).await;
    assert_eq!(answer.status(), StatusCode::UNAUTHORIZED);
    let problem: Value = answer.json().await.unwrap();
    assert_eq!(problem["code"], json!("signed_out"));
}
