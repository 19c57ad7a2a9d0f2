//! What is kept back can be undone without anybody having heard of it, and goes out by itself afterwards.

use roster_domain::{
    AccountId, Change, Command, DeviceId, EmailAddress, Entity, EntityKey, Founding, InvitationId,
    MemberId, Name, RoleId, Stamp, Timestamp, WorkspaceId, found,
};
use roster_protocol::Generation;
use roster_replica::core::{Core, Cursor, Durable, HOLD_MS_MAX, Input, Send, Step, Write};
use uuid::Uuid;

const NOW: Timestamp = Timestamp(1_800_000_000_000);
const LATER: Timestamp = Timestamp(NOW.0 + HOLD_MS_MAX);
const WORKSPACE: WorkspaceId = WorkspaceId(Uuid::from_u128(1));
const ME: MemberId = MemberId(Uuid::from_u128(2));
const NOTHING: [u64; 0] = [];

fn role(n: u128) -> RoleId {
    RoleId(Uuid::from_u128(100 + n))
}

/// A device that has pulled a new workspace.
fn disk() -> Durable {
    let founding = Founding {
        workspace: WORKSPACE,
        name: Name::new("Northwind", 80).unwrap(),
        account: AccountId(Uuid::from_u128(3)),
        owner_name: Name::new("Sofia", 80).unwrap(),
        owner_email: EmailAddress::parse("sofia@northwind.example").unwrap(),
        member: ME,
        private: false,
        role_ids: (0..12).map(role).collect(),
    };
    let rows = found(&founding, Stamp { at: NOW }).into_iter().filter_map(|change| match change {
        Change::Put(row) => Some((row.key(), row)),
        Change::Delete(_) => None,
    });
    let rows: std::collections::BTreeMap<EntityKey, Entity> = rows.collect();
    let cursor = Cursor { generation: Generation(Uuid::from_u128(4)), seq: 1, sight: 1, me: ME };
    Durable { rows, cursor: Some(cursor), ..Durable::default() }
}

/// A device, its disk, and what it has pushed.
struct Device {
    core: Core,
    disk: Durable,
    pushed: Vec<u64>,
}

impl Device {
    fn open(disk: Durable) -> Self {
        let core = Core::open(WORKSPACE, DeviceId(Uuid::from_u128(5)), disk.clone());
        Self { core, disk, pushed: Vec::new() }
    }

    fn online() -> Self {
        let mut device = Self::open(disk());
        device.take(Input::Listening { at: NOW });
        device
    }

    fn take(&mut self, input: Input) {
        let Step { core, writes, sends, .. } = self.core.step(input).unwrap();
        writes.iter().for_each(|write: &Write| self.disk.write(write));
        self.core = core;
        for send in sends {
            if let Send::Push { request, .. } = send {
                self.pushed.extend(request.items.iter().map(|item| item.n));
            }
        }
    }

    fn invite(&mut self, n: u128, held_until: Option<Timestamp>) {
        let command = Command::Invite {
            invitation: InvitationId(Uuid::from_u128(1000 + n)),
            email: EmailAddress::parse(&format!("person{n}@harbor.example")).unwrap(),
            name: None,
            role: role(4),
            batch: None,
            ends_at: None,
        };
        self.take(Input::Submit { commands: vec![command], at: NOW, held_until });
    }
}

#[test]
fn what_is_held_goes_out_when_its_time_has_come_and_not_before() {
    let mut device = Device::online();
    device.invite(1, Some(LATER));
    assert_eq!(device.pushed, NOTHING);
    assert_eq!(device.core.wake_at(), Some(LATER), "the core wants to be woken then");
    device.take(Input::Tick { at: Timestamp(LATER.0 - 1) });
    device.take(Input::SyncNow { at: Timestamp(LATER.0 - 1) });
    assert_eq!(device.pushed, NOTHING, "not even when asked to sync");
    device.take(Input::Tick { at: LATER });
    assert_eq!(device.pushed, [1]);
}

#[test]
fn what_was_done_after_it_waits_for_it() {
    let mut device = Device::online();
    device.invite(1, Some(LATER));
    device.invite(2, None);
    assert_eq!(device.pushed, NOTHING);
    device.take(Input::Tick { at: LATER });
    assert_eq!(device.pushed, [1, 2]);
}

#[test]
fn what_is_undone_was_never_sent_and_lets_the_rest_go() {
    let mut device = Device::online();
    device.invite(1, Some(LATER));
    device.invite(2, None);
    device.take(Input::Discard { numbers: vec![1] });
    assert_eq!(device.pushed, [2]);
    assert_eq!(device.core.view().invitations().count(), 1);
    device.take(Input::Discard { numbers: vec![2] });
    assert_eq!(device.core.waiting(), 1, "what was sent is not taken back like this");
}

#[test]
fn a_kill_keeps_what_was_held_and_it_goes_out_afterwards() {
    let mut device = Device::online();
    device.invite(1, Some(LATER));
    let mut again = Device::open(device.disk);
    again.take(Input::start(LATER));
    again.take(Input::Listening { at: LATER });
    assert_eq!(again.pushed, [1]);
}

#[test]
fn a_clock_that_was_set_back_holds_nothing_for_longer() {
    let mut device = Device::online();
    device.invite(1, Some(LATER));
    device.take(Input::Tick { at: Timestamp(NOW.0 - 3_600_000) });
    assert_eq!(device.pushed, [1]);
}
