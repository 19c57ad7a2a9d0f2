//! The workspace as a role, a member or a draft sees it. Computed here and shown; nothing can be done through it, and nobody sees
//! through it what they may not see themselves (B13, B14).

use crate::{
    Member, MemberId, PermissionSet, Question, Refusal, Role, RoleId, TestPlace, Timestamp,
    Workspace, allowed, explain_role, permission,
    roles::{Changes, Draft, TestOutcome, arranged, run},
    screens::{Part, Real, Sample, Screen},
};

/// Through whose eyes.
#[derive(Clone, Debug, PartialEq)]
pub enum Eyes {
    /// Anybody with this role.
    Role(RoleId),
    /// This member.
    Member(MemberId),
    /// Anybody with this role, if the draft of it were applied.
    Draft(RoleId, PermissionSet),
}

impl Eyes {
    /// The eyes of whoever would have the role as it stands in a draft.
    #[must_use]
    pub fn draft(drafted: &Role) -> Self {
        Self::Draft(drafted.id, drafted.grants.clone())
    }
}

/// Whether something is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// It is.
    Shown,
    /// It is not there.
    Hidden,
    /// It would be, with the draft.
    Added,
    /// It would not be any more, with the draft.
    Removed,
}

/// What is seen.
#[derive(Clone, Debug)]
pub struct ViewAs {
    /// The role's or the member's name.
    pub title: String,
    /// The role.
    pub role: RoleId,
    /// The role's name.
    pub role_name: String,
    /// What the draft changes, where it is one.
    pub changes: Changes,
    /// Whether something was left out because whoever looks may not see it either.
    pub limited: bool,
    /// The screens, in the order of the role's main menu.
    pub screens: Vec<SeenScreen>,
    /// The role's tests, and beside each whether it held before the draft.
    pub tests: Vec<(TestOutcome, bool)>,
}

/// A screen as it is seen.
#[derive(Clone, Debug)]
pub struct SeenScreen {
    /// The screen.
    pub screen: &'static Screen,
    /// Whether the main menu shows it.
    pub in_menu: Seen,
    /// Whether it is permitted, and only the main menu leaves it out.
    pub hidden_by_menu: bool,
    /// What stands on it.
    pub parts: Vec<SeenPart>,
}

/// Something on a screen as it is seen.
#[derive(Clone, Debug)]
pub enum SeenPart {
    /// A button or a box: the part of the screen, and whether it is seen.
    Whole(&'static Part, Seen),
    /// A list.
    Records {
        /// Whether each column is seen, in the order of the part's columns.
        columns: Vec<Seen>,
        /// The part itself.
        part: &'static Part,
        /// The rows.
        rows: Vec<SeenRow>,
    },
}

/// A row as it is seen.
#[derive(Clone, Debug)]
pub struct SeenRow {
    /// Its cells.
    pub cells: Vec<String>,
    /// Whether it is seen.
    pub seen: Seen,
    /// The permission that shows or hides it.
    pub key: Option<&'static str>,
    /// Whether it is made up.
    pub sample: bool,
}

/// How many real rows are listed beside the made-up ones.
const REAL_ROWS_MAX: usize = 8;

/// Looks through somebody's eyes.
///
/// # Errors
/// When who looks may not, or what is named is gone.
pub fn view_as(
    workspace: &Workspace,
    viewer: MemberId,
    eyes: &Eyes,
    at: Timestamp,
) -> Result<ViewAs, Refusal> {
    if !allowed(workspace, &Question::new(viewer, permission::ROLES_VIEW_AS, at)) {
        let permission = permission::ROLES_VIEW_AS.to_owned();
        return Err(Refusal::NotAllowed { permission });
    }
    let look = Look::of(workspace, viewer, eyes, at)?;
    let screens = arranged(&look.before);
    let screens = screens.into_iter().map(|item| look.screen(item.screen, item.shown)).collect();
    let held = run(workspace, &look.before, at);
    let tests = run(workspace, &look.after, at)
        .into_iter()
        .zip(held.iter().map(TestOutcome::passes))
        .collect();
    let mut draft = Draft::of(&look.before);
    draft.on = look.after.grants.clone();
    Ok(ViewAs {
        title: look.title.clone(),
        role: look.before.id,
        role_name: look.before.name.to_string(),
        changes: draft.changes(),
        limited: look.is_limited(),
        screens,
        tests,
    })
}

/// Somebody's eyes, and who looks through them.
struct Look<'a> {
    workspace: &'a Workspace,
    viewer: MemberId,
    title: String,
    before: Role,
    after: Role,
    member: Option<&'a Member>,
    at: Timestamp,
}

impl<'a> Look<'a> {
    fn of(
        workspace: &'a Workspace,
        viewer: MemberId,
        eyes: &Eyes,
        at: Timestamp,
    ) -> Result<Self, Refusal> {
        let role = |id| workspace.role(id).cloned().ok_or(Refusal::RoleGone);
        let (before, after, member) = match eyes {
            Eyes::Role(id) => (role(*id)?, role(*id)?, None),
            Eyes::Draft(id, on) => {
                let before = role(*id)?;
                (before.clone(), Role { grants: on.clone(), ..before }, None)
            }
            Eyes::Member(id) => {
                let member = workspace.member(*id).ok_or(Refusal::MemberGone)?;
                (role(member.role)?, role(member.role)?, Some(member))
            }
        };
        let title = member.map_or(&before.name, |member| &member.name).to_string();
        Ok(Self { workspace, viewer, title, before, after, member, at })
    }

