//! What one server does is known to the other: at once while news come through, at the next question while they do not, and after
//! a look around when nobody knew that they were lost.

use crate::{
    pair::{Live, Pair, rename},
    post_office::eventually,
    world::{PASSWORD, World, database::Shared},
};
use reqwest::StatusCode;
use roster_domain::MemberId;
use roster_protocol::{PullAnswer, Pulled};
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Executor};
use std::time::Duration;

/// Sooner than anybody looks around.
const SOON: Duration = Duration::from_secs(4);

async fn asks(world: &World, secret: &str, of: &crate::world::Person) -> StatusCode {
    may(world, secret, of, None).await.0
}

/// Whether the owner may see members, by what is known of a place.
async fn may(
    world: &World,
    secret: &str,
    of: &crate::world::Person,
    at_least: Option<u64>,
) -> (StatusCode, Value) {
    let question =
        json!({"who": {"member": of.member()}, "permission": "members.view", "at_least": at_least});
    let answer = world.post(secret, of.workspace(), "/check", question).await;
    (answer.status(), answer.json().await.unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_push_at_one_server_is_seen_on_a_live_line_of_the_other() {
    let pair = Pair::open().await;
    let sofia = pair.a.sign_up("sofia@northwind.example").await;
    let mut live = Live::open(&pair.b, &sofia).await;
    for n in 2..6 {
        let seq = pair.a.outcome(&sofia, rename(&format!("Northwind {n}"))).await.unwrap();
        let hint = live.next(SOON).await.unwrap();
        assert!(hint.contains(&format!(r#""seq":{seq}"#)), "{hint}");
        let rows = pair.b.rows(&sofia).await;
        assert_eq!(rows, pair.a.rows(&sofia).await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn d02_a_session_that_ends_at_one_server_ends_its_lines_at_the_other() {
    let pair = Pair::open().await;
    let sofia = pair.a.sign_up("sofia@northwind.example").await;
    let mut live = Live::open(&pair.b, &sofia).await;
    let out = pair.a.client.delete(pair.a.url("/api/v1/session"));
    out.bearer_auth(&sofia.session.token).send().await.unwrap();
    assert_eq!(live.next(SOON).await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn d03_a_key_is_known_at_both_servers_and_opens_nothing_at_either_once_it_is_revoked() {
    let pair = Pair::open().await;
    let sofia = pair.a.sign_up("sofia@northwind.example").await;
    let made = pair.a.key(&sofia).await;
    assert_eq!(asks(&pair.b, &made.secret, &sofia).await, StatusCode::OK);
    let path = format!("/api/v1/workspaces/{}/keys/{}", sofia.workspace(), made.key.id);
    let revoke = pair.a.client.delete(pair.a.url(&path)).bearer_auth(&sofia.session.token);
    assert!(revoke.send().await.unwrap().status().is_success());
    eventually("it is refused at the other", async || {
        asks(&pair.b, &made.secret, &sofia).await == StatusCode::UNAUTHORIZED
    })
    .await;
}

/// Two servers whose news get lost on the way, and which believe that they hear.
async fn mute() -> Pair {
    let shared = Shared::open().await;
    let mut line = shared.line().await;
    let name = shared.name();
    let text = format!(
        "CREATE FUNCTION public.pg_notify(text, text) RETURNS void LANGUAGE sql AS 'SELECT';
         ALTER DATABASE {name} SET search_path = public, pg_catalog"
    );
    line.execute(sqlx::raw_sql(AssertSqlSafe(text))).await.unwrap();
    let there = shared.database();
    let pair = Pair::over(shared, [there.clone(), there], |_| ()).await;
    // Until the line for news stands, everything is looked up; then nothing is, and nothing is told.
    let sofia = pair.a.sign_up("probe@northwind.example").await;
    let key = pair.a.key(&sofia).await.secret;
    eventually("the other believes what it has", async || {
        let (_, before) = may(&pair.b, &key, &sofia, None).await;
        let name = format!("Probe {}", uuid::Uuid::now_v7().simple());
        pair.a.outcome(&sofia, rename(&name)).await.unwrap();
        may(&pair.b, &key, &sofia, None).await.1 == before
    })
    .await;
    pair
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_names_a_place_is_answered_from_there_though_nobody_told() {
    let pair = mute().await;
    let sofia = pair.a.sign_up("sofia@northwind.example").await;
    let made = pair.a.key(&sofia).await;
    assert_eq!(asks(&pair.b, &made.secret, &sofia).await, StatusCode::OK);
    let seq = pair.a.outcome(&sofia, rename("Southwind")).await.unwrap();
    let (status, answer) = may(&pair.b, &made.secret, &sofia, Some(seq)).await;
    assert_eq!((status, &answer["seq"]), (StatusCode::OK, &json!(seq)), "{answer}");
    let (status, _) = may(&pair.b, &made.secret, &sofia, Some(seq + 1)).await;
    assert_eq!(status, StatusCode::CONFLICT, "nobody is that far");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_was_further_at_one_server_is_not_taken_back_by_the_other() {
    let pair = mute().await;
    let sofia = pair.a.sign_up("sofia@northwind.example").await;
    pair.b.rows(&sofia).await;
    pair.a.outcome(&sofia, rename("Southwind")).await.unwrap();
    let at_a: PullAnswer = pair.a.get(&sofia, "/pull?since=0").await.json().await.unwrap();
    let path =
        format!("/pull?since={}&generation={}&sight={}", at_a.seq, at_a.generation.0, at_a.sight);
    let at_b: PullAnswer = pair.b.get(&sofia, &path).await.json().await.unwrap();
    assert_eq!(at_b.seq, at_a.seq);
    assert!(matches!(at_b.pulled, Pulled::Page(page) if page.changes.is_empty()));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_told_is_found_by_looking_around() {
    let pair = mute().await;
    let sofia = pair.a.sign_up("sofia@northwind.example").await;
    let mut live = Live::open(&pair.b, &sofia).await;
    let seq = pair.a.outcome(&sofia, rename("Southwind")).await.unwrap();
    hears_of(&mut live, seq, Duration::from_secs(20)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_hears_nothing_looks_everything_up_and_hears_again() {
    let pair = Pair::open().await;
    let sofia = pair.a.sign_up("sofia@northwind.example").await;
    let key = pair.a.key(&sofia).await.secret;
    let mut live = Live::open(&pair.b, &sofia).await;
    let mut line = pair.shared.line().await;
    let mut elsewhere = pair.shared.elsewhere().await;
    let name = pair.shared.name();
    let open = |yes: bool| AssertSqlSafe(format!("ALTER DATABASE {name} ALLOW_CONNECTIONS {yes}"));
    // The lines that listen are cut, and nobody gets a new one; those that stand go on.
    elsewhere.execute(open(false)).await.unwrap();
    let cut = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
               WHERE query LIKE 'LISTEN%' AND datname = current_database()";
    let cuts: i64 = sqlx::query_scalar(cut).fetch_one(&mut line).await.unwrap();
    assert_eq!(cuts, 2);
    let change = async |n: u32| pair.a.outcome(&sofia, rename(&format!("Northwind {n}"))).await;
    let seq = change(0).await.unwrap();
    eventually("the other has noticed", async || {
        may(&pair.b, &key, &sofia, None).await.1["seq"] == json!(seq)
    })
    .await;
    for n in 1..20 {
        let seq = change(n).await.unwrap();
        assert_eq!(may(&pair.b, &key, &sofia, None).await.1["seq"], json!(seq), "round {n}");
    }
    elsewhere.execute(open(true)).await.unwrap();
    eventually("the other listens again", async || {
        let listening = cut.replace("pg_terminate_backend(pid)", "*");
        sqlx::query_scalar::<_, i64>(AssertSqlSafe(listening))
            .fetch_one(&mut pair.shared.line().await)
            .await
            .unwrap()
            == 2
    })
    .await;
    let seq = change(99).await.unwrap();
    hears_of(&mut live, seq, SOON).await;
}

/// Waits until a live line tells of this place.
async fn hears_of(live: &mut Live, seq: u64, within: Duration) {
    let told = async {
        // Signs of life, and what was before, may come first.
        while !live.next(within).await.unwrap().contains(&format!(r#""seq":{seq}"#)) {}
    };
    tokio::time::timeout(within, told).await.expect("in time");
}

#[tokio::test(flavor = "multi_thread")]
async fn c03_who_is_demoted_at_one_server_can_do_nothing_at_the_other_though_nobody_told() {
    let pair = mute().await;
    let sofia = pair.a.sign_up("sofia@northwind.example").await;
    let (co_owner, team) =
        (pair.a.role(&sofia, "Co-owner").await, pair.a.role(&sofia, "Team").await);
    let noor = pair.a.join(&sofia, "noor@northwind.example", co_owner).await;
    assert_eq!(
        pair.b.sign_in("noor@northwind.example", PASSWORD).await.status(),
        StatusCode::CREATED
    );
    pair.b.outcome(&noor, rename("Noor’s")).await.unwrap();
    let member: MemberId = noor.member();
    let demote = roster_domain::Command::ChangeRole { member, role: team };
    pair.a.outcome(&sofia, demote).await.unwrap();
    let refusal = pair.b.outcome(&noor, rename("Still Noor’s")).await.unwrap_err();
    assert_eq!(refusal.code(), "not_allowed", "{refusal:?}");
}
