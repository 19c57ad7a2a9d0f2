//! Inviting, and everything that people here do with an invitation afterwards. `docs/invitations.md` draws it.

use super::{Asking, Decision, Effect, delete as delete_row, ensure_a_seat, ensure_end, put};
use crate::{
    Batch, BatchId, Change, EmailAddress, End, Entity, Extra, Invitation, InvitationId,
    InvitationState, Mail, Member, Message, Name, Phase, Refusal, RoleId, Timestamp, Workspace,
    limits, permission,
};

/// What an invitation is made of.
pub(super) struct Invite<'a> {
    pub id: InvitationId,
    pub email: &'a EmailAddress,
    pub name: Option<&'a Name>,
    pub role: RoleId,
    pub batch: Option<BatchId>,
    pub ends_at: Option<Timestamp>,
}

/// What is to be different about an invitation.
pub(super) struct Wanted<'a> {
    pub email: Option<&'a EmailAddress>,
    pub role: Option<RoleId>,
    pub name: Option<&'a Name>,
    pub ends_at: Option<End>,
}

pub(super) fn start_batch(
    asking: &Asking<'_>,
    id: BatchId,
    (name, message, rows): (&Name, Option<&Message>, u32),
) -> Result<Decision, Refusal> {
    let by = asking.member_with(permission::MEMBERS_INVITE)?;
    if asking.workspace.batch(id).is_some() {
        return Err(Refusal::IdTaken);
    }
    Ok(put([Entity::Batch(Batch {
        id,
        name: name.clone(),
        made_by: by.id,
        made_at: asking.stamp.at,
        message: message.cloned(),
        rows,
        extra: Extra::new(),
    })]))
}

pub(super) fn invite(asking: &Asking<'_>, invite: &Invite<'_>) -> Result<Decision, Refusal> {
    let Asking { workspace, stamp, .. } = *asking;
    let inviter = asking.member_with(permission::MEMBERS_INVITE)?;
    let role = asking.giveable(inviter, invite.role)?;
    ensure_end(role, invite.ends_at, stamp.at)?;
    if workspace.invitation(invite.id).is_some() {
        return Err(Refusal::IdTaken);
    }
    if invite.batch.is_some_and(|batch| workspace.batch(batch).is_none()) {
        return Err(Refusal::BatchGone);
    }
    ensure_free(workspace, invite.email, invite.id)?;
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
        vouched_by: None,
        batch: invite.batch,
        ends_at: invite.ends_at,
        asked_at: None,
        sendings: 1,
        last_sending_at: None,
        extra: Extra::new(),
    };
    Ok(put_with(invitation, vec![Effect::SendInvitation(invite.id)]))
}

/// Whoever changes an invitation vouches for it, if they could have made it as it is then.
pub(super) fn change(
    asking: &Asking<'_>,
    id: InvitationId,
    wanted: &Wanted<'_>,
) -> Result<Decision, Refusal> {
    let Asking { workspace, stamp, .. } = *asking;
    let by = asking.member_with(permission::INVITATIONS_EDIT)?;
    let before = pending(workspace, id)?;
    let role = asking.giveable(by, wanted.role.unwrap_or(before.role))?;
    let mut after = before.clone();
    after.role = role.id;
    if let Some(email) = wanted.email {
        after.email = email.clone();
    }
    if let Some(name) = wanted.name {
        after.name = Some(name.clone());
    }
    if let Some(end) = wanted.ends_at {
        after.ends_at = end.moment();
    }
    if after == *before {
        return Err(Refusal::NothingToChange);
    }
    ensure_end(role, after.ends_at, stamp.at)?;
    vouch(asking, by, &mut after);
    let is_readdressed = after.email != before.email;
    if is_readdressed {
        ensure_free(workspace, &after.email, id)?;
        // Nobody at this address had a mail before.
        after.sendings = 0;
    }
    if !is_readdressed && after.role == before.role {
        return Ok(put_with(after, Vec::new()));
    }
    count_sending(asking, &mut after)?;
    Ok(put_with(after, vec![Effect::SendInvitation(id)]))
}

/// With the permission; or for who made it, until its mail has left.
pub(super) fn revoke(asking: &Asking<'_>, id: InvitationId) -> Result<Decision, Refusal> {
    let by = super::active_member(asking.workspace, asking.actor, asking.stamp)?;
    let own = asking.workspace.invitation(id).filter(|invitation| {
        invitation.invited_by == by.id && !matches!(invitation.mail, Mail::Sent { .. })
    });
    if own.is_none() {
        asking.member_with(permission::INVITATIONS_REVOKE)?;
    }
    let invitation = pending(asking.workspace, id)?;
    let state = InvitationState::Revoked;
    let revoked = Invitation { state, asked_at: None, ..invitation.clone() };
    Ok(put_with(revoked, vec![Effect::EndLink(id)]))
}

