//! "May she?", with the one reason. Every other room asks here and nowhere else.

use crate::{
    Member, MemberId, MemberStatus, PermissionSet, Role, RoleId, RoleKind, Workspace,
    permission::{self, Grantable},
};
use std::sync::LazyLock;

/// The answer and its one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether she may.
    pub allowed: bool,
    /// Why, or why not.
    pub because: Because,
}

/// The one reason of a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Because {
    /// There is no such member.
    NotAMember,
    /// The member is suspended.
    Suspended,
    /// The role is gone.
    RoleGone,
    /// The catalogue has no such permission.
    UnknownPermission,
    /// Only an Owner may.
    OwnerOnly,
    /// The role's toggle is off.
    Off,
    /// The toggle is on, but one that it depends on is off.
    Needs {
        /// The key that is off.
        permission: &'static str,
    },
    /// The role's toggle is on.
    On,
}

static OWNER: LazyLock<PermissionSet> =
    LazyLock::new(|| PermissionSet::everything_for(Grantable::OwnerOnly));
static CO_OWNER: LazyLock<PermissionSet> =
    LazyLock::new(|| PermissionSet::everything_for(Grantable::OwnerOrCoOwner));

/// What a role effectively grants.
#[must_use]
pub fn effective(role: &Role) -> &PermissionSet {
    match role.kind {
        RoleKind::Owner => &OWNER,
        RoleKind::CoOwner => &CO_OWNER,
        RoleKind::BuiltIn | RoleKind::Custom => &role.grants,
    }
}

/// Whether a member may do what a permission names, and the one reason.
#[must_use]
pub fn explain(workspace: &Workspace, member: MemberId, key: &str) -> Verdict {
    let because = reason(workspace, member, key);
    Verdict { allowed: because == Because::On, because }
}

fn reason(workspace: &Workspace, member: MemberId, key: &str) -> Because {
    let Some(member) = workspace.member(member) else { return Because::NotAMember };
    if member.status != MemberStatus::Active {
        return Because::Suspended;
    }
    let Some(role) = workspace.role(member.role) else { return Because::RoleGone };
    let Some(permission) = permission::find(key) else { return Because::UnknownPermission };
    let beyond = match permission.grantable {
        Grantable::OwnerOnly => role.kind != RoleKind::Owner,
        Grantable::OwnerOrCoOwner => !matches!(role.kind, RoleKind::Owner | RoleKind::CoOwner),
        Grantable::Custom => false,
    };
    if beyond {
        return Because::OwnerOnly;
    }
    let grants = effective(role);
    if !grants.has(key) {
        return Because::Off;
    }
    match permission.depends_on.iter().find(|needed| !grants.has(needed)) {
        Some(needed) => Because::Needs { permission: needed },
        None => Because::On,
    }
}

/// Whether a member's role reaches as far as another role: nobody grants what they do not hold (P14).
#[must_use]
pub fn covers(workspace: &Workspace, member: &Member, role: &Role) -> bool {
    let own = workspace.role(member.role);
    own.is_some_and(|own| {
        (own.kind == RoleKind::Owner || role.kind != RoleKind::Owner)
            && effective(own).contains_all(effective(role))
    })
}

/// Whether a member may give a role to somebody, as far as the role itself is concerned.
#[must_use]
pub fn may_give(workspace: &Workspace, member: MemberId, role: RoleId) -> bool {
    match (workspace.member(member), workspace.role(role)) {
        (Some(member), Some(role)) => {
            member.status == MemberStatus::Active && covers(workspace, member, role)
        }
        _ => false,
    }
}
