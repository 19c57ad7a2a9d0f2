//! Accounts, sessions, memberships across workspaces, and links by their token.

use super::{Fault, SqliteStore, Step};
use crate::store::NewAccount;
use roster_domain::{AccountId, DeviceId, InvitationId, MemberId, Timestamp, WorkspaceId};
use sqlx::Row;
use uuid::Uuid;

/// An account as the file has it.
#[derive(Clone)]
pub struct AccountRow {
    /// Its id.
    pub id: AccountId,
    /// The person's name.
    pub name: String,
    /// The email as it was written.
    pub email: String,
    /// The password's hash; nothing for an account that only the embedding app opens.
    pub password_hash: Option<String>,
}

/// A session as the file has it.
#[derive(Clone, Copy, Debug)]
pub struct SessionRow {
    /// Whose it is.
    pub account: AccountId,
    /// On which device.
    pub device: DeviceId,
    /// When it ends.
    pub expires_at: Timestamp,
}

pub(super) async fn insert(step: &mut Step<'_>, account: &NewAccount) -> Result<(), Fault> {
    let made = sqlx::query(
        "INSERT INTO accounts (id, name, email, email_canonical, password_hash, created_at)
         VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
    )
    .bind(account.id.0)
    .bind(account.name.as_str())
    .bind(account.email.as_str())
    .bind(account.email.canonical())
    .bind(account.password_hash.as_deref())
    .bind(account.at.0)
    .execute(&mut **step)
    .await?;
    if made.rows_affected() == 1 { Ok(()) } else { Err(Fault::AccountExists) }
}

fn account_in(row: &sqlx::sqlite::SqliteRow) -> Result<AccountRow, Fault> {
    Ok(AccountRow {
        id: AccountId(row.try_get("id")?),
        name: row.try_get("name")?,
        email: row.try_get("email")?,
        password_hash: row.try_get("password_hash")?,
    })
}

impl SqliteStore {
    /// The account with this canonical email.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn account_by_email(&self, canonical: &str) -> Result<Option<AccountRow>, Fault> {
        let row = sqlx::query(
            "SELECT id, name, email, password_hash FROM accounts WHERE email_canonical = ?",
        )
        .bind(canonical)
        .fetch_optional(&self.readers)
        .await?;
        row.as_ref().map(account_in).transpose()
    }

    /// The account with this id.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn account(&self, id: AccountId) -> Result<Option<AccountRow>, Fault> {
        let row = sqlx::query("SELECT id, name, email, password_hash FROM accounts WHERE id = ?")
            .bind(id.0)
            .fetch_optional(&self.readers)
            .await?;
        row.as_ref().map(account_in).transpose()
    }

    /// Begins a session; one that the same device had for the same account ends.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn begin_session(
        &self,
        token_hash: [u8; 32],
        session: SessionRow,
        at: Timestamp,
    ) -> Result<(), Fault> {
        let mut step = self.write().await?;
        sqlx::query("DELETE FROM sessions WHERE (account = ? AND device = ?) OR expires_at <= ?")
            .bind(session.account.0)
            .bind(session.device.0)
            .bind(at.0)
            .execute(&mut *step)
            .await?;
        sqlx::query(
            "INSERT INTO sessions (token_hash, account, device, created_at, expires_at) VALUES (?, ?, ?, ?, ?)",
        )
        .bind(token_hash.as_slice())
        .bind(session.account.0)
        .bind(session.device.0)
        .bind(at.0)
        .bind(session.expires_at.0)
        .execute(&mut *step)
        .await?;
        Ok(step.commit().await?)
    }

    /// The session with this token, unless its time is over.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn session(
        &self,
        token_hash: [u8; 32],
        now: Timestamp,
    ) -> Result<Option<SessionRow>, Fault> {
        let row = sqlx::query(
            "SELECT account, device, expires_at FROM sessions WHERE token_hash = ? AND expires_at > ?",
        )
        .bind(token_hash.as_slice())
        .bind(now.0)
        .fetch_optional(&self.readers)
        .await?;
        let read = |row: sqlx::sqlite::SqliteRow| {
            Ok(SessionRow {
                account: AccountId(row.try_get("account")?),
                device: DeviceId(row.try_get("device")?),
                expires_at: Timestamp(row.try_get("expires_at")?),
            })
        };
        row.map(read).transpose()
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn end_session(&self, token_hash: [u8; 32]) -> Result<(), Fault> {
        sqlx::query("DELETE FROM sessions WHERE token_hash = ?")
            .bind(token_hash.as_slice())
            .execute(&self.writer)
            .await?;
        Ok(())
    }

    /// The workspaces of an account and its member in each, the oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn memberships(
        &self,
        account: AccountId,
    ) -> Result<Vec<(WorkspaceId, MemberId)>, Fault> {
        let rows: Vec<(Uuid, Uuid)> = sqlx::query_as(
            "SELECT workspace, member FROM memberships WHERE account = ? ORDER BY joined_at, workspace",
        )
        .bind(account.0)
        .fetch_all(&self.readers)
        .await?;
        Ok(rows
            .into_iter()
            .map(|(workspace, member)| (WorkspaceId(workspace), MemberId(member)))
            .collect())
    }

    /// What a link opens, and whether it still does.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn link(
        &self,
        token_hash: [u8; 32],
    ) -> Result<Option<(WorkspaceId, InvitationId, bool)>, Fault> {
        let row: Option<(Uuid, Uuid, bool)> =
            sqlx::query_as("SELECT workspace, invitation, alive FROM links WHERE token_hash = ?")
                .bind(token_hash.as_slice())
                .fetch_optional(&self.readers)
                .await?;
        Ok(row.map(|(workspace, invitation, alive)| {
            (WorkspaceId(workspace), InvitationId(invitation), alive)
        }))
    }
}
