//! When to send what: one push and one pull on their way at a time, and patience after a failure.
//!
//! After a failure a pull goes first, as the cheaper question; commands follow once the server was heard. So a command made
//! offline stays unsent, and can be thrown away, until there is somebody to send it to.

use super::{EntryState, Happened, Input, Line, LineFault, Send, Step, Write};
use roster_domain::Timestamp;
use roster_protocol::{Hint, PUSH_ITEMS_MAX, PullQuery, PushItem, PushRequest, RawCommand};

/// The first wait after a failure.
const BACKOFF_MS_MIN: i64 = 1_000;
/// The longest. Five minutes spare a server that is down; "Sync now" does not wait.
const BACKOFF_MS_MAX: i64 = 5 * 60 * 1_000;
/// How long an answer is waited for before the question counts as lost.
const FLIGHT_MS_MAX: i64 = 60_000;

#[derive(Clone, Debug, Default)]
pub(super) struct Flow {
    last_flight: u64,
    push: Option<Flight>,
    pull: Option<Flight>,
    pull_wanted: bool,
    failures: u32,
    retry_at: Option<Timestamp>,
    heard_at: Option<Timestamp>,
    stopped: Option<LineFault>,
    now: Timestamp,
}

/// A question on its way.
#[derive(Clone, Copy, Debug)]
struct Flight {
    id: u64,
    /// For a pull, the place asked from.
    since: u64,
    lost_at: Timestamp,
}

impl Flow {
    pub(super) fn line(&self) -> Line {
        match self.stopped {
            Some(LineFault::SignedOut) => Line::SignedOut,
            Some(LineFault::TooOld) => Line::TooOld,
            Some(LineFault::Gone) => Line::Gone,
            Some(LineFault::Unreachable | LineFault::Busy) | None => match self.heard_at {
                _ if self.failures > 0 => Line::Offline,
                None => Line::Starting,
                Some(_) if self.push.is_some() => Line::Syncing,
                Some(_) => Line::Online,
            },
        }
    }

    pub(super) fn heard_at(&self) -> Option<Timestamp> {
        self.heard_at
    }

    pub(super) fn wake_at(&self) -> Option<Timestamp> {
        let lost = |flight: Option<Flight>| flight.map(|flight| flight.lost_at);
        [self.retry_at, lost(self.push), lost(self.pull)].into_iter().flatten().min()
    }

    pub(super) fn now(&self) -> Timestamp {
        self.now
    }

    /// Takes note of the time that an input brought.
    pub(super) fn note(&mut self, now: Timestamp) {
        self.now = now;
    }

    pub(super) fn want_pull(&mut self) {
        self.pull_wanted = true;
    }

    /// Whether this was the push that is waited for.
    pub(super) fn landed_push(&mut self, flight: u64, at: Timestamp) -> bool {
        let landed = self.push.take_if(|push| push.id == flight).is_some();
        if landed {
            self.hear(at);
        }
        landed
    }

    /// The place that was asked from, if this was the pull that is waited for.
    pub(super) fn landed_pull(&mut self, flight: u64, at: Timestamp) -> Option<u64> {
        let pull = self.pull.take_if(|pull| pull.id == flight)?;
        self.hear(at);
        Some(pull.since)
    }

    fn hear(&mut self, at: Timestamp) {
        self.now = at;
        self.heard_at = Some(at);
        self.failures = 0;
        self.retry_at = None;
    }

    fn fail(&mut self, at: Timestamp, jitter: u16) {
        self.failures = self.failures.saturating_add(1);
        self.retry_at = Some(at.plus(self.wait_ms(jitter)));
    }

    /// The time until the next try: doubling, with up to half of it left out at random.
    fn wait_ms(&self, jitter: u16) -> i64 {
        let doubled = BACKOFF_MS_MIN.saturating_mul(1 << self.failures.min(16).saturating_sub(1));
        let full = doubled.min(BACKOFF_MS_MAX);
        full - full * i64::from(jitter.min(999)) / 2_000
    }

    fn take_off(&mut self, since: u64) -> Flight {
        self.last_flight += 1;
        Flight { id: self.last_flight, since, lost_at: self.now.plus(FLIGHT_MS_MAX) }
    }
}

