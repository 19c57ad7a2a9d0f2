//! Commits that are shared: over a store in memory that counts what it is asked, and that can be made to take its time.

use roster_domain::{
    AccountId, Actor, Change, Command, DeviceId, EmailAddress, Entity, Founding, Invitation,
    InvitationId, InvitationState, Invitee, Mail, MemberId, Name, Refusal, RoleId, Stamp,
    Timestamp, WorkspaceId,
};
use roster_protocol::{Generation, Outcome, PushAnswer, PushItem, PushRequest, RawCommand};
use roster_server::{
    AppendFault, Fault, MemoryStore, PushFault, Sequencer, SystemMint, WorkspaceStore, log,
    sequencer::Act,
    store::{Append, KeptOutcome, Loaded, NewAccount},
};
use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::{
    sync::{OwnedRwLockWriteGuard, RwLock},
    task::JoinHandle,
};
use uuid::Uuid;

const WORKSPACE: WorkspaceId = WorkspaceId(Uuid::from_u128(1));
const OWNER: AccountId = AccountId(Uuid::from_u128(2));
const TEAM: RoleId = RoleId(Uuid::from_u128(102));
const NOW: Stamp = Stamp { at: Timestamp(1_000_000) };

/// Memory, with a door in front of what is written.
#[derive(Clone)]
struct Doorway {
    inner: MemoryStore,
    door: Arc<RwLock<()>>,
    written: Arc<Mutex<Vec<Sizes>>>,
    read: Arc<AtomicUsize>,
}

/// How much was written in one step: entries, rows, links, outcomes.
type Sizes = (usize, usize, usize, usize);

impl Doorway {
    fn new() -> Self {
        let inner = MemoryStore::new(Generation(Uuid::from_u128(9)));
        Self { inner, door: Arc::default(), written: Arc::default(), read: Arc::default() }
    }

    /// Nothing is written as long as somebody holds this.
    async fn shut(&self) -> OwnedRwLockWriteGuard<()> {
        Arc::clone(&self.door).write_owned().await
    }

    fn steps(&self) -> usize {
        self.written.lock().unwrap().len()
    }
}

impl WorkspaceStore for Doorway {
    fn generation(&self) -> Generation {
        self.inner.generation()
    }

    async fn load(&self, workspace: WorkspaceId) -> Result<Option<Loaded>, Fault> {
        self.read.fetch_add(1, Ordering::SeqCst);
        self.inner.load(workspace).await
    }

    async fn place(&self, workspace: WorkspaceId) -> Result<Option<u64>, Fault> {
        self.inner.place(workspace).await
    }

    async fn entries(
        &self,
        workspace: WorkspaceId,
        after: u64,
        limit: usize,
    ) -> Result<Vec<log::LogEntry>, Fault> {
        self.inner.entries(workspace, after, limit).await
    }

    async fn device_account(
        &self,
        workspace: WorkspaceId,
        device: DeviceId,
    ) -> Result<Option<AccountId>, Fault> {
        self.read.fetch_add(1, Ordering::SeqCst);
        self.inner.device_account(workspace, device).await
    }

    async fn outcomes(
        &self,
        workspace: WorkspaceId,
        device: DeviceId,
        numbers: &[u64],
    ) -> Result<BTreeMap<u64, KeptOutcome>, Fault> {
        self.read.fetch_add(1, Ordering::SeqCst);
        self.inner.outcomes(workspace, device, numbers).await
    }

    async fn append(&self, append: Append) -> Result<(), AppendFault> {
        let _open = self.door.read().await;
        let outcomes = append.pushes.iter().map(|pushed| pushed.outcomes.len()).sum();
        let (entries, rows, links) = (append.entries.len(), append.rows.len(), append.links.len());
        self.inner.append(append).await?;
        self.written.lock().unwrap().push((entries, rows, links, outcomes));
        Ok(())
    }
}

struct World {
    store: Doorway,
    server: Sequencer<Doorway>,
}

type Pushing = JoinHandle<Result<PushAnswer, PushFault>>;

impl World {
    async fn new() -> Self {
        let store = Doorway::new();
        let server = Sequencer::new(store.clone(), Arc::new(SystemMint));
        let founding = Founding {
            workspace: WORKSPACE,
            name: name("Northwind"),
            account: OWNER,
            owner_name: name("Sofia"),
            owner_email: email("sofia@northwind.example"),
            member: MemberId(Uuid::from_u128(4)),
            private: false,
            role_ids: (100..120).map(|id| RoleId(Uuid::from_u128(id))).collect(),
        };
        server.found(&founding, NOW).await.unwrap();
        Self { store, server }
    }

