//! Secrets that prove a mailbox, or that stand between two pages of one sign-in. Each works once; what it does is done in the
//! transaction that spends it.

use super::{Fault, Id, SqlStore, Step, account_mails, sessions::end_all, step::Part};
use crate::store::sql::NewAccountMail;
use roster_domain::{AccountId, Timestamp};
use uuid::Uuid;

/// How often six digits may be typed wrongly before only the link is left.
const TRIES_MAX: i64 = 5;

/// What a proof is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The mailbox is the account's own.
    Verify,
    /// Whoever reads the mailbox sets a new password.
    Reset,
    /// The password was right; the second factor is asked for.
    SignIn,
}

impl Purpose {
    fn word(self) -> &'static str {
        match self {
            Self::Verify => "verify",
            Self::Reset => "reset",
            Self::SignIn => "sign_in",
        }
    }
}

/// A proof that is to be made.
#[derive(Clone, Debug)]
pub struct NewProof {
    /// The hash of its token.
    pub hash: [u8; 32],
    /// Whose.
    pub account: AccountId,
    /// For what.
    pub purpose: Purpose,
    /// Of which mailbox, canonical.
    pub email: String,
    /// The hash of the same in six digits.
    pub digits: Option<[u8; 32]>,
    /// Until when.
    pub expires_at: Timestamp,
}

/// It does not hold once the account's address is another.
const HOLDER: &str = "SELECT p.account FROM proofs AS p JOIN accounts AS a ON a.id = p.account
     WHERE p.token_hash = $1 AND p.purpose = $2 AND p.expires_at > $3 AND a.email_canonical = p.email";

/// Whose proof this is, if it holds. Nobody else can spend it until the step is over.
async fn holder(
    step: &mut Step,
    hash: [u8; 32],
    purpose: Purpose,
    now: Timestamp,
) -> Result<Option<AccountId>, Fault> {
    let text = step.to_change(HOLDER);
    let account: Option<Id> = sqlx::query_scalar(text)
        .bind(hash.as_slice())
        .bind(purpose.word())
        .bind(now.0)
        .fetch_optional(&mut **step)
        .await?;
    Ok(account.map(|id| AccountId(id.0)))
}

async fn end_proofs(step: &mut Step, account: AccountId, purpose: Purpose) -> Result<(), Fault> {
    sqlx::query("DELETE FROM proofs WHERE account = $1 AND purpose = $2")
        .bind(Id(account.0))
        .bind(purpose.word())
        .execute(&mut **step)
        .await?;
    Ok(())
}

async fn verified(step: &mut Step, account: AccountId, now: Timestamp) -> Result<(), Fault> {
    sqlx::query("UPDATE accounts SET verified_at = coalesce(verified_at, $1) WHERE id = $2")
        .bind(now.0)
        .bind(Id(account.0))
        .execute(&mut **step)
        .await?;
    end_proofs(step, account, Purpose::Verify).await
}

