//! Sessions as the file has them, and the tokens that open them. A session stays while its tokens rotate.

use super::{Fault, SqliteStore, Step};
use roster_domain::{AccountId, DeviceId, Timestamp};
use sqlx::{Row, sqlite::SqliteRow};
use uuid::Uuid;

/// How long after it was seen a session is written down as seen again.
const SEEN_EVERY_MS: i64 = 15 * 60 * 1000;

/// Where a session lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionKind {
    /// On a device with the app.
    Device,
    /// On the device that embeds this server.
    Local,
    /// In a browser, as a cookie.
    Web,
}

impl SessionKind {
    fn word(self) -> &'static str {
        match self {
            Self::Device => "device",
            Self::Local => "local",
            Self::Web => "web",
        }
    }

    fn of(word: &str) -> Result<Self, Fault> {
        let kinds = [Self::Device, Self::Local, Self::Web];
        let kind = kinds.into_iter().find(|kind| kind.word() == word);
        kind.ok_or_else(|| Fault::Damaged(format!("{word} is no kind of session")))
    }
}

/// A session as the file has it.
#[derive(Clone, Debug)]
pub struct SessionRow {
    /// Its id, which it keeps while its tokens rotate.
    pub id: Uuid,
    /// Whose it is.
    pub account: AccountId,
    /// Where it lives.
    pub kind: SessionKind,
    /// On which device.
    pub device: DeviceId,
    /// What the device calls itself.
    pub name: Option<String>,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was used last, to the quarter of an hour.
    pub last_seen_at: Timestamp,
    /// When a password or a code was shown last.
    pub proven_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// What a token does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenUse {
    /// Opens what the session opens.
    Access,
    /// Gives the next pair of tokens, once.
    Refresh,
}

/// A token as the file has it: by its hash.
#[derive(Clone, Copy, Debug)]
pub struct TokenRow {
    /// The hash.
    pub hash: [u8; 32],
    /// What it does.
    pub used_for: TokenUse,
    /// Until when.
    pub expires_at: Timestamp,
}

const COLUMNS: &str = "s.id, s.account, s.kind, s.device, s.name, s.created_at, s.last_seen_at, s.proven_at, s.expires_at";

pub(super) fn session_in(row: &SqliteRow) -> Result<SessionRow, Fault> {
    Ok(SessionRow {
        id: row.try_get("id")?,
        account: AccountId(row.try_get("account")?),
        kind: SessionKind::of(row.try_get("kind")?)?,
        device: DeviceId(row.try_get("device")?),
        name: row.try_get("name")?,
        created_at: Timestamp(row.try_get("created_at")?),
        last_seen_at: Timestamp(row.try_get("last_seen_at")?),
        proven_at: Timestamp(row.try_get("proven_at")?),
        expires_at: Timestamp(row.try_get("expires_at")?),
    })
}

pub(super) async fn insert_token(
    step: &mut Step<'_>,
    session: Uuid,
    token: TokenRow,
) -> Result<(), Fault> {
    let used_for = match token.used_for {
        TokenUse::Access => "access",
        TokenUse::Refresh => "refresh",
    };
    sqlx::query(
        "INSERT INTO session_tokens (token_hash, session, use, expires_at) VALUES (?, ?, ?, ?)",
    )
    .bind(token.hash.as_slice())
    .bind(session)
    .bind(used_for)
    .bind(token.expires_at.0)
    .execute(&mut **step)
    .await?;
    Ok(())
}

/// Ends all sessions of an account but one; says which.
pub(super) async fn end_all(
    step: &mut Step<'_>,
    account: AccountId,
    but: Option<Uuid>,
) -> Result<Vec<Uuid>, Fault> {
    let ended =
        sqlx::query_scalar("DELETE FROM sessions WHERE account = ? AND id IS NOT ? RETURNING id")
            .bind(account.0)
            .bind(but)
            .fetch_all(&mut **step)
            .await?;
    Ok(ended)
}

