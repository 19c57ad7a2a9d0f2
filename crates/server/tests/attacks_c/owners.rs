//! There is always an active Owner, by whatever path and whoever is faster (C01, C02, C03, C07).

use crate::world::{
    World,
    database::{chosen, rounds},
};
use roster_domain::{
    AccountId, Actor, Change, Command, EmailAddress, End, Entity, Extra, Founding, Member,
    MemberId, MemberStatus, Name, Refusal, RoleId, Stamp, Timestamp, Workspace, WorkspaceId, hours,
};
use roster_server::{Sequencer, SqlStore, SystemMint, WorkspaceStore, store::Append};
use std::sync::Arc;
use uuid::Uuid;

#[tokio::test]
async fn c01_the_last_owner_stays_by_every_path_over_http() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let co_owner = world.role(&sofia, "Co-owner").await;
    let noor = world.join(&sofia, "noor@northwind.example", co_owner).await;
    let member = sofia.member();
    let never_again = End::At(Timestamp(i64::MAX - hours(1)));
    let paths = [
        (Command::RemoveMember { member, heirs: Vec::new() }, Refusal::LastOwner),
        (Command::Leave { heirs: Vec::new() }, Refusal::LastOwner),
        (Command::ChangeRole { member, role: co_owner }, Refusal::LastOwner),
        (Command::SuspendMember { member }, Refusal::NotOneself),
        (Command::SetMembershipEnd { member, ends_at: never_again }, Refusal::OwnerWithEnd),
    ];
    for (path, refusal) in &paths {
        assert_eq!(world.outcome(&sofia, path.clone()).await, Err(refusal.clone()), "{path:?}");
    }
    for (path, _) in paths.iter().filter(|(path, _)| !matches!(path, Command::Leave { .. })) {
        assert_eq!(world.outcome(&noor, path.clone()).await, Err(Refusal::OwnersOnly), "{path:?}");
    }
    assert_eq!(world.members(&noor).await, 2);
}

#[tokio::test]
async fn c07_with_two_owners_either_goes_the_other_by_the_first_or_by_themselves() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let owner = world.role(&sofia, "Owner").await;
    let noor = world.join(&sofia, "noor@northwind.example", owner).await;
    let remove = |member| Command::RemoveMember { member, heirs: Vec::new() };
    world.outcome(&noor, remove(sofia.member())).await.unwrap();
    assert_eq!(world.outcome(&noor, remove(noor.member())).await, Err(Refusal::LastOwner));
    let back = Command::ReinstateMember { member: sofia.member(), role: None, ends_at: None };
    world.outcome(&noor, back).await.unwrap();
    world.outcome(&noor, Command::Leave { heirs: Vec::new() }).await.unwrap();
    assert_eq!(world.members(&sofia).await, 1);
}

const WORKSPACE: WorkspaceId = WorkspaceId(Uuid::from_u128(9));
const OWNERS: [MemberId; 2] = [MemberId(Uuid::from_u128(1)), MemberId(Uuid::from_u128(3))];
const OWNER: RoleId = RoleId(Uuid::from_u128(100));
const CO_OWNER: RoleId = RoleId(Uuid::from_u128(101));
const NOW: Stamp = Stamp { at: Timestamp(1_700_000_000_000) };

/// A workspace with two Owners.
async fn begin(store: &SqlStore) {
    let server = Sequencer::new(store.clone(), Arc::new(SystemMint));
    let founding = Founding {
        workspace: WORKSPACE,
        name: Name::new("Northwind", 80).unwrap(),
        account: AccountId(Uuid::from_u128(2)),
        owner_name: Name::new("Sofia", 80).unwrap(),
        owner_email: EmailAddress::parse("sofia@northwind.example").unwrap(),
        member: OWNERS[0],
        private: false,
        role_ids: (100..120).map(|id| RoleId(Uuid::from_u128(id))).collect(),
    };
    server.found(&founding, NOW).await.unwrap();
    let loaded = store.load(WORKSPACE).await.unwrap().unwrap();
    let second = Member {
        id: OWNERS[1],
        account: AccountId(Uuid::from_u128(4)),
        name: Name::new("Noor", 80).unwrap(),
        contact_email: EmailAddress::parse("noor@northwind.example").unwrap(),
        role: OWNER,
        status: MemberStatus::Active,
        joined_at: NOW.at,
        ends_at: None,
        extra: Extra::new(),
    };
    let append = Append {
        workspace: WORKSPACE,
        base: loaded.seq,
        seq: loaded.seq + 1,
        head: loaded.head,
        entries: Vec::new(),
        rows: vec![Change::Put(Entity::Member(second))],
        pushes: Vec::new(),
        links: Vec::new(),
        belonging: Vec::new(),
        accounts: Vec::new(),
        mails: Vec::new(),
    };
    store.append(append).await.unwrap();
}

/// How one Owner may try to be rid of the other, and how that is undone.
fn ways(other: MemberId, way: u32) -> (Command, Command) {
    match way % 3 {
        0 => (
            Command::ChangeRole { member: other, role: CO_OWNER },
            Command::ChangeRole { member: other, role: OWNER },
        ),
        1 => (
            Command::SuspendMember { member: other },
            Command::ResumeMember { member: other, ends_at: None },
        ),
        _ => (
            Command::RemoveMember { member: other, heirs: Vec::new() },
            Command::ReinstateMember { member: other, role: None, ends_at: None },
        ),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn c02_in_thousands_of_rounds_two_owners_who_turn_on_each_other_leave_one() {
    let folder = tempfile::tempdir().unwrap();
    let store = match chosen().await {
        Some(database) => SqlStore::connect(&database).await.unwrap(),
        None => SqlStore::open(&folder.path().join("roster.db")).await.unwrap(),
    };
    begin(&store).await;
    let mut won = [0, 0];
    let all = rounds(crate::world::database::many(1_200));
    for round in 0..all {
        // Both look at the file anew, and so begin the race with the same knowledge.
        let nodes = [0, 1].map(|_| Sequencer::new(store.clone(), Arc::new(SystemMint)));
        let steps = [0, 1].map(|at| ways(OWNERS[1 - at], round + at as u32 * (round / 3)));
        let runners = [0, 1].map(|at| {
            let (node, command) = (nodes[at].clone(), steps[at].0.clone());
            let by = Actor::Member(OWNERS[at]);
            tokio::spawn(async move { node.act(WORKSPACE, &by, &command, NOW).await.unwrap() })
        });
        let [first, second] = runners;
        let outcomes = [first.await.unwrap(), second.await.unwrap()];
        let winner = outcomes.iter().position(Result::is_ok).expect("one is first");
        assert!(outcomes[1 - winner].is_err(), "{round}: {outcomes:?}");
        won[winner] += 1;
        let rows = store.load(WORKSPACE).await.unwrap().unwrap().rows;
        assert_eq!(Workspace::from_rows(rows).active_owners(), 1, "round {round}");
        let by = Actor::Member(OWNERS[winner]);
        nodes[winner].act(WORKSPACE, &by, &steps[winner].1, NOW).await.unwrap().unwrap();
    }
    assert_eq!(won[0] + won[1], all);
}
