//! What other nodes over the same store do: how it becomes known here, and what is believed while it is not heard.
//!
//! A step of another node moves the log in the store; ours that assumed less is refused there and decided again, so that no
//! decision ever stands on an old state. Whoever reads for a person asks the store first how far the log reaches, which costs one
//! small query where there are other nodes, and nothing where there are none. What is asked thousands of times a second, and on
//! the lines that are told every change, is answered from what was heard: it lags by the time that news take, and not at all
//! while they are not heard, since the store is asked then too.

use super::{Sequencer, State, turn::Turn};
use crate::{
    log::hash_of,
    store::{Fault, WorkspaceStore},
};
use roster_domain::WorkspaceId;
use roster_protocol::Hint;
use std::sync::{Arc, PoisonError, atomic::Ordering};

/// How many entries of other nodes are gone through one by one. Whoever is further behind reads the rows afresh.
const CATCH_UP_MAX: usize = 200;

impl<S: WorkspaceStore> Sequencer<S> {
    /// Whether it is heard from now on what other nodes do.
    pub(crate) fn set_hears(&self, hears: bool) {
        self.0.hears.store(hears, Ordering::SeqCst);
    }

    /// Whether it is heard what other nodes do, or there are none.
    pub(crate) fn hears(&self) -> bool {
        self.0.hears.load(Ordering::SeqCst)
    }

    /// Another node has told how far a log reaches.
    pub(crate) fn heard(&self, workspace: WorkspaceId, seq: u64) {
        if let Some(turn) = self.known_turn(workspace) {
            if turn.published().is_some_and(|state| state.seq >= seq) {
                return;
            }
            turn.tell(seq);
        }
        // Nobody listening is no harm.
        let _ = self.0.hints.send(Hint { workspace, seq, generation: self.generation() });
    }

    /// How far all logs reach, in case something was not heard.
    pub(crate) fn looked_around(&self, places: Vec<(WorkspaceId, u64)>) {
        for (workspace, seq) in places {
            let Some(turn) = self.known_turn(workspace) else { continue };
            if turn.last().is_none_or(|state| state.seq < seq) {
                self.heard(workspace, seq);
            }
        }
    }

    /// A workspace that is not older than a place which somebody knows already, perhaps from another node.
    pub(crate) async fn state_at_least(
        &self,
        workspace: WorkspaceId,
        place: u64,
    ) -> Result<Option<Arc<State>>, Fault> {
        let heard = self.state_heard(workspace).await?;
        if heard.as_ref().is_none_or(|state| state.seq >= place) {
            return Ok(heard);
        }
        self.state(workspace).await
    }

    /// A workspace as far as was heard, for whoever asks too often to ask the store each time.
    pub(crate) async fn state_heard(
        &self,
        workspace: WorkspaceId,
    ) -> Result<Option<Arc<State>>, Fault> {
        if self.hears() { self.believed(workspace).await } else { self.state(workspace).await }
    }

    /// Asks the store how far a log reaches, where other nodes may have moved it.
    pub(super) async fn ask_around(&self, workspace: WorkspaceId) -> Result<(), Fault> {
        if self.0.store.is_shared()
            && let Some(place) = self.0.store.place(workspace).await?
        {
            self.turn(workspace).tell(place);
        }
        Ok(())
    }

    /// The state after the entries that others wrote; nothing where they do not lead there without a gap.
    pub(super) async fn caught_up(
        &self,
        workspace: WorkspaceId,
        last: &State,
        told: u64,
    ) -> Result<Option<State>, Fault> {
        if told.saturating_sub(last.seq) > CATCH_UP_MAX as u64 {
            return Ok(None);
        }
        let entries = self.0.store.entries(workspace, last.seq, CATCH_UP_MAX).await?;
        let mut state = last.clone();
        for entry in entries {
            if entry.seq != state.seq + 1 || entry.before != hex::encode(state.head) {
                return Ok(None);
            }
            state.workspace.apply(&entry.changes);
            state.seq = entry.seq;
            state.head = hash_of(&entry.text()?);
        }
        Ok(Some(state).filter(|state| state.seq >= told))
    }

    fn known_turn(&self, workspace: WorkspaceId) -> Option<Arc<Turn>> {
        self.0.turns.read().unwrap_or_else(PoisonError::into_inner).get(&workspace).cloned()
    }
}
