//! The catalogue of permissions, and sets of them.
//!
//! The catalogue is the data file `data/permissions.tsv`, compiled in. A set knows each permission of the catalogue as a
//! bit and keeps keys that it does not know as they are: a device that is older than the server must not erase what it
//! has never heard of when it edits a role.

mod bits;
mod handle;
mod set;

pub(crate) use bits::Bits;
pub use handle::{PermissionHandle, handle};
pub use set::PermissionSet;

use crate::likeness::distance;
use handle::Keys;
use std::sync::LazyLock;

/// See the People page: names, roles and status.
pub const MEMBERS_VIEW: &str = "members.view";
/// Send new invitations.
pub const MEMBERS_INVITE: &str = "members.invite";
/// Assign another role to a member.
pub const MEMBERS_CHANGE_ROLE: &str = "members.change_role";
/// Pause and restore a member's access.
pub const MEMBERS_SUSPEND: &str = "members.suspend";
/// Take a member out.
pub const MEMBERS_REMOVE: &str = "members.remove";
/// Download the list of members.
pub const MEMBERS_EXPORT: &str = "members.export";
/// Change people's details on file.
pub const PEOPLE_EDIT: &str = "people.edit";
/// Make teams.
pub const TEAMS_CREATE: &str = "teams.create";
/// Rename teams, set managers, delete teams.
pub const TEAMS_MANAGE: &str = "teams.manage";
/// See pending, expired and declined invitations.
pub const INVITATIONS_VIEW: &str = "invitations.view";
/// Change email or role before acceptance.
pub const INVITATIONS_EDIT: &str = "invitations.edit";
/// Send the invitation mail again.
pub const INVITATIONS_RESEND: &str = "invitations.resend";
/// Cancel an invitation before acceptance.
pub const INVITATIONS_REVOKE: &str = "invitations.revoke";
/// See roles and their permissions.
pub const ROLES_VIEW: &str = "roles.view";
/// See plan and seats.
pub const BILLING_VIEW: &str = "billing.view";
/// Change the workspace's name and defaults.
pub const SETTINGS_EDIT: &str = "settings.edit";
/// Let other applications in.
pub const SETTINGS_INTEGRATIONS: &str = "settings.integrations";
/// Make roles.
pub const ROLES_CREATE: &str = "roles.create";
/// Rename roles and change their permissions.
pub const ROLES_EDIT: &str = "roles.edit";
/// Delete roles.
pub const ROLES_DELETE: &str = "roles.delete";
/// See the workspace as a role sees it.
pub const ROLES_VIEW_AS: &str = "roles.view_as";
/// Choose a role's main menu.
pub const ROLES_EDIT_MENU: &str = "roles.edit_menu";
/// See projects that one is assigned to.
pub const PROJECTS_VIEW: &str = "projects.view";
/// See every project.
pub const PROJECTS_VIEW_ALL: &str = "projects.view_all";
/// Make projects.
pub const PROJECTS_CREATE: &str = "projects.create";
/// Change a project's details.
pub const PROJECTS_EDIT: &str = "projects.edit";
/// Archive a project, or take it up again.
pub const PROJECTS_CHANGE_STATUS: &str = "projects.change_status";
/// Say who is assigned to a project.
pub const PROJECTS_MANAGE_MEMBERS: &str = "projects.manage_members";
/// Make exceptions on a project.
pub const PROJECTS_MANAGE_PERMISSIONS: &str = "projects.manage_permissions";

/// How much harm a permission can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Risk {
    /// Little.
    Low,
    /// Some.
    Medium,
    /// Money, personal data, deleting, or power over people.
    High,
}

/// Which roles may be given a permission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grantable {
    /// Any role.
    Custom,
    /// Owner and Co-owner only (C14).
    OwnerOrCoOwner,
    /// Owner only.
    OwnerOnly,
}

/// Why a permission is marked as sensitive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sensitive {
    /// It shows or moves money.
    Money,
    /// It opens personal data of many.
    Personal,
    /// It destroys.
    Deleting,
    /// It gives power over people or their access.
    People,
    /// It reaches outside of the workspace.
    Outside,
}

