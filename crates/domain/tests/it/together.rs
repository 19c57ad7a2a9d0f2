//! One act for many invitations.

use crate::world::*;
use roster_domain::*;

const ME: MemberId = MemberId(uuid::Uuid::from_u128(1));

/// Three invitations that wait, and one that was declined.
fn invited() -> (Workspace, Vec<InvitationId>) {
    let mut workspace = workspace();
    let names = ["a", "b", "c", "d"];
    for (n, name) in (70..).zip(names) {
        let command = invite(&workspace, n, &format!("{name}@harbor.example"), "Designer");
        let decision = decide(&workspace, &OWNER, &command, stamp()).unwrap();
        workspace.apply(&decision.changes);
    }
    let ids: Vec<InvitationId> = (70..74).map(|n| InvitationId(id(n))).collect();
    let mut declined = workspace.invitation(ids[3]).unwrap().clone();
    declined.state = InvitationState::Declined;
    workspace.apply(&[Change::Put(Entity::Invitation(declined))]);
    (workspace, ids)
}

fn later() -> Stamp {
    Stamp { at: NOW.plus(hours(1)) }
}

#[test]
fn what_nobody_answered_is_sent_again_and_the_rest_is_passed_over() {
    let (mut workspace, ids) = invited();
    let early = together(&workspace, ME, ids.clone(), TogetherAct::Resend, stamp());
    assert_eq!((early.commands.len(), early.refused.len(), early.passed_over), (0, 3, 1));
    assert!(matches!(early.refused[0].1, Refusal::TooSoon { .. }));
    let plan = together(&workspace, ME, ids, TogetherAct::Resend, later());
    assert_eq!((plan.commands.len(), plan.refused.len(), plan.passed_over), (3, 0, 1));
    for command in &plan.commands {
        let decision = decide(&workspace, &OWNER, command, later()).unwrap();
        workspace.apply(&decision.changes);
    }
}

#[test]
fn taking_back_frees_every_seat() {
    let (mut workspace, ids) = invited();
    assert_eq!(seats(&workspace).reserved, 3);
    let plan = together(&workspace, ME, ids.clone(), TogetherAct::Revoke, stamp());
    for command in &plan.commands {
        let decision = decide(&workspace, &OWNER, command, stamp()).unwrap();
        workspace.apply(&decision.changes);
    }
    assert_eq!(seats(&workspace).reserved, 0);
    let again = together(&workspace, ME, ids, TogetherAct::Revoke, stamp());
    assert_eq!((again.commands.len(), again.passed_over), (0, 4), "nothing is done twice");
}

#[test]
fn r133_a_role_is_changed_for_many_but_never_to_owner() {
    let (workspace, ids) = invited();
    let act = |name| TogetherAct::ChangeRole(role(&workspace, name));
    let plan = together(&workspace, ME, ids.clone(), act("Team"), later());
    assert_eq!((plan.commands.len(), plan.passed_over), (3, 1));
    let same = together(&workspace, ME, ids.clone(), act("Designer"), later());
    assert_eq!((same.commands.len(), same.passed_over), (0, 4));
    for name in ["Owner", "Co-owner"] {
        let plan = together(&workspace, ME, ids.clone(), act(name), later());
        assert!(plan.commands.is_empty());
        assert!(plan.refused.iter().all(|(_, refusal)| *refusal == Refusal::OwnerInBulk), "{name}");
    }
}

#[test]
fn who_may_not_is_told_so_for_each() {
    let (workspace, ids) = invited();
    let nobody = MemberId(id(999));
    let plan = together(&workspace, nobody, ids, TogetherAct::Revoke, stamp());
    assert_eq!((plan.commands.len(), plan.refused.len()), (0, 3));
}
