//! Changes of the address that somebody signs in with: asked for by its owner, confirmed from the new mailbox, and open to
//! objection from the old one, which brings everything back.

use super::{
    Fault, Id, SqlStore, Step, account_mails, account_mails::NewAccountMail, id_in,
    sessions::end_all, step::Part,
};
use roster_domain::{AccountId, EmailAddress, Timestamp};
use sqlx::Row;
use uuid::Uuid;

/// A change that is to be asked for.
#[derive(Clone, Debug)]
pub struct NewEmailChange {
    /// Whose.
    pub account: AccountId,
    /// The address of now.
    pub old: EmailAddress,
    /// The address wanted.
    pub new: EmailAddress,
    /// The hash of the token that went to the new mailbox.
    pub confirm: [u8; 32],
    /// The hash of the token that went to the old mailbox.
    pub object: [u8; 32],
    /// When it was asked for.
    pub at: Timestamp,
    /// Until when it can be confirmed.
    pub confirm_until: Timestamp,
    /// Until when it can be objected to.
    pub object_until: Timestamp,
}

/// What an objection brought back.
#[derive(Debug)]
pub struct Objected {
    /// Whose address it is.
    pub account: AccountId,
    /// The address that holds again.
    pub email: String,
    /// The sessions that ended.
    pub ended: Vec<Uuid>,
}

/// Whether an address is held for whoever may still object to having lost it.
pub(super) async fn is_held(
    step: &mut Step,
    canonical: &str,
    but: Option<AccountId>,
    now: Timestamp,
) -> Result<bool, Fault> {
    let held: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM email_changes WHERE old_canonical = $1 AND confirmed_at IS NOT NULL
         AND ended_at IS NULL AND object_until > $2 AND account IS DISTINCT FROM $3",
    )
    .bind(canonical)
    .bind(now.0)
    .bind(but.map(|account| Id(account.0)))
    .fetch_one(&mut **step)
    .await?;
    Ok(held > 0)
}

