//! Mails about an account, as rows: made in the transaction of what they tell, and wiped of their secrets when they are over.

use super::{Fault, Id, SqlStore, Step, count_in, id_in};
use crate::store::WorkspaceStore;
use roster_domain::{EmailAddress, Timestamp, days};
use sqlx::{Row, any::AnyRow};
use uuid::Uuid;

/// What a mail about an account says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountMailKind {
    /// Is this mailbox yours?
    Verify,
    /// Set a new password.
    Reset,
    /// Sign in with this address from now on?
    ConfirmEmail,
    /// Somebody signs in with another address from now on; object, if it was not you.
    EmailChanging,
    /// Make an account with this address.
    SignUp,
    /// Somebody wanted to make an account with this address, and there is one.
    HasAccount,
}

impl AccountMailKind {
    fn word(self) -> &'static str {
        match self {
            Self::Verify => "verify",
            Self::Reset => "reset",
            Self::ConfirmEmail => "confirm_email",
            Self::EmailChanging => "email_changing",
            Self::SignUp => "sign_up",
            Self::HasAccount => "has_account",
        }
    }

    fn of(word: &str) -> Result<Self, Fault> {
        let proving = [Self::Verify, Self::Reset, Self::ConfirmEmail, Self::EmailChanging];
        let mut kinds = proving.into_iter().chain([Self::SignUp, Self::HasAccount]);
        let kind = kinds.find(|kind| kind.word() == word);
        kind.ok_or_else(|| Fault::Damaged(format!("{word} is no kind of mail")))
    }
}

/// A mail that is to be sent.
#[derive(Clone, Debug)]
pub struct NewAccountMail {
    /// What it says.
    pub kind: AccountMailKind,
    /// Where it goes.
    pub to: EmailAddress,
    /// The token of its link; nothing where the link opens what everybody may open.
    pub token: String,
    /// The same in six digits.
    pub digits: Option<String>,
    /// What else it tells: a new address, masked.
    pub detail: Option<String>,
    /// When it was made.
    pub at: Timestamp,
}

/// A mail that is due.
#[derive(Clone)]
pub struct AccountMailRow {
    /// Its id, from which its Message-ID is made: the same at every attempt.
    pub id: Uuid,
    /// What it says.
    pub kind: AccountMailKind,
    /// Where it goes.
    pub to: String,
    /// The token of its link.
    pub token: String,
    /// The same in six digits.
    pub digits: Option<String>,
    /// What else it tells.
    pub detail: Option<String>,
    /// How often it was tried.
    pub attempts: u32,
}

/// How a mail about an account ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountMailEnd {
    /// The mail server has it.
    Sent,
    /// There is no mail server; it stands in the server's log.
    Printed,
    /// It never arrived.
    Failed,
}

/// How many mails of one kind go to one mailbox within a day.
pub const ACCOUNT_MAILS_A_DAY: u64 = 3;

/// Whether as many mails of this kind went there within a day as may. Asked in the step that would make the mail, so that
/// those who ask at once are counted one after the other.
pub(super) async fn is_one_too_many(step: &mut Step, mail: &NewAccountMail) -> Result<bool, Fault> {
    let count: i64 = sqlx::query_scalar(COUNT)
        .bind(mail.to.canonical())
        .bind(mail.kind.word())
        .bind(mail.at.plus(-days(1)).0)
        .fetch_one(&mut **step)
        .await?;
    Ok(super::from_db(count)? >= ACCOUNT_MAILS_A_DAY)
}

const COUNT: &str = "SELECT count(*) FROM account_mails WHERE recipient_canonical = $1 AND kind = $2 AND made_at > $3";

