//! A pull: what changed after a place in the log, or everything, cut to what the reader may see.

use super::{Sequencer, active_member, sight::Sight};
use crate::{
    log::LogEntry,
    store::{Fault, WorkspaceStore},
};
use roster_domain::{AccountId, Change, EntityKey, Timestamp, WorkspaceId};
use roster_protocol::{PULL_ENTRIES_MAX, Page, PullAnswer, PullQuery, Pulled};
use std::collections::BTreeMap;

/// Why a pull was not answered.
#[derive(Debug, thiserror::Error)]
pub enum PullFault {
    /// The account is no active member of the workspace, or there is none.
    #[error("not an active member of this workspace")]
    NotAMember,
    /// The server failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl<S: WorkspaceStore> Sequencer<S> {
    /// What changed for a reader.
    ///
    /// # Errors
    /// When the account may read nothing here, or the store fails.
    pub async fn pull(
        &self,
        workspace: WorkspaceId,
        account: AccountId,
        query: PullQuery,
        at: Timestamp,
    ) -> Result<PullAnswer, PullFault> {
        let state = self.state(workspace).await?.ok_or(PullFault::NotAMember)?;
        let member = active_member(&state.workspace, account, at).ok_or(PullFault::NotAMember)?;
        let sight = Sight::of(&state.workspace, member, at);
        let answer = |seq, more, pulled| PullAnswer {
            generation: self.generation(),
            me: member.id,
            sight: sight.number(),
            seq,
            more,
            pulled,
        };
        let afresh = query.since == 0
            || query.since > state.seq
            || query.generation != Some(self.generation())
            || query.sight != Some(sight.number());
        if afresh {
            let rows = sight.rows(&state.workspace);
            return Ok(answer(state.seq, false, Pulled::Snapshot { rows }));
        }
        let behind = usize::try_from(state.seq - query.since).unwrap_or(usize::MAX);
        let entries =
            self.store().entries(workspace, query.since, behind.min(PULL_ENTRIES_MAX)).await?;
        let reached = entries.last().map_or(query.since, |entry| entry.seq);
        let changes = merged(entries, &sight);
        Ok(answer(reached, reached < state.seq, Pulled::Page(Page { changes })))
    }
}

/// The last change of each row that may be seen, in the order of the log.
fn merged(entries: Vec<LogEntry>, sight: &Sight) -> Vec<Change> {
    let all: Vec<Change> = entries
        .into_iter()
        .flat_map(|entry| entry.changes)
        .filter(|change| sight.shows_change(change))
        .collect();
    let last: BTreeMap<EntityKey, usize> =
        all.iter().enumerate().map(|(place, change)| (key_of(change), place)).collect();
    let is_last = |(place, change): &(usize, Change)| last.get(&key_of(change)) == Some(place);
    all.into_iter().enumerate().filter(is_last).map(|(_, change)| change).collect()
}

fn key_of(change: &Change) -> EntityKey {
    match change {
        Change::Put(row) => row.key(),
        Change::Delete(key) => key.clone(),
    }
}
