//! Times: how they are taken, and what many of them amount to.

use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use serde::Serialize;

/// The middle of many values in nanoseconds, and the two quarters around it.
#[derive(Clone, Debug, Serialize)]
pub struct Spread {
    /// Half are below, half above.
    pub median: f64,
    /// A quarter are below.
    pub lower_quartile: f64,
    /// A quarter are above.
    pub upper_quartile: f64,
}

impl Spread {
    /// Of at least one value.
    pub fn of(values: &[f64]) -> Self {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let at = |share: f64| {
            let position = share * (sorted.len().max(1) - 1) as f64;
            let (below, above) =
                (sorted[position.floor() as usize], sorted[position.ceil() as usize]);
            ((below + (above - below) * position.fract()) * 100.0).round() / 100.0
        };
        Self { median: at(0.5), lower_quartile: at(0.25), upper_quartile: at(0.75) }
    }
}

/// What each of so many calls takes, in nanoseconds of this thread's processor time: others may want the processor meanwhile.
pub fn nanos_each(count: usize, mut run: impl FnMut() -> usize) -> f64 {
    let (wall, before) = (Instant::now(), processor_time());
    black_box(run());
    let took = match (before, processor_time()) {
        (Some(before), Some(after)) => after.saturating_sub(before),
        _ => wall.elapsed(),
    };
    took.as_nanos() as f64 / count as f64
}

/// How long this thread has run. Only Linux says.
fn processor_time() -> Option<Duration> {
    let text = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
