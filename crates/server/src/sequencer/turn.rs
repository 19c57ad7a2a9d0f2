//! The turn of one workspace: whoever holds it decides, one at a time; everybody else reads what was published last, and waits
//! for nobody.
//!
//! It keeps one promise: what is published is never older than the last step that was answered here, nor than what another node
//! has told. While a step is being written
//! down, readers see the state before it, as nobody was told of the step yet. When it is not known what became of a step, nothing
//! is published, and the next one, reader or writer, asks the store.

use super::{
    State,
    together::{Waiting, next_of},
};
use roster_domain::{AccountId, DeviceId};
use std::{
    collections::{BTreeMap, VecDeque},
    sync::{
        Arc, Mutex as Lock, MutexGuard as LockGuard, PoisonError, RwLock,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
};
use tokio::sync::{Mutex, MutexGuard};

/// How many devices are remembered; with more of them, all are looked up anew.
const DEVICES_MAX: usize = 10_000;

#[derive(Default)]
pub(super) struct Turn {
    order: Mutex<()>,
    /// Nothing inside means: to be loaded.
    published: RwLock<Option<Arc<State>>>,
    /// How far the log is known to reach, by what other nodes told.
    told: AtomicU64,
    /// Who waits, in the order in which they came.
    waiting: Lock<VecDeque<Waiting>>,
    /// The devices that pushed lately: whose each is, and the highest of its numbers that is known to be used.
    devices: Lock<BTreeMap<DeviceId, (AccountId, u64)>>,
    /// Those in front are to take a step each by themselves: so many.
    apart: AtomicUsize,
}

impl Turn {
    /// Waits for one's turn.
    pub(super) async fn take(&self) -> Held<'_> {
        Held { turn: self, _order: self.order.lock().await }
    }

    /// Leaves word of what one waits for.
    pub(super) fn wait(&self, waiting: Waiting) {
        self.waiting().push_back(waiting);
    }

    /// Puts those back in front who could not take a step together: each takes one of its own.
    pub(super) fn wait_apart(&self, together: Vec<Waiting>) {
        self.apart.fetch_add(together.len(), Ordering::SeqCst);
        let mut waiting = self.waiting();
        for one in together.into_iter().rev() {
            waiting.push_front(one);
        }
    }

    /// Those whose turn it is now.
    pub(super) fn next(&self) -> Vec<Waiting> {
        let apart = |left: usize| left.checked_sub(1);
        let ordering = (Ordering::SeqCst, Ordering::SeqCst);
        let is_apart = self.apart.fetch_update(ordering.0, ordering.1, apart).is_ok();
        next_of(&mut self.waiting(), is_apart)
    }

    /// Whose a device is, and the highest of its numbers that is known to be used. Somebody else may know more: the store
    /// takes no number twice.
    pub(super) fn device(&self, device: DeviceId) -> Option<(AccountId, u64)> {
        self.devices().get(&device).copied()
    }

    /// What devices asked for is in the store.
    pub(super) fn remember(&self, pushed: impl Iterator<Item = (DeviceId, AccountId, u64)>) {
        let mut devices = self.devices();
        for (device, account, highest) in pushed {
            if devices.len() >= DEVICES_MAX {
                devices.clear();
            }
            devices.insert(device, (account, highest));
        }
    }

    /// Somebody else was faster: what is remembered may be too little.
    pub(super) fn forget_devices(&self) {
        self.devices().clear();
    }

    fn devices(&self) -> LockGuard<'_, BTreeMap<DeviceId, (AccountId, u64)>> {
        self.devices.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn waiting(&self) -> LockGuard<'_, VecDeque<Waiting>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was published last, unless it is known to be too old.
    pub(super) fn published(&self) -> Option<Arc<State>> {
        let told = self.told.load(Ordering::SeqCst);
        self.last().filter(|state| state.seq >= told)
    }

    /// What was published last, however old. The lock is held for the copy of one pointer.
    pub(super) fn last(&self) -> Option<Arc<State>> {
        self.published.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Another node has told that the log reaches this far.
    pub(super) fn tell(&self, seq: u64) {
        self.told.fetch_max(seq, Ordering::SeqCst);
    }

    fn set(&self, state: Option<Arc<State>>) {
        let mut published = self.published.write().unwrap_or_else(PoisonError::into_inner);
        let before = std::mem::replace(&mut *published, state);
        drop(published);
        // The last one to hold a large workspace frees it, and must not do so while readers wait.
        drop(before);
    }
}

/// One's turn.
pub(super) struct Held<'a> {
    turn: &'a Turn,
    _order: MutexGuard<'a, ()>,
}