    /// A push that waits now, behind all that wait already.
    async fn push(&self, account: AccountId, device: u64, commands: Vec<Command>) -> Pushing {
        let numbered = (1..).zip(commands);
        let item =
            |(n, command)| PushItem { n, made_at: NOW.at, command: RawCommand::Known(command) };
        let device = DeviceId(Uuid::from_u128(u128::from(device)));
        let request = PushRequest { device, items: numbered.map(item).collect() };
        let server = self.server.clone();
        let pushing =
            tokio::spawn(async move { server.push(WORKSPACE, account, request, NOW).await });
        all_have_moved().await;
        pushing
    }

    async fn act(
        &self,
        act: Act,
        stamp: Stamp,
    ) -> JoinHandle<Result<Vec<Option<Result<u64, Refusal>>>, Fault>> {
        let server = self.server.clone();
        let acting = tokio::spawn(async move { server.act_all(WORKSPACE, vec![act], stamp).await });
        all_have_moved().await;
        acting
    }

    fn chain_holds(&self) -> bool {
        let texts = self.store.inner.log(WORKSPACE).into_iter().map(|entry| entry.text());
        log::chain_holds(&texts.collect::<Result<Vec<_>, _>>().unwrap())
    }
}

/// On one thread, whoever can go on has done so after this.
async fn all_have_moved() {
    for _ in 0..50 {
        tokio::task::yield_now().await;
    }
}

fn name(text: &str) -> Name {
    Name::new(text, 80).unwrap()
}

fn email(text: &str) -> EmailAddress {
    EmailAddress::parse(text).unwrap()
}

fn invite(n: u64) -> Command {
    Command::Invite {
        invitation: InvitationId(Uuid::from_u128(1000 + u128::from(n))),
        email: email(&format!("p{n}@x.example")),
        name: None,
        role: TEAM,
        batch: None,
        ends_at: None,
    }
}

fn accept(n: u64, is_known: bool) -> Act {
    let account = AccountId(Uuid::from_u128(5000 + u128::from(n)));
    let (email, member) = (email(&format!("p{n}@x.example")), 6000 + u128::from(n));
    let invitee = Invitee { account, email: email.clone(), name: name("P") };
    let command = Command::AcceptInvitation {
        invitation: InvitationId(Uuid::from_u128(1000 + u128::from(n))),
        member: MemberId(Uuid::from_u128(member)),
    };
    let account = NewAccount {
        id: account,
        name: name("P"),
        email,
        password_hash: None,
        at: NOW.at,
        verified_at: Some(NOW.at),
        is_known,
    };
    let (actor, account) = (Actor::Invitee(invitee), Some(account));
    Act { actor, command: Some(command), account, mail: None }
}

