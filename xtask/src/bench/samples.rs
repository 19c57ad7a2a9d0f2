//! What was measured in one start, and what many of them amount to.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One start.
#[derive(Clone, Debug)]
pub struct Sample {
    /// From starting the process to a page that can be used.
    pub ready_ms: f64,
    /// Memory of all its processes together, shared pages counted once.
    pub pss_mib: f64,
    /// Processor time of all its processes together.
    pub cpu_ms: f64,
    /// How many processes there are.
    pub processes: usize,
}

impl fmt::Display for Sample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { ready_ms, pss_mib, cpu_ms, processes } = self;
        write!(f, "{ready_ms:>6.0} ms  {pss_mib:>6.1} MiB in {processes}  {cpu_ms:>6.0} ms of CPU")
    }
}

/// The middle of many values, and the two quarters around it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    pub fn of(values: impl Iterator<Item = f64>) -> Self {
        let mut sorted: Vec<f64> = values.collect();
        sorted.sort_by(f64::total_cmp);
        let at = |share: f64| {
            let position = share * (sorted.len().max(1) - 1) as f64;
            let below = sorted.get(position.floor() as usize).copied().unwrap_or(f64::NAN);
            let above = sorted.get(position.ceil() as usize).copied().unwrap_or(f64::NAN);
            let exact = below + (above - below) * position.fract();
            (exact * 10.0).round() / 10.0
        };
        Self { median: at(0.5), lower_quartile: at(0.25), upper_quartile: at(0.75) }
    }
}

/// All starts of one program.
#[derive(Clone, Debug, Serialize)]
pub struct Subject {
    /// See [`Sample::ready_ms`].
    pub ready_ms: Spread,
    /// See [`Sample::pss_mib`].
    pub pss_mib: Spread,
    /// See [`Sample::cpu_ms`].
    pub cpu_ms: Spread,
}

impl Subject {
    /// What `samples` amount to.
    pub fn of(samples: &[Sample]) -> Self {
        let spread = |value: fn(&Sample) -> f64| Spread::of(samples.iter().map(value));
        Self {
            ready_ms: spread(|sample| sample.ready_ms),
            pss_mib: spread(|sample| sample.pss_mib),
            cpu_ms: spread(|sample| sample.cpu_ms),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Spread;

    #[test]
    fn a_spread_lies_between_the_values() {
        let spread = Spread::of([4.0, 1.0, 2.0, 3.0].into_iter());
        assert_eq!(spread, Spread { median: 2.5, lower_quartile: 1.8, upper_quartile: 3.3 });
    }
}
