//! Which memberships end when.

use super::{Engine, Fault, Id, SqlStore};
use roster_domain::{MemberId, Timestamp, WorkspaceId};

impl SqlStore {
    /// The active memberships that end at some time, the soonest first, at most `limit`.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn membership_ends(
        &self,
        limit: u32,
    ) -> Result<Vec<(Timestamp, WorkspaceId, MemberId)>, Fault> {
        // Both have an index over these very words.
        let (ends_at, status) = match self.engine {
            Engine::Sqlite => ("json_extract(body, '$.ends_at')", "json_extract(body, '$.status')"),
            Engine::Postgres => ("(body::json ->> 'ends_at')::bigint", "body::json ->> 'status'"),
        };
        let text = format!(
            "SELECT {ends_at} AS ends_at, workspace, id FROM entities WHERE kind = 'member'
             AND {ends_at} IS NOT NULL AND {status} = 'active' ORDER BY {ends_at} LIMIT $1"
        );
        let rows: Vec<(i64, Id, Id)> = sqlx::query_as(sqlx::AssertSqlSafe(text))
            .bind(i64::from(limit))
            .fetch_all(&self.readers)
            .await?;
        let read = |(at, workspace, id): (i64, Id, Id)| {
            (Timestamp(at), WorkspaceId(workspace.0), MemberId(id.0))
        };
        Ok(rows.into_iter().map(read).collect())
    }
}