/// A week anew, also for an invitation whose week is over; the link before it ends (A07). One that was declined or taken back is
/// invited anew by it, and needs what that needs.
pub(super) fn resend(
    asking: &Asking<'_>,
    id: InvitationId,
    by_hand: bool,
) -> Result<Decision, Refusal> {
    let Asking { workspace, stamp, .. } = *asking;
    let by = asking.member_with(permission::INVITATIONS_RESEND)?;
    let invitation = workspace.invitation(id).ok_or(Refusal::InvitationGone)?;
    if let InvitationState::Accepted { .. } = invitation.state {
        return Err(not_pending(invitation));
    }
    let role = asking.giveable(by, invitation.role)?;
    ensure_end(role, invitation.ends_at, stamp.at)?;
    if !invitation.is_pending() {
        asking.member_with(permission::MEMBERS_INVITE)?;
        ensure_free(workspace, &invitation.email, id)?;
        ensure_a_seat(workspace)?;
    }
    let gap_ms = if by_hand { limits::BY_HAND_GAP_MS } else { limits::SENDING_GAP_MS };
    let last = invitation.last_sending_at.unwrap_or(invitation.invited_at);
    let again_at = last.plus(gap_ms);
    if stamp.at < again_at {
        return Err(Refusal::TooSoon { again_at });
    }
    let mut again = Invitation { state: InvitationState::Pending, ..invitation.clone() };
    vouch(asking, by, &mut again);
    if by_hand {
        again.expires_at = stamp.at.plus(limits::INVITATION_LIFE_MS);
        again.last_sending_at = Some(stamp.at);
        again.mail = Mail::Kept;
        return Ok(put_with(again, vec![Effect::KeepInvitation(id)]));
    }
    count_sending(asking, &mut again)?;
    Ok(put_with(again, vec![Effect::SendInvitation(id)]))
}

/// A word for an invitation whose own voucher's counts no more, or whose invited person asked for one.
pub(super) fn approve(asking: &Asking<'_>, id: InvitationId) -> Result<Decision, Refusal> {
    let by = asking.member_with(permission::MEMBERS_INVITE)?;
    let invitation = open(asking, id)?;
    asking.giveable(by, invitation.role)?;
    let is_stuck = invitation.phase(asking.workspace, asking.stamp.at) == Phase::NeedsApproval;
    if !is_stuck && invitation.asked_at.is_none() {
        return Err(Refusal::NothingToChange);
    }
    let mut approved = invitation.clone();
    vouch(asking, by, &mut approved);
    Ok(put_with(approved, Vec::new()))
}

pub(super) fn delete(asking: &Asking<'_>, id: InvitationId) -> Result<Decision, Refusal> {
    asking.member_with(permission::INVITATIONS_REVOKE)?;
    let invitation = asking.workspace.invitation(id).ok_or(Refusal::InvitationGone)?;
    if invitation.is_pending() {
        return Err(Refusal::StillPending);
    }
    let changes = vec![delete_row("invitation", id.0)];
    Ok(Decision { changes, effects: vec![Effect::EndLink(id)] })
}

/// A fresh week and one mail more to this address, if there may be one more.
fn count_sending(asking: &Asking<'_>, invitation: &mut Invitation) -> Result<(), Refusal> {
    if invitation.sendings >= limits::SENDINGS_MAX {
        return Err(Refusal::SentTooOften { max: limits::SENDINGS_MAX });
    }
    invitation.sendings += 1;
    invitation.last_sending_at = Some(asking.stamp.at);
    invitation.expires_at = asking.stamp.at.plus(limits::INVITATION_LIFE_MS);
    invitation.mail = Mail::Queued;
    Ok(())
}

/// The invitation stands on this member's word from now on, where they may invite; and whoever asked has been answered.
fn vouch(asking: &Asking<'_>, by: &Member, invitation: &mut Invitation) {
    if asking.member_with(permission::MEMBERS_INVITE).is_ok() {
        invitation.vouched_by = (by.id != invitation.invited_by).then_some(by.id);
    }
    invitation.asked_at = None;
}

/// Nobody with this address is a member, or invited by another invitation.
fn ensure_free(
    workspace: &Workspace,
    email: &EmailAddress,
    except: InvitationId,
) -> Result<(), Refusal> {
    if let Some(member) = workspace.member_with_email(email.canonical()) {
        return Err(Refusal::AlreadyMember { member: member.id });
    }
    match workspace.pending_with_email(email.canonical()) {
        Some(other) if other.id != except => Err(Refusal::AlreadyInvited { invitation: other.id }),
        _ => Ok(()),
    }
}

/// The invitation, if it can be answered at this moment.
pub(super) fn open<'a>(asking: &Asking<'a>, id: InvitationId) -> Result<&'a Invitation, Refusal> {
    let invitation = pending(asking.workspace, id)?;
    if invitation.is_open(asking.stamp.at) { Ok(invitation) } else { Err(Refusal::Expired) }
}

/// The invitation, if nobody has answered it or taken it back.
pub(super) fn pending(workspace: &Workspace, id: InvitationId) -> Result<&Invitation, Refusal> {
    if workspace.profile().is_none() {
        return Err(Refusal::WorkspaceGone);
    }
    let invitation = workspace.invitation(id).ok_or(Refusal::InvitationGone)?;
    if invitation.is_pending() { Ok(invitation) } else { Err(not_pending(invitation)) }
}

fn not_pending(invitation: &Invitation) -> Refusal {
    let state = match invitation.state {
        InvitationState::Pending => "pending",
        InvitationState::Accepted { .. } => "accepted",
        InvitationState::Declined => "declined",
        InvitationState::Revoked => "revoked",
    };
    Refusal::NotPending { state: state.to_owned() }
}

/// A decision that puts this invitation, with what follows from it.
pub(super) fn put_with(invitation: Invitation, effects: Vec<Effect>) -> Decision {
    Decision { changes: vec![Change::Put(Entity::Invitation(invitation))], effects }
}
