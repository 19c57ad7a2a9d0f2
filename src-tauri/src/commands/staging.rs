//! The staging table: everything that people type, paste, choose or drop ends here, and nothing leaves before "Send".

use crate::{
    faults::{fault, file_fault, invalid, refused, submit_error},
    home::Home,
    opened::Opened,
    stagings::TableFull,
    views::{
        BatchLetter, CommandError, Count, FileFault, ImportSource, SendReceipt, Staging,
        StagingChanged, StagingFix, UndoReceipt,
    },
    window,
};
use roster_domain::{
    BatchId, Command, Message, MessageFault, Name, Refusal, limits::PERSON_NAME_MAX,
};
use roster_intake::{Intake, IntakeFault, LIMIT_BYTES, read_bytes, read_text};
use roster_replica::{core::Entry, now};
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::Arc,
};
use tauri::{AppHandle, Manager as _, State};
use tauri_plugin_dialog::DialogExt as _;
use tauri_specta::Event as _;

/// The table as it is.
#[tauri::command]
#[specta::specta]
pub async fn staging(home: State<'_, Home>) -> Result<Staging, CommandError> {
    Ok(view(&*home.current()?))
}

/// Takes in text, or the bytes of a file that reached the page.
#[tauri::command]
#[specta::specta]
pub async fn stage_import(
    home: State<'_, Home>,
    source: ImportSource,
) -> Result<Staging, CommandError> {
    let opened = home.current()?;
    let (name, read) = match source {
        ImportSource::Text { text } => (String::new(), read_text(&text)),
        ImportSource::Bytes { name, bytes } => {
            let read = read_bytes(&name, &bytes);
            (name, read)
        }
    };
    take_in(&opened, &name, read).map_err(CommandError::Unreadable)?;
    Ok(view(&opened))
}

/// Lets the person choose files, and takes them in.
#[tauri::command]
#[specta::specta]
pub async fn choose_import_file(
    app: AppHandle,
    home: State<'_, Home>,
) -> Result<Staging, CommandError> {
    let opened = home.current()?;
    let (chosen, answered) = tokio::sync::oneshot::channel();
    app.dialog()
        .file()
        .set_title("Choose files with addresses")
        .add_filter("Addresses", &["csv", "tsv", "txt", "vcf", "vcard", "eml"])
        .add_filter("All files", &["*"])
        .pick_files(move |files| {
            chosen.send(files).ok();
        });
    let files = answered.await.ok().flatten().unwrap_or_default();
    let mut faults = Vec::new();
    for file in files.into_iter().filter_map(|file| file.into_path().ok()) {
        faults.extend(take_in_file(&opened, &file).await.err());
    }
    match faults.into_iter().next() {
        Some(first) => Err(CommandError::Unreadable(first)),
        None => Ok(view(&opened)),
    }
}

/// Writes another address into a row; the same again says that it is right as it is.
#[tauri::command]
#[specta::specta]
pub async fn staging_edit_row(
    home: State<'_, Home>,
    row: u32,
    email: String,
) -> Result<Staging, CommandError> {
    let opened = home.current()?;
    opened.staging().edit_row(row, &email);
    Ok(view(&opened))
}

/// Chooses the role of a row, or of all rows that name none.
#[tauri::command]
#[specta::specta]
pub async fn staging_set_role(
    home: State<'_, Home>,
    row: Option<u32>,
    role: String,
) -> Result<Staging, CommandError> {
    let opened = home.current()?;
    let role = role.parse().map_err(|error| fault("not a role id", &error))?;
    opened.staging().set_role(row, role);
    Ok(view(&opened))
}

/// Leaves rows out, or takes them back in.
#[tauri::command]
#[specta::specta]
pub async fn staging_leave_out(
    home: State<'_, Home>,
    rows: Vec<u32>,
    left_out: bool,
) -> Result<Staging, CommandError> {
    let opened = home.current()?;
    opened.staging().leave_out(&rows, left_out);
    Ok(view(&opened))
}

/// Mends a fault in all rows that have it.
#[tauri::command]
#[specta::specta]
pub async fn staging_apply_fix(
    home: State<'_, Home>,
    fix: StagingFix,
) -> Result<Staging, CommandError> {
    let opened = home.current()?;
    opened.staging().apply_fix(&fix);
    Ok(view(&opened))
}

/// Takes a source out with its rows.
#[tauri::command]
#[specta::specta]
pub async fn staging_remove_source(
    home: State<'_, Home>,
    source: u32,
) -> Result<Staging, CommandError> {
    let opened = home.current()?;
    opened.staging().remove_source(source);
    Ok(view(&opened))
}

/// Empties the table.
#[tauri::command]
#[specta::specta]
pub async fn staging_clear(home: State<'_, Home>) -> Result<Staging, CommandError> {
    let opened = home.current()?;
    opened.staging().clear();
    Ok(view(&opened))
}

/// Sends what is ready: all of it is taken, on disk, or none is and the table stays as it is. It is kept back for some seconds,
/// during which it can be undone.
#[tauri::command]
#[specta::specta]
pub async fn staging_send(
    home: State<'_, Home>,
    letter: BatchLetter,
) -> Result<SendReceipt, CommandError> {
    let opened = home.current()?;
    let message = Some(letter.message).filter(|text| !text.trim().is_empty());
    let message = message.map(|text| Message::new(&text)).transpose();
    let message = message.map_err(|fault| invalid("message", message_reason(fault)))?;
    let core = opened.replica.snapshot();
    let pairs = {
        let mut table = opened.staging();
        let review = table.review(core.view(), opened.me());
        table.commands(&review)
    };
    let rows: BTreeSet<u32> = pairs.iter().map(|(row, _)| *row).collect();
    let commands: Vec<_> = pairs.into_iter().map(|(_, command)| command).collect();
    let sent = u32::try_from(commands.len()).unwrap_or(u32::MAX);
    let invitations = commands.iter().filter_map(Command::invitation).collect();
    let commands = in_a_batch(commands, &letter.name, message);
    let submitted = opened.replica.submit_held(commands).await;
    let until = submitted.map_err(|error| submit_error(error, core.view()))?;
    opened.staging().sent(&rows, invitations);
    Ok(SendReceipt { sent, refused: 0, undo_until: Count::from(until) })
}

