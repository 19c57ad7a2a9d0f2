//! Teams as a list, and one of them with its people.

use super::{
    PAGE_MAX,
    work::{Hand, NOBODY, Reader, WorkQuery, another_name, lower, page},
};
use crate::core::Core;
use roster_domain::{Command, MemberId, Name, Refusal, Team, TeamId, TeamPart, Timestamp, limits};
use std::{cmp::Reverse, collections::BTreeSet};

/// One row of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamLine {
    /// The team.
    pub id: TeamId,
    /// Its name.
    pub name: String,
    /// Who manages it, by name; at most [`NAMED_MAX`].
    pub managers: Vec<String>,
    /// How many manage it.
    pub managed_by: usize,
    /// How many are in it, managers included.
    pub people: usize,
    /// What the reader is in it.
    pub part: Option<TeamPart>,
    /// Whether the server has not answered its last change.
    pub unsent: bool,
    /// What the reader may do with it.
    pub can: Vec<&'static str>,
}

/// How many managers a row names.
pub const NAMED_MAX: usize = 2;

/// A page of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Teams {
    /// The rows, by name.
    pub lines: Vec<TeamLine>,
    /// How many match.
    pub total: usize,
    /// How many there are.
    pub all: usize,
    /// Why the reader cannot make one; nothing where that can be done.
    pub no_new: Option<Refusal>,
}

/// A team with its people.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamDetails {
    /// The team as in the list.
    pub line: TeamLine,
    /// When it was made.
    pub made: Timestamp,
    /// Who is in it, managers first and then by name; at most [`PAGE_MAX`].
    pub people: Vec<Hand<TeamPart>>,
    /// Why nobody can change it now, whoever runs it: the plan has no teams.
    pub closed: Option<Refusal>,
}

/// A page of teams.
#[must_use]
pub fn teams(core: &Core, query: &WorkQuery<()>, now: Timestamp) -> Teams {
    let list = List::of(core, now);
    let needle = lower(&query.search);
    let mut found = Vec::new();
    for team in list.reader.view.teams() {
        let name = team.name.as_str().to_lowercase();
        if name.contains(&needle) || list.managed_by(team, &needle) {
            found.push((name, team.id.0, team));
        }
    }
    let all = list.reader.view.teams().count();
    let (lines, total) = page(found, query, |team| list.line(team));
    Teams { lines, total, all, no_new: list.no_new() }
}

/// One team, if the reader's copy has it.
#[must_use]
pub fn team(core: &Core, id: TeamId, now: Timestamp) -> Option<TeamDetails> {
    let list = List::of(core, now);
    let team = list.reader.view.team(id)?;
    let line = list.line(team);
    let runs = line.can.contains(&"people");
    let members = team.managers.union(&team.members);
    let mut people: Vec<_> = members.filter_map(|member| list.hand(team, *member, runs)).collect();
    people.sort_by_cached_key(|hand| {
        (Reverse(hand.part), hand.name.as_deref().map(str::to_lowercase), hand.member)
    });
    people.truncate(PAGE_MAX);
    let closed = list.reader.refusal(&Command::DeleteTeam { team: id });
    let closed = closed.filter(|refusal| matches!(refusal, Refusal::PlanLacks { .. }));
    Some(TeamDetails { line, made: team.created_at, people, closed })
}

struct List<'a> {
    reader: Reader<'a>,
    unsent: BTreeSet<TeamId>,
    unsent_people: BTreeSet<(TeamId, MemberId)>,
}

impl<'a> List<'a> {
    fn of(core: &'a Core, now: Timestamp) -> Self {
        let reader = Reader::new(core, now);
        let (mut unsent, mut unsent_people) = (BTreeSet::new(), BTreeSet::new());
        for (team, member) in reader.unanswered().filter_map(touched) {
            unsent.insert(team);
            unsent_people.extend(member.map(|member| (team, member)));
        }
        Self { reader, unsent, unsent_people }
    }

    fn managed_by(&self, team: &Team, needle: &str) -> bool {
        let managers = team.managers.iter().filter_map(|id| self.reader.view.member(*id));
        managers.into_iter().any(|row| row.name.as_str().to_lowercase().contains(needle))
    }

    fn line(&self, team: &Team) -> TeamLine {
        let mut managers: Vec<String> =
            team.managers.iter().filter_map(|id| self.reader.name(*id)).collect();
        managers.sort_by_cached_key(|name| name.to_lowercase());
        managers.truncate(NAMED_MAX);
        TeamLine {
            id: team.id,
            name: team.name.to_string(),
            managers,
            managed_by: team.managers.len(),
            people: team.managers.union(&team.members).count(),
            part: self.reader.core.me().and_then(|me| team.part_of(me)),
            unsent: self.unsent.contains(&team.id),
            can: self.can(team),
        }
    }

    /// The words of what would be done if it were asked for.
    fn can(&self, row: &Team) -> Vec<&'static str> {
        let team = row.id;
        let renamed = another_name(&row.name).map(|name| Command::RenameTeam { team, name });
        let mut can = Vec::new();
        if renamed.is_some_and(|command| self.reader.would(&command)) {
            can.push("rename");
        }
        if self.reader.would(&Command::DeleteTeam { team }) {
            can.push("delete");
        }
        let part = Some(TeamPart::Member);
        if self.reader.would_of_anybody(&Command::SetTeamPart { team, member: NOBODY, part }) {
            can.push("people");
        }
        can
    }

    fn hand(&self, row: &Team, member: MemberId, runs: bool) -> Option<Hand<TeamPart>> {
        let team = row.id;
        let part = row.part_of(member)?;
        let set = |part| Command::SetTeamPart { team, member, part };
        let parts = [TeamPart::Manager, TeamPart::Member].into_iter();
        Some(Hand {
            member,
            name: self.reader.name(member),
            role: self.reader.role(member),
            part,
            is_me: self.reader.is_me(member),
            unsent: self.unsent_people.contains(&(team, member)),
            parts: parts.filter(|part| runs && self.reader.would(&set(Some(*part)))).collect(),
            stays: self.reader.refusal(&set(None)),
        })
    }

    fn no_new(&self) -> Option<Refusal> {
        let Ok(name) = Name::new("A", limits::TEAM_NAME_MAX) else { return None };
        self.reader.refusal(&Command::CreateTeam { team: TeamId(uuid::Uuid::nil()), name })
    }
}

/// The team that a command is about, and whose part in it.
fn touched(command: &Command) -> Option<(TeamId, Option<MemberId>)> {
    match command {
        Command::CreateTeam { team, .. }
        | Command::RenameTeam { team, .. }
        | Command::DeleteTeam { team } => Some((*team, None)),
        Command::SetTeamPart { team, member, .. } => Some((*team, Some(*member))),
        _ => None,
    }
}
