//! How far a change has travelled, and lines that end with the right to listen.

use crate::world::{Person, World};
use futures::StreamExt;
use reqwest::StatusCode;
use roster_domain::{Change, Command, Entity, Member, MemberStatus, Name, days};
use roster_protocol::ReachAnswer;
use roster_server::{WorkspaceStore, store::Append};
use std::time::Duration;

async fn reach(world: &World, by: &Person, seq: u64) -> (u32, u32) {
    let answer = world.get(by, &format!("/reach?seq={seq}")).await;
    assert_eq!(answer.status(), StatusCode::OK);
    let ReachAnswer { devices, reached } = answer.json().await.unwrap();
    (devices, reached)
}

async fn rename(world: &World, by: &Person) -> u64 {
    let name = Name::new("Southwind", 80).unwrap();
    world.outcome(by, Command::RenameWorkspace { name }).await.unwrap()
}

#[tokio::test]
async fn a_change_reaches_one_device_after_the_other() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let team = world.role(&sofia, "Team").await;
    let pia = world.join(&sofia, "pia@northwind.example", team).await;
    let at_home = world.signed_in("pia@northwind.example").await;
    let seq = rename(&world, &sofia).await;
    assert_eq!(reach(&world, &sofia, seq).await, (3, 0));
    for (person, reached) in [(&sofia, 1), (&at_home, 2), (&pia, 3)] {
        world.rows(person).await;
        assert_eq!(reach(&world, &sofia, seq).await, (3, reached));
    }
    let next = rename(&world, &sofia).await;
    assert_eq!(reach(&world, &sofia, next).await, (3, 0));
    assert_eq!(reach(&world, &sofia, seq).await, (3, 3));
    assert_eq!(world.get(&pia, "/reach?seq=1").await.status(), StatusCode::NOT_FOUND);
    assert_eq!(world.get(&sofia, "/reach").await.status(), StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn signed_out_and_forgotten_devices_do_not_count_and_a_restart_keeps_what_was_written() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let team = world.role(&sofia, "Team").await;
    let pia = world.join(&sofia, "pia@northwind.example", team).await;
    let seq = rename(&world, &sofia).await;
    world.rows(&sofia).await;
    world.rows(&pia).await;
    let world = world.restarted().await;
    assert_eq!(reach(&world, &sofia, seq).await, (2, 2));
    let out = world.client.delete(world.url("/api/v1/session")).bearer_auth(&pia.session.token);
    assert_eq!(out.send().await.unwrap().status(), StatusCode::NO_CONTENT);
    assert_eq!(reach(&world, &sofia, seq).await, (1, 1));
    let world = world.restarted().await;
    assert_eq!(reach(&world, &sofia, seq).await, (1, 1));
    world.pass(days(89));
    world.signed_in("sofia@northwind.example").await;
    assert_eq!(reach(&world, &sofia, seq).await, (2, 1));
    world.pass(days(1) + 1);
    assert_eq!(world.get(&sofia, "/reach?seq=1").await.status(), StatusCode::UNAUTHORIZED);
}

/// Suspends a member as another node of the same store would: no command of this version does it.
async fn suspend(world: &World, owner: &Person, whom: &Person) {
    let is_it = |row| match row {
        Entity::Member(member) if member.id == whom.member() => Some(member),
        _ => None,
    };
    let member = world.rows(owner).await.into_iter().find_map(is_it).unwrap();
    let member = Member { status: MemberStatus::Suspended, ..member };
    let store = world.running.sequencer().store();
    let loaded = store.load(owner.workspace()).await.unwrap().unwrap();
    let append = Append {
        workspace: owner.workspace(),
        base: loaded.seq,
        seq: loaded.seq + 1,
        head: loaded.head,
        entries: Vec::new(),
        rows: vec![Change::Put(Entity::Member(member))],
        pushes: Vec::new(),
        links: Vec::new(),
        belonging: Vec::new(),
        accounts: Vec::new(),
        mails: Vec::new(),
    };
    store.append(append).await.unwrap();
    // The next step finds that the log has moved on, and loads everything anew.
    rename(world, owner).await;
}

#[tokio::test]
async fn d02_the_line_of_a_suspended_member_ends_within_a_second() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let team = world.role(&sofia, "Team").await;
    let pia = world.join(&sofia, "pia@northwind.example", team).await;
    let mut line = world.get(&pia, "/live").await.bytes_stream();
    line.next().await.unwrap().unwrap();
    suspend(&world, &sofia, &pia).await;
    let end = tokio::time::timeout(Duration::from_secs(1), async {
        while let Some(part) = line.next().await {
            part.unwrap();
        }
    });
    end.await.expect("the line ends within a second");
    for path in ["/live", "/pull?since=0"] {
        assert_eq!(world.get(&pia, path).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(reach(&world, &sofia, 1).await.0, 1, "her device counts no more");
}
