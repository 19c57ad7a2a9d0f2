//! The list of roles; making, renaming and deleting them; their main menus.

use super::{id, short, submit};
use crate::{
    drafts::Drafts,
    faults::{fault as unexpected, refused},
    home::Home,
    opened::Opened,
    reach,
    shapes::{catalogue::catalogue, editor::failing, role as shape},
    views::{
        CommandError, NameAdvice, PermissionCatalogue, ReadyRole, RoleCard, RoleMenu, RoleMenuItem,
        RoleNameFault, RoleRights, RoleSource, RolesPage,
    },
};
use roster_domain::{
    Command, MenuEntry, NameFault, Question, Refusal, Role, RoleId, TestPlace, allowed, effective,
    explain_role, permission, plan, role_catalogue, role_name,
    roles::{self, Source},
};
use roster_replica::now;
use tauri::State;

/// Every permission. Never changes while the app runs.
#[tauri::command]
#[specta::specta]
pub async fn permission_catalogue() -> Result<PermissionCatalogue, CommandError> {
    Ok(catalogue())
}

/// The roles of the workspace, with what the one who looks may do.
#[tauri::command]
#[specta::specta]
pub async fn roles_page(home: State<'_, Home>) -> Result<RolesPage, CommandError> {
    let opened = home.current()?;
    let core = opened.replica.snapshot();
    let drafts = Drafts::of(&home.settings, opened.id()).all();
    let mut listed: Vec<&Role> = core.view().roles().collect();
    listed.sort_by_key(|role| (role.kind, role.id));
    let ids: Vec<RoleId> = listed.iter().map(|role| role.id).collect();
    let travelled = reach::of_roles(&opened, &ids).await;
    let card = |role: &Role| {
        let changes = drafts.get(&role.id).map_or(0, |kept| {
            let over = kept.draft.over(&roles::Draft::of(role).base).draft.changes();
            over.grant.count() + over.revoke.count()
        });
        let travelled = travelled.get(&role.id).cloned();
        RoleCard { travelled, ..card(&opened, role, short(changes)) }
    };
    Ok(RolesPage {
        roles: listed.iter().map(|role| card(role)).collect(),
        ready: role_catalogue::ready_roles()
            .iter()
            .filter(|ready| !ready.kind.is_system())
            .map(|ready| ReadyRole {
                key: ready.key.to_owned(),
                name: ready.label.to_owned(),
                about: ready.about.to_owned(),
                permissions_on: short(ready.permissions_on()),
                taken: listed.iter().any(|role| role.name.as_str() == ready.label),
            })
            .collect(),
        rights: rights(&opened),
    })
}

fn card(opened: &Opened, role: &Role, draft_changes: u32) -> RoleCard {
    let core = opened.replica.snapshot();
    let view = core.view();
    let on = effective(role);
    RoleCard {
        id: role.id.to_string(),
        name: role.name.to_string(),
        origin: shape::origin(role.kind),
        people: short(view.members_with_role(role.id).count()),
        pending: short(view.pending_with_role(role.id).count()),
        permissions_on: short(on.count()),
        sensitive_on: shape::sensitive(role),
        summary: shape::summary(roles::summary(on)),
        columns: shape::columns(roles::four_columns(on)),
        draft_changes,
        tests: short(role.tests.len()),
        tests_failing: failing(&roles::run(view, role, now())),
        unsent: shape::is_unsent(&core, role.id),
        travelled: None,
    }
}

/// What the one who looks may do with roles.
pub(super) fn rights(opened: &Opened) -> RoleRights {
    let core = opened.replica.snapshot();
    let view = core.view();
    let (me, at) = (opened.me(), now());
    let may = |key| allowed(view, &Question::new(me, key, at));
    let has_custom = plan::has(view, plan::Feature::CustomRoles, at);
    let edits = may(permission::ROLES_EDIT);
    let in_force = view.profile().and_then(|profile| plan::in_force(&profile.subscription, at));
    let lacks = edits && !has_custom;
    RoleRights {
        create: may(permission::ROLES_CREATE),
        edit: edits,
        remove: may(permission::ROLES_DELETE),
        view_as: may(permission::ROLES_VIEW_AS),
        edit_menu: may(permission::ROLES_EDIT_MENU),
        plan_lacks_custom_roles: lacks
            .then(|| in_force.map_or_else(String::new, |plan| plan.label.to_owned())),
    }
}

