//! The sequencer over the store in memory: outcomes, order, and what each reader sees.

use futures::FutureExt;
use roster_domain::{
    AccountId, Actor, Change, Command, DeviceId, EmailAddress, Entity, Founding, InvitationId,
    Invitee, MemberId, Name, Refusal, RoleId, Stamp, Timestamp, WorkspaceId,
};
use roster_protocol::{Generation, Outcome, PullQuery, Pulled, PushItem, PushRequest, RawCommand};
use roster_server::{Link, LinkMint, MemoryStore, PushFault, Sequencer, log};
use std::{
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};
use uuid::Uuid;

struct Counting(AtomicU64);

impl LinkMint for Counting {
    fn mint(&self) -> Link {
        let mut secret = [0; 32];
        secret[..8].copy_from_slice(&self.0.fetch_add(1, Ordering::Relaxed).to_be_bytes());
        Link::from_bytes(secret)
    }
}

struct World {
    store: MemoryStore,
    server: Sequencer<MemoryStore>,
}

const WORKSPACE: WorkspaceId = WorkspaceId(Uuid::from_u128(1));
const OWNER: AccountId = AccountId(Uuid::from_u128(2));
const DEVICE: DeviceId = DeviceId(Uuid::from_u128(3));
const TEAM: RoleId = RoleId(Uuid::from_u128(102));
const NOW: Stamp = Stamp { at: Timestamp(1_000_000) };

/// The memory store never waits, which is what the simulator builds on.
fn now<T>(future: impl Future<Output = T>) -> T {
    future.now_or_never().expect("nothing waits in memory")
}

fn name(text: &str) -> Name {
    Name::new(text, 80).unwrap()
}

fn email(text: &str) -> EmailAddress {
    EmailAddress::parse(text).unwrap()
}

