//! A draft of a role's permissions: toggled as a person does it, with what each toggle takes along, and laid over a role that
//! somebody else changed meanwhile.

use crate::{
    Command, MemberId, PermissionSet, Question, Role, RoleId, Timestamp, Workspace, explain,
    permission::{self, Grantable, Permission, find, needs_of},
};
use serde::{Deserialize, Serialize};

/// Permissions as they were when the draft began, and as they are in it. Kept on the device between two toggles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// As they were.
    pub base: PermissionSet,
    /// As they are in the draft.
    pub on: PermissionSet,
    /// As they were before each toggle, the last one last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub past: Vec<PermissionSet>,
}

/// How many toggles of a draft can be taken back.
const UNDO_MAX: usize = 50;

/// What a draft changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes {
    /// Off until now, on from now.
    pub grant: PermissionSet,
    /// On until now, off from now.
    pub revoke: PermissionSet,
}

impl Draft {
    /// A draft in which nothing has changed.
    #[must_use]
    pub fn of(role: &Role) -> Self {
        Self { base: role.grants.clone(), on: role.grants.clone(), past: Vec::new() }
    }

    /// Goes on from what a toggle made, remembering what was before it.
    pub fn advance(&mut self, toggled: &Toggled) {
        if toggled.on != self.on {
            self.past.push(std::mem::replace(&mut self.on, toggled.on.clone()));
            let too_many = self.past.len().saturating_sub(UNDO_MAX);
            self.past.drain(..too_many);
        }
    }

    /// Takes the last toggle back; whether there was one.
    pub fn undo(&mut self) -> bool {
        let before = self.past.pop();
        let undone = before.is_some();
        if let Some(before) = before {
            self.on = before;
        }
        undone
    }

    /// What it changes.
    #[must_use]
    pub fn changes(&self) -> Changes {
        Changes { grant: self.on.minus(&self.base), revoke: self.base.minus(&self.on) }
    }

    /// The role as it would be with the draft.
    #[must_use]
    pub fn applied_to(&self, role: &Role) -> Role {
        Role { grants: self.on.clone(), ..role.clone() }
    }

    /// The command that applies it to this role.
    #[must_use]
    pub fn command(&self, role: RoleId) -> Command {
        let Changes { grant, revoke } = self.changes();
        Command::EditRole { role, grant, revoke }
    }

    /// Whether it changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.on == self.base
    }
}

/// A set after a toggle, and what the toggle took along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toggled {
    /// What is on now.
    pub on: PermissionSet,
    /// Turned on because a toggle needs it.
    pub also_on: Vec<&'static str>,
    /// Turned off because it needs a toggle that went off.
    pub also_off: Vec<&'static str>,
}

/// Turns these on or off, with everything that they need, or that needs them. Keys that are unknown or locked stay as they are.
#[must_use]
pub fn toggle(
    on: &PermissionSet,
    keys: &[&str],
    value: bool,
    locked: &dyn Fn(&Permission) -> bool,
) -> Toggled {
    let mut after = on.clone();
    let asked: Vec<&'static Permission> = keys.iter().filter_map(|key| find(key)).collect();
    for permission in asked.iter().copied().filter(|permission| !locked(permission)) {
        if value {
            needs_of(permission).chain([permission]).for_each(|each| after.insert(each.key));
        } else {
            permission.needed_by().chain([permission]).for_each(|each| after.remove(each.key));
        }
    }
    let along = |set: PermissionSet| -> Vec<&'static str> {
        let along = set.permissions().filter(|p| asked.iter().all(|asked| asked.index != p.index));
        along.map(|permission| permission.key).collect()
    };
    let (also_on, also_off) = (along(after.minus(on)), along(on.minus(&after)));
    Toggled { on: after, also_on, also_off }
}

/// Whether a member cannot switch this in a role: it may be given to no such role, or she does not hold it herself.
#[must_use]
pub fn is_locked(
    workspace: &Workspace,
    member: MemberId,
    permission: &Permission,
    at: Timestamp,
) -> bool {
    permission.grantable != Grantable::Custom
        || !matches!(
            explain(workspace, &Question::new(member, permission.key, at)).because,
            // What only the plan is in the way of can be prepared.
            crate::Because::On | crate::Because::PlanLacks { .. }
        )
}

/// A toggle that was moved in the role while a draft of it stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The permission.
    pub permission: &'static Permission,
    /// As it was when the draft began.
    pub base: bool,
    /// As the draft had it.
    pub mine: bool,
    /// As the role has it now.
    pub theirs: bool,
}

/// A draft over the role as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rebased {
    /// The draft, beginning from the role as it is now.
    pub draft: Draft,
    /// Toggles that both moved, and those of the draft that the other change leaves no room for.
    pub clashes: Vec<Clash>,
    /// How many other toggles were moved in the role.
    pub others: u32,
}

impl Draft {
    /// The draft over the role as it is now. Where both cannot be, the role as it is now stands, and the toggle is named.
    #[must_use]
    pub fn over(&self, now: &PermissionSet) -> Rebased {
        let mine = self.changes();
        let mut on = now.with(&mine.grant).minus(&mine.revoke);
        // What they took away is not given back by the way, and what they gave is not taken.
        for permission in mine.grant.permissions() {
            if needs_of(permission).any(|needed| !on.holds(needed)) {
                on.remove(permission.key);
            }
        }
        for permission in mine.revoke.permissions() {
            if permission.needed_by().any(|other| on.holds(other)) {
                on.insert(permission.key);
            }
        }
        let moved =
            |permission: &&'static Permission| self.base.holds(permission) != now.holds(permission);
        let touched = mine.grant.with(&mine.revoke);
        let is_clash = |permission: &&'static Permission| {
            touched.holds(permission)
                && (moved(permission) || on.holds(permission) != self.on.holds(permission))
        };
        let clash = |permission: &'static Permission| Clash {
            permission,
            base: self.base.holds(permission),
            mine: self.on.holds(permission),
            theirs: now.holds(permission),
        };
        let clashes = permission::catalogue().iter().filter(is_clash).map(clash).collect();
        let others =
            permission::catalogue().iter().filter(|p| moved(p) && !touched.holds(p)).count();
        let others = u32::try_from(others).unwrap_or(u32::MAX);
        Rebased { draft: Self { base: now.clone(), on, past: Vec::new() }, clashes, others }
    }
}
