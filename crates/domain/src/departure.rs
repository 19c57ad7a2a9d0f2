//! What somebody's leaving does, worked out before anything happens: the receipt that is shown in advance and the decision are
//! made of the same lines, so that nothing follows that was not said.

use crate::{
    Actor, Change, Command, Entity, EntityKey, Extra, Former, Heir, Heirloom, Held, HeldProject,
    HeldTeam, InvitationId, Member, MemberId, MemberStatus, Passed, ProjectPart, Refusal, Seats,
    Stamp, Timestamp, Workspace, decide, plan, seats,
};

/// What follows when a member leaves. Holds what stands in the workspace as far as it is known to whoever asks.
#[derive(Clone, Debug, PartialEq)]
pub struct Departure {
    /// The row that is kept, with everything that was theirs and to whom it passed.
    pub former: Former,
    /// Pending invitations that stand on their word and will wait for somebody else's (A08).
    pub invitations: Vec<InvitationId>,
    /// The seats, before and after.
    pub seats: (Seats, Seats),
    /// The active projects, where there are more of them afterwards than the plan has (R172).
    pub over_project_limit: Option<OverProjects>,
}

/// More active projects than the plan has: allowed where they were taken over, and said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OverProjects {
    /// How many there will be.
    pub active: u32,
    /// How many the plan has.
    pub limit: u32,
}

/// Says what would follow if this actor removed a member now, with these heirs. With the member themselves: if they left.
///
/// # Errors
/// What [`decide`] would refuse it for.
pub fn rehearse_removal(
    workspace: &Workspace,
    by: MemberId,
    member: MemberId,
    heirs: &[Heir],
    stamp: Stamp,
) -> Result<Departure, Refusal> {
    let heirs = heirs.to_vec();
    let command = if by == member {
        Command::Leave { heirs: heirs.clone() }
    } else {
        Command::RemoveMember { member, heirs: heirs.clone() }
    };
    decide(workspace, &Actor::Member(by), &command, stamp)?;
    let leaver = workspace.member(member).ok_or(Refusal::MemberGone)?;
    departure(workspace, leaver, (by != member).then_some(by), &heirs, stamp.at)
}

/// Who takes over one thing: whoever is named for it, else the remover; nobody where somebody leaves and names nobody (P20).
#[must_use]
pub fn heir_of(what: Heirloom, heirs: &[Heir], removed_by: Option<MemberId>) -> Option<MemberId> {
    let named = heirs.iter().find(|heir| heir.what == what).map(|heir| heir.to);
    named.or(removed_by)
}

/// Works out a departure. Knows nothing of who may.
pub(crate) fn departure(
    workspace: &Workspace,
    member: &Member,
    removed_by: Option<MemberId>,
    heirs: &[Heir],
    now: Timestamp,
) -> Result<Departure, Refusal> {
    ensure_fit(workspace, member, heirs, now)?;
    let heir_of = |what| heir_of(what, heirs, removed_by);
    let held = Held {
        projects: held_projects(workspace, member.id, &heir_of),
        teams: held_teams(workspace, member.id, &heir_of),
        exceptions: workspace.overrides_for(member.id).cloned().collect(),
    };
    ensure_passed(workspace, member.id, &held)?;
    let (id, left_at, extra) = (member.id, now, Extra::new());
    let former = Former { id, member: member.clone(), left_at, removed_by, held, extra };
    let before = seats(workspace);
    let freed = u32::from(member.status == MemberStatus::Active);
    let after = Seats { used: before.used.saturating_sub(freed), ..before };
    let vouched = |invitation: &&crate::Invitation| {
        invitation.is_pending() && invitation.voucher() == member.id
    };
    Ok(Departure {
        invitations: workspace.invitations().filter(vouched).map(|row| row.id).collect(),
        seats: (before, after),
        over_project_limit: over_projects(workspace, &former, now),
        former,
    })
}

