//! Leaving, being removed, and what undoes it.

use super::{Asking, Decision, Effect, delete, put};
use crate::{
    End, Entity, Heir, Member, MemberId, MemberStatus, Refusal, RoleId,
    departure::departure,
    permission::{MEMBERS_REMOVE, MEMBERS_SUSPEND},
    reinstatement,
};

/// Who removes holds at least what the removed member's role holds, and only Owners remove Owners (A11). Oneself: as by leaving.
pub(super) fn remove(
    asking: &Asking<'_>,
    member: MemberId,
    heirs: &[Heir],
) -> Result<Decision, Refusal> {
    let (by, leaver) = asking.member_over(MEMBERS_REMOVE, member)?;
    let removed_by = (by.id != leaver.id).then_some(by.id);
    gone(asking, leaver, removed_by, heirs)
}

pub(super) fn leave(asking: &Asking<'_>, heirs: &[Heir]) -> Result<Decision, Refusal> {
    let leaver = super::active_member(asking.workspace, asking.actor, asking.stamp)?;
    gone(asking, leaver, None, heirs)
}

fn gone(
    asking: &Asking<'_>,
    leaver: &Member,
    removed_by: Option<MemberId>,
    heirs: &[Heir],
) -> Result<Decision, Refusal> {
    let departure = departure(asking.workspace, leaver, removed_by, heirs, asking.stamp.at)?;
    Ok(Decision {
        changes: departure.changes(asking.workspace),
        effects: vec![Effect::Left { member: leaver.id, account: leaver.account }],
    })
}

/// Within thirty days, and with what inviting the person anew would need.
pub(super) fn reinstate(
    asking: &Asking<'_>,
    member: MemberId,
    role: Option<RoleId>,
    ends_at: Option<End>,
) -> Result<Decision, Refusal> {
    let Asking { workspace, stamp, .. } = *asking;
    let by = asking.member_with(MEMBERS_REMOVE)?;
    let former = workspace.former(member).ok_or(Refusal::MemberGone)?;
    if stamp.at > former.undo_until() {
        return Err(Refusal::TooLate { until: former.undo_until() });
    }
    if let Some(other) = workspace.member_of_account(former.member.account) {
        return Err(Refusal::AlreadyMember { member: other.id });
    }
    let role = asking.giveable(by, role.unwrap_or(former.member.role))?;
    let mut back = Member { role: role.id, ..former.member.clone() };
    if let Some(end) = ends_at {
        back.ends_at = end.moment();
    }
    super::ensure_end(role, back.ends_at, stamp.at)?;
    if back.status == MemberStatus::Active {
        super::ensure_a_seat(workspace)?;
    }
    let mut changes = put([Entity::Member(back)]).changes;
    changes.push(delete("former", member.0));
    changes.extend(reinstatement(workspace, former).into_changes());
    Ok(Decision { changes, effects: vec![Effect::Joined(member)] })
}

/// No access and no seat from now on; everything is kept. Nobody suspends themselves: who wants to go, leaves.
pub(super) fn suspend(asking: &Asking<'_>, member: MemberId) -> Result<Decision, Refusal> {
    let (by, member) = asking.member_over(MEMBERS_SUSPEND, member)?;
    if by.id == member.id {
        return Err(Refusal::NotOneself);
    }
    if member.status == MemberStatus::Suspended {
        return Err(Refusal::NothingToChange);
    }
    Ok(put([Entity::Member(Member { status: MemberStatus::Suspended, ..member.clone() })]))
}

pub(super) fn resume(
    asking: &Asking<'_>,
    member: MemberId,
    ends_at: Option<End>,
) -> Result<Decision, Refusal> {
    let Asking { workspace, stamp, .. } = *asking;
    let (_, member) = asking.member_over(MEMBERS_SUSPEND, member)?;
    let mut after = Member { status: MemberStatus::Active, ..member.clone() };
    if let Some(end) = ends_at {
        after.ends_at = end.moment();
    }
    if after == *member {
        return Err(Refusal::NothingToChange);
    }
    let role = workspace.role(member.role).ok_or(Refusal::RoleGone)?;
    super::ensure_end(role, after.ends_at, stamp.at)?;
    if member.status == MemberStatus::Suspended {
        super::ensure_a_seat(workspace)?;
    }
    Ok(put([Entity::Member(after)]))
}

pub(super) fn set_end(
    asking: &Asking<'_>,
    member: MemberId,
    ends_at: End,
) -> Result<Decision, Refusal> {
    let (_, member) = asking.member_over(MEMBERS_SUSPEND, member)?;
    let role = asking.workspace.role(member.role).ok_or(Refusal::RoleGone)?;
    let ends_at = ends_at.moment();
    if ends_at == member.ends_at {
        return Err(Refusal::NothingToChange);
    }
    super::ensure_end(role, ends_at, asking.stamp.at)?;
    Ok(put([Entity::Member(Member { ends_at, ..member.clone() })]))
}
