//! What outsiders and half-insiders learn or inject.

use crate::{
    post_office::{PostOffice, eventually, invite as invite_all, row_of},
    world::World,
};
use reqwest::StatusCode;
use roster_domain::{Command, EmailAddress, Entity, InvitationId, Name, Refusal, Stamp, limits};
use roster_protocol::RawCommand;
use serde_json::json;
use std::sync::atomic::Ordering;
use uuid::Uuid;

#[tokio::test]
async fn a05_the_clock_of_the_server_counts_and_not_the_devices() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let role = world.role(&sofia, "Team").await;
    let server_now = world.clock.load(Ordering::SeqCst);
    for (n, off_ms) in [-600_000, 600_000, i64::MIN / 2].into_iter().enumerate() {
        let id = InvitationId(Uuid::now_v7());
        let email = EmailAddress::parse(&format!("p{n}@x.example")).unwrap();
        let mut item = sofia.item(crate::world::invite(id, email, role));
        item.made_at = roster_domain::Timestamp(server_now.saturating_add(off_ms));
        assert_eq!(world.push_raw(&sofia, vec![item]).await.status(), StatusCode::OK);
        let row = row_of(&world, &sofia, id).await.unwrap();
        let stamp = Stamp { at: roster_domain::Timestamp(server_now) };
        assert_eq!(row.invited_at, stamp.at);
        assert_eq!(row.expires_at, stamp.at.plus(limits::INVITATION_LIFE_MS));
    }
}

#[tokio::test]
async fn a18_an_address_that_injects_is_refused_and_the_rest_of_the_push_goes_on() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let role = world.role(&sofia, "Team").await;
    let long = format!("{}@x.example", "a".repeat(64 * 1024));
    for email in [
        "a@x.example\r\nBcc: all@evil.example",
        "a@x.example\nX: y",
        "\"a\\\r\nb\"@x.example",
        "\"quoted one\"@x.example",
        "a(comment)@x.example",
        "a@x.example, b@x.example",
        "<a@x.example>",
        "a@x.example\u{2028}",
        "\u{202e}a@x.example",
        &long,
    ] {
        let command = json!({"do": "invite", "invitation": Uuid::now_v7(), "email": email,
            "name": null, "role": role});
        let refused = world.outcome_of(&sofia, RawCommand::Unknown(command)).await;
        assert!(matches!(refused, Err(Refusal::Malformed { .. })), "{refused:?}");
    }
    let change = json!({"do": "change_invitation", "invitation": Uuid::now_v7(),
        "email": "a@x.example\r\nBcc: all@evil.example"});
    let refused = world.outcome_of(&sofia, RawCommand::Unknown(change)).await;
    assert!(matches!(refused, Err(Refusal::Malformed { .. })), "{refused:?}");
    let count =
        |rows: Vec<Entity>| rows.iter().filter(|row| matches!(row, Entity::Invitation(_))).count();
    assert_eq!(count(world.rows(&sofia).await), 0);
}

#[tokio::test]
async fn a18_odd_addresses_that_are_allowed_make_one_recipient_each() {
    let office = PostOffice::open(&[]).await;
    let world = World::with_smtp(Some(office.config.clone())).await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let odd = ["a+b@x.example", "o'neil@x.example", "{x}=~@x.example", "m@b\u{fc}cher.example"];
    invite_all(&world, &sofia, &odd.map(str::to_owned)).await;
    eventually("all are sent", async || office.letters().len() == odd.len()).await;
    let said = office.said();
    let recipients = said.iter().filter(|line| line.starts_with("RCPT")).count();
    assert_eq!(recipients, odd.len());
    assert!(said.iter().any(|line| line.contains("<m@xn--bcher-kva.example>")), "{said:?}");
    for letter in office.letters() {
        let (head, _) = letter.split_once("\n\n").unwrap();
        let named =
            |name: &str| head.lines().filter(|line| line.to_lowercase().starts_with(name)).count();
        assert_eq!((named("to:"), named("bcc:"), named("cc:"), named("from:")), (1, 0, 0, 1));
        assert!(!letter.contains('\r'), "lines end where the protocol ends them");
    }
}

#[tokio::test]
async fn a22_inviting_tells_nothing_about_accounts() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    world.sign_up("known@elsewhere.example").await;
    let mut answers = Vec::new();
    for email in ["known@elsewhere.example", "nobody@elsewhere.example"] {
        let (id, token) = world.invite(&sofia, email).await;
        let row = row_of(&world, &sofia, id).await.unwrap();
        let mail = world.kept_mail(&sofia, id).await;
        let hidden = |text: String| {
            let local = email.split('@').next().unwrap();
            text.replace(local, "x").replace(&id.to_string(), "id").replace(&token, "token")
        };
        answers.push((
            hidden(serde_json::to_string(&row).unwrap()),
            hidden(mail.subject),
            hidden(mail.text),
        ));
    }
    assert_eq!(answers[0], answers[1]);
    // Decisions are made without looking at accounts: the rows of the workspace are all that they read.
    let names = |email: &str| {
        json!({"do": "invite", "invitation": Uuid::now_v7(), "email": email,
        "name": null, "role": Uuid::now_v7()})
    };
    for email in ["known@elsewhere.example", "nobody2@elsewhere.example"] {
        let refused = world.outcome_of(&sofia, RawCommand::Unknown(names(email))).await;
        assert_eq!(refused, Err(Refusal::RoleGone));
    }
}

#[tokio::test]
async fn a23_the_invitations_of_others_are_not_there() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let kim = world.sign_up("kim@southwind.example").await;
    let (id, _) = world.invite(&sofia, "elif@northwind.example").await;
    for path in ["mails", "pull?since=0", "reach?seq=1"] {
        let url = world.url(&format!("/api/v1/workspaces/{}/{path}", sofia.workspace()));
        let asked = world.client.get(url).bearer_auth(&kim.session.token).send().await.unwrap();
        assert_eq!(asked.status(), StatusCode::NOT_FOUND, "{path}");
    }
    world.pass(limits::SENDING_GAP_MS);
    let (email, role, ends_at) = (None, None, None);
    let name = Some(Name::new("Mine", 80).unwrap());
    for command in [
        Command::ResendInvitation { invitation: id, by_hand: true },
        Command::ChangeInvitation { invitation: id, email, role, name, ends_at },
        Command::RevokeInvitation { invitation: id },
        Command::ApproveInvitation { invitation: id },
        Command::DeleteInvitation { invitation: id },
    ] {
        let refused = world.outcome(&kim, command.clone()).await;
        assert_eq!(refused, Err(Refusal::InvitationGone), "{command:?}");
    }
    // Inside the workspace, who may not view invitations sees none, and learns nothing by trying their ids.
    let team = world.role(&sofia, "Team").await;
    let pia = world.join(&sofia, "pia@northwind.example", team).await;
    let seen = |row: &Entity| matches!(row, Entity::Invitation(_) | Entity::Batch(_));
    assert!(!world.rows(&pia).await.iter().any(seen));
    for invitation in [id, InvitationId(Uuid::now_v7())] {
        let revoke = Command::RevokeInvitation { invitation };
        let refused = world.outcome(&pia, revoke).await;
        assert!(matches!(refused, Err(Refusal::NotAllowed { .. })), "{refused:?}");
    }
    assert_eq!(world.get(&pia, "/mails").await.status(), StatusCode::NOT_FOUND);
}
