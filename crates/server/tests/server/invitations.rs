//! The pages of an invitation: what each code leads to, what looking changes (nothing), and who may answer.

use crate::world::{PASSWORD, World};
use reqwest::StatusCode;
use roster_domain::{
    AccountId, Actor, Command, EmailAddress, Entity, InvitationState, Invitee, MemberId, Name,
    Refusal, Stamp, Timestamp, days, limits,
};
use std::sync::atomic::Ordering;
use uuid::Uuid;

#[tokio::test]
async fn an_invitation_is_shown_and_accepted_and_the_person_signs_in() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let (_, token) = world.invite(&sofia, "elif@northwind.example").await;
    let (status, page) = world.form("/i", &[("code", &token)]).await;
    assert_eq!(status, StatusCode::OK);
    for part in [
        "Sofia Lund",
        "Northwind Studio",
        "Designer",
        "elif@northwind.example",
        "Decline",
        "Accept and join",
    ] {
        assert!(page.contains(part), "{part}");
    }
    let whole_link = format!(" http://{}/i#{token} ", world.running.address);
    assert_eq!(world.form("/i", &[("code", &whole_link)]).await.0, StatusCode::OK);
    let (status, page) = world.accept(&token).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("You’re in") && page.contains("elif@northwind.example"));
    let answer = world.sign_in("elif@northwind.example", PASSWORD).await;
    let session: roster_protocol::Session = answer.json().await.unwrap();
    assert_eq!(session.memberships[0].workspace, sofia.workspace());
}

#[tokio::test]
async fn a01_another_email_does_not_get_in() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let (id, token) = world.invite(&sofia, "elif@northwind.example").await;
    let invitee = Invitee {
        account: AccountId(Uuid::now_v7()),
        email: EmailAddress::parse("mallory@elsewhere.example").unwrap(),
        name: Name::new("Mallory", 80).unwrap(),
    };
    let accept = Command::AcceptInvitation { invitation: id, member: MemberId(Uuid::now_v7()) };
    let stamp = Stamp { at: Timestamp(world.clock.load(Ordering::SeqCst)) };
    let sequencer = world.running.sequencer();
    let answer =
        sequencer.act(sofia.workspace(), &Actor::Invitee(invitee), &accept, stamp).await.unwrap();
    assert!(matches!(answer, Err(Refusal::EmailMismatch { .. })));
    let fields = [("code", token.as_str()), ("name", "M"), ("password", PASSWORD)];
    let named: Vec<_> =
        fields.into_iter().chain([("email", "mallory@elsewhere.example")]).collect();
    assert_eq!(world.form("/i/accept", &named).await.0, StatusCode::BAD_REQUEST);
    let named: Vec<_> =
        fields.into_iter().chain([("username", "mallory@elsewhere.example")]).collect();
    assert_eq!(world.form("/i/accept", &named).await.0, StatusCode::OK);
    let mallory = world.sign_in("mallory@elsewhere.example", PASSWORD).await;
    assert_eq!(mallory.status(), StatusCode::UNAUTHORIZED, "a field of the form names nobody");
}

#[tokio::test]
async fn a03_fifty_parallel_accepts_make_one_member() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let (_, token) = world.invite(&sofia, "elif@northwind.example").await;
    let answers = futures::future::join_all((0..50).map(|_| world.accept(&token))).await;
    let joined = answers.iter().filter(|(status, _)| *status == StatusCode::OK).count();
    let others = answers.iter().filter(|(status, _)| *status != StatusCode::OK);
    assert_eq!(joined, 1);
    for (status, _) in others {
        // Who comes when the account was just made is asked for its password, and so many at once look like guessing.
        let told = [StatusCode::GONE, StatusCode::CONFLICT, StatusCode::TOO_MANY_REQUESTS];
        assert!(told.contains(status), "{status}");
    }
    assert_eq!(world.members(&sofia).await, 2);
}

#[tokio::test]
async fn a04_an_altered_token_opens_nothing() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let (_, token) = world.invite(&sofia, "elif@northwind.example").await;
    let flipped = format!("{}{}", if token.starts_with('A') { 'B' } else { 'A' }, &token[1..]);
    let swapped: String =
        token
            .chars()
            .map(|c| {
                if c.is_ascii_lowercase() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() }
            })
            .collect();
    for altered in
        [flipped.as_str(), &token[..42], &swapped, "", "x", &format!("{token}A"), "' OR 1=1 --"]
    {
        let (status, _) = world.accept(altered).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{altered}");
    }
    assert_eq!(world.members(&sofia).await, 1);
}

#[tokio::test]
async fn a05_expired_by_a_moment_is_expired() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let (_, token) = world.invite(&sofia, "elif@northwind.example").await;
    world.pass(days(7) - 1);
    assert_eq!(world.form("/i", &[("code", &token)]).await.0, StatusCode::OK);
    world.pass(1001);
    let (status, page) = world.accept(&token).await;
    assert_eq!(status, StatusCode::GONE);
    assert!(page.contains("expired") && page.contains("Northwind Studio"));
    assert_eq!(world.members(&sofia).await, 1);
    let login = world.sign_in("elif@northwind.example", PASSWORD).await;
    assert_eq!(login.status(), StatusCode::UNAUTHORIZED, "no account is left behind");
}

#[tokio::test]
async fn a06_a_revoked_invitation_is_over() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let (id, token) = world.invite(&sofia, "elif@northwind.example").await;
    world.push(&sofia, vec![Command::RevokeInvitation { invitation: id }]).await;
    let (status, page) = world.accept(&token).await;
    assert_eq!(status, StatusCode::GONE);
    assert!(page.contains("taken back"));
}

