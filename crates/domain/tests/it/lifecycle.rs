//! The life of an invitation: every phase that it can be in, and from each of them a way to "active". `docs/invitations.md` draws
//! what is walked here.

use crate::{life::*, world::*};
use roster_domain::*;

#[test]
fn from_every_phase_there_is_a_way_to_active() {
    for phase in Phase::ALL {
        let mut life = Life::in_phase(phase);
        life.pass(limits::SENDING_GAP_MS);
        match phase {
            Phase::Waiting | Phase::Pending => {}
            Phase::Accepted => {
                assert!(life.workspace.member(MemberId(id(50))).unwrap().is_active(life.now));
                continue;
            }
            Phase::Declined | Phase::Revoked | Phase::Expired => {
                assert!(life.accept().is_err(), "{phase:?}");
                let effects = life.by(&OWNER, &resend()).unwrap();
                assert_eq!(effects, [Effect::SendInvitation(ID)], "a fresh link: {phase:?}");
            }
            Phase::Bounced => {
                let effects = life.by(&OWNER, &readdress("mei.tanaka@harbor.example")).unwrap();
                assert_eq!(effects, [Effect::SendInvitation(ID)]);
            }
            Phase::NeedsApproval => {
                assert_eq!(life.accept(), Err(Refusal::NeedsApproval));
                let approve = Command::ApproveInvitation { invitation: ID };
                assert_eq!(life.by(&OWNER, &approve), Ok(Vec::new()), "the link stays");
            }
        }
        life.sent();
        assert_eq!(life.phase(), Phase::Pending, "after {phase:?}");
        life.accept().unwrap();
        assert_eq!(life.phase(), Phase::Accepted, "after {phase:?}");
        assert!(life.workspace.member(MemberId(id(50))).unwrap().is_active(life.now));
        assert_eq!(seats(&life.workspace).reserved, 0);
    }
}

#[test]
fn sending_again_mends_every_phase_but_an_accepted_one() {
    for phase in Phase::ALL {
        let mut life = Life::in_phase(phase);
        life.pass(limits::SENDING_GAP_MS);
        let sent = life.by(&OWNER, &resend());
        if phase == Phase::Accepted {
            assert_eq!(sent, Err(Refusal::NotPending { state: "accepted".to_owned() }));
            continue;
        }
        sent.unwrap();
        assert_eq!(life.phase(), Phase::Waiting, "after {phase:?}");
        assert!(life.accept().is_ok(), "after {phase:?}");
    }
}

#[test]
fn a17_a_minute_between_two_mails_and_five_to_one_address() {
    let mut life = Life::invited();
    let again_at = life.now.plus(limits::SENDING_GAP_MS);
    assert_eq!(life.by(&OWNER, &resend()), Err(Refusal::TooSoon { again_at }));
    for _ in 1..limits::SENDINGS_MAX {
        life.pass(limits::SENDING_GAP_MS - 1);
        assert!(matches!(life.by(&OWNER, &resend()), Err(Refusal::TooSoon { .. })));
        life.pass(1);
        life.by(&OWNER, &resend()).unwrap();
    }
    life.pass(days(1));
    let often = Err(Refusal::SentTooOften { max: limits::SENDINGS_MAX });
    assert_eq!(life.by(&OWNER, &resend()), often);
    // Nor by way of another role, there and back.
    let to_role = |life: &Life, name| Command::ChangeInvitation {
        invitation: ID,
        email: None,
        role: Some(role(&life.workspace, name)),
        name: None,
        ends_at: None,
    };
    let change = to_role(&life, "Team");
    assert_eq!(life.by(&OWNER, &change), often);
    // By hand no mail leaves, so there is always a way.
    let by_hand = Command::ResendInvitation { invitation: ID, by_hand: true };
    assert_eq!(life.by(&OWNER, &by_hand), Ok(vec![Effect::KeepInvitation(ID)]));
    assert_eq!((life.row().mail.clone(), life.phase()), (Mail::Kept, Phase::Pending));
    assert!(matches!(life.by(&OWNER, &by_hand), Err(Refusal::TooSoon { .. })));
    // Another address had no mail yet.
    life.by(&OWNER, &readdress("mei.tanaka@harbor.example")).unwrap();
    assert_eq!(life.row().sendings, 1);
}

