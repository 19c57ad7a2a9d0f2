//! What a command is called, and what it is about.

use super::Command;
use crate::{InvitationId, MemberId, RoleId};

impl Command {
    /// The command's own word, as in logs, goldens and translations.
    #[must_use]
    pub fn verb(&self) -> &'static str {
        match self {
            Self::Invite { .. } => "invite",
            Self::StartBatch { .. } => "startBatch",
            Self::ChangeInvitation { .. } => "changeInvitation",
            Self::RevokeInvitation { .. } => "revokeInvitation",
            Self::ResendInvitation { .. } => "resendInvitation",
            Self::ApproveInvitation { .. } => "approveInvitation",
            Self::DeleteInvitation { .. } => "deleteInvitation",
            Self::ChangeRole { .. } => "changeRole",
            Self::EditMember { .. } => "editMember",
            Self::SuspendMember { .. } => "suspendMember",
            Self::ResumeMember { .. } => "resumeMember",
            Self::SetMembershipEnd { .. } => "setMembershipEnd",
            Self::RemoveMember { .. } => "removeMember",
            Self::Leave { .. } => "leave",
            Self::ReinstateMember { .. } => "reinstateMember",
            Self::RenameWorkspace { .. } => "renameWorkspace",
            Self::CreateRole { .. } => "createRole",
            Self::RenameRole { .. } => "renameRole",
            Self::EditRole { .. } => "editRole",
            Self::DeleteRole { .. } => "deleteRole",
            Self::SetRoleMenu { .. } => "setRoleMenu",
            Self::AddRoleTest { .. } => "addRoleTest",
            Self::RemoveRoleTest { .. } => "removeRoleTest",
            Self::CreateProject { .. } => "createProject",
            Self::RenameProject { .. } => "renameProject",
            Self::ArchiveProject { .. } => "archiveProject",
            Self::ReopenProject { .. } => "reopenProject",
            Self::ShareProject { .. } => "shareProject",
            Self::SetProjectPart { .. } => "setProjectPart",
            Self::AssignToProject { .. } => "assignToProject",
            Self::UnassignFromProject { .. } => "unassignFromProject",
            Self::SetOverride { .. } => "setException",
            Self::ClearOverride { .. } => "clearException",
            Self::CreateTeam { .. } => "createTeam",
            Self::RenameTeam { .. } => "renameTeam",
            Self::DeleteTeam { .. } => "deleteTeam",
            Self::SetTeamPart { .. } => "setTeamPart",
            Self::AcceptInvitation { .. } => "acceptInvitation",
            Self::DeclineInvitation { .. } => "declineInvitation",
            Self::AskForLink { .. } => "askForLink",
            Self::EndMembership { .. } => "endMembership",
            Self::RecordMail { .. } => "recordMail",
        }
    }

    /// The role that this command is about, where it is about one.
    #[must_use]
    pub fn role(&self) -> Option<RoleId> {
        match self {
            Self::CreateRole { role, .. }
            | Self::RenameRole { role, .. }
            | Self::EditRole { role, .. }
            | Self::DeleteRole { role, .. }
            | Self::SetRoleMenu { role, .. }
            | Self::AddRoleTest { role, .. }
            | Self::RemoveRoleTest { role, .. } => Some(*role),
            _ => None,
        }
    }

    /// The member that this command is about, where it is about one.
    #[must_use]
    pub fn member(&self) -> Option<MemberId> {
        match self {
            Self::ChangeRole { member, .. }
            | Self::EditMember { member, .. }
            | Self::SuspendMember { member }
            | Self::ResumeMember { member, .. }
            | Self::SetMembershipEnd { member, .. }
            | Self::RemoveMember { member, .. }
            | Self::ReinstateMember { member, .. }
            | Self::EndMembership { member } => Some(*member),
            _ => None,
        }
    }

    /// The invitation that this command is about, where it is about one.
    #[must_use]
    pub fn invitation(&self) -> Option<InvitationId> {
        match self {
            Self::Invite { invitation, .. }
            | Self::ChangeInvitation { invitation, .. }
            | Self::RevokeInvitation { invitation }
            | Self::ResendInvitation { invitation, .. }
            | Self::ApproveInvitation { invitation }
            | Self::DeleteInvitation { invitation }
            | Self::AskForLink { invitation }
            | Self::AcceptInvitation { invitation, .. }
            | Self::DeclineInvitation { invitation }
            | Self::RecordMail { invitation, .. } => Some(*invitation),
            _ => None,
        }
    }
}