/// What can be said about a role's name while it is typed.
#[tauri::command]
#[specta::specta]
pub async fn role_name_advice(
    home: State<'_, Home>,
    name: String,
    role: Option<String>,
) -> Result<NameAdvice, CommandError> {
    let opened = home.current()?;
    let renamed = role.map(|role| id(&role)).transpose()?;
    advice(&opened, &name, renamed)
}

pub(super) fn advice(
    opened: &Opened,
    name: &str,
    renamed: Option<RoleId>,
) -> Result<NameAdvice, CommandError> {
    let core = opened.replica.snapshot();
    let fault = match role_name::check(core.view(), name, renamed) {
        Ok(_) => None,
        Err(Refusal::ReservedName) => Some(RoleNameFault::Reserved),
        Err(Refusal::RoleNameTaken { .. }) => Some(RoleNameFault::Taken),
        Err(Refusal::BadName { fault: NameFault::Empty }) => Some(RoleNameFault::Empty),
        Err(Refusal::BadName { fault: NameFault::TooLong { .. } }) => Some(RoleNameFault::TooLong),
        Err(Refusal::BadName { fault: NameFault::Unprintable }) => Some(RoleNameFault::Unprintable),
        Err(other) => return Err(unexpected("a name was refused for another reason", &other)),
    };
    Ok(NameAdvice { fault, seniority: role_name::seniority(name).map(str::to_owned) })
}

/// Makes a role. Gives its id.
#[tauri::command]
#[specta::specta]
pub async fn create_role(
    home: State<'_, Home>,
    name: String,
    source: RoleSource,
) -> Result<String, CommandError> {
    let source = match &source {
        RoleSource::Scratch => Source::Scratch,
        RoleSource::Ready { key } => Source::Ready(key),
        RoleSource::Role { id: role } => Source::Copy(id(role)?),
    };
    create(&home, name, source).await
}

/// Makes a role of a source. Gives its id.
pub(super) async fn create(
    home: &Home,
    name: String,
    source: Source<'_>,
) -> Result<String, CommandError> {
    let opened = home.current()?;
    let role = RoleId(uuid::Uuid::now_v7());
    let command = {
        let core = opened.replica.snapshot();
        roles::create_command(core.view(), role, name, source)
            .map_err(|refusal| refused(&refusal, core.view()))?
    };
    submit(home, command).await?;
    Ok(role.to_string())
}

/// Gives a role another name.
#[tauri::command]
#[specta::specta]
pub async fn rename_role(
    home: State<'_, Home>,
    role: String,
    name: String,
) -> Result<(), CommandError> {
    submit(&home, Command::RenameRole { role: id(&role)?, name }).await
}

/// Deletes a role; its people and invitations get another one.
#[tauri::command]
#[specta::specta]
pub async fn delete_role(
    home: State<'_, Home>,
    role: String,
    move_to: Option<String>,
) -> Result<(), CommandError> {
    let role: RoleId = id(&role)?;
    let move_to = move_to.map(|to| id(&to)).transpose()?;
    submit(&home, Command::DeleteRole { role, move_to }).await?;
    Drafts::of(&home.settings, home.current()?.id()).forget(role);
    Ok(())
}

/// The main menu of a role.
#[tauri::command]
#[specta::specta]
pub async fn role_menu(home: State<'_, Home>, role: String) -> Result<RoleMenu, CommandError> {
    menu(&home, id(&role)?)
}

fn menu(home: &Home, role: RoleId) -> Result<RoleMenu, CommandError> {
    let opened = home.current()?;
    let core = opened.replica.snapshot();
    let view = core.view();
    let role = view.role(role).ok_or_else(|| refused(&Refusal::RoleGone, view))?;
    let may = |key: &str| explain_role(view, role, key, TestPlace::Anywhere, now()).allowed;
    let item = |item: roles::MenuItem| RoleMenuItem {
        key: item.screen.key.to_owned(),
        label: item.screen.label.to_owned(),
        icon: item.screen.icon.to_owned(),
        shown: item.shown,
        permitted: item.screen.gate.is_none_or(may),
    };
    let items = roles::arranged(role).into_iter().map(item).collect();
    Ok(RoleMenu { items, editable: rights(&opened).edit_menu })
}

/// Chooses what the main menu of a role shows, in this order.
#[tauri::command]
#[specta::specta]
pub async fn set_role_menu(
    home: State<'_, Home>,
    role: String,
    items: Vec<(String, bool)>,
) -> Result<RoleMenu, CommandError> {
    let role = id(&role)?;
    let menu_of = items.into_iter().map(|(item, shown)| MenuEntry { item, shown }).collect();
    submit(&home, Command::SetRoleMenu { role, menu: menu_of }).await?;
    menu(&home, role)
}
