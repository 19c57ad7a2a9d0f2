//! What a member may see of a workspace, and which rows that leaves of it. A rule about permissions, in one place; it asks the
//! domain and holds no permission of its own.

use roster_domain::{
    Change, Entity, EntityKey, Member, MemberId, OverrideSubject, ProjectId, Question, RoleId,
    Timestamp, Workspace, allowed,
    permission::{INVITATIONS_VIEW, MEMBERS_REMOVE, MEMBERS_VIEW, PROJECTS_VIEW, ROLES_VIEW},
};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// What a member may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sight {
    me: MemberId,
    role: RoleId,
    members: bool,
    roles: bool,
    invitations: bool,
    formers: bool,
    projects: BTreeSet<ProjectId>,
}

impl Sight {
    /// What this member may see, with the rights of this moment.
    pub(super) fn of(workspace: &Workspace, member: &Member, at: Timestamp) -> Self {
        let may = |key| allowed(workspace, &Question::new(member.id, key, at));
        let sees = |project: &ProjectId| {
            allowed(workspace, &Question::new(member.id, PROJECTS_VIEW, at).on(*project))
        };
        let members = may(MEMBERS_VIEW);
        Self {
            me: member.id,
            role: member.role,
            members,
            // Who sees the members sees their roles: the list names them, and offers those that one may give.
            roles: members || may(ROLES_VIEW),
            invitations: may(INVITATIONS_VIEW),
            // What is kept of who left serves to undo it, and is theirs who may.
            formers: may(MEMBERS_REMOVE),
            projects: workspace.projects().map(|project| project.id).filter(sees).collect(),
        }
    }

    /// A number that differs when the sight differs. Within 53 bits, so that no reader of JSON rounds it.
    pub(super) fn number(&self) -> u64 {
        let mut hasher = Sha256::new();
        hasher.update(self.me.0.as_bytes());
        hasher.update(self.role.0.as_bytes());
        let kinds = [self.members, self.roles, self.invitations, self.formers];
        hasher.update(kinds.map(u8::from));
        for project in &self.projects {
            hasher.update(project.0.as_bytes());
        }
        let first = hasher.finalize().into_iter().take(8);
        first.fold(0, |number: u64, byte| (number << 8) | u64::from(byte)) >> 11
    }

    /// Everything of the workspace that may be seen.
    pub(super) fn rows(&self, workspace: &Workspace) -> Vec<Entity> {
        workspace.rows().filter(|row| self.shows_row(row)).collect()
    }

    /// Whether a change may be seen.
    pub(super) fn shows_change(&self, change: &Change) -> bool {
        match change {
            Change::Put(row) => self.shows_row(row),
            Change::Delete(key) => self.shows(key),
        }
    }

    /// An exception is seen where its project is, by those whom it is for and by those who see all roles.
    fn shows_row(&self, row: &Entity) -> bool {
        let Entity::Override(exception) = row else { return self.shows(&row.key()) };
        let mine = match exception.subject {
            OverrideSubject::Member(member) => member == self.me,
            OverrideSubject::Role(role) => role == self.role,
        };
        (mine || self.roles) && self.projects.contains(&exception.project)
    }

    /// Kinds that this version does not know are not shown: nobody can say who may see them.
    fn shows(&self, key: &EntityKey) -> bool {
        match key.kind.as_str() {
            "profile" => true,
            "member" => self.members || key.id == self.me.0,
            "role" => self.roles || key.id == self.role.0,
            "invitation" | "batch" => self.invitations,
            "former" => self.formers,
            // A team is its people.
            "team" => self.members,
            "project" => self.projects.contains(&ProjectId(key.id)),
            // Only the id of one that is gone: it says nothing to whom it did not concern.
            "override" => true,
            _ => false,
        }
    }
}
