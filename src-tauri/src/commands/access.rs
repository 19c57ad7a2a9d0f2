//! Who sees what, and why: View as, Why, and comparison.

use super::{drafts::drafted, drafts::toggle, id, roles::rights, short};
use crate::{
    faults::{fault, refused, submit_error},
    home::Home,
    opened::Opened,
    shapes::{preview, why::Asked},
    views::{
        CommandError, CompareRow, CompareSide, CompareSubject, Comparison, FlippedWhy, ViewAs,
        ViewAsSubject, Why, WhySubject,
    },
};
use roster_domain::{
    Command, MemberId, OverrideId, Question, Refusal, Role, RoleId, Stamp, Workspace, permission,
    roles::{compare, rights_of_member, rights_of_role},
    view_as::{Eyes, view_as as look},
    why::{Step, Why as DomainWhy, may_take, why as ask, why_role},
};
use roster_replica::now;
use tauri::{AppHandle, State};
use tauri_plugin_clipboard_manager::ClipboardExt as _;

/// The workspace as a role, a person or a draft sees it.
#[tauri::command]
#[specta::specta]
pub async fn view_as(
    home: State<'_, Home>,
    subject: ViewAsSubject,
) -> Result<ViewAs, CommandError> {
    let opened = home.current()?;
    let core = opened.replica.snapshot();
    let view = core.view();
    let eyes = match subject {
        ViewAsSubject::Role { id: role } => Eyes::Role(id(&role)?),
        ViewAsSubject::Member { id: member } => Eyes::Member(id(&member)?),
        ViewAsSubject::Draft { id: role } => {
            let row = role_row(view, id(&role)?)?;
            Eyes::draft(&drafted(&home, &opened, row))
        }
    };
    let seen = look(view, opened.me(), &eyes, now()).map_err(|refusal| refused(&refusal, view))?;
    Ok(preview::view_as(seen))
}

fn role_row(view: &Workspace, role: RoleId) -> Result<&Role, CommandError> {
    view.role(role).ok_or_else(|| refused(&Refusal::RoleGone, view))
}

/// About whom a question is, with everything looked up.
enum Subject {
    Member(MemberId),
    Role(Role),
}

fn subject_of(
    home: &Home,
    opened: &Opened,
    view: &Workspace,
    subject: &WhySubject,
) -> Result<Subject, CommandError> {
    Ok(match subject {
        WhySubject::Member { id: member } => Subject::Member(id(member)?),
        WhySubject::Role { id: role } | WhySubject::Draft { id: role } => {
            Subject::Role(drafted(home, opened, role_row(view, id(role)?)?))
        }
    })
}

fn answer(
    view: &Workspace,
    subject: &Subject,
    key: &str,
    project: Option<roster_domain::ProjectId>,
) -> DomainWhy {
    match subject {
        Subject::Member(member) => {
            ask(view, &Question { on: project, ..Question::new(*member, key, now()) })
        }
        Subject::Role(role) => why_role(view, role, key, now()),
    }
}

/// Whether somebody may do something, the one reason, and the smallest change that would turn it round.
#[tauri::command]
#[specta::specta]
pub async fn why(
    home: State<'_, Home>,
    subject: WhySubject,
    permission: String,
    project: Option<String>,
) -> Result<Why, CommandError> {
    let opened = home.current()?;
    let core = opened.replica.snapshot();
    let view = core.view();
    let about = subject_of(&home, &opened, view, &subject)?;
    let project = project.map(|project| id(&project)).transpose()?;
    let found = answer(view, &about, &permission, project);
    let (name, role) = match &about {
        Subject::Member(member) => {
            let row = view.member(*member).ok_or_else(|| refused(&Refusal::MemberGone, view))?;
            (row.name.to_string(), row.role)
        }
        Subject::Role(role) => (role.name.to_string(), role.id),
    };
    let stamp = Stamp { at: now() };
    let edits = rights(&opened).edit;
    let may = |step: &Step| match step {
        // A toggle of a role goes into its draft, which is reviewed before it applies.
        Step::TurnOn { .. } | Step::TurnOff { .. } => edits,
        _ => may_take(view, opened.me(), step, stamp),
    };
    let asked = Asked { workspace: view, name, role, permission: &permission, project };
    Ok(asked.answer(&found, may))
}

