//! How far the last changes of roles have travelled.
//!
//! Asked of the server while somebody looks at roles. A line that is slow or gone leaves the number out, and never keeps the page
//! waiting.

use crate::{opened::Opened, views::Travelled};
use roster_domain::RoleId;
use roster_protocol::ReachQuery;
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

/// Of so many changes, the newest, it is asked at once: older ones have long arrived.
const ASKED_MAX: usize = 4;

/// So long a page waits for the numbers.
const PATIENCE: Duration = Duration::from_millis(400);

/// For each role that was changed while this workspace was open: how far that came. Roles without an answer are left out.
pub async fn of_roles(opened: &Opened, roles: &[RoleId]) -> BTreeMap<RoleId, Travelled> {
    let core = opened.replica.snapshot();
    let moved: Vec<(RoleId, u64)> =
        roles.iter().filter_map(|role| Some((*role, core.role_seq(*role)?))).collect();
    let seqs: BTreeSet<u64> = moved.iter().map(|(_, seq)| *seq).collect();
    let (transport, id) = (opened.transport(), opened.id());
    let mut reached = BTreeMap::new();
    let asking = async {
        for seq in seqs.into_iter().rev().take(ASKED_MAX) {
            if let Ok(answer) = transport.reach(id, ReachQuery { seq }).await {
                reached.insert(seq, answer);
            }
        }
    };
    // Whatever came in time is shown.
    let _ = tokio::time::timeout(PATIENCE, asking).await;
    let travelled = |(role, seq): (RoleId, u64)| {
        let answer = reached.get(&seq)?;
        Some((role, Travelled { reached: answer.reached, devices: answer.devices }))
    };
    moved.into_iter().filter_map(travelled).collect()
}
