//! Leaving and being removed: what passes to whom, what comes back, and what can never happen (C04, C07, R132, R164 to R172).

use crate::world::*;
use roster_domain::*;

const REMOVER: MemberId = MemberId(uuid::Uuid::from_u128(2));
const LEAVER: MemberId = MemberId(uuid::Uuid::from_u128(3));
const OTHER: MemberId = MemberId(uuid::Uuid::from_u128(4));

fn project(n: u128) -> ProjectId {
    ProjectId(id(n))
}

fn team(n: u128) -> TeamId {
    TeamId(id(n))
}

/// A Co-owner who removes, a Collaborator who leaves, another Collaborator; three projects and two teams of the leaver.
struct Office(Workspace);

impl Office {
    fn new() -> Self {
        let mut workspace = workspace();
        with_member(&mut workspace, 2, "Co-owner");
        with_member(&mut workspace, 3, "Collaborator");
        with_member(&mut workspace, 4, "Collaborator");
        let mut office = Self(workspace);
        for n in 400..403 {
            let title = name(&format!("Project {n}"));
            office.put(Entity::Project(Project::new(project(n), title, LEAVER, NOW)));
        }
        office.by(
            2,
            &Command::SetProjectPart {
                project: project(401),
                member: OTHER,
                part: ProjectPart::Owner,
            },
        );
        for n in 500..502 {
            let create = Command::CreateTeam { team: team(n), name: name("Studio") };
            office.by(2, &create);
            let part = Some(TeamPart::Manager);
            office.by(2, &Command::SetTeamPart { team: team(n), member: LEAVER, part });
        }
        // One team is the leaver's alone.
        office.by(2, &Command::SetTeamPart { team: team(500), member: REMOVER, part: None });
        office
    }

    fn put(&mut self, row: Entity) {
        self.0.apply(&[Change::Put(row)]);
    }

    fn ask(&self, by: u128, command: &Command) -> Result<Decision, Refusal> {
        decide(&self.0, &Actor::Member(MemberId(id(by))), command, stamp())
    }

    fn by(&mut self, by: u128, command: &Command) -> Vec<Effect> {
        let decision = self.ask(by, command).unwrap();
        self.0.apply(&decision.changes);
        decision.effects
    }

    fn remove(&mut self, heirs: &[Heir]) -> Vec<Effect> {
        self.by(2, &Command::RemoveMember { member: LEAVER, heirs: heirs.to_vec() })
    }

    fn part(&self, n: u128, member: MemberId) -> Option<ProjectPart> {
        self.0.project(project(n)).unwrap().part_of(member)
    }

    fn team_part(&self, n: u128, member: MemberId) -> Option<TeamPart> {
        self.0.team(team(n)).unwrap().part_of(member)
    }
}

fn reinstate() -> Command {
    Command::ReinstateMember { member: LEAVER, role: None, ends_at: None }
}

#[test]
fn c04_what_was_theirs_alone_passes_to_the_remover_though_not_on_it_before() {
    let mut office = Office::new();
    assert_eq!(office.part(400, REMOVER), None);
    let effects = office.remove(&[]);
    assert_eq!(effects, [Effect::Left { member: LEAVER, account: AccountId(id(3)) }]);
    assert_eq!(office.part(400, REMOVER), Some(ProjectPart::Owner));
    assert_eq!(office.team_part(500, REMOVER), Some(TeamPart::Manager));
    // Where somebody else is in charge already, nothing passes.
    assert_eq!(office.part(401, REMOVER), None);
    assert_eq!(office.part(401, OTHER), Some(ProjectPart::Owner));
    assert_eq!(office.team_part(501, REMOVER), Some(TeamPart::Manager));
    for n in 400..403 {
        assert_eq!(office.part(n, LEAVER), None, "off every project");
    }
    for n in 500..502 {
        assert_eq!(office.team_part(n, LEAVER), None, "out of every team");
    }
    assert!(office.0.member(LEAVER).is_none());
}

