//! Drafts of roles between two toggles: kept with the settings of this device, so that a restart and a missing line cost nothing.

use crate::settings::Settings;
use roster_domain::{RoleId, WorkspaceId, roles::Draft};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A draft that is kept, with the name that its role had: the role may be gone when it is looked at again.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeptDraft {
    /// The role's name when it was last seen.
    pub name: String,
    /// The draft.
    pub draft: Draft,
}

/// The drafts of one workspace.
pub struct Drafts<'a> {
    settings: &'a Settings,
    workspace: WorkspaceId,
}

impl<'a> Drafts<'a> {
    /// The drafts of this workspace.
    #[must_use]
    pub fn of(settings: &'a Settings, workspace: WorkspaceId) -> Self {
        Self { settings, workspace }
    }

    /// All drafts.
    #[must_use]
    pub fn all(&self) -> BTreeMap<RoleId, KeptDraft> {
        self.settings.drafts(self.workspace)
    }

    /// The draft of a role.
    #[must_use]
    pub fn find(&self, role: RoleId) -> Option<KeptDraft> {
        self.all().remove(&role)
    }

    /// Keeps a draft; one that changes nothing and has nothing to take back is forgotten.
    pub fn keep(&self, role: RoleId, name: &str, draft: &Draft) {
        let mut all = self.all();
        if draft.is_empty() && draft.past.is_empty() {
            all.remove(&role);
        } else {
            all.insert(role, KeptDraft { name: name.to_owned(), draft: draft.clone() });
        }
        self.settings.set_drafts(self.workspace, &all);
    }

    /// Forgets a draft.
    pub fn forget(&self, role: RoleId) {
        let mut all = self.all();
        if all.remove(&role).is_some() {
            self.settings.set_drafts(self.workspace, &all);
        }
    }
}
