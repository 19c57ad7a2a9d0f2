//! The session's tokens on the device: shown with every request, and renewed when the server says that their hour is over. One
//! renewal at a time, whoever asks; and what is new is kept before what was is forgotten (D04, F16).

use futures::future::BoxFuture;
use roster_protocol::{Renewed, Session};
use std::{
    fmt,
    sync::{Arc, PoisonError, RwLock},
};
use tokio::sync::Mutex;

/// What a device shows to be known: a session's token, and behind a space the one that renews it, where there is one. Never shown
/// to a person, never logged.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(pub String);

impl Token {
    /// What a door of the server gave.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        match &session.refresh {
            Some(refresh) => Self(format!("{} {refresh}", session.token)),
            None => Self(session.token.clone()),
        }
    }

    fn next(renewed: &Renewed) -> Self {
        Self(format!("{} {}", renewed.token, renewed.refresh))
    }

    pub(crate) fn access(&self) -> &str {
        self.0.split_once(' ').map_or(self.0.as_str(), |(access, _)| access)
    }

    fn refresh(&self) -> Option<&str> {
        self.0.split_once(' ').map(|(_, refresh)| refresh)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// Where a device keeps its token: a keyring.
pub trait KeepsToken: Send + Sync {
    /// Keeps a new token in the place of the one before. The new one is used when this is done and not sooner, so that a device
    /// that stops in between still has one that works.
    fn keep(&self, token: Token) -> BoxFuture<'_, ()>;
}

/// The token of one account, shared by everything that speaks for it.
#[derive(Clone)]
pub(crate) struct Held(Arc<Shared>);

struct Shared {
    token: RwLock<Token>,
    renewing: Mutex<()>,
    keeper: Option<Arc<dyn KeepsToken>>,
}

impl Held {
    pub(crate) fn new(token: Token, keeper: Option<Arc<dyn KeepsToken>>) -> Self {
        Self(Arc::new(Shared { token: RwLock::new(token), renewing: Mutex::default(), keeper }))
    }

    pub(crate) fn token(&self) -> Token {
        self.0.token.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The token after one that the server did not take: renewed by `ask`, unless somebody else did so meanwhile. Nothing where
    /// it cannot be renewed.
    pub(crate) async fn after<E>(
        &self,
        shown: &Token,
        ask: impl AsyncFnOnce(String) -> Result<Renewed, E>,
    ) -> Result<Option<Token>, E> {
        let _alone = self.0.renewing.lock().await;
        let token = self.token();
        if token != *shown {
            return Ok(Some(token));
        }
        let Some(refresh) = token.refresh() else { return Ok(None) };
        let next = Token::next(&ask(refresh.to_owned()).await?);
        if let Some(keeper) = &self.0.keeper {
            keeper.keep(next.clone()).await;
        }
        *self.0.token.write().unwrap_or_else(PoisonError::into_inner) = next.clone();
        Ok(Some(next))
    }
}

impl fmt::Debug for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Held(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use roster_domain::Timestamp;
    use std::sync::{
        Mutex as Lock,
        atomic::{AtomicU32, Ordering},
    };

    fn renewed(n: u32) -> Renewed {
        Renewed { token: format!("a{n}"), refresh: format!("r{n}"), expires_at: Timestamp(0) }
    }

    #[derive(Default)]
    struct Keyring {
        kept: Lock<Vec<Token>>,
    }

    impl KeepsToken for Keyring {
        fn keep(&self, token: Token) -> BoxFuture<'_, ()> {
            Box::pin(async move {
                tokio::task::yield_now().await;
                self.kept.lock().unwrap().push(token);
            })
        }
    }

    #[tokio::test]
    async fn d04_twenty_that_were_refused_renew_once_and_have_the_same() {
        let keyring = Arc::new(Keyring::default());
        let held = Held::new(Token("a0 r0".to_owned()), Some(keyring.clone()));
        let shown = held.token();
        let asked = AtomicU32::new(0);
        let ask = async |refresh: String| {
            assert_eq!(refresh, "r0");
            assert!(keyring.kept.lock().unwrap().is_empty(), "nothing is kept before it is there");
            tokio::task::yield_now().await;
            Ok::<_, ()>(renewed(asked.fetch_add(1, Ordering::SeqCst) + 1))
        };
        let all = futures::future::join_all((0..20).map(|_| held.after(&shown, &ask))).await;
        assert_eq!(asked.load(Ordering::SeqCst), 1);
        assert!(all.into_iter().all(|token| token == Ok(Some(Token("a1 r1".to_owned())))));
        assert_eq!(*keyring.kept.lock().unwrap(), [Token("a1 r1".to_owned())]);
    }

    #[tokio::test]
    async fn a_renewal_without_an_answer_changes_nothing_and_a_single_token_is_not_renewed() {
        let held = Held::new(Token("a0 r0".to_owned()), None);
        let shown = held.token();
        assert_eq!(held.after(&shown, async |_| Err::<Renewed, _>("lost")).await, Err("lost"));
        assert_eq!(held.token(), shown, "what renews it is asked with again");
        let single = Held::new(Token("a0".to_owned()), None);
        let token = single.after(&single.token(), async |_| Ok::<_, ()>(renewed(1))).await;
        assert_eq!(token, Ok(None));
    }

    #[tokio::test]
    async fn the_new_token_is_kept_before_the_old_one_is_forgotten() {
        struct Slow(Lock<Option<Held>>);
        impl KeepsToken for Slow {
            fn keep(&self, token: Token) -> BoxFuture<'_, ()> {
                let held = self.0.lock().unwrap().clone().unwrap();
                assert_eq!(held.token(), Token("a0 r0".to_owned()), "still the old one");
                assert_eq!(token, Token("a1 r1".to_owned()));
                Box::pin(async {})
            }
        }
        let slow = Arc::new(Slow(Lock::default()));
        let held = Held::new(Token("a0 r0".to_owned()), Some(slow.clone()));
        *slow.0.lock().unwrap() = Some(held.clone());
        held.after(&held.token(), async |_| Ok::<_, ()>(renewed(1))).await.unwrap();
        assert_eq!(held.token().access(), "a1");
    }
}
