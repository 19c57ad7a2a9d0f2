//! A removal before it happens, and what undoes it, as the page shows them.

use crate::{
    faults::{refusal_view, refused},
    stagings::seats_view,
    views::{CommandError, Count, HeirloomKind, Passing, ReinstatementView, RemovalRehearsal},
};
use roster_domain::{
    Departure, Heir, Heirloom, Lost, MemberId, Refusal, Timestamp, Workspace, heir_of, limits,
    seats,
};
use roster_replica::{core::Core, queries};

/// What removing this member would do.
pub fn removal(
    core: &Core,
    member: MemberId,
    heirs: &[Heir],
    now: Timestamp,
) -> Result<RemovalRehearsal, CommandError> {
    let view = core.view();
    let row = view.member(member).ok_or_else(|| refused(&Refusal::MemberGone, view))?;
    let rehearsed = queries::rehearse(core, member, heirs, now);
    let (departure, refusal) = match rehearsed {
        Ok(departure) => (Some(departure), None),
        Err(refusal) => (None, Some(refusal)),
    };
    let is_me = core.me() == Some(member);
    let theirs = queries::belongings(core, member);
    let remover = core.me().filter(|_| !is_me);
    let to = |what: Heirloom| heir_of(what, heirs, remover);
    let passing = |kind, id: String, name: &str, heir: Option<MemberId>| Passing {
        kind,
        id,
        name: name.to_owned(),
        to: heir.map(|to| (to.to_string(), name_of(view, to))),
        to_me: heir.is_some() && heir == core.me(),
    };
    let projects = theirs.projects.iter().filter(|row| row.3).map(|(id, name, ..)| {
        passing(HeirloomKind::Project, id.to_string(), name, to(Heirloom::Project(*id)))
    });
    let teams = theirs.teams.iter().filter(|row| row.3).map(|(id, name, ..)| {
        passing(HeirloomKind::Team, id.to_string(), name, to(Heirloom::Team(*id)))
    });
    let others = |all: usize, alone: usize| u32::try_from(all - alone).unwrap_or(u32::MAX);
    let passing: Vec<Passing> = projects.chain(teams).collect();
    let alone = |kind| passing.iter().filter(|row| row.kind == kind).count();
    Ok(RemovalRehearsal {
        name: row.name.to_string(),
        is_me,
        other_projects: others(theirs.projects.len(), alone(HeirloomKind::Project)),
        other_teams: others(theirs.teams.len(), alone(HeirloomKind::Team)),
        exceptions: u32::try_from(theirs.exceptions).unwrap_or(u32::MAX),
        invitations: departure.as_ref().map(|d| addresses(view, d)).unwrap_or_default(),
        seats: seats_view(&seats(view)),
        seats_after: seats_view(&departure.as_ref().map_or_else(|| seats(view), |d| d.seats.1)),
        over_projects: departure
            .as_ref()
            .and_then(|departure| departure.over_project_limit)
            .map(|over| (over.active, over.limit)),
        undo_until: Count::from(now.plus(limits::REMOVAL_UNDO_MS)),
        refused: refusal.map(|refusal| refusal_view(&refusal, view)),
        passing,
    })
}

fn addresses(view: &Workspace, departure: &Departure) -> Vec<String> {
    let rows = departure.invitations.iter().filter_map(|id| view.invitation(*id));
    rows.map(|row| row.email.to_string()).collect()
}

/// What undoing a removal would bring back.
pub fn returning(
    core: &Core,
    member: MemberId,
    now: Timestamp,
) -> Result<ReinstatementView, CommandError> {
    let view = core.view();
    let gone = || refused(&Refusal::MemberGone, view);
    let (former, back, refusal) = queries::reinstated(core, member, now).ok_or_else(gone)?;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let project = |id| view.project(id).map(|row| row.name.to_string()).unwrap_or_default();
    let team = |id| view.team(id).map(|row| row.name.to_string()).unwrap_or_default();
    let lost = back.lost.iter().map(|lost| {
        let (kind, name) = match lost {
            Lost::Project(id) => ("project", project(*id)),
            Lost::Ownership(id) => ("ownership", project(*id)),
            Lost::Team(id) => ("team", team(*id)),
            Lost::Management(id) => ("management", team(*id)),
        };
        (kind.to_owned(), name)
    });
    Ok(ReinstatementView {
        name: former.member.name.to_string(),
        removed_by: former.removed_by.map(|by| name_of(view, by)).unwrap_or_default(),
        left: Count::from(former.left_at),
        undo_until: Count::from(former.undo_until()),
        role: view.role(former.member.role).map(|row| row.name.to_string()).unwrap_or_default(),
        projects: count(back.projects.len()),
        teams: count(back.teams.len()),
        exceptions: back.exceptions,
        lost: lost.collect(),
        refused: refusal.map(|refusal| refusal_view(&refusal, view)),
    })
}

fn name_of(view: &Workspace, member: MemberId) -> String {
    let row = view.member(member);
    let row = row.or_else(|| view.former(member).map(|former| &former.member));
    row.map(|row| row.name.to_string()).unwrap_or_default()
}
