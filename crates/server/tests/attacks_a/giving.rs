//! Who may invite to what, and what becomes of an invitation when that changes.

use crate::{
    post_office::row_of,
    world::{Person, World, invite},
};
use reqwest::StatusCode;
use roster_domain::{
    Change, Command, EmailAddress, Entity, EntityKey, InvitationId, Name, PermissionSet, Refusal,
    RoleId, hours,
};
use uuid::Uuid;

const ELIF: &str = "elif@northwind.example";

async fn invite_to(world: &World, by: &Person, role: RoleId) -> Result<InvitationId, Refusal> {
    let id = InvitationId(Uuid::now_v7());
    let command = invite(id, EmailAddress::parse(ELIF).unwrap(), role);
    world.outcome(by, command).await.map(|_| id)
}

/// A Co-owner who invited Elif as a Designer and is a plain team member since.
struct Demoted {
    world: World,
    sofia: Person,
    noor: Person,
    id: InvitationId,
    token: String,
}

impl Demoted {
    async fn new() -> Self {
        let world = World::new().await;
        let sofia = world.sign_up("sofia@northwind.example").await;
        let co_owner = world.role(&sofia, "Co-owner").await;
        let noor = world.join(&sofia, "noor@northwind.example", co_owner).await;
        let (id, token) = world.invite(&noor, ELIF).await;
        let demoted = Self { world, sofia, noor, id, token };
        demoted.give("Team").await;
        demoted
    }

    async fn give(&self, role: &str) {
        let role = self.world.role(&self.sofia, role).await;
        let change = Command::ChangeRole { member: self.noor.member(), role };
        self.world.outcome(&self.sofia, change).await.unwrap();
    }
}

#[tokio::test]
async fn a08_nobody_joins_on_the_word_of_who_may_not_give_it_any_more() {
    let Demoted { world, sofia, noor, id, token } = Demoted::new().await;
    let before = world.rows(&sofia).await;
    for (status, page) in [world.form("/i", &[("code", &token)]).await, world.accept(&token).await]
    {
        assert_eq!(status, StatusCode::CONFLICT);
        assert!(page.contains("has to be confirmed first") && page.contains("Northwind Studio"));
        assert!(page.contains("Ask them to confirm it"), "{page}");
    }
    assert_eq!(world.rows(&sofia).await, before, "nothing changed");
    let login = world.sign_in(ELIF, crate::world::PASSWORD).await;
    assert_eq!(login.status(), StatusCode::UNAUTHORIZED, "no account is left behind");
    // Asking is told once an hour, and answered the same every time.
    let first = world.form("/i/ask", &[("code", &token)]).await;
    let asked_at = row_of(&world, &sofia, id).await.unwrap().asked_at;
    assert!(asked_at.is_some());
    world.pass(hours(1) - 1);
    assert_eq!(world.form("/i/ask", &[("code", &token)]).await, first);
    assert_eq!(row_of(&world, &sofia, id).await.unwrap().asked_at, asked_at);
    let approve = Command::ApproveInvitation { invitation: id };
    let refused = world.outcome(&noor, approve.clone()).await;
    assert!(matches!(refused, Err(Refusal::NotAllowed { .. })), "{refused:?}");
    world.outcome(&sofia, approve).await.unwrap();
    let row = row_of(&world, &sofia, id).await.unwrap();
    assert_eq!((row.asked_at, row.voucher()), (None, sofia.member()));
    assert_eq!(world.accept(&token).await.0, StatusCode::OK, "the link stayed");
    assert_eq!(world.form("/i/ask", &[("code", &token)]).await.0, StatusCode::GONE);
}

