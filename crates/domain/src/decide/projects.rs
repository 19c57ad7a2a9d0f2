//! Projects, as far as access needs them: that they are there, and who is assigned.

use super::{Asking, Decision, put};
use crate::{
    Entity, Extra, MemberId, Name, NameFault, Project, ProjectId, Refusal, limits, permission,
};
use std::collections::BTreeSet;

pub(super) fn create(asking: &Asking<'_>, id: ProjectId, name: &Name) -> Result<Decision, Refusal> {
    let by = asking.member_with(permission::PROJECTS_CREATE)?;
    if asking.workspace.project(id).is_some() {
        return Err(Refusal::IdTaken);
    }
    if name.as_str().chars().count() > limits::PROJECT_NAME_MAX {
        return Err(Refusal::BadName {
            fault: NameFault::TooLong { max: limits::PROJECT_NAME_MAX },
        });
    }
    Ok(put([Entity::Project(Project {
        id,
        name: name.clone(),
        owner: by.id,
        assigned: BTreeSet::new(),
        created_at: asking.stamp.at,
        extra: Extra::new(),
    })]))
}

pub(super) fn assign(
    asking: &Asking<'_>,
    id: ProjectId,
    member: MemberId,
    assigned: bool,
) -> Result<Decision, Refusal> {
    asking.member_on(permission::PROJECTS_MANAGE_MEMBERS, id)?;
    let mut project = asking.workspace.project(id).ok_or(Refusal::ProjectGone)?.clone();
    if asking.workspace.member(member).is_none() {
        return Err(Refusal::MemberGone);
    }
    let changed =
        if assigned { project.assigned.insert(member) } else { project.assigned.remove(&member) };
    if changed { Ok(put([Entity::Project(project)])) } else { Err(Refusal::NothingToChange) }
}
