//! How a workspace begins: its own row, the ready roles, and one Owner.

use crate::{
    AccountId, Change, EmailAddress, Entity, Extra, Member, MemberId, MemberStatus, Name, Profile,
    Role, RoleId, Stamp, Subscription, WorkspaceId, limits, plan,
    role_catalogue::{ReadyRole, ready_roles},
};

/// What a new workspace begins with.
#[derive(Clone, Debug)]
pub struct Founding {
    /// The workspace's id.
    pub workspace: WorkspaceId,
    /// Its name.
    pub name: Name,
    /// The account of its first Owner.
    pub account: AccountId,
    /// That Owner's name.
    pub owner_name: Name,
    /// And email.
    pub owner_email: EmailAddress,
    /// And id as a member.
    pub member: MemberId,
    /// Whether it is somebody's own, on the plan that costs nothing (R137, R167); else it is on trial with everything (R50).
    pub private: bool,
    /// Ids for the ready roles, one each in the order of the catalogue; a role without an id is left out.
    pub role_ids: Vec<RoleId>,
}

/// The rows with which a workspace begins.
#[must_use]
pub fn found(founding: &Founding, stamp: Stamp) -> Vec<Change> {
    let from_start = ready_roles().iter().filter(|ready| ready.from_start);
    let roles: Vec<Role> = from_start
        .zip(&founding.role_ids)
        .filter_map(|(ready, id)| first_role(ready, *id))
        .collect();
    let owner_role = roles.first().map(|role| role.id);
    let profile = Profile {
        id: founding.workspace,
        name: founding.name.clone(),
        subscription: Subscription {
            plan: if founding.private { plan::FREE } else { plan::TRIAL }.to_owned(),
            seats_bought: None,
            trial_ends_at: (!founding.private).then(|| stamp.at.plus(limits::TRIAL_MS)),
            extra: Extra::new(),
        },
        founded_at: stamp.at,
        extra: Extra::new(),
    };
    let owner = owner_role.map(|role| Member {
        id: founding.member,
        account: founding.account,
        name: founding.owner_name.clone(),
        contact_email: founding.owner_email.clone(),
        role,
        status: MemberStatus::Active,
        joined_at: stamp.at,
        ends_at: None,
        extra: Extra::new(),
    });
    std::iter::once(Entity::Profile(profile))
        .chain(roles.into_iter().map(Entity::Role))
        .chain(owner.map(Entity::Member))
        .map(Change::Put)
        .collect()
}

fn first_role(ready: &ReadyRole, id: RoleId) -> Option<Role> {
    Some(Role {
        id,
        name: Name::new(ready.label, limits::ROLE_NAME_MAX).ok()?,
        kind: ready.kind,
        grants: ready.grants.clone(),
        menu: Vec::new(),
        tests: ready.tests.clone(),
        extra: Extra::new(),
    })
}
