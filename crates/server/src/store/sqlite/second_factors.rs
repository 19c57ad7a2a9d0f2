//! Second factors and the codes that stand in for a lost one.

use super::{Fault, SqliteStore};
use roster_domain::{AccountId, Timestamp};
use sqlx::Row;

/// A second factor as the file has it.
#[derive(Clone)]
pub struct SecondFactorRow {
    /// The secret that the authenticator has too.
    pub secret: Vec<u8>,
    /// Whether it was confirmed by a code. Before, it asks nobody.
    pub is_confirmed: bool,
    /// The step of the last code that was taken.
    pub last_step: i64,
}

impl SqliteStore {
    /// The second factor of an account.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn second_factor(
        &self,
        account: AccountId,
    ) -> Result<Option<SecondFactorRow>, Fault> {
        let row = sqlx::query(
            "SELECT secret, confirmed_at, last_step FROM second_factors WHERE account = ?",
        )
        .bind(account.0)
        .fetch_optional(&self.readers)
        .await?;
        let read = |row: sqlx::sqlite::SqliteRow| {
            let confirmed_at: Option<i64> = row.try_get("confirmed_at")?;
            Ok(SecondFactorRow {
                secret: row.try_get("secret")?,
                is_confirmed: confirmed_at.is_some(),
                last_step: row.try_get("last_step")?,
            })
        };
        row.map(read).transpose()
    }

    /// Keeps a secret that is not confirmed yet; a confirmed one is left alone, and that is told.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn offer_second_factor(
        &self,
        account: AccountId,
        secret: &[u8],
    ) -> Result<bool, Fault> {
        let kept = sqlx::query(
            "INSERT INTO second_factors (account, secret) VALUES (?, ?)
             ON CONFLICT (account) DO UPDATE SET secret = excluded.secret, last_step = 0
             WHERE second_factors.confirmed_at IS NULL",
        )
        .bind(account.0)
        .bind(secret)
        .execute(&self.writer)
        .await?;
        Ok(kept.rows_affected() == 1)
    }

    /// From now on sign-in asks for the factor. The recovery codes are new, and told once.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn confirm_second_factor(
        &self,
        account: AccountId,
        step_of_code: i64,
        codes: &[[u8; 32]],
        now: Timestamp,
    ) -> Result<bool, Fault> {
        let mut step = self.write().await?;
        let confirmed = sqlx::query(
            "UPDATE second_factors SET confirmed_at = ?, last_step = ? WHERE account = ? AND confirmed_at IS NULL",
        )
        .bind(now.0)
        .bind(step_of_code)
        .bind(account.0)
        .execute(&mut *step)
        .await?;
        if confirmed.rows_affected() != 1 {
            return Ok(false);
        }
        sqlx::query("DELETE FROM recovery_codes WHERE account = ?")
            .bind(account.0)
            .execute(&mut *step)
            .await?;
        for code in codes {
            sqlx::query("INSERT INTO recovery_codes (account, code_hash) VALUES (?, ?)")
                .bind(account.0)
                .bind(code.as_slice())
                .execute(&mut *step)
                .await?;
        }
        step.commit().await?;
        Ok(true)
    }

    /// A code was right. False when it, or a later one, was taken already.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn take_factor_step(
        &self,
        account: AccountId,
        step_of_code: i64,
    ) -> Result<bool, Fault> {
        let taken = sqlx::query(
            "UPDATE second_factors SET last_step = ? WHERE account = ? AND last_step < ?",
        )
        .bind(step_of_code)
        .bind(account.0)
        .bind(step_of_code)
        .execute(&self.writer)
        .await?;
        Ok(taken.rows_affected() == 1)
    }

    /// Uses a recovery code up; false when there is none such.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn take_recovery_code(
        &self,
        account: AccountId,
        code: [u8; 32],
    ) -> Result<bool, Fault> {
        let taken = sqlx::query("DELETE FROM recovery_codes WHERE account = ? AND code_hash = ?")
            .bind(account.0)
            .bind(code.as_slice())
            .execute(&self.writer)
            .await?;
        Ok(taken.rows_affected() == 1)
    }

    /// Sign-in asks for no second factor any more.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn end_second_factor(&self, account: AccountId) -> Result<(), Fault> {
        let mut step = self.write().await?;
        for text in [
            "DELETE FROM second_factors WHERE account = ?",
            "DELETE FROM recovery_codes WHERE account = ?",
        ] {
            sqlx::query(text).bind(account.0).execute(&mut *step).await?;
        }
        Ok(step.commit().await?)
    }
}
