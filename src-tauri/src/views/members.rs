//! One member close by, and what a removal would do.

use super::{Count, LastDay, RefusalView, Seats};
use serde::{Deserialize, Serialize};
use specta::Type;

/// What belongs to a member, and what can be done.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MemberDetails {
    /// Whether the membership counts.
    pub is_active: bool,
    /// When it began; milliseconds since 1970.
    pub joined: Count,
    /// Its last day, where it has one.
    pub ends: Option<LastDay>,
    /// Projects, those that are theirs alone first.
    pub projects: Vec<Belonging>,
    /// Teams, those that they alone manage first.
    pub teams: Vec<Belonging>,
    /// How many exceptions on projects were made for them.
    pub exceptions: u32,
    /// What the one who looks may do, in the words of the people list.
    pub can: Vec<String>,
}

/// A project or team that somebody is in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Belonging {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// As what: `owner`, `editor`, `viewer`; `manager`, `member`.
    pub part: String,
    /// Whether nobody else is in charge of it.
    pub alone: bool,
}

/// Kinds of things that must not stay without anybody in charge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum HeirloomKind {
    Project,
    Team,
}

/// Who takes over one thing.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HeirChoice {
    /// What kind of thing.
    pub kind: HeirloomKind,
    /// Which.
    pub id: String,
    /// The member who takes it over.
    pub to: String,
}

/// What a removal would do, worked out before anything happens.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RemovalRehearsal {
    /// The person's name.
    pub name: String,
    /// Whether the one who looks would leave themselves.
    pub is_me: bool,
    /// What they alone are in charge of, with who takes it over.
    pub passing: Vec<Passing>,
    /// On how many other projects they are.
    pub other_projects: u32,
    /// In how many other teams they are.
    pub other_teams: u32,
    /// How many exceptions made for them end.
    pub exceptions: u32,
    /// The addresses of pending invitations that will wait for somebody else's word.
    pub invitations: Vec<String>,
    /// The seats as they are.
    pub seats: Seats,
    /// The seats as they will be.
    pub seats_after: Seats,
    /// Active projects, and how many the plan has, where taking over passes it.
    pub over_projects: Option<(u32, u32)>,
    /// Until when it could be undone; milliseconds since 1970.
    pub undo_until: Count,
    /// Why it cannot be done as it stands.
    pub refused: Option<RefusalView>,
}

/// Something that passes to somebody.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Passing {
    /// What kind of thing.
    pub kind: HeirloomKind,
    /// Which.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Who takes it over, where that is said: id and name.
    pub to: Option<(String, String)>,
    /// Whether that is the one who looks.
    pub to_me: bool,
}

/// What only the server knows of it.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DepartureFactsView {
    /// On how many devices the person is signed in.
    pub devices: u32,
    /// How many projects pass along that the one who looks cannot see.
    pub unseen_projects: u32,
}

/// What undoing a removal would bring back.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReinstatementView {
    /// The person's name.
    pub name: String,
    /// Who removed them; empty where they left by themselves or the remover is gone.
    pub removed_by: String,
    /// When; milliseconds since 1970.
    pub left: Count,
    /// Until when it can be undone; milliseconds since 1970.
    pub undo_until: Count,
    /// The role that they had; empty when it is gone.
    pub role: String,
    /// How many projects come back.
    pub projects: u32,
    /// How many teams.
    pub teams: u32,
    /// How many exceptions.
    pub exceptions: u32,
    /// What does not come back as it was: `project`, `ownership`, `team` or `management`, with the name where it is known.
    pub lost: Vec<(String, String)>,
    /// Why it cannot be done as it stands.
    pub refused: Option<RefusalView>,
}
