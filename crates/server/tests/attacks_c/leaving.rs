//! Whoever is removed has no access from the answer on, nothing of theirs is orphaned, and they are never without a workspace
//! (C04, C05, seeds 003 and 004).

use crate::world::{PASSWORD, Person, World};
use reqwest::StatusCode;
use roster_domain::{
    Command, Entity, MemberId, Name, Project, ProjectId, ProjectPart, Refusal, Workspace,
};
use roster_protocol::{Outcome, PushAnswer, Session};
use serde_json::json;
use uuid::Uuid;

fn remove(member: MemberId) -> Command {
    Command::RemoveMember { member, heirs: Vec::new() }
}

async fn workspaces(world: &World, email: &str) -> Vec<(String, MemberId)> {
    let session: Session = world.sign_in(email, PASSWORD).await.json().await.unwrap();
    session.memberships.into_iter().map(|row| (row.name, row.member)).collect()
}

async fn project(world: &World, by: &Person, id: ProjectId) -> Option<Project> {
    let is_it = |row| match row {
        Entity::Project(project) if project.id == id => Some(project),
        _ => None,
    };
    world.rows(by).await.into_iter().find_map(is_it)
}

#[tokio::test]
async fn c04_a_sole_owners_project_passes_to_the_remover_with_the_removal() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let collaborator = world.role(&sofia, "Collaborator").await;
    let dev = world.join(&sofia, "dev@northwind.example", collaborator).await;
    let id = ProjectId(Uuid::now_v7());
    let name = Name::new("Harbor rebrand", 80).unwrap();
    world.outcome(&dev, Command::CreateProject { project: id, name }).await.unwrap();
    world.outcome(&sofia, remove(dev.member())).await.unwrap();
    let passed = project(&world, &sofia, id).await.unwrap();
    assert_eq!(passed.owner, sofia.member());
    assert_eq!(passed.part_of(dev.member()), None);
    // Undone, it is theirs again, and the remover is nothing there, as before.
    let back = Command::ReinstateMember { member: dev.member(), role: None, ends_at: None };
    world.outcome(&sofia, back).await.unwrap();
    let again = project(&world, &sofia, id).await.unwrap();
    assert_eq!(again.part_of(dev.member()), Some(ProjectPart::Owner));
    assert_eq!(again.part_of(sofia.member()), None);
}

#[tokio::test]
async fn c05_who_belongs_to_no_other_workspace_gets_one_of_their_own_exactly_once() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let collaborator = world.role(&sofia, "Collaborator").await;
    let dev = world.join(&sofia, "dev@northwind.example", collaborator).await;
    let item = sofia.item(remove(dev.member()));
    for _ in 0..3 {
        let answer = world.push_raw(&sofia, vec![item.clone()]).await;
        let answer: PushAnswer = answer.json().await.unwrap();
        assert!(matches!(answer.outcomes[0].outcome, Outcome::Accepted { .. }));
    }
    // Killed, started again, and asked once more with the same number.
    let world = world.revived_with(|_| ()).await;
    let answer = world.push_raw(&sofia, vec![item]).await;
    assert_eq!(answer.status(), StatusCode::OK);
    let own = workspaces(&world, "dev@northwind.example").await;
    assert_eq!(own.len(), 1, "{own:?}");
    assert_eq!(own[0].0, "Elif", "it bears the person's name");
    let dev = world.signed_in("dev@northwind.example").await;
    let rows = Workspace::from_rows(world.rows(&dev).await);
    assert_eq!(rows.profile().unwrap().subscription.plan, "free");
    assert_eq!((rows.members().count(), rows.active_owners()), (1, 1));
    // Brought back, removed again: still one of their own, as they belong to it already.
    let member = dev_in(&world, &sofia).await;
    let back = Command::ReinstateMember { member, role: None, ends_at: None };
    world.outcome(&sofia, back).await.unwrap();
    assert_eq!(workspaces(&world, "dev@northwind.example").await.len(), 2);
    world.outcome(&sofia, remove(member)).await.unwrap();
    assert_eq!(workspaces(&world, "dev@northwind.example").await.len(), 1);
}

/// The one who was removed, as the remover sees it.
async fn dev_in(world: &World, sofia: &Person) -> MemberId {
    let formers = world.rows(sofia).await.into_iter();
    let mut formers = formers.filter_map(|row| match row {
        Entity::Former(former) => Some(former.id),
        _ => None,
    });
    formers.next().unwrap()
}

#[tokio::test]
async fn c05_who_belongs_to_another_workspace_gets_none() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let omar = world.sign_up("omar@harbor.example").await;
    let role = world.role(&omar, "Collaborator").await;
    let guest = invited(&world, &omar, "sofia@northwind.example", role).await;
    world.outcome(&omar, remove(guest)).await.unwrap();
    let left = workspaces(&world, "sofia@northwind.example").await;
    assert_eq!(left, [("Northwind Studio".to_owned(), sofia.member())]);
}

/// Lets somebody with an account join; gives them as a member there.
async fn invited(world: &World, by: &Person, email: &str, role: roster_domain::RoleId) -> MemberId {
    let id = roster_domain::InvitationId(Uuid::now_v7());
    let address = roster_domain::EmailAddress::parse(email).unwrap();
    world.outcome(by, crate::world::invite(id, address, role)).await.unwrap();
    let token = world.token(by, id).await;
    let (status, page) = world.form("/i/accept", &[("code", &token), ("password", PASSWORD)]).await;
    assert!(status.is_success(), "{page}");
    let state = world.running.sequencer().workspace(by.workspace()).await.unwrap();
    let member = state.members().find(|row| row.contact_email.as_str() == email);
    member.unwrap_or_else(|| panic!("{page}")).id
}

#[tokio::test]
async fn i07_a_removed_or_suspended_member_is_let_in_nowhere_from_the_answer_on() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let collaborator = world.role(&sofia, "Collaborator").await;
    let dev = world.join(&sofia, "dev@northwind.example", collaborator).await;
    let key = world.key(&sofia).await;
    let may = async |world: &World| {
        let body = json!({"who": {"member": dev.member()}, "permission": "members.view"});
        let path = "/check";
        let answer = world.post(&key.secret, sofia.workspace(), path, body).await;
        answer.json::<serde_json::Value>().await.unwrap()["allowed"] == json!(true)
    };
    let away = Command::SuspendMember { member: dev.member() };
    for step in [away, remove(dev.member())] {
        assert!(may(&world).await);
        world.outcome(&sofia, step).await.unwrap();
        assert!(!may(&world).await);
        for path in ["/pull?since=0", "/mails", "/live"] {
            assert_eq!(world.get(&dev, path).await.status(), StatusCode::NOT_FOUND, "{path}");
        }
        let rename = Command::RenameWorkspace { name: Name::new("Mine", 80).unwrap() };
        let pushed = world.push_raw(&dev, vec![dev.item(rename)]).await;
        assert_eq!(pushed.status(), StatusCode::NOT_FOUND);
        let member = dev.member();
        let resume = Command::ResumeMember { member, ends_at: None };
        if world.outcome(&sofia, resume).await == Err(Refusal::MemberGone) {
            return;
        }
    }
    panic!("the removal came last");
}
