//! What can be asked of a workspace: the smallest intents, never "save this row". One list, so that a reader of commands has one
//! place to look; who asks, what a command is about and what a device does with it offline stand in the files beside this one.

mod about;
mod actor;
mod policy;

pub use actor::{Actor, End, Heir, Heirloom, Invitee, Stamp};
pub use policy::OfflinePolicy;

use crate::{
    BatchId, EmailAddress, InvitationId, Mail, MemberId, MenuEntry, Message, Name, OverrideId,
    OverrideSubject, PermissionSet, ProjectId, ProjectPart, RoleId, RoleTest, RoleTestId, TeamId,
    TeamPart, Timestamp,
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
    /// Change how a member is written down here: never how the person signs in (R20, D08).
    EditMember {
        /// Whom.
        member: MemberId,
        /// The name here.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<Name>,
        /// Where others write to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        contact_email: Option<EmailAddress>,
    },
    /// Take a member's access and seat and keep everything else.
    SuspendMember {
        /// Whom.
        member: MemberId,
    },
    /// Give a suspended member access and a seat again.
    ResumeMember {
        /// Whom.
        member: MemberId,
        /// When the membership ends from now on; left out, as before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ends_at: Option<End>,
    },
    /// Say when a membership ends, or that it does not.
    SetMembershipEnd {
        /// Whose.
        member: MemberId,
        /// When.
        ends_at: End,
    },
    /// Take a member out (R136, R164 to R171). What they alone were in charge of goes to whoever is named, or to the remover.
    RemoveMember {
        /// Whom.
        member: MemberId,
        /// Who takes over what, where it is not the remover.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        heirs: Vec<Heir>,
    },
    /// Leave the workspace oneself (R132). There is no remover: everything that one alone is in charge of needs somebody named.
    Leave {
        /// Who takes over what.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        heirs: Vec<Heir>,
    },
    /// Undo a removal: role, teams, projects and exceptions as far as they are still to be had.
    ReinstateMember {
        /// Whom.
        member: MemberId,
        /// Another role, where the old one is gone or would be too much.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        role: Option<RoleId>,
        /// When the membership ends from now on; left out, as before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ends_at: Option<End>,
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
    /// Give a project another name.
    RenameProject {
        /// Which.
        project: ProjectId,
        /// Its name.
        name: Name,
    },
    /// Put a project away. It stays as it is, and does not count as active.
    ArchiveProject {
        /// Which.
        project: ProjectId,
    },
    /// Take an archived project up again.
    ReopenProject {
        /// Which.
        project: ProjectId,
    },
    /// Let whoever sees all projects see this one, which its owner brought along (R154).
    ShareProject {
        /// Which.
        project: ProjectId,
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
    /// Say what a member is on a project, assigned before or not (C2).
    SetProjectPart {
        /// Which project.
        project: ProjectId,
        /// Whose part.
        member: MemberId,
        /// What.
        part: ProjectPart,
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
    /// Make a team (R159). Whoever makes it manages it.
    CreateTeam {
        /// The new team's id, made by the device.
        team: TeamId,
        /// Its name.
        name: Name,
    },
    /// Give a team another name.
    RenameTeam {
        /// Which.
        team: TeamId,
        /// Its name.
        name: Name,
    },
    /// Delete a team. Its people stay members of the workspace.
    DeleteTeam {
        /// Which.
        team: TeamId,
    },
    /// Say what a member is in a team, or that they are not in it.
    SetTeamPart {
        /// Which team.
        team: TeamId,
        /// Whose part.
        member: MemberId,
        /// What; nothing takes them out.
        part: Option<TeamPart>,
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
