//! The steps by which an answer can be turned round: what each changes, and which command takes it.

use crate::{
    Actor, Change, Command, Entity, Extra, Member, MemberId, MemberStatus, Override, OverrideId,
    OverrideSubject, PermissionSet, Project, ProjectId, ProjectPart, Question, Role, RoleId, Stamp,
    Workspace, decide, permission::find,
};

/// One step that somebody could take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Turn these on in a role.
    TurnOn {
        /// Which role.
        role: RoleId,
        /// The keys.
        keys: PermissionSet,
    },
    /// Turn these off in a role.
    TurnOff {
        /// Which role.
        role: RoleId,
        /// The keys.
        keys: PermissionSet,
    },
    /// Make an exception on a project for one member.
    Except {
        /// Which project.
        project: ProjectId,
        /// For whom.
        member: MemberId,
        /// About which permission.
        permission: &'static str,
        /// Given or taken.
        allow: bool,
    },
    /// Take an exception back.
    Unexcept {
        /// Which.
        id: OverrideId,
    },
    /// Assign a member to a project.
    Assign {
        /// Which project.
        project: ProjectId,
        /// Whom.
        member: MemberId,
    },
    /// Let somebody who may look at a project do there what the role says.
    LetEdit {
        /// Which project.
        project: ProjectId,
        /// Whom.
        member: MemberId,
    },
    /// Restore a suspended member.
    Restore {
        /// Whom.
        member: MemberId,
    },
    /// Take a plan that has it.
    ChangePlan {
        /// The plan's key.
        plan: &'static str,
    },
    /// Give a member another role.
    GiveRole {
        /// Whom.
        member: MemberId,
        /// Which role.
        role: RoleId,
    },
}

impl Step {
    /// What the step changes, whoever takes it; nothing where what it names is gone.
    #[must_use]
    pub fn changes(&self, workspace: &Workspace, question: &Question<'_>) -> Option<Vec<Change>> {
        let row = match self {
            Self::TurnOn { role, keys } => {
                let role = workspace.role(*role)?;
                Entity::Role(Role { grants: role.grants.with(keys), ..role.clone() })
            }
            Self::TurnOff { role, keys } => {
                let role = workspace.role(*role)?;
                Entity::Role(Role { grants: role.grants.minus(keys), ..role.clone() })
            }
            Self::Except { project, member, permission, allow } => {
                return except(workspace, question, &(*project, *member, *permission, *allow));
            }
            Self::Unexcept { id } => {
                let row = workspace.override_row(*id)?;
                return Some(vec![Change::Delete(Entity::Override(row.clone()).key())]);
            }
            Self::Assign { project, member } => {
                let mut project: Project = workspace.project(*project)?.clone();
                project.assigned.insert(*member);
                Entity::Project(project)
            }
            Self::LetEdit { project, member } => Entity::Project(
                workspace.project(*project)?.with_part(*member, Some(ProjectPart::Editor))?,
            ),
            Self::Restore { member } => {
                let member = workspace.member(*member)?.clone();
                let ends_at = member.ends_at.filter(|_| !member.is_over(question.at));
                Entity::Member(Member { status: MemberStatus::Active, ends_at, ..member })
            }
            Self::ChangePlan { plan } => {
                let mut profile = workspace.profile()?.clone();
                (*plan).clone_into(&mut profile.subscription.plan);
                Entity::Profile(profile)
            }
            Self::GiveRole { member, role } => {
                let member = workspace.member(*member)?.clone();
                Entity::Member(Member { role: *role, ..member })
            }
        };
        Some(vec![Change::Put(row)])
    }

    /// The command that takes the step, where there is one; a new exception gets this id.
    #[must_use]
    pub fn command(&self, id: OverrideId) -> Option<Command> {
        Some(match self {
            Self::TurnOn { role, keys } => Command::EditRole {
                role: *role,
                grant: keys.clone(),
                revoke: PermissionSet::empty(),
            },
            Self::TurnOff { role, keys } => Command::EditRole {
                role: *role,
                grant: PermissionSet::empty(),
                revoke: keys.clone(),
            },
            Self::Except { project, member, permission, allow } => Command::SetOverride {
                id,
                project: *project,
                subject: OverrideSubject::Member(*member),
                permission: (*permission).to_owned(),
                allow: *allow,
            },
            Self::Unexcept { id } => Command::ClearOverride { id: *id },
            Self::Assign { project, member } => {
                Command::AssignToProject { project: *project, member: *member }
            }
            Self::LetEdit { project, member } => Command::SetProjectPart {
                project: *project,
                member: *member,
                part: ProjectPart::Editor,
            },
            Self::GiveRole { member, role } => Command::ChangeRole { member: *member, role: *role },
            Self::Restore { member } => Command::ResumeMember { member: *member, ends_at: None },
            Self::ChangePlan { .. } => return None,
        })
    }
}

/// An exception for one member, in the place of the one that stands there.
fn except(
    workspace: &Workspace,
    question: &Question<'_>,
    (project, member, permission, allow): &(ProjectId, MemberId, &'static str, bool),
) -> Option<Vec<Change>> {
    let subject = OverrideSubject::Member(*member);
    let standing = workspace.override_at(*project, subject, find(permission)?);
    let row = Override {
        // Only looked at, never kept: the command that is made of the step brings an id of its own.
        id: standing.map_or(OverrideId(uuid::Uuid::nil()), |row| row.id),
        project: *project,
        subject,
        permission: (*permission).to_owned(),
        allow: *allow,
        made_by: question.member,
        made_at: question.at,
        extra: Extra::new(),
    };
    Some(vec![Change::Put(Entity::Override(row))])
}

/// Whether this member could take the step now.
#[must_use]
pub fn may_take(workspace: &Workspace, member: MemberId, step: &Step, stamp: Stamp) -> bool {
    // The id of a new exception is only tried here: nobody has this one.
    let command = step.command(OverrideId(uuid::Uuid::max()));
    command
        .is_some_and(|command| decide(workspace, &Actor::Member(member), &command, stamp).is_ok())
}
