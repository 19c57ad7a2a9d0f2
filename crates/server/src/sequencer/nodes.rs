//! What other nodes over the same store do: how it becomes known here, and what is believed while it is not heard.
//!
//! A step of another node moves the log in the store; ours that assumed less is refused there and decided again, so that no
//! decision ever stands on an old state. Reading is what may lag: by the time that news take while the line for them stands, and
//! not at all while it does not, since the store is asked before each answer then.

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
            let last = self.known_turn(workspace).and_then(|turn| turn.last());
            if last.is_some_and(|state| state.seq < seq) {
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
        let Some(state) = self.state(workspace).await? else { return Ok(None) };
        if state.seq >= place {
            return Ok(Some(state));
        }
        // Asked first, as it costs little: anybody can name a place that no log has reached.
        let reached = self.0.store.place(workspace).await?.unwrap_or(0);
        if reached <= state.seq {
            return Ok(Some(state));
        }
        self.turn(workspace).tell(reached);
        self.state(workspace).await
    }

    pub(super) async fn ask_if_deaf(
        &self,
        workspace: WorkspaceId,
        turn: &Turn,
    ) -> Result<(), Fault> {
        if !self.hears()
            && let Some(place) = self.0.store.place(workspace).await?
        {
            turn.tell(place);
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
