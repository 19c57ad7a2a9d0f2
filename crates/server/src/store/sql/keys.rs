//! Keys of other applications, by the hash of their secret.

use super::{Fault, Id, News, SqlStore, hash_in, id_in};
use roster_domain::{MemberId, Timestamp, WorkspaceId};
use roster_protocol::KeyScope;
use sqlx::{Row, any::AnyRow};
use uuid::Uuid;

/// A key as the store has it.
#[derive(Clone, Debug)]
pub struct KeyRow {
    /// The workspace that it opens something of.
    pub workspace: WorkspaceId,
    /// The key.
    pub id: Uuid,
    /// What it is for, in the words of whoever made it.
    pub name: String,
    /// The hash of its secret.
    pub secret_hash: [u8; 32],
    /// What it opens.
    pub scope: KeyScope,
    /// Who made it.
    pub created_by: MemberId,
    /// When.
    pub created_at: Timestamp,
    /// When it was used last, as far as that was written down.
    pub last_used_at: Option<Timestamp>,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
}

fn word(scope: KeyScope) -> &'static str {
    match scope {
        KeyScope::Check => "check",
    }
}

/// The key in a row; nothing where a newer version gave it a scope that this one does not know, and must not open anything by.
fn key_in(row: &AnyRow) -> Result<Option<KeyRow>, Fault> {
    let scope = match row.try_get::<&str, _>("scope")? {
        "check" => KeyScope::Check,
        _ => return Ok(None),
    };
    let moment = |column| Ok::<_, Fault>(row.try_get::<Option<i64>, _>(column)?.map(Timestamp));
    Ok(Some(KeyRow {
        workspace: WorkspaceId(id_in(row, "workspace")?),
        id: id_in(row, "id")?,
        name: row.try_get("name")?,
        secret_hash: hash_in(row, "secret_hash")?,
        scope,
        created_by: MemberId(id_in(row, "created_by")?),
        created_at: Timestamp(row.try_get("created_at")?),
        last_used_at: moment("last_used_at")?,
        revoked_at: moment("revoked_at")?,
    }))
}

fn keys_in(rows: &[AnyRow]) -> Result<Vec<KeyRow>, Fault> {
    rows.iter().filter_map(|row| key_in(row).transpose()).collect()
}

impl SqlStore {
    /// Writes a new key down.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn insert_key(&self, key: &KeyRow) -> Result<(), Fault> {
        self.write(|mut step| async move {
            sqlx::query(
                "INSERT INTO api_keys (workspace, id, name, secret_hash, scope, created_by,
                     created_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7)",
            )
            .bind(Id(key.workspace.0))
            .bind(Id(key.id))
            .bind(&key.name)
            .bind(key.secret_hash.as_slice())
            .bind(word(key.scope))
            .bind(Id(key.created_by.0))
            .bind(key.created_at.0)
            .execute(&mut *step)
            .await?;
            step.tell(News::Keys).await?;
            step.ends_with(())
        })
        .await
    }

    /// The keys of all workspaces that are not revoked.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn open_keys(&self) -> Result<Vec<KeyRow>, Fault> {
        let rows = sqlx::query("SELECT * FROM api_keys WHERE revoked_at IS NULL");
        keys_in(&rows.fetch_all(&self.readers).await?)
    }

    /// The key whose secret has this hash, unless it is revoked.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn open_key(&self, secret_hash: [u8; 32]) -> Result<Option<KeyRow>, Fault> {
        let row =
            sqlx::query("SELECT * FROM api_keys WHERE secret_hash = $1 AND revoked_at IS NULL")
                .bind(secret_hash.as_slice())
                .fetch_optional(&self.readers)
                .await?;
        Ok(row.as_ref().map(key_in).transpose()?.flatten())
    }

    /// The keys of a workspace, revoked ones too, the newest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn keys_of(&self, workspace: WorkspaceId) -> Result<Vec<KeyRow>, Fault> {
        let rows = sqlx::query(
            "SELECT * FROM api_keys WHERE workspace = $1 ORDER BY created_at DESC, id DESC",
        )
        .bind(Id(workspace.0))
        .fetch_all(&self.readers)
        .await?;
        keys_in(&rows)
    }

    /// Revokes a key, if it is there; a key that is revoked already keeps the moment at which it was.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn revoke_key(
        &self,
        workspace: WorkspaceId,
        id: Uuid,
        at: Timestamp,
    ) -> Result<bool, Fault> {
        self.write(|mut step| async move {
            let revoked = sqlx::query(
                "UPDATE api_keys SET revoked_at = coalesce(revoked_at, $1) WHERE workspace = $2
                 AND id = $3",
            )
            .bind(at.0)
            .bind(Id(workspace.0))
            .bind(Id(id))
            .execute(&mut *step)
            .await?;
            step.tell(News::Keys).await?;
            step.ends_with(revoked.rows_affected() == 1)
        })
        .await
    }

    /// Writes down when keys were used last.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn write_key_uses(
        &self,
        uses: &[(WorkspaceId, Uuid, Timestamp)],
    ) -> Result<(), Fault> {
        self.write(|mut step| async move {
            for (workspace, id, at) in uses {
                sqlx::query(
                    "UPDATE api_keys SET last_used_at = $1 WHERE workspace = $2 AND id = $3",
                )
                .bind(at.0)
                .bind(Id(workspace.0))
                .bind(Id(*id))
                .execute(&mut *step)
                .await?;
            }
            step.ends_with(())
        })
        .await
    }
}
