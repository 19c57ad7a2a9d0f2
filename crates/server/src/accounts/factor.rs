//! The second factor: codes of an authenticator (RFC 6238), and recovery codes for when it is lost. And what it takes to be
//! believed once more before something that cannot be undone.

use super::{AccountFault, Accounts, SignedIn, mailbox::canonical};
use crate::{link::token_hash, store::Fault};
use roster_domain::AccountId;
use roster_protocol::{FactorOffer, StepUp};
use std::net::IpAddr;
use totp_rs::{Algorithm, TOTP};

/// Seconds that a code lasts, and digits that it has: what every authenticator takes.
const STEP_S: u64 = 30;
const DIGITS: usize = 6;

/// How many recovery codes there are.
const RECOVERY_CODES: usize = 10;

/// Without the letters and digits that are read for each other.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

impl Accounts {
    /// Whether sign-in asks for a second factor.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn has_factor(&self, account: AccountId) -> Result<bool, Fault> {
        Ok(self.store().second_factor(account).await?.is_some_and(|factor| factor.is_confirmed))
    }

    /// Lets through whoever has no second factor, or shows a code of it that was not shown before.
    pub(crate) async fn check_factor(
        &self,
        account: AccountId,
        code: Option<&str>,
    ) -> Result<(), AccountFault> {
        let factor = self.store().second_factor(account).await?;
        let Some(factor) = factor.filter(|factor| factor.is_confirmed) else { return Ok(()) };
        let code = code.map(str::trim).filter(|code| !code.is_empty());
        let code = code.ok_or(AccountFault::SecondFactor { wrong: false })?;
        if !self.limiter.admit_code(account, self.clock.now()) {
            return Err(AccountFault::Busy);
        }
        let right = match self.step_of(factor.secret, code)? {
            Some(step) => self.store().take_factor_step(account, step).await?,
            None => self.store().take_recovery_code(account, recovery_hash(code)).await?,
        };
        if !right {
            return Err(AccountFault::SecondFactor { wrong: true });
        }
        self.limiter.forgive_code(account);
        Ok(())
    }

    /// Which step's code this is: of now, or of the step before or after.
    fn step_of(&self, secret: Vec<u8>, code: &str) -> Result<Option<i64>, Fault> {
        let typed: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let factor = authenticator(secret, String::new())?;
        let now_s = u64::try_from(self.clock.now().0 / 1000).unwrap_or_default();
        let step = now_s / STEP_S;
        let steps = [step, step.saturating_sub(1), step.saturating_add(1)];
        let of = steps.into_iter().find(|step| factor.generate(step * STEP_S) == typed);
        Ok(of.and_then(|step| i64::try_from(step).ok()))
    }

    /// Offers a secret to an authenticator. It asks nobody before it is confirmed.
    ///
    /// # Errors
    /// When there is a second factor already, or no password was shown of late.
    pub async fn offer_factor(&self, who: SignedIn) -> Result<FactorOffer, AccountFault> {
        self.ensure_fresh(who)?;
        let account = self.account(who.account).await?;
        let secret = self.mint.mint().hash[..20].to_vec();
        if !self.store().offer_second_factor(who.account, &secret).await? {
            return Err(AccountFault::Exists);
        }
        told(secret, account.email)
    }

    /// The offer that was not confirmed yet, once more.
    pub(crate) async fn offered_factor(&self, who: SignedIn) -> Result<FactorOffer, AccountFault> {
        let account = self.account(who.account).await?;
        let factor = self.store().second_factor(who.account).await?;
        let factor = factor.filter(|factor| !factor.is_confirmed).ok_or(AccountFault::NotFound)?;
        told(factor.secret, account.email)
    }

    /// From now on sign-in asks for the factor. Gives the recovery codes, this one time.
    ///
    /// # Errors
    /// When nothing was offered, or the code is not of it.
    pub async fn confirm_factor(
        &self,
        who: SignedIn,
        code: &str,
    ) -> Result<Vec<String>, AccountFault> {
        self.ensure_fresh(who)?;
        let now = self.clock.now();
        if !self.limiter.admit_code(who.account, now) {
            return Err(AccountFault::Busy);
        }
        let factor = self.store().second_factor(who.account).await?;
        let factor = factor.filter(|factor| !factor.is_confirmed).ok_or(AccountFault::NotFound)?;
        let step = self.step_of(factor.secret, code)?;
        let wrong = AccountFault::Invalid { field: "code", reason: "wrong" };
        let step = step.ok_or(wrong)?;
        let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| self.recovery_code()).collect();
        let hashes: Vec<[u8; 32]> = codes.iter().map(|code| recovery_hash(code)).collect();
        if !self.store().confirm_second_factor(who.account, step, &hashes, now).await? {
            return Err(AccountFault::NotFound);
        }
        self.limiter.forgive_code(who.account);
        Ok(codes)
    }

    /// Sign-in asks for no second factor any more.
    ///
    /// # Errors
    /// When no password or code was shown of late.
    pub async fn end_factor(&self, who: SignedIn) -> Result<(), AccountFault> {
        self.ensure_fresh(who)?;
        Ok(self.store().end_second_factor(who.account).await?)
    }

    /// Lets through whoever has shown a password or a code within the last ten minutes.
    ///
    /// # Errors
    /// For everybody else.
    pub fn ensure_fresh(&self, who: SignedIn) -> Result<(), AccountFault> {
        if who.is_fresh(self.clock.now()) { Ok(()) } else { Err(AccountFault::StepUp) }
    }

    /// Takes a password or a code once more; for ten minutes the session counts as proven then. Where there is a second factor,
    /// a code is what counts.
    ///
    /// # Errors
    /// When it is not the right one.
    pub async fn step_up(
        &self,
        who: SignedIn,
        shown: &StepUp,
        from: IpAddr,
    ) -> Result<(), AccountFault> {
        if self.has_factor(who.account).await? {
            self.check_factor(who.account, shown.code.as_deref()).await?;
        } else {
            let email = canonical(&self.account(who.account).await?)?;
            let password = shown.password.as_deref().unwrap_or_default();
            self.check(Some(&email), password, from).await?;
        }
        Ok(self.store().session_proven(who.session, self.clock.now()).await?)
    }

    /// Fifty random bits, in two halves that one can read aloud.
    fn recovery_code(&self) -> String {
        let bytes = self.mint.mint().hash;
        spelled(&bytes[..10])
    }
}

/// Ten letters of 32, in two halves.
pub(super) fn spelled(bytes: &[u8]) -> String {
    let letters: Vec<char> =
        bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    let (first, second) = letters.split_at(letters.len() / 2);
    format!("{}-{}", first.iter().collect::<String>(), second.iter().collect::<String>())
}

/// What was typed, as it is compared: without what people put between letters.
pub(super) fn typed(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

fn recovery_hash(code: &str) -> [u8; 32] {
    token_hash(&format!("roster recovery {}", typed(code)))
}

fn authenticator(secret: Vec<u8>, account: String) -> Result<TOTP, Fault> {
    let issuer = Some("Roster".to_owned());
    TOTP::new(Algorithm::SHA1, DIGITS, 1, STEP_S, secret, issuer, account)
        .map_err(|error| Fault::Broken(error.to_string()))
}

fn told(secret: Vec<u8>, email: String) -> Result<FactorOffer, AccountFault> {
    let factor = authenticator(secret, email)?;
    Ok(FactorOffer { secret: factor.get_secret_base32(), address: factor.get_url() })
}
