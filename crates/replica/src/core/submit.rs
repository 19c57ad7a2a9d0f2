//! What the user does: commands, and what becomes of those that wait or were refused.

use super::{Entry, EntryState, Happened, Step, Touched, Write};
use roster_domain::{Command, OfflinePolicy, Refusal, Timestamp};
use std::collections::BTreeSet;

pub(super) fn submit(
    step: &mut Step,
    commands: Vec<Command>,
    at: Timestamp,
    held_until: Option<Timestamp>,
) -> Result<(), Refusal> {
    step.core.flow.note(at);
    let mut view = step.core.view.clone();
    for command in commands {
        if command.offline_policy() == OfflinePolicy::ServerOnly {
            return Err(Refusal::ServerOnly);
        }
        step.core.decide_over(&mut view, &command, at)?;
        let n = step.core.last_n + 1;
        let entry = Entry { n, command, made_at: at, state: EntryState::Waiting, held_until };
        step.core.last_n = n;
        step.core.outbox.put(n, entry.clone());
        step.writes.push(Write::PutEntry(entry));
    }
    step.core.view = view;
    step.happened.push(Happened::Changed(everything_of_people_and([Touched::Outbox])));
    Ok(())
}

pub(super) fn discard(step: &mut Step, numbers: &[u64]) {
    // What was sent may be in the log already; taking it back is a command of its own.
    let waits =
        |n: &&u64| step.core.outbox.get(n).is_some_and(|entry| entry.state == EntryState::Waiting);
    let waiting: Vec<u64> = numbers.iter().filter(waits).copied().collect();
    if waiting.is_empty() {
        return;
    }
    for n in waiting {
        step.core.outbox.remove(&n);
        step.writes.push(Write::DropEntry(n));
    }
    step.core.rebuild_view();
    step.happened.push(Happened::Changed(everything_of_people_and([Touched::Outbox])));
}

pub(super) fn settle(step: &mut Step, n: u64) {
    if step.core.attention.remove(&n).is_some() {
        step.writes.push(Write::DropRefused(n));
        step.happened.push(Happened::Changed(BTreeSet::from([Touched::Attention])));
    }
}

/// A refused command once more, under a new number: the old one has its outcome for good.
pub(super) fn retry(step: &mut Step, n: u64, at: Timestamp) -> Result<(), Refusal> {
    let Some(refused) = step.core.attention.get(&n).cloned() else { return Ok(()) };
    submit(step, vec![refused.command], at, None)?;
    settle(step, n);
    Ok(())
}

pub(super) fn everything_of_people_and(
    more: impl IntoIterator<Item = Touched>,
) -> BTreeSet<Touched> {
    [Touched::People, Touched::Roles, Touched::Workspace].into_iter().chain(more).collect()
}