#[test]
fn what_was_answered_is_opened_again_only_where_there_is_room_for_it() {
    for phase in [Phase::Declined, Phase::Revoked] {
        let mut life = Life::in_phase(phase);
        life.pass(limits::SENDING_GAP_MS);
        with_seats(&mut life.workspace, "free");
        assert!(matches!(life.by(&OWNER, &resend()), Err(Refusal::NoSeatLeft { .. })));
        with_seats(&mut life.workspace, "trial");
        let command = invite(&life.workspace, 8, MEI, "Team");
        life.by(&OWNER, &command).unwrap();
        let other = Refusal::AlreadyInvited { invitation: InvitationId(id(8)) };
        assert_eq!(life.by(&OWNER, &resend()), Err(other));
        life.by(&OWNER, &Command::RevokeInvitation { invitation: InvitationId(id(8)) }).unwrap();
        life.by(&OWNER, &resend()).unwrap();
        assert_eq!(seats(&life.workspace).reserved, 1);
    }
}

#[test]
fn a_changed_invitation_has_a_fresh_link_and_the_checks_of_a_new_one() {
    let mut life = Life::in_phase(Phase::Expired);
    life.by(&life.noor.clone(), &readdress("sofia@northwind.example")).unwrap_err();
    let name_only = Command::ChangeInvitation {
        invitation: ID,
        email: None,
        role: None,
        name: Some(name("Mei Tanaka")),
        ends_at: None,
    };
    assert_eq!(life.by(&OWNER, &name_only), Ok(Vec::new()), "no mail for a name");
    assert_eq!(life.by(&OWNER, &name_only), Err(Refusal::NothingToChange));
    assert_eq!(life.phase(), Phase::Expired);
    let effects = life.by(&OWNER, &readdress("mei.tanaka@harbor.example")).unwrap();
    assert_eq!(effects, [Effect::SendInvitation(ID)]);
    assert_eq!(life.row().expires_at, life.now.plus(limits::INVITATION_LIFE_MS));
    let accept = Command::AcceptInvitation { invitation: ID, member: MemberId(id(50)) };
    let by_old = life.by(&invitee(50, MEI), &accept);
    assert!(matches!(by_old, Err(Refusal::EmailMismatch { .. })));
    let pia = with_member(&mut life.workspace, 3, "Admin");
    let above = life.by(&pia, &readdress("kim@harbor.example"));
    assert_eq!(above, Err(Refusal::RoleAboveOwn), "whoever changes covers the role");
    life.accept().unwrap();
    let over = life.by(&OWNER, &readdress("kim@harbor.example"));
    assert_eq!(over, Err(Refusal::NotPending { state: "accepted".to_owned() }));
}

#[test]
fn who_invited_takes_back_until_the_mail_has_left_and_others_need_the_permission() {
    let mut life = Life::new();
    let grants: PermissionSet =
        ["files.view", "members.view", "invitations.view", "members.invite"].into_iter().collect();
    let (role, name) = (RoleId(id(300)), "Inviter".to_owned());
    let (menu, tests) = (Vec::new(), Vec::new());
    life.by(&OWNER, &Command::CreateRole { role, name, grants, menu, tests }).unwrap();
    let pia = with_member(&mut life.workspace, 3, "Inviter");
    let kim = with_member(&mut life.workspace, 4, "Inviter");
    let revoke = Command::RevokeInvitation { invitation: ID };
    let needs = Err(Refusal::NotAllowed { permission: "invitations.revoke".to_owned() });
    let command = invite(&life.workspace, 7, MEI, "Inviter");
    life.by(&pia, &command).unwrap();
    assert_eq!(life.by(&kim, &revoke), needs);
    let unsent = life.workspace.clone();
    life.by(&pia, &revoke).unwrap();
    assert_eq!(life.phase(), Phase::Revoked);
    life.workspace = unsent;
    life.sent();
    assert_eq!(life.by(&pia, &revoke), needs);
    life.by(&OWNER, &revoke).unwrap();
}

