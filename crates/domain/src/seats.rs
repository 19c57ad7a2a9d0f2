//! One function counts seats, for sending, accepting and every screen that shows a number.

use crate::{
    Workspace,
    plan::{self, SeatMode},
};
use serde::{Deserialize, Serialize};

/// The seats of a workspace. Pending invitations reserve one each, so that accepting can never fail for want of a seat (G02).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seats {
    /// Taken by active members.
    pub used: u32,
    /// Held for pending invitations, expired ones included until they are revoked.
    pub reserved: u32,
    /// How many there are; nothing where the plan has no limit.
    pub purchased: Option<u32>,
}

impl Seats {
    /// How many are left; nothing where the plan has no limit.
    #[must_use]
    pub fn free(&self) -> Option<u32> {
        self.purchased.map(|all| all.saturating_sub(self.used).saturating_sub(self.reserved))
    }

    /// Whether one more can be reserved.
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.free() != Some(0)
    }
}

/// The seats of a workspace as it is.
#[must_use]
pub fn seats(workspace: &Workspace) -> Seats {
    let purchased = workspace.profile().and_then(|profile| {
        let subscription = &profile.subscription;
        match plan::find(&subscription.plan).map(|plan| plan.seats) {
            Some(SeatMode::Unlimited) => None,
            Some(SeatMode::Capped(cap)) => Some(cap),
            Some(SeatMode::PerUser { floor }) => {
                Some(subscription.seats_bought.unwrap_or(floor).max(floor))
            }
            // A plan that this version does not know: no seat is promised that the server may refuse.
            None => Some(subscription.seats_bought.unwrap_or(0)),
        }
    });
    Seats { used: workspace.active_members(), reserved: workspace.pending_invitations(), purchased }
}
