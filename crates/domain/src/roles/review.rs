//! Whom a draft reaches, before it is applied: who gains and who loses what, by name.

use super::{
    comparison::rights_of_role,
    tests::{TestOutcome, run},
};
use crate::{
    Member, MemberId, Name, OverrideSubject, PermissionSet, Role, Timestamp, Workspace,
    permission::{Permission, needs_of},
};

/// How many people are named one by one.
const NAMED_MAX: usize = 200;

/// How many people are named at each permission.
const NAMED_PER_LINE: usize = 3;

/// What a draft would do.
#[derive(Clone, Debug, PartialEq)]
pub struct RoleReview {
    /// Active members whom it reaches at once.
    pub people: u32,
    /// Invitations that will bring it.
    pub pending: u32,
    /// What they gain, the sensitive first.
    pub gains: Vec<ReviewLine>,
    /// What they lose, the sensitive first.
    pub losses: Vec<ReviewLine>,
    /// The first of them, one by one.
    pub by_person: Vec<PersonChange>,
    /// How many more there are.
    pub more_people: u32,
    /// The role's tests, with the draft and, beside each, whether it held before.
    pub tests: Vec<(TestOutcome, bool)>,
}

/// One permission that is gained or lost.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviewLine {
    /// The permission.
    pub permission: &'static Permission,
    /// How many gain or lose it.
    pub people: u32,
    /// Some of them.
    pub names: Vec<Name>,
    /// Exceptions on projects that already say otherwise.
    pub exceptions: Vec<Exception>,
    /// The permission that takes this one along.
    pub because: Option<&'static str>,
}

/// Somebody for whom a project makes an exception about a permission.
#[derive(Clone, Debug, PartialEq)]
pub struct Exception {
    /// The member's name, or the role's.
    pub who: Name,
    /// The project's name.
    pub project: Name,
    /// Given or taken there.
    pub allow: bool,
}

/// What one person gains and loses.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonChange {
    /// Who.
    pub member: MemberId,
    /// By name.
    pub name: Name,
    /// What they gain.
    pub gains: Vec<&'static str>,
    /// What they lose.
    pub losses: Vec<&'static str>,
}

/// Says what it would mean for the role to have exactly `on`.
#[must_use]
pub fn review(workspace: &Workspace, role: &Role, on: &PermissionSet, at: Timestamp) -> RoleReview {
    let draft = Role { grants: on.clone(), ..role.clone() };
    let before = rights_of_role(workspace, role, at);
    let after = rights_of_role(workspace, &draft, at);
    let (gained, lost) = (after.minus(&before), before.minus(&after));
    // Access in the workspace as a whole is the role's alone, so that every holder gains and loses the same; exceptions on
    // projects are named beside it.
    let mut people: u32 = 0;
    let mut first: Vec<&Member> = Vec::new();
    let active = |member: &&Member| member.is_active(at);
    for member in workspace.members_with_role(role.id).filter(active) {
        people = people.saturating_add(1);
        if first.len() < NAMED_MAX {
            first.push(member);
        }
    }
    let keys = |set: &PermissionSet| set.permissions().map(|p| p.key).collect::<Vec<_>>();
    let (gains, losses) = (keys(&gained), keys(&lost));
    let by_person: Vec<PersonChange> = first
        .iter()
        .map(|member| PersonChange {
            member: member.id,
            name: member.name.clone(),
            gains: gains.clone(),
            losses: losses.clone(),
        })
        .collect();
    let names: Vec<Name> = first.iter().take(NAMED_PER_LINE).map(|m| m.name.clone()).collect();
    let line = |permission, because| ReviewLine {
        permission,
        people,
        names: names.clone(),
        exceptions: exceptions(workspace, role, permission),
        because,
    };
    let mut gains: Vec<ReviewLine> =
        gained.permissions().map(|p| line(p, drawn_by(p, &gained))).collect();
    let mut losses: Vec<ReviewLine> =
        lost.permissions().map(|p| line(p, dragged_by(p, &lost))).collect();
    for lines in [&mut gains, &mut losses] {
        lines.sort_by_key(|line| (line.permission.sensitive.is_none(), line.permission.index));
    }
    let tests = run(workspace, &draft, at)
        .into_iter()
        .zip(run(workspace, role, at).iter().map(TestOutcome::passes))
        .collect();
    let pending = workspace.pending_with_role(role.id).count();
    let more = (people as usize).saturating_sub(by_person.len());
    RoleReview {
        people,
        pending: u32::try_from(pending).unwrap_or(u32::MAX),
        gains,
        losses,
        by_person,
        more_people: u32::try_from(more).unwrap_or(u32::MAX),
        tests,
    }
}

/// The gained permission that needs this one.
fn drawn_by(permission: &'static Permission, gained: &PermissionSet) -> Option<&'static str> {
    let by = permission.needed_by().find(|other| gained.holds(other));
    by.map(|other| other.key)
}

/// The lost permission that this one needs.
fn dragged_by(permission: &'static Permission, lost: &PermissionSet) -> Option<&'static str> {
    needs_of(permission).find(|needed| lost.holds(needed)).map(|needed| needed.key)
}

/// The exceptions about this permission for the role, or for somebody who holds it.
fn exceptions(workspace: &Workspace, role: &Role, permission: &Permission) -> Vec<Exception> {
    let about = workspace.overrides().filter(|row| row.permission == permission.key);
    let named = about.filter_map(|row| {
        let who = match row.subject {
            OverrideSubject::Role(id) if id == role.id => role.name.clone(),
            OverrideSubject::Member(id) => {
                workspace.member(id).filter(|member| member.role == role.id)?.name.clone()
            }
            OverrideSubject::Role(_) => return None,
        };
        let project = workspace.project(row.project)?.name.clone();
        Some(Exception { who, project, allow: row.allow })
    });
    named.take(NAMED_PER_LINE).collect()
}
