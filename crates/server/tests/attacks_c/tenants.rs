//! Nobody reaches into another workspace, by any route there is and any that will be (E01 to E04): the routes come from the
//! router.

use crate::world::{Person, World, invite};
use reqwest::{Method, StatusCode};
use roster_domain::{
    Command, EmailAddress, Entity, InvitationId, Name, OverrideId, OverrideSubject, ProjectId,
    ProjectPart, Refusal, TeamId,
};
use roster_server::{Route, routes};
use serde_json::{Value, json};
use uuid::Uuid;

/// Every route about a workspace.
fn of_workspaces() -> Vec<Route> {
    routes().into_iter().filter(|route| route.path.contains("{workspace}")).collect()
}

/// Asks as one person, about whatever these ids name.
async fn ask(
    world: &World,
    by: &Person,
    route: &Route,
    workspace: &str,
    about: &str,
) -> StatusCode {
    let path = route.path.replace("{workspace}", workspace);
    let path = path.replace("{member}", about).replace("{key}", about);
    let query = if path.ends_with("/pull") {
        "?since=0"
    } else if path.ends_with("/reach") {
        "?seq=1"
    } else {
        ""
    };
    let question = json!({"who": {"member": about}, "permission": "files.view"});
    let body: Value = match path.rsplit('/').next() {
        Some("push") => json!({"device": by.device, "items": []}),
        Some("keys") => json!({"name": "Shop", "scope": "check"}),
        Some("address") => json!({"slug": "another-name"}),
        Some("batch") => json!({"checks": [question]}),
        _ => question,
    };
    let method = Method::from_bytes(route.method.as_bytes()).unwrap();
    let url = world.url(&format!("{path}{query}"));
    let asked = world.client.request(method.clone(), url).bearer_auth(&by.session.token);
    let asked = if method == Method::POST { asked.json(&body) } else { asked };
    asked.send().await.unwrap().status()
}

#[tokio::test]
async fn e01_no_route_opens_another_workspace_or_says_that_it_is_there() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let omar = world.sign_up("omar@harbor.example").await;
    let (theirs, nowhere) = (sofia.workspace().to_string(), Uuid::now_v7().to_string());
    let routes = of_workspaces();
    assert!(routes.len() >= 15, "the table of routes is read");
    for route in &routes {
        let about = sofia.member().to_string();
        let told = ask(&world, &omar, route, &theirs, &about).await;
        let unknown = ask(&world, &omar, route, &nowhere, &about).await;
        assert_eq!(told, StatusCode::NOT_FOUND, "{} {}", route.method, route.path);
        assert_eq!(told, unknown, "a workspace of others is as good as none: {}", route.path);
    }
}

#[tokio::test]
async fn e01_what_another_workspace_has_is_not_there_in_ones_own() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let omar = world.sign_up("omar@harbor.example").await;
    let own = omar.workspace().to_string();
    let theirs = sofia.member().to_string();
    for route in of_workspaces().iter().filter(|route| route.path.contains("{member}")) {
        let told = ask(&world, &omar, route, &own, &theirs).await;
        assert_eq!(told, StatusCode::NOT_FOUND, "{} {}", route.method, route.path);
    }
}

#[tokio::test]
async fn e03_e04_no_command_touches_or_adopts_what_is_another_workspaces() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let omar = world.sign_up("omar@harbor.example").await;
    let (project, team) = (ProjectId(Uuid::now_v7()), TeamId(Uuid::now_v7()));
    let name = Name::new("Rebrand", 80).unwrap();
    for made in [
        Command::CreateProject { project, name: name.clone() },
        Command::CreateTeam { team, name: name.clone() },
    ] {
        world.outcome(&sofia, made).await.unwrap();
    }
    let (invitation, _) = world.invite(&sofia, "mei@harbor.example").await;
    let designer = world.role(&sofia, "Designer").await;
    let before = world.rows(&sofia).await;
    let member = sofia.member();
    let reaching = [
        (Command::RenameProject { project, name: name.clone() }, Refusal::ProjectGone),
        (Command::ArchiveProject { project }, Refusal::ProjectGone),
        (Command::DeleteTeam { team }, Refusal::TeamGone),
        (Command::RevokeInvitation { invitation }, Refusal::InvitationGone),
        (Command::SuspendMember { member }, Refusal::MemberGone),
        (Command::RemoveMember { member, heirs: Vec::new() }, Refusal::MemberGone),
        (Command::ReinstateMember { member, role: None, ends_at: None }, Refusal::MemberGone),
        (Command::ChangeRole { member: omar.member(), role: designer }, Refusal::RoleGone),
        (Command::DeleteRole { role: designer, move_to: None }, Refusal::RoleGone),
        (
            Command::SetProjectPart { project, member: omar.member(), part: ProjectPart::Owner },
            Refusal::ProjectGone,
        ),
        (
            Command::SetOverride {
                id: OverrideId(Uuid::now_v7()),
                project,
                subject: OverrideSubject::Member(omar.member()),
                permission: "files.view".to_owned(),
                allow: true,
            },
            Refusal::ProjectGone,
        ),
    ];
    for (command, refusal) in reaching {
        let verb = command.verb();
        assert_eq!(world.outcome(&omar, command).await, Err(refusal), "{verb}");
    }
    // An id that is in use elsewhere makes a row of one's own, and opens nothing of the other.
    let taken = invite(
        InvitationId(invitation.0),
        EmailAddress::parse("noor@harbor.example").unwrap(),
        world.role(&omar, "Designer").await,
    );
    world.outcome(&omar, taken).await.unwrap();
    world.outcome(&omar, Command::CreateProject { project, name }).await.unwrap();
    assert_eq!(world.rows(&sofia).await, before);
    let own = world.rows(&omar).await;
    let mine = |row: &Entity| matches!(row, Entity::Project(row) if row.owner == omar.member());
    assert!(own.iter().any(mine));
}
