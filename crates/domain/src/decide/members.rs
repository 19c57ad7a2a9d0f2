//! What happens to members and to the workspace's own row.

use super::{Decision, member_with};
use crate::{
    Actor, Change, Entity, Member, MemberId, Name, Profile, Refusal, RoleId, RoleKind, Workspace,
    covers, permission,
};

/// Who changes a role holds at least what both the old and the new role hold (P13, P15, A10).
pub(super) fn change_role(
    workspace: &Workspace,
    actor: &Actor,
    member: MemberId,
    role: RoleId,
) -> Result<Decision, Refusal> {
    let by = member_with(workspace, actor, permission::MEMBERS_CHANGE_ROLE)?;
    let member = workspace.member(member).ok_or(Refusal::MemberGone)?;
    let new = workspace.role(role).ok_or(Refusal::RoleGone)?;
    let old = workspace.role(member.role);
    let by_owner = workspace.role(by.role).is_some_and(|role| role.kind == RoleKind::Owner);
    let touches_owner =
        new.kind == RoleKind::Owner || old.is_some_and(|old| old.kind == RoleKind::Owner);
    if touches_owner && !by_owner {
        return Err(Refusal::OwnersOnly);
    }
    if !covers(workspace, by, new) || old.is_some_and(|old| !covers(workspace, by, old)) {
        return Err(Refusal::RoleAboveOwn);
    }
    let changed = Member { role: new.id, ..member.clone() };
    Ok(Decision { changes: vec![Change::Put(Entity::Member(changed))], effects: Vec::new() })
}

pub(super) fn rename_workspace(
    workspace: &Workspace,
    actor: &Actor,
    name: &Name,
) -> Result<Decision, Refusal> {
    member_with(workspace, actor, permission::SETTINGS_EDIT)?;
    let profile = workspace.profile().ok_or(Refusal::WorkspaceGone)?;
    let renamed = Profile { name: name.clone(), ..profile.clone() };
    Ok(Decision { changes: vec![Change::Put(Entity::Profile(renamed))], effects: Vec::new() })
}
