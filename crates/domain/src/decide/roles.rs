//! Making, changing and deleting roles. Only Owners and Co-owners hold the permissions for it (R92, C14), and nobody gives what
//! they do not hold.

use super::{Asking, Decision, delete as delete_row, plan_lacks, put};
use crate::{
    Entity, Extra, Invitation, Member, MenuEntry, OverrideSubject, PermissionSet, Refusal, Role,
    RoleId, RoleKind, RoleTest, RoleTestId, Workspace, covers, effective, limits,
    permission::{self, Grantable, Permission, find, meant, needs_of},
    plan::{self, Feature},
    role_name, screens,
};

/// What a new role is made of.
pub(super) struct NewRole<'a> {
    pub id: RoleId,
    pub name: &'a str,
    pub grants: &'a PermissionSet,
    pub menu: &'a [MenuEntry],
    pub tests: &'a [RoleTest],
}

pub(super) fn create(asking: &Asking<'_>, new: &NewRole<'_>) -> Result<Decision, Refusal> {
    let workspace = asking.workspace;
    let by = asking.member_with(permission::ROLES_CREATE)?;
    if workspace.role(new.id).is_some() {
        return Err(Refusal::IdTaken);
    }
    if workspace.roles().count() >= limits::ROLES_MAX {
        return Err(too_many(limits::ROLES_MAX));
    }
    let name = role_name::check(workspace, new.name, None)?;
    ensure_giveable(workspace, by, new.grants)?;
    ensure_complete(new.grants, new.grants)?;
    ensure_menu(new.menu)?;
    if new.tests.len() > limits::ROLE_TESTS_MAX {
        return Err(too_many(limits::ROLE_TESTS_MAX));
    }
    new.tests.iter().try_for_each(ensure_test)?;
    Ok(put([Entity::Role(Role {
        id: new.id,
        name,
        kind: RoleKind::Custom,
        grants: new.grants.clone(),
        menu: new.menu.to_vec(),
        tests: new.tests.to_vec(),
        extra: Extra::new(),
    })]))
}

pub(super) fn rename(asking: &Asking<'_>, id: RoleId, name: &str) -> Result<Decision, Refusal> {
    asking.member_with(permission::ROLES_EDIT)?;
    let role = changeable(asking.workspace, id)?;
    let name = role_name::check(asking.workspace, name, Some(id))?;
    if name == role.name {
        return Err(Refusal::NothingToChange);
    }
    Ok(put([Entity::Role(Role { name, ..role.clone() })]))
}

pub(super) fn edit(
    asking: &Asking<'_>,
    id: RoleId,
    grant: &PermissionSet,
    revoke: &PermissionSet,
) -> Result<Decision, Refusal> {
    let workspace = asking.workspace;
    let by = asking.member_with(permission::ROLES_EDIT)?;
    let role = changeable(workspace, id)?;
    if !plan::has(workspace, Feature::CustomRoles, asking.stamp.at) {
        return Err(plan_lacks(workspace, Feature::CustomRoles, asking.stamp.at));
    }
    if grant.is_empty() && revoke.is_empty() {
        return Err(Refusal::NothingToChange);
    }
    if let Some(key) = grant.keys().find(|key| revoke.has(key)) {
        return Err(Refusal::OnAndOff { permission: key.to_owned() });
    }
    ensure_giveable(workspace, by, grant)?;
    if let Some(key) = revoke.unknown().find(|key| !role.grants.has(key)) {
        return Err(unknown(key));
    }
    let moved = grant.shared_with(&role.grants).with(&revoke.minus(&role.grants));
    if !moved.is_empty() {
        return Err(Refusal::ToggleMoved {
            permissions: moved.keys().map(str::to_owned).collect(),
        });
    }
    let grants = role.grants.with(grant).minus(revoke);
    ensure_complete(&grants, grant)?;
    ensure_not_needed(&grants, revoke)?;
    Ok(put([Entity::Role(Role { grants, ..role.clone() })]))
}

pub(super) fn delete(
    asking: &Asking<'_>,
    id: RoleId,
    move_to: Option<RoleId>,
) -> Result<Decision, Refusal> {
    let workspace = asking.workspace;
    let by = asking.member_with(permission::ROLES_DELETE)?;
    let role = changeable(workspace, id)?;
    if role.kind != RoleKind::Custom {
        return Err(Refusal::SystemRole);
    }
    let members: Vec<&Member> = workspace.members_with_role(id).collect();
    let invitations: Vec<&Invitation> = workspace.pending_with_role(id).collect();
    let heir = match move_to {
        Some(heir) => {
            let heir = workspace.role(heir).filter(|heir| heir.id != id);
            let heir = heir.ok_or(Refusal::RoleGone)?;
            // Being made an Owner is asked of the person, never a side effect.
            if heir.kind.is_system() || !covers(workspace, by, heir) {
                return Err(Refusal::RoleAboveOwn);
            }
            Some(heir.id)
        }
        None => None,
    };
    let in_use =
        Refusal::RoleInUse { members: short(members.len()), invitations: short(invitations.len()) };
    let heir = match heir {
        Some(heir) => heir,
        None if members.is_empty() && invitations.is_empty() => id,
        None => return Err(in_use),
    };
    let moved =
        members.into_iter().map(|member| Entity::Member(Member { role: heir, ..member.clone() }));
    let kept = invitations
        .into_iter()
        .map(|invitation| Entity::Invitation(Invitation { role: heir, ..invitation.clone() }));
    let mut decision = put(moved.chain(kept));
    let exceptions = workspace.overrides().filter(|row| row.subject == OverrideSubject::Role(id));
    decision.changes.extend(exceptions.map(|row| delete_row("override", row.id.0)));
    decision.changes.push(delete_row("role", id.0));
    Ok(decision)
}

