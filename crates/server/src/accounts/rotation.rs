//! The next pair of tokens of a session. A spent token gives the same pair again for a minute, because an answer may be lost and
//! twenty windows may ask at once (D04). Shown later, somebody has a copy: the session ends, and the account is told (D05).

use super::{
    AccountFault, Accounts,
    sessions::{ACCESS_LIFE_MS, REFRESH_LIFE_MS},
};
use crate::{
    link::{Link, token_hash},
    store::sql::{Rotation, TokenRow, TokenUse, Turn},
};
use roster_domain::Timestamp;
use roster_protocol::Renewed;
use sha2::{Digest, Sha256};

/// How long a spent token gives its successors again.
pub const GRACE_MS: i64 = 60 * 1000;

/// The successors of a token: made from it and a salt that the store keeps, so that they can be told again although only their
/// hashes are kept. Neither the token nor the salt alone gives anything.
struct Successors {
    access: Link,
    refresh: Link,
}

impl Successors {
    fn of(spent: &str, salt: &[u8; 32]) -> Self {
        let made = |what: &[u8]| {
            let parts = Sha256::new().chain_update(what).chain_update(salt);
            Link::from_bytes(
                parts.chain_update(token_hash(spent)).chain_update(spent).finalize().into(),
            )
        };
        Self { access: made(b"roster access\0"), refresh: made(b"roster refresh\0") }
    }

    fn told(self, at: Timestamp) -> Renewed {
        Renewed {
            token: self.access.token,
            refresh: self.refresh.token,
            expires_at: at.plus(ACCESS_LIFE_MS),
        }
    }
}

impl Accounts {
    /// Spends a refresh token.
    ///
    /// # Errors
    /// When the token opens nothing, or was spent long ago: the session has ended then.
    pub async fn refresh(&self, spent: &str) -> Result<Renewed, AccountFault> {
        let now = self.clock.now();
        let salt = self.mint.mint().hash;
        let next = Successors::of(spent, &salt);
        let until = now.plus(REFRESH_LIFE_MS);
        let token = |hash, used_for, expires_at| TokenRow { hash, used_for, expires_at };
        let turn = Turn {
            salt,
            tokens: [
                token(next.access.hash, TokenUse::Access, now.plus(ACCESS_LIFE_MS)),
                token(next.refresh.hash, TokenUse::Refresh, until),
            ],
            expires_at: until,
        };
        match self.store().rotate(token_hash(spent), turn, now, GRACE_MS).await? {
            Rotation::Turned => Ok(next.told(now)),
            Rotation::Again(at, salt) => Ok(Successors::of(spent, &salt).told(at)),
            Rotation::Replayed(session) => {
                tracing::warn!(session = %session.id, "a spent token was shown again; its session is over");
                self.tell_ended(&[session.id]);
                Err(AccountFault::Replayed)
            }
            Rotation::Unknown => Err(AccountFault::NotFound),
        }
    }
}
