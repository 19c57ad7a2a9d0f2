//! What the sequencer reads of a workspace.

use super::{Fault, KeptOutcome, Loaded, from_db, from_json, hash_in, to_db};
use crate::log::LogEntry;
use roster_domain::{AccountId, DeviceId, Entity, WorkspaceId};
use sqlx::{Row, SqlitePool};
use std::collections::BTreeMap;
use uuid::Uuid;

pub(super) async fn load(
    readers: &SqlitePool,
    workspace: WorkspaceId,
) -> Result<Option<Loaded>, Fault> {
    // One transaction, so that rows and place belong to the same moment.
    let mut moment = readers.begin().await?;
    let place = sqlx::query("SELECT seq, head FROM workspaces WHERE workspace = ?")
        .bind(workspace.0)
        .fetch_optional(&mut *moment)
        .await?;
    let Some(place) = place else { return Ok(None) };
    let bodies: Vec<String> = sqlx::query_scalar("SELECT body FROM entities WHERE workspace = ?")
        .bind(workspace.0)
        .fetch_all(&mut *moment)
        .await?;
    let rows = bodies.iter().map(|body| from_json::<Entity>(body)).collect::<Result<_, _>>()?;
    Ok(Some(Loaded { seq: from_db(place.try_get("seq")?)?, head: hash_in(&place, "head")?, rows }))
}

pub(super) async fn entries(
    readers: &SqlitePool,
    workspace: WorkspaceId,
    after: u64,
    limit: usize,
) -> Result<Vec<LogEntry>, Fault> {
    let bodies: Vec<String> = sqlx::query_scalar(
        "SELECT body FROM log WHERE workspace = ? AND seq > ? ORDER BY seq LIMIT ?",
    )
    .bind(workspace.0)
    .bind(to_db(after)?)
    .bind(i64::try_from(limit).unwrap_or(i64::MAX))
    .fetch_all(readers)
    .await?;
    bodies.iter().map(|body| LogEntry::from_text(body)).collect()
}

pub(super) async fn device_account(
    readers: &SqlitePool,
    workspace: WorkspaceId,
    device: DeviceId,
) -> Result<Option<AccountId>, Fault> {
    let account: Option<Uuid> =
        sqlx::query_scalar("SELECT account FROM devices WHERE workspace = ? AND device = ?")
            .bind(workspace.0)
            .bind(device.0)
            .fetch_optional(readers)
            .await?;
    Ok(account.map(AccountId))
}

pub(super) async fn outcomes(
    readers: &SqlitePool,
    workspace: WorkspaceId,
    device: DeviceId,
    numbers: &[u64],
) -> Result<BTreeMap<u64, KeptOutcome>, Fault> {
    let (Some(first), Some(last)) = (numbers.iter().min(), numbers.iter().max()) else {
        return Ok(BTreeMap::new());
    };
    // A device numbers without gaps, so the span from first to last is hardly more than what was asked for.
    let rows = sqlx::query(
        "SELECT n, command_hash, outcome FROM outcomes
         WHERE workspace = ? AND device = ? AND n BETWEEN ? AND ?",
    )
    .bind(workspace.0)
    .bind(device.0)
    .bind(to_db(*first)?)
    .bind(to_db(*last)?)
    .fetch_all(readers)
    .await?;
    let read = |row: &sqlx::sqlite::SqliteRow| {
        let outcome: String = row.try_get("outcome")?;
        let kept =
            KeptOutcome { command: hash_in(row, "command_hash")?, outcome: from_json(&outcome)? };
        Ok((from_db(row.try_get("n")?)?, kept))
    };
    rows.iter().map(read).collect()
}