/// What a permission does to its thing, where it is one of the four that nearly every thing has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verb {
    /// See it.
    View,
    /// Make one.
    Create,
    /// Change it.
    Edit,
    /// Delete it.
    Delete,
    /// Anything else, such as sending.
    Other,
}

/// One line of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permission {
    /// Its key, such as `invoices.send`.
    pub key: &'static str,
    /// Its module's key.
    pub module: &'static str,
    /// Its module's name.
    pub module_label: &'static str,
    /// Its name.
    pub label: &'static str,
    /// What it allows, in a sentence.
    pub description: &'static str,
    /// The permissions of the same module without which it does nothing (R66).
    pub depends_on: Vec<&'static str>,
    /// How much harm it can do.
    pub risk: Risk,
    /// Which roles may be given it.
    pub grantable: Grantable,
    /// Why it is marked, if it is.
    pub sensitive: Option<Sensitive>,
    /// Whether it can be asked about, and excepted, on one project.
    pub on_project: bool,
    /// Its place in the catalogue.
    pub index: usize,
}

impl Permission {
    /// Its handle, for asking about it often.
    #[inline]
    #[must_use]
    pub fn handle(&self) -> PermissionHandle {
        // No more of them fit into a set; a test counts.
        PermissionHandle(self.index as u8)
    }

    /// What it does to its thing, read from the end of its key.
    #[must_use]
    pub fn verb(&self) -> Verb {
        match self.key.rsplit('.').next() {
            Some("view") => Verb::View,
            Some("create") => Verb::Create,
            Some("edit") => Verb::Edit,
            Some("delete") => Verb::Delete,
            _ => Verb::Other,
        }
    }

    /// Whether it only shows something, as its key says: what is left to whoever may look at a project and no more.
    #[must_use]
    pub fn only_shows(&self) -> bool {
        self.key.rsplit('.').next().is_some_and(|verb| verb.starts_with("view"))
    }

    /// Every permission that needs this one, itself or by way of others.
    pub fn needed_by(&self) -> impl Iterator<Item = &'static Self> + '_ {
        let of_module = catalogue().iter().filter(|other| other.module == self.module);
        of_module.filter(|other| needs_of(other).any(|needed| needed.index == self.index))
    }
}

/// Every permission without which `permission` does nothing, by way of others too, itself left out.
pub fn needs_of(permission: &'static Permission) -> impl Iterator<Item = &'static Permission> {
    let mut found: Vec<&'static Permission> = Vec::new();
    let mut open = vec![permission];
    while let Some(next) = open.pop() {
        for needed in next.depends_on.iter().filter_map(|key| find(key)) {
            if found.iter().all(|known| known.index != needed.index) {
                found.push(needed);
                open.push(needed);
            }
        }
    }
    found.into_iter()
}

struct Catalogue {
    permissions: Vec<Permission>,
    keys: Keys,
}

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let lines = include_str!("../../data/permissions.tsv").lines().skip(1);
    let permissions: Vec<Permission> =
        lines.enumerate().filter_map(|(at, line)| read_line(at, line)).collect();
    let keys = Keys::of(&permissions);
    Catalogue { permissions, keys }
});

/// Reads one line of the data file; a test proves that no line is left out.
fn read_line(index: usize, line: &'static str) -> Option<Permission> {
    let mut cells = line.split('\t');
    let mut cell = || cells.next();
    Some(Permission {
        key: cell()?,
        module: cell()?,
        module_label: cell()?,
        label: cell()?,
        description: cell()?,
        depends_on: cell()?.split(',').filter(|key| !key.is_empty()).collect(),
        risk: match cell()? {
            "low" => Risk::Low,
            "medium" => Risk::Medium,
            "high" => Risk::High,
            _ => return None,
        },
        grantable: match cell()? {
            "custom" => Grantable::Custom,
            "owner_or_co_owner" => Grantable::OwnerOrCoOwner,
            "owner_only" => Grantable::OwnerOnly,
            _ => return None,
        },
        sensitive: match cell()? {
            "" => None,
            "money" => Some(Sensitive::Money),
            "personal" => Some(Sensitive::Personal),
            "deleting" => Some(Sensitive::Deleting),
            "people" => Some(Sensitive::People),
            "outside" => Some(Sensitive::Outside),
            _ => return None,
        },
        on_project: match cell()? {
            "yes" => true,
            "no" => false,
            _ => return None,
        },
        index,
    })
}