#[tokio::test]
async fn a07_after_sending_again_only_the_newer_link_works() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let (id, old) = world.invite(&sofia, "elif@northwind.example").await;
    world.pass(limits::SENDING_GAP_MS);
    let resend = Command::ResendInvitation { invitation: id, by_hand: false };
    world.outcome(&sofia, resend).await.unwrap();
    let new = world.token(&sofia, id).await;
    assert_ne!(old, new);
    let (status, page) = world.accept(&old).await;
    assert_eq!(status, StatusCode::GONE);
    assert!(page.contains("newer invitation"));
    assert_eq!(world.running.sequencer().store().live_links(id).await.unwrap(), 1);
    assert_eq!(world.accept(&new).await.0, StatusCode::OK);
}

#[tokio::test]
async fn a14_an_account_that_exists_signs_in_and_keeps_its_password_and_name() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let elif = world.sign_up("elif@northwind.example").await;
    let (_, token) = world.invite(&sofia, "Elif@Northwind.example").await;
    let (_, page) = world.form("/i", &[("code", &token)]).await;
    assert!(page.contains("current-password") && !page.contains("new-password"));
    let fields = [("code", token.as_str()), ("name", "Mallory"), ("password", "another password")];
    let (status, page) = world.form("/i/accept", &fields).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    assert!(page.contains("role=\"alert\"") && page.contains("not the password"));
    assert_eq!(
        world.sign_in("elif@northwind.example", PASSWORD).await.status(),
        StatusCode::CREATED
    );
    assert_eq!(world.accept(&token).await.0, StatusCode::OK);
    let answer = world.sign_in("elif@northwind.example", PASSWORD).await;
    let session: roster_protocol::Session = answer.json().await.unwrap();
    assert_eq!((session.name.as_str(), session.memberships.len()), ("Sofia Lund", 2));
    assert_eq!(
        world.get(&elif, "/pull?since=0").await.status(),
        StatusCode::OK,
        "her session still holds"
    );
}

#[tokio::test]
async fn a19_looking_changes_nothing() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let (_, token) = world.invite(&sofia, "elif@northwind.example").await;
    let before = world.rows(&sofia).await;
    for path in ["/i", "/i/accept", "/i/decline"] {
        let url = world.url(&format!("{path}?code={token}"));
        for _ in 0..10 {
            world.client.get(&url).send().await.unwrap();
        }
        world.client.head(&url).send().await.unwrap();
    }
    world.form("/i", &[("code", &token)]).await;
    assert_eq!(world.rows(&sofia).await, before);
    assert_eq!(world.accept(&token).await.0, StatusCode::OK);
}

#[tokio::test]
async fn a20_no_address_of_a_page_holds_the_code() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let (_, token) = world.invite(&sofia, "elif@northwind.example").await;
    let page = world.client.get(world.url("/i")).send().await.unwrap();
    assert_eq!(page.headers()["referrer-policy"], "no-referrer");
    assert_eq!(page.headers()["cache-control"], "no-store");
    let (_, page) = world.form("/i", &[("code", &token)]).await;
    let in_fields = page.matches(&format!("value=\"{token}\"")).count();
    assert_eq!(page.matches(token.as_str()).count(), in_fields);
    assert!(!page.contains("<script"));
}

#[tokio::test]
async fn a21_declined_is_declined() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let (id, token) = world.invite(&sofia, "elif@northwind.example").await;
    let (status, page) = world.form("/i/decline", &[("code", &token)]).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("You declined"));
    assert_eq!(world.accept(&token).await.0, StatusCode::GONE);
    let is_declined = |row: &Entity| matches!(row, Entity::Invitation(i) if i.id == id && i.state == InvitationState::Declined);
    assert!(world.rows(&sofia).await.iter().any(is_declined));
    world.invite(&sofia, "elif@northwind.example").await;
}

#[tokio::test]
async fn d10_a_form_from_another_site_is_not_taken() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let (_, token) = world.invite(&sofia, "elif@northwind.example").await;
    let fields = [("code", token.as_str()), ("name", "E"), ("password", PASSWORD)];
    for (header, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
        ("origin", "http://127.0.0.1.evil.example"),
    ] {
        let request = world.client.post(world.url("/i/accept")).header(header, value).form(&fields);
        assert_eq!(
            request.send().await.unwrap().status(),
            StatusCode::FORBIDDEN,
            "{header}: {value}"
        );
    }
    let request = world.client.post(world.url("/i/accept")).header("sec-fetch-site", "same-origin");
    let request = request.header("origin", "null").form(&fields);
    assert_eq!(request.send().await.unwrap().status(), StatusCode::OK);
}

#[tokio::test]
async fn m04_names_are_text_and_no_script_runs() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let name = Name::new("<script>alert(1)</script>\"><img src=x>", 80).unwrap();
    world.push(&sofia, vec![Command::RenameWorkspace { name }]).await;
    let (_, token) = world.invite(&sofia, "elif@northwind.example").await;
    let answer = world.client.post(world.url("/i")).form(&[("code", &token)]).send().await.unwrap();
    let policy = answer.headers()["content-security-policy"].to_str().unwrap().to_owned();
    assert!(
        policy.starts_with("default-src 'none'; style-src 'self'") && !policy.contains("unsafe")
    );
    assert!(policy.contains("frame-ancestors 'none'"));
    let page = answer.text().await.unwrap();
    assert!(!page.contains("<script") && !page.contains("<img src=x"));
    assert!(page.contains("&#60;script&#62;"), "{page}");
    let fields = [("code", token.as_str()), ("name", "\"><b>x"), ("password", "short")];
    let (status, page) = world.form("/i/accept", &fields).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!page.contains("<b>x") && page.contains("At least 8") && page.contains("&#60;b&#62;x"));
}
