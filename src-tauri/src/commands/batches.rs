//! Many invitations at once: batches, and acts for all that are chosen.

use super::{id, short};
use crate::{
    faults::{email_reason, invalid, name_reason, refusal_view, submit_error},
    home::Home,
    opened::Opened,
    views::{
        BatchCounts, BatchView, CommandError, Count, InvitationsAct, InvitationsChosen, InviteOne,
        RefusalView, TogetherReceipt,
    },
};
use roster_domain::{
    BatchId, Command, EmailAddress, InvitationId, Name, Stamp, Together, TogetherAct,
    limits::PERSON_NAME_MAX, together,
};
use roster_replica::{
    core::Core,
    now,
    queries::{self, BatchLine},
};
use tauri::State;

/// All batches, the newest first.
#[tauri::command]
#[specta::specta]
pub async fn batches(home: State<'_, Home>) -> Result<Vec<BatchView>, CommandError> {
    let core = home.current()?.replica.snapshot();
    Ok(queries::batches(&core, now()).into_iter().map(view).collect())
}

fn view(line: BatchLine) -> BatchView {
    let counts = line.counts;
    BatchView {
        id: line.id.to_string(),
        name: line.name,
        made_by: line.made_by,
        made: Count::from(line.made_at),
        message: line.message,
        meant: line.meant,
        counts: BatchCounts {
            waiting: counts.waiting,
            pending: counts.pending,
            accepted: counts.accepted,
            declined: counts.declined,
            expired: counts.expired,
            revoked: counts.revoked,
            bounced: counts.bounced,
            needs_approval: counts.needs_approval,
        },
    }
}

/// Says what an act for many invitations would do.
#[tauri::command]
#[specta::specta]
pub async fn invitations_rehearse(
    home: State<'_, Home>,
    chosen: InvitationsChosen,
    act: InvitationsAct,
) -> Result<TogetherReceipt, CommandError> {
    let opened = home.current()?;
    let core = opened.replica.snapshot();
    Ok(receipt(&plan(&opened, &core, &chosen, &act)?, &core))
}

/// Does something to many invitations: to all that it can be done to.
#[tauri::command]
#[specta::specta]
pub async fn invitations_together(
    home: State<'_, Home>,
    chosen: InvitationsChosen,
    act: InvitationsAct,
) -> Result<TogetherReceipt, CommandError> {
    let opened = home.current()?;
    let core = opened.replica.snapshot();
    let plan = plan(&opened, &core, &chosen, &act)?;
    let receipt = receipt(&plan, &core);
    if !plan.commands.is_empty() {
        let submitted = opened.replica.submit(plan.commands).await;
        submitted.map_err(|error| submit_error(error, core.view()))?;
    }
    Ok(receipt)
}

fn plan(
    opened: &Opened,
    core: &Core,
    chosen: &InvitationsChosen,
    act: &InvitationsAct,
) -> Result<Together, CommandError> {
    let act = match act {
        InvitationsAct::Resend => TogetherAct::Resend,
        InvitationsAct::Revoke => TogetherAct::Revoke,
        InvitationsAct::ChangeRole { role } => TogetherAct::ChangeRole(id(role)?),
    };
    let invitations: Vec<InvitationId> = match chosen {
        InvitationsChosen::Batch { batch } => of_batch(core, id(batch)?).collect(),
        InvitationsChosen::These { invitations } => {
            invitations.iter().map(|text| id(text)).collect::<Result<_, _>>()?
        }
    };
    Ok(together(core.view(), opened.me(), invitations, act, Stamp { at: now() }))
}

pub(super) fn of_batch(core: &Core, batch: BatchId) -> impl Iterator<Item = InvitationId> {
    let invitations = core.view().invitations();
    invitations.filter(move |invitation| invitation.batch == Some(batch)).map(|each| each.id)
}

fn receipt(plan: &Together, core: &Core) -> TogetherReceipt {
    let mut refused: Vec<(RefusalView, u32)> = Vec::new();
    for (_, refusal) in &plan.refused {
        let why = refusal_view(refusal, core.view());
        match refused.iter_mut().find(|(known, _)| known.code == why.code) {
            Some((_, count)) => *count += 1,
            None => refused.push((why, 1)),
        }
    }
    refused.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    TogetherReceipt { done: short(plan.commands.len()), refused, passed_over: plan.passed_over }
}

/// Invites one person by themselves, into any role that the sender may give: the way in which Owners are invited (R133).
#[tauri::command]
#[specta::specta]
pub async fn invite_one(home: State<'_, Home>, invite: InviteOne) -> Result<(), CommandError> {
    let email = EmailAddress::parse(&invite.email);
    let email = email.map_err(|fault| invalid("email", email_reason(fault)))?;
    let name = Some(invite.name.trim()).filter(|name| !name.is_empty());
    let name = name.map(|name| Name::new(name, PERSON_NAME_MAX)).transpose();
    let name = name.map_err(|fault| invalid("name", name_reason(fault)))?;
    let invitation = InvitationId(uuid::Uuid::now_v7());
    let role = id(&invite.role)?;
    let (batch, ends_at) = (None, None);
    super::submit(&home, Command::Invite { invitation, email, name, role, batch, ends_at }).await
}
