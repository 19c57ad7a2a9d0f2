//! Exceptions on projects, made at random from a seed by people of different reach: what one may anywhere is what the role gives,
//! or what somebody gave who held it there at that moment.

use crate::world::{Person, World};
use roster_domain::{
    Command, MemberId, Name, OverrideId, OverrideSubject, PermissionSet, ProjectId, Refusal, RoleId,
};
use roster_protocol::Outcome;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

const STEPS: usize = 100;

/// Permissions that can be excepted, some of which need others.
const KEYS: &[&str] = &[
    "projects.view",
    "projects.edit",
    "projects.manage_members",
    "projects.manage_permissions",
    "files.view",
    "files.upload",
    "files.delete",
    "invoices.view",
    "invoices.send",
];

/// Numbers from a seed: xorshift, good enough to choose by.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % count
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

struct Tree {
    world: World,
    sofia: Person,
    people: Vec<Person>,
    roles: Vec<(RoleId, PermissionSet)>,
    role_of: BTreeMap<MemberId, RoleId>,
    projects: Vec<ProjectId>,
    key: String,
}

/// The exceptions that stand, as they were answered: (project, subject, key) to row and what it says.
type Standing = BTreeMap<(ProjectId, OverrideSubject, &'static str), (OverrideId, bool)>;

impl Tree {
    async fn grown(dice: &mut Dice) -> Self {
        let world = World::new().await;
        let sofia = world.sign_up("sofia@northwind.example").await;
        let managing = ["projects.view", "projects.manage_members", "projects.manage_permissions"];
        let with = |more: &[&'static str]| managing.iter().chain(more).copied().collect::<Vec<_>>();
        let sets = [
            (
                "Wide",
                with(&[
                    "projects.view_all",
                    "projects.edit",
                    "files.view",
                    "files.upload",
                    "files.delete",
                ]),
            ),
            ("Narrow", with(&["files.view"])),
            ("Plain", vec!["projects.view"]),
        ];
        let (mut roles, mut people, mut role_of) = (Vec::new(), Vec::new(), BTreeMap::new());
        for (name, keys) in sets {
            let role = world.make_role(&sofia, name, &keys).await;
            let email = format!("{}@northwind.example", name.to_lowercase());
            let person = world.join(&sofia, &email, role).await;
            role_of.insert(person.member(), role);
            roles.push((role, keys.into_iter().collect()));
            people.push(person);
        }
        let mut projects = Vec::new();
        for number in 0..3 {
            let project = ProjectId(Uuid::now_v7());
            let name = Name::new(&format!("Project {number}"), 80).unwrap();
            let mut commands = vec![Command::CreateProject { project, name }];
            let assigned = people.iter().filter(|_| dice.below(3) > 0);
            commands.extend(
                assigned
                    .map(|person| Command::AssignToProject { project, member: person.member() }),
            );
            let outcomes = world.push(&sofia, commands).await;
            assert!(outcomes.iter().all(|outcome| matches!(outcome, Outcome::Accepted { .. })));
            projects.push(project);
        }
        let key = world.key(&sofia).await.secret;
        Self { world, sofia, people, roles, role_of, projects, key }
    }

    /// Everything that somebody may on a project.
    async fn may(&self, member: MemberId, on: ProjectId) -> PermissionSet {
        let ask = |key: &&str| json!({"who": {"member": member}, "permission": key, "on": on});
        let checks: Vec<Value> = KEYS.iter().map(ask).collect();
        let body = json!({ "checks": checks });
        let answer = self.world.post(&self.key, self.sofia.workspace(), "/check/batch", body).await;
        let answer: Value = answer.json().await.unwrap();
        let answers = answer["answers"].as_array().unwrap();
        let allowed =
            KEYS.iter().zip(answers).filter(|(_, answer)| answer["allowed"] == json!(true));
        allowed.map(|(key, _)| *key).collect()
    }

    /// Somebody tries to make or to clear an exception.
    async fn step(&self, dice: &mut Dice, standing: &mut Standing) {
        // The Owner joins in now and then, so that people who took their own rights away get some again.
        let everybody = self.people.iter().chain([&self.sofia]);
        let by = everybody.clone().nth(dice.below(everybody.count()));
        let by = by.unwrap();
        let project = dice.of(&self.projects);
        let held = self.may(by.member(), project).await;
        let manages = held.has("projects.manage_permissions");
        if dice.below(4) == 0 {
            let Some((place, (id, allow))) =
                standing.iter().nth(dice.below(standing.len().max(1))).map(|(a, b)| (*a, *b))
            else {
                return;
            };
            let there = self.may(by.member(), place.0).await;
            if self.world.outcome(by, Command::ClearOverride { id }).await.is_ok() {
                assert!(there.has("projects.manage_permissions"));
                assert!(allow || there.has(place.2), "taking a no back gives");
                standing.remove(&place);
            }
            return;
        }
        let person = dice.below(self.people.len());
        let subject = if dice.below(2) == 0 {
            OverrideSubject::Member(self.people[person].member())
        } else {
            OverrideSubject::Role(self.roles[person].0)
        };
        let (key, allow, id) = (dice.of(KEYS), dice.below(3) > 0, OverrideId(Uuid::now_v7()));
        let command =
            Command::SetOverride { id, project, subject, permission: key.to_owned(), allow };
        match self.world.outcome(by, command).await {
            Ok(_) => {
                assert!(manages && held.has(key), "{key} was given by somebody who had {held:?}");
                standing.insert((project, subject, key), (id, allow));
            }
            Err(Refusal::NotHeld { permission }) => assert!(!held.has(&permission)),
            Err(Refusal::NothingToChange) => {
                assert_eq!(standing.get(&(project, subject, key)).map(|row| row.1), Some(allow));
            }
            Err(_) => assert!(!manages, "who manages and holds it is not refused"),
        }
    }

    /// Nobody may what neither the role gives nor a standing exception.
    async fn ensure_within_bounds(&self, standing: &Standing) {
        for person in &self.people {
            let member = person.member();
            let role = self.role_of[&member];
            let of_role = &self.roles.iter().find(|(id, _)| *id == role).unwrap().1;
            for project in &self.projects {
                let may = self.may(member, *project).await;
                for key in KEYS {
                    let given = [OverrideSubject::Member(member), OverrideSubject::Role(role)]
                        .into_iter()
                        .any(|subject| {
                            standing.get(&(*project, subject, *key)).is_some_and(|row| row.1)
                        });
                    assert!(!may.has(key) || given || of_role.has(key), "{member} {project} {key}");
                }
            }
        }
    }
}

#[tokio::test]
async fn b18_no_tree_of_exceptions_gives_more_than_somebody_held() {
    for seed in [11_u64, 20_261_122, 987_654_321] {
        let mut dice = Dice(seed);
        let tree = Tree::grown(&mut dice).await;
        let mut standing = Standing::new();
        for _ in 0..STEPS {
            tree.step(&mut dice, &mut standing).await;
        }
        tree.ensure_within_bounds(&standing).await;
        assert!(standing.len() > 5, "seed {seed} made {} exceptions", standing.len());
    }
}
