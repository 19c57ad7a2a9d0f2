//! Why something cannot be done, as data: a code, what it concerns, and what would make it possible. Words for people are
//! made where people read them.

use crate::{InvitationId, MemberId, NameFault};
use serde::{Deserialize, Serialize};

/// Why not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Refusal {
    /// The workspace is not there, or is gone.
    #[error("the workspace is gone")]
    WorkspaceGone,
    /// Who asks is not an active member.
    #[error("not an active member of this workspace")]
    NotAMember,
    /// A permission is missing.
    #[error("needs the permission {permission}")]
    NotAllowed {
        /// The key of the permission that would make it possible.
        permission: String,
    },
    /// The role has permissions that who asks does not hold (A10, P14).
    #[error("the role reaches further than one's own")]
    RoleAboveOwn,
    /// Only an Owner may touch Owners (A11).
    #[error("only an owner can do this to an owner")]
    OwnersOnly,
    /// There is no such role; it may have been deleted meanwhile.
    #[error("the role is gone")]
    RoleGone,
    /// There is no such member.
    #[error("the member is gone")]
    MemberGone,
    /// There is no such invitation.
    #[error("the invitation is gone")]
    InvitationGone,
    /// The address belongs to a member already.
    #[error("is a member already")]
    AlreadyMember {
        /// The member.
        member: MemberId,
    },
    /// The address has a pending invitation already.
    #[error("is invited already")]
    AlreadyInvited {
        /// The invitation.
        invitation: InvitationId,
    },
    /// Every seat is used or reserved.
    #[error("all {purchased} seats are used ({used}) or reserved ({reserved})")]
    NoSeatLeft {
        /// Seats that there are.
        purchased: u32,
        /// Seats taken by members.
        used: u32,
        /// Seats held for pending invitations.
        reserved: u32,
    },
    /// The invitation was accepted, declined or revoked.
    #[error("the invitation was answered already: {state}")]
    NotPending {
        /// `accepted`, `declined` or `revoked`.
        state: String,
    },
    /// The invitation's week is over (A05).
    #[error("the invitation has expired")]
    Expired,
    /// The account's email is not the invited one (A01).
    #[error("the invitation is for {invited}")]
    EmailMismatch {
        /// The invited address, masked.
        invited: String,
    },
    /// It would leave the workspace without an active Owner (C01).
    #[error("a workspace needs an owner")]
    LastOwner,
    /// The id was used before (E03).
    #[error("the id is taken")]
    IdTaken,
    /// The name cannot be.
    #[error("{fault}")]
    BadName {
        /// Why not.
        fault: NameFault,
    },
    /// The command is the server's own business, and a device or person asked for it.
    #[error("only the server does this")]
    ServerOnly,
    /// The command could not be read by this server: it is newer, or malformed.
    #[error("the server does not know this command")]
    UnknownCommand,
    /// The device's number was used for another command: the device is a copy (F11).
    #[error("this device's number was used for another change")]
    DeviceCloned,
}

impl Refusal {
    /// The refusal's code as it stands in JSON.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::WorkspaceGone => "workspace_gone",
            Self::NotAMember => "not_a_member",
            Self::NotAllowed { .. } => "not_allowed",
            Self::RoleAboveOwn => "role_above_own",
            Self::OwnersOnly => "owners_only",
            Self::RoleGone => "role_gone",
            Self::MemberGone => "member_gone",
            Self::InvitationGone => "invitation_gone",
            Self::AlreadyMember { .. } => "already_member",
            Self::AlreadyInvited { .. } => "already_invited",
            Self::NoSeatLeft { .. } => "no_seat_left",
            Self::NotPending { .. } => "not_pending",
            Self::Expired => "expired",
            Self::EmailMismatch { .. } => "email_mismatch",
            Self::LastOwner => "last_owner",
            Self::IdTaken => "id_taken",
            Self::BadName { .. } => "bad_name",
            Self::ServerOnly => "server_only",
            Self::UnknownCommand => "unknown_command",
            Self::DeviceCloned => "device_cloned",
        }
    }
}
