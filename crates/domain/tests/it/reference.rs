//! The rule of access once more, written the slow and simple way over sets of words, to hold the real one against.

use roster_domain::*;

/// Whether a member may, by the rules as one would tell them to somebody.
pub fn may(workspace: &Workspace, question: &Question<'_>) -> bool {
    let Some(member) = workspace.member(question.member) else { return false };
    let Some(role) = workspace.role(member.role) else { return false };
    let Some(permission) = permission::catalogue().iter().find(|p| p.key == question.permission)
    else {
        return false;
    };
    let owner = role.kind == RoleKind::Owner;
    let system = owner || role.kind == RoleKind::CoOwner;
    let plan = workspace.profile().map_or("", |profile| profile.subscription.plan.as_str());
    if member.status != MemberStatus::Active
        || member.ends_at.is_some_and(|end| question.at >= end)
        || (permission.module == "team"
            && permission.key.starts_with("teams.")
            && !["organization", "trial"].contains(&plan))
        || (permission.key == "roles.create"
            && !["pro", "max", "organization", "trial"].contains(&plan))
        || (permission.grantable == permission::Grantable::OwnerOnly && !owner)
        || (permission.grantable == permission::Grantable::OwnerOrCoOwner && !system)
        || question.on.is_some_and(|id| workspace.project(id).is_none())
    {
        return false;
    }
    let on = |key: &str| system || is_on(workspace, member, role, question.on, key);
    let excepted = |id, key| !system && exception(workspace, member, role, id, key) == Some(true);
    let on_it = |project: &Project| {
        project.owner == member.id
            || project.co_owners.contains(&member.id)
            || project.assigned.contains(&member.id)
    };
    let reach = question.on.is_none_or(|id| {
        let project = workspace.project(id).unwrap();
        let sees_all = system || role.grants.has("projects.view_all") && on("projects.view");
        on_it(project) || (sees_all && !project.private) || excepted(id, "projects.view")
    });
    let looks_only = question.on.is_some_and(|id| {
        let project = workspace.project(id).unwrap();
        let owner = project.owner == member.id || project.co_owners.contains(&member.id);
        !system
            && !owner
            && project.viewers.contains(&member.id)
            && project.assigned.contains(&member.id)
            && !permission.key.contains(".view")
            && !excepted(id, permission.key)
    });
    on(permission.key)
        && permission.depends_on.iter().all(|key| on(key))
        && (!permission.on_project || reach && !looks_only)
}

fn is_on(
    workspace: &Workspace,
    member: &Member,
    role: &Role,
    on: Option<ProjectId>,
    key: &str,
) -> bool {
    let said = on.and_then(|project| exception(workspace, member, role, project, key));
    said.unwrap_or_else(|| role.grants.has(key))
}

/// What the exceptions on a project say: the member's own, then the role's.
fn exception(
    workspace: &Workspace,
    member: &Member,
    role: &Role,
    project: ProjectId,
    key: &str,
) -> Option<bool> {
    if !permission::catalogue().iter().any(|p| p.key == key && p.on_project) {
        return None;
    }
    // Of several rows for one place the last one made stands.
    let at = |subject| {
        let here = |row: &&Override| {
            row.project == project && row.subject == subject && row.permission == key
        };
        workspace.overrides().filter(here).last().map(|row| row.allow)
    };
    at(OverrideSubject::Member(member.id)).or_else(|| at(OverrideSubject::Role(role.id)))
}
