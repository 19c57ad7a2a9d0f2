//! What a member may see of a workspace, and which rows that leaves of it. A rule about permissions, in one place; it asks the
//! domain and holds no permission of its own.

use roster_domain::{
    Change, Entity, EntityKey, Member, MemberId, RoleId, Workspace, explain,
    permission::{INVITATIONS_VIEW, MEMBERS_VIEW, ROLES_VIEW},
};
use sha2::{Digest, Sha256};

/// What a member may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sight {
    me: MemberId,
    role: RoleId,
    members: bool,
    roles: bool,
    invitations: bool,
}

impl Sight {
    /// What this member may see, with the rights of this moment.
    pub(super) fn of(workspace: &Workspace, member: &Member) -> Self {
        let may = |key| explain(workspace, member.id, key).allowed;
        let members = may(MEMBERS_VIEW);
        Self {
            me: member.id,
            role: member.role,
            members,
            // Who sees the members sees their roles: the list names them, and offers those that one may give.
            roles: members || may(ROLES_VIEW),
            invitations: may(INVITATIONS_VIEW),
        }
    }

    /// A number that differs when the sight differs. Within 53 bits, so that no reader of JSON rounds it.
    pub(super) fn number(self) -> u64 {
        let mut hasher = Sha256::new();
        hasher.update(self.me.0.as_bytes());
        hasher.update(self.role.0.as_bytes());
        hasher.update([u8::from(self.members), u8::from(self.roles), u8::from(self.invitations)]);
        let first = hasher.finalize().into_iter().take(8);
        first.fold(0, |number: u64, byte| (number << 8) | u64::from(byte)) >> 11
    }

    /// Everything of the workspace that may be seen.
    pub(super) fn rows(self, workspace: &Workspace) -> Vec<Entity> {
        workspace.rows().filter(|row| self.shows(&row.key())).collect()
    }

    /// Whether a change may be seen.
    pub(super) fn shows_change(self, change: &Change) -> bool {
        match change {
            Change::Put(row) => self.shows(&row.key()),
            Change::Delete(key) => self.shows(key),
        }
    }

    /// Kinds that this version does not know are not shown: nobody can say who may see them.
    fn shows(self, key: &EntityKey) -> bool {
        match key.kind.as_str() {
            "profile" => true,
            "member" => self.members || key.id == self.me.0,
            "role" => self.roles || key.id == self.role.0,
            "invitation" => self.invitations,
            _ => false,
        }
    }
}
