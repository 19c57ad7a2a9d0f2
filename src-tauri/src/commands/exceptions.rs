//! Exceptions on projects.

use super::{id, short, submit};
use crate::{
    faults::refused,
    home::Home,
    shapes::role::is_exception_unsent,
    views::{CommandError, ExceptionRow, ExceptionSubject, ProjectAccess, ProjectChoice},
};
use roster_domain::{
    Command, Entity, MemberId, Override, OverrideId, OverrideSubject, ProjectId, Question, Refusal,
    Workspace, allowed, permission,
};
use roster_replica::{core::Core, now};
use tauri::State;

/// The projects that the one who looks can see.
#[tauri::command]
#[specta::specta]
pub async fn project_choices(home: State<'_, Home>) -> Result<Vec<ProjectChoice>, CommandError> {
    let core = home.current()?.replica.snapshot();
    let view = core.view();
    let choice = |project: &roster_domain::Project| ProjectChoice {
        id: project.id.to_string(),
        name: project.name.to_string(),
        assigned: short(people_on(view, project.id).len()),
        exceptions: short(view.overrides().filter(|row| row.project == project.id).count()),
    };
    let mut choices: Vec<ProjectChoice> = view.projects().map(choice).collect();
    choices.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(choices)
}

/// Who is on a project, and which exceptions stand there.
#[tauri::command]
#[specta::specta]
pub async fn project_access(
    home: State<'_, Home>,
    project: String,
) -> Result<ProjectAccess, CommandError> {
    let opened = home.current()?;
    let core = opened.replica.snapshot();
    let view = core.view();
    let project =
        view.project(id(&project)?).ok_or_else(|| refused(&Refusal::ProjectGone, view))?;
    let manage = permission::PROJECTS_MANAGE_PERMISSIONS;
    let question = Question::new(opened.me(), manage, now()).on(project.id);
    let rows = view.overrides().filter(|row| row.project == project.id);
    Ok(ProjectAccess {
        id: project.id.to_string(),
        name: project.name.to_string(),
        assigned: people_on(view, project.id),
        exceptions: rows.map(|row| exception(&core, row)).collect(),
        may_edit: allowed(view, &question),
    })
}

/// Id and name of each who is assigned, the owner first.
fn people_on(view: &Workspace, project: ProjectId) -> Vec<(String, String)> {
    let Some(project) = view.project(project) else { return Vec::new() };
    let ids = std::iter::once(&project.owner)
        .chain(project.assigned.iter().filter(|id| **id != project.owner));
    ids.filter_map(|id| view.member(*id))
        .map(|member| (member.id.to_string(), member.name.to_string()))
        .collect()
}

fn exception(core: &Core, row: &Override) -> ExceptionRow {
    let view = core.view();
    let member = |id: MemberId| view.member(id).map(|row| row.name.to_string()).unwrap_or_default();
    let (subject, who) = match row.subject {
        OverrideSubject::Member(id) => {
            (ExceptionSubject::Member { id: id.to_string() }, member(id))
        }
        OverrideSubject::Role(id) => {
            let name = view.role(id).map(|role| role.name.to_string()).unwrap_or_default();
            (ExceptionSubject::Role { id: id.to_string() }, name)
        }
    };
    ExceptionRow {
        id: row.id.to_string(),
        subject,
        who,
        permission: row.permission.clone(),
        allow: row.allow,
        by: member(row.made_by),
        unsent: is_exception_unsent(core, &Entity::Override(row.clone()).key()),
    }
}

/// Gives or takes one permission on one project.
#[tauri::command]
#[specta::specta]
pub async fn set_exception(
    home: State<'_, Home>,
    project: String,
    subject: ExceptionSubject,
    permission: String,
    allow: bool,
) -> Result<(), CommandError> {
    let subject = match subject {
        ExceptionSubject::Member { id: member } => OverrideSubject::Member(id(&member)?),
        ExceptionSubject::Role { id: role } => OverrideSubject::Role(id(&role)?),
    };
    let row = OverrideId(uuid::Uuid::now_v7());
    let project = id(&project)?;
    submit(&home, Command::SetOverride { id: row, project, subject, permission, allow }).await
}

/// Takes an exception back.
#[tauri::command]
#[specta::specta]
pub async fn clear_exception(home: State<'_, Home>, row: String) -> Result<(), CommandError> {
    submit(&home, Command::ClearOverride { id: id(&row)? }).await
}
