//! Many at once: mails to many, many mails to one, and the same again and again.

use crate::{
    post_office::{PostOffice, eventually, invite as invite_all, mail_of, row_of, unquoted},
    world::{Person, World, invite},
};
use reqwest::StatusCode;
use roster_domain::{
    Command, EmailAddress, InvitationId, Mail, MemberId, Refusal, Timestamp, days, limits,
};
use roster_protocol::{Outcome, PUSH_ITEMS_MAX};
use roster_server::Config;
use std::sync::atomic::Ordering;
use uuid::Uuid;

async fn with_office(office: &PostOffice, mails_a_day: u32) -> World {
    let smtp = Some(office.config.clone());
    World::with(|config: &mut Config| {
        config.smtp = smtp;
        config.mails_a_day = mails_a_day;
    })
    .await
}

fn now(world: &World) -> Timestamp {
    Timestamp(world.clock.load(Ordering::SeqCst))
}

/// Waits until nothing is due any more: what is left was put off.
async fn settled(world: &World) {
    eventually("what is left waits", async || {
        let next = world.running.sequencer().store().next_mail_at().await.unwrap();
        next.is_none_or(|at| at > now(world).plus(limits::SENDING_GAP_MS))
    })
    .await;
}

/// Something happens, so that the mail room looks at the clock.
async fn stir(world: &World, person: &Person, email: &str) {
    invite_all(world, person, &[email.to_owned()]).await;
}

#[tokio::test]
async fn a15_over_a_days_mails_the_rest_waits_and_goes_out_when_there_is_room() {
    let office = PostOffice::open(&[]).await;
    let world = with_office(&office, 5).await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let emails: Vec<String> = (0..8).map(|n| format!("p{n}@x.example")).collect();
    let ids = invite_all(&world, &sofia, &emails).await;
    eventually("five are sent", async || office.letters().len() == 5).await;
    settled(&world).await;
    let mut waiting = Vec::new();
    for id in &ids {
        if mail_of(&world, &sofia, *id).await == Some(Mail::Queued) {
            waiting.push(*id);
        }
    }
    assert_eq!((waiting.len(), office.letters().len()), (3, 5), "they are seen to wait");
    let smtp = Some(office.config.clone());
    let world = world.restarted_with(|config| {
        config.smtp = smtp;
        config.mails_a_day = 5;
    });
    let world = world.await;
    stir(&world, &sofia, "late@x.example").await;
    settled(&world).await;
    assert_eq!(office.letters().len(), 5, "a restart does not forget");
    world.pass(days(1));
    stir(&world, &sofia, "later@x.example").await;
    eventually("the rest follows", async || office.letters().len() >= 10).await;
    settled(&world).await;
    assert_eq!(office.letters().len(), 10, "five a day");
    for id in waiting {
        let mail = mail_of(&world, &sofia, id).await;
        assert!(matches!(mail, Some(Mail::Sent { .. })), "{mail:?}");
    }
}

