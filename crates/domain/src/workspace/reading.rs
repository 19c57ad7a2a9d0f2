//! What can be asked of a workspace.

use super::Workspace;
use crate::{
    AccountId, Batch, BatchId, Entity, Former, Invitation, InvitationId, Member, MemberId,
    MemberStatus, Override, OverrideId, OverrideSubject, Profile, Project, ProjectId, Role, RoleId,
    RoleKind, Table, Team, TeamId, WorkspaceId, permission::Permission, standing::Access,
};
use std::sync::Arc;

impl Workspace {
    /// The workspace's own row; absent before it was founded and after it is gone.
    #[must_use]
    pub fn profile(&self) -> Option<&Profile> {
        self.profile.as_ref()
    }

    /// The workspace's id.
    #[must_use]
    pub fn id(&self) -> Option<WorkspaceId> {
        self.profile.as_ref().map(|profile| profile.id)
    }

    /// A role.
    #[must_use]
    pub fn role(&self, id: RoleId) -> Option<&Role> {
        self.roles.get(&id).map(Arc::as_ref)
    }

    /// All roles.
    pub fn roles(&self) -> impl Iterator<Item = &Role> {
        self.roles.values().map(Arc::as_ref)
    }

    /// A member.
    #[must_use]
    pub fn member(&self, id: MemberId) -> Option<&Member> {
        self.members.get(&id)
    }

    /// All members.
    pub fn members(&self) -> impl Iterator<Item = &Member> {
        self.members.values()
    }

    /// The membership of an account.
    #[must_use]
    pub fn member_of_account(&self, account: AccountId) -> Option<&Member> {
        self.member_by_account.get(&account).and_then(|id| self.members.get(id))
    }

    /// A member with this canonical contact email.
    #[must_use]
    pub fn member_with_email(&self, canonical: &str) -> Option<&Member> {
        let id = first_with(&self.member_by_email, canonical, MemberId(uuid::Uuid::nil()))?;
        self.members.get(&id)
    }

    /// An invitation.
    #[must_use]
    pub fn invitation(&self, id: InvitationId) -> Option<&Invitation> {
        self.invitations.get(&id)
    }

    /// All invitations, whatever became of them.
    pub fn invitations(&self) -> impl Iterator<Item = &Invitation> {
        self.invitations.values()
    }

    /// The pending invitation to this canonical email, expired or not.
    #[must_use]
    pub fn pending_with_email(&self, canonical: &str) -> Option<&Invitation> {
        let id = first_with(&self.pending_by_email, canonical, InvitationId(uuid::Uuid::nil()))?;
        self.invitations.get(&id)
    }

    /// A batch of invitations.
    #[must_use]
    pub fn batch(&self, id: BatchId) -> Option<&Batch> {
        self.batches.get(&id)
    }

    /// All batches.
    pub fn batches(&self) -> impl Iterator<Item = &Batch> {
        self.batches.values()
    }

    /// A project.
    #[must_use]
    pub fn project(&self, id: ProjectId) -> Option<&Project> {
        self.projects.get(&id)
    }

    /// All projects.
    pub fn projects(&self) -> impl Iterator<Item = &Project> {
        self.projects.values()
    }

    /// The projects that a member is on, in order of id.
    pub fn projects_of(&self, member: MemberId) -> impl Iterator<Item = &Project> {
        let ids = self
            .project_by_person
            .from((member, ProjectId(uuid::Uuid::nil())))
            .take_while(move |((of, _), ())| *of == member);
        ids.filter_map(|((_, id), ())| self.projects.get(id))
    }

    /// How many projects are active (R172).
    #[must_use]
    pub fn active_projects(&self) -> u32 {
        self.active_projects
    }

    /// A team.
    #[must_use]
    pub fn team(&self, id: TeamId) -> Option<&Team> {
        self.teams.get(&id)
    }

    /// All teams.
    pub fn teams(&self) -> impl Iterator<Item = &Team> {
        self.teams.values()
    }

    /// Somebody who was a member, and is kept under the id of then.
    #[must_use]
    pub fn former(&self, id: MemberId) -> Option<&Former> {
        self.formers.get(&id)
    }

    /// Everybody who was a member.
    pub fn formers(&self) -> impl Iterator<Item = &Former> {
        self.formers.values()
    }

    /// An exception on a project.
    #[must_use]
    pub fn override_row(&self, id: OverrideId) -> Option<&Override> {
        self.overrides.get(&id)
    }

    /// All exceptions on all projects.
    pub fn overrides(&self) -> impl Iterator<Item = &Override> {
        self.overrides.values()
    }