#[tokio::test]
async fn a08_to_send_again_is_a_word_as_well_and_to_ask_helps_nobody_else() {
    let demoted = Demoted::new().await;
    let Demoted { world, sofia, id, token, .. } = &demoted;
    world.pass(hours(1));
    let resend = Command::ResendInvitation { invitation: *id, by_hand: false };
    world.outcome(sofia, resend).await.unwrap();
    let fresh = world.token(sofia, *id).await;
    assert_eq!(world.accept(token).await.0, StatusCode::GONE);
    // Where somebody helped already, asking shows the invitation.
    let (status, page) = world.form("/i/ask", &[("code", &fresh)]).await;
    assert!(status == StatusCode::OK && page.contains("Accept and join"));
    assert_eq!(row_of(world, sofia, *id).await.unwrap().asked_at, None);
    assert_eq!(world.accept(&fresh).await.0, StatusCode::OK);
    let foreign = world.client.post(world.url("/i/ask")).header("sec-fetch-site", "cross-site");
    let foreign = foreign.form(&[("code", &fresh)]).send().await.unwrap();
    assert_eq!(foreign.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a09_a_role_that_was_widened_needs_somebody_who_holds_it() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let keys = ["members.view", "invitations.view", "members.invite", "files.view"];
    let inviter = world.make_role(&sofia, "Inviter", &keys).await;
    let helper = world.make_role(&sofia, "Helper", &["files.view"]).await;
    let pia = world.join(&sofia, "pia@northwind.example", inviter).await;
    let id = invite_to(&world, &pia, helper).await.unwrap();
    let token = world.token(&sofia, id).await;
    assert_eq!(world.form("/i", &[("code", &token)]).await.0, StatusCode::OK);
    let edit = |grant: &[&str], revoke: &[&str]| Command::EditRole {
        role: helper,
        grant: grant.iter().copied().collect::<PermissionSet>(),
        revoke: revoke.iter().copied().collect(),
    };
    world.outcome(&sofia, edit(&["invoices.view"], &[])).await.unwrap();
    assert_eq!(world.accept(&token).await.0, StatusCode::CONFLICT);
    let approve = Command::ApproveInvitation { invitation: id };
    assert_eq!(world.outcome(&pia, approve.clone()).await, Err(Refusal::RoleAboveOwn));
    world.outcome(&sofia, approve).await.unwrap();
    world.outcome(&sofia, edit(&["wiki.view"], &["invoices.view"])).await.unwrap();
    assert_eq!(world.accept(&token).await.0, StatusCode::OK);
    let elif = world.signed_in(ELIF).await;
    let role = world.rows(&elif).await.into_iter().find_map(|row| match row {
        Entity::Role(role) if role.id == helper => Some(role.grants),
        _ => None,
    });
    let today: PermissionSet = ["files.view", "wiki.view"].into_iter().collect();
    assert_eq!(role, Some(today), "the role as it is today");
}

#[tokio::test]
async fn a09_a_deleted_role_moves_its_invitations_or_stays() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let helper = world.make_role(&sofia, "Helper", &["files.view"]).await;
    let id = invite_to(&world, &sofia, helper).await.unwrap();
    let token = world.token(&sofia, id).await;
    let delete = |move_to| Command::DeleteRole { role: helper, move_to };
    let in_use = Refusal::RoleInUse { members: 0, invitations: 1 };
    assert_eq!(world.outcome(&sofia, delete(None)).await, Err(in_use));
    // As a version without this rule could have left it.
    let gone = Change::Delete(EntityKey { kind: "role".to_owned(), id: helper.0 });
    let world = world.rewritten(&sofia, vec![gone]).await;
    let (status, page) = world.accept(&token).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(page.contains("The role of this invitation is gone"), "{page}");
    assert_eq!(world.form("/i/ask", &[("code", &token)]).await.0, StatusCode::OK);
    assert!(row_of(&world, &sofia, id).await.unwrap().asked_at.is_some());
    let role = Some(world.role(&sofia, "Team").await);
    let (email, name, ends_at) = (None, None, None);
    let change = Command::ChangeInvitation { invitation: id, email, role, name, ends_at };
    world.outcome(&sofia, change).await.unwrap();
    assert_eq!(world.accept(&world.token(&sofia, id).await).await.0, StatusCode::OK);
}

#[tokio::test]
async fn a10_a11_nobody_invites_above_the_own_role_and_only_owners_invite_owners() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let role = async |name: &str| world.role(&sofia, name).await;
    let noor = world.join(&sofia, "noor@northwind.example", role("Co-owner").await).await;
    let ada = world.join(&sofia, "ada@northwind.example", role("Admin").await).await;
    let owner = role("Owner").await;
    let above = Err(Refusal::RoleAboveOwn);
    for (by, name) in [(&noor, "Owner"), (&ada, "Owner"), (&ada, "Co-owner"), (&ada, "Designer")] {
        assert_eq!(invite_to(&world, by, role(name).await).await, above, "{name}");
    }
    // Nor by way of a change, of sending again, or of approving.
    let id = invite_to(&world, &sofia, owner).await.unwrap();
    world.pass(hours(1));
    let (email, name, ends_at) = (None, Some(Name::new("Elif", 80).unwrap()), None);
    for command in [
        Command::ChangeInvitation { invitation: id, email, role: None, name, ends_at },
        Command::ResendInvitation { invitation: id, by_hand: false },
        Command::ResendInvitation { invitation: id, by_hand: true },
        Command::ApproveInvitation { invitation: id },
    ] {
        let refused = world.outcome(&noor, command.clone()).await.map(|_| id);
        assert_eq!(refused, above, "{command:?}");
    }
    let lower = Command::ChangeInvitation {
        invitation: id,
        email: None,
        role: Some(role("Collaborator").await),
        name: None,
        ends_at: None,
    };
    world.outcome(&ada, lower).await.unwrap();
    world.token(&sofia, id).await;
    let row = row_of(&world, &sofia, id).await.unwrap();
    let raise = Command::ChangeInvitation {
        invitation: id,
        email: None,
        role: Some(owner),
        name: None,
        ends_at: None,
    };
    for by in [&noor, &ada] {
        assert_eq!(world.outcome(by, raise.clone()).await.map(|_| id), above);
    }
    assert_eq!(row_of(&world, &sofia, id).await.unwrap(), row, "no effect");
    world.outcome(&sofia, raise).await.unwrap();
    assert_eq!(world.accept(&world.token(&sofia, id).await).await.0, StatusCode::OK);
}
