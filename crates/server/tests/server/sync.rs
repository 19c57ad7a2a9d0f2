//! Commands up, changes down, hints in between, on a real file.

use crate::world::{PASSWORD, World};
use futures::StreamExt;
use reqwest::StatusCode;
use roster_domain::{Command, EmailAddress, Entity, InvitationId, MemberId, Name, Refusal};
use roster_protocol::{Outcome, PullAnswer, Pulled, PushAnswer, RawCommand};
use roster_server::log;
use std::time::Duration;
use uuid::Uuid;

async fn invites(world: &World, person: &crate::world::Person, count: usize) -> Vec<Command> {
    let role = world.role(person, "Team").await;
    let invite = |n| Command::Invite {
        invitation: InvitationId(Uuid::now_v7()),
        email: EmailAddress::parse(&format!("p{n}@x.example")).unwrap(),
        name: None,
        role,
        batch: None,
        ends_at: None,
    };
    (0..count).map(invite).collect()
}

#[tokio::test]
async fn i02_a_push_of_five_hundred_twice_happens_once() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let commands = invites(&world, &sofia, 500).await;
    let items: Vec<_> = commands.into_iter().map(|command| sofia.item(command)).collect();
    let first: PushAnswer = world.push_raw(&sofia, items.clone()).await.json().await.unwrap();
    assert!(first.outcomes.iter().all(|item| matches!(item.outcome, Outcome::Accepted { .. })));
    let second: PushAnswer = world.push_raw(&sofia, items.clone()).await.json().await.unwrap();
    assert_eq!(first, second);
    let world = world.restarted().await;
    let third: PushAnswer = world.push_raw(&sofia, items).await.json().await.unwrap();
    assert_eq!(first, third, "outcomes outlive the server");
    let invitations = world.rows(&sofia).await;
    assert_eq!(invitations.iter().filter(|row| matches!(row, Entity::Invitation(_))).count(), 500);
}

#[tokio::test]
async fn more_than_five_hundred_at_once_are_too_many() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let items = invites(&world, &sofia, 501).await.into_iter().map(|c| sofia.item(c)).collect();
    assert_eq!(world.push_raw(&sofia, items).await.status(), StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn b15_what_only_the_server_does_and_what_nobody_knows_is_refused_alone() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let (id, _) = world.invite(&sofia, "elif@northwind.example").await;
    let member = MemberId(Uuid::now_v7());
    let items = vec![
        sofia.item(Command::AcceptInvitation { invitation: id, member }),
        sofia.raw_item(RawCommand::Unknown(serde_json::json!({"do": "fly"}))),
        sofia.item(Command::RenameWorkspace { name: Name::new("Southwind", 80).unwrap() }),
    ];
    let answer: PushAnswer = world.push_raw(&sofia, items).await.json().await.unwrap();
    let outcomes: Vec<Outcome> = answer.outcomes.into_iter().map(|item| item.outcome).collect();
    assert_eq!(outcomes[0], Outcome::Refused { refusal: Refusal::ServerOnly });
    assert_eq!(outcomes[1], Outcome::Refused { refusal: Refusal::UnknownCommand });
    assert!(matches!(outcomes[2], Outcome::Accepted { .. }));
}

#[tokio::test]
async fn i12_a_restart_keeps_everything_and_the_chain_holds() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let (_, token) = world.invite(&sofia, "elif@northwind.example").await;
    world.accept(&token).await;
    let before = world.rows(&sofia).await;
    let generation = world.running.sequencer().generation();
    let world = world.restarted().await;
    assert_eq!(world.rows(&sofia).await, before);
    assert_eq!(world.running.sequencer().generation(), generation);
    let texts = world.running.sequencer().store().log_texts(sofia.workspace()).await.unwrap();
    assert!(texts.len() >= 3 && log::chain_holds(&texts));
    assert_eq!(
        world.sign_in("elif@northwind.example", PASSWORD).await.status(),
        StatusCode::CREATED
    );
}

#[tokio::test]
async fn a_pull_brings_only_what_is_new() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let first: PullAnswer = world.get(&sofia, "/pull?since=0").await.json().await.unwrap();
    let rename = Command::RenameWorkspace { name: Name::new("Southwind", 80).unwrap() };
    world.push(&sofia, vec![rename]).await;
    let path = format!(
        "/pull?since={}&generation={}&sight={}",
        first.seq, first.generation.0, first.sight
    );
    let next: PullAnswer = world.get(&sofia, &path).await.json().await.unwrap();
    let Pulled::Page(page) = next.pulled else { panic!("nothing was lost, so pages go on") };
    assert_eq!((page.changes.len(), next.seq, next.more), (1, first.seq + 1, false));
}

#[tokio::test]
async fn d02_hints_come_at_once_and_after_changes_until_the_session_ends() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let line = world.get(&sofia, "/live").await;
    assert_eq!(line.headers()["content-type"], "text/event-stream");
    let mut line = line.bytes_stream();
    let mut next = async || {
        let part =
            tokio::time::timeout(Duration::from_secs(5), line.next()).await.expect("in time");
        part.map(|part| String::from_utf8(part.unwrap().to_vec()).unwrap())
    };
    let first = next().await.unwrap();
    assert!(first.contains("event: hint") && first.contains(r#""seq":1"#), "{first}");
    let rename = Command::RenameWorkspace { name: Name::new("Southwind", 80).unwrap() };
    world.push(&sofia, vec![rename]).await;
    assert!(next().await.unwrap().contains(r#""seq":2"#));
    let out = world.client.delete(world.url("/api/v1/session"));
    out.bearer_auth(&sofia.session.token).send().await.unwrap();
    assert_eq!(next().await, None);
}

#[tokio::test]
async fn a_stopping_server_ends_its_lines() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let mut line = world.get(&sofia, "/live").await.bytes_stream();
    line.next().await.unwrap().unwrap();
    let stopped = tokio::time::timeout(Duration::from_secs(5), world.running.stop());
    stopped.await.expect("an open line does not hold the server");
    assert!(line.next().await.is_none());
}
