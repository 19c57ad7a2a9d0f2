//! A store in memory, for the simulator: nothing waits, and everything stands in the order of its keys. Keeps every mail that
//! was ever made, so that a test can count them.

use super::{
    Append, AppendFault, Belonging, Fault, KeptOutcome, LinkChange, Loaded, Pushed, WorkspaceStore,
};
use crate::log::LogEntry;
use roster_domain::{
    AccountId, Change, DeviceId, Entity, EntityKey, InvitationId, MemberId, WorkspaceId,
};
use roster_protocol::Generation;
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// A handle to a store in memory. Its clones share the contents: a server that "crashed" is a new sequencer over a clone.
#[derive(Clone, Debug)]
pub struct MemoryStore(Arc<Mutex<MemorySnapshot>>);

/// The contents of a [`MemoryStore`] at one moment, as a backup holds them.
#[derive(Clone, Debug)]
pub struct MemorySnapshot {
    generation: Generation,
    workspaces: BTreeMap<WorkspaceId, Shelf>,
    accounts: BTreeMap<String, AccountId>,
    mails: Vec<(InvitationId, String)>,
    links: BTreeMap<[u8; 32], (WorkspaceId, InvitationId)>,
}

#[derive(Clone, Debug, Default)]
struct Shelf {
    seq: u64,
    head: [u8; 32],
    rows: BTreeMap<EntityKey, Entity>,
    log: Vec<LogEntry>,
    devices: BTreeMap<DeviceId, AccountId>,
    outcomes: BTreeMap<(DeviceId, u64), KeptOutcome>,
    memberships: BTreeMap<AccountId, MemberId>,
}

impl MemoryStore {
    /// An empty store with this history.
    #[must_use]
    pub fn new(generation: Generation) -> Self {
        Self(Arc::new(Mutex::new(MemorySnapshot {
            generation,
            workspaces: BTreeMap::new(),
            accounts: BTreeMap::new(),
            mails: Vec::new(),
            links: BTreeMap::new(),
        })))
    }

    /// Everything as it is now.
    #[must_use]
    pub fn snapshot(&self) -> MemorySnapshot {
        self.inner().clone()
    }

    /// Puts an earlier state back, as the beginning of another history. Sequencers over this store have to be made anew.
    pub fn restore(&self, snapshot: MemorySnapshot, generation: Generation) {
        *self.inner() = MemorySnapshot { generation, ..snapshot };
    }

    /// Every mail that was ever made, in order: its invitation, and the token of its link.
    #[must_use]
    pub fn mails_queued(&self) -> Vec<(InvitationId, String)> {
        self.inner().mails.clone()
    }

    /// The invitation that a link opens, by the hash of its token, while it is alive.
    #[must_use]
    pub fn link(&self, hash: &[u8; 32]) -> Option<(WorkspaceId, InvitationId)> {
        self.inner().links.get(hash).copied()
    }

    /// How many links of an invitation are alive.
    #[must_use]
    pub fn live_links(&self, invitation: InvitationId) -> usize {
        self.inner().links.values().filter(|(_, of)| *of == invitation).count()
    }

    /// A workspace's whole log.
    #[must_use]
    pub fn log(&self, workspace: WorkspaceId) -> Vec<LogEntry> {
        self.inner().workspaces.get(&workspace).map(|shelf| shelf.log.clone()).unwrap_or_default()
    }

    /// Every outcome that is kept for a workspace, by device and number.
    #[must_use]
    pub fn kept_outcomes(&self, workspace: WorkspaceId) -> Vec<((DeviceId, u64), KeptOutcome)> {
        let inner = self.inner();
        let shelf = inner.workspaces.get(&workspace);
        shelf.map(|shelf| shelf.outcomes.clone().into_iter().collect()).unwrap_or_default()
    }

    /// Which member an account is in a workspace, by the projection that crosses workspaces.
    #[must_use]
    pub fn membership(&self, workspace: WorkspaceId, account: AccountId) -> Option<MemberId> {
        self.inner().workspaces.get(&workspace)?.memberships.get(&account).copied()
    }

    /// The workspaces that an account belongs to.
    #[must_use]
    pub fn workspaces_of(&self, account: AccountId) -> Vec<WorkspaceId> {
        let inner = self.inner();
        let of = inner.workspaces.iter().filter(|(_, s)| s.memberships.contains_key(&account));
        of.map(|(workspace, _)| *workspace).collect()
    }

