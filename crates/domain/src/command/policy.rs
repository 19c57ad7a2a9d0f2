//! What a device does with a command while the server is out of reach. Total on purpose: a new command decides here.

use super::Command;

/// What a device does with a command while the server cannot be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfflinePolicy {
    /// Shown at once, sent later.
    Queue,
    /// Shown at once as not sent yet; it grants or withdraws, so nobody is told that it is done before the server did it.
    QueueWithReview,
    /// Cannot be asked of a device at all: the server's own business.
    ServerOnly,
}

impl Command {
    /// What a device does with this command while the server cannot be reached. Total on purpose: a new command decides here.
    #[must_use]
    pub fn offline_policy(&self) -> OfflinePolicy {
        match self {
            Self::Invite { .. }
            | Self::StartBatch { .. }
            | Self::ResendInvitation { .. }
            | Self::DeleteInvitation { .. }
            | Self::RenameWorkspace { .. }
            | Self::CreateRole { .. }
            | Self::RenameRole { .. }
            | Self::SetRoleMenu { .. }
            | Self::AddRoleTest { .. }
            | Self::RemoveRoleTest { .. }
            | Self::EditMember { .. }
            | Self::CreateProject { .. }
            | Self::RenameProject { .. }
            | Self::ArchiveProject { .. }
            | Self::ReopenProject { .. }
            | Self::CreateTeam { .. }
            | Self::RenameTeam { .. }
            | Self::DeleteTeam { .. }
            | Self::SetTeamPart { .. } => OfflinePolicy::Queue,
            Self::RevokeInvitation { .. }
            | Self::ChangeInvitation { .. }
            | Self::ApproveInvitation { .. }
            | Self::ChangeRole { .. }
            | Self::SuspendMember { .. }
            | Self::ResumeMember { .. }
            | Self::SetMembershipEnd { .. }
            | Self::RemoveMember { .. }
            | Self::Leave { .. }
            | Self::ReinstateMember { .. }
            | Self::ShareProject { .. }
            | Self::SetProjectPart { .. }
            | Self::EditRole { .. }
            | Self::DeleteRole { .. }
            | Self::AssignToProject { .. }
            | Self::UnassignFromProject { .. }
            | Self::SetOverride { .. }
            | Self::ClearOverride { .. } => OfflinePolicy::QueueWithReview,
            Self::AcceptInvitation { .. }
            | Self::DeclineInvitation { .. }
            | Self::AskForLink { .. }
            | Self::EndMembership { .. }
            | Self::RecordMail { .. } => OfflinePolicy::ServerOnly,
        }
    }
}
