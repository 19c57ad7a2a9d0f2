//! Two roles, or a role and a person, side by side: only where they differ.

use crate::{
    MemberId, PermissionSet, Question, Role, TestPlace, Timestamp, Workspace, allowed,
    explain_role,
    permission::{self, Permission},
};

/// A permission that one side has and the other has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The permission.
    pub permission: &'static Permission,
    /// Whether the left side has it; the right side has it if not.
    pub left: bool,
}

/// Where two sets differ, in the order of the catalogue.
#[must_use]
pub fn compare(left: &PermissionSet, right: &PermissionSet) -> Vec<Difference> {
    let differs = |p: &&'static Permission| left.holds(p) != right.holds(p);
    let differing = permission::catalogue().iter().filter(differs);
    differing.map(|p| Difference { permission: p, left: left.holds(p) }).collect()
}

/// What a role may in the workspace as a whole. The role need not be one of the workspace's: a draft will do.
#[must_use]
pub fn rights_of_role(workspace: &Workspace, role: &Role, at: Timestamp) -> PermissionSet {
    let may = |key| explain_role(workspace, role, key, TestPlace::Anywhere, at).allowed;
    permission::catalogue().iter().map(|permission| permission.key).filter(|key| may(key)).collect()
}

/// What a member may in the workspace as a whole.
#[must_use]
pub fn rights_of_member(workspace: &Workspace, member: MemberId, at: Timestamp) -> PermissionSet {
    let may = |key| allowed(workspace, &Question::new(member, key, at));
    permission::catalogue().iter().map(|permission| permission.key).filter(|key| may(key)).collect()
}
