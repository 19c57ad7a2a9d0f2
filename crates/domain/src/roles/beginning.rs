//! What a new role begins from: nothing, a ready role, a copy, a draft that lost its role, or a file.

use super::{draft::Draft, file::RoleFile};
use crate::{
    Command, MenuEntry, PermissionSet, Refusal, RoleId, RoleTest, RoleTestId, Workspace, effective,
    permission::Grantable, role_catalogue::ready_roles,
};
use uuid::Uuid;

/// What a new role begins from.
#[derive(Clone, Copy, Debug)]
pub enum Source<'a> {
    /// Nothing on.
    Scratch,
    /// The ready role with this key.
    Ready(&'a str),
    /// A copy of this role. What cannot be given to a custom role is left out.
    Copy(RoleId),
    /// A draft whose role is gone.
    Draft(&'a Draft),
    /// A file.
    File(&'a RoleFile),
}

/// The command that makes a role of it.
///
/// # Errors
/// When the role to copy is gone, or there is no such ready role.
pub fn create_command(
    workspace: &Workspace,
    role: RoleId,
    name: String,
    source: Source<'_>,
) -> Result<Command, Refusal> {
    let (grants, menu, tests): (PermissionSet, Vec<MenuEntry>, Vec<RoleTest>) = match source {
        Source::Scratch => Default::default(),
        Source::Ready(key) => {
            let ready = ready_roles().iter().find(|ready| ready.key == key);
            let ready = ready.ok_or(Refusal::RoleGone)?;
            (ready.grants.clone(), Vec::new(), ready.tests.clone())
        }
        Source::Copy(id) => {
            let copied = workspace.role(id).ok_or(Refusal::RoleGone)?;
            (effective(copied).clone(), copied.menu.clone(), copied.tests.clone())
        }
        Source::Draft(draft) => (draft.on.clone(), Vec::new(), Vec::new()),
        Source::File(file) => {
            let grants = file.permissions.iter().map(String::as_str).collect();
            (grants, file.menu.clone(), tests_of(file))
        }
    };
    let grants = match source {
        // A file is taken as it stands, or refused.
        Source::File(_) => grants,
        _ => giveable(&grants),
    };
    Ok(Command::CreateRole { role, name, grants, menu, tests })
}

/// Of a set, what any role may be given.
fn giveable(grants: &PermissionSet) -> PermissionSet {
    let any = grants.permissions().filter(|p| p.grantable == Grantable::Custom);
    any.map(|permission| permission.key).collect()
}

/// The tests of a file, numbered within the role.
#[must_use]
pub fn tests_of(file: &RoleFile) -> Vec<RoleTest> {
    let numbered = file.tests.iter().zip(1..);
    numbered
        .map(|(test, number)| RoleTest {
            id: RoleTestId(Uuid::from_u128(number)),
            can: test.can,
            permissions: test.permissions.clone(),
            place: test.place,
        })
        .collect()
}
