//! The load: calls that are ready, made on several lines at once, and how long each answer took.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Result;
use roster_stage::measure::footprint;
use tokio::task::JoinSet;

use crate::line::{Answer, Call, Line};

/// Whom calls are made to.
#[derive(Clone, Copy, Debug)]
pub struct Door {
    /// Where it listens.
    pub address: SocketAddr,
    /// Its process.
    pub pid: u32,
}

/// What came of many calls.
pub struct Made {
    /// From the first call to the last answer.
    pub took: Duration,
    /// How long each answer took.
    pub each: Vec<Duration>,
    /// The answers, in the order of the calls.
    pub answers: Vec<Answer>,
    /// Processor time of the server meanwhile, in milliseconds.
    pub processor_ms: u64,
}

/// Makes all calls on so many lines at once: the first line makes the first and every so-manieth after it, one after the other.
/// The lines are there before.
pub async fn make(door: Door, calls: Vec<Call>, lines: usize) -> Result<Made> {
    let mut open = Vec::new();
    for _ in 0..lines {
        open.push(Line::open(door.address).await?);
    }
    let calls = Arc::new(calls);
    let before = processor_ms(door.pid)?;
    let start = Instant::now();
    let mut making = JoinSet::new();
    for (first, mut line) in open.into_iter().enumerate() {
        let calls = Arc::clone(&calls);
        making.spawn(async move {
            let mut made = Vec::new();
            for (at, call) in calls.iter().enumerate().skip(first).step_by(lines) {
                let start = Instant::now();
                let answer = line.post(call).await?;
                made.push((at, start.elapsed(), answer));
            }
            anyhow::Ok(made)
        });
    }
    let mut made = Vec::new();
    while let Some(done) = making.join_next().await {
        made.extend(done??);
    }
    let took = start.elapsed();
    let processor_ms = processor_ms(door.pid)?.saturating_sub(before);
    made.sort_by_key(|(at, ..)| *at);
    let each = made.iter().map(|(_, took, _)| *took).collect();
    let answers = made.into_iter().map(|(.., answer)| answer).collect();
    Ok(Made { took, each, answers, processor_ms })
}

fn processor_ms(pid: u32) -> Result<u64> {
    Ok(footprint(pid)?.iter().map(|process| process.cpu_ms).sum())
}

/// Of many times, the one below which so large a share of them is, in milliseconds.
pub fn millis_at(times: &mut [Duration], share: f64) -> f64 {
    times.sort_unstable();
    let at = (share * times.len() as f64) as usize;
    let time = times.get(at.min(times.len().saturating_sub(1))).copied().unwrap_or_default();
    (time.as_secs_f64() * 1e6).round() / 1e3
}
