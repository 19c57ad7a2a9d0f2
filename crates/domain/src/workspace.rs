//! A workspace in memory: exactly what decisions read, and nothing that only grows (history stays in SQL).

use crate::{
    AccountId, Batch, BatchId, Change, Entity, EntityKey, Invitation, InvitationId, Member,
    MemberId, MemberStatus, Override, OverrideId, OverrideSubject, Profile, Project, ProjectId,
    Role, RoleId, RoleKind, Table, WorkspaceId, permission::Permission, standing::Access,
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
    others: Table<EntityKey, Entity>,
    member_by_account: Table<AccountId, MemberId>,
    member_by_email: Table<(String, MemberId), ()>,
    pending_by_email: Table<(String, InvitationId), ()>,
    member_by_role: Table<(RoleId, MemberId), ()>,
    pending_by_role: Table<(RoleId, InvitationId), ()>,
    override_by_place: Table<(ProjectId, OverrideSubject, String, OverrideId), ()>,
    access: Access,
    active_members: u32,
    pending_invitations: u32,
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
                self.projects.put(project.id, project);
            }
            Entity::Override(row) => {
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
            "project" => {
                self.projects.remove(&ProjectId(key.id));
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

    fn delete_override(&mut self, id: OverrideId) {
        let Some(row) = self.overrides.remove(&id) else { return };
        self.override_by_place.remove(&(row.project, row.subject, row.permission, id));
    }

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