pub(super) fn set_menu(
    asking: &Asking<'_>,
    id: RoleId,
    menu: &[MenuEntry],
) -> Result<Decision, Refusal> {
    asking.member_with(permission::ROLES_EDIT_MENU)?;
    let role = asking.workspace.role(id).ok_or(Refusal::RoleGone)?;
    ensure_menu(menu)?;
    if menu == role.menu {
        return Err(Refusal::NothingToChange);
    }
    Ok(put([Entity::Role(Role { menu: menu.to_vec(), ..role.clone() })]))
}

pub(super) fn add_test(
    asking: &Asking<'_>,
    id: RoleId,
    test: &RoleTest,
) -> Result<Decision, Refusal> {
    asking.member_with(permission::ROLES_EDIT)?;
    let role = asking.workspace.role(id).ok_or(Refusal::RoleGone)?;
    ensure_test(test)?;
    if role.tests.len() >= limits::ROLE_TESTS_MAX {
        return Err(too_many(limits::ROLE_TESTS_MAX));
    }
    if role.tests.iter().any(|known| known.id == test.id) {
        return Err(Refusal::IdTaken);
    }
    let mut changed = role.clone();
    changed.tests.push(test.clone());
    Ok(put([Entity::Role(changed)]))
}

pub(super) fn remove_test(
    asking: &Asking<'_>,
    id: RoleId,
    test: RoleTestId,
) -> Result<Decision, Refusal> {
    asking.member_with(permission::ROLES_EDIT)?;
    let mut changed = asking.workspace.role(id).ok_or(Refusal::RoleGone)?.clone();
    let before = changed.tests.len();
    changed.tests.retain(|known| known.id != test);
    if changed.tests.len() == before {
        return Err(Refusal::TestGone);
    }
    Ok(put([Entity::Role(changed)]))
}

/// A role that is there and not one of the system's.
fn changeable(workspace: &Workspace, id: RoleId) -> Result<&Role, Refusal> {
    let role = workspace.role(id).ok_or(Refusal::RoleGone)?;
    if role.kind.is_system() { Err(Refusal::SystemRole) } else { Ok(role) }
}

/// Every key is known, may be given to such a role, and is held by whoever gives it.
fn ensure_giveable(
    workspace: &Workspace,
    by: &Member,
    grants: &PermissionSet,
) -> Result<(), Refusal> {
    if let Some(key) = grants.unknown().next() {
        return Err(unknown(key));
    }
    let held = workspace.role(by.role).map(effective);
    for permission in grants.permissions() {
        let key = permission.key.to_owned();
        if permission.grantable != Grantable::Custom {
            return Err(Refusal::NotGrantable { permission: key });
        }
        if !held.is_some_and(|held| held.holds(permission)) {
            return Err(Refusal::NotHeld { permission: key });
        }
    }
    Ok(())
}

/// What `of` holds has what it needs in `grants`.
fn ensure_complete(grants: &PermissionSet, of: &PermissionSet) -> Result<(), Refusal> {
    for permission in of.permissions() {
        if let Some(needed) = needs_of(permission).find(|needed| !grants.holds(needed)) {
            return Err(dependency(permission, needed));
        }
    }
    Ok(())
}

/// Nothing in `grants` needs what was taken out.
fn ensure_not_needed(grants: &PermissionSet, revoked: &PermissionSet) -> Result<(), Refusal> {
    for gone in revoked.permissions() {
        if let Some(still) = gone.needed_by().find(|other| grants.holds(other)) {
            return Err(dependency(still, gone));
        }
    }
    Ok(())
}

fn dependency(permission: &Permission, needed: &Permission) -> Refusal {
    Refusal::DependencyOff { permission: permission.key.to_owned(), needs: needed.key.to_owned() }
}

fn ensure_menu(menu: &[MenuEntry]) -> Result<(), Refusal> {
    for (at, entry) in menu.iter().enumerate() {
        let twice = menu.iter().take(at).any(|before| before.item == entry.item);
        if twice || screens::find(&entry.item).is_none() {
            return Err(Refusal::MenuItem { item: entry.item.clone() });
        }
    }
    Ok(())
}

fn ensure_test(test: &RoleTest) -> Result<(), Refusal> {
    if test.permissions.is_empty() {
        return Err(Refusal::TestGone);
    }
    test.permissions.iter().find(|key| find(key).is_none()).map_or(Ok(()), |key| Err(unknown(key)))
}

fn unknown(key: &str) -> Refusal {
    Refusal::UnknownPermission { permission: key.to_owned(), meant: meant(key).map(str::to_owned) }
}

fn too_many(limit: usize) -> Refusal {
    Refusal::TooMany { limit: short(limit) }
}

fn short(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
