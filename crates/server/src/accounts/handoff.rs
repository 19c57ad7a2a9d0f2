//! Signing the app in by way of the browser (RFC 8252): the app keeps a verifier, the browser carries its hash and brings back a
//! code, and only both together give a session. Where the browser cannot reach the app, a short code is typed.

use super::{AccountFault, Accounts, SignedIn, factor, sessions::Beginning};
use crate::{link::token_hash, store::sql::NewHandoff};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use roster_protocol::{Exchange, Session};
use sha2::{Digest, Sha256};
use std::net::IpAddr;

/// How long the browser may take to reach the app, and a person to type.
const CODE_LIFE_MS: i64 = 60 * 1000;
const TYPED_LIFE_MS: i64 = 5 * 60 * 1000;

/// How long a verifier may be (RFC 7636).
const VERIFIER: std::ops::RangeInclusive<usize> = 43..=128;

/// A sign-in that waits for the app.
pub(crate) struct Handed {
    /// What the browser carries.
    pub(crate) code: String,
    /// What is typed.
    pub(crate) typed: String,
}

/// The 32 bytes of a challenge, if it is one of `S256`.
pub(crate) fn challenge_in(text: &str) -> Option<[u8; 32]> {
    URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()
}

impl Accounts {
    /// Keeps a sign-in for the app that knows the verifier of a challenge.
    pub(crate) async fn hand_over(
        &self,
        who: SignedIn,
        challenge: [u8; 32],
    ) -> Result<Handed, AccountFault> {
        let now = self.clock.now();
        let (code, short) = (self.mint.mint(), factor::spelled(&self.mint.mint().hash[..8]));
        let handoff = NewHandoff {
            code: code.hash,
            typed: typed_hash(&short),
            account: who.account,
            challenge,
            code_until: now.plus(CODE_LIFE_MS),
            typed_until: now.plus(TYPED_LIFE_MS),
        };
        self.store().make_handoff(&handoff, now).await?;
        Ok(Handed { code: code.token, typed: short })
    }

    /// Begins the session that was begun in the browser. A code works once, and only with its verifier.
    ///
    /// # Errors
    /// When the code opens nothing or the verifier is not its own, in one and the same way.
    pub async fn exchange(&self, asked: Exchange, from: IpAddr) -> Result<Session, AccountFault> {
        let now = self.clock.now();
        if !self.limiter.admit("", from, now) {
            return Err(AccountFault::Busy);
        }
        if !VERIFIER.contains(&asked.verifier.len()) {
            return Err(AccountFault::Invalid { field: "verifier", reason: "malformed" });
        }
        let is_carried = asked.code.len() == 43;
        let code = if is_carried { token_hash(&asked.code) } else { typed_hash(&asked.code) };
        let challenge = Sha256::digest(asked.verifier.as_bytes()).into();
        let account = self.store().take_handoff(code, challenge, now).await?;
        let account = self.account(account.ok_or(AccountFault::DeadLink)?).await?;
        self.limiter.forgive("", from);
        let name = asked.device_name.as_deref();
        self.begin(&account, Beginning::on_device(asked.device, name, asked.rotating)).await
    }
}

fn typed_hash(code: &str) -> [u8; 32] {
    token_hash(&format!("roster handoff {}", factor::typed(code)))
}