/// What was sent together, or with a message, is a batch; one address by itself is none.
fn in_a_batch(commands: Vec<Command>, name: &str, message: Option<Message>) -> Vec<Command> {
    let short: String = name.trim().chars().take(PERSON_NAME_MAX).collect();
    let name = Name::new(&short, PERSON_NAME_MAX);
    let (Ok(name), true) = (name, commands.len() > 1 || message.is_some()) else { return commands };
    let id = BatchId(uuid::Uuid::now_v7());
    let rows = u32::try_from(commands.len()).unwrap_or(u32::MAX);
    let mut all = vec![Command::StartBatch { batch: id, name, message, rows }];
    all.extend(commands.into_iter().map(|command| match command {
        Command::Invite { invitation, email, name, role, ends_at, .. } => {
            Command::Invite { invitation, email, name, role, batch: Some(id), ends_at }
        }
        other => other,
    }));
    all
}

/// Why a message cannot be, as a key of the translations.
fn message_reason(fault: MessageFault) -> &'static str {
    match fault {
        MessageFault::Empty => "empty",
        MessageFault::TooLong { .. } => "messageTooLong",
        MessageFault::Unprintable => "unprintable",
    }
}

/// Takes the last batch back and puts its rows into the table again. What has gone out already is revoked instead.
#[tauri::command]
#[specta::specta]
pub async fn staging_undo(home: State<'_, Home>) -> Result<UndoReceipt, CommandError> {
    let opened = home.current()?;
    let sent = opened.staging().take_sent();
    let gone = || refused(&Refusal::NothingToChange, opened.replica.snapshot().view());
    let sent = sent.ok_or_else(gone)?;
    let is_ours = |entry: &&Entry| match &entry.command {
        Command::StartBatch { .. } => entry.is_held(now()),
        command => command.invitation().is_some_and(|id| sent.invitations.contains(&id)),
    };
    let core = opened.replica.snapshot();
    let waiting: Vec<u64> = core.outbox().filter(is_ours).map(|entry| entry.n).collect();
    let discarded = opened.replica.discard(waiting).await;
    discarded.map_err(|error| submit_error(error, core.view()))?;
    let core = opened.replica.snapshot();
    let late = sent.invitations.iter().filter_map(|id| core.view().invitation(*id));
    let late = late.filter(|invitation| invitation.is_pending());
    let revoked: Vec<Command> =
        late.map(|invitation| Command::RevokeInvitation { invitation: invitation.id }).collect();
    let undone = sent.invitations.len() - revoked.len();
    let late = u32::try_from(revoked.len()).unwrap_or(u32::MAX);
    if !revoked.is_empty() {
        let submitted = opened.replica.submit(revoked).await;
        submitted.map_err(|error| submit_error(error, core.view()))?;
    }
    opened.staging().put_back(sent);
    Ok(UndoReceipt { undone: u32::try_from(undone).unwrap_or(u32::MAX), late })
}

/// Takes in dropped files, shows the table, and says what could not be taken in.
pub async fn stage_files(app: &AppHandle, paths: Vec<PathBuf>) {
    let home = app.state::<Home>();
    let Ok(opened) = home.current() else { return };
    let mut faults = Vec::new();
    for path in paths {
        faults.extend(take_in_file(&opened, &path).await.err());
    }
    window::show(app);
    if let Err(error) = (StagingChanged { faults }).emit(app) {
        tracing::warn!(%error, "the page could not be told");
    }
}

fn view(opened: &Opened) -> Staging {
    opened.staging().view(opened.replica.snapshot().view(), opened.me())
}

async fn take_in_file(opened: &Arc<Opened>, path: &Path) -> Result<(), FileFault> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = read_file(path).await.map_err(|reason| FileFault {
        name: name.clone(),
        reason,
        detail: None,
    })?;
    take_in(opened, &name, read_bytes(&name, &bytes))
}

fn take_in(
    opened: &Opened,
    name: &str,
    read: Result<Intake, IntakeFault>,
) -> Result<(), FileFault> {
    let intake = read.map_err(|error| file_fault(name, &error))?;
    opened.staging().take_in(name, intake).map_err(|TableFull| FileFault {
        name: name.to_owned(),
        reason: "tooManyRows".to_owned(),
        detail: None,
    })
}

/// Reads a file that is not larger than may be, without reading the others.
async fn read_file(path: &Path) -> Result<Vec<u8>, String> {
    let found = tokio::fs::metadata(path).await.map_err(|error| io_reason(&error))?;
    if !found.is_file() {
        return Err("notAFile".to_owned());
    }
    if found.len() > LIMIT_BYTES as u64 {
        return Err("tooLarge".to_owned());
    }
    tokio::fs::read(path).await.map_err(|error| io_reason(&error))
}

fn io_reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "notFound",
        std::io::ErrorKind::PermissionDenied => "denied",
        _ => "notAFile",
    }
    .to_owned()
}
