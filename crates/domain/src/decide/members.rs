//! What happens to members and to the workspace's own row.

use super::{Asking, Decision, put};
use crate::{
    Actor, Entity, Member, MemberId, MemberStatus, Name, Profile, Refusal, RoleId, RoleKind,
    covers, permission,
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
    // Who becomes an Owner stays: a workspace must not lose its Owners by waiting.
    let ends_at = member.ends_at.filter(|_| new.kind != RoleKind::Owner);
    Ok(put([Entity::Member(Member { role: new.id, ends_at, ..member.clone() })]))
}

/// Makes durable what everybody judges by the clock already: a membership whose end has come does not count.
pub(super) fn end(asking: &Asking<'_>, member: MemberId) -> Result<Decision, Refusal> {
    if *asking.actor != Actor::Server {
        return Err(Refusal::ServerOnly);
    }
    let member = asking.workspace.member(member).ok_or(Refusal::MemberGone)?;
    if member.status != MemberStatus::Active || !member.is_over(asking.stamp.at) {
        return Err(Refusal::NothingToChange);
    }
    Ok(put([Entity::Member(Member { status: MemberStatus::Suspended, ..member.clone() })]))
}

pub(super) fn rename_workspace(asking: &Asking<'_>, name: &Name) -> Result<Decision, Refusal> {
    asking.member_with(permission::SETTINGS_EDIT)?;
    let profile = asking.workspace.profile().ok_or(Refusal::WorkspaceGone)?;
    Ok(put([Entity::Profile(Profile { name: name.clone(), ..profile.clone() })]))
}
