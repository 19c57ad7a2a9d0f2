//! The way to the mail server: down, slow, half done, and in the hands of somebody else.

use crate::{
    post_office::{HANG_UP, PostOffice, eventually, invite, mail_of},
    world::World,
};
use roster_domain::{InvitationId, Mail, days};
use roster_server::{SmtpConfig, Tls};
use tokio::runtime::{Builder, Runtime};

fn message_id(letter: &str) -> &str {
    let line = letter.lines().find(|line| line.starts_with("Message-ID:"));
    line.unwrap().trim_start_matches("Message-ID:").trim()
}

async fn is_sent(world: &World, by: &crate::world::Person, id: InvitationId) -> bool {
    matches!(mail_of(world, by, id).await, Some(Mail::Sent { .. }))
}

#[tokio::test]
async fn m05_taken_and_then_cut_off_is_tried_again_under_the_same_message_id() {
    let office = PostOffice::open(&[HANG_UP]).await;
    let world = World::with_smtp(Some(office.config.clone())).await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let id = invite(&world, &sofia, &["a@x.example".to_owned()]).await[0];
    eventually("it waits", async || {
        matches!(mail_of(&world, &sofia, id).await, Some(Mail::Retrying { .. }))
    })
    .await;
    world.pass(5_000);
    invite(&world, &sofia, &["b@x.example".to_owned()]).await;
    eventually("it is sent", async || is_sent(&world, &sofia, id).await).await;
    let letters = office.letters();
    let to_a: Vec<&str> = letters
        .iter()
        .filter(|letter| letter.contains("To: a@x.example"))
        .map(|letter| message_id(letter))
        .collect();
    assert_eq!(to_a.len(), 2);
    assert_eq!(to_a[0], to_a[1], "who reads it can know it for one");
}

#[tokio::test]
async fn m05_what_is_never_taken_bounces_in_the_end_and_can_be_sent_again() {
    let office = PostOffice::open(&["451 later"; 10]).await;
    let world = World::with_smtp(Some(office.config.clone())).await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let id = invite(&world, &sofia, &["a@x.example".to_owned()]).await[0];
    eventually("it waits", async || {
        matches!(mail_of(&world, &sofia, id).await, Some(Mail::Retrying { .. }))
    })
    .await;
    for tried in 2..=10 {
        eventually("it is tried once more", async || {
            if office.said().iter().filter(|line| line.starts_with("RCPT")).count() >= tried {
                return true;
            }
            // Something happens, so that the mail room looks at the clock. Again, as long as it takes: what it looks at may be a
            // day early, when the last attempt was written down only now.
            world.pass(days(1));
            let name = roster_domain::Name::new(&format!("Northwind {tried}"), 80).unwrap();
            let rename = roster_domain::Command::RenameWorkspace { name };
            world.outcome(&sofia, rename).await.unwrap();
            false
        })
        .await;
    }
    eventually("it is given up", async || {
        matches!(mail_of(&world, &sofia, id).await, Some(Mail::Failed { .. }))
    })
    .await;
    assert!(office.letters().is_empty());
    let resend = roster_domain::Command::ResendInvitation { invitation: id, by_hand: false };
    world.outcome(&sofia, resend).await.unwrap();
    eventually("it is sent", async || is_sent(&world, &sofia, id).await).await;
}

#[tokio::test]
async fn m05_with_several_lines_a_mail_that_takes_long_holds_up_one_of_them() {
    let office = PostOffice::open_to_company(4).await;
    let world = World::with(|config| {
        config.smtp = Some(office.config.clone());
        config.mail_lines = 4;
    })
    .await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let emails: Vec<String> = (0..8).map(|n| format!("p{n}@x.example")).collect();
    let ids = invite(&world, &sofia, &emails).await;
    // None of them is taken before four are there: one after the other, not one would be sent.
    for id in ids {
        eventually("it is sent", async || is_sent(&world, &sofia, id).await).await;
    }
    assert_eq!(office.letters().len(), 8);
}

fn runtime() -> Runtime {
    Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

#[test]
fn m06_a_server_that_is_killed_while_sending_sends_that_mail_again_and_no_other() {
    let elsewhere = runtime();
    // Takes the whole mail, and never says so: it waits for company that does not come.
    let silent = elsewhere.block_on(PostOffice::open_to_company(3));
    let office = elsewhere.block_on(PostOffice::open(&[]));
    let first = runtime();
    let (world, sofia, ids) = first.block_on(async {
        let world = World::with_smtp(Some(silent.config.clone())).await;
        let sofia = world.sign_up("sofia@northwind.example").await;
        let emails = ["a@x.example".to_owned(), "b@x.example".to_owned()];
        let ids = invite(&world, &sofia, &emails).await;
        eventually("one is on the way", async || silent.letters().len() == 1).await;
        (world, sofia, ids)
    });
    first.shutdown_background();
    let second = runtime();
    second.block_on(async {
        let smtp = Some(office.config.clone());
        let world = world.revived_with(|config| config.smtp = smtp).await;
        for id in ids {
            eventually("it is sent", async || is_sent(&world, &sofia, id).await).await;
        }
        let (before, after) = (silent.letters(), office.letters());
        assert_eq!((before.len(), after.len()), (1, 2), "one of them a duplicate");
        let again = after.iter().filter(|letter| message_id(letter) == message_id(&before[0]));
        assert_eq!(again.count(), 1, "and it can be known for one");
        world.running.stop().await;
    });
}

#[tokio::test]
async fn m07_without_encryption_nothing_is_said_that_is_secret() {
    // A mail server that offers no STARTTLS, or somebody who took the offer out of its words.
    let office = PostOffice::open(&[]).await;
    let smtp = SmtpConfig {
        tls: Tls::Required,
        user: Some("roster".to_owned()),
        password: Some("correct horse".to_owned()),
        ..office.config.clone()
    };
    let world = World::with_smtp(Some(smtp)).await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let id = invite(&world, &sofia, &["a@x.example".to_owned()]).await[0];
    eventually("it waits", async || {
        matches!(
            mail_of(&world, &sofia, id).await,
            Some(Mail::Retrying { .. } | Mail::Failed { .. })
        )
    })
    .await;
    assert!(office.letters().is_empty());
    for line in office.said() {
        let verb = line.split(' ').next().unwrap().to_uppercase();
        assert!(matches!(verb.as_str(), "EHLO" | "QUIT" | "STARTTLS"), "{line}");
    }
}
