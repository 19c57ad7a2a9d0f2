//! Which devices a workspace has, and how far each was given its log.

use super::{Fault, Id, SqlStore, from_db, to_db};
use roster_domain::{AccountId, DeviceId, Timestamp, WorkspaceId};

impl SqlStore {
    /// The devices on which accounts of a workspace are signed in, each with its account and how far it was given the log, as far
    /// as any server has written that down.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn devices_signed_in(
        &self,
        workspace: WorkspaceId,
        now: Timestamp,
    ) -> Result<Vec<(AccountId, DeviceId, u64)>, Fault> {
        let rows: Vec<(Id, Id, i64)> = sqlx::query_as(
            "SELECT DISTINCT sessions.account, sessions.device, coalesce(given.seq, 0)
             FROM memberships JOIN sessions ON sessions.account = memberships.account
             LEFT JOIN given ON given.workspace = memberships.workspace
             AND given.device = sessions.device WHERE memberships.workspace = $1
             AND sessions.expires_at > $2 AND sessions.kind <> 'web'",
        )
        .bind(Id(workspace.0))
        .bind(now.0)
        .fetch_all(&self.readers)
        .await?;
        rows.into_iter()
            .map(|(account, device, seq)| {
                Ok((AccountId(account.0), DeviceId(device.0), from_db(seq)?))
            })
            .collect()
    }

    /// How far each device was given each log, as far as that was written down. Forgets devices that nobody is signed in on.
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub async fn given_places(&self) -> Result<Vec<(WorkspaceId, DeviceId, u64)>, Fault> {
        sqlx::query("DELETE FROM given WHERE device NOT IN (SELECT device FROM sessions)")
            .execute(&self.writer)
            .await?;
        let rows: Vec<(Id, Id, i64)> = sqlx::query_as("SELECT workspace, device, seq FROM given")
            .fetch_all(&self.readers)
            .await?;
        rows.into_iter()
            .map(|(workspace, device, seq)| {
                Ok((WorkspaceId(workspace.0), DeviceId(device.0), from_db(seq)?))
            })
            .collect()
    }

    /// Writes down how far devices were given logs. Another server may have given more meanwhile; that stays.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn write_given(&self, places: &[(WorkspaceId, DeviceId, u64)]) -> Result<(), Fault> {
        self.write(|mut step| async move {
            for (workspace, device, seq) in places {
                sqlx::query(
                    "INSERT INTO given (workspace, device, seq) VALUES ($1, $2, $3)
                     ON CONFLICT (workspace, device) DO UPDATE SET seq = excluded.seq
                     WHERE given.seq < excluded.seq",
                )
                .bind(Id(workspace.0))
                .bind(Id(device.0))
                .bind(to_db(*seq)?)
                .execute(&mut *step)
                .await?;
            }
            step.ends_with(())
        })
        .await
    }
}