#[test]
fn only_what_is_over_is_deleted() {
    let delete = Command::DeleteInvitation { invitation: ID };
    for phase in Phase::ALL {
        let mut life = Life::in_phase(phase);
        let is_over = matches!(phase, Phase::Accepted | Phase::Declined | Phase::Revoked);
        let deleted = life.by(&OWNER, &delete);
        if is_over {
            assert_eq!(deleted, Ok(vec![Effect::EndLink(ID)]));
            assert!(life.workspace.invitation(ID).is_none());
            life.by(&OWNER, &delete).unwrap_err();
        } else {
            assert_eq!(deleted, Err(Refusal::StillPending), "{phase:?}");
        }
    }
}

#[test]
fn asking_for_a_link_is_news_once_an_hour_and_only_where_it_helps() {
    let ask = Command::AskForLink { invitation: ID };
    for phase in Phase::ALL {
        let mut life = Life::in_phase(phase);
        let asked = life.by(&Actor::Server, &ask);
        if !matches!(phase, Phase::Expired | Phase::NeedsApproval) {
            assert!(asked.is_err(), "{phase:?}");
            continue;
        }
        assert_eq!(life.row().asked_at, Some(life.now));
        assert_eq!(life.by(&OWNER, &ask), Err(Refusal::ServerOnly));
        life.pass(limits::ASKING_GAP_MS - 1);
        assert_eq!(life.by(&Actor::Server, &ask), Err(Refusal::NothingToChange));
        life.pass(1);
        life.by(&Actor::Server, &ask).unwrap();
        life.by(&OWNER, &resend()).unwrap();
        assert_eq!(life.row().asked_at, None, "the answer is the new mail");
    }
}

#[test]
fn an_invitation_of_a_batch_needs_the_batch() {
    let mut life = Life::new();
    let batch = BatchId(id(70));
    let Command::Invite { invitation, email, name: whose, role, ends_at, .. } =
        invite(&life.workspace, 7, MEI, "Designer")
    else {
        panic!("an invitation is what was asked for")
    };
    let command =
        Command::Invite { invitation, email, name: whose, role, batch: Some(batch), ends_at };
    assert_eq!(life.by(&OWNER, &command), Err(Refusal::BatchGone));
    let message = Some(Message::new("Welcome!\nSofia").unwrap());
    let start = Command::StartBatch { batch, name: name("people.csv"), message, rows: 1 };
    let pia = with_member(&mut life.workspace, 3, "Team");
    assert!(matches!(life.by(&pia, &start), Err(Refusal::NotAllowed { .. })));
    life.by(&OWNER, &start).unwrap();
    assert_eq!(life.by(&OWNER, &start), Err(Refusal::IdTaken));
    life.by(&OWNER, &command).unwrap();
    assert_eq!(life.row().batch, Some(batch));
}

#[test]
fn rows_of_before_are_read_and_written_as_they_were() {
    let life = Life::invited();
    let mut row = serde_json::to_value(Entity::Invitation(life.row().clone())).unwrap();
    row.as_object_mut().unwrap().remove("sendings");
    let text = row.to_string();
    for field in ["vouched_by", "batch", "ends_at", "asked_at", "sendings", "last_sending_at"] {
        assert!(!text.contains(field), "{field}");
    }
    let Entity::Invitation(read) = serde_json::from_value(row.clone()).unwrap() else {
        panic!("an invitation stays one")
    };
    assert_eq!((read.voucher(), read.sendings), (MemberId(id(2)), 0));
    assert!(read.extra.is_empty());
    assert_eq!(serde_json::to_value(Entity::Invitation(read)).unwrap(), row);
}
