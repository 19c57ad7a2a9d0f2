//! Mail, against a mail server of a few lines: what goes over the wire, what is tried again, and what is never sent twice.

use crate::{
    post_office::{PostOffice, eventually, invite, mail_of, unquoted},
    world::World,
};
use roster_domain::{Command, Mail, Name};
use roster_server::{SmtpConfig, Tls};
use std::sync::atomic::Ordering;
use tokio::net::TcpListener;

#[tokio::test]
async fn i10_two_hundred_invitations_are_two_hundred_mails_over_few_connections() {
    let office = PostOffice::open(&[]).await;
    let world = World::on_a_file(|config| config.smtp = Some(office.config.clone())).await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let emails: Vec<String> = (0..200).map(|n| format!("p{n}@x.example")).collect();
    let ids = invite(&world, &sofia, &emails).await;
    eventually("all are sent", async || office.letters().len() >= 200).await;
    let last = *ids.last().unwrap();
    eventually("and known to be", async || {
        matches!(mail_of(&world, &sofia, last).await, Some(Mail::Sent { .. }))
    })
    .await;
    let letters = office.letters();
    for email in &emails {
        assert_eq!(
            letters.iter().filter(|l| l.contains(&format!("To: {email}\n"))).count(),
            1,
            "{email}"
        );
    }
    // The pool gives a connection back in its own time; now and then a second one is opened meanwhile.
    let connections = office.connections.load(Ordering::SeqCst);
    assert!(connections < 10, "{connections} connections for 200 mails");
    let letter = unquoted(&letters[0]);
    let token = letter.split("/i#").nth(1).unwrap().lines().next().unwrap().trim();
    assert_eq!(token.len(), 43);
    assert_eq!(world.accept(token).await.0, reqwest::StatusCode::OK, "the link in the mail opens");
    let world = world.restarted().await;
    let file = std::fs::read(world.file().join("roster.db")).unwrap();
    let is_left = file.windows(token.len()).any(|part| part == token.as_bytes());
    assert!(!is_left, "d06: the token of a mail that was sent is gone from the file");
}

#[tokio::test]
async fn m01_a_name_in_a_mail_is_one_line_of_text_and_no_link() {
    let office = PostOffice::open(&[]).await;
    let world = World::with_smtp(Some(office.config.clone())).await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    // Line breaks and reordering characters do not even come through the wire.
    let broken = r#""Northwind\r\nBcc: all@evil.example \u202e""#;
    assert!(serde_json::from_str::<Name>(broken).is_err());
    let name: Name = serde_json::from_str(r#""http://evil.example/ <b>""#).unwrap();
    world.push(&sofia, vec![Command::RenameWorkspace { name }]).await;
    invite(&world, &sofia, &["elif@northwind.example".to_owned()]).await;
    eventually("it is sent", async || !office.letters().is_empty()).await;
    let letter = unquoted(&office.letters()[0]);
    assert!(!letter.lines().any(|line| line.to_lowercase().starts_with("bcc")));
    assert!(!letter.contains("http://evil.example"));
    let html = letter.split("text/html").nth(1).unwrap();
    assert!(html.contains("&#60;b&#62;") && !html.contains("<b>"));
    assert_eq!(letter.matches("href=").count(), 1);
    assert!(
        letter.contains("From: \"Sofia Lund via Roster\" <roster@northwind.example>"),
        "{letter}"
    );
}

#[tokio::test]
async fn m05_what_is_put_off_is_tried_again_and_what_is_refused_is_not() {
    let office = PostOffice::open(&["451 later", "550 no such person"]).await;
    let world = World::with_smtp(Some(office.config.clone())).await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let first = invite(&world, &sofia, &["a@x.example".to_owned()]).await[0];
    eventually("it waits", async || {
        matches!(mail_of(&world, &sofia, first).await, Some(Mail::Retrying { .. }))
    })
    .await;
    let second = invite(&world, &sofia, &["b@x.example".to_owned()]).await[0];
    eventually("it failed", async || {
        matches!(mail_of(&world, &sofia, second).await, Some(Mail::Failed { .. }))
    })
    .await;
    assert!(office.letters().is_empty());
    world.pass(5_000);
    invite(&world, &sofia, &["c@x.example".to_owned()]).await;
    eventually("the first arrives after all", async || {
        matches!(mail_of(&world, &sofia, first).await, Some(Mail::Sent { .. }))
    })
    .await;
    eventually("and the third", async || office.letters().len() == 2).await;
    assert!(matches!(mail_of(&world, &sofia, second).await, Some(Mail::Failed { .. })));
}

#[tokio::test]
async fn m05_an_unreachable_mail_server_delays_and_loses_nothing() {
    let office = PostOffice::open(&[]).await;
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = nobody.local_addr().unwrap().port();
    drop(nobody);
    let world = World::with_smtp(Some(SmtpConfig { port, ..office.config.clone() })).await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let ids = invite(&world, &sofia, &["a@x.example".to_owned(), "b@x.example".to_owned()]).await;
    for id in &ids {
        eventually("it waits", async || {
            matches!(mail_of(&world, &sofia, *id).await, Some(Mail::Retrying { .. }))
        })
        .await;
    }
}

#[tokio::test]
async fn m07_a_mail_server_elsewhere_needs_tls() {
    let folder = tempfile::tempdir().unwrap();
    let mut config =
        roster_server::Config::new(([127, 0, 0, 1], 0).into(), folder.path().join("roster.db"));
    config.smtp = Some(SmtpConfig {
        host: "mail.northwind.example".to_owned(),
        port: 25,
        user: None,
        password: None,
        tls: Tls::None,
        from: "roster@northwind.example".to_owned(),
    });
    assert!(roster_server::start(config).await.is_err());
}