impl Held<'_> {
    pub(super) fn state(&self) -> Option<Arc<State>> {
        self.turn.published()
    }

    /// What was published last, however old.
    pub(super) fn last(&self) -> Option<Arc<State>> {
        self.turn.last()
    }

    /// How far the log reaches, by what was told.
    pub(super) fn told(&self) -> u64 {
        self.turn.told.load(Ordering::SeqCst)
    }

    /// This was read from the store after that was told. Should the store know less than was told, it is the store that is
    /// believed, or everybody would ask it again and again.
    pub(super) fn publish(&mut self, state: State, told: u64) -> Arc<State> {
        if state.seq < told {
            let ordering = (Ordering::SeqCst, Ordering::SeqCst);
            let _ = self.turn.told.compare_exchange(told, state.seq, ordering.0, ordering.1);
        }
        let state = Arc::new(state);
        self.turn.set(Some(Arc::clone(&state)));
        state
    }

    /// Somebody else knows more: what is published is not believed any longer.
    pub(super) fn forget(&mut self) {
        self.turn.set(None);
    }

    /// From here on it may be that the store knows more than what is published.
    pub(super) fn doubt(&mut self) -> Doubt<'_> {
        Doubt { turn: self.turn, settled: false }
    }
}

/// A step that is being written down. Dropped without [`Doubt::settled`], by a fault or because whoever asked went away, it
/// leaves nothing published.
pub(super) struct Doubt<'a> {
    turn: &'a Turn,
    settled: bool,
}

impl Doubt<'_> {
    pub(super) fn settled(mut self, state: State) {
        self.settled = true;
        self.turn.set(Some(Arc::new(state)));
    }
}

impl Drop for Doubt<'_> {
    fn drop(&mut self) {
        if !self.settled {
            self.turn.set(None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use roster_domain::Workspace;

    fn at(seq: u64) -> State {
        State { workspace: Workspace::default(), seq, head: [0; 32] }
    }

    #[tokio::test]
    async fn readers_wait_for_no_step_and_see_it_as_soon_as_it_is_settled() {
        let turn = Turn::default();
        let mut held = turn.take().await;
        held.publish(at(1), 0);
        let doubt = held.doubt();
        assert_eq!(turn.published().map(|state| state.seq), Some(1));
        doubt.settled(at(2));
        assert_eq!(turn.published().map(|state| state.seq), Some(2));
    }

    #[tokio::test]
    async fn after_a_step_of_which_nobody_knows_nothing_is_believed() {
        let turn = Turn::default();
        let mut held = turn.take().await;
        held.publish(at(1), 0);
        drop(held.doubt());
        assert!(turn.published().is_none());
    }

    #[tokio::test]
    async fn what_another_node_told_makes_the_published_old_until_the_store_was_asked() {
        let turn = Turn::default();
        let mut held = turn.take().await;
        held.publish(at(1), 0);
        turn.tell(3);
        assert!(turn.published().is_none());
        assert_eq!(turn.last().map(|state| state.seq), Some(1));
        turn.tell(2);
        held.publish(at(3), held.told());
        assert_eq!(turn.published().map(|state| state.seq), Some(3));
        turn.tell(9);
        held.publish(at(4), held.told());
        assert_eq!(turn.published().map(|state| state.seq), Some(4), "the store knows better");
    }
}
