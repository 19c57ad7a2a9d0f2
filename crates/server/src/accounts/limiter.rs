//! How often somebody may guess. Counts wrong tries by account and address of origin together, so that nobody can lock out
//! somebody else from elsewhere (D09).

use roster_domain::Timestamp;
use std::{
    collections::BTreeMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

/// How many wrong tries, in which span.
const TRIES: u32 = 10;
const SPAN_MS: i64 = 15 * 60 * 1000;

/// How many origins are remembered; when there are more, those whose span is over are forgotten.
const REMEMBERED: usize = 10_000;

#[derive(Default)]
pub(super) struct Limiter(Mutex<BTreeMap<(String, IpAddr), Window>>);

struct Window {
    since: Timestamp,
    tries: u32,
}

impl Limiter {
    /// Counts a try; false when there were too many.
    pub(super) fn admit(&self, account: &str, from: IpAddr, now: Timestamp) -> bool {
        let mut windows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if windows.len() >= REMEMBERED {
            windows.retain(|_, window| now < window.since.plus(SPAN_MS));
        }
        let window =
            windows.entry((account.to_owned(), from)).or_insert(Window { since: now, tries: 0 });
        if now >= window.since.plus(SPAN_MS) {
            *window = Window { since: now, tries: 0 };
        }
        window.tries = window.tries.saturating_add(1);
        window.tries <= TRIES
    }

    /// The try was right: what was counted before is forgotten.
    pub(super) fn forgive(&self, account: &str, from: IpAddr) {
        let mut windows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        windows.remove(&(account.to_owned(), from));
    }
}
