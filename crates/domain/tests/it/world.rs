//! A small workspace for the tests of this crate.

use roster_domain::*;
use uuid::Uuid;

pub const NOW: Timestamp = Timestamp(1_700_000_000_000);

pub fn stamp() -> Stamp {
    Stamp { at: NOW }
}

pub fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

pub fn email(text: &str) -> EmailAddress {
    EmailAddress::parse(text).unwrap()
}

pub fn name(text: &str) -> Name {
    Name::new(text, 80).unwrap()
}

/// A workspace with one Owner (member 1, account 1) and the ready roles.
pub fn workspace() -> Workspace {
    let founding = Founding {
        workspace: WorkspaceId(id(9)),
        name: name("Northwind"),
        account: AccountId(id(1)),
        owner_name: name("Sofia Lund"),
        owner_email: email("sofia@northwind.example"),
        member: MemberId(id(1)),
        private: false,
        role_ids: (100..120).map(|n| RoleId(id(n))).collect(),
    };
    let mut workspace = Workspace::default();
    workspace.apply(&found(&founding, stamp()));
    workspace
}

pub fn role(workspace: &Workspace, name: &str) -> RoleId {
    workspace.roles().find(|role| role.name.as_str() == name).unwrap().id
}

pub const OWNER: Actor = Actor::Member(MemberId(Uuid::from_u128(1)));

pub fn with_member(workspace: &mut Workspace, n: u128, role_name: &str) -> Actor {
    let member = Member {
        id: MemberId(id(n)),
        account: AccountId(id(n)),
        name: name(&format!("Member {n}")),
        contact_email: email(&format!("m{n}@northwind.example")),
        role: role(workspace, role_name),
        status: MemberStatus::Active,
        joined_at: NOW,
        ends_at: None,
        extra: Extra::new(),
    };
    workspace.apply(&[Change::Put(Entity::Member(member))]);
    Actor::Member(MemberId(id(n)))
}

pub fn with_seats(workspace: &mut Workspace, plan: &str) {
    let mut profile = workspace.profile().unwrap().clone();
    profile.subscription.plan = plan.to_owned();
    workspace.apply(&[Change::Put(Entity::Profile(profile))]);
}

pub fn invite(workspace: &Workspace, n: u128, to: &str, role_name: &str) -> Command {
    Command::Invite {
        invitation: InvitationId(id(n)),
        email: email(to),
        name: None,
        role: role(workspace, role_name),
        batch: None,
        ends_at: None,
    }
}

pub fn invitee(n: u128, at: &str) -> Actor {
    Actor::Invitee(Invitee {
        account: AccountId(id(n)),
        email: email(at),
        name: name("Mei Tanaka"),
    })
}
