//! A file of an older version: who was signed in stays so, and who had the code of an invitation counts as proven.

use roster_server::{Config, link::token_hash, start};
use serde_json::{Value, json};
use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use uuid::Uuid;

const FAR: i64 = 4_000_000_000_000;

async fn older_file(path: &std::path::Path) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(path).create_if_missing(true);
    let mut line = SqliteConnection::connect_with(&options).await.unwrap();
    let mut older = sqlx::migrate!("./migrations");
    let kept = older.migrations.iter().filter(|step| step.version <= 2).cloned();
    older.migrations = kept.collect::<Vec<_>>().into();
    older.run(&mut line).await.unwrap();
    line
}

async fn account(line: &mut SqliteConnection, email: &str, token: &str) -> Uuid {
    let id = Uuid::now_v7();
    sqlx::query(
        "INSERT INTO accounts (id, name, email, email_canonical, created_at) VALUES (?, 'Elif', ?, ?, 1)",
    )
    .bind(id)
    .bind(email)
    .bind(email)
    .execute(&mut *line)
    .await
    .unwrap();
    let hash = token_hash(token);
    sqlx::query("INSERT INTO sessions (token_hash, account, device, created_at, expires_at) VALUES (?, ?, ?, 1, ?)")
        .bind(hash.as_slice())
        .bind(id)
        .bind(Uuid::now_v7())
        .bind(FAR)
        .execute(&mut *line)
        .await
        .unwrap();
    id
}

#[tokio::test]
async fn a_session_of_an_older_version_goes_on_and_a_used_code_counts_as_proof() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("roster.db");
    let mut line = older_file(&file).await;
    let elif = account(&mut line, "elif@northwind.example", "elifs token").await;
    account(&mut line, "mei@harbor.example", "meis token").await;
    let (workspace, invitation, id) = (Uuid::now_v7(), Uuid::now_v7(), Uuid::now_v7());
    let body = json!({"kind": "invitation", "id": invitation, "email": "Elif@northwind.example", "name": null,
        "role": id, "invited_by": id, "invited_at": 1, "expires_at": 2,
        "state": {"step": "accepted", "member": id}, "mail": {"step": "kept"}});
    let statements = [
        sqlx::query("INSERT INTO workspaces (workspace, seq, head) VALUES (?, 1, zeroblob(32))")
            .bind(workspace),
        sqlx::query(
            "INSERT INTO entities (workspace, kind, id, body) VALUES (?, 'invitation', ?, ?)",
        )
        .bind(workspace)
        .bind(invitation)
        .bind(body.to_string()),
        sqlx::query(
            "INSERT INTO memberships (workspace, account, member, joined_at) VALUES (?, ?, ?, 1)",
        )
        .bind(workspace)
        .bind(elif)
        .bind(id),
    ];
    for statement in statements {
        statement.execute(&mut line).await.unwrap();
    }
    line.close().await.unwrap();
    let running = start(Config::new(([127, 0, 0, 1], 0).into(), file)).await.unwrap();
    let url = format!("http://{}/api/v1/account", running.address);
    for (token, verified) in [("elifs token", true), ("meis token", false)] {
        let answer = reqwest::Client::new().get(&url).bearer_auth(token).send().await.unwrap();
        assert_eq!(answer.status(), reqwest::StatusCode::OK, "{token} still opens");
        let own: Value = answer.json().await.unwrap();
        assert_eq!(own["verified"], json!(verified), "{token}");
    }
    running.stop().await;
}
