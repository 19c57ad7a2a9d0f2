//! Whom or what a waiting command is about, in the words of the workspace.

use super::Core;
use roster_domain::{
    Command, MemberId, OverrideSubject, ProjectId, RoleId, TeamId, Workspace, permission,
};

impl Core {
    /// Whom or what a command is about, in words, as things look now.
    #[must_use]
    pub fn subject(&self, command: &Command) -> String {
        let view = &self.view;
        match command {
            Command::Invite { email, .. } => email.to_string(),
            Command::RenameWorkspace { name } => name.to_string(),
            Command::ChangeRole { member, role } => {
                between(self.person(*member), self.role_name(*role))
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
            Command::CreateProject { name, .. } | Command::CreateTeam { name, .. } => {
                name.to_string()
            }
            Command::EditMember { member, .. }
            | Command::SuspendMember { member }
            | Command::ResumeMember { member, .. }
            | Command::SetMembershipEnd { member, .. }
            | Command::RemoveMember { member, .. }
            | Command::ReinstateMember { member, .. } => self.person(*member),
            Command::Leave { .. } => {
                view.profile().map(|profile| profile.name.to_string()).unwrap_or_default()
            }
            Command::RenameProject { project, name } => {
                between(project_name(&self.confirmed, *project), name.to_string())
            }
            Command::ArchiveProject { project }
            | Command::ReopenProject { project }
            | Command::ShareProject { project } => project_name(view, *project),
            Command::SetProjectPart { project, member, .. } => {
                between(self.person(*member), project_name(view, *project))
            }
            Command::RenameTeam { team, name } => between(self.team(*team), name.to_string()),
            Command::DeleteTeam { team } => self.team(*team),
            Command::SetTeamPart { team, member, .. } => {
                between(self.person(*member), self.team(*team))
            }
            Command::AssignToProject { project, member }
            | Command::UnassignFromProject { project, member } => {
                between(self.person(*member), project_name(view, *project))
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
            Command::EndMembership { member } => self.person(*member),
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

    /// The person's name, also of somebody who is gone in the view, or was before.
    fn person(&self, member: MemberId) -> String {
        let [view, confirmed] = [&self.view, &self.confirmed];
        let row = view.member(member).or_else(|| confirmed.member(member));
        let row = row.or_else(|| view.former(member).map(|former| &former.member));
        row.map(|row| row.name.to_string()).unwrap_or_default()
    }

    fn team(&self, team: TeamId) -> String {
        let row = self.confirmed.team(team).or_else(|| self.view.team(team));
        row.map(|row| row.name.to_string()).unwrap_or_default()
    }

    fn exception(&self, project: ProjectId, subject: OverrideSubject, key: &str) -> String {
        let who = match subject {
            OverrideSubject::Member(member) => self.person(member),
            OverrideSubject::Role(role) => self.role_name(role),
        };
        let label = permission::find(key).map_or(key, |permission| permission.label);
        format!("{who}: {label}, {}", project_name(&self.view, project))
    }
}

fn project_name(view: &Workspace, project: ProjectId) -> String {
    view.project(project).map(|project| project.name.to_string()).unwrap_or_default()
}

fn between(from: String, to: String) -> String {
    format!("{from} \u{2192} {to}")
}
