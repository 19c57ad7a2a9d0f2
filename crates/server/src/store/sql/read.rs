//! What the sequencer reads of a workspace.

use super::{Fault, Id, KeptOutcome, Loaded, SqlStore, Step, from_db, from_json, hash_in, to_db};
use crate::log::LogEntry;
use roster_domain::{AccountId, DeviceId, Entity, WorkspaceId};
use sqlx::{AnyPool, Row, any::AnyRow};
use std::collections::BTreeMap;

/// How far a log reaches.
pub(super) async fn place(readers: &AnyPool, workspace: WorkspaceId) -> Result<Option<u64>, Fault> {
    let seq: Option<i64> = sqlx::query_scalar("SELECT seq FROM workspaces WHERE workspace = $1")
        .bind(Id(workspace.0))
        .fetch_optional(readers)
        .await?;
    seq.map(from_db).transpose()
}

/// A workspace as it stands: rows and place belong to the same moment.
pub(super) async fn load(
    mut moment: Step,
    workspace: WorkspaceId,
) -> Result<Option<Loaded>, Fault> {
    let place = sqlx::query("SELECT seq, head FROM workspaces WHERE workspace = $1")
        .bind(Id(workspace.0))
        .fetch_optional(&mut *moment)
        .await?;
    let Some(place) = place else { return Ok(None) };
    let bodies: Vec<String> = sqlx::query_scalar("SELECT body FROM entities WHERE workspace = $1")
        .bind(Id(workspace.0))
        .fetch_all(&mut *moment)
        .await?;
    let rows = bodies.iter().map(|body| from_json::<Entity>(body)).collect::<Result<_, _>>()?;
    Ok(Some(Loaded { seq: from_db(place.try_get("seq")?)?, head: hash_in(&place, "head")?, rows }))
}

pub(super) async fn entries(
    readers: &AnyPool,
    workspace: WorkspaceId,
    after: u64,
    limit: usize,
) -> Result<Vec<LogEntry>, Fault> {
    let bodies: Vec<String> = sqlx::query_scalar(
        "SELECT body FROM log WHERE workspace = $1 AND seq > $2 ORDER BY seq LIMIT $3",
    )
    .bind(Id(workspace.0))
    .bind(to_db(after)?)
    .bind(i64::try_from(limit).unwrap_or(i64::MAX))
    .fetch_all(readers)
    .await?;
    bodies.iter().map(|body| LogEntry::from_text(body)).collect()
}

pub(super) async fn device_account(
    readers: &AnyPool,
    workspace: WorkspaceId,
    device: DeviceId,
) -> Result<Option<AccountId>, Fault> {
    let account: Option<Id> =
        sqlx::query_scalar("SELECT account FROM devices WHERE workspace = $1 AND device = $2")
            .bind(Id(workspace.0))
            .bind(Id(device.0))
            .fetch_optional(readers)
            .await?;
    Ok(account.map(|account| AccountId(account.0)))
}

pub(super) async fn outcomes(
    readers: &AnyPool,
    workspace: WorkspaceId,
    device: DeviceId,
    numbers: &[u64],
) -> Result<BTreeMap<u64, KeptOutcome>, Fault> {
    let (Some(first), Some(last)) = (numbers.iter().min(), numbers.iter().max()) else {
        return Ok(BTreeMap::new());
    };
    // A device numbers without gaps, so the span from first to last is hardly more than what was asked for.
    let rows = sqlx::query(
        "SELECT n, command_hash, outcome FROM outcomes WHERE workspace = $1 AND device = $2
         AND n BETWEEN $3 AND $4",
    )
    .bind(Id(workspace.0))
    .bind(Id(device.0))
    .bind(to_db(*first)?)
    .bind(to_db(*last)?)
    .fetch_all(readers)
    .await?;
    let read = |row: &AnyRow| {
        let outcome: String = row.try_get("outcome")?;
        let kept =
            KeptOutcome { command: hash_in(row, "command_hash")?, outcome: from_json(&outcome)? };
        Ok((from_db(row.try_get("n")?)?, kept))
    };
    rows.iter().map(read).collect()
}

impl SqlStore {
    /// How far the logs of all workspaces reach.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn places(&self) -> Result<Vec<(WorkspaceId, u64)>, Fault> {
        let rows: Vec<(Id, i64)> = sqlx::query_as("SELECT workspace, seq FROM workspaces")
            .fetch_all(&self.readers)
            .await?;
        rows.into_iter().map(|(id, seq)| Ok((WorkspaceId(id.0), from_db(seq)?))).collect()
    }
}
