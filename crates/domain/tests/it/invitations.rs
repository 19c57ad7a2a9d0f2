//! Inviting, answering, and everything that must not work.

use crate::world::*;
use roster_domain::*;

fn accept(n: u128, member: u128) -> Command {
    Command::AcceptInvitation { invitation: InvitationId(id(n)), member: MemberId(id(member)) }
}

fn decided(workspace: &mut Workspace, actor: &Actor, command: &Command) -> Result<(), Refusal> {
    let decision = decide(workspace, actor, command, stamp())?;
    workspace.apply(&decision.changes);
    Ok(())
}

#[test]
fn an_invited_person_becomes_a_member_with_exactly_the_role() {
    let mut workspace = workspace();
    let command = invite(&workspace, 7, "mei@harbor.example", "Designer");
    let decision = decide(&workspace, &OWNER, &command, stamp()).unwrap();
    assert_eq!(decision.effects, [Effect::SendInvitation(InvitationId(id(7)))]);
    workspace.apply(&decision.changes);
    assert_eq!(seats(&workspace).reserved, 1);
    decided(&mut workspace, &invitee(50, "MEI@harbor.example"), &accept(7, 50)).unwrap();
    let member = workspace.member(MemberId(id(50))).unwrap();
    assert_eq!(member.role, role(&workspace, "Designer"));
    assert_eq!((seats(&workspace).used, seats(&workspace).reserved), (2, 0));
}

#[test]
fn a01_another_email_cannot_accept_and_sees_the_invited_one_masked() {
    let mut workspace = workspace();
    let command = invite(&workspace, 7, "mei@harbor.example", "Designer");
    decided(&mut workspace, &OWNER, &command).unwrap();
    let refused = decided(&mut workspace, &invitee(50, "other@harbor.example"), &accept(7, 50));
    assert_eq!(refused, Err(Refusal::EmailMismatch { invited: "m•••@h•••.example".to_owned() }));
    assert!(workspace.invitation(InvitationId(id(7))).unwrap().is_pending());
}

#[test]
fn a05_an_invitation_ends_with_its_week_to_the_millisecond() {
    let mut workspace = workspace();
    let command = invite(&workspace, 7, "mei@harbor.example", "Designer");
    decided(&mut workspace, &OWNER, &command).unwrap();
    let actor = invitee(50, "mei@harbor.example");
    let last = NOW.plus(limits::INVITATION_LIFE_MS - 1);
    assert!(decide(&workspace, &actor, &accept(7, 50), Stamp { at: last }).is_ok());
    let over = NOW.plus(limits::INVITATION_LIFE_MS);
    assert_eq!(
        decide(&workspace, &actor, &accept(7, 50), Stamp { at: over }),
        Err(Refusal::Expired)
    );
}

#[test]
fn a06_a21_an_answered_or_revoked_invitation_cannot_be_accepted() {
    for ending in ["declined", "revoked"] {
        let mut workspace = workspace();
        let command = invite(&workspace, 7, "mei@harbor.example", "Designer");
        decided(&mut workspace, &OWNER, &command).unwrap();
        let (actor, command) = if ending == "declined" {
            let decline = Command::DeclineInvitation { invitation: InvitationId(id(7)) };
            (invitee(50, "mei@harbor.example"), decline)
        } else {
            (OWNER, Command::RevokeInvitation { invitation: InvitationId(id(7)) })
        };
        decided(&mut workspace, &actor, &command).unwrap();
        assert_eq!(seats(&workspace).reserved, 0, "the seat is let go");
        let refused = decided(&mut workspace, &invitee(50, "mei@harbor.example"), &accept(7, 50));
        assert_eq!(refused, Err(Refusal::NotPending { state: ending.to_owned() }));
    }
}