impl Departure {
    /// What it changes.
    pub(crate) fn changes(&self, workspace: &Workspace) -> Vec<Change> {
        let id = self.former.id;
        let delete = |kind: &str, id| Change::Delete(EntityKey { kind: kind.to_owned(), id });
        let mut changes = vec![delete("member", id.0)];
        changes.push(Change::Put(Entity::Former(self.former.clone())));
        for held in &self.former.held.projects {
            let Some(project) = workspace.project(held.project) else { continue };
            let after = match held.passed {
                Some(passed) => Some(project.passed(id, passed.to)),
                None => project.with_part(id, None),
            };
            changes.extend(after.map(|row| Change::Put(Entity::Project(row))));
        }
        for held in &self.former.held.teams {
            let Some(team) = workspace.team(held.team) else { continue };
            let after = match held.passed {
                Some(passed) => Some(team.passed(id, passed.to)),
                None => team.with_part(id, None),
            };
            changes.extend(after.map(|row| Change::Put(Entity::Team(row))));
        }
        let exceptions = self.former.held.exceptions.iter();
        changes.extend(exceptions.map(|row| delete("override", row.id.0)));
        changes
    }
}

/// Whoever is named can take something over: active here, and somebody else; and it is to be had.
fn ensure_fit(
    workspace: &Workspace,
    leaver: &Member,
    heirs: &[Heir],
    now: Timestamp,
) -> Result<(), Refusal> {
    for heir in heirs {
        let is_active = workspace.member(heir.to).is_some_and(|member| member.is_active(now));
        if heir.to == leaver.id || !is_active {
            return Err(Refusal::HeirUnfit { member: heir.to });
        }
    }
    Ok(())
}

/// Nothing is left without anybody in charge (C04).
fn ensure_passed(workspace: &Workspace, leaver: MemberId, held: &Held) -> Result<(), Refusal> {
    let is_orphan = |row: &&HeldProject| {
        row.passed.is_none()
            && workspace.project(row.project).is_some_and(|project| project.is_sole_owner(leaver))
    };
    let is_leaderless = |row: &&HeldTeam| {
        row.passed.is_none()
            && workspace.team(row.team).is_some_and(|team| team.is_sole_manager(leaver))
    };
    let projects = held.projects.iter().filter(is_orphan).count();
    let teams = held.teams.iter().filter(is_leaderless).count();
    if projects + teams == 0 {
        return Ok(());
    }
    let count = |n| u32::try_from(n).unwrap_or(u32::MAX);
    Err(Refusal::HeirNeeded { projects: count(projects), teams: count(teams) })
}

fn held_projects(
    workspace: &Workspace,
    leaver: MemberId,
    heir_of: &dyn Fn(Heirloom) -> Option<MemberId>,
) -> Vec<HeldProject> {
    let held = workspace.projects_of(leaver).filter_map(|project| {
        let heir = heir_of(Heirloom::Project(project.id));
        let heir = heir.filter(|_| project.is_sole_owner(leaver));
        let passed = heir.map(|to| Passed { to, before: project.part_of(to) });
        let part = project.part_of(leaver)?;
        Some(HeldProject { project: project.id, part, private: project.private, passed })
    });
    held.collect()
}

fn held_teams(
    workspace: &Workspace,
    leaver: MemberId,
    heir_of: &dyn Fn(Heirloom) -> Option<MemberId>,
) -> Vec<HeldTeam> {
    let held = workspace.teams().filter_map(|team| {
        let part = team.part_of(leaver)?;
        let heir = heir_of(Heirloom::Team(team.id)).filter(|_| team.is_sole_manager(leaver));
        let passed = heir.map(|to| Passed { to, before: team.part_of(to) });
        Some(HeldTeam { team: team.id, part, passed })
    });
    held.collect()
}

/// Projects that were kept to themselves count from the moment somebody takes them over.
fn over_projects(workspace: &Workspace, former: &Former, now: Timestamp) -> Option<OverProjects> {
    let taken_over = former.held.projects.iter().filter(|held| {
        let archived = workspace.project(held.project).is_some_and(|row| row.archived_at.is_some());
        held.private && held.passed.is_some() && held.part == ProjectPart::Owner && !archived
    });
    let more = u32::try_from(taken_over.count()).unwrap_or(u32::MAX);
    let active = workspace.active_projects().saturating_add(more);
    let limit = plan::active_project_limit(workspace, now)?;
    (more > 0 && active > limit).then_some(OverProjects { active, limit })
}

impl Held {
    /// The projects that passed to somebody.
    pub fn projects_passed(&self) -> impl Iterator<Item = (&HeldProject, MemberId)> {
        self.projects.iter().filter_map(|held| held.passed.map(|passed| (held, passed.to)))
    }

    /// The teams that passed to somebody.
    pub fn teams_passed(&self) -> impl Iterator<Item = (&HeldTeam, MemberId)> {
        self.teams.iter().filter_map(|held| held.passed.map(|passed| (held, passed.to)))
    }
}