/// Takes the smallest change. Toggles go into the draft of their role, which is reviewed before anybody has them;
/// the rest is done.
#[tauri::command]
#[specta::specta]
pub async fn flip_why(
    home: State<'_, Home>,
    subject: WhySubject,
    permission: String,
    project: Option<String>,
) -> Result<FlippedWhy, CommandError> {
    let opened = home.current()?;
    let project = project.map(|project| id(&project)).transpose()?;
    let core = opened.replica.snapshot();
    let view = core.view();
    let about = subject_of(&home, &opened, view, &subject)?;
    let found = answer(view, &about, &permission, project);
    if let Subject::Role(role) = &about {
        toggle(&home, role.id, std::slice::from_ref(&permission), !found.verdict.allowed)?;
        return Ok(FlippedWhy { draft: Some(role.id.to_string()) });
    }
    let (toggles, rest): (Vec<&Step>, Vec<&Step>) =
        found.flip.iter().partition(|step| toggled_by(step).is_some());
    let commands: Option<Vec<Command>> =
        rest.iter().map(|step| step.command(OverrideId(uuid::Uuid::now_v7()))).collect();
    let commands = commands.filter(|_| !found.flip.is_empty());
    let commands = commands.ok_or_else(|| refused(&Refusal::NothingToChange, view))?;
    let mut draft = None;
    for (role, keys, on) in toggles.into_iter().filter_map(toggled_by) {
        toggle(&home, role, &keys, on)?;
        draft = Some(role.to_string());
    }
    if !commands.is_empty() {
        opened.replica.submit(commands).await.map_err(|error| submit_error(error, view))?;
    }
    Ok(FlippedWhy { draft })
}

/// The role, the keys and their new value, where a step is about toggles of a role.
fn toggled_by(step: &Step) -> Option<(RoleId, Vec<String>, bool)> {
    let (role, keys, on) = match step {
        Step::TurnOn { role, keys } => (role, keys, true),
        Step::TurnOff { role, keys } => (role, keys, false),
        _ => return None,
    };
    Some((*role, keys.keys().map(str::to_owned).collect(), on))
}

/// Two roles, or a role and a person, where they differ.
#[tauri::command]
#[specta::specta]
pub async fn compare_roles(
    home: State<'_, Home>,
    left: CompareSubject,
    right: CompareSubject,
) -> Result<Comparison, CommandError> {
    let opened = home.current()?;
    let core = opened.replica.snapshot();
    let view = core.view();
    let edits = rights(&opened).edit;
    let side = |subject: &CompareSubject| -> Result<_, CommandError> {
        Ok(match subject {
            CompareSubject::Role { id: role } => {
                let row = role_row(view, id(role)?)?;
                let set = rights_of_role(view, &drafted(&home, &opened, row), now());
                (row.name.to_string(), set, edits && !row.kind.is_system())
            }
            CompareSubject::Member { id: member } => {
                let member = id(member)?;
                let row = view.member(member).ok_or_else(|| refused(&Refusal::MemberGone, view))?;
                (row.name.to_string(), rights_of_member(view, member, now()), false)
            }
        })
    };
    let (left, right) = (side(&left)?, side(&right)?);
    let differences: Vec<CompareRow> = compare(&left.1, &right.1)
        .into_iter()
        .map(|row| CompareRow {
            key: row.permission.key.to_owned(),
            left: row.left,
            right: !row.left,
        })
        .collect();
    let same = short(permission::catalogue().len() - differences.len());
    let [left, right] = [left, right].map(|(name, set, editable)| CompareSide {
        name,
        on: short(set.count()),
        editable,
    });
    Ok(Comparison { left, right, differences, same })
}

/// Puts a text that the page shows onto the clipboard.
#[tauri::command]
#[specta::specta]
pub async fn copy_text(app: AppHandle, text: String) -> Result<(), CommandError> {
    let written = app.clipboard().write_text(text);
    written.map_err(|error| fault("the clipboard cannot be used", &error))
}
