//! Teams and projects as people live with them (R158, R159, C2).

use crate::world::*;
use roster_domain::*;

fn ask(workspace: &Workspace, by: u128, command: &Command) -> Result<Decision, Refusal> {
    decide(workspace, &Actor::Member(MemberId(id(by))), command, stamp())
}

fn act(workspace: &mut Workspace, by: u128, command: &Command) {
    let decision = ask(workspace, by, command).unwrap();
    workspace.apply(&decision.changes);
}

fn part(n: u128, part: Option<TeamPart>) -> Command {
    Command::SetTeamPart { team: TeamId(id(500)), member: MemberId(id(n)), part }
}

#[test]
fn r159_teams_are_made_only_where_the_plan_has_them_and_their_managers_run_them() {
    let mut workspace = workspace();
    with_member(&mut workspace, 2, "Collaborator");
    with_member(&mut workspace, 3, "Collaborator");
    let create = Command::CreateTeam { team: TeamId(id(500)), name: name("Studio") };
    with_seats(&mut workspace, "pro");
    let refused = ask(&workspace, 2, &create);
    assert!(matches!(refused, Err(Refusal::PlanLacks { feature: plan::Feature::Teams, .. })));
    with_seats(&mut workspace, "organization");
    act(&mut workspace, 2, &create);
    assert_eq!(ask(&workspace, 2, &create), Err(Refusal::IdTaken));
    act(&mut workspace, 2, &part(3, Some(TeamPart::Member)));
    let rename = Command::RenameTeam { team: TeamId(id(500)), name: name("Atelier") };
    assert!(matches!(ask(&workspace, 3, &rename), Err(Refusal::NotAllowed { .. })));
    act(&mut workspace, 2, &rename);
    assert_eq!(ask(&workspace, 2, &part(2, None)), Err(Refusal::LastTeamManager));
    assert_eq!(ask(&workspace, 2, &part(2, Some(TeamPart::Member))), Err(Refusal::LastTeamManager));
    act(&mut workspace, 2, &part(3, Some(TeamPart::Manager)));
    act(&mut workspace, 3, &part(2, None));
    assert_eq!(ask(&workspace, 3, &part(999, Some(TeamPart::Member))), Err(Refusal::MemberGone));
    // On a plan without teams they stay as they are.
    with_seats(&mut workspace, "pro");
    assert!(matches!(ask(&workspace, 3, &rename), Err(Refusal::PlanLacks { .. })));
    assert_eq!(workspace.teams().count(), 1);
}

#[test]
fn a_team_opens_nothing() {
    let mut workspace = workspace();
    with_member(&mut workspace, 2, "Collaborator");
    let before: Vec<bool> = all(&workspace, 2);
    let create = Command::CreateTeam { team: TeamId(id(500)), name: name("Studio") };
    act(&mut workspace, 1, &create);
    act(&mut workspace, 1, &part(2, Some(TeamPart::Manager)));
    assert_eq!(all(&workspace, 2), before);
}

fn all(workspace: &Workspace, member: u128) -> Vec<bool> {
    let may = |p: &permission::Permission| {
        allowed(workspace, &Question::new(MemberId(id(member)), p.key, NOW))
    };
    permission::catalogue().iter().map(may).collect()
}

const ACME: ProjectId = ProjectId(uuid::Uuid::from_u128(400));

/// Member 2, a Collaborator, owns a project; member 3 is on it.
fn with_project() -> Workspace {
    let mut workspace = workspace();
    with_member(&mut workspace, 2, "Collaborator");
    with_member(&mut workspace, 3, "Designer");
    act(&mut workspace, 2, &Command::CreateProject { project: ACME, name: name("Acme") });
    let (project, member) = (ACME, MemberId(id(3)));
    act(&mut workspace, 2, &Command::AssignToProject { project, member });
    workspace
}

#[test]
fn c2_an_owner_runs_the_project_and_nothing_else() {
    let mut workspace = with_project();
    act(&mut workspace, 2, &Command::RenameProject { project: ACME, name: name("Summit") });
    act(&mut workspace, 2, &Command::ArchiveProject { project: ACME });
    assert_eq!(workspace.active_projects(), 0);
    act(&mut workspace, 2, &Command::ReopenProject { project: ACME });
    let rename = Command::RenameProject { project: ACME, name: name("Mine") };
    assert!(matches!(ask(&workspace, 3, &rename), Err(Refusal::NotAllowed { .. })));
    let off = Command::UnassignFromProject { project: ACME, member: MemberId(id(2)) };
    assert_eq!(ask(&workspace, 2, &off), Err(Refusal::LastProjectOwner));
}

#[test]
fn who_may_only_look_does_nothing_else_there_whatever_the_role_says() {
    let mut workspace = with_project();
    let may = |workspace: &Workspace, key| {
        explain(workspace, &Question::new(MemberId(id(3)), key, NOW).on(ACME)).because
    };
    assert_eq!(may(&workspace, "files.upload"), Because::On);
    let (project, member) = (ACME, MemberId(id(3)));
    let look = Command::SetProjectPart { project, member, part: ProjectPart::Viewer };
    act(&mut workspace, 2, &look);
    assert_eq!(ask(&workspace, 2, &look), Err(Refusal::NothingToChange));
    assert_eq!(may(&workspace, "files.upload"), Because::ViewOnly);
    assert_eq!(may(&workspace, "files.view"), Because::On);
    let question = Question::new(MemberId(id(3)), "files.upload", NOW).on(ACME);
    let step = why::Step::LetEdit { project: ACME, member: MemberId(id(3)) };
    assert_eq!(why::why(&workspace, &question).flip, [step]);
}

#[test]
fn r154_what_somebody_brought_along_is_theirs_until_they_share_it() {
    let mut workspace = with_project();
    let row = workspace.project(ACME).unwrap().clone();
    workspace.apply(&[Change::Put(Entity::Project(Project { private: true, ..row }))]);
    let sees = |workspace: &Workspace, n| {
        allowed(workspace, &Question::new(MemberId(id(n)), "projects.view", NOW).on(ACME))
    };
    assert!(!sees(&workspace, 1), "not even the workspace's Owner");
    assert!(sees(&workspace, 2) && sees(&workspace, 3));
    let share = Command::ShareProject { project: ACME };
    assert_eq!(ask(&workspace, 1, &share), Err(Refusal::ProjectGone));
    act(&mut workspace, 2, &share);
    assert!(sees(&workspace, 1));
}

#[test]
fn r172_no_more_projects_are_begun_than_the_plan_has() {
    let mut workspace = with_project();
    with_seats(&mut workspace, "free");
    let create = Command::CreateProject { project: ProjectId(id(401)), name: name("Two") };
    let full = Err(Refusal::ProjectLimit { limit: 1, active: 1 });
    assert_eq!(ask(&workspace, 1, &create), full);
    act(&mut workspace, 2, &Command::ArchiveProject { project: ACME });
    act(&mut workspace, 1, &create);
    assert_eq!(ask(&workspace, 2, &Command::ReopenProject { project: ACME }), full);
}
