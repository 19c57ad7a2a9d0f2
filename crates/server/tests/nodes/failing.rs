//! F23: a database that says "once more", that breaks off in the midst of a commit, or that fails and comes back.

use crate::{
    pair::{Pair, rename},
    post_office::eventually,
    proxy::{Cut, Proxy},
    world::{World, database::Shared},
};
use reqwest::StatusCode;
use roster_domain::{Command, Entity};
use roster_protocol::{Outcome, PushAnswer};
use roster_server::DatabaseUrl;
use sqlx::{Connection, Executor, PgConnection};
use std::sync::{Arc, atomic::AtomicI64};

/// Every attempt to write a log entry fails so often with this code, whoever tries. The count survives what is undone.
async fn fail_so_often(line: &mut PgConnection, code: &str, times: i64) {
    let text = format!(
        "DROP TRIGGER IF EXISTS fails ON log;
         DROP SEQUENCE IF EXISTS failures;
         CREATE SEQUENCE failures;
         CREATE OR REPLACE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
         BEGIN
             IF nextval('failures') <= {times} THEN
                 RAISE EXCEPTION 'as asked' USING ERRCODE = '{code}';
             END IF;
             RETURN NEW;
         END $$;
         CREATE TRIGGER fails BEFORE INSERT ON log FOR EACH ROW EXECUTE FUNCTION fail()"
    );
    line.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(text))).await.unwrap();
}

