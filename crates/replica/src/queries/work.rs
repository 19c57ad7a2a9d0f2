//! What the lists of projects and of teams have alike: who asks and what would be refused, the people on one, and which of the
//! two screens somebody is let to. It knows no rule: each answer is what `decide` says of the command itself.

use super::PAGE_MAX;
use crate::core::{Core, EntryState};
use roster_domain::{
    Actor, Command, Member, MemberId, Name, Question, Refusal, Role, Stamp, Timestamp, Workspace,
    allowed, decide, effective,
    permission::{TEAMS_CREATE, TEAMS_MANAGE},
    plan, roles, screens,
};

/// Which of a list is asked for.
#[derive(Clone, Debug)]
pub struct WorkQuery<Filter> {
    /// Which rows.
    pub filter: Filter,
    /// Words to find in the name, or in the names of whoever runs it.
    pub search: String,
    /// How many to leave out.
    pub offset: usize,
    /// How many to give; at most [`PAGE_MAX`].
    pub limit: usize,
}

/// Somebody on a project or in a team.
#[derive(Clone, Debug, PartialEq)]
pub struct Hand<Part> {
    /// Who.
    pub member: MemberId,
    /// The name; nothing where the reader does not see members.
    pub name: Option<String>,
    /// The role's name; empty where it is not seen.
    pub role: String,
    /// What they are there.
    pub part: Part,
    /// Whether it is the reader.
    pub is_me: bool,
    /// Whether the server has not answered the last change of this part.
    pub unsent: bool,
    /// The other parts that the reader may give them.
    pub parts: Vec<Part>,
    /// Why the reader cannot take them off it; nothing where that can be done.
    pub stays: Option<Refusal>,
}

/// Which of the screens of work the reader is let to, with how many stand there. Nothing where the screen is not theirs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// How many projects are not archived.
    pub projects: Option<usize>,
    /// How many teams there are.
    pub teams: Option<usize>,
}

/// The screens of work that the reader's main menu shows: where the screen's permission is on and the role's menu leaves it in.
/// Teams are also there for those who are in one, for those who may make one, and on a plan that has none, to be explained.
#[must_use]
pub fn places(core: &Core, now: Timestamp) -> Places {
    let reader = Reader::new(core, now);
    let Some((me, role)) = reader.person() else { return Places::default() };
    let view = reader.view;
    let in_menu = |key| {
        let items = roles::arranged(role);
        items.iter().any(|item| item.screen.key == key && item.shown)
    };
    let gate = |key| screens::find(key).and_then(|screen| screen.gate);
    let active = view.projects().filter(|project| project.archived_at.is_none());
    let projects = in_menu("projects") && gate("projects").is_none_or(|key| reader.may(key));
    let would = |key: &str| reader.may(key) || reader.would_on_another_plan(role, key);
    let lets = [gate("teams").unwrap_or(TEAMS_MANAGE), TEAMS_CREATE].into_iter().any(would);
    let teams = in_menu("teams") && (lets || view.teams().any(|team| team.part_of(me).is_some()));
    Places {
        projects: projects.then(|| active.count()),
        teams: teams.then(|| view.teams().count()),
    }
}

/// Who asks, of which copy, when.
pub(super) struct Reader<'a> {
    pub core: &'a Core,
    pub view: &'a Workspace,
    now: Timestamp,
}

impl<'a> Reader<'a> {
    pub fn new(core: &'a Core, now: Timestamp) -> Self {
        Self { core, view: core.view(), now }
    }

    pub fn now(&self) -> Timestamp {
        self.now
    }

    pub fn is_me(&self, member: MemberId) -> bool {
        self.core.me() == Some(member)
    }

    /// What would stand against a command of the reader, as things look now.
    pub fn refusal(&self, command: &Command) -> Option<Refusal> {
        let Some(me) = self.core.me() else { return Some(Refusal::NotAMember) };
        decide(self.view, &Actor::Member(me), command, Stamp { at: self.now }).err()
    }

    pub fn would(&self, command: &Command) -> bool {
        self.refusal(command).is_none()
    }

    /// Whether the reader says who is on something. Asked of somebody who is nobody: that is found out after the right was.
    pub fn would_of_anybody(&self, command: &Command) -> bool {
        self.refusal(command) == Some(Refusal::MemberGone)
    }

    pub fn may(&self, permission: &str) -> bool {
        let me = self.core.me();
        me.is_some_and(|me| allowed(self.view, &Question::new(me, permission, self.now)))
    }

    pub fn name(&self, member: MemberId) -> Option<String> {
        self.view.member(member).map(|row| row.name.to_string())
    }

    pub fn role(&self, member: MemberId) -> String {
        let role = self.view.member(member).and_then(|row| self.view.role(row.role));
        role.map(|role| role.name.to_string()).unwrap_or_default()
    }

    /// The commands that the server has not answered.
    pub fn unanswered(&self) -> impl Iterator<Item = &'a Command> {
        let waiting =
            |entry: &&crate::core::Entry| !matches!(entry.state, EntryState::Accepted { .. });
        self.core.outbox().filter(waiting).map(|entry| &entry.command)
    }

    fn person(&self) -> Option<(MemberId, &'a Role)> {
        let active = |row: &&Member| row.is_active(self.now);
        let me = self.view.member(self.core.me()?).filter(active)?;
        Some((me.id, self.view.role(me.role)?))
    }

    /// Whether the role has it and the plan alone stands in the way.
    fn would_on_another_plan(&self, role: &Role, permission: &str) -> bool {
        let lacks = |feature| !plan::has(self.view, feature, self.now);
        plan::feature_of(permission).is_some_and(lacks) && effective(role).has(permission)
    }
}

/// The page that is asked for, by name, of what was found; and how much was found.
pub(super) fn page<Row, Filter, Line>(
    mut found: Vec<(String, uuid::Uuid, Row)>,
    query: &WorkQuery<Filter>,
    line: impl Fn(&Row) -> Line,
) -> (Vec<Line>, usize) {
    let total = found.len();
    found.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.cmp(&b.1)));
    let page = found.iter().skip(query.offset).take(query.limit.min(PAGE_MAX));
    (page.map(|(.., row)| line(row)).collect(), total)
}

/// A name that is not the one before: whoever may rename at all may give it.
pub(super) fn another_name(before: &Name) -> Option<Name> {
    Name::new(if before.as_str() == "A" { "B" } else { "A" }, 1).ok()
}

/// The id of nobody, to ask what would be.
pub(super) const NOBODY: MemberId = MemberId(uuid::Uuid::nil());

pub(super) fn lower(words: &str) -> String {
    words.trim().to_lowercase()
}
