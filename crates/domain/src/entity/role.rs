//! Roles, their main menus and their tests.

use super::Extra;
use crate::{Name, PermissionSet, RoleId, RoleTestId};
use serde::{Deserialize, Serialize};

/// A named set of permissions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Role {
    /// The role.
    pub id: RoleId,
    /// Its name.
    pub name: Name,
    /// Where it comes from, and what protects it. Named `origin` in JSON, where `kind` is the row's own.
    #[serde(rename = "origin")]
    pub kind: RoleKind,
    /// What is on. Owner and Co-owner have what their kind says, whatever stands here.
    pub grants: PermissionSet,
    /// The main menu, where it was changed for this role (R106); items that are not named keep their place at the end.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub menu: Vec<MenuEntry>,
    /// Sentences that must hold for this role.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tests: Vec<RoleTest>,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Where a role comes from, and what protects it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoleKind {
    /// Everything; cannot be changed or deleted.
    Owner,
    /// Everything but deleting and transferring the workspace; cannot be changed or deleted.
    CoOwner,
    /// Ships with every workspace; can be changed, not deleted.
    BuiltIn,
    /// Made here, or from a ready role.
    Custom,
}

impl RoleKind {
    /// Whether it is Owner or Co-owner: roles that cannot be changed or deleted, and that no exception touches.
    #[must_use]
    pub fn is_system(self) -> bool {
        matches!(self, Self::Owner | Self::CoOwner)
    }
}

/// One item of a role's main menu: order is the order of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MenuEntry {
    /// The item's key, as in the list of screens.
    pub item: String,
    /// Whether it is shown, where the permissions allow it.
    pub shown: bool,
}

/// A sentence that must hold for a role, such as "cannot view invoices".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleTest {
    /// The test.
    pub id: RoleTestId,
    /// Whether all of the permissions must be allowed (true), or none (false).
    pub can: bool,
    /// The keys of the permissions.
    pub permissions: Vec<String>,
    /// Where the question is put.
    pub place: TestPlace,
}

/// Where the question of a role's test is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TestPlace {
    /// In the workspace as a whole.
    Anywhere,
    /// On a project that the person is assigned to.
    AssignedProject,
    /// On a project that the person is not assigned to.
    OtherProject,
}
