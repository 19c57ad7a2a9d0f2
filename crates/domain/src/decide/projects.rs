//! Projects: that they are there, whose they are, and who is on them.

use super::{Asking, Decision, active_member, ensure_name, put};
use crate::{
    Entity, MemberId, Name, Project, ProjectId, ProjectPart, Refusal, limits,
    permission::{
        PROJECTS_CHANGE_STATUS, PROJECTS_CREATE, PROJECTS_EDIT, PROJECTS_MANAGE_MEMBERS,
        PROJECTS_VIEW,
    },
    plan,
};

pub(super) fn create(asking: &Asking<'_>, id: ProjectId, name: &Name) -> Result<Decision, Refusal> {
    let by = asking.member_with(PROJECTS_CREATE)?;
    if asking.workspace.project(id).is_some() {
        return Err(Refusal::IdTaken);
    }
    ensure_name(name, limits::PROJECT_NAME_MAX)?;
    ensure_room(asking)?;
    Ok(put([Entity::Project(Project::new(id, name.clone(), by.id, asking.stamp.at))]))
}

pub(super) fn rename(asking: &Asking<'_>, id: ProjectId, name: &Name) -> Result<Decision, Refusal> {
    let project = run_by(asking, PROJECTS_EDIT, id)?;
    ensure_name(name, limits::PROJECT_NAME_MAX)?;
    if project.name == *name {
        return Err(Refusal::NothingToChange);
    }
    Ok(put([Entity::Project(Project { name: name.clone(), ..project.clone() })]))
}

pub(super) fn archive(asking: &Asking<'_>, id: ProjectId) -> Result<Decision, Refusal> {
    let project = run_by(asking, PROJECTS_CHANGE_STATUS, id)?;
    if project.archived_at.is_some() {
        return Err(Refusal::NothingToChange);
    }
    let archived_at = Some(asking.stamp.at);
    Ok(put([Entity::Project(Project { archived_at, ..project.clone() })]))
}

pub(super) fn reopen(asking: &Asking<'_>, id: ProjectId) -> Result<Decision, Refusal> {
    let project = run_by(asking, PROJECTS_CHANGE_STATUS, id)?;
    if project.archived_at.is_none() {
        return Err(Refusal::NothingToChange);
    }
    let after = Project { archived_at: None, ..project.clone() };
    if after.is_active() {
        ensure_room(asking)?;
    }
    Ok(put([Entity::Project(after)]))
}

/// Its owner alone decides that others see what they brought along.
pub(super) fn share(asking: &Asking<'_>, id: ProjectId) -> Result<Decision, Refusal> {
    let by = active_member(asking.workspace, asking.actor, asking.stamp)?;
    let project = asking.workspace.project(id).filter(|project| project.is_owner(by.id));
    let project = project.ok_or(Refusal::ProjectGone)?;
    if !project.private {
        return Err(Refusal::NothingToChange);
    }
    let after = Project { private: false, ..project.clone() };
    if after.is_active() {
        ensure_room(asking)?;
    }
    Ok(put([Entity::Project(after)]))
}

/// Assigned as an editor, who was not assigned; not assigned any more, who was.
pub(super) fn assign(
    asking: &Asking<'_>,
    id: ProjectId,
    member: MemberId,
    assigned: bool,
) -> Result<Decision, Refusal> {
    let project = run_by(asking, PROJECTS_MANAGE_MEMBERS, id)?;
    if project.is_assigned(member) == assigned {
        return Err(match asking.workspace.member(member) {
            Some(_) => Refusal::NothingToChange,
            None => Refusal::MemberGone,
        });
    }
    with_part(asking, project, member, assigned.then_some(ProjectPart::Editor))
}

pub(super) fn set_part(
    asking: &Asking<'_>,
    id: ProjectId,
    member: MemberId,
    part: ProjectPart,
) -> Result<Decision, Refusal> {
    let project = run_by(asking, PROJECTS_MANAGE_MEMBERS, id)?;
    if project.part_of(member) == Some(part) {
        return Err(Refusal::NothingToChange);
    }
    with_part(asking, project, member, Some(part))
}

fn with_part(
    asking: &Asking<'_>,
    project: &Project,
    member: MemberId,
    part: Option<ProjectPart>,
) -> Result<Decision, Refusal> {
    asking.workspace.member(member).ok_or(Refusal::MemberGone)?;
    let after = project.with_part(member, part).ok_or(Refusal::LastProjectOwner)?;
    Ok(put([Entity::Project(after)]))
}

/// The project, if whoever asks may run it: by the permission there, or as its owner who sees it.
fn run_by<'a>(
    asking: &Asking<'a>,
    permission: &str,
    id: ProjectId,
) -> Result<&'a Project, Refusal> {
    let project = asking.workspace.project(id);
    match asking.member_on(permission, id) {
        Err(Refusal::NotAllowed { .. })
            if asking
                .member_on(PROJECTS_VIEW, id)
                .is_ok_and(|by| project.is_some_and(|project| project.is_owner(by.id))) => {}
        Ok(_) => {}
        Err(refusal) => return Err(refusal),
    }
    project.ok_or(Refusal::ProjectGone)
}

/// There is room for one more active project (R172).
fn ensure_room(asking: &Asking<'_>) -> Result<(), Refusal> {
    match plan::active_project_limit(asking.workspace, asking.stamp.at) {
        Some(limit) if asking.workspace.active_projects() >= limit => {
            Err(Refusal::ProjectLimit { limit, active: asking.workspace.active_projects() })
        }
        _ => Ok(()),
    }
}
