//! A workspace in memory: exactly what decisions read, and nothing that only grows (history stays in SQL).

mod reading;

use crate::{
    AccountId, Batch, BatchId, Change, Entity, EntityKey, Former, Invitation, InvitationId, Member,
    MemberId, MemberStatus, Override, OverrideId, OverrideSubject, Profile, Project, ProjectId,
    Role, RoleId, Table, Team, TeamId, standing::Access,
};
use std::sync::Arc;

/// The rows of one workspace, with the indexes that decisions need. A clone costs nothing, so that a draft, a preview or an
/// optimistic view is a clone and a few changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workspace {
    profile: Option<Profile>,
    /// Shared one by one: to change one role copies no other, though they stand together.
    roles: Table<RoleId, Arc<Role>>,
    members: Table<MemberId, Member>,
    invitations: Table<InvitationId, Invitation>,
    batches: Table<BatchId, Batch>,
    projects: Table<ProjectId, Project>,
    overrides: Table<OverrideId, Override>,
    teams: Table<TeamId, Team>,
    formers: Table<MemberId, Former>,
    others: Table<EntityKey, Entity>,
    member_by_account: Table<AccountId, MemberId>,
    member_by_email: Table<(String, MemberId), ()>,
    pending_by_email: Table<(String, InvitationId), ()>,
    member_by_role: Table<(RoleId, MemberId), ()>,
    pending_by_role: Table<(RoleId, InvitationId), ()>,
    override_by_place: Table<(ProjectId, OverrideSubject, String, OverrideId), ()>,
    project_by_person: Table<(MemberId, ProjectId), ()>,
    override_by_person: Table<(MemberId, OverrideId), ()>,
    access: Access,
    active_members: u32,
    pending_invitations: u32,
    active_projects: u32,
}

impl Workspace {
    /// A workspace made of these rows.
    pub fn from_rows(rows: impl IntoIterator<Item = Entity>) -> Self {
        let mut workspace = Self::default();
        for row in rows {
            workspace.put(row);
        }
        workspace
    }

    /// Applies changes. Doing so twice is the same as once.
    pub fn apply<'a>(&mut self, changes: impl IntoIterator<Item = &'a Change>) {
        for change in changes {
            match change {
                Change::Put(row) => self.put(row.clone()),
                Change::Delete(key) => self.delete(key),
            }
        }
    }

    fn put(&mut self, row: Entity) {
        self.delete(&row.key());
        match row {
            Entity::Profile(profile) => {
                self.access.put_plan(Some(&profile.subscription));
                self.profile = Some(profile);
            }
            Entity::Role(role) => {
                self.access.put_role(&role);
                self.roles.put(role.id, Arc::new(role));
            }
            Entity::Member(member) => {
                self.access.put_member(&member);
                self.active_members += u32::from(member.status == MemberStatus::Active);
                self.member_by_account.put(member.account, member.id);
                self.member_by_email
                    .put((member.contact_email.canonical().to_owned(), member.id), ());
                self.member_by_role.put((member.role, member.id), ());
                self.members.put(member.id, member);
            }
            Entity::Invitation(invitation) => {
                if invitation.is_pending() {
                    self.pending_invitations += 1;
                    self.pending_by_email
                        .put((invitation.email.canonical().to_owned(), invitation.id), ());
                    self.pending_by_role.put((invitation.role, invitation.id), ());
                }
                self.invitations.put(invitation.id, invitation);
            }
            Entity::Batch(batch) => {
                self.batches.put(batch.id, batch);
            }
            Entity::Project(project) => {
                self.active_projects += u32::from(project.is_active());
                for person in project.people() {
                    self.project_by_person.put((person, project.id), ());
                }
                self.projects.put(project.id, project);
            }
            Entity::Team(team) => {
                self.teams.put(team.id, team);
            }
            Entity::Former(former) => {
                self.formers.put(former.id, former);
            }
            Entity::Override(row) => {
                if let OverrideSubject::Member(member) = row.subject {
                    self.override_by_person.put((member, row.id), ());
                }
                self.override_by_place
                    .put((row.project, row.subject, row.permission.clone(), row.id), ());
                self.overrides.put(row.id, row);
            }
            Entity::Other(other) => {
                let row = Entity::Other(other);
                self.others.put(row.key(), row);
            }
        }
    }

    fn delete(&mut self, key: &EntityKey) {
        match key.kind.as_str() {
            "profile" => {
                self.access.put_plan(None);
                self.profile = None;
            }
            "role" => {
                self.access.remove_role(RoleId(key.id));
                self.roles.remove(&RoleId(key.id));
            }
            "member" => self.delete_member(MemberId(key.id)),
            "invitation" => self.delete_invitation(InvitationId(key.id)),
            "batch" => {
                self.batches.remove(&BatchId(key.id));
            }
            "project" => self.delete_project(ProjectId(key.id)),
            "team" => {
                self.teams.remove(&TeamId(key.id));
            }
            "former" => {
                self.formers.remove(&MemberId(key.id));
            }
            "override" => self.delete_override(OverrideId(key.id)),
            _ => {
                self.others.remove(key);
            }
        }
    }

    fn delete_member(&mut self, id: MemberId) {
        let Some(member) = self.members.remove(&id) else { return };
        self.access.remove_member(id);
        self.active_members -= u32::from(member.status == MemberStatus::Active);
        self.member_by_account.remove(&member.account);
        self.member_by_role.remove(&(member.role, id));
        self.member_by_email.remove(&(member.contact_email.canonical().to_owned(), id));
    }

    fn delete_invitation(&mut self, id: InvitationId) {
        let Some(invitation) = self.invitations.remove(&id) else { return };
        if invitation.is_pending() {
            self.pending_invitations -= 1;
            self.pending_by_email.remove(&(invitation.email.canonical().to_owned(), id));
            self.pending_by_role.remove(&(invitation.role, id));
        }
    }

    fn delete_project(&mut self, id: ProjectId) {
        let Some(project) = self.projects.remove(&id) else { return };
        self.active_projects -= u32::from(project.is_active());
        for person in project.people() {
            self.project_by_person.remove(&(person, id));
        }
    }

    fn delete_override(&mut self, id: OverrideId) {
        let Some(row) = self.overrides.remove(&id) else { return };
        if let OverrideSubject::Member(member) = row.subject {
            self.override_by_person.remove(&(member, id));
        }
        self.override_by_place.remove(&(row.project, row.subject, row.permission, id));
    }
}