/// The whole catalogue, in the order of the role editor.
#[must_use]
pub fn catalogue() -> &'static [Permission] {
    &CATALOGUE.permissions
}

/// A module: a group of permissions that does not depend on any other (R66).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Module {
    /// Its key.
    pub key: &'static str,
    /// Its name.
    pub label: &'static str,
}

/// All modules, in the order of the catalogue.
pub fn modules() -> impl Iterator<Item = Module> {
    let mut last = "";
    catalogue().iter().filter_map(move |permission| {
        let is_new = permission.module != last;
        last = permission.module;
        is_new.then_some(Module { key: permission.module, label: permission.module_label })
    })
}

/// The permissions of a module.
pub fn of_module(module: &str) -> impl Iterator<Item = &'static Permission> {
    catalogue().iter().filter(move |permission| permission.module == module)
}

/// The permission with this key.
#[must_use]
pub fn find(key: &str) -> Option<&'static Permission> {
    handle(key).map(PermissionHandle::permission)
}

/// The key of the catalogue that somebody may have meant with one that is not in it.
#[must_use]
pub fn meant(key: &str) -> Option<&'static str> {
    let key: String = key.chars().take(KEY_MAX).collect();
    let nearest = catalogue().iter().map(|p| (distance(&key, p.key), p.key)).min()?;
    (nearest.0 <= 3).then_some(nearest.1)
}

/// No key of the catalogue is longer, in characters; what is longer is cut before it is compared.
const KEY_MAX: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_catalogue_holds_150_permissions_in_22_modules_and_no_line_is_left_out() {
        let lines = include_str!("../../data/permissions.tsv").lines().count() - 1;
        assert_eq!(catalogue().len(), lines);
        assert_eq!(lines, 150);
        let modules: BTreeSet<_> = catalogue().iter().map(|p| p.module).collect();
        assert_eq!(modules.len(), 22);
    }

    #[test]
    fn r66_no_dependency_crosses_a_module_and_each_exists() {
        for permission in catalogue() {
            for needed in &permission.depends_on {
                let needed = find(needed).expect("a dependency is in the catalogue");
                assert_eq!(needed.module, permission.module, "{}", permission.key);
            }
        }
    }

    #[test]
    fn the_keys_that_rules_name_are_in_the_catalogue() {
        for key in [
            MEMBERS_VIEW,
            MEMBERS_INVITE,
            MEMBERS_CHANGE_ROLE,
            MEMBERS_SUSPEND,
            MEMBERS_REMOVE,
            MEMBERS_EXPORT,
            PEOPLE_EDIT,
            TEAMS_CREATE,
            TEAMS_MANAGE,
            INVITATIONS_VIEW,
            INVITATIONS_EDIT,
            INVITATIONS_RESEND,
            INVITATIONS_REVOKE,
            ROLES_VIEW,
            BILLING_VIEW,
            SETTINGS_EDIT,
            SETTINGS_INTEGRATIONS,
            ROLES_CREATE,
            ROLES_EDIT,
            ROLES_DELETE,
            ROLES_VIEW_AS,
            ROLES_EDIT_MENU,
            PROJECTS_VIEW,
            PROJECTS_VIEW_ALL,
            PROJECTS_CREATE,
            PROJECTS_EDIT,
            PROJECTS_CHANGE_STATUS,
            PROJECTS_MANAGE_MEMBERS,
            PROJECTS_MANAGE_PERMISSIONS,
        ] {
            assert!(find(key).is_some(), "{key}");
        }
    }

    #[test]
    fn a_misspelt_key_finds_the_one_that_was_meant() {
        assert_eq!(meant("invoices.sned"), Some("invoices.send"));
        assert_eq!(meant("quite.something_else"), None);
    }

    #[test]
    fn what_is_needed_is_found_both_ways_and_through_others() {
        let send = find("invoices.send").unwrap();
        assert!(needs_of(send).any(|needed| needed.key == "invoices.view"));
        let view = find("invoices.view").unwrap();
        assert!(view.needed_by().any(|other| other.key == "invoices.send"));
    }
}
