//! The roles that come with every workspace, as data: two system roles, the built-in ones and those by job function.

use crate::{
    entity::RoleKind,
    permission::{Grantable, PermissionSet},
};
use std::sync::LazyLock;

/// A role that comes with the product.
#[derive(Clone, Debug)]
pub struct ReadyRole {
    /// Its key in the data file, such as `project_manager`.
    pub key: &'static str,
    /// Its name.
    pub label: &'static str,
    /// What kind of role it makes.
    pub kind: RoleKind,
    /// What it is for, in a sentence.
    pub about: &'static str,
    /// What is on.
    pub grants: PermissionSet,
    /// Whether a new workspace has it from the start; examples are offered in the editor only.
    pub from_start: bool,
}

static READY: LazyLock<Vec<ReadyRole>> = LazyLock::new(|| {
    include_str!("../data/roles.tsv").lines().skip(1).filter_map(read_line).collect()
});

fn read_line(line: &'static str) -> Option<ReadyRole> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [key, label, kind, about, keys] = cells[..] else { return None };
    let kind_of_role = match kind {
        "owner" => RoleKind::Owner,
        "co_owner" => RoleKind::CoOwner,
        "built_in" => RoleKind::BuiltIn,
        "ready" | "example" => RoleKind::Custom,
        _ => return None,
    };
    let grants = match kind_of_role {
        RoleKind::Owner => PermissionSet::everything_for(Grantable::OwnerOnly),
        RoleKind::CoOwner => PermissionSet::everything_for(Grantable::OwnerOrCoOwner),
        RoleKind::BuiltIn | RoleKind::Custom => keys.split(',').collect(),
    };
    Some(ReadyRole { key, label, kind: kind_of_role, about, grants, from_start: kind != "example" })
}

/// All ready roles, in the order in which they are offered.
#[must_use]
pub fn ready_roles() -> &'static [ReadyRole] {
    &READY
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::permission::find;

    #[test]
    fn every_line_is_a_role_whose_permissions_exist_with_what_they_depend_on() {
        assert_eq!(ready_roles().len(), include_str!("../data/roles.tsv").lines().count() - 1);
        for role in ready_roles() {
            for key in role.grants.keys() {
                let permission = find(key).unwrap_or_else(|| panic!("{}: {key}", role.key));
                for needed in &permission.depends_on {
                    assert!(role.grants.has(needed), "{}: {key} needs {needed}", role.key);
                }
            }
        }
    }

    #[test]
    fn owner_has_everything_and_co_owner_all_but_two() {
        let count = |kind| ready_roles().iter().find(|r| r.kind == kind).map(|r| r.grants.count());
        assert_eq!(count(RoleKind::Owner), Some(150));
        assert_eq!(count(RoleKind::CoOwner), Some(148));
    }
}