#[test]
fn a10_a11_nobody_invites_above_the_own_role() {
    let mut workspace = workspace();
    let co_owner = with_member(&mut workspace, 2, "Co-owner");
    let admin = with_member(&mut workspace, 3, "Admin");
    let invite_as = |actor: &Actor, role_name: &str| {
        decide(&workspace, actor, &invite(&workspace, 7, "mei@harbor.example", role_name), stamp())
            .map(|_| ())
    };
    assert_eq!(invite_as(&co_owner, "Owner"), Err(Refusal::RoleAboveOwn));
    assert_eq!(invite_as(&co_owner, "Co-owner"), Ok(()));
    assert_eq!(invite_as(&admin, "Bookkeeper"), Err(Refusal::RoleAboveOwn));
    assert_eq!(invite_as(&admin, "Collaborator"), Ok(()));
}

#[test]
fn a13_somebody_who_is_a_member_already_keeps_the_role_and_the_seat_is_let_go() {
    let mut workspace = workspace();
    with_member(&mut workspace, 2, "Team");
    let command = invite(&workspace, 7, "other@harbor.example", "Co-owner");
    decided(&mut workspace, &OWNER, &command).unwrap();
    let actor = invitee(2, "other@harbor.example");
    decided(&mut workspace, &actor, &accept(7, 50)).unwrap();
    assert_eq!(workspace.member(MemberId(id(2))).unwrap().role, role(&workspace, "Team"));
    assert_eq!((seats(&workspace).used, seats(&workspace).reserved), (2, 0));
}

#[test]
fn g01_g02_the_last_seat_is_reserved_once_and_accepting_never_needs_another() {
    let mut workspace = workspace();
    with_seats(&mut workspace, "starter");
    for n in 0..4 {
        let command = invite(&workspace, 10 + n, &format!("p{n}@harbor.example"), "Team");
        decided(&mut workspace, &OWNER, &command).unwrap();
    }
    let fifth = invite(&workspace, 20, "q@harbor.example", "Team");
    let refused = decided(&mut workspace, &OWNER, &fifth);
    assert_eq!(refused, Err(Refusal::NoSeatLeft { purchased: 5, used: 1, reserved: 4 }));
    decided(&mut workspace, &invitee(50, "p0@harbor.example"), &accept(10, 50)).unwrap();
    assert_eq!((seats(&workspace).used, seats(&workspace).reserved), (2, 3));
}

#[test]
fn one_address_has_one_pending_invitation_and_no_member_is_invited() {
    let mut workspace = workspace();
    let command = invite(&workspace, 7, "mei@harbor.example", "Designer");
    decided(&mut workspace, &OWNER, &command).unwrap();
    let again = invite(&workspace, 8, "MEI@HARBOR.example", "Team");
    let pending = InvitationId(id(7));
    assert_eq!(
        decided(&mut workspace, &OWNER, &again),
        Err(Refusal::AlreadyInvited { invitation: pending })
    );
    let member = invite(&workspace, 8, "sofia@northwind.example", "Team");
    let refused = decided(&mut workspace, &OWNER, &member);
    assert_eq!(refused, Err(Refusal::AlreadyMember { member: MemberId(id(1)) }));
}

#[test]
fn c01_b01_the_last_owner_stays_and_nobody_raises_themselves() {
    let mut workspace = workspace();
    let co_owner = with_member(&mut workspace, 2, "Co-owner");
    let change = |member: u128, to: &str| Command::ChangeRole {
        member: MemberId(id(member)),
        role: role(&workspace, to),
    };
    let decide_as =
        |actor: &Actor, command: &Command| decide(&workspace, actor, command, stamp()).map(|_| ());
    assert_eq!(decide_as(&OWNER, &change(1, "Team")), Err(Refusal::LastOwner));
    assert_eq!(decide_as(&co_owner, &change(2, "Owner")), Err(Refusal::OwnersOnly));
    assert_eq!(decide_as(&co_owner, &change(1, "Team")), Err(Refusal::OwnersOnly));
    assert_eq!(decide_as(&OWNER, &change(2, "Owner")), Ok(()));
}

#[test]
fn applying_a_decision_twice_is_the_same_as_once() {
    let mut workspace = workspace();
    let command = invite(&workspace, 7, "mei@harbor.example", "Designer");
    let decision = decide(&workspace, &OWNER, &command, stamp()).unwrap();
    workspace.apply(&decision.changes);
    let once = workspace.clone();
    workspace.apply(&decision.changes);
    assert_eq!(workspace, once);
}
