//! What is proved by reading a mailbox: that it is one's own, and that one may set a new password. And the password itself.

use super::{AccountFault, Accounts, SignedIn, password};
use crate::{
    link::token_hash,
    store::{
        Fault,
        sql::{
            ACCOUNT_MAILS_A_DAY, AccountMailKind, AccountRow, NewAccountMail, NewProof, Purpose,
        },
    },
};
use roster_domain::{AccountId, EmailAddress, Timestamp, hours};
use roster_protocol::{ChangePassword, OwnSession};
use sha2::{Digest, Sha256};
use std::net::IpAddr;

/// How long a mailbox may take to answer.
const VERIFY_LIFE_MS: i64 = hours(24);
const RESET_LIFE_MS: i64 = hours(1);

/// How long a right password counts until its code is there.
const HALF_LIFE_MS: i64 = 5 * 60 * 1000;

impl Accounts {
    /// Sends a mail that proves the mailbox of an account. Nothing is sent where it is proven, or after three mails in a day.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn ask_to_verify(&self, account: &AccountRow) -> Result<(), AccountFault> {
        if account.verified_at.is_some() {
            return Ok(());
        }
        let digits = self.digits();
        let hash = digits_hash(account.id, &digits);
        self.ask_mailbox(account, Purpose::Verify, Some((digits, hash))).await.map(|_| ())
    }

    /// The same for whoever is signed in, who is told when there were too many.
    ///
    /// # Errors
    /// When three mails went there within a day, or the store fails.
    pub async fn ask_to_verify_again(&self, who: SignedIn) -> Result<(), AccountFault> {
        let account = self.account(who.account).await?;
        let email = canonical(&account)?;
        if account.verified_at.is_none() && !self.may_mail(&email, AccountMailKind::Verify).await? {
            return Err(AccountFault::Busy);
        }
        self.ask_to_verify(&account).await
    }

    /// Six digits. A remainder of 64 random bits is as good as even.
    fn digits(&self) -> String {
        let [a, b, c, d, e, f, g, h, ..] = self.mint.mint().hash;
        format!("{:06}", u64::from_be_bytes([a, b, c, d, e, f, g, h]) % 1_000_000)
    }

    async fn ask_mailbox(
        &self,
        account: &AccountRow,
        purpose: Purpose,
        digits: Option<(String, [u8; 32])>,
    ) -> Result<bool, AccountFault> {
        let (kind, life_ms) = match purpose {
            Purpose::Reset => (AccountMailKind::Reset, RESET_LIFE_MS),
            _ => (AccountMailKind::Verify, VERIFY_LIFE_MS),
        };
        let to = canonical(account)?;
        if !self.may_mail(&to, kind).await? {
            return Ok(false);
        }
        let now = self.clock.now();
        let link = self.mint.mint();
        let (digits, digits_hash) = digits.unzip();
        let proof = NewProof {
            hash: link.hash,
            account: account.id,
            purpose,
            email: to.canonical().to_owned(),
            digits: digits_hash,
            expires_at: now.plus(life_ms),
        };
        let mail = NewAccountMail { kind, to, token: link.token, digits, detail: None, at: now };
        let made = self.store().make_proof(&proof, Some(&mail), now).await?;
        if made {
            self.letters.notify_one();
        }
        Ok(made)
    }

    pub(super) async fn may_mail(
        &self,
        to: &EmailAddress,
        kind: AccountMailKind,
    ) -> Result<bool, Fault> {
        let since = self.clock.now().plus(-hours(24));
        Ok(self.store().account_mails_since(to.canonical(), kind, since).await?
            < ACCOUNT_MAILS_A_DAY)
    }

    /// Whose mailbox the token of a mail proves, if it still does. Looking changes nothing.
    ///
    /// # Errors
    /// When it proves nothing, or the store fails.
    pub(crate) async fn proof(
        &self,
        token: &str,
        purpose: Purpose,
    ) -> Result<AccountRow, AccountFault> {
        let account = self.store().proof(token_hash(token), purpose, self.clock.now()).await?;
        self.account(account.ok_or(AccountFault::DeadLink)?).await
    }

    /// The mailbox is proven, by the link that went there.
    ///
    /// # Errors
    /// When the link works no more, or the store fails.
    pub async fn verify(&self, token: &str) -> Result<AccountRow, AccountFault> {
        let account = self.store().verify_by_token(token_hash(token), self.clock.now()).await?;
        self.account(account.ok_or(AccountFault::DeadLink)?).await
    }

    /// The same by the six digits.
    ///
    /// # Errors
    /// When they are not the right ones, or were tried too often, or the store fails.
    pub async fn verify_by_digits(&self, who: SignedIn, digits: &str) -> Result<(), AccountFault> {
        let typed: String = digits.chars().filter(char::is_ascii_digit).collect();
        let hash = digits_hash(who.account, &typed);
        let right = self.store().verify_by_digits(who.account, hash, self.clock.now()).await?;
        if right { Ok(()) } else { Err(AccountFault::Invalid { field: "code", reason: "wrong" }) }
    }

    /// The password was right, and a code is asked for: a secret that stands for the password for five minutes.
    pub(crate) async fn begin_half(&self, account: &AccountRow) -> Result<String, AccountFault> {
        let now = self.clock.now();
        let half = self.mint.mint();
        let proof = NewProof {
            hash: half.hash,
            account: account.id,
            purpose: Purpose::SignIn,
            email: canonical(account)?.canonical().to_owned(),
            digits: None,
            expires_at: now.plus(HALF_LIFE_MS),
        };
        self.store().make_proof(&proof, None, now).await?;
        Ok(half.token)
    }

    /// The code was right as well: the secret is spent.
    pub(crate) async fn end_half(&self, half: &str) -> Result<(), AccountFault> {
        let now = self.clock.now();
        let spent = self.store().spend_proof(token_hash(half), Purpose::SignIn, now).await?;
        spent.map(|_| ()).ok_or(AccountFault::DeadLink)
    }

    /// Somebody forgot a password. What is answered, and how soon, is the same for every address: the looking up and the mail
    /// come after the answer.
    ///
    /// # Errors
    /// When too many mails were asked for from there.
    pub fn forgot(&self, email: EmailAddress, from: IpAddr) -> Result<(), AccountFault> {
        if !self.limiter.admit_mail(from, self.clock.now()) {
            return Err(AccountFault::Busy);
        }
        let accounts = self.clone();
        tokio::spawn(async move {
            if let Err(fault) = accounts.mail_reset(&email).await {
                tracing::error!(%fault, "a new password could not be offered");
            }
        });
        Ok(())
    }

    pub(super) async fn mail_reset(&self, email: &EmailAddress) -> Result<(), AccountFault> {
        match self.account_with(email).await? {
            Some(account) => self.ask_mailbox(&account, Purpose::Reset, None).await.map(|_| ()),
            None => Ok(()),
        }
    }

    /// A new password, by the link that went to the mailbox. Every session ends (D07).
    ///
    /// # Errors
    /// When the link works no more, the password cannot be one, or the store fails.
    pub async fn reset(&self, token: &str, password: &str) -> Result<(), AccountFault> {
        let account = self.proof(token, Purpose::Reset).await?;
        let hash = self.fit_hash(&account, password, "password").await?;
        let done = self.store().reset_password(token_hash(token), &hash, self.clock.now()).await?;
        let (_, ended) = done.ok_or(AccountFault::DeadLink)?;
        self.tell_ended(&ended);
        Ok(())
    }

    /// A new password, by the one of now. Gives the other sessions; they end if that is asked for (D07).
    ///
    /// # Errors
    /// When the password of now is another, the new one cannot be, or the store fails.
    pub async fn change_password(
        &self,
        who: SignedIn,
        asked: &ChangePassword,
        from: IpAddr,
    ) -> Result<Vec<OwnSession>, AccountFault> {
        let account = self.account(who.account).await?;
        let email = canonical(&account)?;
        self.check(Some(&email), &asked.current, from).await?;
        let hash = self.fit_hash(&account, &asked.new, "new").await?;
        self.store().set_password(who.account, &hash).await?;
        self.store().session_proven(who.session, self.clock.now()).await?;
        let mut others = self.own_sessions(who).await?;
        others.retain(|session| !session.current);
        if asked.end_others {
            self.end_others(who).await?;
        }
        Ok(others)
    }

    async fn fit_hash(
        &self,
        account: &AccountRow,
        password: &str,
        field: &'static str,
    ) -> Result<String, AccountFault> {
        password::ensure_fit(password, &canonical(account)?)
            .map_err(|reason| AccountFault::Invalid { field, reason })?;
        self.hasher.hash(password).await
    }

    /// Which devices' sessions ended within a week because a spent token was shown (D05).
    pub(crate) async fn recent_notices(
        &self,
        account: AccountId,
    ) -> Result<Vec<(Timestamp, Option<String>)>, Fault> {
        let since = self.clock.now().plus(-hours(7 * 24));
        self.store().notices_since(account, since).await
    }
}

/// The address of an account, as an address.
pub(super) fn canonical(account: &AccountRow) -> Result<EmailAddress, Fault> {
    EmailAddress::parse(&account.email)
        .map_err(|fault| Fault::Damaged(format!("an account's email: {fault}")))
}

fn digits_hash(account: AccountId, digits: &str) -> [u8; 32] {
    let parts = Sha256::new().chain_update(b"roster digits\0").chain_update(account.0.as_bytes());
    parts.chain_update(digits).finalize().into()
}
