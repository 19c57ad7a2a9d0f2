//! Who accepts, and what there still is to accept.

use crate::{
    post_office::row_of,
    world::{PASSWORD, World, invite},
};
use reqwest::StatusCode;
use roster_domain::{
    Change, Command, EmailAddress, Entity, EntityKey, InvitationId, InvitationState, Member,
    MemberId, Refusal, hours, limits,
};
use uuid::Uuid;

const ELIF: &str = "elif@northwind.example";

/// That the mailbox was proved is the code's doing alone; a session, whatever it is signed in with, brings no code.
#[tokio::test]
async fn a02_the_code_proves_the_mailbox_and_nothing_else_accepts() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    // An account with the invited address that nobody has verified.
    let squatter = world.sign_up(ELIF).await;
    let (id, token) = world.invite(&sofia, ELIF).await;
    let accept = Command::AcceptInvitation { invitation: id, member: MemberId(Uuid::now_v7()) };
    assert_eq!(world.outcome(&squatter, accept).await, Err(Refusal::ServerOnly));
    for code in ["", ELIF, &id.to_string(), &squatter.session.token] {
        let fields = [("code", code), ("name", "E"), ("password", PASSWORD)];
        let url = world.url("/i/accept");
        let asked = world.client.post(url).bearer_auth(&squatter.session.token).form(&fields);
        let status = asked.send().await.unwrap().status();
        assert_eq!(status, StatusCode::NOT_FOUND, "{code}");
    }
    assert!(row_of(&world, &sofia, id).await.unwrap().is_pending());
    assert_eq!(world.accept(&token).await.0, StatusCode::OK, "the code does");
}

#[tokio::test]
async fn a07_after_the_address_was_corrected_the_old_link_only_says_so() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let (id, old) = world.invite(&sofia, "elfi@northwind.example").await;
    let email = Some(EmailAddress::parse(ELIF).unwrap());
    let (role, name, ends_at) = (None, None, None);
    let change = Command::ChangeInvitation { invitation: id, email, role, name, ends_at };
    world.outcome(&sofia, change).await.unwrap();
    let new = world.token(&sofia, id).await;
    for (status, page) in [world.form("/i", &[("code", &old)]).await, world.accept(&old).await] {
        assert_eq!(status, StatusCode::GONE);
        assert!(page.contains("This invitation was changed"), "{page}");
        assert!(!page.contains(ELIF), "whom it is for now is not told to whom it was for");
    }
    assert_eq!(world.running.sequencer().store().live_links(id).await.unwrap(), 1);
    assert_eq!(world.kept_mail(&sofia, id).await.to, ELIF);
    assert_eq!(world.accept(&new).await.0, StatusCode::OK);
    let (_, page) = world.form("/i", &[("code", &old)]).await;
    assert!(!page.contains(ELIF), "nor after it was accepted");
}

