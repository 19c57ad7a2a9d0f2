//! The plans, as data: what each costs, how many seats it has and what it opens.

use crate::{Subscription, Timestamp, Workspace};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// How a plan counts seats (C5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeatMode {
    /// No limit.
    Unlimited,
    /// A fixed number, whatever is paid.
    Capped(u32),
    /// As many as are bought, at least this many.
    PerUser {
        /// The fewest that can be bought.
        floor: u32,
    },
}

/// One plan.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Its key, such as `pro`.
    pub key: &'static str,
    /// Its name.
    pub label: &'static str,
    /// What it costs a month, in US dollars; per seat where seats are bought.
    pub price_month_usd: u32,
    /// How it counts seats.
    pub seats: SeatMode,
    /// How many projects may be active; no limit where nothing is said.
    pub active_project_limit: Option<u32>,
    /// Whether it has custom roles (R48).
    pub custom_roles: bool,
    /// Whether it has teams (R159).
    pub teams: bool,
}

/// What a plan may have or lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Feature {
    /// Making roles and changing their permissions (R48, R118).
    CustomRoles,
    /// Teams (R159).
    Teams,
}

static PLANS: LazyLock<Vec<Plan>> = LazyLock::new(|| {
    include_str!("../data/plans.tsv").lines().skip(1).filter_map(read_line).collect()
});

fn read_line(line: &'static str) -> Option<Plan> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [key, label, price, mode, seats, projects, roles, teams] = cells[..] else { return None };
    Some(Plan {
        key,
        label,
        price_month_usd: price.parse().ok()?,
        seats: match mode {
            "none" => SeatMode::Unlimited,
            "capped" => SeatMode::Capped(seats.parse().ok()?),
            "per_user" => SeatMode::PerUser { floor: seats.parse().ok()? },
            _ => return None,
        },
        active_project_limit: projects.parse().ok(),
        custom_roles: roles == "yes",
        teams: teams == "yes",
    })
}

/// All plans.
#[must_use]
pub fn plans() -> &'static [Plan] {
    &PLANS
}

/// The plan with this key. A key that this version does not know counts as no plan: callers take the most careful way.
#[must_use]
pub fn find(key: &str) -> Option<&'static Plan> {
    PLANS.iter().find(|plan| plan.key == key)
}

/// The feature that a plan must have before this permission means anything.
#[must_use]
pub fn feature_of(permission: &str) -> Option<Feature> {
    match permission {
        "teams.create" | "teams.manage" => Some(Feature::Teams),
        "roles.create" => Some(Feature::CustomRoles),
        _ => None,
    }
}

/// The plan that counts at this moment: a trial that is over counts as Free (R50).
#[must_use]
pub fn in_force(subscription: &Subscription, at: Timestamp) -> Option<&'static Plan> {
    match subscription.trial_ends_at {
        Some(end) if subscription.plan == TRIAL && at >= end => find(FREE),
        _ => find(&subscription.plan),
    }
}

/// Whether the workspace's plan has a feature at this moment. A plan that this version does not know has none: the server, which
/// knows it, decides.
#[must_use]
pub fn has(workspace: &Workspace, feature: Feature, at: Timestamp) -> bool {
    workspace.profile().is_some_and(|profile| opens(&profile.subscription, feature, at))
}

/// Whether a subscription opens a feature at this moment.
#[must_use]
pub fn opens(subscription: &Subscription, feature: Feature, at: Timestamp) -> bool {
    in_force(subscription, at).is_some_and(|plan| match feature {
        Feature::CustomRoles => plan.custom_roles,
        Feature::Teams => plan.teams,
    })
}

/// How many projects may be active at this moment; no limit where nothing is said (R172). A plan that this version does not know
/// is left to the server.
#[must_use]
pub fn active_project_limit(workspace: &Workspace, at: Timestamp) -> Option<u32> {
    in_force(&workspace.profile()?.subscription, at)?.active_project_limit
}

/// The plan of a workspace that tries everything.
pub const TRIAL: &str = "trial";
/// The plan of a workspace that pays nothing.
pub const FREE: &str = "free";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_data_is_a_plan() {
        assert_eq!(plans().len(), include_str!("../data/plans.tsv").lines().count() - 1);
        assert_eq!(
            find("organization").map(|plan| plan.seats),
            Some(SeatMode::PerUser { floor: 10 })
        );
        assert_eq!(find("trial").map(|plan| plan.custom_roles), Some(true));
    }
}
