//! Asking them all in turn, in each way, in one run. All answers are kept and read when the clock has stopped; whoever answered
//! wrongly gets no number.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use bench_world::{Chance, SEED, Spread, World};
use roster_stage::measure::footprint;
use serde::Serialize;

use crate::asking::{Ready, Reply, about_few, ask, micros_at};
use crate::subject::Subject;

/// How often everybody is asked, and for how long each time.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Rounds {
    /// How many rounds are counted; one before them is not.
    pub count: usize,
    /// How long each takes.
    pub millis: u64,
}

impl Default for Rounds {
    fn default() -> Self {
        Self { count: 9, millis: 300 }
    }
}

/// What came of one who was asked.
#[derive(Clone, Debug, Serialize)]
pub struct Outcome {
    name: &'static str,
    way: &'static str,
    modes: Vec<OfMode>,
}

/// What came of it in one way of asking.
#[derive(Clone, Debug, Serialize)]
struct OfMode {
    name: &'static str,
    lines: usize,
    questions_in_a_call: usize,
    checks_per_second: Spread,
    p50_micros: f64,
    p99_micros: f64,
    /// Processor time of the server for one question.
    processor_micros: f64,
    checked: usize,
}

/// A way of asking.
struct Mode {
    name: &'static str,
    /// How many connections ask at once.
    lines: usize,
    /// How many questions are in a call; nothing for as many as it takes.
    questions: Option<usize>,
}

const MODES: [Mode; 4] = [
    Mode { name: "one question, one line", lines: 1, questions: Some(1) },
    Mode { name: "one question, 16 lines", lines: 16, questions: Some(1) },
    Mode { name: "50 in a call, 16 lines", lines: 16, questions: Some(50) },
    Mode { name: "a full call, 16 lines", lines: 16, questions: None },
];

/// How many questions are made ready for a way of asking, more or less.
const READY: usize = 40_000;

/// Somebody who is asked in one way, and what came of it so far.
struct Place<'a> {
    subject: &'a dyn Subject,
    world: &'a World,
    mode: &'a Mode,
    ready: Arc<Vec<Ready>>,
    rates: Vec<f64>,
    took: Vec<Duration>,
    processor_ms: u64,
    checked: usize,
}

impl Rounds {
    /// Asks all of them in all ways: forwards, then backwards, so that neither always comes first.
    pub async fn interleave<'a>(
        &self,
        all: &[(&'a dyn Subject, &'a World)],
    ) -> Result<Vec<Outcome>> {
        let mut places = Vec::new();
        for mode in &MODES {
            for (subject, world) in all {
                places.push(Place::new(*subject, world, mode)?);
            }
        }
        for round in 0..=self.count {
            let mut order: Vec<usize> = (0..places.len()).collect();
            if round % 2 == 1 {
                order.reverse();
            }
            for at in order {
                places[at].round(Duration::from_millis(self.millis), round > 0).await?;
            }
        }
        let of_one = |at| places.iter().skip(at).step_by(all.len()).map(Place::outcome).collect();
        let outcomes = all.iter().enumerate().map(|(at, (subject, _))| Outcome {
            name: subject.name(),
            way: subject.way(),
            modes: of_one(at),
        });
        Ok(outcomes.collect())
    }
}

impl<'a> Place<'a> {
    fn new(subject: &'a dyn Subject, world: &'a World, mode: &'a Mode) -> Result<Self> {
        let size = mode.questions.unwrap_or(subject.most());
        let mut chance = Chance(SEED + 2);
        let ready = |_| {
            let asked = about_few(world, size, &mut chance);
            let call = match &asked[..] {
                [asked] => subject.one(world, asked)?,
                asked => subject.many(world, asked)?,
            };
            anyhow::Ok(Ready { call, asked })
        };
        let ready = (0..READY / size).map(ready).collect::<Result<Vec<_>>>()?;
        let (rates, took) = (Vec::new(), Vec::new());
        let ready = Arc::new(ready);
        Ok(Self { subject, world, mode, ready, rates, took, processor_ms: 0, checked: 0 })
    }

    async fn round(&mut self, time: Duration, counts: bool) -> Result<()> {
        let before = processor_ms(self.subject.pid())?;
        let start = Instant::now();
        let replies = ask(self.subject.door(), &self.ready, self.mode.lines, time).await?;
        let took = start.elapsed();
        let processor = processor_ms(self.subject.pid())?.saturating_sub(before);
        let questions = self.check(&replies)?;
        if counts {
            self.rates.push(questions as f64 / took.as_secs_f64());
            self.took.extend(replies.iter().map(|reply| reply.took));
            self.processor_ms += processor;
            self.checked += questions;
        }
        Ok(())
    }

    /// How many questions were answered; an error if one of them was answered wrongly.
    fn check(&self, replies: &[Reply]) -> Result<usize> {
        let mut questions = 0;
        for Reply { to, body, .. } in replies {
            let asked = &self.ready[*to].asked;
            let answers = self.subject.answers(self.world, asked, body)?;
            let right = asked.iter().map(|asked| self.subject.truth(self.world, asked));
            let name = self.subject.name();
            ensure!(answers.into_iter().eq(right), "{name} is wrong, and so nothing is measured");
            questions += asked.len();
        }
        ensure!(questions > 0, "{} answered nothing", self.subject.name());
        Ok(questions)
    }

    fn outcome(&self) -> OfMode {
        let mut took = self.took.clone();
        let (p50_micros, p99_micros) = (micros_at(&mut took, 0.5), micros_at(&mut took, 0.99));
        OfMode {
            name: self.mode.name,
            lines: self.mode.lines,
            questions_in_a_call: self.mode.questions.unwrap_or(self.subject.most()),
            checks_per_second: Spread::of(&self.rates),
            p50_micros,
            p99_micros,
            processor_micros: self.processor_ms as f64 * 1e3 / self.checked as f64,
            checked: self.checked,
        }
    }
}

fn processor_ms(pid: u32) -> Result<u64> {
    Ok(footprint(pid)?.iter().map(|process| process.cpu_ms).sum())
}
