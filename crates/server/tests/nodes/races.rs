//! Races between two servers, where no server alone could tell that a rule is broken.

use crate::{
    pair::Pair,
    world::{Person, World, invite},
};
use roster_domain::{
    Change, Command, EmailAddress, Entity, InvitationId, MemberStatus, Refusal, RoleId, Workspace,
    seats,
};
use roster_server::{AppendFault, WorkspaceStore, store::Append};
use uuid::Uuid;

async fn owners(world: &World, by: &Person, owner: RoleId) -> usize {
    let is_owner = |row: &Entity| {
        matches!(row, Entity::Member(member)
            if member.role == owner && member.status == MemberStatus::Active)
    };
    world.rows(by).await.iter().filter(|row| is_owner(row)).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn c02_two_owners_who_demote_each_other_at_two_servers_leave_one() {
    let pair = Pair::open().await;
    let sofia = pair.a.sign_up("sofia@northwind.example").await;
    let owner = pair.a.role(&sofia, "Owner").await;
    let co_owner = pair.a.role(&sofia, "Co-owner").await;
    let noor = pair.a.join(&sofia, "noor@northwind.example", co_owner).await;
    let make = |member, role| Command::ChangeRole { member, role };
    pair.a.outcome(&sofia, make(noor.member(), owner)).await.unwrap();
    let mut won = [0, 0];
    for round in 0..150 {
        let (by_sofia, by_noor) = tokio::join!(
            pair.a.outcome(&sofia, make(noor.member(), co_owner)),
            pair.b.outcome(&noor, make(sofia.member(), co_owner)),
        );
        assert!(by_sofia.is_ok() != by_noor.is_ok(), "{round}: {by_sofia:?}, {by_noor:?}");
        assert_eq!(owners(&pair.a, &sofia, owner).await, 1, "round {round}");
        let (left, other, world) = if by_sofia.is_ok() {
            won[0] += 1;
            (&sofia, &noor, &pair.b)
        } else {
            won[1] += 1;
            (&noor, &sofia, &pair.a)
        };
        world.outcome(left, make(other.member(), owner)).await.unwrap();
    }
    assert_eq!(won[0] + won[1], 150);
}

/// A workspace of five seats, four of them taken or reserved.
async fn nearly_full(pair: &Pair, by: &Person) -> RoleId {
    let role = pair.a.role(by, "Designer").await;
    for n in 0..3 {
        let email = EmailAddress::parse(&format!("p{n}@x.example")).unwrap();
        pair.a.outcome(by, invite(InvitationId(Uuid::now_v7()), email, role)).await.unwrap();
    }
    // The mail rooms are still writing down that the mails were kept.
    for _ in 0..100 {
        if store_smaller_plan(pair, by).await.is_ok() {
            return role;
        }
    }
    panic!("somebody was always faster");
}

async fn store_smaller_plan(pair: &Pair, by: &Person) -> Result<(), AppendFault> {
    let store = pair.a.running.sequencer().store();
    let loaded = store.load(by.workspace()).await.unwrap().unwrap();
    let mut profile = Workspace::from_rows(loaded.rows).profile().unwrap().clone();
    profile.subscription.plan = "starter".to_owned();
    let append = Append {
        workspace: by.workspace(),
        base: loaded.seq,
        seq: loaded.seq + 1,
        head: loaded.head,
        entries: Vec::new(),
        rows: vec![Change::Put(Entity::Profile(profile))],
        pushes: Vec::new(),
        links: Vec::new(),
        belonging: Vec::new(),
        accounts: Vec::new(),
        mails: Vec::new(),
    };
    store.append(append).await
}

#[tokio::test(flavor = "multi_thread")]
async fn g01_the_last_seat_is_given_once_by_two_servers() {
    let pair = Pair::open().await;
    let sofia = pair.a.sign_up("sofia@northwind.example").await;
    let other = pair.b.signed_in("sofia@northwind.example").await;
    let role = nearly_full(&pair, &sofia).await;
    let mut won = [0, 0];
    for round in 0..100 {
        let ids = [0, 1].map(|_| InvitationId(Uuid::now_v7()));
        let command = |at: usize| {
            let email = format!("{}@x.example", ids[at].0.simple());
            invite(ids[at], EmailAddress::parse(&email).unwrap(), role)
        };
        let (at_a, at_b) =
            tokio::join!(pair.a.outcome(&sofia, command(0)), pair.b.outcome(&other, command(1)));
        let outcomes = [at_a, at_b];
        let winner = outcomes.iter().position(Result::is_ok).expect("one gets the seat");
        let full = Refusal::NoSeatLeft { purchased: 5, used: 1, reserved: 4 };
        assert_eq!(outcomes[1 - winner], Err(full), "round {round}");
        won[winner] += 1;
        let rows = pair.b.running.sequencer().store().load(sofia.workspace()).await;
        let seats = seats(&Workspace::from_rows(rows.unwrap().unwrap().rows));
        assert_eq!((seats.used, seats.reserved, seats.has_room()), (1, 4, false));
        let invitation = ids[winner];
        let clear = vec![
            Command::RevokeInvitation { invitation },
            Command::DeleteInvitation { invitation },
        ];
        pair.a.push(&sofia, clear).await;
    }
    assert_eq!(won[0] + won[1], 100);
}
