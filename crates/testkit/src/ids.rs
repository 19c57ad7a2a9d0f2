//! Ids and link tokens from a counter, so that a world repeats.

use roster_server::{Link, LinkMint};
use std::sync::atomic::{AtomicU64, Ordering};
use uuid::Uuid;

/// Ids from a counter: distinct, ordered, the same in each run.
#[derive(Debug, Default)]
pub struct Ids(u128);

impl Ids {
    /// The next id.
    pub fn fresh(&mut self) -> Uuid {
        self.0 += 1;
        Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 | self.0)
    }
}

/// Link tokens from a counter.
#[derive(Debug, Default)]
pub struct CountedLinks(AtomicU64);

impl LinkMint for CountedLinks {
    fn mint(&self) -> Link {
        let mut secret = [0; 32];
        let n = self.0.fetch_add(1, Ordering::Relaxed) + 1;
        for (to, from) in secret.iter_mut().zip(n.to_be_bytes()) {
            *to = from;
        }
        Link::from_bytes(secret)
    }
}
