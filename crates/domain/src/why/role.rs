//! Why whoever holds a role, or would hold a draft of it, may or may not.

use super::{Step, Why, cheapest_with};
use crate::{
    Because, PermissionSet, Role, TestPlace, Timestamp, Workspace, explain_role, permission::find,
    roles::toggle,
};

/// Answers for a role in the workspace as a whole, with the reason and the smallest change. The role need not be one of the
/// workspace's: a draft will do.
#[must_use]
pub fn why_role(workspace: &Workspace, role: &Role, key: &str, at: Timestamp) -> Why {
    let verdict = explain_role(workspace, role, key, TestPlace::Anywhere, at);
    let step = match verdict.because {
        Because::PlanLacks { feature } => {
            cheapest_with(feature).map(|plan| Step::ChangePlan { plan })
        }
        Because::On | Because::Off | Because::Needs { .. } if !role.kind.is_system() => {
            turn(role, key, !verdict.allowed)
        }
        _ => None,
    };
    Why { verdict, flip: step.into_iter().collect() }
}

/// The toggle with what it takes along.
fn turn(role: &Role, key: &str, on: bool) -> Option<Step> {
    let after = toggle(&role.grants, &[find(key)?.key], on, &|_| false).on;
    let keys: PermissionSet =
        if on { after.minus(&role.grants) } else { role.grants.minus(&after) };
    Some(if on {
        Step::TurnOn { role: role.id, keys }
    } else {
        Step::TurnOff { role: role.id, keys }
    })
}
