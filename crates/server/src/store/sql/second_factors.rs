//! Second factors and the codes that stand in for a lost one.

use super::{Fault, Id, SqlStore};
use roster_domain::{AccountId, Timestamp};
use sqlx::{Row, any::AnyRow};

/// A second factor as the store has it.
#[derive(Clone)]
pub struct SecondFactorRow {
    /// The secret that the authenticator has too.
    pub secret: Vec<u8>,
    /// Whether it was confirmed by a code. Before, it asks nobody.
    pub is_confirmed: bool,
    /// The step of the last code that was taken.
    pub last_step: i64,
}

impl SqlStore {
    /// The second factor of an account.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn second_factor(
        &self,
        account: AccountId,
    ) -> Result<Option<SecondFactorRow>, Fault> {
        let row = sqlx::query(
            "SELECT secret, confirmed_at, last_step FROM second_factors WHERE account = $1",
        )
        .bind(Id(account.0))
        .fetch_optional(&self.readers)
        .await?;
        let read = |row: AnyRow| {
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
    /// When the store cannot be written.
    pub async fn offer_second_factor(
        &self,
        account: AccountId,
        secret: &[u8],
    ) -> Result<bool, Fault> {
        let kept = sqlx::query(
            "INSERT INTO second_factors (account, secret) VALUES ($1, $2)
             ON CONFLICT (account) DO UPDATE SET secret = excluded.secret, last_step = 0
             WHERE second_factors.confirmed_at IS NULL",
        )
        .bind(Id(account.0))
        .bind(secret)
        .execute(&self.writer)
        .await?;
        Ok(kept.rows_affected() == 1)
    }

    /// From now on sign-in asks for the factor. The recovery codes are new, and told once.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn confirm_second_factor(
        &self,
        account: AccountId,
        step_of_code: i64,
        codes: &[[u8; 32]],
        now: Timestamp,
    ) -> Result<bool, Fault> {
        self.write(|mut step| async move {
            let confirmed = sqlx::query(
                "UPDATE second_factors SET confirmed_at = $1, last_step = $2 WHERE account = $3
                 AND confirmed_at IS NULL",
            )
            .bind(now.0)
            .bind(step_of_code)
            .bind(Id(account.0))
            .execute(&mut *step)
            .await?;
            if confirmed.rows_affected() != 1 {
                return step.ends_with(false);
            }
            sqlx::query("DELETE FROM recovery_codes WHERE account = $1")
                .bind(Id(account.0))
                .execute(&mut *step)
                .await?;
            for code in codes {
                sqlx::query("INSERT INTO recovery_codes (account, code_hash) VALUES ($1, $2)")
                    .bind(Id(account.0))
                    .bind(code.as_slice())
                    .execute(&mut *step)
                    .await?;
            }
            step.ends_with(true)
        })
        .await
    }

    /// A code was right. False when it, or a later one, was taken already.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn take_factor_step(
        &self,
        account: AccountId,
        step_of_code: i64,
    ) -> Result<bool, Fault> {
        let taken = sqlx::query(
            "UPDATE second_factors SET last_step = $1 WHERE account = $2 AND last_step < $3",
        )
        .bind(step_of_code)
        .bind(Id(account.0))
        .bind(step_of_code)
        .execute(&self.writer)
        .await?;
        Ok(taken.rows_affected() == 1)
    }

    /// Uses a recovery code up; false when there is none such.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn take_recovery_code(
        &self,
        account: AccountId,
        code: [u8; 32],
    ) -> Result<bool, Fault> {
        let taken = sqlx::query("DELETE FROM recovery_codes WHERE account = $1 AND code_hash = $2")
            .bind(Id(account.0))
            .bind(code.as_slice())
            .execute(&self.writer)
            .await?;
        Ok(taken.rows_affected() == 1)
    }

    /// Sign-in asks for no second factor any more.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn end_second_factor(&self, account: AccountId) -> Result<(), Fault> {
        self.write(|mut step| async move {
            for text in [
                "DELETE FROM second_factors WHERE account = $1",
                "DELETE FROM recovery_codes WHERE account = $1",
            ] {
                sqlx::query(text).bind(Id(account.0)).execute(&mut *step).await?;
            }
            step.ends_with(())
        })
        .await
    }
}
