//! Both asked to do the same, in turn, each time on a fresh file. Whoever leaves anything else than what was asked for gets no
//! number, and ends the run.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Result, ensure};
use bench_world::{SEED, Spread};
use serde::Serialize;

use crate::line::Call;
use crate::load::{Made, make, millis_at};
use crate::people::{Verdict, addresses, list};
use crate::subject::{Subject, There};

/// How often, and how much.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Rounds {
    /// How many rounds are counted.
    pub count: usize,
    /// How many lines the long list has.
    pub list: usize,
    /// How many are invited one by one.
    pub one_by_one: usize,
    /// How many are invited on many lines, and accept.
    pub people: usize,
}

impl Default for Rounds {
    fn default() -> Self {
        Self { count: 5, list: 10_000, one_by_one: 300, people: 1_000 }
    }
}

/// On how many lines invitations are sent singly, and accepted.
const INVITING: usize = 16;
const ACCEPTING: usize = 8;

/// What came of somebody.
#[derive(Debug, Serialize)]
pub struct Outcome {
    name: &'static str,
    way: &'static str,
    list: OfList,
    one_by_one: OfCalls,
    inviting: OfCalls,
    accepting: OfCalls,
}

/// The long list.
#[derive(Debug, Serialize)]
struct OfList {
    /// To the last line's durable answer.
    millis: Spread,
    /// Processor time of the server for a line.
    processor_micros: f64,
    lines: usize,
    refused: usize,
}

/// Single calls.
#[derive(Debug, Serialize)]
struct OfCalls {
    lines: usize,
    per_second: Spread,
    p50_millis: f64,
    p99_millis: f64,
    /// Processor time of the server for a call.
    processor_micros: f64,
    calls: usize,
}

/// What is gathered over the rounds.
#[derive(Default)]
pub struct Gathered {
    list: Vec<f64>,
    list_processor_ms: u64,
    one_by_one: Calls,
    inviting: Calls,
    accepting: Calls,
}

#[derive(Default)]
struct Calls {
    rates: Vec<f64>,
    each: Vec<std::time::Duration>,
    processor_ms: u64,
}

impl Calls {
    fn add(&mut self, made: &Made) {
        self.rates.push(made.each.len() as f64 / made.took.as_secs_f64());
        self.each.extend(&made.each);
        self.processor_ms += made.processor_ms;
    }

    fn outcome(&mut self, lines: usize) -> OfCalls {
        let calls = self.each.len();
        OfCalls {
            lines,
            per_second: Spread::of(&self.rates),
            p50_millis: millis_at(&mut self.each, 0.5),
            p99_millis: millis_at(&mut self.each, 0.99),
            processor_micros: self.processor_ms as f64 * 1e3 / calls as f64,
            calls,
        }
    }
}

impl Rounds {
    /// One round of one of them; what it says is compared when the clock has stopped.
    pub async fn one<S: Subject>(
        &self,
        programs: &S::Programs,
        folder: &Path,
        gathered: &mut Gathered,
    ) -> Result<()> {
        self.singly::<S>(programs, &folder.join("singly"), gathered).await?;
        self.list::<S>(programs, &folder.join("list"), gathered).await
    }

    async fn singly<S: Subject>(
        &self,
        programs: &S::Programs,
        folder: &Path,
        gathered: &mut Gathered,
    ) -> Result<()> {
        std::fs::create_dir_all(folder)?;
        let people = addresses(self.people, "person", SEED + 1);
        let others = addresses(self.one_by_one, "other", SEED + 2);
        let mut subject = S::start(programs, folder, &people).await?;
        let calls = subject.invitations(&others, 1)?;
        gathered.one_by_one.add(&made(&subject, calls, 1).await?);
        subject.rest().await?;
        let invitations = subject.invitations(&people, INVITING)?;
        let invited = made(&subject, invitations.clone(), INVITING).await?;
        gathered.inviting.add(&invited);
        subject.rest().await?;
        let calls = subject.acceptances(&invitations, &invited.answers)?;
        gathered.accepting.add(&made(&subject, calls, ACCEPTING).await?);
        subject.rest().await?;
        let there = subject.end().await?;
        let right = There { invited: set(others), members: set(people) };
        ensure!(there == right, "{} is wrong in the end, and so nothing is measured", S::NAME);
        Ok(())
    }

    async fn list<S: Subject>(
        &self,
        programs: &S::Programs,
        folder: &Path,
        gathered: &mut Gathered,
    ) -> Result<()> {
        std::fs::create_dir_all(folder)?;
        let list = list(self.list, SEED + 3);
        let mut subject = S::start(programs, folder, &[]).await?;
        let bulk = subject.bulk(&list).await?;
        let right = list.iter().map(|(_, verdict)| *verdict);
        ensure!(bulk.verdicts.into_iter().eq(right), "{} is wrong about a line", S::NAME);
        gathered.list.push(bulk.took.as_secs_f64() * 1e3);
        gathered.list_processor_ms += bulk.processor_ms;
        subject.rest().await?;
        let there = subject.end().await?;
        let invited = list.into_iter().map(|(address, _)| address).collect();
        let right = There { invited, members: BTreeSet::new() };
        ensure!(there == right, "{} is wrong in the end, and so nothing is measured", S::NAME);
        Ok(())
    }

    /// What came of it in the end.
    pub fn outcome<S: Subject>(&self, mut gathered: Gathered) -> Outcome {
        let list = list(self.list, SEED + 3);
        let refused = list.iter().filter(|(_, verdict)| *verdict == Verdict::Repeated).count();
        let lines = self.list * gathered.list.len();
        Outcome {
            name: S::NAME,
            way: S::WAY,
            list: OfList {
                millis: Spread::of(&gathered.list),
                processor_micros: gathered.list_processor_ms as f64 * 1e3 / lines as f64,
                lines: self.list,
                refused,
            },
            one_by_one: gathered.one_by_one.outcome(1),
            inviting: gathered.inviting.outcome(INVITING),
            accepting: gathered.accepting.outcome(ACCEPTING),
        }
    }
}

/// Makes calls that all have to be answered with yes.
pub async fn made<S: Subject>(subject: &S, calls: Vec<Call>, lines: usize) -> Result<Made> {
    let made = make(subject.door(), calls, lines).await?;
    for answer in &made.answers {
        ensure!(subject.said_yes(answer)?, "{} said no: {}", S::NAME, answer.text());
    }
    Ok(made)
}

fn set(addresses: Vec<String>) -> BTreeSet<String> {
    addresses.into_iter().collect()
}
