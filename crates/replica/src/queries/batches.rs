//! Batches of invitations: what each has come to so far.

use super::people::{Standing, standing_of};
use crate::core::Core;
use roster_domain::{BatchId, Timestamp};
use std::{cmp::Reverse, collections::BTreeMap};

/// A batch, and what became of its invitations.
#[derive(Clone, Debug, PartialEq)]
pub struct BatchLine {
    /// The batch.
    pub id: BatchId,
    /// Its name, such as a file's.
    pub name: String,
    /// The name of who sent it; empty when that person is gone.
    pub made_by: String,
    /// When.
    pub made_at: Timestamp,
    /// What was written to everybody in it.
    pub message: Option<String>,
    /// How many invitations were meant to be sent.
    pub meant: u32,
    /// How many there are.
    pub counts: BatchCounts,
}

/// How many invitations there are of each kind. What is missing to the number meant was refused, or deleted since.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as the kinds")]
pub struct BatchCounts {
    pub waiting: u32,
    pub pending: u32,
    pub accepted: u32,
    pub declined: u32,
    pub expired: u32,
    pub revoked: u32,
    pub bounced: u32,
    pub needs_approval: u32,
}

impl BatchCounts {
    fn count(&mut self, standing: Standing) {
        let count = match standing {
            Standing::WaitingToSend => &mut self.waiting,
            Standing::Accepted
            | Standing::Active
            | Standing::Suspended
            | Standing::Leaving
            | Standing::Former => &mut self.accepted,
            Standing::Pending => &mut self.pending,
            Standing::Declined => &mut self.declined,
            Standing::Expired => &mut self.expired,
            Standing::Revoked => &mut self.revoked,
            Standing::Bounced => &mut self.bounced,
            Standing::NeedsApproval => &mut self.needs_approval,
        };
        *count += 1;
    }
}

/// All batches, the newest first. Takes time by the number of invitations.
#[must_use]
pub fn batches(core: &Core, now: Timestamp) -> Vec<BatchLine> {
    let view = core.view();
    let mut counts: BTreeMap<BatchId, BatchCounts> = BTreeMap::new();
    for invitation in view.invitations() {
        if let Some(batch) = invitation.batch {
            counts.entry(batch).or_default().count(standing_of(core, invitation, now));
        }
    }
    let line = |batch: &roster_domain::Batch| BatchLine {
        id: batch.id,
        name: batch.name.to_string(),
        made_by: view.member(batch.made_by).map_or_else(String::new, |by| by.name.to_string()),
        made_at: batch.made_at,
        message: batch.message.as_ref().map(ToString::to_string),
        meant: batch.rows,
        counts: counts.get(&batch.id).copied().unwrap_or_default(),
    };
    let mut lines: Vec<BatchLine> = view.batches().map(line).collect();
    lines.sort_by_key(|line| (Reverse(line.made_at), line.id));
    lines
}