pub(super) fn tick(step: &mut Step, at: Timestamp) {
    let flow = &mut step.core.flow;
    flow.now = at;
    let overdue = |flight: &mut Flight| flight.lost_at <= at;
    let push_lost = flow.push.take_if(overdue).is_some();
    let pull_lost = flow.pull.take_if(overdue).is_some();
    if push_lost || pull_lost {
        flow.want_pull();
        flow.fail(at, 0);
        step.happened.push(Happened::LineChanged);
    } else if flow.retry_at.is_some_and(|due| due <= at) {
        flow.retry_at = None;
        flow.want_pull();
    }
}

pub(super) fn sync_now(step: &mut Step, at: Timestamp) {
    let flow = &mut step.core.flow;
    flow.now = at;
    flow.retry_at = None;
    flow.want_pull();
}

pub(super) fn hint(step: &mut Step, hint: Hint, at: Timestamp) {
    let known = step.core.cursor;
    let news =
        known.is_none_or(|cursor| cursor.generation != hint.generation || cursor.seq < hint.seq);
    let flow = &mut step.core.flow;
    if news || flow.failures > 0 {
        flow.want_pull();
    }
    flow.hear(at);
    step.happened.push(Happened::LineChanged);
}

pub(super) fn listening(step: &mut Step, at: Timestamp) {
    step.core.flow.hear(at);
    step.core.flow.want_pull();
    step.happened.push(Happened::LineChanged);
}

pub(super) fn failed(step: &mut Step, flight: u64, fault: LineFault, at: Timestamp, jitter: u16) {
    let flow = &mut step.core.flow;
    let push_lost = flow.push.take_if(|push| push.id == flight).is_some();
    let pull_lost = flow.pull.take_if(|pull| pull.id == flight).is_some();
    if flight != 0 && !push_lost && !pull_lost {
        return; // Given up before.
    }
    flow.now = at;
    flow.want_pull();
    match fault {
        LineFault::SignedOut | LineFault::TooOld | LineFault::Gone => {
            flow.stopped = Some(fault);
            flow.retry_at = None;
        }
        LineFault::Unreachable | LineFault::Busy => flow.fail(at, jitter),
    }
    step.happened.push(Happened::LineChanged);
}

/// Sends what can be sent now. Runs after every input.
pub(super) fn launch(step: &mut Step) {
    let flow = &step.core.flow;
    if flow.stopped.is_some() || flow.retry_at.is_some() {
        return;
    }
    launch_pull(step);
    launch_push(step);
}

fn launch_pull(step: &mut Step) {
    let cursor = step.core.cursor;
    let flow = &mut step.core.flow;
    if flow.pull.is_some() || !flow.pull_wanted {
        return;
    }
    let since = cursor.map_or(0, |cursor| cursor.seq);
    let flight = flow.take_off(since);
    flow.pull = Some(flight);
    flow.pull_wanted = false;
    let query = PullQuery {
        since,
        generation: cursor.map(|cursor| cursor.generation),
        sight: cursor.map(|cursor| cursor.sight),
    };
    step.sends.push(Send::Pull { flight: flight.id, query });
}

fn launch_push(step: &mut Step) {
    let core = &mut step.core;
    let heard = core.flow.heard_at.is_some() && core.flow.failures == 0;
    if core.flow.push.is_some() || core.cursor.is_none() || !heard {
        return;
    }
    let unanswered = |entry: &&super::Entry| !matches!(entry.state, EntryState::Accepted { .. });
    let now = core.flow.now;
    // What is kept back keeps back what was done after it: the server decides in the order in which it was done here.
    let batch: Vec<_> = core
        .outbox
        .values()
        .filter(unanswered)
        .take_while(|entry| !entry.is_held(now))
        .take(PUSH_ITEMS_MAX)
        .cloned()
        .collect();
    if batch.is_empty() {
        return;
    }
    for entry in batch.iter().filter(|entry| entry.state == EntryState::Waiting) {
        let sent = super::Entry { state: EntryState::Sent, ..entry.clone() };
        step.writes.push(Write::PutEntry(sent.clone()));
        core.outbox.put(sent.n, sent);
    }
    let items = batch.into_iter().map(|entry| PushItem {
        n: entry.n,
        made_at: entry.made_at,
        command: RawCommand::Known(entry.command),
    });
    let request = PushRequest { device: core.device, items: items.collect() };
    let flight = core.flow.take_off(0);
    core.flow.push = Some(flight);
    step.sends.push(Send::Push { flight: flight.id, request });
    step.happened.push(Happened::LineChanged);
}

impl Input {
    /// The first input after opening.
    #[must_use]
    pub fn start(at: Timestamp) -> Self {
        Self::SyncNow { at }
    }
}
