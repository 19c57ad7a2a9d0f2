//! A role in a few words: which modules it opens how far, and four questions that other products ask (R125).

use crate::{
    PermissionSet,
    permission::{self, Grantable, Permission, Sensitive, Verb},
};

/// Names of modules, by how much of each is on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoleSummary {
    /// All of it.
    pub everything: Vec<&'static str>,
    /// Some of it, and not only seeing.
    pub some: Vec<&'static str>,
    /// Seeing only.
    pub view_only: Vec<&'static str>,
    /// Nothing.
    pub nothing: Vec<&'static str>,
    /// Whether it shows or moves money.
    pub money: bool,
}

/// How much of something is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// Nothing.
    None,
    /// Not all.
    Some,
    /// All that can be given.
    All,
}

/// Four questions about a role, answered from its toggles and kept nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FourColumns {
    /// Read data.
    pub read_data: Share,
    /// Perform actions.
    pub perform_actions: Share,
    /// Manage billing.
    pub manage_billing: Share,
    /// Manage team members.
    pub manage_team: Share,
}

/// The role that effectively grants `on`, in a few words.
#[must_use]
pub fn summary(on: &PermissionSet) -> RoleSummary {
    let mut summary = RoleSummary::default();
    for module in permission::modules() {
        let all = || permission::of_module(module.key);
        let held = || all().filter(|permission| on.holds(permission));
        let list = match held().count() {
            0 => &mut summary.nothing,
            count if count == all().count() => &mut summary.everything,
            _ if held().all(is_seeing) => &mut summary.view_only,
            _ => &mut summary.some,
        };
        list.push(module.label);
    }
    summary.money = on.permissions().any(|permission| {
        permission.sensitive == Some(Sensitive::Money) || permission.module == "financials"
    });
    summary
}

/// Four questions about the role that effectively grants `on`.
#[must_use]
pub fn four_columns(on: &PermissionSet) -> FourColumns {
    let share = |asked: &dyn Fn(&Permission) -> bool| {
        let grantable = |p: &&Permission| p.grantable == Grantable::Custom && asked(p);
        let all = permission::catalogue().iter().filter(grantable);
        let (held, lacking): (Vec<_>, Vec<_>) = all.partition(|permission| on.holds(permission));
        match (held.is_empty(), lacking.is_empty()) {
            (true, _) => Share::None,
            (false, true) => Share::All,
            (false, false) => Share::Some,
        }
    };
    let is_work = |p: &Permission| !matches!(p.module, "team" | "roles" | "settings");
    FourColumns {
        read_data: share(&|p| is_work(p) && is_seeing(p)),
        perform_actions: share(&|p| is_work(p) && !is_seeing(p)),
        manage_billing: share(&|p| p.key.starts_with("billing.")),
        manage_team: share(&|p| p.module == "team" && !is_seeing(p)),
    }
}

/// Whether a permission only shows something.
fn is_seeing(permission: &Permission) -> bool {
    let verb = permission.key.rsplit('.').next().unwrap_or_default();
    permission.verb() == Verb::View || verb.starts_with("view_")
}
