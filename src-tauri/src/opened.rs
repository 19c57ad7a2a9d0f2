//! One open workspace: its account, its living copy, and the staging table of its next batch.

use crate::{
    accounts::{Account, Known},
    stagings::Table,
    views::{Count, Line, SyncView, WorkspaceEntry},
};
use roster_domain::{MemberId, WorkspaceId};
use roster_replica::{Replica, Transport, core::Line as CoreLine};
use std::sync::{Mutex, MutexGuard, PoisonError};
use url::Url;

/// One open workspace.
pub struct Opened {
    /// Whose.
    pub account: Account,
    /// Which, as it was last seen.
    pub known: Known,
    /// The living copy.
    pub replica: Replica,
    transport: Transport,
    staging: Mutex<Table>,
}

impl Opened {
    /// An open workspace with an empty staging table.
    #[must_use]
    pub fn new(account: Account, known: Known, replica: Replica, transport: Transport) -> Self {
        Self { account, known, replica, transport, staging: Mutex::new(Table::default()) }
    }

    /// The workspace.
    #[must_use]
    pub fn id(&self) -> WorkspaceId {
        self.known.id
    }

    /// The person's own member: as the copy says, or as it was last seen.
    #[must_use]
    pub fn me(&self) -> MemberId {
        self.replica.snapshot().me().unwrap_or(self.known.member)
    }

    /// The line to its server.
    #[must_use]
    pub fn transport(&self) -> Transport {
        self.transport.clone()
    }

    /// The staging table.
    pub fn staging(&self) -> MutexGuard<'_, Table> {
        self.staging.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The workspace's line in the switcher.
    #[must_use]
    pub fn entry(&self) -> WorkspaceEntry {
        let core = self.replica.snapshot();
        let view = core.view();
        let me = view.member(self.me());
        let role = me.and_then(|me| view.role(me.role)).map(|role| role.name.to_string());
        WorkspaceEntry {
            id: self.id().to_string(),
            account: self.account.id.to_string(),
            name: view
                .profile()
                .map_or_else(|| self.known.name.clone(), |profile| profile.name.to_string()),
            place: self.account.place.clone(),
            me: me.map_or_else(|| self.account.name.clone(), |me| me.name.to_string()),
            email: self.account.email.clone(),
            role: role.unwrap_or_else(|| self.known.role.clone()),
        }
    }

    /// How the device stands with the workspace's server.
    #[must_use]
    pub fn sync_view(&self) -> SyncView {
        let core = self.replica.snapshot();
        let line = match core.line() {
            CoreLine::Starting => Line::Starting,
            CoreLine::Online => Line::Online,
            CoreLine::Syncing => Line::Syncing,
            CoreLine::Offline => Line::Offline,
            CoreLine::SignedOut => Line::SignedOut,
            CoreLine::TooOld => Line::TooOld,
            CoreLine::Gone => Line::Gone,
        };
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        SyncView {
            workspace: self.id().to_string(),
            line,
            waiting: count(core.waiting()),
            attention: count(core.attention().count()),
            heard: core.heard_at().map(Count::from),
            next_try: core.wake_at().filter(|_| line == Line::Offline).map(Count::from),
        }
    }
}

/// The address of a place, where it is known without starting anything.
#[must_use]
pub fn address_of(text: &str) -> Option<Url> {
    Url::parse(text).ok()
}
