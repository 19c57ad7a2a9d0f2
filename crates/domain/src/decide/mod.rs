//! The one function that decides, and what a decision is made of. The rules themselves stand in the files beside this one, by
//! subject.

mod answers;
mod invitations;
mod leaving;
mod members;
mod overrides;
mod projects;
mod roles;
mod teams;

use crate::{
    AccountId, Actor, Change, Command, Entity, EntityKey, InvitationId, Member, MemberId, Name,
    NameFault, ProjectId, Question, Refusal, Role, RoleId, RoleKind, Stamp, Timestamp, Workspace,
    covers, explain, explain::Because, plan, seats,
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
    /// This account belongs to the workspace no more. If it belongs to no other, it gets a private one (R137, R167).
    Left {
        /// As whom it did.
        member: MemberId,
        /// The account.
        account: AccountId,
    },
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
        Command::EditMember { member, name, contact_email } => {
            members::edit(asking, *member, name.as_ref(), contact_email.as_ref())
        }
        Command::SuspendMember { member } => leaving::suspend(asking, *member),
        Command::ResumeMember { member, ends_at } => leaving::resume(asking, *member, *ends_at),
        Command::SetMembershipEnd { member, ends_at } => {
            leaving::set_end(asking, *member, *ends_at)
        }
        Command::RemoveMember { member, heirs } => leaving::remove(asking, *member, heirs),
        Command::Leave { heirs } => leaving::leave(asking, heirs),
        Command::ReinstateMember { member, role, ends_at } => {
            leaving::reinstate(asking, *member, *role, *ends_at)
        }
        Command::RenameWorkspace { name } => members::rename_workspace(asking, name),
        _ => decide_work(asking, command),
    }
}

/// The commands about teams and projects.
fn decide_work(asking: &Asking<'_>, command: &Command) -> Result<Decision, Refusal> {
    match command {
        Command::CreateProject { project, name } => projects::create(asking, *project, name),
        Command::RenameProject { project, name } => projects::rename(asking, *project, name),
        Command::ArchiveProject { project } => projects::archive(asking, *project),
        Command::ReopenProject { project } => projects::reopen(asking, *project),
        Command::ShareProject { project } => projects::share(asking, *project),
        Command::SetProjectPart { project, member, part } => {
            projects::set_part(asking, *project, *member, *part)
        }
        Command::AssignToProject { project, member } => {
            projects::assign(asking, *project, *member, true)
        }
        Command::UnassignFromProject { project, member } => {
            projects::assign(asking, *project, *member, false)
        }
        Command::CreateTeam { team, name } => teams::create(asking, *team, name),
        Command::RenameTeam { team, name } => teams::rename(asking, *team, name),
        Command::DeleteTeam { team } => teams::remove(asking, *team),
        Command::SetTeamPart { team, member, part } => {
            teams::set_part(asking, *team, *member, *part)
        }
        _ => decide_access(asking, command),
    }
}

/// The commands about roles and exceptions.
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

    /// The member who asks, with this permission, and another whose role is not above theirs; Owners are the Owners' (A10, A11).
    fn member_over(
        &self,
        permission: &str,
        other: MemberId,
    ) -> Result<(&'a Member, &'a Member), Refusal> {
        let by = self.member_with(permission)?;
        let other = self.workspace.member(other).ok_or(Refusal::MemberGone)?;
        if let Some(role) = self.workspace.role(other.role) {
            self.ensure_reaches(by, role)?;
        }
        Ok((by, other))
    }

    /// That a member may touch whoever has this role: Owners are the Owners' own (A11).
    fn ensure_not_owner(&self, by: &Member, role: &Role) -> Result<(), Refusal> {
        let by_owner = self.workspace.role(by.role).is_some_and(|own| own.kind == RoleKind::Owner);
        if role.kind == RoleKind::Owner && !by_owner { Err(Refusal::OwnersOnly) } else { Ok(()) }
    }

    /// That a member's own role reaches as far as this one (A10).
    fn ensure_reaches(&self, by: &Member, role: &Role) -> Result<(), Refusal> {
        self.ensure_not_owner(by, role)?;
        if covers(self.workspace, by, role) { Ok(()) } else { Err(Refusal::RoleAboveOwn) }
    }

    /// The role, if this member's own reaches as far.
    fn giveable(&self, by: &Member, role: RoleId) -> Result<&'a Role, Refusal> {
        let role = self.workspace.role(role).ok_or(Refusal::RoleGone)?;
        if covers(self.workspace, by, role) { Ok(role) } else { Err(Refusal::RoleAboveOwn) }
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

/// A membership ends after it began, and an Owner's does not end.
fn ensure_end(role: &Role, ends_at: Option<Timestamp>, now: Timestamp) -> Result<(), Refusal> {
    match ends_at {
        Some(_) if role.kind == RoleKind::Owner => Err(Refusal::OwnerWithEnd),
        Some(end) if end <= now => Err(Refusal::EndsInThePast),
        _ => Ok(()),
    }
}

fn ensure_a_seat(workspace: &Workspace) -> Result<(), Refusal> {
    let seats = seats(workspace);
    match seats.purchased {
        Some(purchased) if !seats.has_room() => {
            Err(Refusal::NoSeatLeft { purchased, used: seats.used, reserved: seats.reserved })
        }
        _ => Ok(()),
    }
}

fn ensure_name(name: &Name, max: usize) -> Result<(), Refusal> {
    if name.as_str().chars().count() > max {
        return Err(Refusal::BadName { fault: NameFault::TooLong { max } });
    }
    Ok(())
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

fn plan_lacks(workspace: &Workspace, feature: plan::Feature, at: Timestamp) -> Refusal {
    let subscription = workspace.profile().map(|profile| &profile.subscription);
    let in_force = subscription.and_then(|subscription| plan::in_force(subscription, at));
    Refusal::PlanLacks { feature, plan: in_force.map_or("", |plan| plan.key).to_owned() }
}
