//! How often somebody may guess, ask for mails, or sign up. Guesses are counted by account and origin together, so that nobody
//! can lock out somebody else from elsewhere, and by origin alone, so that nobody can try one password on everybody (D09).

use roster_domain::{AccountId, Timestamp, hours};
use std::{
    collections::BTreeMap,
    net::{IpAddr, Ipv6Addr},
    sync::{Mutex, PoisonError},
};

const QUARTER_MS: i64 = 15 * 60 * 1000;

/// How many windows are remembered; when there are more, those whose span is over are forgotten.
const REMEMBERED: usize = 10_000;

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// Wrong passwords of one account from one origin.
    Account(String, IpAddr),
    /// Wrong passwords from one origin, whoever is tried.
    Origin(IpAddr),
    /// Wrong codes of one account, after its right password.
    Code(AccountId),
    /// Accounts made from one origin.
    SignUp(IpAddr),
    /// Mails asked for without a session, from one origin.
    Mail(IpAddr),
}

impl Key {
    /// How many, in which span.
    fn allowance(&self) -> (u32, i64) {
        match self {
            Self::Account(..) => (10, QUARTER_MS),
            Self::Origin(_) => (100, QUARTER_MS),
            Self::Code(_) => (10, QUARTER_MS),
            Self::SignUp(_) | Self::Mail(_) => (30, hours(1)),
        }
    }
}

#[derive(Default)]
pub(super) struct Limiter(Mutex<BTreeMap<Key, Window>>);

struct Window {
    since: Timestamp,
    tries: u32,
}

impl Limiter {
    /// Counts a password that is tried; false when there were too many.
    pub(super) fn admit(&self, account: &str, from: IpAddr, now: Timestamp) -> bool {
        let from = origin(from);
        self.count(Key::Origin(from), now)
            && self.count(Key::Account(account.to_owned(), from), now)
    }

    /// The try was right: what was counted for this account is forgotten, and this one try for the origin.
    pub(super) fn forgive(&self, account: &str, from: IpAddr) {
        let from = origin(from);
        let mut windows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        windows.remove(&Key::Account(account.to_owned(), from));
        if let Some(window) = windows.get_mut(&Key::Origin(from)) {
            window.tries = window.tries.saturating_sub(1);
        }
    }

    /// Counts a code that is tried. Only who has the password comes so far, so nobody else is locked out by it.
    pub(super) fn admit_code(&self, account: AccountId, now: Timestamp) -> bool {
        self.count(Key::Code(account), now)
    }

    pub(super) fn forgive_code(&self, account: AccountId) {
        let mut windows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        windows.remove(&Key::Code(account));
    }

    pub(super) fn admit_sign_up(&self, from: IpAddr, now: Timestamp) -> bool {
        self.count(Key::SignUp(origin(from)), now)
    }

    pub(super) fn admit_mail(&self, from: IpAddr, now: Timestamp) -> bool {
        self.count(Key::Mail(origin(from)), now)
    }

    fn count(&self, key: Key, now: Timestamp) -> bool {
        let (most, span_ms) = key.allowance();
        let mut windows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if windows.len() >= REMEMBERED {
            windows.retain(|key, window| now < window.since.plus(key.allowance().1));
        }
        let window = windows.entry(key).or_insert(Window { since: now, tries: 0 });
        if now >= window.since.plus(span_ms) {
            *window = Window { since: now, tries: 0 };
        }
        window.tries = window.tries.saturating_add(1);
        window.tries <= most
    }
}

/// Who has one IPv6 address has 2^64 of them.
fn origin(from: IpAddr) -> IpAddr {
    match from.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        short => short,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    const NOW: Timestamp = Timestamp(1_700_000_000_000);

    fn from(last: u8) -> IpAddr {
        IpAddr::V4(Ipv4Addr::new(192, 0, 2, last))
    }

    #[test]
    fn d09_guesses_from_elsewhere_lock_nobody_out() {
        let limiter = Limiter::default();
        for last in 0..=200 {
            for _ in 0..20 {
                limiter.admit("victim@x.example", from(last), NOW);
            }
        }
        assert!(limiter.admit("victim@x.example", from(201), NOW));
        assert!(!limiter.admit("victim@x.example", from(200), NOW));
    }

    #[test]
    fn d09_one_origin_cannot_try_everybody() {
        let limiter = Limiter::default();
        let admitted = (0..500).filter(|n| limiter.admit(&format!("{n}@x.example"), from(1), NOW));
        assert_eq!(admitted.count(), 100);
        assert!(limiter.admit("0@x.example", from(2), NOW));
    }

    #[test]
    fn addresses_of_one_network_are_one_origin() {
        let address = |text: &str| text.parse::<IpAddr>().unwrap();
        assert_eq!(origin(address("2001:db8::1")), origin(address("2001:db8::ffff:1")));
        assert_ne!(origin(address("2001:db8::1")), origin(address("2001:db8:0:1::1")));
        assert_eq!(origin(address("::ffff:192.0.2.1")), address("192.0.2.1"));
    }
}
