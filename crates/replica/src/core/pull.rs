//! Answers to pulls: what the server confirms, and what that means for the outbox.

use super::{Cursor, EntryState, Happened, Step, Touched, Write, submit::everything_of_people_and};
use roster_domain::{Change, Entity, InvitationState, MemberId, Table, Timestamp, Workspace};
use roster_protocol::{PullAnswer, Pulled};

pub(super) fn answered(step: &mut Step, flight: u64, answer: PullAnswer, at: Timestamp) {
    let Some(asked) = step.core.flow.landed_pull(flight, at) else { return };
    let cursor = Cursor {
        generation: answer.generation,
        seq: answer.seq,
        sight: answer.sight,
        me: answer.me,
    };
    let same_history = step.core.cursor.is_none_or(|known| known.generation == answer.generation);
    match answer.pulled {
        Pulled::Snapshot { rows } => {
            step.core.confirmed = Workspace::from_rows(rows.iter().cloned());
            step.writes.push(Write::Replace { rows, cursor });
        }
        Pulled::Page(page) => {
            if step.core.cursor.map_or(0, |known| known.seq) != asked {
                // The page begins where this device no longer is; ask again from where it is.
                step.core.flow.want_pull();
                return;
            }
            tell_who_answered(step, &page.changes, answer.me);
            for change in &page.changes {
                if let Change::Put(Entity::Role(role)) = change {
                    step.core.role_seqs.put(role.id, answer.seq);
                }
            }
            step.core.confirmed.apply(&page.changes);
            step.writes.push(Write::Apply { changes: page.changes, cursor });
        }
    }
    step.core.cursor = Some(cursor);
    if !same_history {
        step.core.role_seqs = Table::default();
        offer_again(step);
    }
    for n in step.core.drop_covered() {
        step.writes.push(Write::DropEntry(n));
    }
    step.core.rebuild_view();
    if answer.more {
        step.core.flow.want_pull();
    }
    step.happened.push(Happened::Changed(everything_of_people_and([Touched::Outbox])));
}

/// In another history of the server no place in the log means what it meant: what was accepted there is asked for again, and
/// the server, which keeps the outcome of each number, answers the same or does it anew.
fn offer_again(step: &mut Step) {
    let accepted: Vec<_> = step
        .core
        .outbox
        .values()
        .filter(|entry| entry.state != EntryState::Waiting)
        .cloned()
        .collect();
    for mut entry in accepted {
        entry.state = EntryState::Sent;
        step.writes.push(Write::PutEntry(entry.clone()));
        step.core.outbox.put(entry.n, entry);
    }
}

fn tell_who_answered(step: &mut Step, changes: &[Change], me: MemberId) {
    let before = &step.core.confirmed;
    let mut joined = Vec::new();
    let mut declined = Vec::new();
    let mut asked = Vec::new();
    for change in changes {
        match change {
            Change::Put(Entity::Member(member))
                if member.id != me
                    && before.member(member.id).is_none()
                    && !joined.contains(&member.id) =>
            {
                joined.push(member.id);
            }
            Change::Put(Entity::Invitation(row)) if row.state == InvitationState::Declined => {
                let open_before = before.invitation(row.id).is_some_and(|old| old.is_pending());
                if open_before && !declined.contains(&row.id) {
                    declined.push(row.id);
                }
            }
            Change::Put(Entity::Invitation(row)) if row.asked_at.is_some() => {
                let asked_before = before.invitation(row.id).and_then(|old| old.asked_at);
                if asked_before != row.asked_at && !asked.contains(&row.id) {
                    asked.push(row.id);
                }
            }
            _ => {}
        }
    }
    if !asked.is_empty() {
        step.happened.push(Happened::Asked(asked));
    }
    if !joined.is_empty() {
        step.happened.push(Happened::Joined(joined));
    }
    if !declined.is_empty() {
        step.happened.push(Happened::Declined(declined));
    }
}
