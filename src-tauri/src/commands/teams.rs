//! Teams: the list, one with its people, and what is done with them.

use super::{id, projects::hand, short, submit};
use crate::{
    faults::{invalid, name_reason, refusal_view, refused},
    home::Home,
    views::{CommandError, Count, TeamHand, TeamPart, TeamRow, TeamView, TeamsPage, TeamsQuery},
};
use roster_domain::{Command, Name, Refusal, TeamId, limits};
use roster_replica::{
    now,
    queries::{self, TeamLine, WorkQuery},
};
use tauri::State;

/// A page of the teams.
#[tauri::command]
#[specta::specta]
pub async fn teams_page(
    home: State<'_, Home>,
    query: TeamsQuery,
) -> Result<TeamsPage, CommandError> {
    let core = home.current()?.replica.snapshot();
    let (offset, limit) = (query.offset as usize, query.limit as usize);
    let asked = WorkQuery { filter: (), search: query.search, offset, limit };
    let page = queries::teams(&core, &asked, now());
    Ok(TeamsPage {
        rows: page.lines.into_iter().map(row).collect(),
        total: short(page.total),
        all: short(page.all),
        no_new: page.no_new.map(|refusal| refusal_view(&refusal, core.view())),
    })
}

/// One team with its people.
#[tauri::command]
#[specta::specta]
pub async fn team_view(home: State<'_, Home>, team: String) -> Result<TeamView, CommandError> {
    let core = home.current()?.replica.snapshot();
    let view = core.view();
    let details = queries::team(&core, id(&team)?, now());
    let details = details.ok_or_else(|| refused(&Refusal::TeamGone, view))?;
    let person = |line: queries::Hand<roster_domain::TeamPart>| TeamHand {
        part: part_view(line.part),
        parts: line.parts.iter().copied().map(part_view).collect(),
        who: hand(line, view),
    };
    Ok(TeamView {
        row: row(details.line),
        made: Count::from(details.made),
        people: details.people.into_iter().map(person).collect(),
        closed: details.closed.map(|refusal| refusal_view(&refusal, view)),
    })
}

/// Makes a team, which who makes it manages. Gives its id.
#[tauri::command]
#[specta::specta]
pub async fn create_team(home: State<'_, Home>, name: String) -> Result<String, CommandError> {
    let team = TeamId(uuid::Uuid::now_v7());
    submit(&home, Command::CreateTeam { team, name: named(&name)? }).await?;
    Ok(team.to_string())
}

/// Gives a team another name.
#[tauri::command]
#[specta::specta]
pub async fn rename_team(
    home: State<'_, Home>,
    team: String,
    name: String,
) -> Result<(), CommandError> {
    submit(&home, Command::RenameTeam { team: id(&team)?, name: named(&name)? }).await
}

/// Deletes a team. Its people stay in the workspace as they are.
#[tauri::command]
#[specta::specta]
pub async fn delete_team(home: State<'_, Home>, team: String) -> Result<(), CommandError> {
    submit(&home, Command::DeleteTeam { team: id(&team)? }).await
}

/// Says what somebody is in a team; without a part, they are not in it any more.
#[tauri::command]
#[specta::specta]
pub async fn set_team_part(
    home: State<'_, Home>,
    team: String,
    member: String,
    part: Option<TeamPart>,
) -> Result<(), CommandError> {
    let part = part.map(|part| match part {
        TeamPart::Manager => roster_domain::TeamPart::Manager,
        TeamPart::Member => roster_domain::TeamPart::Member,
    });
    let (team, member) = (id(&team)?, id(&member)?);
    submit(&home, Command::SetTeamPart { team, member, part }).await
}

fn named(text: &str) -> Result<Name, CommandError> {
    Name::new(text, limits::TEAM_NAME_MAX).map_err(|fault| invalid("name", name_reason(fault)))
}

fn part_view(part: roster_domain::TeamPart) -> TeamPart {
    match part {
        roster_domain::TeamPart::Manager => TeamPart::Manager,
        roster_domain::TeamPart::Member => TeamPart::Member,
    }
}

fn row(line: TeamLine) -> TeamRow {
    TeamRow {
        id: line.id.to_string(),
        name: line.name,
        managers: line.managers,
        managed_by: short(line.managed_by),
        people: short(line.people),
        part: line.part.map(part_view),
        unsent: line.unsent,
        can: line.can.into_iter().map(str::to_owned).collect(),
    }
}
