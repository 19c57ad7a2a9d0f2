//! The role editor: toggling a draft, reviewing and applying it, and the sentences that must hold.

use super::{id, roles::create, roles::rights, short, submit};
use crate::{
    drafts::{Drafts, KeptDraft},
    faults::refused,
    home::Home,
    opened::Opened,
    reach,
    shapes::{editor as shape, keys, role as role_shape},
    views::{CommandError, DraftAnswer, DraftClash, NewRoleTest, RoleEditor, RoleLock, RoleReview},
};
use roster_domain::{
    Command, Refusal, Role, RoleId, RoleTest, RoleTestId, Workspace, effective, permission, plan,
    roles::{self, Draft, Source, TestOutcome},
};
use roster_replica::now;
use tauri::State;

/// The draft of a role over the role as it is now, and what moved under it.
fn current(home: &Home, opened: &Opened, role: &Role) -> (Draft, Option<DraftClash>) {
    let fresh = Draft::of(role);
    let Some(kept) = Drafts::of(&home.settings, opened.id()).find(role.id) else {
        return (fresh, None);
    };
    if kept.draft.base == fresh.base {
        return (kept.draft, None);
    }
    let rebased = kept.draft.over(&fresh.base);
    let clash = shape::clash(&rebased);
    (rebased.draft, Some(clash))
}

/// The draft of a role that a screen other than the editor shows.
pub(super) fn drafted(home: &Home, opened: &Opened, role: &Role) -> Role {
    current(home, opened, role).0.applied_to(role)
}

/// A role in the editor, with its draft.
#[tauri::command]
#[specta::specta]
pub async fn role_editor(home: State<'_, Home>, role: String) -> Result<RoleEditor, CommandError> {
    let role = id(&role)?;
    let opened = home.current()?;
    let travelled = reach::of_roles(&opened, &[role]).await.remove(&role);
    Ok(RoleEditor { travelled, ..editor(&home, role)? })
}

fn editor(home: &Home, role: RoleId) -> Result<RoleEditor, CommandError> {
    let opened = home.current()?;
    let core = opened.replica.snapshot();
    let view = core.view();
    let Some(role) = view.role(role) else {
        let kept = Drafts::of(&home.settings, opened.id()).find(role);
        let kept = kept.ok_or_else(|| refused(&Refusal::RoleGone, view))?;
        return Ok(orphan(role, &kept));
    };
    let (draft, clash) = current(home, &opened, role);
    let after = draft.applied_to(role);
    let on = effective(&after);
    let tests = roles::run(view, &after, now())
        .into_iter()
        .zip(roles::run(view, role, now()).iter().map(TestOutcome::passes).collect::<Vec<_>>());
    let is_locked = |p: &&permission::Permission| roles::is_locked(view, opened.me(), p, now());
    Ok(RoleEditor {
        id: role.id.to_string(),
        name: role.name.to_string(),
        origin: role_shape::origin(role.kind),
        people: short(view.members_with_role(role.id).count()),
        pending: short(view.pending_with_role(role.id).count()),
        on: keys(on.permissions().map(|permission| permission.key)),
        base: keys(effective(role).permissions().map(|permission| permission.key)),
        locked: lock(&opened, view, role),
        locked_keys: keys(permission::catalogue().iter().filter(is_locked).map(|p| p.key)),
        changes: shape::changes(&draft.changes()),
        can_undo: !draft.past.is_empty(),
        summary: role_shape::summary(roles::summary(on)),
        columns: role_shape::columns(roles::four_columns(on)),
        clash,
        tests: shape::tests(tests.collect()),
        unknown_keys: short(on.unknown().count()),
        travelled: None,
        unsent: role_shape::is_unsent(&core, role.id),
    })
}

/// A draft whose role was deleted: it can be looked at, made a new role of, or thrown away.
fn orphan(role: RoleId, kept: &KeptDraft) -> RoleEditor {
    let on = keys(kept.draft.on.permissions().map(|permission| permission.key));
    RoleEditor {
        id: role.to_string(),
        name: kept.name.clone(),
        origin: crate::views::RoleOrigin::Custom,
        people: 0,
        pending: 0,
        on: on.clone(),
        base: keys(kept.draft.base.permissions().map(|permission| permission.key)),
        locked: None,
        locked_keys: Vec::new(),
        changes: shape::changes(&kept.draft.changes()),
        can_undo: false,
        summary: role_shape::summary(roles::summary(&kept.draft.on)),
        columns: role_shape::columns(roles::four_columns(&kept.draft.on)),
        clash: Some(DraftClash::Deleted { on }),
        tests: Vec::new(),
        unknown_keys: short(kept.draft.on.unknown().count()),
        travelled: None,
        unsent: false,
    }
}

fn lock(opened: &Opened, view: &Workspace, role: &Role) -> Option<RoleLock> {
    if role.kind.is_system() {
        return Some(RoleLock::System);
    }
    if !rights(opened).edit {
        return Some(RoleLock::NoRight);
    }
    let has = plan::has(view, plan::Feature::CustomRoles, now());
    (!has).then_some(RoleLock::PlanLacksCustomRoles)
}

