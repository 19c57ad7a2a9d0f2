//! Teams: made where the plan has them, run by their managers and by whoever manages all of them.

use super::{Asking, Decision, active_member, delete, ensure_name, put};
use crate::{
    Entity, Extra, Member, MemberId, Name, Refusal, Team, TeamId, TeamPart, limits,
    permission::{TEAMS_CREATE, TEAMS_MANAGE},
};
use std::collections::BTreeSet;

pub(super) fn create(asking: &Asking<'_>, id: TeamId, name: &Name) -> Result<Decision, Refusal> {
    let by = asking.member_with(TEAMS_CREATE)?;
    if asking.workspace.team(id).is_some() {
        return Err(Refusal::IdTaken);
    }
    ensure_name(name, limits::TEAM_NAME_MAX)?;
    Ok(put([Entity::Team(Team {
        id,
        name: name.clone(),
        managers: BTreeSet::from([by.id]),
        members: BTreeSet::new(),
        created_at: asking.stamp.at,
        extra: Extra::new(),
    })]))
}

pub(super) fn rename(asking: &Asking<'_>, id: TeamId, name: &Name) -> Result<Decision, Refusal> {
    let team = run_by(asking, id)?;
    ensure_name(name, limits::TEAM_NAME_MAX)?;
    if team.name == *name {
        return Err(Refusal::NothingToChange);
    }
    Ok(put([Entity::Team(Team { name: name.clone(), ..team.clone() })]))
}

pub(super) fn remove(asking: &Asking<'_>, id: TeamId) -> Result<Decision, Refusal> {
    run_by(asking, id)?;
    Ok(Decision { changes: vec![delete("team", id.0)], effects: Vec::new() })
}

pub(super) fn set_part(
    asking: &Asking<'_>,
    id: TeamId,
    member: MemberId,
    part: Option<TeamPart>,
) -> Result<Decision, Refusal> {
    let team = run_by(asking, id)?;
    if part.is_some() {
        asking.workspace.member(member).ok_or(Refusal::MemberGone)?;
    }
    if team.part_of(member) == part {
        return Err(Refusal::NothingToChange);
    }
    let after = team.with_part(member, part).ok_or(Refusal::LastTeamManager)?;
    Ok(put([Entity::Team(after)]))
}

/// The team, if whoever asks runs it: as its manager, or by the permission to manage all of them. On a plan without teams nobody
/// does; they are kept as they are.
fn run_by<'a>(asking: &Asking<'a>, id: TeamId) -> Result<&'a Team, Refusal> {
    let by: &Member = active_member(asking.workspace, asking.actor, asking.stamp)?;
    let team = asking.workspace.team(id).ok_or(Refusal::TeamGone)?;
    match asking.member_with(TEAMS_MANAGE) {
        Err(Refusal::NotAllowed { .. }) if team.part_of(by.id) == Some(TeamPart::Manager) => {
            Ok(team)
        }
        Ok(_) => Ok(team),
        Err(refusal) => Err(refusal),
    }
}
