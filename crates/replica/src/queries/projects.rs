//! Projects as a list, and one of them with its people.

use super::{
    PAGE_MAX,
    work::{Hand, NOBODY, Reader, WorkQuery, another_name, lower, page},
};
use crate::core::Core;
use roster_domain::{
    Command, MemberId, Name, Project, ProjectId, ProjectPart, Refusal, Timestamp, limits,
    permission::PROJECTS_VIEW_ALL, plan,
};
use std::{cmp::Reverse, collections::BTreeSet};

/// Which projects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProjectFilter {
    /// Those that are not archived.
    Active,
    /// Those that are.
    Archived,
    /// All of them.
    All,
}

/// One row of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct ProjectLine {
    /// The project.
    pub id: ProjectId,
    /// Its name.
    pub name: String,
    /// Whose it is; nothing where the reader does not see members.
    pub owner: Option<String>,
    /// How many are on it.
    pub people: usize,
    /// What the reader is on it.
    pub part: Option<ProjectPart>,
    /// Whether its owner brought it along and has not shared it.
    pub private: bool,
    /// Since when it is archived.
    pub archived: Option<Timestamp>,
    /// Whether the server has not answered its last change.
    pub unsent: bool,
    /// What the reader may do with it.
    pub can: Vec<&'static str>,
}

/// How many rows each filter shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as the filters")]
pub struct ProjectCounts {
    pub active: usize,
    pub archived: usize,
    pub all: usize,
}

/// How many projects may be active.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// How many the plan has room for.
    pub limit: u32,
    /// How many are, as far as the reader sees them. Private ones do not count.
    pub active: u32,
    /// Whether the reader sees all of them, so that this is the number.
    pub exact: bool,
}

/// A page of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Projects {
    /// The rows, by name.
    pub lines: Vec<ProjectLine>,
    /// How many match.
    pub total: usize,
    /// How many there are of each kind.
    pub counts: ProjectCounts,
    /// The plan's limit, where it has one.
    pub room: Option<Room>,
    /// Why the reader cannot begin one; nothing where that can be done.
    pub no_new: Option<Refusal>,
}

/// A project with its people.
#[derive(Clone, Debug, PartialEq)]
pub struct ProjectDetails {
    /// The project as in the list.
    pub line: ProjectLine,
    /// When it was made.
    pub made: Timestamp,
    /// Who is on it, owners first and then by name; at most [`PAGE_MAX`].
    pub people: Vec<Hand<ProjectPart>>,
    /// The plan's limit, where it has one.
    pub room: Option<Room>,
    /// Why it cannot be opened again, or shared, by whoever may do so otherwise: the plan has no room.
    pub full: Option<Refusal>,
}

/// A page of projects.
#[must_use]
pub fn projects(core: &Core, query: &WorkQuery<ProjectFilter>, now: Timestamp) -> Projects {
    let list = List::of(core, now);
    let needle = lower(&query.search);
    let mut counts = ProjectCounts::default();
    let mut found = Vec::new();
    for project in list.reader.view.projects() {
        let archived = project.archived_at.is_some();
        counts.all += 1;
        counts.active += usize::from(!archived);
        counts.archived += usize::from(archived);
        let shown = match query.filter {
            ProjectFilter::Active => !archived,
            ProjectFilter::Archived => archived,
            ProjectFilter::All => true,
        };
        let name = project.name.as_str().to_lowercase();
        if shown && (name.contains(&needle) || list.owned_by(project, &needle)) {
            found.push((name, project.id.0, project));
        }
    }
    let (lines, total) = page(found, query, |project| list.line(project));
    Projects { lines, total, counts, room: list.room(), no_new: list.no_new() }
}

/// One project, if the reader's copy has it.
#[must_use]
pub fn project(core: &Core, id: ProjectId, now: Timestamp) -> Option<ProjectDetails> {
    let list = List::of(core, now);
    let project = list.reader.view.project(id)?;
    let line = list.line(project);
    let opening = [Command::ReopenProject { project: id }, Command::ShareProject { project: id }];
    let full = opening.iter().filter_map(|command| list.reader.refusal(command));
    let full = full.into_iter().find(|refusal| matches!(refusal, Refusal::ProjectLimit { .. }));
    let runs = line.can.contains(&"people");
    let mut people: Vec<_> =
        project.people().filter_map(|member| list.hand(project, member, runs)).collect();
    people.sort_by_cached_key(|hand| {
        (Reverse(hand.part), hand.name.as_deref().map(str::to_lowercase), hand.member)
    });
    people.truncate(PAGE_MAX);
    Some(ProjectDetails { line, made: project.created_at, people, room: list.room(), full })
}

