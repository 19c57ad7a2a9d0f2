//! On whose word an invitation stands, and what becomes of it when that word counts no more.

use crate::{life::*, world::*};
use roster_domain::*;

/// How a word comes to count no more.
type Way<'a> = (&'a str, &'a dyn Fn(&mut Life));

#[test]
fn a08_an_invitation_needs_approval_when_its_inviter_may_not_invite_any_more() {
    let suspended = |life: &mut Life| {
        let member = life.workspace.member(MemberId(id(2))).unwrap().clone();
        let member = Member { status: MemberStatus::Suspended, ..member };
        life.workspace.apply(&[Change::Put(Entity::Member(member))]);
    };
    let gone = |life: &mut Life| {
        let key = EntityKey { kind: "member".to_owned(), id: id(2) };
        life.workspace.apply(&[Change::Delete(key)]);
    };
    let ended = |life: &mut Life| {
        let member = life.workspace.member(MemberId(id(2))).unwrap().clone();
        let member = Member { ends_at: Some(life.now), ..member };
        life.workspace.apply(&[Change::Put(Entity::Member(member))]);
    };
    let demoted = |life: &mut Life| {
        let (member, role) = (MemberId(id(2)), role(&life.workspace, "Team"));
        life.by(&OWNER, &Command::ChangeRole { member, role }).unwrap();
    };
    // Still may invite, but an Admin does not hold what a Designer holds.
    let narrowed = |life: &mut Life| {
        let (member, role) = (MemberId(id(2)), role(&life.workspace, "Admin"));
        life.by(&OWNER, &Command::ChangeRole { member, role }).unwrap();
    };
    let ways: [Way<'_>; 5] = [
        ("suspended", &suspended),
        ("gone", &gone),
        ("ended", &ended),
        ("demoted", &demoted),
        ("narrowed", &narrowed),
    ];
    for (how, happens) in ways {
        let mut life = Life::in_phase(Phase::Pending);
        happens(&mut life);
        assert_eq!(life.phase(), Phase::NeedsApproval, "{how}");
        let before = life.workspace.clone();
        assert_eq!(life.accept(), Err(Refusal::NeedsApproval), "{how}");
        assert_eq!(life.workspace, before, "{how}: nothing changed");
        let decline = Command::DeclineInvitation { invitation: ID };
        assert!(decide(&before, &Actor::Server, &decline, Stamp { at: life.now }).is_ok());
        let stranger = Command::ApproveInvitation { invitation: ID };
        let pia = with_member(&mut life.workspace, 3, "Team");
        assert!(life.by(&pia, &stranger).is_err(), "{how}: not by who may not invite");
        life.by(&OWNER, &stranger).unwrap();
        assert_eq!(life.row().voucher(), MemberId(id(1)));
        assert_eq!(life.row().invited_by, MemberId(id(2)), "who invited stays");
        life.accept().unwrap();
    }
}

#[test]
fn a08_who_was_demoted_and_is_back_vouches_again() {
    let mut life = Life::in_phase(Phase::NeedsApproval);
    let (member, role) = (MemberId(id(2)), role(&life.workspace, "Co-owner"));
    life.by(&OWNER, &Command::ChangeRole { member, role }).unwrap();
    assert_eq!(life.phase(), Phase::Pending);
    life.accept().unwrap();
}

#[test]
fn a09_a_role_that_was_widened_is_judged_as_it_is_today() {
    let mut life = Life::new();
    let keys: PermissionSet =
        ["files.view", "members.view", "invitations.view", "members.invite"].into_iter().collect();
    for (n, name) in [(300, "Inviter"), (301, "Helper")] {
        let (menu, tests, name) = (Vec::new(), Vec::new(), name.to_owned());
        let grants = keys.clone();
        let command = Command::CreateRole { role: RoleId(id(n)), name, grants, menu, tests };
        life.by(&OWNER, &command).unwrap();
    }
    let pia = with_member(&mut life.workspace, 3, "Inviter");
    let command = invite(&life.workspace, 7, MEI, "Helper");
    life.by(&pia, &command).unwrap();
    life.sent();
    let grant = ["invoices.view"].into_iter().collect();
    let widen = Command::EditRole { role: RoleId(id(301)), grant, revoke: PermissionSet::empty() };
    life.by(&OWNER, &widen).unwrap();
    assert_eq!(life.phase(), Phase::NeedsApproval);
    assert_eq!(life.accept(), Err(Refusal::NeedsApproval));
    assert_eq!(
        life.by(&pia, &Command::ApproveInvitation { invitation: ID }),
        Err(Refusal::RoleAboveOwn)
    );
    life.by(&OWNER, &Command::ApproveInvitation { invitation: ID }).unwrap();
    life.accept().unwrap();
    let member = life.workspace.member(MemberId(id(50))).unwrap();
    assert!(life.workspace.role(member.role).unwrap().grants.has("invoices.view"));
}

#[test]
fn a09_a_role_that_is_gone_is_said_to_be_gone() {
    let mut life = Life::in_phase(Phase::Pending);
    let key = EntityKey { kind: "role".to_owned(), id: life.row().role.0 };
    life.workspace.apply(&[Change::Delete(key)]);
    assert_eq!(life.phase(), Phase::NeedsApproval);
    assert_eq!(life.accept(), Err(Refusal::RoleGone));
    let approve = Command::ApproveInvitation { invitation: ID };
    assert_eq!(life.by(&OWNER, &approve), Err(Refusal::RoleGone));
    let change = Command::ChangeInvitation {
        invitation: ID,
        email: None,
        role: Some(role(&life.workspace, "Team")),
        name: None,
        ends_at: None,
    };
    life.by(&OWNER, &change).unwrap();
    life.accept().unwrap();
}

#[test]
fn sending_again_by_who_may_not_invite_leaves_the_word_with_who_gave_it() {
    let mut life = Life::in_phase(Phase::Pending);
    let keys = ["members.view", "invitations.view", "invitations.resend"].into_iter().collect();
    let (role, name) = (RoleId(id(300)), "Postman".to_owned());
    let (menu, tests) = (Vec::new(), Vec::new());
    life.by(&OWNER, &Command::CreateRole { role, name, grants: keys, menu, tests }).unwrap();
    let command = invite(&life.workspace, 8, "kim@harbor.example", "Postman");
    life.by(&life.noor.clone(), &command).unwrap();
    let pia = with_member(&mut life.workspace, 3, "Postman");
    life.pass(limits::SENDING_GAP_MS);
    let kim = InvitationId(id(8));
    let again = Command::ResendInvitation { invitation: kim, by_hand: false };
    life.by(&pia, &again).unwrap();
    let row = life.workspace.invitation(kim).unwrap();
    assert_eq!(
        (row.voucher(), row.is_vouched_for(&life.workspace, life.now)),
        (MemberId(id(2)), true)
    );
    life.by(&OWNER, &Command::RevokeInvitation { invitation: kim }).unwrap();
    life.pass(limits::SENDING_GAP_MS);
    let needs = Refusal::NotAllowed { permission: "members.invite".to_owned() };
    assert_eq!(life.by(&pia, &again), Err(needs), "what was taken back is invited anew");
}
