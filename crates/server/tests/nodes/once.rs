//! What must happen once, asked for at both servers at the same time.

use crate::{
    pair::{Pair, rename},
    post_office::{self, PostOffice, eventually},
    world::{PASSWORD, Person, World, database::Shared, invite},
};
use futures::future::join_all;
use reqwest::StatusCode;
use roster_domain::{
    Command, EmailAddress, Entity, InvitationId, MemberStatus, Timestamp, days, hours,
};
use roster_protocol::{Outcome, PushAnswer, PushItem, Session};
use roster_server::{SqlStore, store::sql::MailLimits};
use serde_json::{Value, json};
use sqlx::Executor;
use std::collections::BTreeSet;
use uuid::Uuid;

async fn pushed(world: &World, person: &Person, items: Vec<PushItem>) -> PushAnswer {
    let answer = world.push_raw(person, items).await;
    assert_eq!(answer.status(), StatusCode::OK);
    answer.json().await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn i05_one_number_pushed_to_both_servers_at_once_has_one_entry_and_one_answer() {
    let pair = Pair::open().await;
    let sofia = pair.a.sign_up("sofia@northwind.example").await;
    let (_, mine) = (pair.b.rows(&sofia).await, sofia.member());
    let demote = Command::ChangeRole { member: mine, role: pair.a.role(&sofia, "Team").await };
    for n in 0..40 {
        let before = pair.log(&sofia).await.len();
        // One that is accepted; one that is refused, which moves no log; both in one push.
        let commands = match n % 3 {
            0 => vec![rename(&format!("Northwind {n}"))],
            1 => vec![demote.clone()],
            _ => vec![demote.clone(), rename(&format!("Northwind {n}"))],
        };
        let items: Vec<PushItem> =
            commands.into_iter().map(|command| sofia.item(command)).collect();
        let (at_a, at_b) = tokio::join!(
            pushed(&pair.a, &sofia, items.clone()),
            pushed(&pair.b, &sofia, items.clone())
        );
        assert_eq!(at_a, at_b, "round {n}");
        let accepted =
            at_a.outcomes.iter().filter(|item| matches!(item.outcome, Outcome::Accepted { .. }));
        assert_eq!(accepted.count(), usize::from(n % 3 != 1));
        assert_eq!(pair.log(&sofia).await.len(), before + usize::from(n % 3 != 1), "round {n}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a03_fifty_answers_with_one_code_at_two_servers_make_one_member() {
    let pair = Pair::open().await;
    let sofia = pair.a.sign_up("sofia@northwind.example").await;
    let (_, token) = pair.a.invite(&sofia, "elif@northwind.example").await;
    let answers = join_all((0..50).map(|n| {
        let world = if n % 2 == 0 { &pair.a } else { &pair.b };
        world.accept(&token)
    }));
    let answers = answers.await;
    let yes = answers.iter().filter(|(status, _)| *status == StatusCode::OK).count();
    assert!(yes >= 1, "{answers:?}");
    assert!(answers.iter().all(|(status, _)| !status.is_server_error()), "{answers:?}");
    for world in [&pair.a, &pair.b] {
        assert_eq!(world.members(&sofia).await, 2);
    }
    let entries = pair.log(&sofia).await;
    let accepts = entries.iter().filter(|entry| entry.contains(r#""accept_invitation""#)).count();
    assert_eq!(accepts, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_address_that_signs_up_at_both_servers_has_one_account() {
    let pair = Pair::open().await;
    for n in 0..8 {
        let email = format!("sofia{n}@northwind.example");
        let sign_up = |world: &World| {
            let body = json!({"name": "Sofia", "email": email, "password": PASSWORD,
                "workspace_name": "Northwind", "device": Uuid::now_v7()});
            world.client.post(world.url("/api/v1/accounts")).json(&body).send()
        };
        let (at_a, at_b) = tokio::join!(sign_up(&pair.a), sign_up(&pair.b));
        let mut statuses = [at_a.unwrap().status(), at_b.unwrap().status()];
        statuses.sort_unstable();
        assert_eq!(statuses, [StatusCode::CREATED, StatusCode::CONFLICT]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn d04_one_token_refreshed_at_both_servers_gives_one_and_the_same_successor() {
    let pair = Pair::open().await;
    pair.a.sign_up("sofia@northwind.example").await;
    let body = json!({"email": "sofia@northwind.example", "password": PASSWORD, "device": Uuid::now_v7(),
        "device_name": "Laptop", "rotating": true});
    let session = pair.a.client.post(pair.a.url("/api/v1/sessions")).json(&body).send();
    let session: Session = session.await.unwrap().json().await.unwrap();
    let mut old = session.refresh.unwrap();
    for _ in 0..10 {
        let refresh = |n: usize| {
            let world = if n.is_multiple_of(2) { &pair.a } else { &pair.b };
            let body = json!({"refresh": old});
            world.client.post(world.url("/api/v1/session/refresh")).json(&body).send()
        };
        let mut successors = BTreeSet::new();
        for answer in join_all((0..8).map(refresh)).await {
            let answer = answer.unwrap();
            assert_eq!(answer.status(), StatusCode::OK);
            let body: Value = answer.json().await.unwrap();
            successors.insert(body["refresh"].as_str().unwrap().to_owned());
        }
        assert_eq!(successors.len(), 1);
        old = successors.pop_first().unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn m06_two_mail_rooms_send_every_mail_once() {
    let office = PostOffice::open(&[]).await;
    let smtp = office.config.clone();
    let pair = Pair::with(|config| {
        config.smtp = Some(smtp.clone());
        config.mail_lines = 4;
    })
    .await;
    let sofia = pair.a.sign_up("sofia@northwind.example").await;
    let mut ids = Vec::new();
    for n in 0..4 {
        let world = if n % 2 == 0 { &pair.a } else { &pair.b };
        let emails: Vec<String> = (0..15).map(|m| format!("p{n}-{m}@x.example")).collect();
        ids.extend(post_office::invite(world, &sofia, &emails).await);
    }
    eventually("all are sent", async || {
        let rows = pair.b.rows(&sofia).await;
        let is_sent = |row: &&Entity| {
            matches!(row, Entity::Invitation(invitation)
                if matches!(invitation.mail, roster_domain::Mail::Sent { .. }))
        };
        rows.iter().filter(is_sent).count() == ids.len()
    })
    .await;
    let letters = office.letters();
    let recipients: BTreeSet<&str> = letters
        .iter()
        .filter_map(|letter| letter.lines().find(|line| line.starts_with("To: ")))
        .collect();
    assert_eq!((letters.len(), recipients.len()), (ids.len(), ids.len()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a16_three_mails_a_day_for_one_recipient_are_three_with_two_servers_too() {
    let office = PostOffice::open(&[]).await;
    let smtp = office.config.clone();
    let pair = Pair::with(|config| config.smtp = Some(smtp.clone())).await;
    let mut people = Vec::new();
    for n in 0..6 {
        people.push(pair.a.sign_up(&format!("owner{n}@northwind.example")).await);
    }
    let emails: Vec<String> = (0..10).map(|n| format!("p{n}@x.example")).collect();
    let invites = people.iter().enumerate().map(|(n, person)| {
        let world = if n % 2 == 0 { &pair.a } else { &pair.b };
        post_office::invite(world, person, &emails)
    });
    join_all(invites).await;
    eventually("the rest waits", async || {
        let store = pair.a.running.sequencer().store();
        let now = Timestamp(pair.a.clock.load(std::sync::atomic::Ordering::SeqCst));
        let next = store.next_mail_at().await.unwrap();
        next.is_some_and(|at| at > now.plus(hours(12)))
    })
    .await;
    let letters = office.letters();
    for email in emails {
        let to = format!("To: {email}\n");
        assert_eq!(letters.iter().filter(|letter| letter.contains(&to)).count(), 3, "{email}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn m06_two_desks_send_a_mail_about_an_account_once() {
    // Takes mails only when two are brought at the same time: one by each of the desks.
    let office = PostOffice::open_to_company(2).await;
    let smtp = office.config.clone();
    let pair = Pair::with(|config| config.smtp = Some(smtp.clone())).await;
    for n in 0..4 {
        pair.a.sign_up(&format!("p{n}@x.example")).await;
    }
    eventually("all are sent", async || office.letters().len() >= 4).await;
    let letters = office.letters();
    let recipients: BTreeSet<&str> = letters
        .iter()
        .filter_map(|letter| letter.lines().find(|line| line.starts_with("To: ")))
        .collect();
    assert_eq!((letters.len(), recipients.len()), (4, 4));
}

#[tokio::test(flavor = "multi_thread")]
async fn m06_two_servers_that_claim_at_once_never_claim_the_same() {
    let shared = Shared::open().await;
    let database = shared.database();
    let stores =
        [SqlStore::connect(&database).await.unwrap(), SqlStore::connect(&database).await.unwrap()];
    let mut line = shared.line().await;
    let text = "INSERT INTO account_mails
                    (id, kind, recipient, recipient_canonical, token, state, made_at, next_at)
                SELECT decode(lpad(to_hex(n), 32, '0'), 'hex'), 'verify', 'p' || n, 'p' || n, 't',
                    'queued', 1, 1
                FROM generate_series(1, 300) AS n";
    line.execute(text).await.unwrap();
    let claim_all = async |store: &SqlStore| {
        let mut claimed = Vec::new();
        loop {
            let mails = store.claim_account_mails(Timestamp(2), Timestamp(1_000)).await.unwrap();
            if mails.is_empty() {
                return claimed;
            }
            claimed.extend(mails.into_iter().map(|mail| mail.id));
        }
    };
    let [a, b] = &stores;
    let lists = tokio::join!(claim_all(a), claim_all(a), claim_all(b), claim_all(b));
    let all = [lists.0, lists.1, lists.2, lists.3].concat();
    assert_eq!(all.len(), 300, "each is claimed");
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), 300, "and once");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_membership_that_is_over_ends_once() {
    let pair = Pair::open().await;
    let sofia = pair.a.sign_up("sofia@northwind.example").await;
    let role = pair.a.role(&sofia, "Designer").await;
    let id = InvitationId(Uuid::now_v7());
    let email = EmailAddress::parse("elif@northwind.example").unwrap();
    let now = Timestamp(pair.a.clock.load(std::sync::atomic::Ordering::SeqCst));
    let ends_at = Some(now.plus(days(3)));
    let Command::Invite { invitation, email, name, role, batch, .. } = invite(id, email, role)
    else {
        unreachable!("it invites")
    };
    let command = Command::Invite { invitation, email, name, role, batch, ends_at };
    pair.a.outcome(&sofia, command).await.unwrap();
    assert!(pair.a.accept(&pair.a.token(&sofia, id).await).await.0.is_success());
    pair.a.pass(days(3) + 1);
    // Something happens, so that both look at the clock.
    pair.b.outcome(&sofia, rename("Southwind")).await.unwrap();
    eventually("it has ended", async || {
        let rows = pair.b.rows(&sofia).await;
        rows.iter().any(
            |row| matches!(row, Entity::Member(member) if member.status != MemberStatus::Active),
        )
    })
    .await;
    pair.a.outcome(&sofia, rename("Northwind")).await.unwrap();
    let entries = pair.log(&sofia).await;
    let ends = entries.iter().filter(|entry| entry.contains(r#""end_membership""#)).count();
    assert_eq!(ends, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a16_two_servers_that_claim_at_once_let_out_no_more_than_the_limit() {
    let shared = Shared::open().await;
    let database = shared.database();
    let stores =
        [SqlStore::connect(&database).await.unwrap(), SqlStore::connect(&database).await.unwrap()];
    let mut line = shared.line().await;
    let text = "INSERT INTO workspaces (workspace, seq, head)
                    VALUES (decode(repeat('01', 16), 'hex'), 1, decode(repeat('00', 32), 'hex'));
                INSERT INTO mails (workspace, id, invitation, recipient, canonical, token, state,
                    made_at, next_at)
                SELECT decode(repeat('01', 16), 'hex'), decode(lpad(to_hex(n), 32, '0'), 'hex'),
                    decode(repeat('02', 16), 'hex'), 'p' || n % 20, 'p' || n % 20, 't', 'queued', n, 1
                FROM generate_series(1, 240) AS n";
    line.execute(sqlx::raw_sql(text)).await.unwrap();
    let limits = Some(MailLimits { by_workspace: 1_000, to_recipient: 3 });
    let claim_all = async |store: &SqlStore| loop {
        let claim = store.claim_mails(Timestamp(2), Timestamp(1_000), 4, limits).await.unwrap();
        if claim.mails.is_empty() && claim.held_back.is_empty() {
            return;
        }
    };
    let [a, b] = &stores;
    tokio::join!(claim_all(a), claim_all(a), claim_all(b), claim_all(b));
    let counts: Vec<i64> = sqlx::query_scalar(
        "SELECT count(*) FROM mails WHERE let_out_at IS NOT NULL GROUP BY canonical",
    )
    .fetch_all(&mut line)
    .await
    .unwrap();
    assert_eq!(counts, vec![3; 20]);
}