async fn seq_of(pushing: Pushing) -> u64 {
    match pushing.await.unwrap().unwrap().outcomes[0].outcome {
        Outcome::Accepted { seq } => seq,
        ref other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn those_who_wait_share_one_step_and_each_has_a_place_of_its_own() {
    let world = World::new().await;
    let shut = world.store.shut().await;
    let first = world.push(OWNER, 10, vec![invite(0)]).await;
    let mut others = Vec::new();
    for n in 1..=15 {
        others.push(world.push(OWNER, 10 + n, vec![invite(n)]).await);
    }
    assert_eq!(world.store.steps(), 1, "only the founding is written");
    drop(shut);
    assert_eq!(seq_of(first).await, 2);
    for (other, place) in others.into_iter().zip(3..) {
        assert_eq!(seq_of(other).await, place, "in the order in which they came");
    }
    assert_eq!(world.store.steps(), 3, "the first, and all who waited for it");
    assert!(world.chain_holds());
}

#[tokio::test]
async fn i02_two_pushes_of_one_device_share_no_step_so_that_a_number_has_one_outcome() {
    let world = World::new().await;
    let shut = world.store.shut().await;
    let first = world.push(OWNER, 10, vec![invite(0)]).await;
    let pushes = [
        world.push(OWNER, 11, vec![invite(1)]).await,
        world.push(OWNER, 11, vec![invite(1)]).await,
    ];
    drop(shut);
    seq_of(first).await;
    for again in pushes {
        assert_eq!(seq_of(again).await, 3);
    }
    assert_eq!(world.store.inner.mails_queued().len(), 2);
}

#[tokio::test]
async fn each_is_decided_on_what_those_before_have_left() {
    let world = World::new().await;
    let mut ending = invite(0);
    if let Command::Invite { ends_at, .. } = &mut ending {
        *ends_at = Some(NOW.at.plus(10));
    }
    seq_of(world.push(OWNER, 10, vec![ending]).await).await;
    world.act(accept(0, true), NOW).await.await.unwrap().unwrap();
    let shut = world.store.shut().await;
    let first = world.push(OWNER, 11, vec![invite(1)]).await;
    let end = Command::EndMembership { member: MemberId(Uuid::from_u128(6000)) };
    let end = Act { actor: Actor::Server, command: Some(end), account: None, mail: None };
    let end = world.act(end, Stamp { at: NOW.at.plus(20) }).await;
    // By the clock of this push she is a member; the step before has ended that.
    let gone = world.push(AccountId(Uuid::from_u128(5000)), 12, vec![invite(2)]).await;
    let before = world.store.steps();
    drop(shut);
    seq_of(first).await;
    assert!(matches!(end.await.unwrap().unwrap()[0], Some(Ok(_))));
    assert!(matches!(gone.await.unwrap(), Err(PushFault::NotAMember)));
    assert_eq!(world.store.steps(), before + 2);
    assert!(world.chain_holds());
}

#[tokio::test]
async fn an_account_that_exists_fails_whoever_wants_to_make_it_and_nobody_beside() {
    let world = World::new().await;
    seq_of(world.push(OWNER, 10, vec![invite(1), invite(2)]).await).await;
    world.act(accept(1, false), NOW).await.await.unwrap().unwrap();
    let shut = world.store.shut().await;
    let first = world.push(OWNER, 11, vec![invite(3)]).await;
    let mut taken = accept(2, false);
    if let Some(account) = &mut taken.account {
        account.email = email("p1@x.example");
    }
    let (taken, beside) =
        (world.act(taken, NOW).await, world.push(OWNER, 12, vec![invite(4)]).await);
    drop(shut);
    seq_of(first).await;
    assert!(matches!(taken.await.unwrap(), Err(Fault::AccountExists)));
    seq_of(beside).await;
    assert!(world.chain_holds());
}

#[tokio::test]
async fn who_went_away_before_the_turn_came_is_passed_over() {
    let world = World::new().await;
    let shut = world.store.shut().await;
    let first = world.push(OWNER, 10, vec![invite(0)]).await;
    let (gone, last) = (
        world.push(OWNER, 11, vec![invite(1)]).await,
        world.push(OWNER, 12, vec![invite(2)]).await,
    );
    gone.abort();
    all_have_moved().await;
    drop(shut);
    seq_of(first).await;
    assert_eq!(seq_of(last).await, 3);
    let state = world.server.workspace(WORKSPACE).await.unwrap();
    assert!(state.pending_with_email("p1@x.example").is_none());
}

/// A workspace with so many more invitations.
async fn with_invitations(count: u64) -> World {
    let world = World::new().await;
    let loaded = world.store.load(WORKSPACE).await.unwrap().unwrap();
    let row = |n: u64| {
        Change::Put(Entity::Invitation(Invitation {
            id: InvitationId(Uuid::from_u128(1_000_000 + u128::from(n))),
            email: email(&format!("there{n}@x.example")),
            name: None,
            role: TEAM,
            invited_by: MemberId(Uuid::from_u128(4)),
            invited_at: NOW.at,
            expires_at: NOW.at.plus(1_000_000),
            state: InvitationState::Pending,
            mail: Mail::Kept,
            vouched_by: None,
            batch: None,
            ends_at: None,
            asked_at: None,
            sendings: 1,
            last_sending_at: None,
            extra: roster_domain::Extra::new(),
        }))
    };
    let rows = (0..count).map(row).collect();
    let (base, head) = (loaded.seq, loaded.head);
    let append = Append { rows, ..Append::at(WORKSPACE, base, head) };
    world.store.append(append).await.unwrap();
    // A server that begins now knows of them.
    World { server: Sequencer::new(world.store.clone(), Arc::new(SystemMint)), ..world }
}

/// What one invitation asks of the store, and the least time that 20 took.
async fn cost_of_inviting(existing: u64) -> ((usize, Sizes), Duration) {
    let world = with_invitations(existing).await;
    seq_of(world.push(OWNER, 10, vec![invite(0)]).await).await;
    let before = world.store.read.load(Ordering::SeqCst);
    seq_of(world.push(OWNER, 11, vec![invite(1)]).await).await;
    let reads = world.store.read.load(Ordering::SeqCst) - before;
    let written = *world.store.written.lock().unwrap().last().unwrap();
    let mut least = Duration::MAX;
    for round in 0..20 {
        let start = Instant::now();
        seq_of(
            world
                .push(OWNER, 100 + round, (0..20).map(|n| invite(100 + round * 20 + n)).collect())
                .await,
        )
        .await;
        least = least.min(start.elapsed());
    }
    ((reads, written), least)
}

/// The law behind `cargo xtask bench invite --growth`, where noise cannot hide it.
#[tokio::test]
async fn an_invitation_costs_the_same_however_many_are_there() {
    let (few, few_took) = cost_of_inviting(500).await;
    let (many, many_took) = cost_of_inviting(20_000).await;
    assert_eq!(few, (2, (1, 1, 1, 1)), "reads; and entries, rows, links, outcomes written");
    assert_eq!(many, few);
    // Whatever goes through all of them would take forty times as long.
    assert!(many_took < few_took * 6, "{few_took:?} among 500, {many_took:?} among 20,000");
}
