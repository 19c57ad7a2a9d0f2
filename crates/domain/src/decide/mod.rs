//! The one function that decides, and what a decision is made of. The rules themselves stand in the files beside this one, by
//! subject.

mod answers;
mod invitations;
mod members;
mod overrides;
mod projects;
mod roles;

use crate::{
    Actor, Change, Command, Entity, EntityKey, InvitationId, Member, MemberId, ProjectId, Question,
    Refusal, Stamp, Workspace, explain, explain::Because, plan,
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
    /// Make a fresh link for this invitation, end the one before it, and keep it for somebody here to hand over.
    KeepInvitation(InvitationId),
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
    let asking = Asking { workspace, actor, stamp };
    let decision = decide_invitations(&asking, command)?;
    ensure_an_owner_remains(workspace, &decision)?;
    Ok(decision)
}

/// The commands about invitations.
fn decide_invitations(asking: &Asking<'_>, command: &Command) -> Result<Decision, Refusal> {
    match command {
        Command::StartBatch { batch, name, message, rows } => {
            invitations::start_batch(asking, *batch, (name, message.as_ref(), *rows))
        }
        Command::Invite { invitation, email, name, role, batch, ends_at } => {
            let name = name.as_ref();
            let (role, batch, ends_at) = (*role, *batch, *ends_at);
            let invite = invitations::Invite { id: *invitation, email, name, role, batch, ends_at };
            invitations::invite(asking, &invite)
        }
        Command::ChangeInvitation { invitation, email, role, name, ends_at } => {
            let wanted = invitations::Wanted {
                email: email.as_ref(),
                role: *role,
                name: name.as_ref(),
                ends_at: *ends_at,
            };
            invitations::change(asking, *invitation, &wanted)
        }
        Command::RevokeInvitation { invitation } => invitations::revoke(asking, *invitation),
        Command::ResendInvitation { invitation, by_hand } => {
            invitations::resend(asking, *invitation, *by_hand)
        }
        Command::ApproveInvitation { invitation } => invitations::approve(asking, *invitation),
        Command::DeleteInvitation { invitation } => invitations::delete(asking, *invitation),
        Command::AcceptInvitation { invitation, member } => {
            answers::accept(asking, *invitation, *member)
        }
        Command::DeclineInvitation { invitation } => answers::decline(asking, *invitation),
        Command::AskForLink { invitation } => answers::ask_for_link(asking, *invitation),
        Command::RecordMail { invitation, mail } => answers::record_mail(asking, *invitation, mail),
        _ => decide_members(asking, command),
    }
}

/// The commands about members and the workspace's own row.
fn decide_members(asking: &Asking<'_>, command: &Command) -> Result<Decision, Refusal> {
    match command {
        Command::ChangeRole { member, role } => members::change_role(asking, *member, *role),
        Command::EndMembership { member } => members::end(asking, *member),
        Command::RenameWorkspace { name } => members::rename_workspace(asking, name),
        _ => decide_access(asking, command),
    }
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
        let member = active_member(self.workspace, self.actor, self.stamp)?;
        allowed_or(self.workspace, &Question::new(member.id, permission, self.stamp.at))?;
        Ok(member)
    }

    /// The member who asks, active and with this permission on this project.
    fn member_on(&self, permission: &str, project: ProjectId) -> Result<&'a Member, Refusal> {
        let member = active_member(self.workspace, self.actor, self.stamp)?;
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

fn active_member<'a>(
    workspace: &'a Workspace,
    actor: &Actor,
    stamp: Stamp,
) -> Result<&'a Member, Refusal> {
    if workspace.profile().is_none() {
        return Err(Refusal::WorkspaceGone);
    }
    let Actor::Member(id) = actor else { return Err(Refusal::NotAMember) };
    let member = workspace.member(*id).filter(|member| member.is_active(stamp.at));
    member.ok_or(Refusal::NotAMember)
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
