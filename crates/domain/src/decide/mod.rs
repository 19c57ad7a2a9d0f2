//! The one function that decides, and what a decision is made of. The rules themselves stand in the files beside this one, by
//! subject.

mod invitations;
mod members;
mod overrides;
mod projects;
mod roles;

use crate::{
    Actor, Change, Command, Entity, EntityKey, InvitationId, Member, MemberId, MemberStatus,
    ProjectId, Question, Refusal, Stamp, Workspace, explain, explain::Because, plan,
};

/// What follows from a command that was allowed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decision {
    /// What changes in the workspace.
    pub changes: Vec<Change>,
    /// What the world outside must do.
    pub effects: Vec<Effect>,
}

/// Something that the world outside must do, in the same transaction or from it on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Make a fresh link for this invitation, end the one before it, and send it.
    SendInvitation(InvitationId),
    /// End this invitation's link.
    EndLink(InvitationId),
    /// This member joined: the account belongs to the workspace from now on.
    Joined(MemberId),
}

/// Decides a command on a workspace as it is. A function: the same inputs give the same answer, on every device.
///
/// # Errors
/// A [`Refusal`] when a rule says no; nothing has changed then.
pub fn decide(
    workspace: &Workspace,
    actor: &Actor,
    command: &Command,
    stamp: Stamp,
) -> Result<Decision, Refusal> {
    let decision = match command {
        Command::Invite { invitation, email, name, role } => {
            let invite =
                invitations::Invite { id: *invitation, email, name: name.as_ref(), role: *role };
            invitations::invite(workspace, actor, &invite, stamp)
        }
        Command::RevokeInvitation { invitation } => {
            invitations::revoke(workspace, actor, *invitation, stamp)
        }
        Command::ResendInvitation { invitation } => {
            invitations::resend(workspace, actor, *invitation, stamp)
        }
        Command::AcceptInvitation { invitation, member } => {
            invitations::accept(workspace, actor, *invitation, *member, stamp)
        }
        Command::DeclineInvitation { invitation } => {
            invitations::decline(workspace, actor, *invitation, stamp)
        }
        Command::RecordMail { invitation, mail } => {
            invitations::record_mail(workspace, actor, *invitation, mail)
        }
        Command::ChangeRole { member, role } => {
            members::change_role(&Asking { workspace, actor, stamp }, *member, *role)
        }
        Command::RenameWorkspace { name } => {
            members::rename_workspace(&Asking { workspace, actor, stamp }, name)
        }
        _ => decide_access(&Asking { workspace, actor, stamp }, command),
    }?;
    ensure_an_owner_remains(workspace, &decision)?;
    Ok(decision)
}

/// The commands about roles, projects and exceptions.
fn decide_access(asking: &Asking<'_>, command: &Command) -> Result<Decision, Refusal> {
    match command {
        Command::CreateRole { role, name, grants, menu, tests } => {
            let new = roles::NewRole { id: *role, name, grants, menu, tests };
            roles::create(asking, &new)
        }
        Command::RenameRole { role, name } => roles::rename(asking, *role, name),
        Command::EditRole { role, grant, revoke } => roles::edit(asking, *role, grant, revoke),
        Command::DeleteRole { role, move_to } => roles::delete(asking, *role, *move_to),
        Command::SetRoleMenu { role, menu } => roles::set_menu(asking, *role, menu),
        Command::AddRoleTest { role, test } => roles::add_test(asking, *role, test),
        Command::RemoveRoleTest { role, test } => roles::remove_test(asking, *role, *test),
        Command::CreateProject { project, name } => projects::create(asking, *project, name),
        Command::AssignToProject { project, member } => {
            projects::assign(asking, *project, *member, true)
        }
        Command::UnassignFromProject { project, member } => {
            projects::assign(asking, *project, *member, false)
        }
        Command::SetOverride { id, project, subject, permission, allow } => {
            let wanted = overrides::Wanted {
                id: *id,
                project: *project,
                subject: *subject,
                permission,
                allow: *allow,
            };
            overrides::set(asking, &wanted)
        }
        Command::ClearOverride { id } => overrides::clear(asking, *id),
        _ => Err(Refusal::UnknownCommand),
    }
}

/// A question of somebody to a workspace, at a moment.
struct Asking<'a> {
    workspace: &'a Workspace,
    actor: &'a Actor,
    stamp: Stamp,
}

impl<'a> Asking<'a> {
    /// The member who asks, active and with this permission.
    fn member_with(&self, permission: &str) -> Result<&'a Member, Refusal> {
        member_with(self.workspace, self.actor, permission, self.stamp)
    }

    /// The member who asks, active and with this permission on this project.
    fn member_on(&self, permission: &str, project: ProjectId) -> Result<&'a Member, Refusal> {
        let member = active_member(self.workspace, self.actor)?;
        let question = Question::new(member.id, permission, self.stamp.at).on(project);
        allowed_or(self.workspace, &question)?;
        Ok(member)
    }
}

/// A decision that puts these rows.
fn put(rows: impl IntoIterator<Item = Entity>) -> Decision {
    Decision { changes: rows.into_iter().map(Change::Put).collect(), effects: Vec::new() }
}

/// The change that deletes a row.
fn delete(kind: &str, id: uuid::Uuid) -> Change {
    Change::Delete(EntityKey { kind: kind.to_owned(), id })
}

/// The last-owner rule, held over every command alike (C01, R138, R139).
fn ensure_an_owner_remains(workspace: &Workspace, decision: &Decision) -> Result<(), Refusal> {
    let touches_members = decision.changes.iter().any(|change| match change {
        Change::Put(row) => matches!(row, Entity::Member(_)),
        Change::Delete(key) => key.kind == "member" || key.kind == "role",
    });
    if !touches_members {
        return Ok(());
    }
    let mut after = workspace.clone();
    after.apply(&decision.changes);
    if after.active_owners() == 0 { Err(Refusal::LastOwner) } else { Ok(()) }
}

fn active_member<'a>(workspace: &'a Workspace, actor: &Actor) -> Result<&'a Member, Refusal> {
    if workspace.profile().is_none() {
        return Err(Refusal::WorkspaceGone);
    }
    let Actor::Member(id) = actor else { return Err(Refusal::NotAMember) };
    let member = workspace.member(*id).filter(|member| member.status == MemberStatus::Active);
    member.ok_or(Refusal::NotAMember)
}

/// The member who asks, active and with this permission.
fn member_with<'a>(
    workspace: &'a Workspace,
    actor: &Actor,
    permission: &str,
    stamp: Stamp,
) -> Result<&'a Member, Refusal> {
    let member = active_member(workspace, actor)?;
    allowed_or(workspace, &Question::new(member.id, permission, stamp.at))?;
    Ok(member)
}

/// Turns a "no" into the refusal that says what is missing.
fn allowed_or(workspace: &Workspace, question: &Question<'_>) -> Result<(), Refusal> {
    let verdict = explain(workspace, question);
    match verdict.because {
        _ if verdict.allowed => Ok(()),
        Because::PlanLacks { feature } => Err(plan_lacks(workspace, feature, question.at)),
        Because::ProjectGone => Err(Refusal::ProjectGone),
        _ => Err(Refusal::NotAllowed { permission: question.permission.to_owned() }),
    }
}

fn plan_lacks(workspace: &Workspace, feature: plan::Feature, at: crate::Timestamp) -> Refusal {
    let subscription = workspace.profile().map(|profile| &profile.subscription);
    let in_force = subscription.and_then(|subscription| plan::in_force(subscription, at));
    Refusal::PlanLacks { feature, plan: in_force.map_or("", |plan| plan.key).to_owned() }
}