#[tokio::test]
async fn a15_a_paste_of_many_is_judged_row_by_row_and_too_many_not_at_all() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let team = world.role(&sofia, "Team").await;
    let nobody = roster_domain::RoleId(Uuid::now_v7());
    let to = |email: &str, role| {
        invite(InvitationId(Uuid::now_v7()), EmailAddress::parse(email).unwrap(), role)
    };
    let commands = vec![
        to("a@x.example", team),
        to("A@X.example", team),
        to("sofia@northwind.example", team),
        to("b@x.example", nobody),
        to("c@x.example", team),
    ];
    let outcomes = world.push(&sofia, commands).await;
    let codes: Vec<&str> = outcomes
        .iter()
        .map(|outcome| match outcome {
            Outcome::Accepted { .. } => "yes",
            Outcome::Refused { refusal } => refusal.code(),
        })
        .collect();
    assert_eq!(codes, ["yes", "already_invited", "already_member", "role_gone", "yes"]);
    let many = (0..=PUSH_ITEMS_MAX).map(|n| sofia.item(to(&format!("p{n}@x.example"), team)));
    let answer = world.push_raw(&sofia, many.collect()).await;
    assert_eq!(answer.status(), StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn a16_one_recipient_gets_three_mails_a_day_from_all_workspaces_together() {
    let office = PostOffice::open(&[]).await;
    let world = with_office(&office, 2_000).await;
    // The same mailbox, however it is spelled.
    let spellings =
        ["elif@x.example", "ELIF@x.example", "Elif@X.EXAMPLE", "elif@x.Example", "eLif@x.example"];
    let mut invited = Vec::new();
    for (n, spelling) in spellings.iter().enumerate() {
        let person = world.sign_up(&format!("owner{n}@northwind.example")).await;
        let id = invite_all(&world, &person, &[(*spelling).to_owned()]).await[0];
        invited.push((person, id));
        settled(&world).await;
    }
    assert_eq!(office.letters().len(), 3);
    for (person, id) in &invited[3..] {
        let row = row_of(&world, person, *id).await.unwrap();
        assert_eq!(row.mail, Mail::Queued, "it looks like one that waits, and tells nothing");
    }
    let smtp = Some(office.config.clone());
    let world = world.restarted_with(|config| config.smtp = smtp).await;
    stir(&world, &invited[0].0, "another@x.example").await;
    eventually("others get theirs", async || office.letters().len() == 4).await;
    settled(&world).await;
    assert_eq!(office.letters().len(), 4, "a restart does not forget");
    world.pass(days(1));
    stir(&world, &invited[0].0, "yet.another@x.example").await;
    eventually("the next day brings them", async || office.letters().len() == 7).await;
}

#[tokio::test]
async fn a17_sending_again_and_again_is_refused() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let (id, _) = world.invite(&sofia, "elif@northwind.example").await;
    let again = |by_hand| Command::ResendInvitation { invitation: id, by_hand };
    let again_at = now(&world).plus(limits::SENDING_GAP_MS);
    let refused = world.outcome(&sofia, again(false)).await;
    assert_eq!(refused, Err(Refusal::TooSoon { again_at }));
    for _ in 1..limits::SENDINGS_MAX {
        world.pass(limits::SENDING_GAP_MS);
        world.outcome(&sofia, again(false)).await.unwrap();
    }
    world.pass(days(1));
    let often = Refusal::SentTooOften { max: limits::SENDINGS_MAX };
    assert_eq!(world.outcome(&sofia, again(false)).await, Err(often));
    world.outcome(&sofia, again(true)).await.unwrap();
    let token = world.token(&sofia, id).await;
    assert_eq!(world.accept(&token).await.0, StatusCode::OK, "by hand there is always a way");
}

#[tokio::test]
async fn a17_a_link_by_hand_leaves_no_mail_although_there_is_a_mail_server() {
    let office = PostOffice::open(&[]).await;
    let world = with_office(&office, 2_000).await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let id = invite_all(&world, &sofia, &["elif@x.example".to_owned()]).await[0];
    eventually("it is sent", async || {
        matches!(mail_of(&world, &sofia, id).await, Some(Mail::Sent { .. }))
    })
    .await;
    world.pass(limits::BY_HAND_GAP_MS);
    let by_hand = Command::ResendInvitation { invitation: id, by_hand: true };
    world.outcome(&sofia, by_hand).await.unwrap();
    assert_eq!(mail_of(&world, &sofia, id).await, Some(Mail::Kept));
    let kept = world.kept_mail(&sofia, id).await;
    let token = kept.link.split_once('#').unwrap().1.to_owned();
    stir(&world, &sofia, "other@x.example").await;
    eventually("only the other one follows", async || office.letters().len() == 2).await;
    assert!(!office.letters().iter().any(|letter| unquoted(letter).contains(&token)));
    assert_eq!(world.accept(&token).await.0, StatusCode::OK);
    assert_ne!(row_of(&world, &sofia, id).await.unwrap().invited_by, MemberId(Uuid::nil()));
}

#[tokio::test]
async fn who_wants_no_mail_gets_none_from_anybody_here() {
    let office = PostOffice::open(&[]).await;
    let world = with_office(&office, 2_000).await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let id = invite_all(&world, &sofia, &["elif@x.example".to_owned()]).await[0];
    eventually("it is sent", async || {
        matches!(mail_of(&world, &sofia, id).await, Some(Mail::Sent { .. }))
    })
    .await;
    let letter = unquoted(&office.letters()[0]);
    let token = letter.split("/i#").nth(1).unwrap().lines().next().unwrap().trim().to_owned();
    let (_, page) = world.form("/i", &[("code", &token)]).await;
    assert!(page.contains("action=\"/i/no-mail\""));
    let (status, page) = world.form("/i/no-mail", &[("code", &token)]).await;
    assert!(status == StatusCode::OK && page.contains("No more mail"), "{page}");
    let other = world.sign_up("owner.kim@southwind.example").await;
    let id = invite_all(&world, &other, &["ELIF@x.example".to_owned()]).await[0];
    eventually("its inviter reads why", async || {
        matches!(mail_of(&world, &other, id).await, Some(Mail::Failed { reason }) if reason.contains("no more mail"))
    })
    .await;
    assert_eq!(office.letters().len(), 1);
    world.pass(limits::BY_HAND_GAP_MS);
    let by_hand = Command::ResendInvitation { invitation: id, by_hand: true };
    world.outcome(&other, by_hand).await.unwrap();
    let token = world.token(&other, id).await;
    assert_eq!(world.accept(&token).await.0, StatusCode::OK, "a link by hand still works");
}