async fn attempts(line: &mut PgConnection) -> i64 {
    sqlx::query_scalar("SELECT last_value FROM failures").fetch_one(line).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn f23_a_transaction_that_was_in_the_way_is_run_again_as_a_whole_five_times_at_most() {
    let pair = Pair::open().await;
    let sofia = pair.a.sign_up("sofia@northwind.example").await;
    let mut line = pair.shared.line().await;
    for code in ["40001", "40P01"] {
        fail_so_often(&mut line, code, 4).await;
        let before = pair.log(&sofia).await.len();
        pair.a.outcome(&sofia, rename(&format!("Northwind {code}"))).await.unwrap();
        assert_eq!(attempts(&mut line).await, 5);
        assert_eq!(pair.log(&sofia).await.len(), before + 1, "once");
        fail_so_often(&mut line, code, 5).await;
        let item = sofia.item(rename("Too much"));
        let answer = pair.a.push_raw(&sofia, vec![item.clone()]).await;
        assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(attempts(&mut line).await, 5, "and then it is given up");
        assert_eq!(pair.log(&sofia).await.len(), before + 1, "with nothing left behind");
        let again: PushAnswer = pair.b.push_raw(&sofia, vec![item]).await.json().await.unwrap();
        assert!(
            matches!(again.outcomes[0].outcome, Outcome::Accepted { .. }),
            "the number is free"
        );
    }
    // What the database says for good is not tried again.
    fail_so_often(&mut line, "23514", 1).await;
    let answer = pair.a.push_raw(&sofia, vec![sofia.item(rename("For good"))]).await;
    assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(attempts(&mut line).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn f23_a_real_deadlock_ends_with_one_entry() {
    let pair = Pair::open().await;
    let sofia = pair.a.sign_up("sofia@northwind.example").await;
    pair.a.outcome(&sofia, rename("Northwind")).await.unwrap();
    let before = pair.log(&sofia).await.len();
    let mut other = pair.shared.line().await;
    // The other waits long before it looks for a deadlock, so that it is the server's step that has to go.
    other.execute("SET deadlock_timeout = '60s'").await.unwrap();
    let mut held = other.begin().await.unwrap();
    let workspace = sofia.workspace();
    sqlx::query("SELECT 1 FROM devices WHERE workspace = $1 FOR UPDATE")
        .bind(workspace.0.as_bytes().as_slice())
        .execute(&mut *held)
        .await
        .unwrap();
    let mut watch = pair.shared.line().await;
    let other_way = async {
        loop {
            let waiting: i64 =
                sqlx::query_scalar("SELECT count(*) FROM pg_locks WHERE NOT granted")
                    .fetch_one(&mut watch)
                    .await
                    .unwrap();
            if waiting > 0 {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        sqlx::query("UPDATE workspaces SET seq = seq WHERE workspace = $1")
            .bind(workspace.0.as_bytes().as_slice())
            .execute(&mut *held)
            .await
            .unwrap();
        held.commit().await.unwrap();
    };
    let (outcome, ()) = tokio::join!(pair.a.outcome(&sofia, rename("Southwind")), other_way);
    outcome.unwrap();
    assert_eq!(pair.log(&sofia).await.len(), before + 1);
    let ended: i64 = sqlx::query_scalar(
        "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()",
    )
    .fetch_one(&mut watch)
    .await
    .unwrap();
    assert_eq!(ended, 1, "there was one");
}

fn through(proxy: &Proxy, shared: &Shared) -> DatabaseUrl {
    let way = format!("postgres://roster@127.0.0.1:{}/{}", proxy.port, shared.name());
    DatabaseUrl::parse(&way).unwrap()
}

fn port(shared: &Shared) -> u16 {
    url::Url::parse(&shared.url).unwrap().port().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn f23_a_commit_of_which_nobody_hears_is_looked_up_and_done_once() {
    let shared = Shared::open().await;
    let proxy = Proxy::open(port(&shared)).await;
    let ways = [through(&proxy, &shared), shared.database()];
    let pair = Pair::over(shared, ways, |_| ()).await;
    let sofia = pair.a.sign_up("sofia@northwind.example").await;
    let team = pair.a.role(&sofia, "Team").await;
    let alone = Command::ChangeRole { member: sofia.member(), role: team };
    for cut in [Cut::Before, Cut::After, Cut::Before, Cut::After] {
        let before = pair.log(&sofia).await.len();
        // An entry.
        proxy.break_at(cut, b"Breaking");
        let seq = pair.a.outcome(&sofia, rename("Breaking")).await.unwrap();
        assert!(proxy.has_broken(), "{cut:?}");
        assert_eq!(pair.log(&sofia).await.len(), before + 1, "{cut:?}");
        pair.b.outcome(&sofia, rename("Whole")).await.unwrap();
        assert_eq!(pair.log(&sofia).await.len(), usize::try_from(seq).unwrap() + 1);
        // A refusal, which moves no log.
        let item = sofia.item(alone.clone());
        proxy.break_at(cut, b"refused");
        let first: PushAnswer =
            pair.a.push_raw(&sofia, vec![item.clone()]).await.json().await.unwrap();
        assert!(proxy.has_broken(), "{cut:?}");
        assert!(matches!(first.outcomes[0].outcome, Outcome::Refused { .. }), "{first:?}");
        let again: PushAnswer = pair.b.push_raw(&sofia, vec![item]).await.json().await.unwrap();
        assert_eq!(first, again, "{cut:?}");
    }
    // Somebody who says yes: the answer is yes, though the first try was the one that counted.
    let (_, token) = pair.a.invite(&sofia, "elif@northwind.example").await;
    proxy.break_at(Cut::After, b"accept_invitation");
    let (status, page) = pair.a.accept(&token).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    assert!(proxy.has_broken());
    let rows = pair.b.rows(&sofia).await;
    assert_eq!(rows.iter().filter(|row| matches!(row, Entity::Member(_))).count(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn f23_a_database_that_fails_and_comes_back_is_used_again_with_nothing_lost_that_was_answered()
 {
    let mut shared = Shared::alone().await;
    let clock = Arc::new(AtomicI64::new(1_795_338_900_000));
    let world = World::over(Some(shared.database()), clock, |_| ()).await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let seq = world.outcome(&sofia, rename("Southwind")).await.unwrap();
    let cluster = shared.cluster.as_mut().unwrap();
    cluster.kill();
    let item = sofia.item(rename("Meanwhile"));
    let answer = world.push_raw(&sofia, vec![item.clone()]).await;
    assert!(answer.status().is_server_error(), "{}", answer.status());
    tokio::task::block_in_place(|| cluster.start()).unwrap();
    eventually("it is taken", async || {
        world.push_raw(&sofia, vec![item.clone()]).await.status() == StatusCode::OK
    })
    .await;
    let texts = world.running.sequencer().store().log_texts(sofia.workspace()).await.unwrap();
    assert!(roster_server::log::chain_holds(&texts));
    assert_eq!(texts.len(), usize::try_from(seq).unwrap() + 1, "each once");
}