#[test]
fn each_thing_goes_to_whoever_is_named_for_it() {
    let mut office = Office::new();
    let heir = Heir { what: Heirloom::Project(project(402)), to: OTHER };
    office.remove(&[heir]);
    assert_eq!(office.part(402, OTHER), Some(ProjectPart::Owner));
    assert_eq!(office.part(402, REMOVER), None);
    assert_eq!(office.part(400, REMOVER), Some(ProjectPart::Owner));
}

#[test]
fn nobody_unfit_takes_anything_over() {
    let mut office = Office::new();
    for unfit in [LEAVER, MemberId(id(999))] {
        let heirs = vec![Heir { what: Heirloom::Project(project(402)), to: unfit }];
        let refused = office.ask(2, &Command::RemoveMember { member: LEAVER, heirs });
        assert_eq!(refused, Err(Refusal::HeirUnfit { member: unfit }));
    }
    office.by(2, &Command::SuspendMember { member: OTHER });
    let heirs = vec![Heir { what: Heirloom::Project(project(402)), to: OTHER }];
    let refused = office.ask(2, &Command::RemoveMember { member: LEAVER, heirs });
    assert_eq!(refused, Err(Refusal::HeirUnfit { member: OTHER }));
}

#[test]
fn who_leaves_names_somebody_for_everything_that_is_theirs_alone() {
    let mut office = Office::new();
    let refused = office.ask(3, &Command::Leave { heirs: Vec::new() });
    assert_eq!(refused, Err(Refusal::HeirNeeded { projects: 2, teams: 1 }));
    let what = [
        Heirloom::Project(project(400)),
        Heirloom::Project(project(402)),
        Heirloom::Team(team(500)),
    ];
    let heirs = what.map(|what| Heir { what, to: OTHER }).to_vec();
    office.by(3, &Command::Leave { heirs });
    assert_eq!(office.part(400, OTHER), Some(ProjectPart::Owner));
    assert_eq!(office.0.former(LEAVER).unwrap().removed_by, None);
}

#[test]
fn the_rehearsal_says_what_the_removal_then_does() {
    let mut office = Office::new();
    let receipt = rehearse_removal(&office.0, REMOVER, LEAVER, &[], stamp()).unwrap();
    let seats_then = receipt.seats.1;
    let passed: Vec<_> =
        receipt.former.held.projects_passed().map(|(p, to)| (p.project, to)).collect();
    assert_eq!(passed, [(project(400), REMOVER), (project(402), REMOVER)]);
    assert_eq!(receipt.former.held.teams_passed().count(), 1);
    office.remove(&[]);
    assert_eq!(office.0.former(LEAVER), Some(&receipt.former));
    assert_eq!(seats(&office.0), seats_then);
}

#[test]
fn r172_taking_over_what_was_private_may_pass_the_limit_and_is_said() {
    let mut office = Office::new();
    with_seats(&mut office.0, "starter");
    for n in 403..407 {
        let own = Project::new(project(n), name("Own"), LEAVER, NOW);
        office.put(Entity::Project(Project { private: true, ..own }));
    }
    assert_eq!(office.0.active_projects(), 3, "what was brought along does not count yet");
    let receipt = rehearse_removal(&office.0, REMOVER, LEAVER, &[], stamp()).unwrap();
    assert_eq!(receipt.over_project_limit, Some(OverProjects { active: 7, limit: 5 }));
    office.remove(&[]);
    assert_eq!(office.0.active_projects(), 7);
    let create = Command::CreateProject { project: project(420), name: name("One more") };
    assert_eq!(office.ask(2, &create), Err(Refusal::ProjectLimit { limit: 5, active: 7 }));
}