/// Turns permissions on or off in the draft, with what each takes along.
#[tauri::command]
#[specta::specta]
pub async fn draft_toggle(
    home: State<'_, Home>,
    role: String,
    keys: Vec<String>,
    on: bool,
) -> Result<DraftAnswer, CommandError> {
    toggle(&home, id(&role)?, &keys, on)
}

pub(super) fn toggle(
    home: &Home,
    role: RoleId,
    asked: &[String],
    value: bool,
) -> Result<DraftAnswer, CommandError> {
    let opened = home.current()?;
    let core = opened.replica.snapshot();
    let view = core.view();
    let row = view.role(role).ok_or_else(|| refused(&Refusal::RoleGone, view))?;
    let (mut draft, _) = current(home, &opened, row);
    let asked: Vec<&str> = asked.iter().map(String::as_str).collect();
    let may_edit = lock(&opened, view, row).is_none();
    let locked =
        |p: &permission::Permission| !may_edit || roles::is_locked(view, opened.me(), p, now());
    let toggled = roles::toggle(&draft.on, &asked, value, &locked);
    draft.advance(&toggled);
    Drafts::of(&home.settings, opened.id()).keep(role, row.name.as_str(), &draft);
    let editor = editor(home, role)?;
    Ok(DraftAnswer { editor, also_on: keys(toggled.also_on), also_off: keys(toggled.also_off) })
}

/// Takes the last toggle of the draft back.
#[tauri::command]
#[specta::specta]
pub async fn draft_undo(home: State<'_, Home>, role: String) -> Result<RoleEditor, CommandError> {
    let role = id(&role)?;
    let drafts = Drafts::of(&home.settings, home.current()?.id());
    if let Some(mut kept) = drafts.find(role)
        && kept.draft.undo()
    {
        drafts.keep(role, &kept.name, &kept.draft);
    }
    editor(&home, role)
}

/// Throws the draft away.
#[tauri::command]
#[specta::specta]
pub async fn draft_discard(
    home: State<'_, Home>,
    role: String,
) -> Result<RoleEditor, CommandError> {
    let role = id(&role)?;
    let drafts = Drafts::of(&home.settings, home.current()?.id());
    let kept = drafts.find(role);
    drafts.forget(role);
    // Of a role that is gone there is nothing left to show but what was thrown away.
    match (editor(&home, role), kept) {
        (Err(_), Some(kept)) => Ok(orphan(role, &kept)),
        (found, _) => found,
    }
}

/// What the draft would do: who gains and who loses what.
#[tauri::command]
#[specta::specta]
pub async fn draft_review(home: State<'_, Home>, role: String) -> Result<RoleReview, CommandError> {
    let opened = home.current()?;
    let core = opened.replica.snapshot();
    let view = core.view();
    let row = view.role(id(&role)?).ok_or_else(|| refused(&Refusal::RoleGone, view))?;
    let (draft, _) = current(&home, &opened, row);
    Ok(shape::review(roles::review(view, row, &draft.on, now())))
}

/// Applies the draft, for everybody with the role at once.
#[tauri::command]
#[specta::specta]
pub async fn draft_apply(home: State<'_, Home>, role: String) -> Result<RoleEditor, CommandError> {
    let role = id(&role)?;
    let opened = home.current()?;
    let command = {
        let core = opened.replica.snapshot();
        let row = core.view().role(role);
        let row = row.ok_or_else(|| refused(&Refusal::RoleGone, core.view()))?;
        current(&home, &opened, row).0.command(role)
    };
    submit(&home, command).await?;
    Drafts::of(&home.settings, opened.id()).forget(role);
    editor(&home, role)
}

/// Makes a new role of a draft whose role was deleted. Gives its id.
#[tauri::command]
#[specta::specta]
pub async fn draft_to_new_role(
    home: State<'_, Home>,
    role: String,
    name: String,
) -> Result<String, CommandError> {
    let role = id(&role)?;
    let opened = home.current()?;
    let drafts = Drafts::of(&home.settings, opened.id());
    let kept = drafts.find(role);
    let kept = kept.ok_or_else(|| refused(&Refusal::RoleGone, opened.replica.snapshot().view()))?;
    let made = create(&home, name, Source::Draft(&kept.draft)).await?;
    drafts.forget(role);
    Ok(made)
}

/// Keeps a sentence that must hold for a role.
#[tauri::command]
#[specta::specta]
pub async fn add_role_test(
    home: State<'_, Home>,
    role: String,
    test: NewRoleTest,
) -> Result<RoleEditor, CommandError> {
    let role = id(&role)?;
    let test = RoleTest {
        id: RoleTestId(uuid::Uuid::now_v7()),
        can: test.can,
        permissions: test.permissions,
        place: shape::place(test.place),
    };
    submit(&home, Command::AddRoleTest { role, test }).await?;
    editor(&home, role)
}

/// Drops a sentence.
#[tauri::command]
#[specta::specta]
pub async fn remove_role_test(
    home: State<'_, Home>,
    role: String,
    test: String,
) -> Result<RoleEditor, CommandError> {
    let role = id(&role)?;
    submit(&home, Command::RemoveRoleTest { role, test: id(&test)? }).await?;
    editor(&home, role)
}