struct List<'a> {
    reader: Reader<'a>,
    unsent: BTreeSet<ProjectId>,
    unsent_people: BTreeSet<(ProjectId, MemberId)>,
}

impl<'a> List<'a> {
    fn of(core: &'a Core, now: Timestamp) -> Self {
        let reader = Reader::new(core, now);
        let touched = reader.unanswered().filter_map(touched);
        let (mut unsent, mut unsent_people) = (BTreeSet::new(), BTreeSet::new());
        for (project, member) in touched {
            unsent.insert(project);
            unsent_people.extend(member.map(|member| (project, member)));
        }
        Self { reader, unsent, unsent_people }
    }

    fn owned_by(&self, project: &Project, needle: &str) -> bool {
        let owner = self.reader.view.member(project.owner);
        owner.is_some_and(|owner| owner.name.as_str().to_lowercase().contains(needle))
    }

    fn line(&self, project: &Project) -> ProjectLine {
        let me = self.reader.core.me();
        ProjectLine {
            id: project.id,
            name: project.name.to_string(),
            owner: self.reader.name(project.owner),
            people: project.people().count(),
            part: me.and_then(|me| project.part_of(me)),
            private: project.private,
            archived: project.archived_at,
            unsent: self.unsent.contains(&project.id),
            can: self.can(project),
        }
    }

    /// The words of what would be done if it were asked for.
    fn can(&self, row: &Project) -> Vec<&'static str> {
        let project = row.id;
        let renamed = another_name(&row.name).map(|name| Command::RenameProject { project, name });
        let doings = [
            ("rename", renamed),
            ("archive", Some(Command::ArchiveProject { project })),
            ("reopen", Some(Command::ReopenProject { project })),
            ("share", Some(Command::ShareProject { project })),
        ];
        let would = |command: &Command| self.reader.would(command);
        let done = doings.iter().filter(|(_, command)| command.as_ref().is_some_and(would));
        let mut can: Vec<_> = done.map(|(word, _)| *word).collect();
        if self.reader.would_of_anybody(&Command::AssignToProject { project, member: NOBODY }) {
            can.push("people");
        }
        can
    }

    fn hand(&self, row: &Project, member: MemberId, runs: bool) -> Option<Hand<ProjectPart>> {
        let project = row.id;
        let part = row.part_of(member)?;
        let parts = [ProjectPart::Owner, ProjectPart::Editor, ProjectPart::Viewer].into_iter();
        let would = |part: &ProjectPart| {
            self.reader.would(&Command::SetProjectPart { project, member, part: *part })
        };
        Some(Hand {
            member,
            name: self.reader.name(member),
            role: self.reader.role(member),
            part,
            is_me: self.reader.is_me(member),
            unsent: self.unsent_people.contains(&(project, member)),
            parts: parts.filter(|part| runs && would(part)).collect(),
            stays: self.reader.refusal(&Command::UnassignFromProject { project, member }),
        })
    }

    fn room(&self) -> Option<Room> {
        let limit = plan::active_project_limit(self.reader.view, self.reader.now())?;
        let exact = self.reader.may(PROJECTS_VIEW_ALL);
        Some(Room { limit, active: self.reader.view.active_projects(), exact })
    }

    fn no_new(&self) -> Option<Refusal> {
        let Ok(name) = Name::new("A", limits::PROJECT_NAME_MAX) else { return None };
        let project = ProjectId(uuid::Uuid::nil());
        self.reader.refusal(&Command::CreateProject { project, name })
    }
}

/// The project that a command is about, and whose part on it.
fn touched(command: &Command) -> Option<(ProjectId, Option<MemberId>)> {
    match command {
        Command::CreateProject { project, .. }
        | Command::RenameProject { project, .. }
        | Command::ArchiveProject { project }
        | Command::ReopenProject { project }
        | Command::ShareProject { project } => Some((*project, None)),
        Command::AssignToProject { project, member }
        | Command::UnassignFromProject { project, member }
        | Command::SetProjectPart { project, member, .. } => Some((*project, Some(*member))),
        _ => None,
    }
}