#[tokio::test]
async fn a12_in_a_workspace_that_is_gone_nothing_is_accepted_and_no_account_made() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let (_, token) = world.invite(&sofia, ELIF).await;
    let key = EntityKey { kind: "profile".to_owned(), id: sofia.workspace().0 };
    let world = world.rewritten(&sofia, vec![Change::Delete(key)]).await;
    for path in ["/i", "/i/accept", "/i/decline", "/i/ask", "/i/no-mail"] {
        let fields = [("code", token.as_str()), ("name", "Elif"), ("password", PASSWORD)];
        let count = if path == "/i/accept" { 3 } else { 1 };
        let (status, page) = world.form(path, &fields[..count]).await;
        assert_eq!(status, StatusCode::GONE, "{path}");
        assert!(page.contains("This workspace is gone"), "{path}");
    }
    assert_eq!(world.sign_in(ELIF, PASSWORD).await.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a13_a_member_who_accepts_again_keeps_the_role_and_the_seat_is_let_go() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let team = world.role(&sofia, "Team").await;
    let elif = world.join(&sofia, ELIF, team).await;
    // Others write to her elsewhere, so that her sign-in address can be invited once more.
    let rows = world.rows(&sofia).await.into_iter();
    let member = rows.filter_map(|row| match row {
        Entity::Member(member) if member.id == elif.member() => Some(member),
        _ => None,
    });
    let contact_email = EmailAddress::parse("elif@home.example").unwrap();
    let moved = member.map(|member| Member { contact_email: contact_email.clone(), ..member });
    let moved = moved.map(Entity::Member).map(Change::Put).collect();
    let world = world.rewritten(&sofia, moved).await;
    let co_owner = world.role(&sofia, "Co-owner").await;
    let id = InvitationId(Uuid::now_v7());
    let command = invite(id, EmailAddress::parse(ELIF).unwrap(), co_owner);
    world.outcome(&sofia, command).await.unwrap();
    let token = world.token(&sofia, id).await;
    let (status, page) = world.form("/i", &[("code", &token)]).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("You are a member of Northwind Studio already"), "{page}");
    assert!(row_of(&world, &sofia, id).await.unwrap().is_pending(), "looking changes nothing");
    assert_eq!(world.accept(&token).await.0, StatusCode::OK);
    let state = row_of(&world, &sofia, id).await.unwrap().state;
    assert_eq!(state, InvitationState::Accepted { member: elif.member() });
    let members: Vec<Member> = world.rows(&sofia).await.into_iter().filter_map(member_in).collect();
    assert_eq!(members.len(), 2);
    assert!(members.iter().any(|member| member.id == elif.member() && member.role == team));
    assert_eq!(world.accept(&token).await.0, StatusCode::GONE, "and once more changes nothing");
}

fn member_in(row: Entity) -> Option<Member> {
    match row {
        Entity::Member(member) => Some(member),
        _ => None,
    }
}

#[tokio::test]
async fn a21_what_was_declined_or_taken_back_is_reopened_by_a_new_link_only() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let (id, token) = world.invite(&sofia, ELIF).await;
    world.form("/i/decline", &[("code", &token)]).await;
    world.pass(limits::SENDING_GAP_MS);
    let resend = Command::ResendInvitation { invitation: id, by_hand: false };
    world.outcome(&sofia, resend.clone()).await.unwrap();
    assert_eq!(world.accept(&token).await.0, StatusCode::GONE);
    let second = world.token(&sofia, id).await;
    world.outcome(&sofia, Command::RevokeInvitation { invitation: id }).await.unwrap();
    assert_eq!(world.accept(&second).await.0, StatusCode::GONE);
    world.pass(limits::SENDING_GAP_MS);
    world.outcome(&sofia, resend).await.unwrap();
    let third = world.token(&sofia, id).await;
    assert_eq!(world.accept(&second).await.0, StatusCode::GONE);
    assert_eq!(world.accept(&third).await.0, StatusCode::OK);
    world.outcome(&sofia, Command::DeleteInvitation { invitation: id }).await.unwrap();
    let (status, page) = world.form("/i", &[("code", &third)]).await;
    assert_eq!(status, StatusCode::GONE);
    assert!(page.contains("This invitation is over"), "{page}");
    assert_eq!(world.members(&sofia).await, 2, "the member stays");
}

#[tokio::test]
async fn an_expired_invitation_can_be_asked_for_anew() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let (id, token) = world.invite(&sofia, ELIF).await;
    world.pass(limits::INVITATION_LIFE_MS);
    let (status, page) = world.form("/i", &[("code", &token)]).await;
    assert_eq!(status, StatusCode::GONE);
    assert!(page.contains("Ask for a new link") && page.contains("action=\"/i/ask\""), "{page}");
    let first = world.form("/i/ask", &[("code", &token)]).await;
    assert!(first.0 == StatusCode::OK && first.1.contains("You asked"));
    let asked_at = row_of(&world, &sofia, id).await.unwrap().asked_at.unwrap();
    assert_eq!(world.form("/i/ask", &[("code", &token)]).await, first);
    assert_eq!(row_of(&world, &sofia, id).await.unwrap().asked_at, Some(asked_at));
    world.pass(hours(1));
    world.form("/i/ask", &[("code", &token)]).await;
    let again = row_of(&world, &sofia, id).await.unwrap().asked_at;
    assert_eq!(again, Some(asked_at.plus(hours(1))), "after an hour it is news again");
    assert_eq!(world.form("/i/ask", &[("code", "nothing")]).await.0, StatusCode::NOT_FOUND);
}
