//! How the device stands with the server, what waits, and what was refused.

use crate::{
    faults::{refusal_view, submit_error},
    home::Home,
    views::{AttentionCard, CommandError, Count, OutboxRow, SyncView},
};
use roster_replica::{SubmitFault, core::EntryState};
use tauri::State;

/// How the device stands with the server of the workspace that is shown.
#[tauri::command]
#[specta::specta]
pub async fn sync_state(home: State<'_, Home>) -> Result<SyncView, CommandError> {
    Ok(home.current()?.sync_view())
}

/// Tries the server now.
#[tauri::command]
#[specta::specta]
pub async fn sync_now(home: State<'_, Home>) -> Result<(), CommandError> {
    let submitted = home.current()?.replica.sync_now().await;
    answered(&home, submitted)
}

/// What the server has not answered, in order.
#[tauri::command]
#[specta::specta]
pub async fn outbox(home: State<'_, Home>) -> Result<Vec<OutboxRow>, CommandError> {
    let core = home.current()?.replica.snapshot();
    let rows = core.outbox().map(|entry| OutboxRow {
        n: Count(entry.n),
        verb: entry.command.verb().to_owned(),
        subject: core.subject(&entry.command),
        made: Count::from(entry.made_at),
        can_discard: entry.state == EntryState::Waiting,
        doubtful: core.doubt(entry.n).map(|refusal| refusal_view(refusal, core.view())),
    });
    Ok(rows.collect())
}

/// Throws a change away that was never sent.
#[tauri::command]
#[specta::specta]
pub async fn discard_unsent(home: State<'_, Home>, n: Count) -> Result<(), CommandError> {
    let discarded = home.current()?.replica.discard(vec![n.0]).await;
    answered(&home, discarded)
}

/// What the server refused, in order.
#[tauri::command]
#[specta::specta]
pub async fn attention(home: State<'_, Home>) -> Result<Vec<AttentionCard>, CommandError> {
    let core = home.current()?.replica.snapshot();
    let cards = core.attention().map(|entry| AttentionCard {
        n: Count(entry.n),
        verb: entry.command.verb().to_owned(),
        subject: entry.subject.clone(),
        made: Count::from(entry.made_at),
        refusal: refusal_view(&entry.refusal, core.view()),
    });
    Ok(cards.collect())
}

/// Lets a refused change go.
#[tauri::command]
#[specta::specta]
pub async fn settle_attention(home: State<'_, Home>, n: Count) -> Result<(), CommandError> {
    let settled = home.current()?.replica.settle(n.0).await;
    answered(&home, settled)
}

/// Asks for a refused change once more.
#[tauri::command]
#[specta::specta]
pub async fn retry_attention(home: State<'_, Home>, n: Count) -> Result<(), CommandError> {
    let retried = home.current()?.replica.retry(n.0).await;
    answered(&home, retried)
}

fn answered(home: &Home, result: Result<(), SubmitFault>) -> Result<(), CommandError> {
    let opened = home.current()?;
    result.map_err(|error| submit_error(error, opened.replica.snapshot().view()))
}
