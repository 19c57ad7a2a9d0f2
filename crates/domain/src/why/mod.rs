//! Why she may or may not, and the smallest change that would turn the answer round.

mod role;
mod step;

pub use role::why_role;
pub use step::{Step, may_take};

use crate::{
    Because, Member, OverrideId, PermissionSet, Question, Role, RoleId, RoleKind, Verdict,
    Workspace, effective, explain,
    permission::{Permission, find, needs_of},
    plan::{self, Feature},
};

/// The answer, its reason, and the steps that would turn it round: nearly always one, none where nothing can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The answer and its reason.
    pub verdict: Verdict,
    /// The smallest change, in order; empty where there is none.
    pub flip: Vec<Step>,
}

/// More steps than this mean that something else is wrong than a setting.
const STEPS_MAX: usize = 6;

/// Answers a question with its reason and the smallest change.
#[must_use]
pub fn why(workspace: &Workspace, question: &Question<'_>) -> Why {
    let verdict = explain(workspace, question);
    let flip =
        if verdict.allowed { forbid(workspace, question) } else { permit(workspace, question) };
    Why { verdict, flip: flip.unwrap_or_default() }
}

/// The steps that make a "yes" of it: whatever is in the way is taken away, one after the other.
fn permit(workspace: &Workspace, question: &Question<'_>) -> Option<Vec<Step>> {
    let mut world = workspace.clone();
    let mut steps = Vec::new();
    while steps.len() <= STEPS_MAX {
        let verdict = explain(&world, question);
        if verdict.allowed {
            return Some(joined(steps));
        }
        let step = against(&world, question, verdict.because)?;
        world.apply(&step.changes(&world, question)?);
        steps.push(step);
    }
    None
}

/// Toggles of one role in one step.
fn joined(steps: Vec<Step>) -> Vec<Step> {
    let mut all: Vec<Step> = Vec::new();
    for step in steps {
        match (all.last_mut(), step) {
            (Some(Step::TurnOn { role, keys }), Step::TurnOn { role: other, keys: more })
                if *role == other =>
            {
                *keys = keys.with(&more);
            }
            (_, step) => all.push(step),
        }
    }
    all
}

/// The step that takes this reason away.
fn against(workspace: &Workspace, question: &Question<'_>, because: Because) -> Option<Step> {
    let member = workspace.member(question.member)?;
    let turn_on = |permission: &'static Permission| match question
        .on
        .filter(|_| permission.on_project)
    {
        // On one project the exception is the smaller change: it touches nobody else.
        Some(project) => {
            Step::Except { project, member: member.id, permission: permission.key, allow: true }
        }
        None => Step::TurnOn { role: member.role, keys: with_needs(workspace, member, permission) },
    };
    match because {
        Because::Suspended => Some(Step::Restore { member: member.id }),
        Because::PlanLacks { feature } => Some(Step::ChangePlan { plan: cheapest_with(feature)? }),
        Because::OwnerOnly => give(workspace, member, RoleKind::Owner),
        Because::OwnerOrCoOwnerOnly => give(workspace, member, RoleKind::CoOwner),
        Because::OverrideDenies { id } => Some(Step::Unexcept { id }),
        Because::Off => find(question.permission).map(turn_on),
        Because::Needs { permission } => {
            let needed = find(permission)?;
            exception_at(workspace, question, needed, false)
                .map(|id| Step::Unexcept { id })
                .or_else(|| Some(turn_on(needed)))
        }
        Because::NotAssigned => Some(Step::Assign { project: question.on?, member: member.id }),
        Because::ViewOnly => Some(Step::LetEdit { project: question.on?, member: member.id }),
        Because::NotAMember
        | Because::RoleGone
        | Because::ProjectGone
        | Because::UnknownPermission
        | Because::OverrideAllows { .. }
        | Because::On => None,
    }
}

/// The permission with what it needs, as far as the role lacks it.
fn with_needs(
    workspace: &Workspace,
    member: &Member,
    permission: &'static Permission,
) -> PermissionSet {
    let held = workspace.role(member.role).map(effective);
    let lacking = needs_of(permission).chain([permission]);
    lacking.filter(|p| !held.is_some_and(|held| held.holds(p))).map(|p| p.key).collect()
}

/// The exception on the project in question that gives this permission to the member (`allow`), or takes it.
fn exception_at(
    workspace: &Workspace,
    question: &Question<'_>,
    permission: &Permission,
    allow: bool,
) -> Option<OverrideId> {
    let member = workspace.member(question.member)?;
    let row = workspace.override_for(question.on?, (member.id, member.role), permission)?;
    (row.allow == allow).then_some(row.id)
}

fn give(workspace: &Workspace, member: &Member, kind: RoleKind) -> Option<Step> {
    let role = workspace.roles().find(|role| role.kind == kind)?;
    Some(Step::GiveRole { member: member.id, role: role.id })
}

/// The plan that costs least and has the feature; the trial is not offered twice.
fn cheapest_with(feature: Feature) -> Option<&'static str> {
    let has = |plan: &&plan::Plan| match feature {
        Feature::CustomRoles => plan.custom_roles,
        Feature::Teams => plan.teams,
    };
    let offered = plan::plans().iter().filter(|plan| plan.key != plan::TRIAL).filter(has);
    offered.min_by_key(|plan| plan.price_month_usd).map(|plan| plan.key)
}

/// The step that makes a "no" of it, if one does.
fn forbid(workspace: &Workspace, question: &Question<'_>) -> Option<Vec<Step>> {
    let member = workspace.member(question.member)?;
    let role = workspace.role(member.role)?;
    let permission = find(question.permission)?;
    let candidates = [
        exception_at(workspace, question, permission, true).map(|id| Step::Unexcept { id }),
        question.on.filter(|_| permission.on_project && !role.kind.is_system()).map(|project| {
            Step::Except { project, member: member.id, permission: permission.key, allow: false }
        }),
        (!role.kind.is_system())
            .then(|| Step::TurnOff { role: role.id, keys: with_dependents(role, permission) }),
        lesser_role(workspace, role, permission)
            .map(|role| Step::GiveRole { member: member.id, role }),
    ];
    let turns = |step: &Step| {
        step.changes(workspace, question).is_some_and(|changes| {
            let mut after = workspace.clone();
            after.apply(&changes);
            !explain(&after, question).allowed
        })
    };
    candidates.into_iter().flatten().find(turns).map(|step| vec![step])
}

/// The permission with what needs it, as far as the role has it.
fn with_dependents(role: &Role, permission: &'static Permission) -> PermissionSet {
    let held = permission.needed_by().chain([permission]);
    held.filter(|p| effective(role).holds(p)).map(|p| p.key).collect()
}

/// The role that has the most without this permission. Only roles below the given one: nobody is raised to be forbidden
/// something.
fn lesser_role(workspace: &Workspace, role: &Role, permission: &Permission) -> Option<RoleId> {
    let below = workspace.roles().filter(|other| {
        other.kind > role.kind
            && !effective(other).holds(permission)
            && effective(role).contains_all(effective(other))
    });
    below.max_by_key(|other| (effective(other).count(), other.id)).map(|other| other.id)
}
