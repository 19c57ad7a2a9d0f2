//! The last seat, raced for by two nodes over one real file, or one real database.

use crate::world::database::{chosen, many, rounds};
use roster_domain::{
    AccountId, Actor, Change, Command, EmailAddress, Entity, Founding, InvitationId, MemberId,
    Name, Refusal, RoleId, Stamp, Timestamp, WorkspaceId, seats,
};
use roster_server::{
    Sequencer, SqlStore, SystemMint, WorkspaceStore, sequencer::Act, store::Append,
};
use std::sync::Arc;
use uuid::Uuid;

const ROUNDS: u32 = 1_000;
const WORKSPACE: WorkspaceId = WorkspaceId(Uuid::from_u128(9));
const OWNER: Actor = Actor::Member(MemberId(Uuid::from_u128(1)));
const ROLE: RoleId = RoleId(Uuid::from_u128(102));
const NOW: Stamp = Stamp { at: Timestamp(1_700_000_000_000) };

fn invite(id: InvitationId) -> Command {
    let email = EmailAddress::parse(&format!("p{}@x.example", id.0.simple())).unwrap();
    crate::world::invite(id, email, ROLE)
}

/// A workspace of five seats, four of them taken or reserved.
async fn begin(store: &SqlStore) {
    let server = Sequencer::new(store.clone(), Arc::new(SystemMint));
    let founding = Founding {
        workspace: WORKSPACE,
        name: Name::new("Northwind", 80).unwrap(),
        account: AccountId(Uuid::from_u128(2)),
        owner_name: Name::new("Sofia", 80).unwrap(),
        owner_email: EmailAddress::parse("sofia@northwind.example").unwrap(),
        member: MemberId(Uuid::from_u128(1)),
        private: false,
        role_ids: (100..120).map(|id| RoleId(Uuid::from_u128(id))).collect(),
    };
    server.found(&founding, NOW).await.unwrap();
    for n in 0..3 {
        let command = invite(InvitationId(Uuid::from_u128(50 + n)));
        server.act(WORKSPACE, &OWNER, &command, NOW).await.unwrap().unwrap();
    }
    let workspace = server.workspace(WORKSPACE).await.unwrap();
    let mut profile = workspace.profile().unwrap().clone();
    profile.subscription.plan = "starter".to_owned();
    let loaded = store.load(WORKSPACE).await.unwrap().unwrap();
    let append = Append {
        workspace: WORKSPACE,
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
    store.append(append).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn g01_in_a_thousand_races_for_the_last_seat_there_is_one_winner_each() {
    let folder = tempfile::tempdir().unwrap();
    let store = match chosen().await {
        Some(database) => SqlStore::connect(&database).await.unwrap(),
        None => SqlStore::open(&folder.path().join("roster.db")).await.unwrap(),
    };
    begin(&store).await;
    let mut won = [0, 0];
    for _ in 0..rounds(many(ROUNDS)) {
        // Both look at the file anew, and so begin the race with the same knowledge.
        let nodes = [0, 1].map(|_| Sequencer::new(store.clone(), Arc::new(SystemMint)));
        let ids = [InvitationId(Uuid::now_v7()), InvitationId(Uuid::now_v7())];
        let runners = [0, 1].map(|at| {
            let (node, command) = (nodes[at].clone(), invite(ids[at]));
            tokio::spawn(async move { node.act(WORKSPACE, &OWNER, &command, NOW).await.unwrap() })
        });
        let [first, second] = runners;
        let outcomes = [first.await.unwrap(), second.await.unwrap()];
        let winner = outcomes.iter().position(Result::is_ok).expect("one gets the seat");
        let full = Refusal::NoSeatLeft { purchased: 5, used: 1, reserved: 4 };
        assert_eq!(outcomes[1 - winner], Err(full), "and the other is told that there is none");
        won[winner] += 1;
        let rows = store.load(WORKSPACE).await.unwrap().unwrap().rows;
        let seats = seats(&roster_domain::Workspace::from_rows(rows));
        assert_eq!((seats.used, seats.reserved, seats.has_room()), (1, 4, false));
        let invitation = ids[winner];
        let clear =
            [Command::RevokeInvitation { invitation }, Command::DeleteInvitation { invitation }];
        let acts = clear.map(|command| Act {
            actor: OWNER,
            command: Some(command),
            account: None,
            mail: None,
        });
        nodes[winner].act_all(WORKSPACE, acts.into(), NOW).await.unwrap();
    }
    assert_eq!(won[0] + won[1], rounds(many(ROUNDS)));
}
