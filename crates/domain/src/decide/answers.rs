//! What comes back from outside: the invited person's answer, and how the mail fared.

use super::{
    Asking, Decision, Effect,
    invitations::{open, pending, put_with},
};
use crate::{
    Actor, Change, Entity, Extra, Invitation, InvitationId, InvitationState, Invitee, Mail, Member,
    MemberId, MemberStatus, Phase, Refusal, limits,
};

/// Turns the reserved seat into a used one. Never asks for another (G02).
pub(super) fn accept(
    asking: &Asking<'_>,
    id: InvitationId,
    member_id: MemberId,
) -> Result<Decision, Refusal> {
    let Asking { workspace, stamp, .. } = *asking;
    let (invitation, invitee) = answered_by(asking, id)?;
    let accepted = |member| Invitation {
        state: InvitationState::Accepted { member },
        asked_at: None,
        ..invitation.clone()
    };
    if let Some(member) = workspace.member_of_account(invitee.account) {
        // Somebody who is a member already keeps the role; the invitation is closed and its seat let go (A13).
        return Ok(put_with(accepted(member.id), vec![Effect::EndLink(id)]));
    }
    if workspace.member(member_id).is_some() {
        return Err(Refusal::IdTaken);
    }
    let role = workspace.role(invitation.role).ok_or(Refusal::RoleGone)?;
    if !invitation.is_vouched_for(workspace, stamp.at) {
        return Err(Refusal::NeedsApproval);
    }
    let member = Member {
        id: member_id,
        account: invitee.account,
        name: invitee.name.clone(),
        contact_email: invitation.email.clone(),
        role: role.id,
        status: MemberStatus::Active,
        joined_at: stamp.at,
        ends_at: invitation.ends_at,
        extra: Extra::new(),
    };
    let changes = vec![
        Change::Put(Entity::Member(member)),
        Change::Put(Entity::Invitation(accepted(member_id))),
    ];
    Ok(Decision { changes, effects: vec![Effect::EndLink(id), Effect::Joined(member_id)] })
}

pub(super) fn decline(asking: &Asking<'_>, id: InvitationId) -> Result<Decision, Refusal> {
    let invitation = match asking.actor {
        // The link itself proves the mailbox, and saying no needs no account.
        Actor::Server => open(asking, id)?,
        Actor::Invitee(_) | Actor::Member(_) => answered_by(asking, id)?.0,
    };
    let state = InvitationState::Declined;
    let declined = Invitation { state, asked_at: None, ..invitation.clone() };
    Ok(put_with(declined, vec![Effect::EndLink(id)]))
}

/// Says to those who may help that the invited person waits. Once an hour; in between it would be no news.
pub(super) fn ask_for_link(asking: &Asking<'_>, id: InvitationId) -> Result<Decision, Refusal> {
    if *asking.actor != Actor::Server {
        return Err(Refusal::ServerOnly);
    }
    let now = asking.stamp.at;
    let invitation = pending(asking.workspace, id)?;
    let phase = invitation.phase(asking.workspace, now);
    let is_stuck = matches!(phase, Phase::Expired | Phase::NeedsApproval);
    let is_news = invitation.asked_at.is_none_or(|at| at.plus(limits::ASKING_GAP_MS) <= now);
    if !is_stuck || !is_news {
        return Err(Refusal::NothingToChange);
    }
    Ok(put_with(Invitation { asked_at: Some(now), ..invitation.clone() }, Vec::new()))
}

pub(super) fn record_mail(
    asking: &Asking<'_>,
    id: InvitationId,
    mail: &Mail,
) -> Result<Decision, Refusal> {
    if *asking.actor != Actor::Server {
        return Err(Refusal::ServerOnly);
    }
    let invitation = asking.workspace.invitation(id).ok_or(Refusal::InvitationGone)?;
    let expires_at = match mail {
        // The week runs from the sending, not from the asking (F24).
        Mail::Sent { at } => invitation.expires_at.max(at.plus(limits::INVITATION_LIFE_MS)),
        Mail::Queued | Mail::Kept | Mail::Retrying { .. } | Mail::Failed { .. } => {
            invitation.expires_at
        }
    };
    Ok(put_with(Invitation { mail: mail.clone(), expires_at, ..invitation.clone() }, Vec::new()))
}

/// The invitation and the person whom it is for, when that person asks.
fn answered_by<'a>(
    asking: &Asking<'a>,
    id: InvitationId,
) -> Result<(&'a Invitation, &'a Invitee), Refusal> {
    let Actor::Invitee(invitee) = asking.actor else { return Err(Refusal::ServerOnly) };
    let invitation = open(asking, id)?;
    if invitee.email != invitation.email {
        return Err(Refusal::EmailMismatch { invited: invitation.email.masked() });
    }
    Ok((invitation, invitee))
}