impl SqlStore {
    /// Asks for a change, with the mails to both mailboxes. One that was not confirmed yet is over.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn begin_email_change(
        &self,
        change: &NewEmailChange,
        mails: &[NewAccountMail],
    ) -> Result<(), Fault> {
        self.write(|mut step| async move {
            sqlx::query(
                "UPDATE email_changes SET ended_at = $1 WHERE account = $2
                 AND confirmed_at IS NULL AND ended_at IS NULL",
            )
            .bind(change.at.0)
            .bind(Id(change.account.0))
            .execute(&mut *step)
            .await?;
            sqlx::query(
                "INSERT INTO email_changes (object_hash, confirm_hash, account, old_email,
                     old_canonical, new_email, new_canonical, made_at, confirm_until,
                     object_until)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            )
            .bind(change.object.as_slice())
            .bind(change.confirm.as_slice())
            .bind(Id(change.account.0))
            .bind(change.old.as_str())
            .bind(change.old.canonical())
            .bind(change.new.as_str())
            .bind(change.new.canonical())
            .bind(change.at.0)
            .bind(change.confirm_until.0)
            .bind(change.object_until.0)
            .execute(&mut *step)
            .await?;
            for mail in mails {
                account_mails::insert(&mut step, mail).await?;
            }
            step.ends_with(())
        })
        .await
    }

    /// The address that a token would confirm, and the name of the account. Looking changes nothing.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn wanted_email(
        &self,
        confirm: [u8; 32],
        now: Timestamp,
    ) -> Result<Option<(String, String)>, Fault> {
        let wanted = sqlx::query_as(
            "SELECT c.new_email, a.name FROM email_changes AS c
             JOIN accounts AS a ON a.id = c.account WHERE c.confirm_hash = $1
             AND c.confirm_until > $2 AND c.confirmed_at IS NULL AND c.ended_at IS NULL",
        )
        .bind(confirm.as_slice())
        .bind(now.0)
        .fetch_optional(&self.readers)
        .await?;
        Ok(wanted)
    }

    /// The new mailbox says yes: from now on it is the one to sign in with, and proven. Gives it.
    ///
    /// # Errors
    /// When another account has the address by now, or the store cannot be written.
    pub async fn confirm_email_change(
        &self,
        confirm: [u8; 32],
        now: Timestamp,
    ) -> Result<Option<String>, Fault> {
        self.write(|mut step| async move {
            let text = step.to_change(
                "SELECT c.account, c.new_email, c.old_canonical, c.new_canonical
                 FROM email_changes AS c JOIN accounts AS a ON a.id = c.account
                 WHERE c.confirm_hash = $1 AND c.confirm_until > $2 AND c.confirmed_at IS NULL
                 AND c.ended_at IS NULL AND a.email_canonical = c.old_canonical",
            );
            let change = sqlx::query(text)
                .bind(confirm.as_slice())
                .bind(now.0)
                .fetch_optional(&mut *step)
                .await?;
            let Some(change) = change else { return step.ends_with(None) };
            let account = AccountId(id_in(&change, "account")?);
            let (email, canonical): (String, String) =
                (change.try_get("new_email")?, change.try_get("new_canonical")?);
            let mut addresses: [&str; 2] = [change.try_get("old_canonical")?, &canonical];
            addresses.sort_unstable();
            for address in addresses {
                step.alone_in(Part::Address(address)).await?;
            }
            let taken: i64 = sqlx::query_scalar(
                "SELECT count(*) FROM accounts WHERE email_canonical = $1 AND id <> $2",
            )
            .bind(&canonical)
            .bind(Id(account.0))
            .fetch_one(&mut *step)
            .await?;
            if taken > 0 || is_held(&mut step, &canonical, Some(account), now).await? {
                return Err(Fault::AccountExists);
            }
            sqlx::query(
                "UPDATE accounts SET email = $1, email_canonical = $2, verified_at = $3
                 WHERE id = $4",
            )
            .bind(&email)
            .bind(&canonical)
            .bind(now.0)
            .bind(Id(account.0))
            .execute(&mut *step)
            .await?;
            sqlx::query("UPDATE email_changes SET confirmed_at = $1 WHERE confirm_hash = $2")
                .bind(now.0)
                .bind(confirm.as_slice())
                .execute(&mut *step)
                .await?;
            sqlx::query("DELETE FROM proofs WHERE account = $1")
                .bind(Id(account.0))
                .execute(&mut *step)
                .await?;
            step.ends_with(Some(email))
        })
        .await
    }

    /// The old mailbox says no: its address holds again, every session ends, the password opens nothing any more, and a second
    /// factor that came later is gone. Whoever reads the old mailbox sets a new password.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn object_to_email_change(
        &self,
        object: [u8; 32],
        now: Timestamp,
    ) -> Result<Option<Objected>, Fault> {
        self.write(|mut step| async move {
            let text = step.to_change(
                "SELECT account, old_email, old_canonical, made_at, confirmed_at
                 FROM email_changes WHERE object_hash = $1 AND object_until > $2
                 AND ended_at IS NULL",
            );
            let change = sqlx::query(text)
                .bind(object.as_slice())
                .bind(now.0)
                .fetch_optional(&mut *step)
                .await?;
            let Some(change) = change else { return step.ends_with(None) };
            let account = AccountId(id_in(&change, "account")?);
            let email: String = change.try_get("old_email")?;
            let canonical: String = change.try_get("old_canonical")?;
            step.alone_in(Part::Address(&canonical)).await?;
            let made_at: i64 = change.try_get("made_at")?;
            let confirmed_at: Option<i64> = change.try_get("confirmed_at")?;
            if confirmed_at.is_some() {
                sqlx::query("UPDATE accounts SET email = $1, email_canonical = $2 WHERE id = $3")
                    .bind(&email)
                    .bind(&canonical)
                    .bind(Id(account.0))
                    .execute(&mut *step)
                    .await?;
            }
            sqlx::query("UPDATE accounts SET password_hash = NULL WHERE id = $1")
                .bind(Id(account.0))
                .execute(&mut *step)
                .await?;
            // Whatever was changed after this change was changed by whoever made it.
            sqlx::query(
                "UPDATE email_changes SET ended_at = $1 WHERE account = $2 AND made_at >= $3
                 AND ended_at IS NULL",
            )
            .bind(now.0)
            .bind(Id(account.0))
            .bind(made_at)
            .execute(&mut *step)
            .await?;
            sqlx::query(
                "DELETE FROM second_factors WHERE account = $1
                 AND coalesce(confirmed_at, $2) >= $3",
            )
            .bind(Id(account.0))
            .bind(made_at)
            .bind(made_at)
            .execute(&mut *step)
            .await?;
            sqlx::query("DELETE FROM proofs WHERE account = $1")
                .bind(Id(account.0))
                .execute(&mut *step)
                .await?;
            let ended = end_all(&mut step, account, None).await?;
            step.ends_with(Some(Objected { account, email, ended }))
        })
        .await
    }
}
