//! Answers to pushes: accepted commands wait for their pull, refused ones go to *Needs attention*.

use super::{
    EntryState, Happened, RefusedEntry, Step, Touched, Write, submit::everything_of_people_and,
};
use roster_domain::{Refusal, Timestamp};
use roster_protocol::{Outcome, PushAnswer};

pub(super) fn answered(step: &mut Step, flight: u64, answer: PushAnswer, at: Timestamp) {
    if !step.core.flow.landed_push(flight, at) {
        return; // An answer to a question that was given up: the command is asked again, and answered the same way.
    }
    let mut refused = 0;
    for item in answer.outcomes {
        match item.outcome {
            Outcome::Accepted { seq } => accepted(step, item.n, seq),
            Outcome::Refused { refusal } => refused += usize::from(file(step, item.n, refusal)),
        }
    }
    let known = step.core.cursor;
    if known.is_none_or(|cursor| cursor.generation != answer.generation)
        || step.core.outbox_has_accepted()
    {
        step.core.flow.want_pull();
    }
    for n in step.core.drop_covered() {
        step.writes.push(Write::DropEntry(n));
    }
    step.core.rebuild_view();
    step.happened
        .push(Happened::Changed(everything_of_people_and([Touched::Outbox, Touched::Attention])));
    if refused > 0 {
        step.happened.push(Happened::Refused(refused));
    }
}

fn accepted(step: &mut Step, n: u64, seq: u64) {
    let Some(mut entry) = step.core.outbox.get(&n).cloned() else { return };
    entry.state = EntryState::Accepted { seq };
    step.writes.push(Write::PutEntry(entry.clone()));
    step.core.outbox.put(n, entry);
}

fn file(step: &mut Step, n: u64, refusal: Refusal) -> bool {
    let Some(entry) = step.core.outbox.remove(&n) else { return false };
    let subject = step.core.subject(&entry.command);
    let refused =
        RefusedEntry { n, command: entry.command, made_at: entry.made_at, subject, refusal };
    step.writes.push(Write::DropEntry(n));
    step.writes.push(Write::PutRefused(refused.clone()));
    step.core.attention.put(n, refused);
    true
}

impl super::Core {
    fn outbox_has_accepted(&self) -> bool {
        self.outbox.values().any(|entry| matches!(entry.state, EntryState::Accepted { .. }))
    }
}
