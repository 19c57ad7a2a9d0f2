//! Roles as they are listed.

use super::{keys, short};
use crate::views::{FourColumns, RoleOrigin, RoleSummary, Share};
use roster_domain::{
    Command, EntityKey, Role, RoleId, RoleKind,
    roles::{FourColumns as DomainColumns, RoleSummary as DomainSummary, Share as DomainShare},
};
use roster_replica::core::{Core, EntryState};

/// Where a role comes from.
pub fn origin(kind: RoleKind) -> RoleOrigin {
    match kind {
        RoleKind::Owner => RoleOrigin::Owner,
        RoleKind::CoOwner => RoleOrigin::CoOwner,
        RoleKind::BuiltIn => RoleOrigin::BuiltIn,
        RoleKind::Custom => RoleOrigin::Custom,
    }
}

/// A role in a few words.
pub fn summary(summary: DomainSummary) -> RoleSummary {
    RoleSummary {
        everything: keys(summary.everything),
        some: keys(summary.some),
        view_only: keys(summary.view_only),
        nothing: keys(summary.nothing),
        money: summary.money,
    }
}

/// A role in four questions.
pub fn columns(columns: DomainColumns) -> FourColumns {
    let share = |share| match share {
        DomainShare::None => Share::None,
        DomainShare::Some => Share::Some,
        DomainShare::All => Share::All,
    };
    FourColumns {
        read_data: share(columns.read_data),
        perform_actions: share(columns.perform_actions),
        manage_billing: share(columns.manage_billing),
        manage_team: share(columns.manage_team),
    }
}

/// How many of its permissions are marked as sensitive.
pub fn sensitive(role: &Role) -> u32 {
    let on = roster_domain::effective(role).permissions();
    short(on.filter(|permission| permission.sensitive.is_some()).count())
}

/// Whether a change of this role waits for the server's answer.
pub fn is_unsent(core: &Core, role: RoleId) -> bool {
    unanswered(core).any(|command| command.role() == Some(role))
}

/// Whether an exception waits for the server's answer.
pub fn is_exception_unsent(core: &Core, row: &EntityKey) -> bool {
    unanswered(core)
        .any(|command| matches!(command, Command::SetOverride { id, .. } if id.0 == row.id))
}

fn unanswered(core: &Core) -> impl Iterator<Item = &Command> {
    let waits = |state: &EntryState| !matches!(state, EntryState::Accepted { .. });
    core.outbox().filter(move |entry| waits(&entry.state)).map(|entry| &entry.command)
}
