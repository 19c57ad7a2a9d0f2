//! Which devices a workspace has, and how far each was given its log.

use super::{Fault, SqliteStore, from_db, to_db};
use roster_domain::{AccountId, DeviceId, Timestamp, WorkspaceId};
use uuid::Uuid;

impl SqliteStore {
    /// The devices on which accounts of a workspace are signed in, each with its account.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn devices_signed_in(
        &self,
        workspace: WorkspaceId,
        now: Timestamp,
    ) -> Result<Vec<(AccountId, DeviceId)>, Fault> {
        let rows: Vec<(Uuid, Uuid)> = sqlx::query_as(
            "SELECT DISTINCT sessions.account, sessions.device FROM memberships
             JOIN sessions ON sessions.account = memberships.account
             WHERE memberships.workspace = ? AND sessions.expires_at > ? AND sessions.kind <> 'web'",
        )
        .bind(workspace.0)
        .bind(now.0)
        .fetch_all(&self.readers)
        .await?;
        Ok(rows
            .into_iter()
            .map(|(account, device)| (AccountId(account), DeviceId(device)))
            .collect())
    }

    /// How far each device was given each log, as far as that was written down. Forgets devices that nobody is signed in on.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub async fn given_places(&self) -> Result<Vec<(WorkspaceId, DeviceId, u64)>, Fault> {
        sqlx::query("DELETE FROM given WHERE device NOT IN (SELECT device FROM sessions)")
            .execute(&self.writer)
            .await?;
        let rows: Vec<(Uuid, Uuid, i64)> =
            sqlx::query_as("SELECT workspace, device, seq FROM given")
                .fetch_all(&self.readers)
                .await?;
        rows.into_iter()
            .map(|(workspace, device, seq)| {
                Ok((WorkspaceId(workspace), DeviceId(device), from_db(seq)?))
            })
            .collect()
    }

    /// Writes down how far devices were given logs.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn write_given(&self, places: &[(WorkspaceId, DeviceId, u64)]) -> Result<(), Fault> {
        let mut step = self.write().await?;
        for (workspace, device, seq) in places {
            sqlx::query(
                "INSERT INTO given (workspace, device, seq) VALUES (?, ?, ?)
                 ON CONFLICT (workspace, device) DO UPDATE SET seq = excluded.seq",
            )
            .bind(workspace.0)
            .bind(device.0)
            .bind(to_db(*seq)?)
            .execute(&mut *step)
            .await?;
        }
        Ok(step.commit().await?)
    }
}
