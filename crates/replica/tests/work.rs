//! What the screens of projects and teams are told: rows, counts, what may be done, and what waits to be sent.

use roster_domain::{
    AccountId, Change, Command, DeviceId, EmailAddress, Entity, EntityKey, Extra, Founding, Member,
    MemberId, MemberStatus, Name, Project, ProjectId, ProjectPart, Refusal, RoleId, Stamp, Team,
    TeamId, TeamPart, Timestamp, Workspace, WorkspaceId, found, plan,
};
use roster_protocol::Generation;
use roster_replica::{
    core::{Core, Cursor, Durable, Input},
    queries::{
        Hand, PAGE_MAX, Places, ProjectFilter, Room, WorkQuery, places, project, projects, team,
        teams,
    },
};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

const NOW: Timestamp = Timestamp(1_800_000_000_000);
const WORKSPACE: WorkspaceId = WorkspaceId(Uuid::from_u128(1));
const SOFIA: MemberId = MemberId(Uuid::from_u128(2));
const DEV: MemberId = MemberId(Uuid::from_u128(3));
const MEI: MemberId = MemberId(Uuid::from_u128(4));
const ACME: ProjectId = ProjectId(Uuid::from_u128(400));
const STUDIO: TeamId = TeamId(Uuid::from_u128(500));

fn name(text: &str) -> Name {
    Name::new(text, 80).unwrap()
}

/// A workspace of Sofia, its Owner, on a plan.
struct World {
    rows: BTreeMap<EntityKey, Entity>,
}

impl World {
    fn on(plan: &str) -> Self {
        let founding = Founding {
            workspace: WORKSPACE,
            name: name("Northwind"),
            account: AccountId(Uuid::from_u128(30)),
            owner_name: name("Sofia Lund"),
            owner_email: EmailAddress::parse("sofia@northwind.example").unwrap(),
            member: SOFIA,
            private: false,
            role_ids: (0..12).map(|n| RoleId(Uuid::from_u128(100 + n))).collect(),
        };
        let mut world = Self { rows: BTreeMap::new() };
        for change in found(&founding, Stamp { at: NOW }) {
            if let Change::Put(row) = change {
                world.put(row);
            }
        }
        world.plan(plan);
        world
    }

    fn put(&mut self, row: Entity) {
        self.rows.insert(row.key(), row);
    }

    fn plan(&mut self, plan: &str) {
        for row in self.rows.values_mut() {
            if let Entity::Profile(profile) = row {
                plan.clone_into(&mut profile.subscription.plan);
                profile.subscription.trial_ends_at = None;
            }
        }
    }

    fn view(&self) -> Workspace {
        Workspace::from_rows(self.rows.values().cloned())
    }

    fn join(&mut self, id: MemberId, called: &str, role: &str) {
        let role = self.view().roles().find(|row| row.name.as_str() == role).unwrap().id;
        let sofia = self.view().member(SOFIA).unwrap().clone();
        let contact_email = EmailAddress::parse(&format!("p{}@a.example", id.0.as_u128())).unwrap();
        let (name, account) = (name(called), AccountId(Uuid::from_u128(300 + id.0.as_u128())));
        let status = MemberStatus::Active;
        self.put(Entity::Member(Member {
            id,
            name,
            account,
            role,
            contact_email,
            status,
            ..sofia
        }));
    }

    fn project(&mut self, id: ProjectId, called: &str, owner: MemberId, on_it: &[MemberId]) {
        let assigned = on_it.iter().copied().collect();
        let project = Project::new(id, name(called), owner, NOW);
        self.put(Entity::Project(Project { assigned, ..project }));
    }

    fn team(&mut self, called: &str, manager: MemberId, members: &[MemberId]) {
        self.put(Entity::Team(Team {
            id: STUDIO,
            name: name(called),
            managers: BTreeSet::from([manager]),
            members: members.iter().copied().collect(),
            created_at: NOW,
            extra: Extra::new(),
        }));
    }

    /// The copy of it that somebody's device has.
    fn seen_by(&self, me: MemberId) -> Core {
        let generation = Generation(Uuid::from_u128(5));
        let cursor = Some(Cursor { generation, seq: 1, sight: 1, me });
        let rows = self.rows.clone();
        let durable = Durable { rows, cursor, ..Durable::default() };
        Core::open(WORKSPACE, DeviceId(Uuid::from_u128(6)), durable)
    }
}

fn submit(core: &Core, command: Command) -> Core {
    core.step(Input::Submit { commands: vec![command], at: NOW, held_until: None }).unwrap().core
}

fn asked<Filter>(filter: Filter, search: &str) -> WorkQuery<Filter> {
    WorkQuery { filter, search: search.to_owned(), offset: 0, limit: PAGE_MAX }
}

fn names(core: &Core, filter: ProjectFilter, search: &str) -> Vec<String> {
    let page = projects(core, &asked(filter, search), NOW);
    assert_eq!(page.total, page.lines.len());
    page.lines.into_iter().map(|line| line.name).collect()
}

