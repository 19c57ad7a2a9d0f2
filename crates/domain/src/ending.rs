//! Memberships that end soon, so that nobody is surprised. Derived whenever somebody looks; nothing is sent or stored.

use crate::{Member, MemberId, Timestamp, Workspace, days, limits};
use serde::{Deserialize, Serialize};

/// When a membership is over whose last day, in UTC, begins at this moment: with that day.
#[must_use]
pub fn over_after(last_day: Timestamp) -> Timestamp {
    last_day.plus(days(1))
}

/// A moment of the last day of a membership that is over then.
#[must_use]
pub fn last_day(over_at: Timestamp) -> Timestamp {
    over_at.plus(-1)
}

/// A membership that ends soon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ending {
    /// Whose.
    pub member: MemberId,
    /// When.
    pub ends_at: Timestamp,
    /// How soon that is.
    pub within: EndingWithin,
}

/// How soon a membership ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndingWithin {
    /// Within a day.
    Day,
    /// Within a week.
    Week,
}

/// The active memberships that end within a week, the soonest first.
#[must_use]
pub fn ending_soon(workspace: &Workspace, now: Timestamp) -> Vec<Ending> {
    let active = workspace.members().filter(|member| member.is_active(now));
    let mut endings: Vec<Ending> = active.filter_map(|member| ending_of(member, now)).collect();
    endings.sort_by_key(|ending| (ending.ends_at, ending.member));
    endings
}

fn ending_of(member: &Member, now: Timestamp) -> Option<Ending> {
    let ends_at = member.ends_at?;
    let within = if ends_at <= now.plus(limits::ENDING_TOMORROW_MS) {
        EndingWithin::Day
    } else if ends_at <= now.plus(limits::ENDING_SOON_MS) {
        EndingWithin::Week
    } else {
        return None;
    };
    Some(Ending { member: member.id, ends_at, within })
}
