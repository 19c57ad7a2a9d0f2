//! Sign-ups on the web that wait for their mailbox. There is no account before it has answered, so that nobody can keep an
//! address for themselves that is somebody else's.

use super::{Fault, SqlStore, Step, account_mails, accounts, step::Part};
use crate::store::{NewAccount, sql::NewAccountMail};
use roster_domain::{EmailAddress, Timestamp};

/// A sign-up that waits.
#[derive(Clone, Debug)]
pub struct NewSignUp {
    /// The hash of its token.
    pub hash: [u8; 32],
    /// For which mailbox.
    pub email: EmailAddress,
    /// Until when.
    pub expires_at: Timestamp,
}

/// There is an account with this address: what waits for it is over.
pub(super) async fn over(step: &mut Step, canonical: &str) -> Result<(), Fault> {
    sqlx::query("DELETE FROM sign_ups WHERE email_canonical = $1")
        .bind(canonical)
        .execute(&mut **step)
        .await?;
    Ok(())
}

impl SqlStore {
    /// Makes a sign-up, and the mail that carries its link. Earlier links to the same mailbox work no more. Makes neither
    /// where as many mails went there as may.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn make_sign_up(
        &self,
        sign_up: &NewSignUp,
        mail: &NewAccountMail,
        now: Timestamp,
    ) -> Result<(), Fault> {
        self.write(|mut step| async move {
            let canonical = sign_up.email.canonical();
            step.alone_in(Part::Address(canonical)).await?;
            if account_mails::is_one_too_many(&mut step, mail).await? {
                return step.ends_with(());
            }
            sqlx::query("DELETE FROM sign_ups WHERE expires_at <= $1")
                .bind(now.0)
                .execute(&mut *step)
                .await?;
            over(&mut step, canonical).await?;
            sqlx::query(
                "INSERT INTO sign_ups (token_hash, email, email_canonical, expires_at)
                 VALUES ($1, $2, $3, $4)",
            )
            .bind(sign_up.hash.as_slice())
            .bind(sign_up.email.as_str())
            .bind(canonical)
            .bind(sign_up.expires_at.0)
            .execute(&mut *step)
            .await?;
            account_mails::insert(&mut step, mail).await?;
            step.ends_with(())
        })
        .await
    }

    /// Makes a mail that carries nothing to open, unless as many went there as may.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn make_account_mail(&self, mail: &NewAccountMail) -> Result<(), Fault> {
        self.write(|mut step| async move {
            step.alone_in(Part::Address(mail.to.canonical())).await?;
            if !account_mails::is_one_too_many(&mut step, mail).await? {
                account_mails::insert(&mut step, mail).await?;
            }
            step.ends_with(())
        })
        .await
    }

    /// Which mailbox a sign-up is for, as it was written, if it still waits. Looking changes nothing.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn sign_up(&self, hash: [u8; 32], now: Timestamp) -> Result<Option<String>, Fault> {
        let text = "SELECT email FROM sign_ups WHERE token_hash = $1 AND expires_at > $2";
        let email = sqlx::query_scalar(text).bind(hash.as_slice()).bind(now.0);
        Ok(email.fetch_optional(&self.readers).await?)
    }

    /// Makes an account that is in no workspace yet; what waited for its mailbox is over in the same transaction.
    ///
    /// # Errors
    /// When there is an account with this address by now, or the store cannot be written.
    pub async fn make_account(&self, account: &NewAccount) -> Result<(), Fault> {
        self.write(|mut step| async move {
            accounts::insert(&mut step, account).await?;
            step.ends_with(())
        })
        .await
    }
}
