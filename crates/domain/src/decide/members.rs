//! What happens to members and to the workspace's own row.

use super::{Asking, Decision, put};
use crate::{
    Entity, Member, MemberId, Name, Profile, Refusal, RoleId, RoleKind, covers, permission,
};

/// Who changes a role holds at least what both the old and the new role hold (P13, P15, A10).
pub(super) fn change_role(
    asking: &Asking<'_>,
    member: MemberId,
    role: RoleId,
) -> Result<Decision, Refusal> {
    let workspace = asking.workspace;
    let by = asking.member_with(permission::MEMBERS_CHANGE_ROLE)?;
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
    Ok(put([Entity::Member(Member { role: new.id, ..member.clone() })]))
}

pub(super) fn rename_workspace(asking: &Asking<'_>, name: &Name) -> Result<Decision, Refusal> {
    asking.member_with(permission::SETTINGS_EDIT)?;
    let profile = asking.workspace.profile().ok_or(Refusal::WorkspaceGone)?;
    Ok(put([Entity::Profile(Profile { name: name.clone(), ..profile.clone() })]))
}
