//! Where a member stands, looked up once and asked often: the quick way to the answers of [`explain`](crate::explain) about the
//! workspace as a whole.
//!
//! What a role gives there follows from its own row, the catalogue and the features of the plan, so that it is worked out
//! when the role is put, for each set of features. Projects are no part of it, as each has exceptions of its own.

use crate::{
    Member, MemberId, MemberStatus, Role, RoleId, RoleKind, Subscription, Table, Timestamp,
    Workspace, effective,
    permission::{Bits, Grantable, PermissionHandle, catalogue, handle},
    plan::{self, Feature},
    role_of::{RoleOf, RolePlace},
};
use std::sync::{Arc, LazyLock};

/// Where a member stands in the workspace as a whole, at one moment.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a>(&'a Bits);

impl<'a> Standing<'a> {
    /// Looks a member up. Nobody, and who is suspended, stands where nothing is allowed.
    #[inline]
    #[must_use]
    pub fn of(workspace: &'a Workspace, member: MemberId, at: Timestamp) -> Self {
        Self(workspace.access().rights(member, at).unwrap_or(&Bits::NONE))
    }

    /// Whether she may, as [`explain`](crate::explain) would say it of her and this permission.
    #[inline]
    #[must_use]
    pub fn may(self, permission: PermissionHandle) -> bool {
        self.0.holds(permission)
    }
}

/// What rows say of access in the workspace as a whole, ready to be asked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Access {
    role_of_active: RoleOf,
    /// When memberships end, of the few that do.
    ends: Table<MemberId, Timestamp>,
    /// Where a role's rights stand. It keeps its place when it is gone, as members may still name it, and may come before it.
    place_of_role: Table<RoleId, RolePlace>,
    /// What each role gives, on each kind of plan.
    rights: Arc<Vec<[Bits; PLANS]>>,
    plan: PlanKinds,
}

/// All of it follows from the rows, which are compared; in what order they came is nobody's concern.
impl PartialEq for Access {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Access {
    pub(crate) fn put_member(&mut self, member: &Member) {
        match member.status {
            MemberStatus::Active => {
                let place = self.place(member.role);
                self.role_of_active.put(member.id, place);
                if let Some(end) = member.ends_at {
                    self.ends.put(member.id, end);
                }
            }
            MemberStatus::Suspended => self.remove_member(member.id),
        }
    }

    pub(crate) fn remove_member(&mut self, id: MemberId) {
        self.role_of_active.remove(id);
        self.ends.remove(&id);
    }

    pub(crate) fn put_role(&mut self, role: &Role) {
        let place = self.place(role.id);
        let rights = rights_of(role);
        Arc::make_mut(&mut self.rights)[place as usize] =
            RULES.closed.each_ref().map(|closed| rights.minus(closed));
    }

    pub(crate) fn remove_role(&mut self, id: RoleId) {
        if let Some(place) = self.place_of_role.get(&id) {
            Arc::make_mut(&mut self.rights)[*place as usize] = [Bits::NONE; PLANS];
        }
    }

    /// The place of a role, a new one if it has none yet.
    fn place(&mut self, role: RoleId) -> RolePlace {
        if let Some(place) = self.place_of_role.get(&role) {
            return *place;
        }
        let place = self.rights.len() as RolePlace;
        Arc::make_mut(&mut self.rights).push([Bits::NONE; PLANS]);
        self.place_of_role.put(role, place);
        place
    }

    pub(crate) fn put_plan(&mut self, subscription: Option<&Subscription>) {
        self.plan = subscription.map(PlanKinds::of).unwrap_or_default();
    }

    #[inline]
    fn rights(&self, member: MemberId, at: Timestamp) -> Option<&Bits> {
        let place = self.role_of_active.get(member)?;
        if !self.ends.is_empty() && self.ends.get(&member).is_some_and(|end| *end <= at) {
            return None;
        }
        Some(&self.rights.get(place as usize)?[self.plan.at(at)])
    }
}

/// Whether a member may, in the workspace as a whole.
#[inline]
pub(crate) fn may(workspace: &Workspace, member: MemberId, key: &str, at: Timestamp) -> bool {
    let standing = Standing::of(workspace, member, at);
    handle(key).is_some_and(|permission| standing.may(permission))
}

/// How many kinds of plans there are: with or without custom roles, with or without teams.
const PLANS: usize = 4;

/// Of which kind the plan is, before and after the trial ends: no other moment changes a plan by itself.
#[derive(Clone, Copy, Debug, Default)]
struct PlanKinds {
    before: usize,
    end: Timestamp,
    after: usize,
}

impl PlanKinds {
    fn of(subscription: &Subscription) -> Self {
        let end = subscription.trial_ends_at.unwrap_or(Timestamp(i64::MAX));
        let kind = |at| {
            let has = |feature| usize::from(plan::opens(subscription, feature, at));
            has(Feature::CustomRoles) + 2 * has(Feature::Teams)
        };
        Self { before: kind(Timestamp(i64::MIN)), end, after: kind(end) }
    }

    #[inline]
    fn at(&self, at: Timestamp) -> usize {
        if at < self.end { self.before } else { self.after }
    }
}

/// What a role gives in the workspace as a whole, on a plan that has everything.
fn rights_of(role: &Role) -> Bits {
    let on = effective(role).known();
    let mut rights = match role.kind {
        RoleKind::Owner => *on,
        RoleKind::CoOwner => on.minus(&RULES.owner_only),
        RoleKind::BuiltIn | RoleKind::Custom => on.minus(&RULES.not_custom),
    };
    for (needed, by) in &RULES.needed {
        if !on.holds(*needed) {
            rights = rights.minus(by);
        }
    }
    rights
}

/// What the catalogue says, turned round for whole sets.
struct Rules {
    owner_only: Bits,
    not_custom: Bits,
    /// What is needed, each with everything that names it.
    needed: Vec<(PermissionHandle, Bits)>,
    /// What each kind of plan does not have.
    closed: [Bits; PLANS],
}

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let all = || catalogue().iter();
    let handles = |permissions: &mut dyn Iterator<Item = &_>| -> Bits {
        permissions.map(crate::permission::Permission::handle).collect()
    };
    let of = |feature| handles(&mut all().filter(|p| plan::feature_of(p.key) == Some(feature)));
    let (roles, teams) = (of(Feature::CustomRoles), of(Feature::Teams));
    let needed = all().map(|needed| {
        let by = handles(&mut all().filter(|p| p.depends_on.contains(&needed.key)));
        (needed.handle(), by)
    });
    Rules {
        owner_only: handles(&mut all().filter(|p| p.grantable == Grantable::OwnerOnly)),
        not_custom: handles(&mut all().filter(|p| p.grantable != Grantable::Custom)),
        needed: needed.filter(|(_, by)| !by.is_empty()).collect(),
        closed: [roles.with(&teams), teams, roles, Bits::NONE],
    }
});
