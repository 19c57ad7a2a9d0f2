//! Waiting for a condition, with a deadline and a name for what did not come.
//!
//! The only place of the stage that pauses a thread without a reason of its own: everything else
//! asks here.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// How long a part of the stage may take to come up on a busy machine with two cores.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// The pause between two looks at a condition.
const LOOK_EVERY: Duration = Duration::from_millis(25);

/// Looks again and again until `look` finds something, and says `what` was missing when `within`
/// has passed.
///
/// It holds the thread: in async code use [`eventually`].
pub fn until<T>(what: &str, within: Duration, mut look: impl FnMut() -> Option<T>) -> Result<T> {
    let begun = Instant::now();
    loop {
        if let Some(found) = look() {
            return Ok(found);
        }
        if begun.elapsed() > within {
            bail!("{what}: not within {within:?}");
        }
        std::thread::sleep(LOOK_EVERY);
    }
}

/// The same for async code: other tasks of the runtime go on between two looks.
#[cfg(feature = "drive")]
pub async fn eventually<T>(
    what: &str,
    within: Duration,
    mut look: impl AsyncFnMut() -> Option<T>,
) -> Result<T> {
    let begun = Instant::now();
    loop {
        if let Some(found) = look().await {
            return Ok(found);
        }
        if begun.elapsed() > within {
            bail!("{what}: not within {within:?}");
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}
