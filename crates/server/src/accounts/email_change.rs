//! Another address to sign in with. Only its owner asks for it, with the password; the new mailbox says yes, and the old one may
//! say no for a week (R22).

use super::{AccountFault, Accounts, SignedIn, faults::address, mailbox::canonical};
use crate::{
    link::token_hash,
    store::sql::{AccountMailKind, NewAccountMail, NewEmailChange},
};
use roster_domain::{EmailAddress, days, limits::NEW_EMAIL_WAITS_MS};
use std::net::IpAddr;

/// How long the old mailbox may take to say no.
const OBJECT_LIFE_MS: i64 = days(7);

impl Accounts {
    /// Asks for another address. Whether somebody else has it is not told here: only who reads that mailbox gets to know.
    ///
    /// # Errors
    /// When the password is another, the address cannot be one or is the address of now, or too many mails went to either
    /// mailbox: a change of which the old one is not told must not be.
    pub async fn change_email(
        &self,
        who: SignedIn,
        email: &str,
        password: &str,
        from: IpAddr,
    ) -> Result<(), AccountFault> {
        let new = address(email)?;
        let account = self.account(who.account).await?;
        let old = canonical(&account)?;
        self.check(Some(&old), password, from).await?;
        if new.canonical() == old.canonical() {
            return Err(AccountFault::Invalid { field: "email", reason: "same" });
        }
        let (told, asked) = (AccountMailKind::EmailChanging, AccountMailKind::ConfirmEmail);
        if !self.may_mail(&old, told).await? || !self.may_mail(&new, asked).await? {
            return Err(AccountFault::Busy);
        }
        let at = self.clock.now();
        let (confirm, object) = (self.mint.mint(), self.mint.mint());
        let mail = |kind, to: &EmailAddress, token, about: &EmailAddress| NewAccountMail {
            kind,
            to: to.clone(),
            token,
            digits: None,
            detail: Some(about.masked()),
            at,
        };
        let mails = [mail(asked, &new, confirm.token, &old), mail(told, &old, object.token, &new)];
        let change = NewEmailChange {
            account: who.account,
            old,
            new,
            confirm: confirm.hash,
            object: object.hash,
            at,
            confirm_until: at.plus(NEW_EMAIL_WAITS_MS),
            object_until: at.plus(OBJECT_LIFE_MS),
        };
        self.store().begin_email_change(&change, &mails).await?;
        self.store().session_proven(who.session, at).await?;
        self.letters.notify_one();
        Ok(())
    }

    /// Which address a link would bring, and to whose account. Looking changes nothing.
    pub(crate) async fn wanted_email(&self, token: &str) -> Result<(String, String), AccountFault> {
        let wanted = self.store().wanted_email(token_hash(token), self.clock.now()).await?;
        wanted.ok_or(AccountFault::DeadLink)
    }

    /// The new mailbox says yes. Gives the address from now on.
    ///
    /// # Errors
    /// When the link works no more, or somebody has the address by now.
    pub async fn confirm_email(&self, token: &str) -> Result<String, AccountFault> {
        let done = self.store().confirm_email_change(token_hash(token), self.clock.now()).await?;
        done.ok_or(AccountFault::DeadLink)
    }

    /// The old mailbox says no: its address holds again, everybody is signed out, and a mail offers a new password.
    ///
    /// # Errors
    /// When the link works no more.
    pub async fn object_to_email(&self, token: &str) -> Result<String, AccountFault> {
        let now = self.clock.now();
        let objected = self.store().object_to_email_change(token_hash(token), now).await?;
        let objected = objected.ok_or(AccountFault::DeadLink)?;
        self.tell_ended(&objected.ended);
        let account = self.account(objected.account).await?;
        self.mail_reset(&canonical(&account)?).await?;
        Ok(objected.email)
    }
}