fn world() -> World {
    let store = MemoryStore::new(Generation(Uuid::from_u128(9)));
    let server = Sequencer::new(store.clone(), Arc::new(Counting(AtomicU64::new(0))));
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
    now(server.found(&founding, NOW)).unwrap();
    World { store, server }
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

fn item(n: u64, command: RawCommand) -> PushItem {
    PushItem { n, made_at: NOW.at, command }
}

impl World {
    fn push(&self, items: Vec<PushItem>) -> Vec<Outcome> {
        let request = PushRequest { device: DEVICE, items };
        let answer = now(self.server.push(WORKSPACE, OWNER, request, NOW)).unwrap();
        answer.outcomes.into_iter().map(|item| item.outcome).collect()
    }

    fn accept(&self, n: u64) -> Result<u64, Refusal> {
        let id = u128::from(n);
        let invitee = Invitee {
            account: AccountId(Uuid::from_u128(5000 + id)),
            email: email(&format!("p{n}@x.example")),
            name: name("P"),
        };
        let command = Command::AcceptInvitation {
            invitation: InvitationId(Uuid::from_u128(1000 + id)),
            member: MemberId(Uuid::from_u128(6000 + id)),
        };
        now(self.server.act(WORKSPACE, &Actor::Invitee(invitee), &command, NOW)).unwrap()
    }
}

#[test]
fn i02_the_same_number_twice_gives_the_same_outcome_and_one_mail() {
    let world = world();
    let first = world.push(vec![item(1, RawCommand::Known(invite(1)))]);
    assert_eq!(first, [Outcome::Accepted { seq: 2 }]);
    let both = vec![item(1, RawCommand::Known(invite(1))), item(2, RawCommand::Known(invite(1)))];
    let again = world.push(both.clone());
    assert_eq!(again[0], first[0]);
    assert!(matches!(again[1], Outcome::Refused { refusal: Refusal::IdTaken }));
    assert_eq!(world.push(both), again, "a refusal is kept as well");
    assert_eq!(world.store.mails_queued().len(), 1);
}

#[test]
fn f11_a_number_used_for_something_else_is_a_cloned_device() {
    let world = world();
    world.push(vec![item(1, RawCommand::Known(invite(1)))]);
    let other = world.push(vec![item(1, RawCommand::Known(invite(2)))]);
    assert_eq!(other, [Outcome::Refused { refusal: Refusal::DeviceCloned }]);
}

#[test]
fn b15_a_device_cannot_ask_for_what_is_the_servers_and_an_unknown_command_falls_alone() {
    let world = world();
    let accept = Command::AcceptInvitation {
        invitation: InvitationId(Uuid::from_u128(1001)),
        member: MemberId(Uuid::from_u128(7)),
    };
    let unknown = serde_json::json!({"do": "fly", "b": 1, "a": 2});
    let outcomes = world.push(vec![
        item(1, RawCommand::Known(invite(1))),
        item(2, RawCommand::Known(accept)),
        item(3, RawCommand::Unknown(unknown)),
        item(4, RawCommand::Known(invite(4))),
    ]);
    assert_eq!(outcomes[0], Outcome::Accepted { seq: 2 });
    assert_eq!(outcomes[1], Outcome::Refused { refusal: Refusal::ServerOnly });
    assert_eq!(outcomes[2], Outcome::Refused { refusal: Refusal::UnknownCommand });
    assert_eq!(outcomes[3], Outcome::Accepted { seq: 3 });
    let reordered = serde_json::json!({"a": 2, "b": 1, "do": "fly"});
    assert_eq!(world.push(vec![item(3, RawCommand::Unknown(reordered))]), [outcomes[2].clone()]);
}

#[test]
fn i12_the_chain_of_the_log_holds_and_every_state_follows_from_it() {
    let world = world();
    world.push((1..=500).map(|n| item(n, RawCommand::Known(invite(n)))).collect());
    assert!(world.accept(7).is_ok());
    let entries = world.store.log(WORKSPACE);
    assert_eq!(entries.len(), 502);
    let mut texts: Vec<String> = entries.iter().map(|entry| entry.text().unwrap()).collect();
    assert!(log::chain_holds(&texts));
    texts[3] = texts[3].replace("p3@", "q3@");
    assert!(!log::chain_holds(&texts));
    let restarted = Sequencer::new(world.store.clone(), Arc::new(Counting(AtomicU64::new(9999))));
    assert_eq!(
        now(restarted.workspace(WORKSPACE)).unwrap(),
        now(world.server.workspace(WORKSPACE)).unwrap()
    );
}

#[test]
fn i09_one_live_link_per_invitation_and_none_afterwards() {
    let world = world();
    let id = InvitationId(Uuid::from_u128(1001));
    world.push(vec![item(1, RawCommand::Known(invite(1)))]);
    let later = Stamp { at: NOW.at.plus(roster_domain::limits::SENDING_GAP_MS) };
    let resend = Command::ResendInvitation { invitation: id, by_hand: false };
    let owner = Actor::Member(MemberId(Uuid::from_u128(4)));
    now(world.server.act(WORKSPACE, &owner, &resend, later)).unwrap().unwrap();
    assert_eq!(world.store.live_links(id), 1);
    assert_eq!(world.store.mails_queued().len(), 2);
    assert!(world.accept(1).is_ok());
    assert_eq!(world.store.live_links(id), 0);
    assert!(matches!(world.accept(1), Err(Refusal::NotPending { .. })));
}

#[test]
fn i13_a_reader_gets_what_the_role_opens_and_nothing_else() {
    let world = world();
    world.push((1..=3).map(|n| item(n, RawCommand::Known(invite(n)))).collect());
    world.accept(1).unwrap();
    let joined = AccountId(Uuid::from_u128(5001));
    let query = PullQuery { since: 0, generation: None, sight: None };
    let first = now(world.server.pull(WORKSPACE, joined, query, NOW.at)).unwrap();
    let Pulled::Snapshot { rows } = &first.pulled else { panic!("a snapshot comes first") };
    assert!(!rows.iter().any(|row| matches!(row, Entity::Invitation(_))));
    assert_eq!(rows.iter().filter(|row| matches!(row, Entity::Member(_))).count(), 2);
    let query =
        PullQuery { since: 1, generation: Some(first.generation), sight: Some(first.sight) };
    let page = now(world.server.pull(WORKSPACE, joined, query, NOW.at)).unwrap();
    let Pulled::Page(page) = page.pulled else { panic!("then pages") };
    assert!(page.changes.iter().all(|change| matches!(change, Change::Put(Entity::Member(_)))));
    let stranger = world.server.pull(WORKSPACE, AccountId(Uuid::from_u128(77)), query, NOW.at);
    assert!(now(stranger).is_err());
}

#[test]
fn a_device_belongs_to_the_account_that_used_it_first() {
    let world = world();
    world.push(vec![item(1, RawCommand::Known(invite(1)))]);
    world.accept(1).unwrap();
    let request = PushRequest { device: DEVICE, items: Vec::new() };
    let other = AccountId(Uuid::from_u128(5001));
    let answer = now(world.server.push(WORKSPACE, other, request, NOW));
    assert!(matches!(answer, Err(PushFault::NotAMember)));
}

#[test]
fn f10_another_history_brings_everything_afresh() {
    let world = world();
    let backup = world.store.snapshot();
    world.push(vec![item(1, RawCommand::Known(invite(1)))]);
    world.store.restore(backup, Generation(Uuid::from_u128(10)));
    let restored = Sequencer::new(world.store.clone(), Arc::new(Counting(AtomicU64::new(50))));
    let query =
        PullQuery { since: 2, generation: Some(Generation(Uuid::from_u128(9))), sight: Some(1) };
    let answer = now(restored.pull(WORKSPACE, OWNER, query, NOW.at)).unwrap();
    assert!(matches!(answer.pulled, Pulled::Snapshot { .. }));
    assert_eq!((answer.seq, answer.generation), (1, Generation(Uuid::from_u128(10))));
}

#[test]
fn b17_who_is_told_of_a_step_again_finds_it_there_too() {
    let world = world();
    let other = Sequencer::new(world.store.clone(), Arc::new(Counting(AtomicU64::new(900))));
    let invitation = InvitationId(Uuid::from_u128(1001));
    let is_there = || now(other.workspace(WORKSPACE)).unwrap().invitation(invitation).is_some();
    assert!(!is_there());
    let items = vec![item(1, RawCommand::Known(invite(1)))];
    let first = world.push(items.clone());
    assert!(!is_there(), "another node has not heard of it, and told nobody of it");
    let again = now(other.push(WORKSPACE, OWNER, PushRequest { device: DEVICE, items }, NOW));
    let again: Vec<_> = again.unwrap().outcomes.into_iter().map(|item| item.outcome).collect();
    assert_eq!(again, first);
    assert!(is_there(), "an answer is never newer than what is asked after it");
}
