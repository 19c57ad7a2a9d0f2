//! Keys of other applications: told once, kept as a hash, good for one workspace, and only as long as their maker may let others
//! in.

use crate::world::{Person, World};
use reqwest::StatusCode;
use roster_domain::{Command, hours};
use roster_protocol::{ApiKey, KEYS_MAX, MadeKey};
use serde_json::{Value, json};
use uuid::Uuid;

/// What a question with this key is answered.
async fn asks(world: &World, key: &str, of: &Person) -> StatusCode {
    let body = json!({"who": {"member": of.member()}, "permission": "files.view"});
    world.post(key, of.workspace(), "/check", body).await.status()
}

async fn listed(world: &World, by: &Person) -> Vec<ApiKey> {
    world.get(by, "/keys").await.json().await.unwrap()
}

async fn revoke(world: &World, by: &Person, key: &Uuid) -> StatusCode {
    let url = world.url(&format!("/api/v1/workspaces/{}/keys/{key}", by.workspace()));
    world.client.delete(url).bearer_auth(&by.session.token).send().await.unwrap().status()
}

#[tokio::test]
async fn d06_a_key_is_told_once_and_only_its_hash_is_kept() {
    let world = World::on_a_file(|_| ()).await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let made = world.key(&sofia).await;
    assert!(made.secret.starts_with("rk_") && made.secret.len() == 46);
    assert!(!format!("{made:?}").contains(&made.secret));
    assert_eq!(asks(&world, &made.secret, &sofia).await, StatusCode::OK);
    let list = world.get(&sofia, "/keys").await.text().await.unwrap();
    assert!(list.contains("Shop") && !list.contains("rk_"), "{list}");
    for file in std::fs::read_dir(world.file()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        let secret = made.secret.trim_start_matches("rk_").as_bytes();
        assert!(!bytes.windows(secret.len()).any(|part| part == secret));
    }
    let world = world.restarted().await;
    assert_eq!(asks(&world, &made.secret, &sofia).await, StatusCode::OK, "keys outlive the server");
}

#[tokio::test]
async fn a_revoked_key_is_refused_at_the_next_request_and_after_a_restart() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let (first, second) = (world.key(&sofia).await, world.key(&sofia).await);
    assert_eq!(revoke(&world, &sofia, &first.key.id).await, StatusCode::NO_CONTENT);
    assert_eq!(asks(&world, &first.secret, &sofia).await, StatusCode::UNAUTHORIZED);
    assert_eq!(asks(&world, &second.secret, &sofia).await, StatusCode::OK);
    assert_eq!(revoke(&world, &sofia, &first.key.id).await, StatusCode::NO_CONTENT);
    assert_eq!(revoke(&world, &sofia, &Uuid::now_v7()).await, StatusCode::NOT_FOUND);
    let world = world.restarted().await;
    assert_eq!(asks(&world, &first.secret, &sofia).await, StatusCode::UNAUTHORIZED);
    let keys = listed(&world, &sofia).await;
    let state: Vec<_> =
        keys.iter().map(|key| (key.id, key.revoked_at.is_some(), key.works)).collect();
    assert_eq!(state, [(second.key.id, false, true), (first.key.id, true, false)]);
}

#[tokio::test]
async fn d03_a_key_works_only_as_long_as_its_maker_may_let_others_in() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let office = ["settings.view", "settings.integrations"];
    let office = world.make_role(&sofia, "Office", &office).await;
    let team = world.role(&sofia, "Team").await;
    let pia = world.join(&sofia, "pia@northwind.example", office).await;
    let made = world.key(&pia).await;
    assert_eq!(asks(&world, &made.secret, &sofia).await, StatusCode::OK);
    let change = |role| Command::ChangeRole { member: pia.member(), role };
    world.outcome(&sofia, change(team)).await.unwrap();
    assert_eq!(asks(&world, &made.secret, &sofia).await, StatusCode::UNAUTHORIZED);
    assert!(listed(&world, &sofia).await.iter().all(|key| !key.works));
    world.outcome(&sofia, change(office)).await.unwrap();
    assert_eq!(asks(&world, &made.secret, &sofia).await, StatusCode::OK, "asked anew each time");
}

#[tokio::test]
async fn e01_a_key_opens_its_own_workspace_and_the_check_api_alone() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let eve = world.sign_up("eve@elsewhere.example").await;
    let key = world.key(&eve).await.secret;
    assert_eq!(asks(&world, &key, &eve).await, StatusCode::OK);
    assert_eq!(asks(&world, &key, &sofia).await, StatusCode::NOT_FOUND);
    let of_sofia = world.key(&sofia).await.key.id;
    assert_eq!(revoke(&world, &eve, &of_sofia).await, StatusCode::NOT_FOUND);
    for path in ["/pull?since=0", "/live", "/mails", "/keys", "/reach?seq=1"] {
        let url = world.url(&format!("/api/v1/workspaces/{}{path}", eve.workspace()));
        let answer = world.client.get(url).bearer_auth(&key).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::UNAUTHORIZED, "{path}");
    }
    for wrong in ["rk_", "rk_x", &key[..45], &format!("{key}x"), &key.to_uppercase()] {
        assert_eq!(asks(&world, wrong, &eve).await, StatusCode::UNAUTHORIZED, "{wrong}");
    }
}

#[tokio::test]
async fn keys_have_a_name_and_there_are_not_too_many() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let make = async |body: Value| {
        world.post(&sofia.session.token, sofia.workspace(), "/keys", body).await.status()
    };
    let long = "x".repeat(81);
    for name in ["", " ", "a\nb", &long] {
        assert_eq!(make(json!({"name": name, "scope": "check"})).await, StatusCode::BAD_REQUEST);
    }
    assert_eq!(make(json!({"name": "Shop", "scope": "everything"})).await, StatusCode::BAD_REQUEST);
    for _ in 0..KEYS_MAX {
        assert_eq!(make(json!({"name": "Shop", "scope": "check"})).await, StatusCode::CREATED);
    }
    assert_eq!(make(json!({"name": "Shop", "scope": "check"})).await, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn when_a_key_was_used_is_kept_to_the_hour() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let MadeKey { key, secret } = world.key(&sofia).await;
    assert_eq!(listed(&world, &sofia).await[0].last_used_at, None);
    let first = key.created_at;
    asks(&world, &secret, &sofia).await;
    world.pass(hours(1) - 1);
    asks(&world, &secret, &sofia).await;
    assert_eq!(listed(&world, &sofia).await[0].last_used_at, Some(first));
    world.pass(1);
    asks(&world, &secret, &sofia).await;
    let used = listed(&world, &sofia).await[0].last_used_at;
    assert_eq!(used, Some(first.plus(hours(1))));
    let world = world.restarted().await;
    assert_eq!(
        listed(&world, &sofia).await[0].last_used_at,
        used,
        "written down at the latest at the end"
    );
}
