//! Where sessions are kept on this device: in the operating system's keyring, or in memory where there is none, and said so.
//!
//! Nothing is made anew because something cannot be read: a locked keyring is a state to wait out, not an empty one.

use crate::views::SecretsState;
use keyring::{Entry, Error};
use roster_replica::Token;
use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

const SERVICE: &str = "app.roster.desktop";
/// Asking a keyring may wait for a person who is asked to unlock it; the app's start must not.
const PATIENCE: Duration = Duration::from_secs(5);

/// The keyring, and what is held in memory where it cannot be used.
#[derive(Debug)]
pub struct Secrets {
    state: SecretsState,
    memory: Mutex<BTreeMap<String, Token>>,
}

impl Secrets {
    /// Tries the keyring with a word that means nothing: written, read, and taken out again.
    pub async fn probe() -> Self {
        let tried = tokio::task::spawn_blocking(try_keyring);
        let state = match tokio::time::timeout(PATIENCE, tried).await {
            Ok(Ok(state)) => state,
            Ok(Err(_)) | Err(_) => SecretsState::Locked,
        };
        Self { state, memory: Mutex::default() }
    }

    /// What the UI says of it.
    #[must_use]
    pub fn state(&self) -> SecretsState {
        self.state
    }

    /// Keeps the session of an account. In memory in any case; in the keyring where there is one.
    pub async fn keep(&self, account: String, token: Token) {
        self.memory().insert(account.clone(), token.clone());
        if self.state == SecretsState::Keyring {
            let kept =
                blocking(move || Entry::new(SERVICE, &account)?.set_password(&token.0)).await;
            if let Some(Err(error)) = kept {
                tracing::warn!(%error, "the session stays in memory: the keyring did not take it");
            }
        }
    }

    /// The session of an account; nothing where none is kept or the keyring cannot be read now.
    pub async fn find(&self, account: String) -> Option<Token> {
        if let Some(token) = self.memory().get(&account) {
            return Some(token.clone());
        }
        if self.state == SecretsState::MemoryOnly {
            return None;
        }
        let found = blocking(move || Entry::new(SERVICE, &account)?.get_password()).await?;
        match found {
            Ok(token) => Some(Token(token)),
            Err(Error::NoEntry) => None,
            Err(error) => {
                tracing::warn!(%error, "the keyring cannot be read");
                None
            }
        }
    }

    /// Forgets the session of an account.
    pub async fn forget(&self, account: String) {
        self.memory().remove(&account);
        if self.state == SecretsState::Keyring {
            let forgotten =
                blocking(move || Entry::new(SERVICE, &account)?.delete_credential()).await;
            if let Some(Err(error)) = forgotten {
                tracing::debug!(%error, "there was no session to forget");
            }
        }
    }

    fn memory(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Token>> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    tokio::time::timeout(PATIENCE, tokio::task::spawn_blocking(work)).await.ok()?.ok()
}

fn try_keyring() -> SecretsState {
    let canary = || {
        let entry = Entry::new(SERVICE, "canary")?;
        entry.set_password("sings")?;
        entry.get_password()?;
        entry.delete_credential()
    };
    match canary() {
        Ok(()) => SecretsState::Keyring,
        Err(Error::NoStorageAccess(_)) => SecretsState::Locked,
        Err(error) => {
            tracing::info!(%error, "no keyring: sessions stay in memory");
            SecretsState::MemoryOnly
        }
    }
}
