//! The one function that decides, and what a decision is made of. The rules themselves stand in the files beside this one, by
//! subject.

mod invitations;
mod members;

use crate::{
    Actor, Change, Command, InvitationId, Member, MemberId, MemberStatus, Refusal, Stamp,
    Workspace, explain,
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
            invitations::revoke(workspace, actor, *invitation)
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
            members::change_role(workspace, actor, *member, *role)
        }
        Command::RenameWorkspace { name } => members::rename_workspace(workspace, actor, name),
    }?;
    ensure_an_owner_remains(workspace, &decision)?;
    Ok(decision)
}

/// The last-owner rule, held over every command alike (C01, R138, R139).
fn ensure_an_owner_remains(workspace: &Workspace, decision: &Decision) -> Result<(), Refusal> {
    let touches_members = decision.changes.iter().any(|change| match change {
        Change::Put(row) => matches!(row, crate::Entity::Member(_)),
        Change::Delete(key) => key.kind == "member" || key.kind == "role",
    });
    if !touches_members {
        return Ok(());
    }
    let mut after = workspace.clone();
    after.apply(&decision.changes);
    if after.active_owners() == 0 { Err(Refusal::LastOwner) } else { Ok(()) }
}

/// The member who asks, active and with this permission.
fn member_with<'a>(
    workspace: &'a Workspace,
    actor: &Actor,
    permission: &str,
) -> Result<&'a Member, Refusal> {
    if workspace.profile().is_none() {
        return Err(Refusal::WorkspaceGone);
    }
    let Actor::Member(id) = actor else { return Err(Refusal::NotAMember) };
    let member = workspace.member(*id).filter(|member| member.status == MemberStatus::Active);
    let member = member.ok_or(Refusal::NotAMember)?;
    if explain(workspace, member.id, permission).allowed {
        Ok(member)
    } else {
        Err(Refusal::NotAllowed { permission: permission.to_owned() })
    }
}
