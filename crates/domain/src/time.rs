//! Time as data. Nothing here reads a clock.

use serde::{Deserialize, Serialize};

/// A moment, in milliseconds since 1970-01-01 UTC.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// The moment `span_ms` milliseconds later; saturates at the end of time.
    #[must_use]
    pub const fn plus(self, span_ms: i64) -> Self {
        Self(self.0.saturating_add(span_ms))
    }
}

/// So many days, in milliseconds.
#[must_use]
pub const fn days(count: i64) -> i64 {
    hours(count.saturating_mul(24))
}

/// So many hours, in milliseconds.
#[must_use]
pub const fn hours(count: i64) -> i64 {
    count.saturating_mul(60 * 60 * 1000)
}
