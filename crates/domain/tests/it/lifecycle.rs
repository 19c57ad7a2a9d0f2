//! The life of an invitation: every phase that it can be in, and from each of them a way to "active". `docs/invitations.md` draws
//! what is walked here.

use crate::world::*;
use roster_domain::*;

const ID: InvitationId = InvitationId(uuid::Uuid::from_u128(7));
const MEI: &str = "mei@harbor.example";

/// A workspace and its clock. `noor` is a Co-owner who invited; the Owner looks after what becomes of it.
struct Life {
    workspace: Workspace,
    now: Timestamp,
    noor: Actor,
}

impl Life {
    fn new() -> Self {
        let mut workspace = workspace();
        let noor = with_member(&mut workspace, 2, "Co-owner");
        Self { workspace, now: NOW, noor }
    }

    fn invited() -> Self {
        let mut life = Self::new();
        let command = invite(&life.workspace, 7, MEI, "Designer");
        life.by(&life.noor.clone(), &command).unwrap();
        life
    }

    fn by(&mut self, actor: &Actor, command: &Command) -> Result<Vec<Effect>, Refusal> {
        let decision = decide(&self.workspace, actor, command, Stamp { at: self.now })?;
        self.workspace.apply(&decision.changes);
        Ok(decision.effects)
    }

    fn phase(&self) -> Phase {
        self.row().phase(&self.workspace, self.now)
    }

    fn row(&self) -> &Invitation {
        self.workspace.invitation(ID).unwrap()
    }

    fn mail(&mut self, mail: Mail) {
        self.by(&Actor::Server, &Command::RecordMail { invitation: ID, mail }).unwrap();
    }

    fn sent(&mut self) {
        self.mail(Mail::Sent { at: self.now });
    }

    fn pass(&mut self, span_ms: i64) {
        self.now = self.now.plus(span_ms);
    }

    fn accept(&mut self) -> Result<(), Refusal> {
        let email = self.row().email.to_string();
        let accept = Command::AcceptInvitation { invitation: ID, member: MemberId(id(50)) };
        self.by(&invitee(50, &email), &accept).map(|_| ())
    }

    /// The invitation as it was made, brought into a phase.
    fn in_phase(phase: Phase) -> Self {
        let mut life = Self::invited();
        match phase {
            Phase::Waiting => {}
            Phase::Pending => life.sent(),
            Phase::Accepted => life.accept().unwrap(),
            Phase::Declined => {
                life.sent();
                let decline = Command::DeclineInvitation { invitation: ID };
                life.by(&Actor::Server, &decline).unwrap();
            }
            Phase::Expired => {
                life.sent();
                life.pass(limits::INVITATION_LIFE_MS);
            }
            Phase::Revoked => {
                life.by(&OWNER, &Command::RevokeInvitation { invitation: ID }).unwrap();
            }
            Phase::Bounced => life.mail(Mail::Failed { reason: "550 no such user".to_owned() }),
            Phase::NeedsApproval => {
                life.sent();
                let (member, role) = (MemberId(id(2)), role(&life.workspace, "Team"));
                life.by(&OWNER, &Command::ChangeRole { member, role }).unwrap();
            }
        }
        assert_eq!(life.phase(), phase);
        life
    }
}

fn resend() -> Command {
    Command::ResendInvitation { invitation: ID, by_hand: false }
}

fn readdress(to: &str) -> Command {
    let (name, role, ends_at) = (None, None, None);
    Command::ChangeInvitation { invitation: ID, email: Some(email(to)), role, name, ends_at }
}

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
    let ways: [(&str, &dyn Fn(&mut Life)); 5] = [
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