impl SqlStore {
    /// Makes a proof, and the mail that carries it. Earlier ones of the same purpose work no more. Makes neither, and says
    /// so, where as many mails went there as may.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn make_proof(
        &self,
        proof: &NewProof,
        mail: Option<&NewAccountMail>,
        now: Timestamp,
    ) -> Result<bool, Fault> {
        self.write(|mut step| async move {
            step.alone_in(Part::Account(proof.account)).await?;
            if let Some(mail) = mail
                && account_mails::is_one_too_many(&mut step, mail).await?
            {
                return step.ends_with(false);
            }
            sqlx::query("DELETE FROM proofs WHERE expires_at <= $1")
                .bind(now.0)
                .execute(&mut *step)
                .await?;
            end_proofs(&mut step, proof.account, proof.purpose).await?;
            sqlx::query(
                "INSERT INTO proofs (token_hash, account, purpose, email, digits_hash,
                     expires_at)
                 VALUES ($1, $2, $3, $4, $5, $6)",
            )
            .bind(proof.hash.as_slice())
            .bind(Id(proof.account.0))
            .bind(proof.purpose.word())
            .bind(&proof.email)
            .bind(proof.digits.as_ref().map(<[u8; 32]>::as_slice))
            .bind(proof.expires_at.0)
            .execute(&mut *step)
            .await?;
            if let Some(mail) = mail {
                account_mails::insert(&mut step, mail).await?;
            }
            step.ends_with(true)
        })
        .await
    }

    /// Whose proof this is, if it holds. Looking changes nothing.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn proof(
        &self,
        hash: [u8; 32],
        purpose: Purpose,
        now: Timestamp,
    ) -> Result<Option<AccountId>, Fault> {
        let account: Option<Id> = sqlx::query_scalar(HOLDER)
            .bind(hash.as_slice())
            .bind(purpose.word())
            .bind(now.0)
            .fetch_optional(&self.readers)
            .await?;
        Ok(account.map(|id| AccountId(id.0)))
    }

    /// Ends a proof; says whose it was, if it held until now.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn spend_proof(
        &self,
        hash: [u8; 32],
        purpose: Purpose,
        now: Timestamp,
    ) -> Result<Option<AccountId>, Fault> {
        self.write(|mut step| async move {
            let account = holder(&mut step, hash, purpose, now).await?;
            if let Some(account) = account {
                end_proofs(&mut step, account, purpose).await?;
            }
            step.ends_with(account)
        })
        .await
    }

    /// The mailbox is proven, by the link that went there.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn verify_by_token(
        &self,
        hash: [u8; 32],
        now: Timestamp,
    ) -> Result<Option<AccountId>, Fault> {
        self.write(|mut step| async move {
            let account = holder(&mut step, hash, Purpose::Verify, now).await?;
            if let Some(account) = account {
                verified(&mut step, account, now).await?;
            }
            step.ends_with(account)
        })
        .await
    }

    /// The same by the six digits, typed by whoever is signed in.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn verify_by_digits(
        &self,
        account: AccountId,
        digits: [u8; 32],
        now: Timestamp,
    ) -> Result<bool, Fault> {
        self.write(|mut step| async move {
            let tried = sqlx::query(
                "UPDATE proofs SET tries = tries + 1 WHERE account = $1 AND purpose = 'verify'
                 AND digits_hash IS NOT NULL AND expires_at > $2 AND tries < $3
                 AND email = (SELECT email_canonical FROM accounts WHERE id = proofs.account)
                 RETURNING digits_hash",
            )
            .bind(Id(account.0))
            .bind(now.0)
            .bind(TRIES_MAX)
            .fetch_optional(&mut *step)
            .await?;
            let right = match tried {
                Some(row) => super::hash_in(&row, "digits_hash")? == digits,
                None => false,
            };
            if right {
                verified(&mut step, account, now).await?;
            }
            step.ends_with(right)
        })
        .await
    }

    /// A new password, set by whoever reads the mailbox: it is proven so, and every session ends (D07). Says whose it is and
    /// which sessions ended.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn reset_password(
        &self,
        hash: [u8; 32],
        password_hash: &str,
        now: Timestamp,
    ) -> Result<Option<(AccountId, Vec<Uuid>)>, Fault> {
        self.write(|mut step| async move {
            let Some(account) = holder(&mut step, hash, Purpose::Reset, now).await? else {
                return step.ends_with(None);
            };
            sqlx::query("UPDATE accounts SET password_hash = $1 WHERE id = $2")
                .bind(password_hash)
                .bind(Id(account.0))
                .execute(&mut *step)
                .await?;
            for purpose in [Purpose::Reset, Purpose::SignIn] {
                end_proofs(&mut step, account, purpose).await?;
            }
            verified(&mut step, account, now).await?;
            let ended = end_all(&mut step, account, None).await?;
            step.ends_with(Some((account, ended)))
        })
        .await
    }

    /// A new password, set by its owner. A reset that is under way works no more.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn set_password(&self, account: AccountId, password_hash: &str) -> Result<(), Fault> {
        self.write(|mut step| async move {
            sqlx::query("UPDATE accounts SET password_hash = $1 WHERE id = $2")
                .bind(password_hash)
                .bind(Id(account.0))
                .execute(&mut *step)
                .await?;
            for purpose in [Purpose::Reset, Purpose::SignIn] {
                end_proofs(&mut step, account, purpose).await?;
            }
            step.ends_with(())
        })
        .await
    }
}