    /// The exceptions on this project for this subject and permission, in order of id. Decisions leave one at most; rows from
    /// elsewhere may bring more.
    pub fn overrides_at(
        &self,
        project: ProjectId,
        subject: OverrideSubject,
        permission: &Permission,
    ) -> impl Iterator<Item = &Override> {
        let least = OverrideId(uuid::Uuid::nil());
        let ids = self.override_by_place.from((project, subject, permission.key.to_owned(), least));
        let here = ids.take_while(move |((of, whose, what, _), ())| {
            *of == project && *whose == subject && what == permission.key
        });
        here.filter_map(|((.., id), ())| self.overrides.get(id))
    }

    /// The exception that counts on this project for this subject and permission. Of several, the first that takes: in whatever
    /// order rows arrive, the answer is one, and never the wider one.
    #[must_use]
    pub fn override_at(
        &self,
        project: ProjectId,
        subject: OverrideSubject,
        permission: &Permission,
    ) -> Option<&Override> {
        if self.overrides.is_empty() {
            return None;
        }
        let mut here = self.overrides_at(project, subject, permission);
        let first = here.next()?;
        Some(if first.allow { here.find(|row| !row.allow).unwrap_or(first) } else { first })
    }

    /// The exception that counts for a member with this role on this project: the member's own before the role's.
    #[must_use]
    pub fn override_for(
        &self,
        project: ProjectId,
        (member, role): (MemberId, RoleId),
        permission: &Permission,
    ) -> Option<&Override> {
        let at = |subject| self.override_at(project, subject, permission);
        at(OverrideSubject::Member(member)).or_else(|| at(OverrideSubject::Role(role)))
    }

    /// The exceptions made for this member, in order of id.
    pub fn overrides_for(&self, member: MemberId) -> impl Iterator<Item = &Override> {
        let ids = self
            .override_by_person
            .from((member, OverrideId(uuid::Uuid::nil())))
            .take_while(move |((of, _), ())| *of == member);
        ids.filter_map(|((_, id), ())| self.overrides.get(id))
    }

    /// The members with this role, suspended ones too, in order of id.
    pub fn members_with_role(&self, role: RoleId) -> impl Iterator<Item = &Member> {
        let ids = self
            .member_by_role
            .from((role, MemberId(uuid::Uuid::nil())))
            .take_while(move |((of, _), ())| *of == role);
        ids.filter_map(|((_, id), ())| self.members.get(id))
    }

    /// The pending invitations to this role, expired ones too, in order of id.
    pub fn pending_with_role(&self, role: RoleId) -> impl Iterator<Item = &Invitation> {
        let ids = self
            .pending_by_role
            .from((role, InvitationId(uuid::Uuid::nil())))
            .take_while(move |((of, _), ())| *of == role);
        ids.filter_map(|((_, id), ())| self.invitations.get(id))
    }

    /// What checks read.
    #[inline]
    pub(crate) fn access(&self) -> &Access {
        &self.access
    }

    /// How many members are active.
    #[must_use]
    pub fn active_members(&self) -> u32 {
        self.active_members
    }

    /// How many invitations are pending, expired ones included.
    #[must_use]
    pub fn pending_invitations(&self) -> u32 {
        self.pending_invitations
    }

    /// How many active Owners there are; Co-owners do not count (C11).
    #[must_use]
    pub fn active_owners(&self) -> usize {
        let owner_roles = self.roles().filter(|role| role.kind == RoleKind::Owner);
        let owners = owner_roles.flat_map(|role| self.members_with_role(role.id));
        owners.filter(|member| member.status == MemberStatus::Active).count()
    }

    /// All rows, in a fixed order.
    pub fn rows(&self) -> impl Iterator<Item = Entity> {
        self.profile
            .iter()
            .cloned()
            .map(Entity::Profile)
            .chain(self.roles().cloned().map(Entity::Role))
            .chain(self.members.values().cloned().map(Entity::Member))
            .chain(self.invitations.values().cloned().map(Entity::Invitation))
            .chain(self.batches.values().cloned().map(Entity::Batch))
            .chain(self.projects.values().cloned().map(Entity::Project))
            .chain(self.overrides.values().cloned().map(Entity::Override))
            .chain(self.teams.values().cloned().map(Entity::Team))
            .chain(self.formers.values().cloned().map(Entity::Former))
            .chain(self.others.values().cloned())
    }
}

/// The first id under a canonical email in an index by (email, id).
fn first_with<Id: Ord + Copy>(
    index: &Table<(String, Id), ()>,
    canonical: &str,
    least: Id,
) -> Option<Id> {
    let (key, ()) = index.first_from(&(canonical.to_owned(), least))?;
    (key.0 == canonical).then_some(key.1)
}
