//! Roles as they are listed, and the catalogue of permissions.

use serde::{Deserialize, Serialize};
use specta::Type;

/// Every permission. Never changes while the app runs.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PermissionCatalogue {
    /// The modules, in order.
    pub modules: Vec<PermissionModule>,
}

/// A group of permissions.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PermissionModule {
    /// Its key.
    pub key: String,
    /// Its name.
    pub label: String,
    /// Its permissions, in order.
    pub permissions: Vec<PermissionLine>,
}

/// One permission.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PermissionLine {
    /// Its key.
    pub key: String,
    /// Its name.
    pub label: String,
    /// What it allows, in a sentence.
    pub description: String,
    /// Its column; a module can have several of one verb.
    pub verb: Verb,
    /// The keys that it needs, of the same module.
    pub depends_on: Vec<String>,
    /// How much harm it can do.
    pub risk: Risk,
    /// Why it is marked, if it is.
    pub sensitive: Option<Sensitive>,
    /// Which roles can have it.
    pub grantable: Grantable,
    /// Whether an exception on one project makes sense.
    pub on_project: bool,
}

/// A column of the editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Verb {
    View,
    Create,
    Edit,
    Delete,
    Other,
}

/// How much harm a permission can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Risk {
    Low,
    Medium,
    High,
}

/// Why a permission is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Sensitive {
    Money,
    Personal,
    Deleting,
    People,
    Outside,
}

/// Which roles can have a permission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Grantable {
    AnyRole,
    OwnerOrCoOwner,
    OwnerOnly,
}

/// The list of roles.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RolesPage {
    /// Owner, Co-owner, built in, custom.
    pub roles: Vec<RoleCard>,
    /// Templates to begin with.
    pub ready: Vec<ReadyRole>,
    /// What the one who looks may do.
    pub rights: RoleRights,
}

/// What the one who looks may do with roles.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RoleRights {
    /// Make roles.
    pub create: bool,
    /// Change them.
    pub edit: bool,
    /// Delete them.
    pub remove: bool,
    /// See as they see.
    pub view_as: bool,
    /// Choose their main menu.
    pub edit_menu: bool,
    /// The plan's name, where it is the plan that has no custom roles.
    pub plan_lacks_custom_roles: Option<String>,
}

/// Where a role comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum RoleOrigin {
    Owner,
    CoOwner,
    BuiltIn,
    Custom,
}

/// A role in the list.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RoleCard {
    /// The role.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Where it comes from.
    pub origin: RoleOrigin,
    /// Members, suspended ones too.
    pub people: u32,
    /// Invitations that will give it.
    pub pending: u32,
    /// How many permissions of the catalogue are on.
    pub permissions_on: u32,
    /// How many of these are marked.
    pub sensitive_on: u32,
    /// It in a few words.
    pub summary: RoleSummary,
    /// It in four questions.
    pub columns: FourColumns,
    /// Unsaved changes on this device.
    pub draft_changes: u32,
    /// Sentences that must hold.
    pub tests: u32,
    /// Those that do not.
    pub tests_failing: u32,
    /// Whether the server has not answered its last change.
    pub unsent: bool,
    /// How far its last change came; nothing before the server said.
    pub travelled: Option<Travelled>,
}

/// How far a change came.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Travelled {
    /// Devices that have it.
    pub reached: u32,
    /// Devices that there are.
    pub devices: u32,
}

/// Names of modules, by how much of each is on.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RoleSummary {
    /// All of it.
    pub everything: Vec<String>,
    /// Some of it.
    pub some: Vec<String>,
    /// Seeing only.
    pub view_only: Vec<String>,
    /// Nothing.
    pub nothing: Vec<String>,
    /// Whether it shows or moves money.
    pub money: bool,
}

/// Four questions about a role.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FourColumns {
    /// Read data.
    pub read_data: Share,
    /// Perform actions.
    pub perform_actions: Share,
    /// Manage billing.
    pub manage_billing: Share,
    /// Manage team members.
    pub manage_team: Share,
}

/// How much of something is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Share {
    None,
    Some,
    All,
}

/// A role that comes with the product, to begin from.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReadyRole {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub about: String,
    /// How many permissions are on.
    pub permissions_on: u32,
    /// Whether the workspace has a role of that name.
    pub taken: bool,
}

/// What a new role begins from.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum RoleSource {
    /// Nothing on.
    Scratch,
    /// A ready role.
    Ready {
        /// Its key.
        key: String,
    },
    /// A copy of a role.
    Role {
        /// Which.
        id: String,
    },
}

/// What can be said about a name while it is typed.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NameAdvice {
    /// Why it cannot be saved.
    pub fault: Option<RoleNameFault>,
    /// A word of rank in it: it can be saved, and is advised against.
    pub seniority: Option<String>,
}

/// Why a role's name cannot be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum RoleNameFault {
    Empty,
    TooLong,
    Unprintable,
    Reserved,
    Taken,
}

/// The main menu of a role.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RoleMenu {
    /// Its items, in order.
    pub items: Vec<RoleMenuItem>,
    /// Whether the one who looks may change it.
    pub editable: bool,
}

/// An item of a main menu.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RoleMenuItem {
    /// Its key.
    pub key: String,
    /// Its name.
    pub label: String,
    /// A word to choose a picture by.
    pub icon: String,
    /// Whether the menu shows it.
    pub shown: bool,
    /// Whether the role's permissions open it.
    pub permitted: bool,
}
