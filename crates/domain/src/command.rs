//! What can be asked of a workspace: the smallest intents, never "save this row".

use crate::{AccountId, EmailAddress, InvitationId, Mail, MemberId, Name, RoleId, Timestamp};
use serde::{Deserialize, Serialize};

/// An intent. Made on a device, decided twice: there at once, and by the server for good.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    /// Invite one address (R7, R8).
    Invite {
        /// The new invitation's id, made by the device.
        invitation: InvitationId,
        /// Where it goes.
        email: EmailAddress,
        /// The person's name, where it is known.
        name: Option<Name>,
        /// The role that acceptance gives.
        role: RoleId,
    },
    /// Take a pending invitation back.
    RevokeInvitation {
        /// Which.
        invitation: InvitationId,
    },
    /// Send a pending invitation again, with a fresh link and a fresh week.
    ResendInvitation {
        /// Which.
        invitation: InvitationId,
    },
    /// Give a member another role.
    ChangeRole {
        /// Whom.
        member: MemberId,
        /// Which role.
        role: RoleId,
    },
    /// Rename the workspace.
    RenameWorkspace {
        /// To this.
        name: Name,
    },
    /// The invited person says yes. Asked by the server's own pages only.
    AcceptInvitation {
        /// Which.
        invitation: InvitationId,
        /// The new member's id.
        member: MemberId,
    },
    /// The invited person says no. Asked by the server's own pages only.
    DeclineInvitation {
        /// Which.
        invitation: InvitationId,
    },
    /// The mail of an invitation has come further. Asked by the server's mail room only.
    RecordMail {
        /// Which.
        invitation: InvitationId,
        /// How far.
        mail: Mail,
    },
}

/// Who asks.
#[derive(Clone, Debug, PartialEq)]
pub enum Actor {
    /// A member, with the rights of today.
    Member(MemberId),
    /// A person with an account, who is (or will be) not yet a member.
    Invitee(Invitee),
    /// The server itself.
    Server,
}

/// A person who answers an invitation.
#[derive(Clone, Debug, PartialEq)]
pub struct Invitee {
    /// The account.
    pub account: AccountId,
    /// The email that the account signs in with.
    pub email: EmailAddress,
    /// The account's name.
    pub name: Name,
}

/// Everything that is not pure: the moment of the decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Now.
    pub at: Timestamp,
}

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
            Self::Invite { .. } | Self::ResendInvitation { .. } | Self::RenameWorkspace { .. } => {
                OfflinePolicy::Queue
            }
            Self::RevokeInvitation { .. } | Self::ChangeRole { .. } => {
                OfflinePolicy::QueueWithReview
            }
            Self::AcceptInvitation { .. }
            | Self::DeclineInvitation { .. }
            | Self::RecordMail { .. } => OfflinePolicy::ServerOnly,
        }
    }

    /// The command's own word, as in logs, goldens and translations.
    #[must_use]
    pub fn verb(&self) -> &'static str {
        match self {
            Self::Invite { .. } => "invite",
            Self::RevokeInvitation { .. } => "revokeInvitation",
            Self::ResendInvitation { .. } => "resendInvitation",
            Self::ChangeRole { .. } => "changeRole",
            Self::RenameWorkspace { .. } => "renameWorkspace",
            Self::AcceptInvitation { .. } => "acceptInvitation",
            Self::DeclineInvitation { .. } => "declineInvitation",
            Self::RecordMail { .. } => "recordMail",
        }
    }

    /// The invitation that this command is about, where it is about one.
    #[must_use]
    pub fn invitation(&self) -> Option<InvitationId> {
        match self {
            Self::Invite { invitation, .. }
            | Self::RevokeInvitation { invitation }
            | Self::ResendInvitation { invitation }
            | Self::AcceptInvitation { invitation, .. }
            | Self::DeclineInvitation { invitation }
            | Self::RecordMail { invitation, .. } => Some(*invitation),
            Self::ChangeRole { .. } | Self::RenameWorkspace { .. } => None,
        }
    }
}
