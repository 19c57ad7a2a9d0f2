//! Sessions as the store has them, and the tokens that open them. A session stays while its tokens rotate.

use super::{Fault, Id, News, SqlStore, Step, id_in, step::Part};
use roster_domain::{AccountId, DeviceId, Timestamp};
use sqlx::{Row, any::AnyRow};
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

/// A session as the store has it.
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

/// A token as the store has it: by its hash.
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

pub(super) fn session_in(row: &AnyRow) -> Result<SessionRow, Fault> {
    Ok(SessionRow {
        id: id_in(row, "id")?,
        account: AccountId(id_in(row, "account")?),
        kind: SessionKind::of(row.try_get("kind")?)?,
        device: DeviceId(id_in(row, "device")?),
        name: row.try_get("name")?,
        created_at: Timestamp(row.try_get("created_at")?),
        last_seen_at: Timestamp(row.try_get("last_seen_at")?),
        proven_at: Timestamp(row.try_get("proven_at")?),
        expires_at: Timestamp(row.try_get("expires_at")?),
    })
}

pub(super) async fn insert_token(
    step: &mut Step,
    session: Uuid,
    token: TokenRow,
) -> Result<(), Fault> {
    let used_for = match token.used_for {
        TokenUse::Access => "access",
        TokenUse::Refresh => "refresh",
    };
    sqlx::query(
        "INSERT INTO session_tokens (token_hash, session, use, expires_at) VALUES ($1, $2, $3, $4)",
    )
    .bind(token.hash.as_slice())
    .bind(Id(session))
    .bind(used_for)
    .bind(token.expires_at.0)
    .execute(&mut **step)
    .await?;
    Ok(())
}

/// Ends all sessions of an account but one; says which.
pub(super) async fn end_all(
    step: &mut Step,
    account: AccountId,
    but: Option<Uuid>,
) -> Result<Vec<Uuid>, Fault> {
    let ended: Vec<Id> = sqlx::query_scalar(
        "DELETE FROM sessions WHERE account = $1 AND id IS DISTINCT FROM $2 RETURNING id",
    )
    .bind(Id(account.0))
    .bind(but.map(Id))
    .fetch_all(&mut **step)
    .await?;
    for session in &ended {
        step.tell(News::Ended(session.0)).await?;
    }
    Ok(ended.into_iter().map(|session| session.0).collect())
}

impl SqlStore {
    /// Begins a session; one that the same device had for the same account ends.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn begin_session(
        &self,
        session: &SessionRow,
        tokens: &[TokenRow],
    ) -> Result<(), Fault> {
        self.write(|mut step| async move {
            step.alone_in(Part::Account(session.account)).await?;
            let now = session.created_at;
            sqlx::query(
                "DELETE FROM sessions WHERE (account = $1 AND device = $2) OR expires_at <= $3",
            )
            .bind(Id(session.account.0))
            .bind(Id(session.device.0))
            .bind(now.0)
            .execute(&mut *step)
            .await?;
            sqlx::query("DELETE FROM session_tokens WHERE expires_at <= $1")
                .bind(now.0)
                .execute(&mut *step)
                .await?;
            sqlx::query(
                "INSERT INTO sessions (id, account, kind, device, name, created_at,
                     last_seen_at, proven_at, expires_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            )
            .bind(Id(session.id))
            .bind(Id(session.account.0))
            .bind(session.kind.word())
            .bind(Id(session.device.0))
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
            step.ends_with(())
        })
        .await
    }

    /// The session that this token opens, unless its time is over.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn session(
        &self,
        token_hash: [u8; 32],
        now: Timestamp,
    ) -> Result<Option<SessionRow>, Fault> {
        let text = format!(
            "SELECT {COLUMNS} FROM session_tokens AS t JOIN sessions AS s ON s.id = t.session
             WHERE t.token_hash = $1 AND t.use = 'access' AND t.expires_at > $2
             AND s.expires_at > $3"
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
    /// When the store cannot be read.
    pub async fn session_by_id(
        &self,
        id: Uuid,
        now: Timestamp,
    ) -> Result<Option<SessionRow>, Fault> {
        let text =
            format!("SELECT {COLUMNS} FROM sessions AS s WHERE s.id = $1 AND s.expires_at > $2");
        let row = sqlx::query(sqlx::AssertSqlSafe(text))
            .bind(Id(id))
            .bind(now.0)
            .fetch_optional(&self.readers)
            .await?;
        row.as_ref().map(session_in).transpose()
    }

    /// The sessions of an account, the one used last first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn sessions_of(
        &self,
        account: AccountId,
        now: Timestamp,
    ) -> Result<Vec<SessionRow>, Fault> {
        let text = format!(
            "SELECT {COLUMNS} FROM sessions AS s WHERE s.account = $1 AND s.expires_at > $2
             ORDER BY s.last_seen_at DESC, s.id"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(text))
            .bind(Id(account.0))
            .bind(now.0)
            .fetch_all(&self.readers)
            .await?;
        rows.iter().map(session_in).collect()
    }

    /// Writes down that a session was used, if that has not been done for a while.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn session_seen(&self, session: &SessionRow, now: Timestamp) -> Result<(), Fault> {
        if now < session.last_seen_at.plus(SEEN_EVERY_MS) {
            return Ok(());
        }
        sqlx::query("UPDATE sessions SET last_seen_at = $1 WHERE id = $2 AND last_seen_at < $1")
            .bind(now.0)
            .bind(Id(session.id))
            .execute(&self.writer)
            .await?;
        Ok(())
    }

    /// Writes down that whoever holds a session has shown a password or a code again.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn session_proven(&self, id: Uuid, now: Timestamp) -> Result<(), Fault> {
        sqlx::query("UPDATE sessions SET proven_at = $1 WHERE id = $2")
            .bind(now.0)
            .bind(Id(id))
            .execute(&self.writer)
            .await?;
        Ok(())
    }

    /// Ends a session of an account; says whether there was one.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn end_session(&self, account: AccountId, id: Uuid) -> Result<bool, Fault> {
        self.write(|mut step| async move {
            let ended = sqlx::query("DELETE FROM sessions WHERE account = $1 AND id = $2")
                .bind(Id(account.0))
                .bind(Id(id))
                .execute(&mut *step)
                .await?;
            step.tell(News::Ended(id)).await?;
            step.ends_with(ended.rows_affected() == 1)
        })
        .await
    }

    /// Ends all sessions of an account but one; says which.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn end_sessions(
        &self,
        account: AccountId,
        but: Option<Uuid>,
    ) -> Result<Vec<Uuid>, Fault> {
        self.write(|mut step| async move {
            let ended = end_all(&mut step, account, but).await?;
            step.ends_with(ended)
        })
        .await
    }
}
