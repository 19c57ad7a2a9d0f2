//! Inviting, taking back, sending again, and answering.

use super::{Decision, Effect, member_with};
use crate::{
    Actor, Change, EmailAddress, Entity, Extra, Invitation, InvitationId, InvitationState, Invitee,
    Mail, Member, MemberId, MemberStatus, Name, Refusal, RoleId, Stamp, Timestamp, Workspace,
    covers, limits, permission, seats,
};

/// What an invitation is made of.
pub(super) struct Invite<'a> {
    pub id: InvitationId,
    pub email: &'a EmailAddress,
    pub name: Option<&'a Name>,
    pub role: RoleId,
}

pub(super) fn invite(
    workspace: &Workspace,
    actor: &Actor,
    invite: &Invite<'_>,
    stamp: Stamp,
) -> Result<Decision, Refusal> {
    let inviter = member_with(workspace, actor, permission::MEMBERS_INVITE, stamp)?;
    let role = workspace.role(invite.role).ok_or(Refusal::RoleGone)?;
    if !covers(workspace, inviter, role) {
        return Err(Refusal::RoleAboveOwn);
    }
    if workspace.invitation(invite.id).is_some() {
        return Err(Refusal::IdTaken);
    }
    if let Some(member) = workspace.member_with_email(invite.email.canonical()) {
        return Err(Refusal::AlreadyMember { member: member.id });
    }
    if let Some(pending) = workspace.pending_with_email(invite.email.canonical()) {
        return Err(Refusal::AlreadyInvited { invitation: pending.id });
    }
    ensure_a_seat(workspace)?;
    let invitation = Invitation {
        id: invite.id,
        email: invite.email.clone(),
        name: invite.name.cloned(),
        role: role.id,
        invited_by: inviter.id,
        invited_at: stamp.at,
        expires_at: stamp.at.plus(limits::INVITATION_LIFE_MS),
        state: InvitationState::Pending,
        mail: Mail::Queued,
        extra: Extra::new(),
    };
    Ok(Decision { effects: vec![Effect::SendInvitation(invite.id)], ..put(invitation) })
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

pub(super) fn revoke(
    workspace: &Workspace,
    actor: &Actor,
    id: InvitationId,
    stamp: Stamp,
) -> Result<Decision, Refusal> {
    member_with(workspace, actor, permission::INVITATIONS_REVOKE, stamp)?;
    let invitation = pending(workspace, id)?;
    let revoked = Invitation { state: InvitationState::Revoked, ..invitation.clone() };
    Ok(Decision { effects: vec![Effect::EndLink(id)], ..put(revoked) })
}

/// A week anew, also for an invitation whose week is over; the link before it ends (A07).
pub(super) fn resend(
    workspace: &Workspace,
    actor: &Actor,
    id: InvitationId,
    stamp: Stamp,
) -> Result<Decision, Refusal> {
    let sender = member_with(workspace, actor, permission::INVITATIONS_RESEND, stamp)?;
    let invitation = pending(workspace, id)?;
    let role = workspace.role(invitation.role).ok_or(Refusal::RoleGone)?;
    if !covers(workspace, sender, role) {
        return Err(Refusal::RoleAboveOwn);
    }
    let again = Invitation {
        expires_at: stamp.at.plus(limits::INVITATION_LIFE_MS),
        mail: Mail::Queued,
        ..invitation.clone()
    };
    Ok(Decision { effects: vec![Effect::SendInvitation(id)], ..put(again) })
}

/// Turns the reserved seat into a used one. Never asks for another (G02).
pub(super) fn accept(
    workspace: &Workspace,
    actor: &Actor,
    id: InvitationId,
    member_id: MemberId,
    stamp: Stamp,
) -> Result<Decision, Refusal> {
    let (invitation, invitee) = answered_by(workspace, actor, id, stamp.at)?;
    let accepted =
        |member| Invitation { state: InvitationState::Accepted { member }, ..invitation.clone() };
    if let Some(member) = workspace.member_of_account(invitee.account) {
        // Somebody who is a member already keeps the role; the invitation is closed and its seat let go (A13).
        return Ok(Decision { effects: vec![Effect::EndLink(id)], ..put(accepted(member.id)) });
    }
    if workspace.member(member_id).is_some() {
        return Err(Refusal::IdTaken);
    }
    let role = workspace.role(invitation.role).ok_or(Refusal::RoleGone)?;
    let member = Member {
        id: member_id,
        account: invitee.account,
        name: invitee.name.clone(),
        contact_email: invitation.email.clone(),
        role: role.id,
        status: MemberStatus::Active,
        joined_at: stamp.at,
        extra: Extra::new(),
    };
    let changes = vec![
        Change::Put(Entity::Member(member)),
        Change::Put(Entity::Invitation(accepted(member_id))),
    ];
    Ok(Decision { changes, effects: vec![Effect::EndLink(id), Effect::Joined(member_id)] })
}

pub(super) fn decline(
    workspace: &Workspace,
    actor: &Actor,
    id: InvitationId,
    stamp: Stamp,
) -> Result<Decision, Refusal> {
    let invitation = match actor {
        // The link itself proves the mailbox, and saying no needs no account.
        Actor::Server => open(workspace, id, stamp.at)?,
        Actor::Invitee(_) | Actor::Member(_) => answered_by(workspace, actor, id, stamp.at)?.0,
    };
    let declined = Invitation { state: InvitationState::Declined, ..invitation.clone() };
    Ok(Decision { effects: vec![Effect::EndLink(id)], ..put(declined) })
}

pub(super) fn record_mail(
    workspace: &Workspace,
    actor: &Actor,
    id: InvitationId,
    mail: &Mail,
) -> Result<Decision, Refusal> {
    if *actor != Actor::Server {
        return Err(Refusal::ServerOnly);
    }
    let invitation = workspace.invitation(id).ok_or(Refusal::InvitationGone)?;
    let expires_at = match mail {
        // The week runs from the sending, not from the asking (F24).
        Mail::Sent { at } => invitation.expires_at.max(at.plus(limits::INVITATION_LIFE_MS)),
        Mail::Queued | Mail::Kept | Mail::Retrying { .. } | Mail::Failed { .. } => {
            invitation.expires_at
        }
    };
    Ok(put(Invitation { mail: mail.clone(), expires_at, ..invitation.clone() }))
}

/// The invitation and the person whom it is for, when that person asks.
fn answered_by<'a>(
    workspace: &'a Workspace,
    actor: &'a Actor,
    id: InvitationId,
    now: Timestamp,
) -> Result<(&'a Invitation, &'a Invitee), Refusal> {
    let Actor::Invitee(invitee) = actor else { return Err(Refusal::ServerOnly) };
    let invitation = open(workspace, id, now)?;
    if invitee.email != invitation.email {
        return Err(Refusal::EmailMismatch { invited: invitation.email.masked() });
    }
    Ok((invitation, invitee))
}

fn open(workspace: &Workspace, id: InvitationId, now: Timestamp) -> Result<&Invitation, Refusal> {
    let invitation = pending(workspace, id)?;
    if invitation.is_open(now) { Ok(invitation) } else { Err(Refusal::Expired) }
}

fn pending(workspace: &Workspace, id: InvitationId) -> Result<&Invitation, Refusal> {
    if workspace.profile().is_none() {
        return Err(Refusal::WorkspaceGone);
    }
    let invitation = workspace.invitation(id).ok_or(Refusal::InvitationGone)?;
    let state = match invitation.state {
        InvitationState::Pending => return Ok(invitation),
        InvitationState::Accepted { .. } => "accepted",
        InvitationState::Declined => "declined",
        InvitationState::Revoked => "revoked",
    };
    Err(Refusal::NotPending { state: state.to_owned() })
}

fn put(invitation: Invitation) -> Decision {
    Decision { changes: vec![Change::Put(Entity::Invitation(invitation))], effects: Vec::new() }
}
