//! Roles as files: written where the person says, read strictly, and made only after they have been looked at.

use super::{
    roles::{advice, create},
    short,
};
use crate::{
    faults::{fault, refused},
    home::Home,
    save,
    shapes::{editor as shape, keys},
    views::{CommandError, FileFault, RoleImport, RoleNameFault},
};
use roster_domain::{
    Refusal, RoleId,
    roles::{
        Source, TestOutcome,
        file::{self, RoleFile, RoleFileFault},
    },
};
use roster_replica::now;
use std::{path::Path, sync::Mutex};
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt as _;

/// The file that was read last and waits to be made a role of.
#[derive(Default)]
pub struct ReadFile(Mutex<Option<RoleFile>>);

impl ReadFile {
    fn put(&self, file: RoleFile) {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(file);
    }

    fn get(&self) -> Option<RoleFile> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }
}

/// Writes a role into a file; asks where. Whether it was written.
#[tauri::command]
#[specta::specta]
pub async fn export_role(
    app: AppHandle,
    home: State<'_, Home>,
    role: String,
) -> Result<bool, CommandError> {
    let role: RoleId = super::id(&role)?;
    let (name, text) = {
        let core = home.current()?.replica.snapshot();
        let row = core.view().role(role);
        let row = row.ok_or_else(|| refused(&Refusal::RoleGone, core.view()))?;
        (row.name.to_string(), file::write(row))
    };
    let proposal = format!("{name}.role.json");
    Ok(save::as_file(&app, "Save the role", &proposal, &text).await?.is_some())
}

/// Lets the person choose a role file, and reads it. Nothing is made yet.
#[tauri::command]
#[specta::specta]
pub async fn choose_role_file(
    app: AppHandle,
    home: State<'_, Home>,
    read: State<'_, ReadFile>,
) -> Result<Option<RoleImport>, CommandError> {
    let (chosen, answered) = tokio::sync::oneshot::channel();
    app.dialog()
        .file()
        .set_title("Choose a role file")
        .add_filter("Role", &["json"])
        .add_filter("All files", &["*"])
        .pick_file(move |path| {
            chosen.send(path).ok();
        });
    let path = answered.await.ok().flatten().and_then(|path| path.into_path().ok());
    let Some(path) = path else { return Ok(None) };
    let found = read_file(&path)?;
    let import = look_at(&home, &found)?;
    read.put(found);
    Ok(Some(import))
}

fn read_file(path: &Path) -> Result<RoleFile, CommandError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let unreadable = |reason: &str, detail: Option<String>| {
        let reason = reason.to_owned();
        CommandError::Unreadable(FileFault { name: name.clone(), reason, detail })
    };
    let size = std::fs::metadata(path).map_err(|_| unreadable("notFound", None))?.len();
    if size > file::SIZE_MAX as u64 {
        return Err(unreadable("tooLarge", None));
    }
    let text = std::fs::read_to_string(path).map_err(|_| unreadable("notARoleFile", None))?;
    file::read(&text).map_err(|fault| match fault {
        RoleFileFault::NotARoleFile => unreadable("notARoleFile", None),
        RoleFileFault::OtherVersion { version } => {
            unreadable("otherVersion", Some(version.to_string()))
        }
        RoleFileFault::UnknownField { field } => unreadable("unknownField", Some(field)),
        RoleFileFault::Missing { field } => unreadable("missing", Some(field)),
        RoleFileFault::Wrong { problem } => unreadable("notARoleFile", Some(problem)),
        RoleFileFault::UnknownPermission { permission, .. } => {
            unreadable("unknownPermission", Some(permission))
        }
    })
}

/// What would come of the file.
fn look_at(home: &Home, file: &RoleFile) -> Result<RoleImport, CommandError> {
    let opened = home.current()?;
    let core = opened.replica.snapshot();
    let outcomes = roster_domain::roles::run_file(core.view(), file, now());
    let passing = outcomes.iter().filter(|outcome| outcome.passes()).count();
    let advice = advice(&opened, &file.name, None)?;
    let taken = matches!(advice.fault, Some(RoleNameFault::Taken));
    Ok(RoleImport {
        name: file.name.clone(),
        permissions: keys(file.permissions.iter().map(String::as_str)),
        tests_passing: short(passing),
        tests: shape::tests(
            outcomes
                .into_iter()
                .map(|outcome: TestOutcome| {
                    let passes = outcome.passes();
                    (outcome, passes)
                })
                .collect(),
        ),
        taken,
        advice,
    })
}

/// Makes a role of the file that was read last. Gives its id.
#[tauri::command]
#[specta::specta]
pub async fn import_role(
    home: State<'_, Home>,
    read: State<'_, ReadFile>,
    name: String,
) -> Result<String, CommandError> {
    let file = read.get().ok_or_else(|| fault("no role file was read", &"import"))?;
    create(&home, name, Source::File(&file)).await
}
