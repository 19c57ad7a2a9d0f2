//! Memberships that end: at once for every decision, and durably by the server.

use crate::{
    post_office::eventually,
    world::{Person, World},
};
use reqwest::StatusCode;
use roster_domain::{
    Command, EmailAddress, Entity, InvitationId, MemberStatus, Name, Timestamp, days,
};
use std::sync::atomic::Ordering;
use uuid::Uuid;

async fn status_of(world: &World, by: &Person, whom: &Person) -> Option<MemberStatus> {
    world.rows(by).await.into_iter().find_map(|row| match row {
        Entity::Member(member) if member.id == whom.member() => Some(member.status),
        _ => None,
    })
}

#[tokio::test]
async fn a_membership_with_an_end_is_over_when_it_comes() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let role = world.role(&sofia, "Co-owner").await;
    let id = InvitationId(Uuid::now_v7());
    let ends_at = Timestamp(world.clock.load(Ordering::SeqCst)).plus(days(2));
    let invite = Command::Invite {
        invitation: id,
        email: EmailAddress::parse("elif@northwind.example").unwrap(),
        name: None,
        role,
        batch: None,
        ends_at: Some(ends_at),
    };
    world.outcome(&sofia, invite).await.unwrap();
    let token = world.token(&sofia, id).await;
    let (_, page) = world.form("/i", &[("code", &token)]).await;
    assert!(page.contains("Membership until"), "{page}");
    assert!(world.kept_mail(&sofia, id).await.text.contains("as Co-owner, until "));
    assert_eq!(world.accept(&token).await.0, StatusCode::OK);
    let elif = world.signed_in("elif@northwind.example").await;
    let rename = |name: &str| Command::RenameWorkspace { name: Name::new(name, 80).unwrap() };
    world.outcome(&elif, rename("First")).await.unwrap();
    world.pass(days(2) - 1);
    world.outcome(&elif, rename("Second")).await.unwrap();
    world.pass(1);
    // The very next thing she asks for is refused, whether or not the end is durable yet.
    let answer = world.push_raw(&elif, vec![elif.item(rename("Third"))]).await;
    assert_eq!(answer.status(), StatusCode::NOT_FOUND);
    assert_eq!(world.get(&elif, "/pull?since=0").await.status(), StatusCode::NOT_FOUND);
    world.outcome(&sofia, rename("Fourth")).await.unwrap();
    eventually("it is written down", async || {
        status_of(&world, &sofia, &elif).await == Some(MemberStatus::Suspended)
    })
    .await;
    assert_eq!(status_of(&world, &sofia, &sofia).await, Some(MemberStatus::Active));
}