    fn may(&self, role: &Role, key: &str, place: TestPlace) -> bool {
        let active = self.member.is_none_or(|member| member.is_active(self.at));
        active && explain_role(self.workspace, role, key, place, self.at).allowed
    }

    fn viewer_may(&self, key: &str) -> bool {
        allowed(self.workspace, &Question::new(self.viewer, key, self.at))
    }

    /// Whether what needs these permissions is seen, before and after the draft.
    fn seen(&self, keys: &[Option<&str>], place: TestPlace) -> Seen {
        let keys = || keys.iter().flatten();
        if !keys().all(|key| self.viewer_may(key)) {
            return Seen::Hidden;
        }
        let by = |role| keys().all(|key| self.may(role, key, place));
        match (by(&self.before), by(&self.after)) {
            (true, true) => Seen::Shown,
            (false, true) => Seen::Added,
            (true, false) => Seen::Removed,
            (false, false) => Seen::Hidden,
        }
    }

    /// Whether whoever looks misses something that the other sees.
    fn is_limited(&self) -> bool {
        let missed = |key: &&str| !self.viewer_may(key);
        let keys = permission::catalogue().iter().map(|permission| permission.key);
        keys.filter(missed).any(|key| self.may(&self.after, key, TestPlace::Anywhere))
    }

    fn screen(&self, screen: &'static Screen, shown: bool) -> SeenScreen {
        let open = self.seen(&[screen.gate], TestPlace::Anywhere);
        let part = |part: &'static Part| match part {
            Part::Action { key, .. } | Part::Block { key, .. } => {
                SeenPart::Whole(part, self.seen(&[screen.gate, Some(key)], TestPlace::Anywhere))
            }
            Part::Records { columns, samples, real } => SeenPart::Records {
                columns: columns
                    .iter()
                    .map(|column| self.seen(&[screen.gate, column.key], TestPlace::Anywhere))
                    .collect(),
                part,
                rows: self.rows(screen, samples, *real),
            },
        };
        SeenScreen {
            screen,
            in_menu: if shown { open } else { Seen::Hidden },
            hidden_by_menu: !shown && matches!(open, Seen::Shown | Seen::Added),
            parts: screen.parts.iter().map(part).collect(),
        }
    }

    fn rows(
        &self,
        screen: &'static Screen,
        samples: &[Sample],
        real: Option<Real>,
    ) -> Vec<SeenRow> {
        let sample = |sample: &Sample| SeenRow {
            cells: sample.cells.iter().map(|cell| (*cell).to_owned()).collect(),
            seen: self.seen(&[screen.gate, sample.key], TestPlace::Anywhere),
            key: sample.key.or(screen.gate),
            sample: true,
        };
        let mut rows: Vec<SeenRow> = match real {
            Some(Real::Projects) => self.projects(),
            Some(Real::Members) => self.members(screen),
            None => Vec::new(),
        };
        rows.extend(samples.iter().map(sample));
        rows
    }

    /// The real projects. For a role, each is one that its holder is not assigned to, and one made-up project is one that is.
    fn projects(&self) -> Vec<SeenRow> {
        let view = permission::PROJECTS_VIEW;
        let cells = |name: &str| [name, "", "Active", "$12,000"].map(str::to_owned).to_vec();
        let row = |name: &str, seen, key, sample| SeenRow { cells: cells(name), seen, key, sample };
        let all = Some(permission::PROJECTS_VIEW_ALL);
        let real = self.workspace.projects().take(REAL_ROWS_MAX).map(|project| {
            let seen = match self.member {
                Some(member) => {
                    let question = Question::new(member.id, view, self.at).on(project.id);
                    if allowed(self.workspace, &question) { Seen::Shown } else { Seen::Hidden }
                }
                None => self.seen(&[Some(view)], TestPlace::OtherProject),
            };
            row(project.name.as_str(), seen, all, false)
        });
        let mut rows: Vec<SeenRow> = real.collect();
        if self.member.is_none() {
            let seen = self.seen(&[Some(view)], TestPlace::AssignedProject);
            rows.insert(0, row("A project they are assigned to", seen, Some(view), true));
            let seen = self.seen(&[Some(view)], TestPlace::OtherProject);
            rows.insert(1, row("A project they are not assigned to", seen, all, true));
        }
        rows
    }

    fn members(&self, screen: &'static Screen) -> Vec<SeenRow> {
        let seen = self.seen(&[screen.gate], TestPlace::Anywhere);
        let name = |member: &Member| {
            let role = self.workspace.role(member.role).map(|role| role.name.to_string());
            vec![member.name.to_string(), role.unwrap_or_default()]
        };
        let rows = self.workspace.members().take(REAL_ROWS_MAX);
        let rows = rows.map(|m| SeenRow { cells: name(m), seen, key: screen.gate, sample: false });
        rows.collect()
    }
}