impl SqliteStore {
    /// Begins a session; one that the same device had for the same account ends.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn begin_session(
        &self,
        session: &SessionRow,
        tokens: &[TokenRow],
    ) -> Result<(), Fault> {
        let mut step = self.write().await?;
        let now = session.created_at;
        sqlx::query("DELETE FROM sessions WHERE (account = ? AND device = ?) OR expires_at <= ?")
            .bind(session.account.0)
            .bind(session.device.0)
            .bind(now.0)
            .execute(&mut *step)
            .await?;
        sqlx::query("DELETE FROM session_tokens WHERE expires_at <= ?")
            .bind(now.0)
            .execute(&mut *step)
            .await?;
        sqlx::query(
            "INSERT INTO sessions (id, account, kind, device, name, created_at, last_seen_at, proven_at, expires_at)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(session.id)
        .bind(session.account.0)
        .bind(session.kind.word())
        .bind(session.device.0)
        .bind(session.name.as_deref())
        .bind(session.created_at.0)
        .bind(session.last_seen_at.0)
        .bind(session.proven_at.0)
        .bind(session.expires_at.0)
        .execute(&mut *step)
        .await?;
        for token in tokens {
            insert_token(&mut step, session.id, *token).await?;
        }
        Ok(step.commit().await?)
    }

    /// The session that this token opens, unless its time is over.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn session(
        &self,
        token_hash: [u8; 32],
        now: Timestamp,
    ) -> Result<Option<SessionRow>, Fault> {
        let text = format!(
            "SELECT {COLUMNS} FROM session_tokens AS t JOIN sessions AS s ON s.id = t.session
             WHERE t.token_hash = ? AND t.use = 'access' AND t.expires_at > ? AND s.expires_at > ?"
        );
        let row = sqlx::query(sqlx::AssertSqlSafe(text))
            .bind(token_hash.as_slice())
            .bind(now.0)
            .bind(now.0)
            .fetch_optional(&self.readers)
            .await?;
        row.as_ref().map(session_in).transpose()
    }

    /// The session with this id, unless its time is over.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn session_by_id(
        &self,
        id: Uuid,
        now: Timestamp,
    ) -> Result<Option<SessionRow>, Fault> {
        let text =
            format!("SELECT {COLUMNS} FROM sessions AS s WHERE s.id = ? AND s.expires_at > ?");
        let row = sqlx::query(sqlx::AssertSqlSafe(text))
            .bind(id)
            .bind(now.0)
            .fetch_optional(&self.readers)
            .await?;
        row.as_ref().map(session_in).transpose()
    }

    /// The sessions of an account, the one used last first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn sessions_of(
        &self,
        account: AccountId,
        now: Timestamp,
    ) -> Result<Vec<SessionRow>, Fault> {
        let text = format!(
            "SELECT {COLUMNS} FROM sessions AS s WHERE s.account = ? AND s.expires_at > ?
             ORDER BY s.last_seen_at DESC, s.id"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(text))
            .bind(account.0)
            .bind(now.0)
            .fetch_all(&self.readers)
            .await?;
        rows.iter().map(session_in).collect()
    }

    /// Writes down that a session was used, if that has not been done for a while.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn session_seen(&self, session: &SessionRow, now: Timestamp) -> Result<(), Fault> {
        if now < session.last_seen_at.plus(SEEN_EVERY_MS) {
            return Ok(());
        }
        sqlx::query("UPDATE sessions SET last_seen_at = max(last_seen_at, ?) WHERE id = ?")
            .bind(now.0)
            .bind(session.id)
            .execute(&self.writer)
            .await?;
        Ok(())
    }

    /// Writes down that whoever holds a session has shown a password or a code again.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn session_proven(&self, id: Uuid, now: Timestamp) -> Result<(), Fault> {
        sqlx::query("UPDATE sessions SET proven_at = ? WHERE id = ?")
            .bind(now.0)
            .bind(id)
            .execute(&self.writer)
            .await?;
        Ok(())
    }

    /// Ends a session of an account; says whether there was one.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn end_session(&self, account: AccountId, id: Uuid) -> Result<bool, Fault> {
        let ended = sqlx::query("DELETE FROM sessions WHERE account = ? AND id = ?")
            .bind(account.0)
            .bind(id)
            .execute(&self.writer)
            .await?;
        Ok(ended.rows_affected() == 1)
    }

    /// Ends all sessions of an account but one; says which.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn end_sessions(
        &self,
        account: AccountId,
        but: Option<Uuid>,
    ) -> Result<Vec<Uuid>, Fault> {
        let mut step = self.write().await?;
        let ended = end_all(&mut step, account, but).await?;
        step.commit().await?;
        Ok(ended)
    }
}
