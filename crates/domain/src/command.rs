//! What can be asked of a workspace: the smallest intents, never "save this row".

use crate::{
    AccountId, BatchId, EmailAddress, InvitationId, Mail, MemberId, MenuEntry, Message, Name,
    OverrideId, OverrideSubject, PermissionSet, ProjectId, RoleId, RoleTest, RoleTestId, Timestamp,
};
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
        /// The batch that it belongs to, where it is one of many.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        batch: Option<BatchId>,
        /// When the membership ends, where it does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ends_at: Option<Timestamp>,
    },
    /// Begin a batch: what the invitations that name it have in common (R149).
    StartBatch {
        /// The new batch's id, made by the device.
        batch: BatchId,
        /// Its name, such as the file's that it came from.
        name: Name,
        /// What its mails say in the sender's own words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        message: Option<Message>,
        /// How many invitations are meant to follow.
        rows: u32,
    },
    /// Change an invitation that nobody has answered; what is left out stays (R17). Another email or role makes a fresh link, a
    /// fresh week and a fresh mail, and ends the link before it.
    ChangeInvitation {
        /// Which.
        invitation: InvitationId,
        /// Where it goes from now on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        email: Option<EmailAddress>,
        /// The role that acceptance gives from now on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        role: Option<RoleId>,
        /// The person's name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<Name>,
        /// When the membership ends, or that it does not.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ends_at: Option<End>,
    },
    /// Take a pending invitation back. Who made it may do so until its mail has left (undo), others with the permission.
    RevokeInvitation {
        /// Which.
        invitation: InvitationId,
    },
    /// Send an invitation again, with a fresh link and a fresh week. One that was declined or taken back is open again with it.
    ResendInvitation {
        /// Which.
        invitation: InvitationId,
        /// No mail: the link is kept for somebody here to hand over.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        by_hand: bool,
    },
    /// Vouch for an invitation that nobody vouches for any more (A08). Its link stays.
    ApproveInvitation {
        /// Which.
        invitation: InvitationId,
    },
    /// Drop an invitation that is answered or taken back. Its history stays in the log.
    DeleteInvitation {
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
    /// Make a role: from nothing, a ready role, a copy or a file; that is all one here (R25, R35).
    CreateRole {
        /// The new role's id, made by the device.
        role: RoleId,
        /// Its name, as typed.
        name: String,
        /// What is on. `[]` is a role with nothing on; leaving it out, or `null`, is malformed (B09).
        grants: PermissionSet,
        /// Its main menu, where it has one of its own.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        menu: Vec<MenuEntry>,
        /// Sentences that must hold for it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        tests: Vec<RoleTest>,
    },
    /// Give a role another name.
    RenameRole {
        /// Which.
        role: RoleId,
        /// Its name, as typed.
        name: String,
    },
    /// These on, those off, for everybody with the role at once (R31, R32). Says only what changes, so that two people who edit
    /// different toggles do not undo one another.
    EditRole {
        /// Which.
        role: RoleId,
        /// Off until now, on from now.
        #[serde(default, skip_serializing_if = "PermissionSet::is_empty")]
        grant: PermissionSet,
        /// On until now, off from now.
        #[serde(default, skip_serializing_if = "PermissionSet::is_empty")]
        revoke: PermissionSet,
    },
    /// Delete a role; its people and invitations get another one in the same step (B11).
    DeleteRole {
        /// Which.
        role: RoleId,
        /// What its people and invitations get instead; needed when there are any.
        move_to: Option<RoleId>,
    },
    /// Choose what a role's main menu shows, and in which order (R106).
    SetRoleMenu {
        /// Which.
        role: RoleId,
        /// Every item that has a place of its own, in order.
        menu: Vec<MenuEntry>,
    },
    /// Keep a sentence that must hold for a role.
    AddRoleTest {
        /// Which role.
        role: RoleId,
        /// The sentence.
        test: RoleTest,
    },
    /// Drop such a sentence.
    RemoveRoleTest {
        /// Which role.
        role: RoleId,
        /// Which sentence.
        test: RoleTestId,
    },
    /// Make a project.
    CreateProject {
        /// The new project's id, made by the device.
        project: ProjectId,
        /// Its name.
        name: Name,
    },
    /// Assign a member to a project.
    AssignToProject {
        /// Which project.
        project: ProjectId,
        /// Whom.
        member: MemberId,
    },
    /// Take a member off a project.
    UnassignFromProject {
        /// Which project.
        project: ProjectId,
        /// Whom.
        member: MemberId,
    },
    /// Give or take one permission on one project (R69). Replaces what stands there for the same subject.
    SetOverride {
        /// The new row's id, made by the device.
        id: OverrideId,
        /// Which project.
        project: ProjectId,
        /// For whom.
        subject: OverrideSubject,
        /// The permission's key.
        permission: String,
        /// Give (true) or take (false).
        allow: bool,
    },
    /// Take an exception back.
    ClearOverride {
        /// Which row.
        id: OverrideId,
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
    /// The invited person asks for a new link, or for somebody to vouch. Asked by the server's own pages only.
    AskForLink {
        /// Which.
        invitation: InvitationId,
    },
    /// A membership's end has come. Asked by the server itself, when it has.
    EndMembership {
        /// Whose.
        member: MemberId,
    },
    /// The mail of an invitation has come further. Asked by the server's mail room only.
    RecordMail {
        /// Which.
        invitation: InvitationId,
        /// How far.
        mail: Mail,
    },
}

/// The end of a membership.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// It has none.
    Never,
    /// At this moment.
    At(Timestamp),
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
            | Self::CreateProject { .. } => OfflinePolicy::Queue,
            Self::RevokeInvitation { .. }
            | Self::ChangeInvitation { .. }
            | Self::ApproveInvitation { .. }
            | Self::ChangeRole { .. }
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
            Self::RenameWorkspace { .. } => "renameWorkspace",
            Self::CreateRole { .. } => "createRole",
            Self::RenameRole { .. } => "renameRole",
            Self::EditRole { .. } => "editRole",
            Self::DeleteRole { .. } => "deleteRole",
            Self::SetRoleMenu { .. } => "setRoleMenu",
            Self::AddRoleTest { .. } => "addRoleTest",
            Self::RemoveRoleTest { .. } => "removeRoleTest",
            Self::CreateProject { .. } => "createProject",
            Self::AssignToProject { .. } => "assignToProject",
            Self::UnassignFromProject { .. } => "unassignFromProject",
            Self::SetOverride { .. } => "setException",
            Self::ClearOverride { .. } => "clearException",
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
