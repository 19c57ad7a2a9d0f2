//! Making an account on the web, in two steps: the mailbox first, the account afterwards. Whoever asks learns nothing about an
//! address: what is answered is the same, and only its mailbox reads whether there is an account already.

use super::{AccountFault, Accounts, faults::workspace_name, password, person_name};
use crate::{
    link::token_hash,
    store::{
        NewAccount,
        sql::{AccountMailKind, AccountRow, NewAccountMail, NewSignUp},
    },
};
use roster_domain::{AccountId, EmailAddress, hours};
use std::net::IpAddr;
use uuid::Uuid;

/// How long a mailbox may take to answer.
const SIGN_UP_LIFE_MS: i64 = hours(24);

/// What whoever reads the mailbox says about the account.
pub(crate) struct WebSignUp<'a> {
    /// The person's name.
    pub(crate) name: &'a str,
    /// The password.
    pub(crate) password: &'a str,
    /// What a workspace of one's own is called; empty for none.
    pub(crate) workspace_name: &'a str,
}

impl Accounts {
    /// Somebody wants an account for an address. What is answered, and how soon, is the same for every address: the looking up
    /// and the mail come after the answer.
    ///
    /// # Errors
    /// When too many mails were asked for from there.
    pub fn ask_to_sign_up(&self, email: EmailAddress, from: IpAddr) -> Result<(), AccountFault> {
        if !self.limiter.admit_mail(from, self.clock.now()) {
            return Err(AccountFault::Busy);
        }
        let accounts = self.clone();
        tokio::spawn(async move {
            if let Err(fault) = accounts.mail_sign_up(email).await {
                tracing::error!(%fault, "an account could not be offered");
            }
        });
        Ok(())
    }

    async fn mail_sign_up(&self, to: EmailAddress) -> Result<(), AccountFault> {
        let now = self.clock.now();
        let is_known = self.account_with(&to).await?.is_some();
        let kind = if is_known { AccountMailKind::HasAccount } else { AccountMailKind::SignUp };
        let (token, digits, detail) = (String::new(), None, None);
        let mail = NewAccountMail { kind, to: to.clone(), token, digits, detail, at: now };
        if is_known {
            self.store().make_account_mail(&mail).await?;
        } else {
            let link = self.mint.mint();
            let expires_at = now.plus(SIGN_UP_LIFE_MS);
            let sign_up = NewSignUp { hash: link.hash, email: to, expires_at };
            let mail = NewAccountMail { token: link.token, ..mail };
            self.store().make_sign_up(&sign_up, &mail, now).await?;
        }
        self.letters.notify_one();
        Ok(())
    }

    /// Which mailbox a link proves that makes an account, if it still does. Looking changes nothing.
    ///
    /// # Errors
    /// When it proves nothing, or the store fails.
    pub(crate) async fn wanted_account(&self, token: &str) -> Result<EmailAddress, AccountFault> {
        let email = self.store().sign_up(token_hash(token), self.clock.now()).await?;
        EmailAddress::parse(&email.ok_or(AccountFault::DeadLink)?)
            .map_err(|_| AccountFault::DeadLink)
    }

    /// Makes the account of a proven mailbox, with a workspace of its own where one is named: both or neither. The link is spent
    /// in the same transaction.
    ///
    /// # Errors
    /// When the link works no more, a field cannot be, or too many accounts were made from there.
    pub(crate) async fn sign_up_on_the_web(
        &self,
        token: &str,
        asked: WebSignUp<'_>,
        from: IpAddr,
    ) -> Result<AccountRow, AccountFault> {
        let email = self.wanted_account(token).await?;
        let name = person_name(asked.name)?;
        let workspace = match asked.workspace_name.trim() {
            "" => None,
            named => Some(workspace_name(named)?),
        };
        password::ensure_fit(asked.password, &email)
            .map_err(|reason| AccountFault::Invalid { field: "password", reason })?;
        let now = self.clock.now();
        if !self.limiter.admit_sign_up(from, now) {
            return Err(AccountFault::Busy);
        }
        let account = NewAccount {
            id: AccountId(Uuid::now_v7()),
            name,
            email,
            password_hash: Some(self.hasher.hash(asked.password).await?),
            at: now,
            verified_at: Some(now),
            is_known: false,
        };
        match workspace {
            Some(workspace) => self.found(&account, true, workspace).await?,
            None => self.store().make_account(&account).await?,
        }
        self.account(account.id).await
    }
}
