//! How far a change has travelled: which devices of a workspace were given the log up to a place.
//!
//! Kept in memory, where each pull leaves its mark, and written down now and then: nobody waits for a disk because of it. What
//! was not written down when a server ended counts as not given until the device asks again. A device counts from the answer to
//! its pull on; whether the answer arrived, only its next pull says. Knows no rule about who may see it.

use crate::{
    sequencer::{State, active_member},
    store::{Fault, SqlStore},
};
use roster_domain::{AccountId, DeviceId, Timestamp, WorkspaceId};
use roster_protocol::ReachAnswer;
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// How far devices were given the logs of their workspaces. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Reach {
    store: SqlStore,
    given: Arc<Mutex<Given>>,
}

type Given = BTreeMap<(WorkspaceId, DeviceId), Place>;

#[derive(Clone, Copy)]
struct Place {
    seq: u64,
    written: bool,
}

impl Reach {
    /// As far as it was written down.
    pub(crate) async fn load(store: SqlStore) -> Result<Self, Fault> {
        let places = store.given_places().await?.into_iter();
        let given = places
            .map(|(workspace, device, seq)| ((workspace, device), Place { seq, written: true }))
            .collect();
        Ok(Self { store, given: Arc::new(Mutex::new(given)) })
    }

    /// A device is being given everything up to this place. One whose line broke meanwhile asks again, from where it was.
    pub(crate) fn was_given(&self, workspace: WorkspaceId, device: DeviceId, seq: u64) {
        let mut given = self.given();
        let place = given.entry((workspace, device)).or_insert(Place { seq: 0, written: false });
        if place.seq != seq {
            *place = Place { seq, written: false };
        }
    }

    /// How many devices of active members there are, and how many have the log up to this place.
    pub(crate) async fn of(
        &self,
        workspace: WorkspaceId,
        state: &State,
        seq: u64,
        now: Timestamp,
    ) -> Result<ReachAnswer, Fault> {
        let mut devices = self.store.devices_signed_in(workspace, now).await?;
        devices.retain(|(account, ..)| active_member(&state.workspace, *account, now).is_some());
        let given = self.given();
        // What another server gave is known when it was written down.
        let has_it = |(_, device, written): &&(AccountId, DeviceId, u64)| {
            let here = given.get(&(workspace, *device)).map_or(0, |place| place.seq);
            here.max(*written) >= seq
        };
        let reached = devices.iter().filter(has_it).count();
        Ok(ReachAnswer { devices: short(devices.len()), reached: short(reached) })
    }

    /// Writes down what is news.
    pub(crate) async fn write_down(&self) -> Result<(), Fault> {
        let news: Vec<(WorkspaceId, DeviceId, u64)> = {
            let given = self.given();
            let news = given.iter().filter(|(_, place)| !place.written);
            news.map(|((workspace, device), place)| (*workspace, *device, place.seq)).collect()
        };
        if news.is_empty() {
            return Ok(());
        }
        self.store.write_given(&news).await?;
        let mut given = self.given();
        for (workspace, device, seq) in news {
            if let Some(place) = given.get_mut(&(workspace, device)) {
                place.written = place.seq == seq;
            }
        }
        Ok(())
    }

    fn given(&self) -> MutexGuard<'_, Given> {
        self.given.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn short(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
