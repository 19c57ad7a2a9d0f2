//! Secrets that stand for a right: links and session tokens. Made here, kept elsewhere as hashes only.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use std::fmt;

/// A secret and the hash by which the server knows it again.
#[derive(Clone, PartialEq, Eq)]
pub struct Link {
    /// The secret: 32 random bytes as 43 characters of base64url.
    pub token: String,
    /// Its SHA-256, which is all that is kept.
    pub hash: [u8; 32],
}

impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Link({}..)", hex::encode(&self.hash[..4]))
    }
}

impl Link {
    /// The link of these 32 bytes.
    #[must_use]
    pub fn from_bytes(secret: [u8; 32]) -> Self {
        let token = URL_SAFE_NO_PAD.encode(secret);
        Self { hash: token_hash(&token), token }
    }
}

/// The hash by which a token is found.
#[must_use]
pub fn token_hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// Makes secrets. Passed in, so that a simulation repeats from its seed.
pub trait LinkMint: Send + Sync {
    /// A secret that nobody has seen.
    fn mint(&self) -> Link;
}

/// Secrets from the operating system.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemMint;

impl LinkMint for SystemMint {
    /// # Panics
    /// When the operating system has no randomness: there is no safe way on.
    fn mint(&self) -> Link {
        let mut secret = [0; 32];
        getrandom::fill(&mut secret).expect("the operating system gives random bytes");
        Link::from_bytes(secret)
    }
}
