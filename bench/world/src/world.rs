//! The world that everybody is asked about, and the questions: both from a seed.

use anyhow::{Context, Result};
use roster_domain::permission::{Grantable, Permission, catalogue};
use roster_domain::{
    AccountId, EmailAddress, Entity, Extra, Member, MemberId, MemberStatus, Name, PermissionSet,
    Profile, Role, RoleId, RoleKind, Subscription, Timestamp, Workspace, WorkspaceId,
};
use uuid::Uuid;

use crate::chance::Chance;

/// How many roles there are, besides the Owner's.
pub const ROLES: usize = 64;

/// So many people have the first role, or half of all if there are fewer: the role that costs measure.
pub const CROWD: usize = 10_000;

/// When it is asked.
pub const NOW: Timestamp = Timestamp(1_790_000_000_000);

/// Members, roles and what each of them gives.
pub struct World {
    /// The members, in the order in which they came. The first is the Owner, about whom nobody is asked.
    pub members: Vec<MemberId>,
    /// The role of each, by its place in `roles`.
    pub role_of: Vec<u8>,
    /// The roles.
    pub roles: Vec<RoleId>,
    /// Which permissions each role gives: by their place in `keys`.
    pub gives: Vec<Vec<bool>>,
    /// The keys of all permissions; not the catalogue's own strings, as a caller's would not be.
    pub keys: Vec<String>,
    /// All of it as Roster has it.
    pub workspace: Workspace,
}

/// May this member do this?
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// The member's place among the members.
    pub member: u32,
    /// The member's id.
    pub id: MemberId,
    /// The permission's place among the keys.
    pub key: u8,
}

impl World {
    /// So many members, the same for the same seed.
    pub fn of(count: usize, seed: u64) -> Result<Self> {
        let mut chance = Chance(seed);
        let mut id = |millis: u64| uuid_of(millis, &mut chance);
        let roles: Vec<RoleId> = (0..ROLES as u64).map(|n| RoleId(id(n))).collect();
        let owner_role = RoleId(id(64));
        let members: Vec<MemberId> = (0..count as u64).map(|n| MemberId(id(100 + n))).collect();
        let gives: Vec<Vec<bool>> = roles.iter().map(|_| toggles(&mut chance)).collect();
        let crowd = CROWD.min(count / 2);
        let role_of: Vec<u8> =
            (0..count).map(|at| if at < crowd { 0 } else { chance.below(ROLES) as u8 }).collect();
        let mut rows = vec![Entity::Profile(profile()?)];
        rows.push(Entity::Role(role(owner_role, "Owner", RoleKind::Owner, &[])?));
        for (at, id) in roles.iter().enumerate() {
            let name = format!("Role {at}");
            rows.push(Entity::Role(role(*id, &name, RoleKind::Custom, &gives[at])?));
        }
        let mut workspace = Workspace::from_rows(rows);
        for (at, id) in members.iter().enumerate() {
            let role = if at == 0 { owner_role } else { roles[usize::from(role_of[at])] };
            let row = Entity::Member(member(*id, at, role)?);
            workspace.apply(&[roster_domain::Change::Put(row)]);
        }
        let keys = catalogue().iter().map(|permission| permission.key.to_owned()).collect();
        Ok(Self { members, role_of, roles, gives, keys, workspace })
    }

    /// So many questions, any member and any permission, the Owner left out.
    pub fn questions(&self, count: usize, seed: u64) -> Vec<Asked> {
        let mut chance = Chance(seed);
        let mut question = |_| {
            let member = 1 + chance.below(self.members.len() - 1);
            let key = chance.below(self.keys.len());
            self.question(member, key)
        };
        (0..count).map(&mut question).collect()
    }

    /// The question whether one member may do what has this place among the keys; counted on from the front after the last.
    pub fn question(&self, member: usize, key: usize) -> Asked {
        let key = (key % self.keys.len()) as u8;
        Asked { member: member as u32, id: self.members[member], key }
    }

    /// What is right, known from how the world was made and from nobody's rule.
    pub fn truth(&self, asked: &Asked) -> bool {
        self.gives[self.role(asked)][usize::from(asked.key)]
    }

    /// The place of the role of whoever is asked about.
    pub fn role(&self, asked: &Asked) -> usize {
        usize::from(self.role_of[asked.member as usize])
    }
}

/// Random toggles, of which those are taken back that may be given to no such role or that lack what they need: what is on is
/// then what is allowed, and the others need know nothing of either.
fn toggles(chance: &mut Chance) -> Vec<bool> {
    let custom = |permission: &Permission| permission.grantable == Grantable::Custom;
    let mut on: Vec<bool> = catalogue().iter().map(|p| chance.coin() && custom(p)).collect();
    loop {
        let lacks = |p: &&Permission| {
            let is_on = |key: &&str| catalogue().iter().any(|q| q.key == *key && on[q.index]);
            on[p.index] && !p.depends_on.iter().all(is_on)
        };
        let Some(lacking) = catalogue().iter().find(lacks) else { return on };
        on[lacking.index] = false;
    }
}

/// As of version 7: a moment, then chance.
fn uuid_of(millis: u64, chance: &mut Chance) -> Uuid {
    let time = u128::from(1_780_000_000_000 + millis) << 80;
    let bits = (u128::from(chance.bits()) << 64 | u128::from(chance.bits())) & ((1 << 80) - 1);
    let version_and_variant = (0xF << 76) | (0x3 << 62);
    Uuid::from_u128(time | (bits & !version_and_variant) | (0x7 << 76) | (0x2 << 62))
}

fn profile() -> Result<Profile> {
    let plan = "organization".to_owned();
    let subscription =
        Subscription { plan, seats_bought: None, trial_ends_at: None, extra: Extra::new() };
    let (id, name) = (WorkspaceId(Uuid::from_u128(1)), name("Northwind")?);
    Ok(Profile { id, name, subscription, founded_at: NOW, extra: Extra::new() })
}

fn role(id: RoleId, label: &str, kind: RoleKind, on: &[bool]) -> Result<Role> {
    let grants: PermissionSet =
        catalogue().iter().zip(on).filter(|(_, on)| **on).map(|(p, _)| p.key).collect();
    let (menu, tests, extra) = (Vec::new(), Vec::new(), Extra::new());
    Ok(Role { id, name: name(label)?, kind, grants, menu, tests, extra })
}

fn member(id: MemberId, at: usize, role: RoleId) -> Result<Member> {
    let email = EmailAddress::parse(&format!("member{at}@northwind.example"));
    Ok(Member {
        id,
        account: AccountId(id.0),
        name: name(&format!("Member {at}"))?,
        contact_email: email.ok().context("an address")?,
        role,
        status: MemberStatus::Active,
        joined_at: NOW,
        ends_at: None,
        extra: Extra::new(),
    })
}

fn name(text: &str) -> Result<Name> {
    Name::new(text, 64).ok().context("a name")
}