fn studio() -> World {
    let mut world = World::on("organization");
    world.join(DEV, "Dev Patel", "Collaborator");
    world.join(MEI, "Mei Tanaka", "Designer");
    world.project(ACME, "Acme rebrand", DEV, &[MEI]);
    world
}

#[test]
fn projects_are_found_by_their_name_or_their_owner_and_sorted_by_name() {
    let mut world = studio();
    world.project(ProjectId(Uuid::from_u128(401)), "lumen site", SOFIA, &[]);
    world.project(ProjectId(Uuid::from_u128(402)), "Zebra", SOFIA, &[]);
    let core = submit(&world.seen_by(SOFIA), Command::ArchiveProject { project: ACME });
    assert_eq!(names(&core, ProjectFilter::All, ""), ["Acme rebrand", "lumen site", "Zebra"]);
    assert_eq!(names(&core, ProjectFilter::Active, ""), ["lumen site", "Zebra"]);
    assert_eq!(names(&core, ProjectFilter::Archived, ""), ["Acme rebrand"]);
    assert_eq!(names(&core, ProjectFilter::All, " LUMEN "), ["lumen site"]);
    assert_eq!(names(&core, ProjectFilter::All, "patel"), ["Acme rebrand"]);
    let page = projects(&core, &asked(ProjectFilter::Active, ""), NOW);
    assert_eq!((page.counts.active, page.counts.archived, page.counts.all), (2, 1, 3));
}

#[test]
fn a_page_is_no_longer_than_asked_and_never_longer_than_may_be() {
    let mut world = World::on("max");
    for n in 0..300_u128 {
        world.project(ProjectId(Uuid::from_u128(1000 + n)), &format!("P {n:03}"), SOFIA, &[]);
    }
    let core = world.seen_by(SOFIA);
    let page = |offset, limit| {
        let query = WorkQuery { offset, limit, ..asked(ProjectFilter::All, "") };
        let page = projects(&core, &query, NOW);
        assert_eq!(page.total, 300);
        (page.lines.first().map(|line| line.name.clone()), page.lines.len())
    };
    assert_eq!(page(0, 1000), (Some("P 000".to_owned()), PAGE_MAX));
    assert_eq!(page(250, 100), (Some("P 250".to_owned()), 50));
    assert_eq!(page(10, 3), (Some("P 010".to_owned()), 3));
}

#[test]
fn a_row_says_what_the_reader_may_do_with_it() {
    let world = studio();
    let can =
        |me| projects(&world.seen_by(me), &asked(ProjectFilter::All, ""), NOW).lines[0].can.clone();
    assert_eq!(can(DEV), ["rename", "archive", "people"], "its owner runs it");
    assert_eq!(can(SOFIA), ["rename", "archive", "people"]);
    assert!(can(MEI).is_empty(), "who works on it does not");
    let archived = submit(&world.seen_by(DEV), Command::ArchiveProject { project: ACME });
    let page = projects(&archived, &asked(ProjectFilter::Archived, ""), NOW);
    assert_eq!(page.lines[0].can, ["rename", "reopen", "people"]);
    assert_eq!(page.lines[0].archived, Some(NOW));
}

#[test]
fn what_waits_here_is_marked_on_the_project_and_on_the_person() {
    let core = studio().seen_by(DEV);
    let line = |core: &Core| projects(core, &asked(ProjectFilter::All, ""), NOW).lines[0].clone();
    assert!(!line(&core).unsent);
    let part = ProjectPart::Viewer;
    let core = submit(&core, Command::SetProjectPart { project: ACME, member: MEI, part });
    assert!(line(&core).unsent);
    let people = project(&core, ACME, NOW).unwrap().people;
    let of = |id| people.iter().find(|hand| hand.member == id).unwrap();
    assert!(of(MEI).unsent && of(MEI).part == ProjectPart::Viewer);
    assert!(!of(DEV).unsent);
}

#[test]
fn the_people_of_a_project_come_owners_first_and_its_last_owner_stays() {
    let mut world = studio();
    world.project(ACME, "Acme rebrand", DEV, &[MEI, SOFIA]);
    let details = project(&world.seen_by(DEV), ACME, NOW).unwrap();
    let shown: Vec<_> = details.people.iter().map(|hand| hand.name.as_deref().unwrap()).collect();
    assert_eq!(shown, ["Dev Patel", "Mei Tanaka", "Sofia Lund"]);
    let dev: &Hand<ProjectPart> = &details.people[0];
    assert!(dev.is_me && dev.parts.is_empty());
    assert_eq!(dev.stays, Some(Refusal::LastProjectOwner));
    let mei = &details.people[1];
    assert_eq!((mei.role.as_str(), mei.part), ("Designer", ProjectPart::Editor));
    assert_eq!(mei.parts, [ProjectPart::Owner, ProjectPart::Viewer]);
    assert_eq!(mei.stays, None);
    let seen = project(&world.seen_by(MEI), ACME, NOW).unwrap();
    assert!(seen.people.iter().all(|hand| hand.parts.is_empty() && hand.stays.is_some()));
}

