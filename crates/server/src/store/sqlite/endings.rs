//! Which memberships end when.

use super::{Fault, SqliteStore};
use roster_domain::{MemberId, Timestamp, WorkspaceId};
use uuid::Uuid;

impl SqliteStore {
    /// The active memberships that end at some time, the soonest first, at most `limit`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn membership_ends(
        &self,
        limit: u32,
    ) -> Result<Vec<(Timestamp, WorkspaceId, MemberId)>, Fault> {
        let rows: Vec<(i64, Uuid, Uuid)> = sqlx::query_as(
            "SELECT json_extract(body, '$.ends_at') AS ends_at, workspace, id FROM entities
             WHERE kind = 'member' AND json_extract(body, '$.ends_at') IS NOT NULL
               AND json_extract(body, '$.status') = 'active'
             ORDER BY json_extract(body, '$.ends_at') LIMIT ?",
        )
        .bind(limit)
        .fetch_all(&self.readers)
        .await?;
        let read = |(at, workspace, id)| (Timestamp(at), WorkspaceId(workspace), MemberId(id));
        Ok(rows.into_iter().map(read).collect())
    }
}
