//! Why something cannot be done, as data: a code, what it concerns, and what would make it possible. Words for people are
//! made where people read them.

use crate::{InvitationId, MemberId, NameFault, RoleId, Timestamp, plan::Feature};
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
    /// Nobody who may vouches for the invitation any more: somebody has to approve it anew (A08, A09).
    #[error("the invitation needs a fresh approval")]
    NeedsApproval,
    /// It was sent a moment ago (A17).
    #[error("it was sent a moment ago")]
    TooSoon {
        /// From when on it may be sent again.
        again_at: Timestamp,
    },
    /// It was sent as often as may be (A17). A link to hand over can still be made.
    #[error("it was sent {max} times already")]
    SentTooOften {
        /// How often may be.
        max: u32,
    },
    /// The invitation waits for an answer: it can be taken back, not deleted.
    #[error("the invitation waits for an answer")]
    StillPending,
    /// There is no such batch.
    #[error("the batch is gone")]
    BatchGone,
    /// The membership would end before it began.
    #[error("the end lies in the past")]
    EndsInThePast,
    /// An Owner's membership has no end: a workspace could lose its last one by mere waiting (C01).
    #[error("an owner's membership has no end")]
    OwnerWithEnd,
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
    /// The name is one that only the system's own roles have, or looks like it (B12).
    #[error("the name belongs to a role of the system")]
    ReservedName,
    /// Another role has this name.
    #[error("another role has this name")]
    RoleNameTaken {
        /// The other role.
        role: RoleId,
    },
    /// Owner and Co-owner are given to one at a time, each with a word of its own (R133).
    #[error("owner and co-owner are given to one at a time")]
    OwnerInBulk,
    /// Owner and Co-owner cannot be changed, deleted or excepted from.
    #[error("owner and co-owner cannot be changed")]
    SystemRole,
    /// People hold the role, or invitations will give it: say what they get instead (B11).
    #[error("{members} members and {invitations} invitations have this role")]
    RoleInUse {
        /// Members, suspended ones too.
        members: u32,
        /// Pending invitations.
        invitations: u32,
    },
    /// The plan does not have this.
    #[error("the plan {plan} does not have this")]
    PlanLacks {
        /// What it lacks.
        feature: Feature,
        /// The key of the plan in force.
        plan: String,
    },
    /// The catalogue has no such permission (B06).
    #[error("there is no permission {permission}")]
    UnknownPermission {
        /// The key asked for.
        permission: String,
        /// The key that may have been meant.
        meant: Option<String>,
    },
    /// The permission cannot be given to this kind of role (C14).
    #[error("{permission} cannot be given to such a role")]
    NotGrantable {
        /// The key.
        permission: String,
    },
    /// Nobody gives what they do not hold (P16).
    #[error("one does not hold {permission} oneself")]
    NotHeld {
        /// The key.
        permission: String,
    },
    /// A permission would be on without one that it depends on.
    #[error("{permission} needs {needs}")]
    DependencyOff {
        /// The key that would be on.
        permission: String,
        /// The key that would be missing.
        needs: String,
    },
    /// These toggles are so already: somebody else moved them since this change was made (B19).
    #[error("these toggles were moved meanwhile: {}", permissions.join(", "))]
    ToggleMoved {
        /// Their keys.
        permissions: Vec<String>,
    },
    /// The same permission is asked to be on and off.
    #[error("{permission} is asked to be on and off at once")]
    OnAndOff {
        /// The key.
        permission: String,
    },
    /// Nothing would change.
    #[error("nothing would change")]
    NothingToChange,
    /// There is a limit on how many there may be.
    #[error("no more than {limit}")]
    TooMany {
        /// The limit.
        limit: u32,
    },
    /// The test is gone, or says nothing.
    #[error("the test is gone or empty")]
    TestGone,
    /// The main menu has no such item, or it stands there twice.
    #[error("the menu has no item {item}, or has it twice")]
    MenuItem {
        /// The item's key.
        item: String,
    },
    /// There is no such project.
    #[error("the project is gone")]
    ProjectGone,
    /// As many projects are active as the plan has (R172).
    #[error("{active} projects are active, and the plan has {limit}")]
    ProjectLimit {
        /// How many the plan has.
        limit: u32,
        /// How many are active.
        active: u32,
    },
    /// A project has an owner: make somebody else one first.
    #[error("a project needs an owner")]
    LastProjectOwner,
    /// There is no such team.
    #[error("the team is gone")]
    TeamGone,
    /// A team has a manager: make somebody else one first, or delete the team.
    #[error("a team needs a manager")]
    LastTeamManager,
    /// Projects or teams would be left with nobody in charge: say who takes them over (C04).
    #[error("{projects} projects and {teams} teams need somebody in charge")]
    HeirNeeded {
        /// Projects that only the leaver owns.
        projects: u32,
        /// Teams that only the leaver manages.
        teams: u32,
    },
    /// Whoever is named to take something over is the leaver, or no active member.
    #[error("the one who is named cannot take anything over")]
    HeirUnfit {
        /// Who is named.
        member: MemberId,
    },
    /// Nobody does this to themselves.
    #[error("not to oneself")]
    NotOneself,
    /// The time in which it could be undone is over.
    #[error("it could be undone until {}", until.0)]
    TooLate {
        /// Until when it could.
        until: Timestamp,
    },
    /// There is no such exception.
    #[error("the exception is gone")]
    ExceptionGone,
    /// The permission concerns the workspace as a whole: it cannot be given or taken on one project.
    #[error("{permission} cannot be given or taken on one project")]
    NotOnProject {
        /// The key.
        permission: String,
    },
    /// The command has a field that is missing, `null`, or not what it should be (B09).
    #[error("the command is malformed: {problem}")]
    Malformed {
        /// What is wrong, for whoever wrote the caller.
        problem: String,
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
            Self::NeedsApproval => "needs_approval",
            Self::TooSoon { .. } => "too_soon",
            Self::SentTooOften { .. } => "sent_too_often",
            Self::StillPending => "still_pending",
            Self::BatchGone => "batch_gone",
            Self::EndsInThePast => "ends_in_the_past",
            Self::OwnerWithEnd => "owner_with_end",
            Self::EmailMismatch { .. } => "email_mismatch",
            Self::LastOwner => "last_owner",
            Self::IdTaken => "id_taken",
            Self::BadName { .. } => "bad_name",
            Self::ReservedName => "reserved_name",
            Self::RoleNameTaken { .. } => "role_name_taken",
            Self::OwnerInBulk => "owner_in_bulk",
            Self::SystemRole => "system_role",
            Self::RoleInUse { .. } => "role_in_use",
            Self::PlanLacks { .. } => "plan_lacks",
            Self::UnknownPermission { .. } => "unknown_permission",
            Self::NotGrantable { .. } => "not_grantable",
            Self::NotHeld { .. } => "not_held",
            Self::DependencyOff { .. } => "dependency_off",
            Self::ToggleMoved { .. } => "toggle_moved",
            Self::OnAndOff { .. } => "on_and_off",
            Self::NothingToChange => "nothing_to_change",
            Self::TooMany { .. } => "too_many",
            Self::TestGone => "test_gone",
            Self::MenuItem { .. } => "menu_item",
            Self::ProjectGone => "project_gone",
            Self::ProjectLimit { .. } => "project_limit",
            Self::LastProjectOwner => "last_project_owner",
            Self::TeamGone => "team_gone",
            Self::LastTeamManager => "last_team_manager",
            Self::HeirNeeded { .. } => "heir_needed",
            Self::HeirUnfit { .. } => "heir_unfit",
            Self::NotOneself => "not_oneself",
            Self::TooLate { .. } => "too_late",
            Self::ExceptionGone => "exception_gone",
            Self::NotOnProject { .. } => "not_on_project",
            Self::Malformed { .. } => "malformed",
            Self::ServerOnly => "server_only",
            Self::UnknownCommand => "unknown_command",
            Self::DeviceCloned => "device_cloned",
        }
    }
}
