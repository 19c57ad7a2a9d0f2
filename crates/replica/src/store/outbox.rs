//! `outbox.db`: what the user did. The only precious file of a device.

use super::{StoreFault, open_file};
use crate::core::{Durable, Write};
use roster_domain::WorkspaceId;
use sqlx::{Row as _, SqlitePool};
use std::path::Path;

/// The newest format that this version writes. Migrations go forward only; a newer file is left alone, with a clear word.
const VERSION: i64 = 1;

pub(super) async fn open(path: &Path) -> Result<SqlitePool, StoreFault> {
    let pool = open_file(path, true).await?;
    let found: i64 = sqlx::query_scalar("PRAGMA user_version").fetch_one(&pool).await?;
    match found {
        VERSION => {}
        0 => make_tables(&pool).await?,
        _ => return Err(StoreFault::Newer { file: "outbox.db" }),
    }
    Ok(pool)
}

async fn make_tables(pool: &SqlitePool) -> Result<(), StoreFault> {
    let mut tx = pool.begin().await?;
    for statement in [
        "CREATE TABLE entries (workspace BLOB NOT NULL, n INTEGER NOT NULL, body TEXT NOT NULL,
         PRIMARY KEY (workspace, n)) WITHOUT ROWID, STRICT",
        "CREATE TABLE attention (workspace BLOB NOT NULL, n INTEGER NOT NULL, body TEXT NOT NULL,
         PRIMARY KEY (workspace, n)) WITHOUT ROWID, STRICT",
        "CREATE TABLE numbers (workspace BLOB PRIMARY KEY NOT NULL, last_n INTEGER NOT NULL) WITHOUT ROWID, STRICT",
        "PRAGMA user_version = 1",
    ] {
        sqlx::query(statement).execute(&mut *tx).await?;
    }
    tx.commit().await?;
    Ok(())
}

pub(super) async fn load(
    pool: &SqlitePool,
    workspace: WorkspaceId,
    durable: &mut Durable,
) -> Result<(), StoreFault> {
    let bodies = |table: &'static str| async move {
        let sql = match table {
            "entries" => "SELECT body FROM entries WHERE workspace = ? ORDER BY n",
            _ => "SELECT body FROM attention WHERE workspace = ? ORDER BY n",
        };
        sqlx::query(sql).bind(workspace.0).fetch_all(pool).await
    };
    for row in bodies("entries").await? {
        let entry: crate::core::Entry = serde_json::from_str(row.try_get("body")?)?;
        durable.entries.insert(entry.n, entry);
    }
    for row in bodies("attention").await? {
        let refused: crate::core::RefusedEntry = serde_json::from_str(row.try_get("body")?)?;
        durable.attention.insert(refused.n, refused);
    }
    let last: Option<i64> = sqlx::query_scalar("SELECT last_n FROM numbers WHERE workspace = ?")
        .bind(workspace.0)
        .fetch_optional(pool)
        .await?;
    durable.last_n = last.map_or(0, i64::cast_unsigned);
    Ok(())
}

pub(super) async fn write(
    pool: &SqlitePool,
    workspace: WorkspaceId,
    writes: &[&Write],
) -> Result<(), StoreFault> {
    let mut tx = pool.begin().await?;
    for write in writes {
        let query = match write {
            Write::PutEntry(entry) => {
                sqlx::query("INSERT OR REPLACE INTO entries (workspace, n, body) VALUES (?, ?, ?)")
                    .bind(workspace.0)
                    .bind(entry.n.cast_signed())
                    .bind(serde_json::to_string(entry)?)
            }
            Write::DropEntry(n) => sqlx::query("DELETE FROM entries WHERE workspace = ? AND n = ?")
                .bind(workspace.0)
                .bind(n.cast_signed()),
            Write::PutRefused(refused) => sqlx::query(
                "INSERT OR REPLACE INTO attention (workspace, n, body) VALUES (?, ?, ?)",
            )
            .bind(workspace.0)
            .bind(refused.n.cast_signed())
            .bind(serde_json::to_string(refused)?),
            Write::DropRefused(n) => {
                sqlx::query("DELETE FROM attention WHERE workspace = ? AND n = ?")
                    .bind(workspace.0)
                    .bind(n.cast_signed())
            }
            Write::Replace { .. } | Write::Apply { .. } => continue,
        };
        query.execute(&mut *tx).await?;
    }
    let highest = writes.iter().filter_map(|write| match write {
        Write::PutEntry(entry) => Some(entry.n),
        _ => None,
    });
    if let Some(n) = highest.max() {
        sqlx::query(
            "INSERT INTO numbers (workspace, last_n) VALUES (?, ?)
             ON CONFLICT (workspace) DO UPDATE SET last_n = max(last_n, excluded.last_n)",
        )
        .bind(workspace.0)
        .bind(n.cast_signed())
        .execute(&mut *tx)
        .await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Forgets everything of a workspace but the last number given: a number is never given twice.
pub(super) async fn forget(pool: &SqlitePool, workspace: WorkspaceId) -> Result<(), StoreFault> {
    let mut tx = pool.begin().await?;
    for statement in
        ["DELETE FROM entries WHERE workspace = ?", "DELETE FROM attention WHERE workspace = ?"]
    {
        sqlx::query(statement).bind(workspace.0).execute(&mut *tx).await?;
    }
    tx.commit().await?;
    Ok(())
}
