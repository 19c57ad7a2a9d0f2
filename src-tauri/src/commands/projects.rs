//! Projects: the list, one with its people, and what is done with them.

use super::{id, short, submit};
use crate::{
    faults::{invalid, name_reason, refusal_view, refused},
    home::Home,
    views::{
        CommandError, Count, Hand, ProjectCounts, ProjectFilter, ProjectHand, ProjectPart,
        ProjectRoom, ProjectRow, ProjectView, ProjectsPage, ProjectsQuery, WorkPlaces,
    },
};
use roster_domain::{Command, Name, ProjectId, Refusal, Workspace, limits};
use roster_replica::{
    now,
    queries::{self, ProjectLine, Room, WorkQuery},
};
use tauri::State;

/// Which of the screens of projects and teams the main menu shows.
#[tauri::command]
#[specta::specta]
pub async fn work_places(home: State<'_, Home>) -> Result<WorkPlaces, CommandError> {
    let places = queries::places(&home.current()?.replica.snapshot(), now());
    Ok(WorkPlaces { projects: places.projects.map(short), teams: places.teams.map(short) })
}

/// A page of the projects.
#[tauri::command]
#[specta::specta]
pub async fn projects_page(
    home: State<'_, Home>,
    query: ProjectsQuery,
) -> Result<ProjectsPage, CommandError> {
    let core = home.current()?.replica.snapshot();
    let asked = WorkQuery {
        filter: match query.filter {
            ProjectFilter::Active => queries::ProjectFilter::Active,
            ProjectFilter::Archived => queries::ProjectFilter::Archived,
            ProjectFilter::All => queries::ProjectFilter::All,
        },
        search: query.search,
        offset: query.offset as usize,
        limit: query.limit as usize,
    };
    let page = queries::projects(&core, &asked, now());
    Ok(ProjectsPage {
        rows: page.lines.into_iter().map(row).collect(),
        total: short(page.total),
        counts: ProjectCounts {
            active: short(page.counts.active),
            archived: short(page.counts.archived),
            all: short(page.counts.all),
        },
        room: page.room.map(room),
        no_new: page.no_new.map(|refusal| refusal_view(&refusal, core.view())),
    })
}

/// One project with its people.
#[tauri::command]
#[specta::specta]
pub async fn project_view(
    home: State<'_, Home>,
    project: String,
) -> Result<ProjectView, CommandError> {
    let core = home.current()?.replica.snapshot();
    let view = core.view();
    let details = queries::project(&core, id(&project)?, now());
    let details = details.ok_or_else(|| refused(&Refusal::ProjectGone, view))?;
    let person = |line: queries::Hand<roster_domain::ProjectPart>| ProjectHand {
        part: part_view(line.part),
        parts: line.parts.iter().copied().map(part_view).collect(),
        who: hand(line, view),
    };
    Ok(ProjectView {
        row: row(details.line),
        made: Count::from(details.made),
        people: details.people.into_iter().map(person).collect(),
        room: details.room.map(room),
        full: details.full.map(|refusal| refusal_view(&refusal, view)),
    })
}

/// Begins a project. Gives its id.
#[tauri::command]
#[specta::specta]
pub async fn create_project(home: State<'_, Home>, name: String) -> Result<String, CommandError> {
    let project = ProjectId(uuid::Uuid::now_v7());
    submit(&home, Command::CreateProject { project, name: named(&name)? }).await?;
    Ok(project.to_string())
}

/// Gives a project another name.
#[tauri::command]
#[specta::specta]
pub async fn rename_project(
    home: State<'_, Home>,
    project: String,
    name: String,
) -> Result<(), CommandError> {
    submit(&home, Command::RenameProject { project: id(&project)?, name: named(&name)? }).await
}

/// Archives a project.
#[tauri::command]
#[specta::specta]
pub async fn archive_project(home: State<'_, Home>, project: String) -> Result<(), CommandError> {
    submit(&home, Command::ArchiveProject { project: id(&project)? }).await
}

/// Opens an archived project again.
#[tauri::command]
#[specta::specta]
pub async fn reopen_project(home: State<'_, Home>, project: String) -> Result<(), CommandError> {
    submit(&home, Command::ReopenProject { project: id(&project)? }).await
}

/// Opens to the workspace what its owner brought along.
#[tauri::command]
#[specta::specta]
pub async fn share_project(home: State<'_, Home>, project: String) -> Result<(), CommandError> {
    submit(&home, Command::ShareProject { project: id(&project)? }).await
}

/// Puts somebody on a project, to work there.
#[tauri::command]
#[specta::specta]
pub async fn assign_to_project(
    home: State<'_, Home>,
    project: String,
    member: String,
) -> Result<(), CommandError> {
    let (project, member) = (id(&project)?, id(&member)?);
    submit(&home, Command::AssignToProject { project, member }).await
}

/// Takes somebody off a project.
#[tauri::command]
#[specta::specta]
pub async fn unassign_from_project(
    home: State<'_, Home>,
    project: String,
    member: String,
) -> Result<(), CommandError> {
    let (project, member) = (id(&project)?, id(&member)?);
    submit(&home, Command::UnassignFromProject { project, member }).await
}

/// Says what somebody is on a project; who was not on it is then.
#[tauri::command]
#[specta::specta]
pub async fn set_project_part(
    home: State<'_, Home>,
    project: String,
    member: String,
    part: ProjectPart,
) -> Result<(), CommandError> {
    let part = match part {
        ProjectPart::Owner => roster_domain::ProjectPart::Owner,
        ProjectPart::Editor => roster_domain::ProjectPart::Editor,
        ProjectPart::Viewer => roster_domain::ProjectPart::Viewer,
    };
    let (project, member) = (id(&project)?, id(&member)?);
    submit(&home, Command::SetProjectPart { project, member, part }).await
}

fn named(text: &str) -> Result<Name, CommandError> {
    Name::new(text, limits::PROJECT_NAME_MAX).map_err(|fault| invalid("name", name_reason(fault)))
}

fn part_view(part: roster_domain::ProjectPart) -> ProjectPart {
    match part {
        roster_domain::ProjectPart::Owner => ProjectPart::Owner,
        roster_domain::ProjectPart::Editor => ProjectPart::Editor,
        roster_domain::ProjectPart::Viewer => ProjectPart::Viewer,
    }
}

fn row(line: ProjectLine) -> ProjectRow {
    ProjectRow {
        id: line.id.to_string(),
        name: line.name,
        owner: line.owner,
        people: short(line.people),
        part: line.part.map(part_view),
        private: line.private,
        archived: line.archived.map(Count::from),
        unsent: line.unsent,
        can: line.can.into_iter().map(str::to_owned).collect(),
    }
}

fn room(room: Room) -> ProjectRoom {
    ProjectRoom { limit: room.limit, active: room.active, exact: room.exact }
}

/// Somebody on a project or in a team, without what they are there.
pub(super) fn hand<Part>(line: queries::Hand<Part>, view: &Workspace) -> Hand {
    Hand {
        member: line.member.to_string(),
        name: line.name,
        role: line.role,
        is_me: line.is_me,
        unsent: line.unsent,
        stays: line.stays.map(|refusal| refusal_view(&refusal, view)),
    }
}
