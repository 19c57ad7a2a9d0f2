//! An answer with its reason, and the change that would turn it round: the codes and names that the page makes sentences of.

use super::keys;
use crate::{
    faults::label_of,
    views::{Flip, Why},
};
use roster_domain::{
    Because, MemberId, OverrideId, ProjectId, RoleId, Workspace, plan,
    why::{Step, Why as DomainWhy},
};

/// Names for a sentence, by placeholder.
type Words = Vec<(String, String)>;

/// About whom and what the question was.
pub struct Asked<'a> {
    /// The workspace as it looks now.
    pub workspace: &'a Workspace,
    /// Whoever it is about, by name.
    pub name: String,
    /// Their role.
    pub role: RoleId,
    /// The permission's key.
    pub permission: &'a str,
    /// The project, where it was about one.
    pub project: Option<ProjectId>,
}

impl Asked<'_> {
    /// The answer. `may_apply` says of a step whether the one who looks may take it.
    pub fn answer(&self, why: &DomainWhy, may_apply: impl Fn(&Step) -> bool) -> Why {
        let all = why.flip.iter().all(&may_apply);
        let mut steps = why.flip.iter().map(|step| self.flip(step, all));
        Why {
            allowed: why.verdict.allowed,
            because: code(why.verdict.because).to_owned(),
            words: self.words(why.verdict.because),
            flip: steps.next(),
            also: steps.collect(),
        }
    }

    fn words(&self, because: Because) -> Words {
        let mut words = vec![
            word("name", self.name.clone()),
            word("role", self.role_name(self.role)),
            word("permission", label_of(self.permission)),
        ];
        words.extend(self.project.map(|project| word("project", self.project_name(project))));
        match because {
            Because::Needs { permission } => words.push(word("needed", label_of(permission))),
            Because::PlanLacks { .. } => words.push(word("plan", self.plan_name())),
            Because::OverrideAllows { id } | Because::OverrideDenies { id } => {
                words.push(word("project", self.exception_project(id)));
            }
            _ => {}
        }
        words
    }

    fn flip(&self, step: &Step, can_apply: bool) -> Flip {
        let people = |role| {
            let count = self.workspace.members_with_role(role).count();
            [word("role", self.role_name(role)), word("people", count.to_string())]
        };
        let (kind, about, words): (&str, Vec<String>, Words) = match step {
            Step::TurnOn { role, keys: on } => ("turnOn", keys(on.keys()), people(*role).into()),
            Step::TurnOff { role, keys: off } => {
                ("turnOff", keys(off.keys()), people(*role).into())
            }
            Step::Except { project, member, permission, allow } => {
                let mut words = self.on_project(*member, *project);
                words.push(word("allow", if *allow { "yes" } else { "no" }.to_owned()));
                ("addException", keys([*permission]), words)
            }
            Step::Unexcept { id } => (
                "removeException",
                keys([self.permission]),
                vec![word("project", self.exception_project(*id))],
            ),
            Step::Assign { project, member } => {
                ("assign", Vec::new(), self.on_project(*member, *project))
            }
            Step::LetEdit { project, member } => {
                ("letEdit", Vec::new(), self.on_project(*member, *project))
            }
            Step::Restore { member } => {
                ("restore", Vec::new(), vec![word("name", self.member_name(*member))])
            }
            Step::ChangePlan { plan } => {
                let label = plan::find(plan).map_or(*plan, |plan| plan.label);
                ("changePlan", Vec::new(), vec![word("plan", label.to_owned())])
            }
            Step::GiveRole { member, role } => {
                let words =
                    [word("name", self.member_name(*member)), word("role", self.role_name(*role))];
                ("changeRole", Vec::new(), words.into())
            }
        };
        let labels: Vec<String> = about.iter().map(|key| label_of(key)).collect();
        let mut words = words;
        words.push(word("permission", labels.join(", ")));
        Flip { kind: kind.to_owned(), keys: about, words, can_apply }
    }

    fn on_project(&self, member: MemberId, project: ProjectId) -> Words {
        vec![word("name", self.member_name(member)), word("project", self.project_name(project))]
    }

    fn member_name(&self, member: MemberId) -> String {
        self.workspace.member(member).map(|row| row.name.to_string()).unwrap_or_default()
    }

    fn role_name(&self, role: RoleId) -> String {
        self.workspace.role(role).map(|row| row.name.to_string()).unwrap_or_default()
    }

    fn project_name(&self, project: ProjectId) -> String {
        self.workspace.project(project).map(|row| row.name.to_string()).unwrap_or_default()
    }

    fn exception_project(&self, id: OverrideId) -> String {
        let row = self.workspace.override_row(id);
        row.map(|row| self.project_name(row.project)).unwrap_or_default()
    }

    fn plan_name(&self) -> String {
        let key = self.workspace.profile().map(|profile| profile.subscription.plan.as_str());
        key.and_then(plan::find).map(|plan| plan.label.to_owned()).unwrap_or_default()
    }
}

fn word(placeholder: &str, text: String) -> (String, String) {
    (placeholder.to_owned(), text)
}

fn code(because: Because) -> &'static str {
    match because {
        Because::NotAMember => "notAMember",
        Because::Suspended => "suspended",
        Because::RoleGone => "roleGone",
        Because::ProjectGone => "projectGone",
        Because::UnknownPermission => "unknownPermission",
        Because::PlanLacks { .. } => "plan",
        Because::OwnerOnly => "ownerOnly",
        Because::OwnerOrCoOwnerOnly => "ownerOrCoOwnerOnly",
        Because::OverrideDenies { .. } => "exceptionDenies",
        Because::OverrideAllows { .. } => "exceptionAllows",
        Because::Off => "off",
        Because::Needs { .. } => "needs",
        Because::NotAssigned => "notAssigned",
        Because::ViewOnly => "viewOnly",
        Because::On => "on",
    }
}
