//! What happens to members and to the workspace's own row.

use super::{Asking, Decision, active_member, ensure_name, put};
use crate::{
    Actor, EmailAddress, Entity, Member, MemberId, MemberStatus, Name, Profile, Refusal, RoleId,
    RoleKind, limits, permission,
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
    let roles = [workspace.role(member.role), Some(new)];
    roles.into_iter().flatten().try_for_each(|role| asking.ensure_not_owner(by, role))?;
    roles.into_iter().flatten().try_for_each(|role| asking.ensure_reaches(by, role))?;
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

/// One's own line, or with the permission anybody's that is not above one's own. The login email is another thing (R20).
pub(super) fn edit(
    asking: &Asking<'_>,
    member: MemberId,
    name: Option<&Name>,
    contact_email: Option<&EmailAddress>,
) -> Result<Decision, Refusal> {
    let by = active_member(asking.workspace, asking.actor, asking.stamp)?;
    let member =
        if by.id == member { by } else { asking.member_over(permission::PEOPLE_EDIT, member)?.1 };
    let mut after = member.clone();
    if let Some(name) = name {
        ensure_name(name, limits::PERSON_NAME_MAX)?;
        after.name = name.clone();
    }
    if let Some(email) = contact_email {
        let other = asking.workspace.member_with_email(email.canonical());
        if let Some(other) = other.filter(|other| other.id != member.id) {
            return Err(Refusal::AlreadyMember { member: other.id });
        }
        after.contact_email = email.clone();
    }
    if after == *member {
        return Err(Refusal::NothingToChange);
    }
    Ok(put([Entity::Member(after)]))
}

pub(super) fn rename_workspace(asking: &Asking<'_>, name: &Name) -> Result<Decision, Refusal> {
    asking.member_with(permission::SETTINGS_EDIT)?;
    let profile = asking.workspace.profile().ok_or(Refusal::WorkspaceGone)?;
    Ok(put([Entity::Profile(Profile { name: name.clone(), ..profile.clone() })]))
}
