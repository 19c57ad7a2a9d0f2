//! Exceptions on one project: explicit rows, made by whoever manages permissions there, and never more than they hold there
//! themselves (R69, C3, B18).

use super::{Asking, Decision, delete, put};
use crate::{
    Change, Entity, Extra, Override, OverrideId, OverrideSubject, ProjectId, Question, Refusal,
    Role, Workspace, allowed,
    permission::{self, find, meant},
};

/// The exception that is wanted.
pub(super) struct Wanted<'a> {
    pub id: OverrideId,
    pub project: ProjectId,
    pub subject: OverrideSubject,
    pub permission: &'a str,
    pub allow: bool,
}

pub(super) fn set(asking: &Asking<'_>, wanted: &Wanted<'_>) -> Result<Decision, Refusal> {
    let workspace = asking.workspace;
    let by = asking.member_on(permission::PROJECTS_MANAGE_PERMISSIONS, wanted.project)?;
    if workspace.override_row(wanted.id).is_some() {
        return Err(Refusal::IdTaken);
    }
    let key = wanted.permission.to_owned();
    let Some(permission) = find(wanted.permission) else {
        let meant = meant(wanted.permission).map(str::to_owned);
        return Err(Refusal::UnknownPermission { permission: key, meant });
    };
    if !permission.on_project {
        return Err(Refusal::NotOnProject { permission: key });
    }
    if role_of(workspace, wanted.subject)?.kind.is_system() {
        return Err(Refusal::SystemRole);
    }
    let question = Question::new(by.id, permission.key, asking.stamp.at).on(wanted.project);
    if !allowed(workspace, &question) {
        return Err(Refusal::NotHeld { permission: key });
    }
    let standing = workspace.override_at(wanted.project, wanted.subject, permission);
    if standing.is_some_and(|row| row.allow == wanted.allow) {
        return Err(Refusal::NothingToChange);
    }
    let mut decision = put([Entity::Override(Override {
        id: wanted.id,
        project: wanted.project,
        subject: wanted.subject,
        permission: key,
        allow: wanted.allow,
        made_by: by.id,
        made_at: asking.stamp.at,
        extra: Extra::new(),
    })]);
    let standing = workspace.overrides_at(wanted.project, wanted.subject, permission);
    decision.changes.splice(0..0, standing.map(|row| delete("override", row.id.0)));
    Ok(decision)
}

/// Taking an exception back gives or takes as well: it needs the permission itself, as making one does.
pub(super) fn clear(asking: &Asking<'_>, id: OverrideId) -> Result<Decision, Refusal> {
    let row = asking.workspace.override_row(id).ok_or(Refusal::ExceptionGone)?;
    let by = asking.member_on(permission::PROJECTS_MANAGE_PERMISSIONS, row.project)?;
    let question = Question::new(by.id, &row.permission, asking.stamp.at).on(row.project);
    if !row.allow && !allowed(asking.workspace, &question) {
        return Err(Refusal::NotHeld { permission: row.permission.clone() });
    }
    Ok(Decision { changes: vec![delete("override", id.0)] as Vec<Change>, effects: Vec::new() })
}

/// The role that the subject is or has.
fn role_of(workspace: &Workspace, subject: OverrideSubject) -> Result<&Role, Refusal> {
    let role = match subject {
        OverrideSubject::Role(role) => role,
        OverrideSubject::Member(member) => {
            workspace.member(member).ok_or(Refusal::MemberGone)?.role
        }
    };
    workspace.role(role).ok_or(Refusal::RoleGone)
}
