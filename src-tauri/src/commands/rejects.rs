//! What came to nothing, as tables that people save, each line with its reason: rows that were not sent, and invitations that did
//! not lead to a member.

use super::{batches::of_batch, id};
use crate::{faults::email_reason, home::Home, save, views::CommandError};
use roster_domain::{
    BatchId, InvitationId, Mail, Phase,
    staging::{EndFault, Verdict},
};
use roster_replica::{core::Core, now};
use tauri::{AppHandle, State};

/// Saves the rows of the staging table that are not ready, each with the reason. Gives the file's name, or nothing when the
/// person thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn staging_export_rest(
    app: AppHandle,
    home: State<'_, Home>,
) -> Result<Option<String>, CommandError> {
    let opened = home.current()?;
    let text = {
        let core = opened.replica.snapshot();
        let mut table = opened.staging();
        let review = table.review(core.view(), opened.me());
        let pairs = table.rows().iter().zip(&review.rows);
        let rest = pairs.filter(|(_, review)| review.verdict != Verdict::Ready);
        let head = ["Email", "Name", "Role", "Line", "Reason"].map(str::to_owned);
        save::csv(std::iter::once(head).chain(rest.map(|(row, review)| {
            let reason = why_not(&review.verdict);
            let (name, role) = (row.name.clone(), row.role_words.clone());
            [row.written.clone(), name, role, row.line.to_string(), reason]
        })))
    };
    save::as_file(&app, "Save what is not sent", "not sent.csv", &text).await
}

/// Saves the invitations of a batch that led to no member, each with the reason. Gives the file's name, or nothing when the
/// person thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn export_rejects(
    app: AppHandle,
    home: State<'_, Home>,
    batch: String,
) -> Result<Option<String>, CommandError> {
    let core = home.current()?.replica.snapshot();
    let batch: BatchId = id(&batch)?;
    let name = core.view().batch(batch).map_or("batch", |batch| batch.name.as_str());
    let proposal = format!("{} - rejects.csv", name.trim_end_matches(".csv"));
    let head = ["Email", "Name", "Role", "Reason"].map(str::to_owned);
    let lines = of_batch(&core, batch).filter_map(|invitation| reject(&core, invitation));
    let text = save::csv(std::iter::once(head).chain(lines));
    save::as_file(&app, "Save rejects", &proposal, &text).await
}

fn reject(core: &Core, invitation: InvitationId) -> Option<[String; 4]> {
    let view = core.view();
    let row = view.invitation(invitation)?;
    let reason = match (row.phase(view, now()), &row.mail) {
        (Phase::Bounced, Mail::Failed { reason }) => format!("bounced: {reason}"),
        (Phase::Expired, _) => "expired".to_owned(),
        (Phase::Declined, _) => "declined".to_owned(),
        (Phase::Revoked, _) => "taken back".to_owned(),
        (Phase::NeedsApproval, _) => "needs approval".to_owned(),
        _ => return None,
    };
    let role = view.role(row.role).map_or_else(String::new, |role| role.name.to_string());
    let name = row.name.as_ref().map_or_else(String::new, ToString::to_string);
    Some([row.email.to_string(), name, role, reason])
}

fn why_not(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Ready => "ready".to_owned(),
        Verdict::LeftOut => "left out".to_owned(),
        Verdict::Repeated => "repeated".to_owned(),
        Verdict::AlreadyMember { .. } => "a member already".to_owned(),
        Verdict::AlreadyPending { .. } => "invited already".to_owned(),
        Verdict::NotAnAddress { fault, .. } => format!("not an address: {}", email_reason(*fault)),
        Verdict::Mistyped { suggestion } => format!("mistyped? {suggestion}"),
        Verdict::OwnerInBulk { .. } => "owners are invited one by one".to_owned(),
        Verdict::UnknownRole { words, .. } => format!("no such role: {words}"),
        Verdict::NoRole => "no role".to_owned(),
        Verdict::BadEndDate { fault: EndFault::Past } => "the end date is over".to_owned(),
        Verdict::BadEndDate {
            fault: EndFault::WhichOrder { written } | EndFault::Unreadable { written },
        } => format!("end date: {written}"),
        Verdict::NoSeat => "no seat".to_owned(),
    }
}