#[test]
fn an_undone_removal_gives_back_role_teams_projects_and_exceptions() {
    let mut office = Office::new();
    office.by(
        2,
        &Command::SetOverride {
            id: OverrideId(id(600)),
            project: project(401),
            subject: OverrideSubject::Member(LEAVER),
            permission: "invoices.view".to_owned(),
            allow: true,
        },
    );
    let before = office.0.clone();
    office.remove(&[]);
    assert_eq!(office.0.overrides().count(), 0, "an exception for nobody is none");
    assert_eq!(office.by(2, &reinstate()), [Effect::Joined(LEAVER)]);
    assert_eq!(office.0.member(LEAVER), before.member(LEAVER));
    assert_eq!(office.0.overrides().count(), 1);
    assert!(office.0.formers().next().is_none());
    for n in 400..403 {
        for member in [LEAVER, REMOVER, OTHER] {
            let then = before.project(project(n)).unwrap().part_of(member);
            assert_eq!(office.part(n, member), then, "project {n}, {member}");
        }
    }
    for n in 500..502 {
        for member in [LEAVER, REMOVER, OTHER] {
            let then = before.team(team(n)).unwrap().part_of(member);
            assert_eq!(office.team_part(n, member), then, "team {n}, {member}");
        }
    }
}

#[test]
fn an_undone_removal_says_what_has_moved_on() {
    let mut office = Office::new();
    office.remove(&[]);
    let part = ProjectPart::Owner;
    office.by(2, &Command::SetProjectPart { project: project(400), member: OTHER, part });
    office.by(2, &Command::UnassignFromProject { project: project(400), member: REMOVER });
    office.by(2, &Command::DeleteTeam { team: team(500) });
    let back = reinstatement(&office.0, office.0.former(LEAVER).unwrap());
    assert_eq!(back.lost, [Lost::Ownership(project(400)), Lost::Team(team(500))]);
    office.by(2, &reinstate());
    assert_eq!(office.part(400, LEAVER), Some(ProjectPart::Editor));
    assert_eq!(office.part(400, OTHER), Some(ProjectPart::Owner));
}

#[test]
fn a_removal_can_be_undone_for_thirty_days_and_not_twice() {
    let mut office = Office::new();
    office.remove(&[]);
    let until = NOW.plus(limits::REMOVAL_UNDO_MS);
    let actor = Actor::Member(REMOVER);
    let at = |at| decide(&office.0, &actor, &reinstate(), Stamp { at });
    assert!(at(until).is_ok());
    assert_eq!(at(until.plus(1)), Err(Refusal::TooLate { until }));
    office.by(2, &reinstate());
    assert_eq!(office.ask(2, &reinstate()), Err(Refusal::MemberGone));
}

#[test]
fn an_undone_removal_needs_a_seat_and_a_role() {
    let mut office = Office::new();
    let create = Command::CreateRole {
        role: RoleId(id(300)),
        name: "Passing".to_owned(),
        grants: PermissionSet::empty(),
        menu: Vec::new(),
        tests: Vec::new(),
    };
    office.by(2, &create);
    office.by(2, &Command::ChangeRole { member: LEAVER, role: RoleId(id(300)) });
    office.remove(&[]);
    office.by(2, &Command::DeleteRole { role: RoleId(id(300)), move_to: None });
    assert_eq!(office.ask(2, &reinstate()), Err(Refusal::RoleGone));
    let another = Command::ReinstateMember {
        member: LEAVER,
        role: Some(role(&office.0, "Team")),
        ends_at: None,
    };
    with_seats(&mut office.0, "free");
    assert!(matches!(office.ask(2, &another), Err(Refusal::NoSeatLeft { .. })));
    with_seats(&mut office.0, "pro");
    office.by(2, &another);
}

