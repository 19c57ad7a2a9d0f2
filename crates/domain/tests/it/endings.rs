//! Memberships that end.

use crate::world::*;
use roster_domain::*;

const END: Timestamp = NOW.plus(days(30));

fn ending_at(workspace: &mut Workspace, n: u128, end: Timestamp) -> Actor {
    let actor = with_member(workspace, n, "Admin");
    let member = workspace.member(MemberId(id(n))).unwrap().clone();
    workspace.apply(&[Change::Put(Entity::Member(Member { ends_at: Some(end), ..member }))]);
    actor
}

fn at(at: Timestamp) -> Stamp {
    Stamp { at }
}

#[test]
fn a_membership_that_ended_does_not_count_from_that_millisecond_on() {
    let mut workspace = workspace();
    let admin = ending_at(&mut workspace, 2, END);
    let command = invite(&workspace, 7, "mei@harbor.example", "Collaborator");
    let question = |at| Question::new(MemberId(id(2)), permission::MEMBERS_INVITE, at);
    let last = END.plus(-1);
    assert!(decide(&workspace, &admin, &command, at(last)).is_ok());
    assert!(allowed(&workspace, &question(last)));
    assert_eq!(decide(&workspace, &admin, &command, at(END)), Err(Refusal::NotAMember));
    assert_eq!(explain(&workspace, &question(END)).because, Because::Suspended);
}

#[test]
fn the_end_becomes_durable_by_the_server_and_only_when_it_has_come() {
    let mut workspace = workspace();
    let admin = ending_at(&mut workspace, 2, END);
    let end = Command::EndMembership { member: MemberId(id(2)) };
    assert_eq!(decide(&workspace, &OWNER, &end, at(END)), Err(Refusal::ServerOnly));
    assert_eq!(decide(&workspace, &admin, &end, at(END)), Err(Refusal::ServerOnly));
    let early = decide(&workspace, &Actor::Server, &end, at(END.plus(-1)));
    assert_eq!(early, Err(Refusal::NothingToChange));
    let decision = decide(&workspace, &Actor::Server, &end, at(END)).unwrap();
    workspace.apply(&decision.changes);
    let member = workspace.member(MemberId(id(2))).unwrap();
    assert_eq!((member.status, seats(&workspace).used), (MemberStatus::Suspended, 1));
    let again = decide(&workspace, &Actor::Server, &end, at(END));
    assert_eq!(again, Err(Refusal::NothingToChange));
}

#[test]
fn an_invitation_gives_its_end_to_the_membership_and_is_over_with_it() {
    let mut workspace = workspace();
    let invite_until = |workspace: &Workspace, role_name: &str, ends_at| {
        let command = Command::Invite {
            invitation: InvitationId(id(7)),
            email: email("mei@harbor.example"),
            name: None,
            role: role(workspace, role_name),
            batch: None,
            ends_at: Some(ends_at),
        };
        decide(workspace, &OWNER, &command, stamp())
    };
    assert_eq!(invite_until(&workspace, "Team", NOW), Err(Refusal::EndsInThePast));
    assert_eq!(invite_until(&workspace, "Owner", END), Err(Refusal::OwnerWithEnd));
    let decision = invite_until(&workspace, "Team", NOW.plus(days(2))).unwrap();
    workspace.apply(&decision.changes);
    let row = workspace.invitation(InvitationId(id(7))).unwrap();
    assert_eq!(row.phase(&workspace, NOW.plus(days(2) - 1)), Phase::Waiting);
    assert_eq!(row.phase(&workspace, NOW.plus(days(2))), Phase::Expired);
    let accept = Command::AcceptInvitation { invitation: row.id, member: MemberId(id(50)) };
    let actor = invitee(50, "mei@harbor.example");
    let late = decide(&workspace, &actor, &accept, at(NOW.plus(days(2))));
    assert_eq!(late, Err(Refusal::Expired));
    let resend = Command::ResendInvitation { invitation: row.id, by_hand: false };
    let late = decide(&workspace, &OWNER, &resend, at(NOW.plus(days(2))));
    assert_eq!(late, Err(Refusal::EndsInThePast), "first another end");
    let longer = Command::ChangeInvitation {
        invitation: row.id,
        email: None,
        role: None,
        name: None,
        ends_at: Some(End::Never),
    };
    let mut later = workspace.clone();
    later.apply(&decide(&later, &OWNER, &longer, at(NOW.plus(days(2)))).unwrap().changes);
    assert_eq!(later.invitation(InvitationId(id(7))).unwrap().ends_at, None);
    workspace.apply(&decide(&workspace, &actor, &accept, stamp()).unwrap().changes);
    assert_eq!(workspace.member(MemberId(id(50))).unwrap().ends_at, Some(NOW.plus(days(2))));
}

#[test]
fn c01_who_becomes_an_owner_has_no_end_so_that_waiting_takes_no_owner() {
    let mut workspace = workspace();
    ending_at(&mut workspace, 2, END);
    let (member, role) = (MemberId(id(2)), role(&workspace, "Owner"));
    let raise = Command::ChangeRole { member, role };
    workspace.apply(&decide(&workspace, &OWNER, &raise, stamp()).unwrap().changes);
    assert_eq!(workspace.member(member).unwrap().ends_at, None);
}

#[test]
fn what_ends_soon_is_named_a_week_and_a_day_before() {
    let mut workspace = workspace();
    for (n, end) in [(2, days(7) + 1), (3, days(7)), (4, days(1) + 1), (5, days(1)), (6, 0)] {
        ending_at(&mut workspace, n, NOW.plus(end));
    }
    let named: Vec<_> =
        ending_soon(&workspace, NOW).iter().map(|soon| (soon.member, soon.within)).collect();
    let whose = |n| MemberId(id(n));
    let (day, week) = (EndingWithin::Day, EndingWithin::Week);
    assert_eq!(named, [(whose(5), day), (whose(4), week), (whose(3), week)]);
}

#[test]
fn two_exceptions_at_one_place_say_the_same_in_whatever_order_they_came() {
    let mut begin = workspace();
    with_member(&mut begin, 2, "Team");
    let project = ProjectId(id(400));
    let row = |n, allow| Override {
        id: OverrideId(id(n)),
        project,
        subject: OverrideSubject::Member(MemberId(id(2))),
        permission: "files.view".to_owned(),
        allow,
        made_by: MemberId(id(1)),
        made_at: NOW,
        extra: Extra::new(),
    };
    let permission = permission::find("files.view").unwrap();
    for (first, second, counts) in [(true, false, 501), (false, true, 500), (true, true, 500)] {
        let rows = [row(500, first), row(501, second)];
        let mut answers = Vec::new();
        for order in [[0, 1], [1, 0]] {
            let mut workspace = begin.clone();
            for at in order {
                let put = Change::Put(Entity::Override(rows[at].clone()));
                workspace.apply(&[put]);
            }
            let counting = workspace.override_at(project, rows[0].subject, permission);
            answers.push(counting.map(|row| (row.id, row.allow)));
            let key = Entity::Override(rows[0].clone()).key();
            workspace.apply(&[Change::Delete(key)]);
            let left = workspace.override_at(project, rows[0].subject, permission);
            assert_eq!(left.map(|row| row.id), Some(OverrideId(id(501))), "the other still counts");
        }
        let allow = first && second;
        assert_eq!(answers, vec![Some((OverrideId(id(counts)), allow)); 2]);
    }
}