#[test]
fn r172_a_full_plan_says_so_before_anybody_tries() {
    let mut world = studio();
    world.plan("free");
    let full = Some(Refusal::ProjectLimit { limit: 1, active: 1 });
    let core = world.seen_by(SOFIA);
    let page = projects(&core, &asked(ProjectFilter::All, ""), NOW);
    assert_eq!(page.room, Some(Room { limit: 1, active: 1, exact: true }));
    assert_eq!(page.no_new, full);
    let core = submit(&core, Command::ArchiveProject { project: ACME });
    assert_eq!(projects(&core, &asked(ProjectFilter::All, ""), NOW).no_new, None);
    let project = ProjectId(Uuid::from_u128(401));
    let core = submit(&core, Command::CreateProject { project, name: name("Two") });
    let details = roster_replica::queries::project(&core, ACME, NOW).unwrap();
    assert_eq!(details.full, full);
    assert!(!details.line.can.contains(&"reopen"));
    // Who sees the own projects only knows of no more.
    let page = projects(&world.seen_by(DEV), &asked(ProjectFilter::All, ""), NOW);
    assert_eq!(page.room.map(|room| room.exact), Some(false));
    // A plan without a limit has none to speak of.
    world.plan("max");
    let page = projects(&world.seen_by(SOFIA), &asked(ProjectFilter::All, ""), NOW);
    assert_eq!((page.room, page.no_new), (None, None));
}

#[test]
fn r158_who_may_not_begin_a_project_is_told_that_and_nothing_else() {
    let world = studio();
    let no_new = |me| projects(&world.seen_by(me), &asked(ProjectFilter::All, ""), NOW).no_new;
    assert_eq!(no_new(DEV), None, "a Collaborator begins projects");
    assert!(matches!(no_new(MEI), Some(Refusal::NotAllowed { .. })));
}

#[test]
fn r154_what_was_brought_along_is_shared_by_its_owner_alone() {
    let mut world = studio();
    let row = world.view().project(ACME).unwrap().clone();
    world.put(Entity::Project(Project { private: true, ..row }));
    let line =
        |me| projects(&world.seen_by(me), &asked(ProjectFilter::Active, ""), NOW).lines[0].clone();
    assert!(line(DEV).private && line(DEV).can.contains(&"share"));
    assert!(line(SOFIA).can.is_empty(), "not even the workspace's Owner: {:?}", line(SOFIA));
}

#[test]
fn r159_teams_are_run_by_their_managers_and_explained_where_the_plan_has_none() {
    let mut world = studio();
    world.team("Studio", DEV, &[MEI]);
    let page = |world: &World, me| teams(&world.seen_by(me), &asked((), ""), NOW);
    let line = page(&world, DEV).lines.remove(0);
    assert_eq!((line.people, line.managed_by, line.part), (2, 1, Some(TeamPart::Manager)));
    assert_eq!(
        (line.managers.as_slice(), line.can),
        (&["Dev Patel".to_owned()][..], vec!["rename", "delete", "people"])
    );
    assert!(page(&world, MEI).lines[0].can.is_empty());
    let details = team(&world.seen_by(DEV), STUDIO, NOW).unwrap();
    assert_eq!(details.people[0].stays, Some(Refusal::LastTeamManager));
    assert_eq!(details.people[1].parts, [TeamPart::Manager]);
    assert_eq!(details.closed, None);
    let core = submit(
        &world.seen_by(DEV),
        Command::SetTeamPart { team: STUDIO, member: MEI, part: Some(TeamPart::Manager) },
    );
    let line = teams(&core, &asked((), "mei"), NOW).lines.remove(0);
    assert!(line.unsent);
    assert_eq!(line.managers, ["Dev Patel", "Mei Tanaka"]);

    world.plan("pro");
    let lacks = |refusal: Option<Refusal>| {
        matches!(refusal, Some(Refusal::PlanLacks { feature: plan::Feature::Teams, .. }))
    };
    assert!(lacks(page(&world, DEV).no_new));
    assert!(lacks(team(&world.seen_by(DEV), STUDIO, NOW).unwrap().closed));
    assert!(page(&world, DEV).lines[0].can.is_empty());
}

#[test]
fn the_screens_are_shown_to_those_whom_the_role_lets_in() {
    let mut world = studio();
    let shown = |world: &World, me| places(&world.seen_by(me), NOW);
    assert_eq!(shown(&world, SOFIA), Places { projects: Some(1), teams: Some(0) });
    assert_eq!(shown(&world, DEV), Places { projects: Some(1), teams: Some(0) }, "may make one");
    assert_eq!(shown(&world, MEI), Places { projects: Some(1), teams: None });
    world.team("Studio", DEV, &[MEI]);
    assert_eq!(shown(&world, MEI).teams, Some(1), "who is in a team sees it");
    // A plan without teams hides nothing: the screen says what it would take.
    world.plan("pro");
    assert_eq!(shown(&world, SOFIA).teams, Some(1));
    // What a role's menu leaves out is left out.
    let role = world.view().member(SOFIA).unwrap().role;
    let mut row = world.view().role(role).unwrap().clone();
    row.menu = vec![roster_domain::MenuEntry { item: "projects".to_owned(), shown: false }];
    world.put(Entity::Role(row));
    assert_eq!(shown(&world, SOFIA).projects, None);
}
