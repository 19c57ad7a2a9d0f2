//! Words of others in mails and pages.

use crate::{
    post_office::{PostOffice, eventually, unquoted},
    world::{Person, World},
};
use roster_domain::{
    BatchId, Command, EmailAddress, InvitationId, Message, Name, Refusal, Timestamp,
};
use roster_protocol::RawCommand;
use serde_json::json;
use uuid::Uuid;

/// An invitation of a batch with a message.
async fn invite_with(world: &World, by: &Person, message: &str) -> InvitationId {
    let batch = BatchId(Uuid::now_v7());
    let name = Name::new("people.csv", 80).unwrap();
    let message = Some(Message::new(message).unwrap());
    world.outcome(by, Command::StartBatch { batch, name, message, rows: 1 }).await.unwrap();
    let invitation = InvitationId(Uuid::now_v7());
    let invite = Command::Invite {
        invitation,
        email: EmailAddress::parse("elif@northwind.example").unwrap(),
        name: Some(Name::new("Elif <b>[x](http://evil.example)</b>", 80).unwrap()),
        role: world.role(by, "Designer").await,
        batch: Some(batch),
        ends_at: Some(Timestamp(1_795_338_900_000 + roster_domain::days(30))),
    };
    world.outcome(by, invite).await.unwrap();
    invitation
}

#[tokio::test]
async fn m01_a_message_is_quoted_as_text_with_exactly_one_link_which_is_ours() {
    let office = PostOffice::open(&[]).await;
    let world = World::with_smtp(Some(office.config.clone())).await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let message = "Hello <b>all</b> & \"friends\",\n\n[click](https://evil.example/a) or http://evil.example\n\
                   From: boss@evil.example\n.\n<img src=x onerror=alert(1)> </blockquote><script>alert(1)</script>";
    invite_with(&world, &sofia, message).await;
    eventually("it is sent", async || !office.letters().is_empty()).await;
    let letter = unquoted(&office.letters()[0]);
    assert!(!letter.contains("evil.example"), "no name of a host that a mail program would link");
    assert_eq!(letter.matches("href=").count(), 1);
    assert_eq!(letter.matches(world.running.public_url()).count(), 4, "{letter}");
    let shown = letter.replace('\u{2060}', "");
    let (text, html) = shown.split_once("text/html").unwrap();
    assert!(text.contains("Sofia Lund wrote:\n> Hello <b>all</b> & \"friends\",\n> \n> [click]"));
    let quoted = text.lines().filter(|line| line.starts_with("> ")).count();
    assert_eq!(quoted, 6, "every line of it is quoted: {text}");
    assert!(html.contains("Hello &#60;b&#62;all&#60;/b&#62; &#38; &#34;friends&#34;,<br><br>"));
    assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("<b>"));
    assert_eq!(html.matches("</blockquote>").count(), 1);
    assert!(text.contains("as Designer, until ") && html.contains("</strong>, until "));
    let from = letter.lines().filter(|line| line.to_lowercase().starts_with("from:")).count();
    assert_eq!(from, 1);
    let lower = letter.to_lowercase();
    assert!(!lower.contains("list-unsubscribe"), "a mail to one person is no list's");
}

#[tokio::test]
async fn m01_what_hides_or_reorders_does_not_come_through_the_wire() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    for message in ["a\u{202e}b", "a\u{2066}b", "a\u{200b}b", "a\u{0}b", "\u{1b}[31m", "\u{feff}"] {
        let command = json!({"do": "start_batch", "batch": Uuid::now_v7(), "name": "x",
            "message": message, "rows": 1});
        let refused = world.outcome_of(&sofia, RawCommand::Unknown(command)).await;
        assert!(matches!(refused, Err(Refusal::Malformed { .. })), "{message:?}: {refused:?}");
    }
    let long = "x".repeat(1_001);
    let command = json!({"do": "start_batch", "batch": Uuid::now_v7(), "name": "x",
        "message": long, "rows": 1});
    let refused = world.outcome_of(&sofia, RawCommand::Unknown(command)).await;
    assert!(matches!(refused, Err(Refusal::Malformed { .. })), "{refused:?}");
}
