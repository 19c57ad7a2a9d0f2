//! Sign-ins on their way from the browser to the app. Asking for one spends it, whether or not the answer is yes.

use super::{Fault, Id, SqlStore, id_in};
use roster_domain::{AccountId, Timestamp};

/// A sign-in that is to be handed to the app.
#[derive(Clone, Copy, Debug)]
pub struct NewHandoff {
    /// The hash of the code that the browser carries.
    pub code: [u8; 32],
    /// The hash of the code that is typed by hand.
    pub typed: [u8; 32],
    /// Who signs in.
    pub account: AccountId,
    /// The hash of the verifier that only the app knows.
    pub challenge: [u8; 32],
    /// Until when the carried code works.
    pub code_until: Timestamp,
    /// Until when the typed code works.
    pub typed_until: Timestamp,
}

impl SqlStore {
    /// Keeps a sign-in for the app to fetch.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn make_handoff(&self, handoff: &NewHandoff, now: Timestamp) -> Result<(), Fault> {
        self.write(|mut step| async move {
            sqlx::query("DELETE FROM handoffs WHERE code_until <= $1 AND typed_until <= $2")
                .bind(now.0)
                .bind(now.0)
                .execute(&mut *step)
                .await?;
            sqlx::query(
                "INSERT INTO handoffs (code_hash, typed_hash, account, challenge, code_until,
                     typed_until)
                 VALUES ($1, $2, $3, $4, $5, $6)",
            )
            .bind(handoff.code.as_slice())
            .bind(handoff.typed.as_slice())
            .bind(Id(handoff.account.0))
            .bind(handoff.challenge.as_slice())
            .bind(handoff.code_until.0)
            .bind(handoff.typed_until.0)
            .execute(&mut *step)
            .await?;
            step.ends_with(())
        })
        .await
    }

    /// Who signs in by this code, if the challenge is that of the verifier shown. The code is spent either way.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn take_handoff(
        &self,
        code: [u8; 32],
        challenge: [u8; 32],
        now: Timestamp,
    ) -> Result<Option<AccountId>, Fault> {
        let taken = sqlx::query(
            "DELETE FROM handoffs WHERE (code_hash = $1 AND code_until > $2) OR (typed_hash = $3
             AND typed_until > $4) RETURNING account, challenge",
        )
        .bind(code.as_slice())
        .bind(now.0)
        .bind(code.as_slice())
        .bind(now.0)
        .fetch_optional(&self.writer)
        .await?;
        let Some(row) = taken else { return Ok(None) };
        let right = super::hash_in(&row, "challenge")? == challenge;
        Ok(right.then_some(AccountId(id_in(&row, "account")?)))
    }
}
