//! The accounts that are open on this device: the line to each one's server, with or without a workspace behind it.

use crate::{
    accounts::{Account, Known},
    faults::fault,
    home::Home,
    views::{AccountEntry, CommandError, Place, WorkspaceEntry},
};
use roster_domain::{AccountId, WorkspaceId};
use roster_protocol::Membership;
use roster_replica::{Store, Transport};
use std::sync::{Arc, PoisonError};

/// One account that is open.
pub struct Signed {
    /// Which.
    pub id: AccountId,
    /// The line to its server.
    pub transport: Transport,
    /// The files of its workspaces.
    pub(crate) store: Store,
}

impl Signed {
    /// An account that is open.
    #[must_use]
    pub fn new(account: &Account, transport: Transport, store: Store) -> Self {
        Self { id: account.id, transport, store }
    }
}

impl From<&Account> for AccountEntry {
    fn from(account: &Account) -> Self {
        Self {
            id: account.id.to_string(),
            name: account.name.clone(),
            email: account.email.clone(),
            place: account.place.clone(),
        }
    }
}

impl Home {
    /// The open account with an id.
    #[must_use]
    pub fn signed_as(&self, id: AccountId) -> Option<Arc<Signed>> {
        let signed = self.signed.read().unwrap_or_else(PoisonError::into_inner);
        signed.iter().find(|signed| signed.id == id).cloned()
    }

    /// The open account that the page names, and what this device knows of it.
    ///
    /// # Errors
    /// When none such is open: somebody signed out meanwhile.
    pub fn signed(&self, id: &str) -> Result<(Arc<Signed>, Account), CommandError> {
        let id: AccountId = id.parse().map_err(|error| fault("no account id", &error))?;
        let known = self.settings.accounts().into_iter().find(|account| account.id == id);
        self.signed_as(id).zip(known).ok_or(CommandError::SignedOut)
    }

    /// Changes what this device knows of an account.
    pub fn edit_account(&self, id: AccountId, edit: impl FnOnce(&mut Account)) {
        let mut accounts = self.settings.accounts();
        let Some(account) = accounts.iter_mut().find(|account| account.id == id) else { return };
        let before = account.clone();
        edit(account);
        if *account != before {
            self.settings.set_accounts(&accounts);
        }
    }

    /// The lines of the switcher, each with the email that its account signs in with by now.
    #[must_use]
    pub fn entries(&self) -> Vec<WorkspaceEntry> {
        let accounts = self.settings.accounts();
        let email = |id| accounts.iter().find(|kept| kept.id == id).map(|kept| kept.email.clone());
        let entry = |opened: &Arc<crate::opened::Opened>| {
            let entry = opened.entry();
            let email = email(opened.account.id).unwrap_or_else(|| entry.email.clone());
            WorkspaceEntry { email, ..entry }
        };
        self.opened().iter().map(entry).collect()
    }

    /// Opens the workspaces among these that this device does not have yet. Gives how many that were.
    ///
    /// # Errors
    /// When their files cannot be opened.
    pub async fn take_more(
        &self,
        id: AccountId,
        memberships: Vec<Membership>,
    ) -> Result<usize, CommandError> {
        let _alone = self.taking.lock().await;
        let (signed, account) = self.signed(&id.to_string())?;
        let has = |workspace: WorkspaceId| account.workspaces.iter().any(|has| has.id == workspace);
        let new: Vec<Known> = memberships
            .into_iter()
            .filter(|membership| !has(membership.workspace))
            .map(Known::from)
            .collect();
        for known in &new {
            self.open_workspace(&signed, &account, known).await?;
        }
        let count = new.len();
        self.edit_account(id, |account| account.workspaces.extend(new));
        Ok(count)
    }

    /// Asks each server which workspaces there are by now: somebody may have joined one in a browser. Gives how many are new.
    pub async fn look_for_workspaces(&self) -> usize {
        let accounts = self.settings.accounts();
        let elsewhere = accounts.iter().filter(|kept| matches!(kept.place, Place::Server { .. }));
        let mut new = 0;
        for account in elsewhere {
            let Some(signed) = self.signed_as(account.id) else { continue };
            // A server that cannot be asked now is asked at the next start.
            let Ok(memberships) = signed.transport.workspaces().await else { continue };
            match self.take_more(account.id, memberships).await {
                Ok(count) => new += count,
                Err(error) => tracing::error!(?error, "a workspace cannot be opened"),
            }
        }
        new
    }
}
