//! `cache.db`: what the server told, as rows of (workspace, kind, id, body).

use super::{StoreFault, open_file};
use crate::core::{Cursor, Durable, Write};
use roster_domain::{Change, Entity, WorkspaceId};
use sqlx::{Row as _, Sqlite, SqlitePool, Transaction};
use std::{io, path::Path};

/// Another number means: drop the file's tables and pull again.
const VERSION: i64 = 1;

pub(super) async fn open(path: &Path) -> Result<SqlitePool, StoreFault> {
    let pool = open_file(path, false).await?;
    let found: i64 = sqlx::query_scalar("PRAGMA user_version").fetch_one(&pool).await?;
    if found != VERSION {
        make_tables(&pool).await?;
    }
    let sound: String = sqlx::query_scalar("PRAGMA quick_check(1)").fetch_one(&pool).await?;
    if sound == "ok" { Ok(pool) } else { Err(StoreFault::Sql(sqlx::Error::Protocol(sound))) }
}

async fn make_tables(pool: &SqlitePool) -> Result<(), StoreFault> {
    let mut tx = pool.begin().await?;
    for statement in [
        "DROP TABLE IF EXISTS rows",
        "DROP TABLE IF EXISTS cursors",
        "CREATE TABLE rows (workspace BLOB NOT NULL, kind TEXT NOT NULL, id BLOB NOT NULL, body TEXT NOT NULL,
         PRIMARY KEY (workspace, kind, id)) WITHOUT ROWID, STRICT",
        "CREATE TABLE cursors (workspace BLOB PRIMARY KEY NOT NULL, body TEXT NOT NULL) WITHOUT ROWID, STRICT",
        "PRAGMA user_version = 1",
    ] {
        sqlx::query(statement).execute(&mut *tx).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Moves the file and its log aside, keeping them for whoever wants to look.
pub(super) fn move_aside(folder: &Path) -> io::Result<()> {
    for ending in ["", "-wal", "-shm"] {
        let file = folder.join(format!("cache.db{ending}"));
        if file.exists() {
            std::fs::rename(&file, folder.join(format!("cache.broken.db{ending}")))?;
        }
    }
    Ok(())
}

pub(super) async fn load(
    pool: &SqlitePool,
    workspace: WorkspaceId,
    durable: &mut Durable,
) -> Result<(), StoreFault> {
    let cursor: Option<String> = sqlx::query_scalar("SELECT body FROM cursors WHERE workspace = ?")
        .bind(workspace.0)
        .fetch_optional(pool)
        .await?;
    let Some(cursor) = cursor else { return Ok(()) };
    let bodies = sqlx::query("SELECT body FROM rows WHERE workspace = ?")
        .bind(workspace.0)
        .fetch_all(pool)
        .await?;
    for row in bodies {
        let entity: Entity = serde_json::from_str(row.try_get("body")?)?;
        durable.rows.insert(entity.key(), entity);
    }
    durable.cursor = Some(serde_json::from_str(&cursor)?);
    Ok(())
}

pub(super) async fn write(
    pool: &SqlitePool,
    workspace: WorkspaceId,
    writes: &[&Write],
) -> Result<(), StoreFault> {
    let mut tx = pool.begin().await?;
    for write in writes {
        match write {
            Write::Replace { rows, cursor } => {
                sqlx::query("DELETE FROM rows WHERE workspace = ?")
                    .bind(workspace.0)
                    .execute(&mut *tx)
                    .await?;
                for row in rows {
                    put_row(&mut tx, workspace, row).await?;
                }
                put_cursor(&mut tx, workspace, cursor).await?;
            }
            Write::Apply { changes, cursor } => {
                for change in changes {
                    match change {
                        Change::Put(row) => put_row(&mut tx, workspace, row).await?,
                        Change::Delete(key) => {
                            sqlx::query(
                                "DELETE FROM rows WHERE workspace = ? AND kind = ? AND id = ?",
                            )
                            .bind(workspace.0)
                            .bind(&key.kind)
                            .bind(key.id)
                            .execute(&mut *tx)
                            .await?;
                        }
                    }
                }
                put_cursor(&mut tx, workspace, cursor).await?;
            }
            Write::PutEntry(_)
            | Write::DropEntry(_)
            | Write::PutRefused(_)
            | Write::DropRefused(_) => {}
        }
    }
    tx.commit().await?;
    Ok(())
}

async fn put_row(
    tx: &mut Transaction<'_, Sqlite>,
    workspace: WorkspaceId,
    row: &Entity,
) -> Result<(), StoreFault> {
    let key = row.key();
    sqlx::query("INSERT OR REPLACE INTO rows (workspace, kind, id, body) VALUES (?, ?, ?, ?)")
        .bind(workspace.0)
        .bind(key.kind)
        .bind(key.id)
        .bind(serde_json::to_string(row)?)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

async fn put_cursor(
    tx: &mut Transaction<'_, Sqlite>,
    workspace: WorkspaceId,
    cursor: &Cursor,
) -> Result<(), StoreFault> {
    sqlx::query("INSERT OR REPLACE INTO cursors (workspace, body) VALUES (?, ?)")
        .bind(workspace.0)
        .bind(serde_json::to_string(cursor)?)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

pub(super) async fn forget(pool: &SqlitePool, workspace: WorkspaceId) -> Result<(), StoreFault> {
    let mut tx = pool.begin().await?;
    for statement in
        ["DELETE FROM rows WHERE workspace = ?", "DELETE FROM cursors WHERE workspace = ?"]
    {
        sqlx::query(statement).bind(workspace.0).execute(&mut *tx).await?;
    }
    tx.commit().await?;
    Ok(())
}
