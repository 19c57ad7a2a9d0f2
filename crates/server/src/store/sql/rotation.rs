//! The rotation of a session's tokens, each turn in one transaction.

use super::{
    Fault, Id, News, SqlStore,
    sessions::{SessionRow, TokenRow, insert_token},
};
use roster_domain::{AccountId, Timestamp};
use sqlx::Row;

/// What became of a token that asked for its successors.
#[derive(Debug)]
pub enum Rotation {
    /// It was spent now, and the successors stand.
    Turned,
    /// It was spent a moment ago, at this time: the successors are those of this salt.
    Again(Timestamp, [u8; 32]),
    /// It was spent long ago. The session is over, with all its tokens.
    Replayed(SessionRow),
    /// There is no such token, or its time is over.
    Unknown,
}

/// A turn that is to be made, if the token was not spent yet.
#[derive(Clone, Copy, Debug)]
pub struct Turn {
    /// What the successors were made with.
    pub salt: [u8; 32],
    /// The successors.
    pub tokens: [TokenRow; 2],
    /// Until when the session lasts from now on.
    pub expires_at: Timestamp,
}

impl SqlStore {
    /// Spends a refresh token. Within `grace_ms` after it was spent, it gives the same successors; later it ends the session, and
    /// the account is told so at its next sign-in (D04, D05).
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn rotate(
        &self,
        spent: [u8; 32],
        turn: Turn,
        now: Timestamp,
        grace_ms: i64,
    ) -> Result<Rotation, Fault> {
        self.write(|mut step| async move {
            let text = step.to_change(
                "SELECT s.id, s.account, s.kind, s.device, s.name, s.created_at, s.last_seen_at,
                     s.proven_at, s.expires_at, t.spent_at, t.salt
                 FROM session_tokens AS t JOIN sessions AS s ON s.id = t.session
                 WHERE t.token_hash = $1 AND t.use = 'refresh' AND t.expires_at > $2
                 AND s.expires_at > $3",
            );
            let row = sqlx::query(text)
                .bind(spent.as_slice())
                .bind(now.0)
                .bind(now.0)
                .fetch_optional(&mut *step)
                .await?;
            let Some(row) = row else { return step.ends_with(Rotation::Unknown) };
            let session = super::sessions::session_in(&row)?;
            let spent_at: Option<i64> = row.try_get("spent_at")?;
            match spent_at.map(Timestamp) {
                Some(at) if now < at.plus(grace_ms) => {
                    let salt = super::hash_in(&row, "salt")?;
                    return step.ends_with(Rotation::Again(at, salt));
                }
                Some(_) => {
                    sqlx::query("DELETE FROM sessions WHERE id = $1")
                        .bind(Id(session.id))
                        .execute(&mut *step)
                        .await?;
                    sqlx::query(
                        "INSERT INTO account_notices (account, at, device_name)
                         VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                    )
                    .bind(Id(session.account.0))
                    .bind(now.0)
                    .bind(session.name.as_deref())
                    .execute(&mut *step)
                    .await?;
                    step.tell(News::Ended(session.id)).await?;
                    return step.ends_with(Rotation::Replayed(session));
                }
                None => {}
            }
            sqlx::query("UPDATE session_tokens SET spent_at = $1, salt = $2 WHERE token_hash = $3")
                .bind(now.0)
                .bind(turn.salt.as_slice())
                .bind(spent.as_slice())
                .execute(&mut *step)
                .await?;
            for token in turn.tokens {
                insert_token(&mut step, session.id, token).await?;
            }
            sqlx::query("UPDATE sessions SET expires_at = $1, last_seen_at = $2 WHERE id = $3")
                .bind(turn.expires_at.0)
                .bind(now.0)
                .bind(Id(session.id))
                .execute(&mut *step)
                .await?;
            step.ends_with(Rotation::Turned)
        })
        .await
    }

    /// What an account was not told yet: which devices' sessions ended because a spent token was shown. From now on it counts as
    /// told.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn take_notices(
        &self,
        account: AccountId,
    ) -> Result<Vec<(Timestamp, Option<String>)>, Fault> {
        let untold: Vec<(i64, Option<String>)> = sqlx::query_as(
            "UPDATE account_notices SET told = 1 WHERE account = $1 AND told = 0 RETURNING at, device_name",
        )
        .bind(Id(account.0))
        .fetch_all(&self.writer)
        .await?;
        Ok(untold.into_iter().map(|(at, name)| (Timestamp(at), name)).collect())
    }

    /// The same since a moment, told or not.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn notices_since(
        &self,
        account: AccountId,
        since: Timestamp,
    ) -> Result<Vec<(Timestamp, Option<String>)>, Fault> {
        let known: Vec<(i64, Option<String>)> = sqlx::query_as(
            "SELECT at, device_name FROM account_notices WHERE account = $1 AND at > $2 ORDER BY at DESC",
        )
        .bind(Id(account.0))
        .bind(since.0)
        .fetch_all(&self.readers)
        .await?;
        Ok(known.into_iter().map(|(at, name)| (Timestamp(at), name)).collect())
    }
}
