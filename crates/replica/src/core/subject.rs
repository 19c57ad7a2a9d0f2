//! Whom or what a waiting command is about, in the words of the workspace.

use super::Core;
use roster_domain::{Command, MemberId, OverrideSubject, ProjectId, RoleId, Workspace, permission};

impl Core {
    /// Whom or what a command is about, in words, as things look now.
    #[must_use]
    pub fn subject(&self, command: &Command) -> String {
        let view = &self.view;
        match command {
            Command::Invite { email, .. } => email.to_string(),
            Command::RenameWorkspace { name } => name.to_string(),
            Command::ChangeRole { member, role } => {
                between(person(view, *member), self.role_name(*role))
            }
            Command::CreateRole { name, .. } => name.clone(),
            Command::RenameRole { role, name } => between(self.role_name(*role), name.clone()),
            Command::EditRole { role, grant, revoke } => {
                let turned = |sign, keys: &roster_domain::PermissionSet| {
                    keys.permissions().map(|p| format!("{sign}{}", p.label)).collect::<Vec<_>>()
                };
                let toggles = [turned('+', grant), turned('\u{2212}', revoke)].concat();
                format!("{}: {}", self.role_name(*role), toggles.join(", "))
            }
            Command::DeleteRole { role, .. }
            | Command::SetRoleMenu { role, .. }
            | Command::AddRoleTest { role, .. }
            | Command::RemoveRoleTest { role, .. } => self.role_name(*role),
            Command::CreateProject { name, .. } => name.to_string(),
            Command::AssignToProject { project, member }
            | Command::UnassignFromProject { project, member } => {
                between(person(view, *member), project_name(view, *project))
            }
            Command::SetOverride { project, subject, permission, .. } => {
                self.exception(*project, *subject, permission)
            }
            Command::ClearOverride { id } => self
                .confirmed
                .override_row(*id)
                .map(|row| self.exception(row.project, row.subject, &row.permission))
                .unwrap_or_default(),
            Command::StartBatch { name, .. } => name.to_string(),
            Command::EndMembership { member } => person(view, *member),
            Command::ChangeInvitation { invitation, email: Some(email), .. } => {
                let before = self.confirmed.invitation(*invitation);
                let before = before.map(|row| row.email.to_string()).unwrap_or_default();
                if before == email.as_str() { before } else { between(before, email.to_string()) }
            }
            // One that is deleted in the view is still known to what is confirmed.
            Command::DeleteInvitation { invitation } => {
                let row = self.confirmed.invitation(*invitation);
                row.map(|row| row.email.to_string()).unwrap_or_default()
            }
            Command::RevokeInvitation { invitation }
            | Command::ChangeInvitation { invitation, .. }
            | Command::ResendInvitation { invitation, .. }
            | Command::ApproveInvitation { invitation }
            | Command::AskForLink { invitation }
            | Command::AcceptInvitation { invitation, .. }
            | Command::DeclineInvitation { invitation }
            | Command::RecordMail { invitation, .. } => {
                view.invitation(*invitation).map(|row| row.email.to_string()).unwrap_or_default()
            }
        }
    }

    /// The role's name; one that is deleted in the view is still known to what is confirmed.
    fn role_name(&self, role: RoleId) -> String {
        let role = self.view.role(role).or_else(|| self.confirmed.role(role));
        role.map(|role| role.name.to_string()).unwrap_or_default()
    }

    fn exception(&self, project: ProjectId, subject: OverrideSubject, key: &str) -> String {
        let who = match subject {
            OverrideSubject::Member(member) => person(&self.view, member),
            OverrideSubject::Role(role) => self.role_name(role),
        };
        let label = permission::find(key).map_or(key, |permission| permission.label);
        format!("{who}: {label}, {}", project_name(&self.view, project))
    }
}

fn person(view: &Workspace, member: MemberId) -> String {
    view.member(member).map(|member| member.name.to_string()).unwrap_or_default()
}

fn project_name(view: &Workspace, project: ProjectId) -> String {
    view.project(project).map(|project| project.name.to_string()).unwrap_or_default()
}

fn between(from: String, to: String) -> String {
    format!("{from} \u{2192} {to}")
}
