//! What people do in a world with roles, projects and exceptions.

use super::{World, server::name};
use rand::RngExt as _;
use roster_domain::{
    Command, MemberId, OverrideId, OverrideSubject, PermissionSet, ProjectId, RoleId, Workspace,
    permission, roles::toggle,
};

impl World {
    pub(super) fn access_command(&mut self, view: &Workspace) -> Option<Command> {
        let roles: Vec<RoleId> = view.roles().map(|role| role.id).collect();
        let members: Vec<MemberId> = view.members().map(|row| row.id).collect();
        let projects: Vec<ProjectId> = view.projects().map(|row| row.id).collect();
        let exceptions: Vec<OverrideId> = view.overrides().map(|row| row.id).collect();
        Some(match self.rng.random_range(0..12) {
            0 => Command::CreateRole {
                role: RoleId(self.ids.fresh()),
                // Few names, so that two devices take the same one.
                name: format!("Role {}", self.rng.random_range(0..6)),
                grants: self.some_permissions(),
                menu: Vec::new(),
                tests: Vec::new(),
            },
            1..=3 => self.edit_role(view)?,
            4 => Command::DeleteRole {
                role: self.any(&roles)?,
                move_to: if self.rng.random_bool(0.7) { self.any(&roles) } else { None },
            },
            5 => Command::RenameRole {
                role: self.any(&roles)?,
                name: format!("Role {}", self.rng.random_range(0..6)),
            },
            6 => Command::CreateProject {
                project: ProjectId(self.ids.fresh()),
                name: name(&format!("Project {}", self.rng.random_range(0..9))),
            },
            7 => Command::AssignToProject {
                project: self.any(&projects)?,
                member: self.any(&members)?,
            },
            8 => Command::UnassignFromProject {
                project: self.any(&projects)?,
                member: self.any(&members)?,
            },
            9 => Command::ClearOverride { id: self.any(&exceptions)? },
            _ => Command::SetOverride {
                id: OverrideId(self.ids.fresh()),
                project: self.any(&projects)?,
                subject: if self.rng.random_bool(0.5) {
                    OverrideSubject::Member(self.any(&members)?)
                } else {
                    OverrideSubject::Role(self.any(&roles)?)
                },
                permission: self.some_key().to_owned(),
                allow: self.rng.random_bool(0.6),
            },
        })
    }

    fn some_key(&mut self) -> &'static str {
        let catalogue = permission::catalogue();
        catalogue.get(self.rng.random_range(0..catalogue.len())).map_or("", |row| row.key)
    }

    /// A few permissions with all that they need.
    fn some_permissions(&mut self) -> PermissionSet {
        let keys: Vec<&str> = (0..self.rng.random_range(0..6)).map(|_| self.some_key()).collect();
        toggle(&PermissionSet::empty(), &keys, true, &|_| false).on
    }

    /// A toggle as the editor makes it, now and then of a permission that moves what a device may see.
    fn edit_role(&mut self, view: &Workspace) -> Option<Command> {
        let all: Vec<_> = view.roles().filter(|role| !role.kind.is_system()).cloned().collect();
        let role = self.any(&all)?;
        let weighty = ["members.view", "invitations.view", "roles.view", "projects.view"];
        let key = if self.rng.random_bool(0.5) { self.any(&weighty)? } else { self.some_key() };
        let on = toggle(&role.grants, &[key], !role.grants.has(key), &|_| false).on;
        let (grant, revoke) = (on.minus(&role.grants), role.grants.minus(&on));
        Some(Command::EditRole { role: role.id, grant, revoke })
    }
}
