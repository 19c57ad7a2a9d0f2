//! Is what was acknowledged true at once? A role is changed again and again; upon each acknowledgement it is asked on another
//! line, without saying how new the answer must be, whether a member has what was given or taken.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use bench_world::World;
use roster_domain::permission::{Grantable, Permission, catalogue};
use roster_domain::{Command, PermissionSet, Timestamp};
use roster_protocol::{
    CheckAnswer, CheckRequest, Outcome, PushAnswer, PushItem, PushRequest, RawCommand, Who,
};
use serde::Serialize;
use tokio::task::JoinSet;

use crate::asking::micros_at;
use crate::line::{Call, Door, Line};
use crate::subject::{Roster, Subject, call};

/// How many others ask all the time in the second half.
const OTHERS: usize = 8;

/// What came of it, with nobody else there and among others.
#[derive(Debug, Serialize)]
pub struct Edits {
    alone: Half,
    among_others: Half,
}

/// One half of it.
#[derive(Debug, Default, Serialize)]
struct Half {
    edits: u64,
    /// Questions of all who asked.
    questions: u64,
    /// How many were asked after an acknowledgement and answered as if it had not been.
    stale_allows: u64,
    stale_denials: u64,
    acknowledged_p50_micros: f64,
    acknowledged_p99_micros: f64,
    /// From the acknowledgement to the first answer that knows of it.
    right_p50_micros: f64,
    right_p99_micros: f64,
}

/// The one toggle that is moved, and what follows from the place in the log.
#[derive(Clone)]
struct Toggle {
    permission: &'static str,
    question: Call,
    /// A place in the log at which it is off.
    off_at: u64,
}

impl Toggle {
    fn is_on(&self, seq: u64) -> bool {
        (seq - self.off_at) % 2 == 1
    }
}

/// Changes the first role so often, and a quarter as often again while others ask.
pub async fn measure(roster: &Roster, world: &World, edits: u64) -> Result<Edits> {
    let mut line = Line::open(roster.door()).await?;
    let role = world.workspace.role(world.roles[0]).context("the first role")?;
    let free = |p: &&Permission| {
        let stands = p.depends_on.iter().all(|key| role.grants.has(key));
        p.grantable == Grantable::Custom && stands && p.needed_by().next().is_none()
    };
    let permission = catalogue().iter().find(free).context("a toggle that moves alone")?.key;
    // The second member: of the first role, as all who came early.
    let who = Who::Member(world.members[1]);
    let request = CheckRequest { who, permission: permission.to_owned(), on: None, at_least: None };
    let question = call(&roster.owner, "check", &request)?;
    let now = answer(&mut line, &question).await?;
    let toggle = Toggle { permission, question, off_at: now.seq - u64::from(now.allowed) };
    let alone = half(roster, world, &toggle, edits, 0).await?;
    let among_others = half(roster, world, &toggle, edits / 4, OTHERS).await?;
    Ok(Edits { alone, among_others })
}

async fn half(
    roster: &Roster,
    world: &World,
    toggle: &Toggle,
    edits: u64,
    others: usize,
) -> Result<Half> {
    let owner = Door { token: Some(roster.owner.token.clone()), ..roster.door().clone() };
    let mut editing = Line::open(&owner).await?;
    let mut asking = Line::open(roster.door()).await?;
    let first = answer(&mut asking, &toggle.question).await?.seq;
    let known = Arc::new(AtomicU64::new(first));
    let over = Arc::new(AtomicBool::new(false));
    let mut crowd = JoinSet::new();
    for _ in 0..others {
        let line = Line::open(roster.door()).await?;
        crowd.spawn(keep_asking(line, toggle.clone(), Arc::clone(&known), Arc::clone(&over)));
    }
    let mut half = Half { edits, ..Half::default() };
    let (mut acknowledged, mut right) = (Vec::new(), Vec::new());
    for seq in first + 1..=first + edits {
        let edit = edit(roster, world, toggle, seq)?;
        let start = Instant::now();
        ensure!(push(&mut editing, &edit).await? == seq, "somebody else writes");
        acknowledged.push(start.elapsed());
        known.store(seq, Ordering::SeqCst);
        let start = Instant::now();
        loop {
            let answer = answer(&mut asking, &toggle.question).await?;
            half.questions += 1;
            if answer.seq >= seq && answer.allowed == toggle.is_on(seq) {
                break;
            }
            half.count_stale(answer);
        }
        right.push(start.elapsed());
    }
    over.store(true, Ordering::SeqCst);
    while let Some(theirs) = crowd.join_next().await {
        half.add(&theirs??);
    }
    half.keep_times(&mut acknowledged, &mut right);
    Ok(half)
}

impl Half {
    fn count_stale(&mut self, answer: CheckAnswer) {
        *(if answer.allowed { &mut self.stale_allows } else { &mut self.stale_denials }) += 1;
    }

    fn add(&mut self, theirs: &Self) {
        self.questions += theirs.questions;
        self.stale_allows += theirs.stale_allows;
        self.stale_denials += theirs.stale_denials;
    }

    fn keep_times(&mut self, acknowledged: &mut [Duration], right: &mut [Duration]) {
        self.acknowledged_p50_micros = micros_at(acknowledged, 0.5);
        self.acknowledged_p99_micros = micros_at(acknowledged, 0.99);
        self.right_p50_micros = micros_at(right, 0.5);
        self.right_p99_micros = micros_at(right, 0.99);
    }
}

/// Asks until it is over. What had been acknowledged before a question was sent, its answer must know of.
async fn keep_asking(
    mut line: Line,
    toggle: Toggle,
    known: Arc<AtomicU64>,
    over: Arc<AtomicBool>,
) -> Result<Half> {
    let mut half = Half::default();
    while !over.load(Ordering::SeqCst) {
        let before = known.load(Ordering::SeqCst);
        let answer = answer(&mut line, &toggle.question).await?;
        half.questions += 1;
        if answer.allowed != toggle.is_on(answer.seq) {
            bail!("an answer is wrong for its own place in the log: {answer:?}");
        }
        if answer.seq < before {
            half.count_stale(answer);
        }
    }
    Ok(half)
}

async fn answer(line: &mut Line, question: &Call) -> Result<CheckAnswer> {
    Ok(serde_json::from_slice(&line.post(question).await?)?)
}

/// What turns the toggle to what it is at this place in the log.
fn edit(roster: &Roster, world: &World, toggle: &Toggle, seq: u64) -> Result<Call> {
    let (mut grant, mut revoke) = (PermissionSet::empty(), PermissionSet::empty());
    let moved = if toggle.is_on(seq) { &mut grant } else { &mut revoke };
    moved.insert(toggle.permission);
    let command = RawCommand::Known(Command::EditRole { role: world.roles[0], grant, revoke });
    // Each place is written by the one number of the device that bears the same number.
    let item = PushItem { n: seq, made_at: Timestamp(0), command };
    let request = PushRequest { device: roster.owner.device, items: vec![item] };
    call(&roster.owner, "push", &request)
}

async fn push(line: &mut Line, edit: &Call) -> Result<u64> {
    let answer: PushAnswer = serde_json::from_slice(&line.post(edit).await?)?;
    match answer.outcomes.first().context("an outcome")?.outcome {
        Outcome::Accepted { seq } => Ok(seq),
        ref refused => bail!("{refused:?}"),
    }
}