    fn inner(&self) -> MutexGuard<'_, MemorySnapshot> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl MemorySnapshot {
    fn check(&self, append: &Append) -> Result<(), AppendFault> {
        let shelf = self.workspaces.get(&append.workspace);
        if shelf.map_or(0, |shelf| shelf.seq) != append.base {
            return Err(AppendFault::Raced);
        }
        let is_used = |pushed: &Pushed| {
            let used = |(n, _): &(u64, KeptOutcome)| {
                shelf.is_some_and(|shelf| shelf.outcomes.contains_key(&(pushed.device, *n)))
            };
            pushed.outcomes.iter().any(used)
        };
        if append.pushes.iter().any(is_used) {
            return Err(AppendFault::Raced);
        }
        let is_anothers = |pushed: &Pushed| {
            let bound = shelf.and_then(|shelf| shelf.devices.get(&pushed.device));
            bound.is_some_and(|bound| *bound != pushed.account)
        };
        if append.pushes.iter().any(is_anothers) {
            return Err(AppendFault::Raced);
        }
        let taken = |account: &super::NewAccount| {
            !account.is_known && self.accounts.contains_key(account.email.canonical())
        };
        if append.accounts.iter().any(taken) {
            return Err(Fault::AccountExists.into());
        }
        Ok(())
    }

    fn append(&mut self, append: Append) {
        for link in append.links {
            self.change_link(append.workspace, link);
        }
        for account in append.accounts {
            self.accounts.insert(account.email.canonical().to_owned(), account.id);
        }
        let shelf = self.workspaces.entry(append.workspace).or_default();
        shelf.seq = append.seq;
        shelf.head = append.head;
        shelf.log.extend(append.entries);
        for change in append.rows {
            match change {
                Change::Put(row) => shelf.rows.insert(row.key(), row),
                Change::Delete(key) => shelf.rows.remove(&key),
            };
        }
        for Pushed { device, account, outcomes } in append.pushes {
            shelf.devices.insert(device, account);
            let kept = outcomes.into_iter().map(|(n, kept)| ((device, n), kept));
            shelf.outcomes.extend(kept);
        }
        for belonging in append.belonging {
            self.belong(append.workspace, belonging);
        }
    }

    fn belong(&mut self, workspace: WorkspaceId, belonging: Belonging) {
        let shelf = self.workspaces.entry(workspace).or_default();
        match belonging {
            Belonging::Begins { account, member, .. } => {
                shelf.memberships.insert(account, member);
            }
            Belonging::Ends { account, alone } => {
                shelf.memberships.remove(&account);
                let belongs = |shelf: &Shelf| shelf.memberships.contains_key(&account);
                if !self.workspaces.values().any(belongs) {
                    self.append(*alone);
                }
            }
        }
    }

    fn change_link(&mut self, workspace: WorkspaceId, link: LinkChange) {
        let (LinkChange::Mint { invitation, .. } | LinkChange::End { invitation }) = &link;
        let ended = *invitation;
        self.links.retain(|_, (_, of)| *of != ended);
        if let LinkChange::Mint { invitation, hash, mail, .. } = link {
            self.links.insert(hash, (workspace, invitation));
            self.mails.push((invitation, mail.token));
        }
    }
}

impl WorkspaceStore for MemoryStore {
    fn generation(&self) -> Generation {
        self.inner().generation
    }

    async fn load(&self, workspace: WorkspaceId) -> Result<Option<Loaded>, Fault> {
        let inner = self.inner();
        Ok(inner.workspaces.get(&workspace).map(|shelf| Loaded {
            seq: shelf.seq,
            head: shelf.head,
            rows: shelf.rows.values().cloned().collect(),
        }))
    }

    async fn place(&self, workspace: WorkspaceId) -> Result<Option<u64>, Fault> {
        Ok(self.inner().workspaces.get(&workspace).map(|shelf| shelf.seq))
    }

    async fn entries(
        &self,
        workspace: WorkspaceId,
        after: u64,
        limit: usize,
    ) -> Result<Vec<LogEntry>, Fault> {
        let inner = self.inner();
        let log =
            inner.workspaces.get(&workspace).map(|shelf| shelf.log.as_slice()).unwrap_or_default();
        let from = usize::try_from(after).unwrap_or(usize::MAX);
        Ok(log.iter().skip(from).take(limit).cloned().collect())
    }

    async fn device_account(
        &self,
        workspace: WorkspaceId,
        device: DeviceId,
    ) -> Result<Option<AccountId>, Fault> {
        let inner = self.inner();
        Ok(inner.workspaces.get(&workspace).and_then(|shelf| shelf.devices.get(&device)).copied())
    }

    async fn outcomes(
        &self,
        workspace: WorkspaceId,
        device: DeviceId,
        numbers: &[u64],
    ) -> Result<BTreeMap<u64, KeptOutcome>, Fault> {
        let inner = self.inner();
        let Some(shelf) = inner.workspaces.get(&workspace) else { return Ok(BTreeMap::new()) };
        let kept = |n: &u64| shelf.outcomes.get(&(device, *n)).map(|kept| (*n, kept.clone()));
        Ok(numbers.iter().filter_map(kept).collect())
    }

    async fn append(&self, append: Append) -> Result<(), AppendFault> {
        let mut inner = self.inner();
        inner.check(&append)?;
        inner.append(append);
        Ok(())
    }
}
