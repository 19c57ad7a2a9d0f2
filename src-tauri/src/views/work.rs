//! Projects and teams, and the people on them.

use super::{Count, RefusalView};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Which of the screens of work the one who looks is let to, with how many stand there; nothing where a screen is not theirs.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WorkPlaces {
    /// How many projects are not archived.
    pub projects: Option<u32>,
    /// How many teams there are.
    pub teams: Option<u32>,
}

/// Which projects to give.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProjectsQuery {
    /// Which kind.
    pub filter: ProjectFilter,
    /// Words to find in the name or the owner's name; empty finds all.
    pub search: String,
    /// How many rows to leave out at the start.
    pub offset: u32,
    /// How many rows to give; at most 200.
    pub limit: u32,
}

/// Kinds of projects.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum ProjectFilter {
    Active,
    Archived,
    All,
}

/// What somebody is on a project.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum ProjectPart {
    Owner,
    Editor,
    Viewer,
}

/// What somebody is in a team.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum TeamPart {
    Manager,
    Member,
}

/// One project of the list.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProjectRow {
    /// The project.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whose it is; nothing where the one who looks does not see members.
    pub owner: Option<String>,
    /// How many are on it.
    pub people: u32,
    /// What the one who looks is on it.
    pub part: Option<ProjectPart>,
    /// Whether its owner brought it along and has not shared it.
    pub private: bool,
    /// Since when it is archived; milliseconds since 1970.
    pub archived: Option<Count>,
    /// Whether the server has not answered its last change.
    pub unsent: bool,
    /// What may be done with it: `rename`, `archive`, `reopen`, `share`, `people`.
    pub can: Vec<String>,
}

/// A page of the projects.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProjectsPage {
    /// The rows, in order of name.
    pub rows: Vec<ProjectRow>,
    /// How many rows match in all.
    pub total: u32,
    /// How many there are of each kind, whatever the search.
    pub counts: ProjectCounts,
    /// The plan's limit, where it has one.
    pub room: Option<ProjectRoom>,
    /// Why none can be begun; nothing where that can be done.
    pub no_new: Option<RefusalView>,
}

/// How many rows each filter would show.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "named as the filters")]
pub struct ProjectCounts {
    pub active: u32,
    pub archived: u32,
    pub all: u32,
}

/// How many projects the plan lets be active.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProjectRoom {
    /// How many may be.
    pub limit: u32,
    /// How many are, as far as the one who looks sees them.
    pub active: u32,
    /// Whether that is all of them.
    pub exact: bool,
}

/// A project with its people.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProjectView {
    /// The project as in the list.
    pub row: ProjectRow,
    /// When it was made; milliseconds since 1970.
    pub made: Count,
    /// Who is on it, owners first; at most 200.
    pub people: Vec<ProjectHand>,
    /// The plan's limit, where it has one.
    pub room: Option<ProjectRoom>,
    /// Why it cannot be opened again or shared, where the plan alone stands in the way.
    pub full: Option<RefusalView>,
}

/// Somebody on a project or in a team, whatever they are there.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Hand {
    /// Who.
    pub member: String,
    /// The name; nothing where the one who looks does not see members.
    pub name: Option<String>,
    /// The role's name.
    pub role: String,
    /// Whether it is the one who looks.
    pub is_me: bool,
    /// Whether the server has not answered the last change of their part.
    pub unsent: bool,
    /// Why they cannot be taken off it; nothing where that can be done.
    pub stays: Option<RefusalView>,
}

/// Somebody on a project.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProjectHand {
    /// Who.
    pub who: Hand,
    /// What they are there.
    pub part: ProjectPart,
    /// The other parts that the one who looks may give them.
    pub parts: Vec<ProjectPart>,
}

/// Which teams to give.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TeamsQuery {
    /// Words to find in the name or a manager's name; empty finds all.
    pub search: String,
    /// How many rows to leave out at the start.
    pub offset: u32,
    /// How many rows to give; at most 200.
    pub limit: u32,
}

/// One team of the list.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TeamRow {
    /// The team.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The names of the first who manage it.
    pub managers: Vec<String>,
    /// How many manage it.
    pub managed_by: u32,
    /// How many are in it, managers included.
    pub people: u32,
    /// What the one who looks is in it.
    pub part: Option<TeamPart>,
    /// Whether the server has not answered its last change.
    pub unsent: bool,
    /// What may be done with it: `rename`, `delete`, `people`.
    pub can: Vec<String>,
}

/// A page of the teams.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TeamsPage {
    /// The rows, in order of name.
    pub rows: Vec<TeamRow>,
    /// How many rows match in all.
    pub total: u32,
    /// How many there are, whatever the search.
    pub all: u32,
    /// Why none can be made; nothing where that can be done.
    pub no_new: Option<RefusalView>,
}

/// A team with its people.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TeamView {
    /// The team as in the list.
    pub row: TeamRow,
    /// When it was made; milliseconds since 1970.
    pub made: Count,
    /// Who is in it, managers first; at most 200.
    pub people: Vec<TeamHand>,
    /// Why nobody can change it now: the plan has no teams.
    pub closed: Option<RefusalView>,
}

/// Somebody in a team.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TeamHand {
    /// Who.
    pub who: Hand,
    /// What they are there.
    pub part: TeamPart,
    /// The other parts that the one who looks may give them.
    pub parts: Vec<TeamPart>,
}
