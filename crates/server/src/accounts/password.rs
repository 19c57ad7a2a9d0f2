//! Passwords: what may be one, and their Argon2id hashes. At most two are hashed at once, and a short queue waits.

use super::AccountFault;
use crate::store::Fault;
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use roster_domain::EmailAddress;
use std::sync::{Arc, OnceLock};
use tokio::sync::Semaphore;

const SHORTEST: usize = 8;
const LONGEST: usize = 128;

/// The OWASP floor: 19 MiB, two passes, one lane.
const COST: (u32, u32, u32) = (19_456, 2, 1);

/// How many are hashed at once, and how many are taken in altogether.
const AT_ONCE: usize = 2;
const TAKEN_IN: usize = 64;

/// What is tried first by everyone who guesses.
const GUESSED_FIRST: &[&str] = &[
    "password",
    "password1",
    "password12",
    "password123",
    "passw0rd",
    "12345678",
    "123456789",
    "1234567890",
    "qwertyui",
    "qwerty123",
    "qwertyuiop",
    "11111111",
    "00000000",
    "iloveyou",
    "letmein1",
    "welcome1",
    "sunshine",
    "football",
    "baseball",
    "princess",
    "superman",
    "trustno1",
    "changeme",
    "abcd1234",
    "1q2w3e4r",
    "admin123",
];

/// Whether a password may be chosen; says why not.
pub(super) fn ensure_fit(password: &str, email: &EmailAddress) -> Result<(), &'static str> {
    let length = password.chars().count();
    let lower = password.to_lowercase();
    match length {
        0 => Err("empty"),
        _ if length < SHORTEST => Err("too_short"),
        _ if length > LONGEST => Err("too_long"),
        _ if lower == email.canonical() || lower == email.as_str().to_lowercase() => {
            Err("is_the_email")
        }
        _ if GUESSED_FIRST.contains(&lower.as_str())
            || lower.chars().all(|c| lower.starts_with(c)) =>
        {
            Err("too_common")
        }
        _ => Ok(()),
    }
}

/// Hashes passwords, away from the threads that answer requests.
pub(super) struct Hasher {
    at_once: Arc<Semaphore>,
    taken_in: Arc<Semaphore>,
    nobodys: OnceLock<String>,
    /// How often a password was hashed, for the test that compares it.
    #[cfg(test)]
    hashed: std::sync::atomic::AtomicUsize,
}

impl Default for Hasher {
    fn default() -> Self {
        Self {
            at_once: Arc::new(Semaphore::new(AT_ONCE)),
            taken_in: Arc::new(Semaphore::new(TAKEN_IN)),
            nobodys: OnceLock::new(),
            #[cfg(test)]
            hashed: Default::default(),
        }
    }
}

impl Hasher {
    /// The hash of a password, as a PHC string.
    pub(super) async fn hash(&self, password: &str) -> Result<String, AccountFault> {
        let password = password.to_owned();
        self.run(move || hash_now(&password)).await?.map_err(AccountFault::Fault)
    }

    /// Whether a password has this hash. Without a hash the same work is done for nothing, so that time tells nothing.
    pub(super) async fn verify(
        &self,
        password: &str,
        hash: Option<String>,
    ) -> Result<bool, AccountFault> {
        let is_somebodys = hash.is_some();
        let hash = match hash {
            Some(hash) => hash,
            None => self.nobodys().await?,
        };
        // Nothing longer was ever taken, and nothing longer is worth hashing.
        let password: String = password.chars().take(LONGEST + 1).collect();
        let right = self.run(move || verify_now(&password, &hash)).await?;
        Ok(right && is_somebodys)
    }

    async fn nobodys(&self) -> Result<String, AccountFault> {
        if let Some(hash) = self.nobodys.get() {
            return Ok(hash.clone());
        }
        let made = self.hash("the password of nobody").await?;
        Ok(self.nobodys.get_or_init(|| made).clone())
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, AccountFault> {
        #[cfg(test)]
        self.hashed.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        let broken = |error: String| AccountFault::Fault(Fault::Broken(error));
        let _inside = self.taken_in.try_acquire().map_err(|_| AccountFault::Busy)?;
        // The permit goes along: work whose asker has gone away still counts until it is done.
        let permit = Arc::clone(&self.at_once).acquire_owned().await;
        let permit = permit.map_err(|error| broken(error.to_string()))?;
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(permit);
            done
        });
        done.await.map_err(|error| broken(error.to_string()))
    }
}

fn argon2() -> Result<Argon2<'static>, Fault> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None)
        .map_err(|error| Fault::Broken(error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash_now(password: &str) -> Result<String, Fault> {
    let hash = argon2()?.hash_password(password.as_bytes());
    hash.map(|hash| hash.to_string()).map_err(|error| Fault::Broken(error.to_string()))
}

fn verify_now(password: &str, hash: &str) -> bool {
    let Ok(hash) = PasswordHash::new(hash) else { return false };
    Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::Ordering;

    #[tokio::test]
    async fn a22_an_email_without_account_takes_as_many_hashes_as_one_with() {
        let hasher = Hasher::default();
        let hash = hasher.hash("correct horse battery").await.unwrap();
        // The hash of nobody's password is made once.
        assert!(!hasher.verify("a guess", None).await.unwrap());
        let work = async |hash: Option<String>| {
            let before = hasher.hashed.load(Ordering::SeqCst);
            assert!(!hasher.verify("a guess", hash).await.unwrap());
            hasher.hashed.load(Ordering::SeqCst) - before
        };
        assert_eq!((work(Some(hash.clone())).await, work(None).await), (1, 1));
        let cost = |hash: &str| {
            let hash = PasswordHash::new(hash).unwrap();
            (hash.algorithm.to_string(), hash.params.to_string())
        };
        assert_eq!(cost(&hash), cost(&hasher.nobodys().await.unwrap()));
        assert!(hasher.verify("correct horse battery", Some(hash)).await.unwrap());
        let nobodys = hasher.verify("the password of nobody", None).await;
        assert!(!nobodys.unwrap(), "which is nobody's password all the same");
    }
}
