//! The load: questions that are ready, asked on several lines at once, and how long each answer took.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Result;
use bench_world::{Asked, Chance, World};
use hyper::body::Bytes;
use tokio::task::JoinSet;

use crate::line::{Call, Door, Line};

/// A call that is ready, with what it asks.
pub struct Ready {
    /// The call.
    pub call: Call,
    /// What it asks.
    pub asked: Vec<Asked>,
}

/// The answer to one of them.
pub struct Reply {
    /// The place of the call among those that were ready.
    pub to: usize,
    /// From sending to the whole answer.
    pub took: Duration,
    /// The answer.
    pub body: Bytes,
}

/// So many questions: about one member, and about another only when nothing is left to ask about the one before.
pub fn about_few(world: &World, count: usize, chance: &mut Chance) -> Vec<Asked> {
    let mut asked = Vec::with_capacity(count);
    while asked.len() < count {
        let member = 1 + chance.below(world.members.len() - 1);
        let first = chance.below(world.keys.len());
        let left = (count - asked.len()).min(world.keys.len());
        asked.extend((first..first + left).map(|key| world.question(member, key)));
    }
    asked
}

/// Asks on so many lines at once until the time is over. The lines are there before.
pub async fn ask(
    door: &Door,
    ready: &Arc<Vec<Ready>>,
    lines: usize,
    time: Duration,
) -> Result<Vec<Reply>> {
    let mut open = Vec::new();
    for _ in 0..lines {
        open.push(Line::open(door).await?);
    }
    let end = Instant::now() + time;
    let mut asking = JoinSet::new();
    for (first, mut line) in open.into_iter().enumerate() {
        let ready = Arc::clone(ready);
        asking.spawn(async move {
            let mut replies = Vec::new();
            let mut to = first % ready.len();
            while Instant::now() < end {
                let start = Instant::now();
                let body = line.post(&ready[to].call).await?;
                replies.push(Reply { to, took: start.elapsed(), body });
                to = (to + lines) % ready.len();
            }
            anyhow::Ok(replies)
        });
    }
    let mut replies = Vec::new();
    while let Some(done) = asking.join_next().await {
        replies.extend(done??);
    }
    Ok(replies)
}

/// Of many times, the one below which so large a share of them is, in microseconds.
pub fn micros_at(times: &mut [Duration], share: f64) -> f64 {
    times.sort_unstable();
    let at = (share * times.len() as f64) as usize;
    let time = times.get(at.min(times.len().saturating_sub(1))).copied().unwrap_or_default();
    time.as_nanos() as f64 / 1e3
}