#[test]
fn c01_the_last_owner_goes_by_no_path() {
    let mut office = Office::new();
    let (owner, collaborator) = (MemberId(id(1)), role(&office.0, "Collaborator"));
    let end = End::At(NOW.plus(1));
    let paths = [
        Command::RemoveMember { member: owner, heirs: Vec::new() },
        Command::Leave { heirs: Vec::new() },
        Command::ChangeRole { member: owner, role: collaborator },
    ];
    for path in &paths {
        assert_eq!(office.ask(1, path), Err(Refusal::LastOwner), "{path:?}");
    }
    let suspend = Command::SuspendMember { member: owner };
    assert_eq!(office.ask(1, &suspend), Err(Refusal::NotOneself));
    let ends = Command::SetMembershipEnd { member: owner, ends_at: end };
    assert_eq!(office.ask(1, &ends), Err(Refusal::OwnerWithEnd));
    // Nobody else may do any of it either.
    for path in paths.iter().chain([&suspend, &ends]) {
        if !matches!(path, Command::Leave { .. }) {
            assert_eq!(office.ask(2, path), Err(Refusal::OwnersOnly), "{path:?}");
        }
    }
    // A suspended Owner counts for nothing (C03).
    with_member(&mut office.0, 5, "Owner");
    office.by(1, &Command::SuspendMember { member: MemberId(id(5)) });
    assert_eq!(office.ask(1, &paths[1]), Err(Refusal::LastOwner));
    office.by(1, &Command::ResumeMember { member: MemberId(id(5)), ends_at: None });
    // C07, R132: with two, any goes, oneself too.
    assert!(office.ask(1, &paths[1]).is_ok());
    assert!(office.ask(1, &paths[0]).is_ok());
    assert!(office.ask(5, &paths[0]).is_ok());
}

#[test]
fn a_suspended_member_has_no_access_and_no_seat_and_keeps_everything() {
    let mut office = Office::new();
    let used = seats(&office.0).used;
    office.by(2, &Command::SuspendMember { member: LEAVER });
    assert_eq!(seats(&office.0).used, used - 1);
    assert!(!allowed(&office.0, &Question::new(LEAVER, "members.view", NOW)));
    assert_eq!(office.part(400, LEAVER), Some(ProjectPart::Owner));
    assert_eq!(
        office.ask(2, &Command::SuspendMember { member: LEAVER }),
        Err(Refusal::NothingToChange)
    );
    with_seats(&mut office.0, "free");
    let resume = Command::ResumeMember { member: LEAVER, ends_at: None };
    assert!(matches!(office.ask(2, &resume), Err(Refusal::NoSeatLeft { .. })));
    with_seats(&mut office.0, "pro");
    office.by(2, &resume);
    assert_eq!(seats(&office.0).used, used);
}

#[test]
fn whoever_ended_is_restored_with_a_new_end_or_none() {
    let mut office = Office::new();
    let over = office.0.member(LEAVER).unwrap().clone();
    let over = Member { ends_at: Some(NOW), status: MemberStatus::Suspended, ..over };
    office.put(Entity::Member(over));
    let resume = |ends_at| Command::ResumeMember { member: LEAVER, ends_at };
    assert_eq!(office.ask(2, &resume(None)), Err(Refusal::EndsInThePast));
    office.by(2, &resume(Some(End::At(NOW.plus(5)))));
    assert!(office.0.member(LEAVER).unwrap().is_active(NOW));
}

#[test]
fn d08_r20_the_contact_email_is_no_login_and_belongs_to_one_member() {
    let mut office = Office::new();
    let edit = |to: &str| Command::EditMember {
        member: LEAVER,
        name: None,
        contact_email: Some(email(to)),
    };
    office.by(2, &edit("new@northwind.example"));
    let after = office.0.member(LEAVER).unwrap();
    assert_eq!(after.contact_email, email("new@northwind.example"));
    assert_eq!(after.account, AccountId(id(3)));
    let taken = office.ask(2, &edit("m4@northwind.example"));
    assert_eq!(taken, Err(Refusal::AlreadyMember { member: OTHER }));
    // Oneself needs no permission; others do.
    assert!(office.ask(3, &edit("mine@northwind.example")).is_ok());
    assert!(matches!(office.ask(4, &edit("x@northwind.example")), Err(Refusal::NotAllowed { .. })));
}
