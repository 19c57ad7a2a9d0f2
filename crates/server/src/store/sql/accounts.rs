//! Accounts, memberships across workspaces, and links by their token.

use super::{Fault, Id, SqlStore, Step, email_changes, id_in, sign_ups, step::Part};
use crate::store::NewAccount;
use roster_domain::{AccountId, InvitationId, MemberId, Timestamp, WorkspaceId};
use sqlx::{Row, any::AnyRow};

/// An account as the store has it.
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
    /// When it was proven that the mailbox is the account's own.
    pub verified_at: Option<Timestamp>,
}

pub(super) async fn insert(step: &mut Step, account: &NewAccount) -> Result<(), Fault> {
    if account.is_known {
        return prove(step, account).await;
    }
    step.alone_in(Part::Address(account.email.canonical())).await?;
    if email_changes::is_held(step, account.email.canonical(), None, account.at).await? {
        return Err(Fault::AccountExists);
    }
    let made = sqlx::query(
        "INSERT INTO accounts (id, name, email, email_canonical, password_hash, created_at,
             verified_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
    )
    .bind(Id(account.id.0))
    .bind(account.name.as_str())
    .bind(account.email.as_str())
    .bind(account.email.canonical())
    .bind(account.password_hash.as_deref())
    .bind(account.at.0)
    .bind(account.verified_at.map(|at| at.0))
    .execute(&mut **step)
    .await?;
    if made.rows_affected() != 1 {
        return Err(Fault::AccountExists);
    }
    sign_ups::over(step, account.email.canonical()).await
}

/// The mailbox of an account that is there already is proven, unless the account has another address by now.
async fn prove(step: &mut Step, account: &NewAccount) -> Result<(), Fault> {
    let proven = sqlx::query(
        "UPDATE accounts SET verified_at = coalesce(verified_at, $1) WHERE id = $2 AND email_canonical = $3",
    )
    .bind(account.verified_at.map(|at| at.0))
    .bind(Id(account.id.0))
    .bind(account.email.canonical())
    .execute(&mut **step)
    .await?;
    if proven.rows_affected() == 1 { Ok(()) } else { Err(Fault::Contended) }
}

fn account_in(row: &AnyRow) -> Result<AccountRow, Fault> {
    Ok(AccountRow {
        id: AccountId(id_in(row, "id")?),
        name: row.try_get("name")?,
        email: row.try_get("email")?,
        password_hash: row.try_get("password_hash")?,
        verified_at: row.try_get::<Option<i64>, _>("verified_at")?.map(Timestamp),
    })
}

impl SqlStore {
    /// The account with this canonical email.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn account_by_email(&self, canonical: &str) -> Result<Option<AccountRow>, Fault> {
        let row = sqlx::query(
            "SELECT id, name, email, password_hash, verified_at FROM accounts WHERE email_canonical = $1",
        )
        .bind(canonical)
        .fetch_optional(&self.readers)
        .await?;
        row.as_ref().map(account_in).transpose()
    }

    /// The account with this id.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn account(&self, id: AccountId) -> Result<Option<AccountRow>, Fault> {
        let row = sqlx::query(
            "SELECT id, name, email, password_hash, verified_at FROM accounts WHERE id = $1",
        )
        .bind(Id(id.0))
        .fetch_optional(&self.readers)
        .await?;
        row.as_ref().map(account_in).transpose()
    }

    /// The workspaces of an account and its member in each, the oldest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn memberships(
        &self,
        account: AccountId,
    ) -> Result<Vec<(WorkspaceId, MemberId)>, Fault> {
        let rows: Vec<(Id, Id)> = sqlx::query_as(
            "SELECT workspace, member FROM memberships WHERE account = $1 ORDER BY joined_at, workspace",
        )
        .bind(Id(account.0))
        .fetch_all(&self.readers)
        .await?;
        Ok(rows
            .into_iter()
            .map(|(workspace, member)| (WorkspaceId(workspace.0), MemberId(member.0)))
            .collect())
    }

    /// What a link opens, and whether it still does.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn link(
        &self,
        token_hash: [u8; 32],
    ) -> Result<Option<(WorkspaceId, InvitationId, bool)>, Fault> {
        let row: Option<(Id, Id, i64)> =
            sqlx::query_as("SELECT workspace, invitation, alive FROM links WHERE token_hash = $1")
                .bind(token_hash.as_slice())
                .fetch_optional(&self.readers)
                .await?;
        Ok(row.map(|(workspace, invitation, alive)| {
            (WorkspaceId(workspace.0), InvitationId(invitation.0), alive == 1)
        }))
    }
}