pub(super) async fn insert(step: &mut Step, mail: &NewAccountMail) -> Result<(), Fault> {
    sqlx::query("DELETE FROM account_mails WHERE made_at < $1")
        .bind(mail.at.plus(-days(8)).0)
        .execute(&mut **step)
        .await?;
    sqlx::query(
        "INSERT INTO account_mails (id, kind, recipient, recipient_canonical, token, digits,
             detail, state, made_at, next_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'queued', $8, $9)",
    )
    .bind(Id(Uuid::now_v7()))
    .bind(mail.kind.word())
    .bind(mail.to.as_str())
    .bind(mail.to.canonical())
    .bind(&mail.token)
    .bind(mail.digits.as_deref())
    .bind(mail.detail.as_deref())
    .bind(mail.at.0)
    .bind(mail.at.0)
    .execute(&mut **step)
    .await?;
    Ok(())
}

/// How many mails are looked up together, where nobody else sends them. Elsewhere each is claimed when its turn comes, so that a
/// slow mail server holds up no other.
const TOGETHER: i64 = 10;

const DUE: &str = "SELECT id, kind, recipient, token, digits, detail, attempts FROM account_mails
     WHERE state = 'queued' AND next_at <= $1 AND token IS NOT NULL ORDER BY next_at, id LIMIT $2";

fn due_in(row: &AnyRow) -> Result<AccountMailRow, Fault> {
    Ok(AccountMailRow {
        id: id_in(row, "id")?,
        kind: AccountMailKind::of(row.try_get("kind")?)?,
        to: row.try_get("recipient")?,
        token: row.try_get("token")?,
        digits: row.try_get("digits")?,
        detail: row.try_get("detail")?,
        attempts: count_in(row, "attempts")?,
    })
}

impl SqlStore {
    /// How many mails of a kind were made for a canonical address since a moment.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn account_mails_since(
        &self,
        to: &str,
        kind: AccountMailKind,
        since: Timestamp,
    ) -> Result<u64, Fault> {
        let count: i64 = sqlx::query_scalar(COUNT)
            .bind(to)
            .bind(kind.word())
            .bind(since.0)
            .fetch_one(&self.readers)
            .await?;
        super::from_db(count)
    }

    /// Claims mails that are due, the longest waiting first, so that no other server sends them until the claim lapses. The only
    /// server of a file has nobody to claim them from.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn claim_account_mails(
        &self,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Vec<AccountMailRow>, Fault> {
        if !self.is_shared() {
            let rows = sqlx::query(DUE).bind(now.0).bind(TOGETHER).fetch_all(&self.readers).await?;
            return rows.iter().map(due_in).collect();
        }
        self.write(|mut step| async move {
            let text = step.to_change_if_free(DUE);
            let rows = sqlx::query(text).bind(now.0).bind(1_i64).fetch_all(&mut *step).await?;
            let due = rows.iter().map(due_in).collect::<Result<Vec<_>, _>>()?;
            for mail in &due {
                sqlx::query("UPDATE account_mails SET next_at = $1 WHERE id = $2")
                    .bind(until.0)
                    .bind(Id(mail.id))
                    .execute(&mut *step)
                    .await?;
            }
            step.ends_with(due)
        })
        .await
    }

    /// A mail is over: its secrets are wiped.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn account_mail_over(&self, id: Uuid, end: AccountMailEnd) -> Result<(), Fault> {
        let word = match end {
            AccountMailEnd::Sent => "sent",
            AccountMailEnd::Printed => "printed",
            AccountMailEnd::Failed => "failed",
        };
        sqlx::query(
            "UPDATE account_mails SET state = $1, token = NULL, digits = NULL WHERE id = $2",
        )
        .bind(word)
        .bind(Id(id))
        .execute(&self.writer)
        .await?;
        Ok(())
    }

    /// A mail is to be tried again.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn account_mail_later(&self, id: Uuid, at: Timestamp) -> Result<(), Fault> {
        sqlx::query("UPDATE account_mails SET attempts = attempts + 1, next_at = $1 WHERE id = $2")
            .bind(at.0)
            .bind(Id(id))
            .execute(&self.writer)
            .await?;
        Ok(())
    }
}
