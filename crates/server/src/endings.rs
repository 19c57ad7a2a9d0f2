//! Makes memberships end when their time comes. Decisions judge an end by the clock and do not wait for this; here it becomes
//! durable, so that seats, lists and devices follow. Sleeps until the next end, or until some workspace has moved on.

use crate::{
    app::App,
    clock::Clock,
    sequencer::Sequencer,
    store::{Fault, SqlStore},
};
use roster_domain::{Actor, Command, Refusal};
use std::time::Duration;
use tokio::sync::broadcast::error::RecvError;
use tokio_util::sync::CancellationToken;

/// How many ends are looked at together.
const LOOKED_AT: u32 = 100;

/// How long to sleep when nothing ends. Short, because the clock may have been set.
const NAP: Duration = Duration::from_secs(20);

/// What ends memberships.
pub(crate) struct Endings {
    sequencer: Sequencer<SqlStore>,
    clock: Clock,
    closing: CancellationToken,
}

impl Endings {
    pub(crate) fn new(app: &App) -> Self {
        let App { sequencer, clock, closing, .. } = app.clone();
        Self { sequencer, clock, closing }
    }

    /// Works until the server closes.
    pub(crate) async fn work(self) {
        let mut hints = self.sequencer.hints();
        loop {
            let nap = self.end_what_is_over().await.unwrap_or_else(|fault| {
                tracing::error!(%fault, "memberships could not be ended");
                NAP
            });
            tokio::select! {
                () = self.closing.cancelled() => return,
                hint = hints.recv() => if matches!(hint, Err(RecvError::Closed)) { return },
                () = tokio::time::sleep(nap) => {}
            }
        }
    }

    /// Ends what is over, and says how long nothing else will be.
    async fn end_what_is_over(&self) -> Result<Duration, Fault> {
        let now = self.clock.now();
        let ends = self.sequencer.store().membership_ends(LOOKED_AT).await?;
        for (at, workspace, member) in &ends {
            if *at > now {
                let until = u64::try_from(at.0 - now.0).unwrap_or(0);
                return Ok(Duration::from_millis(until).min(NAP));
            }
            let end = Command::EndMembership { member: *member };
            let stamp = self.clock.stamp();
            match self.sequencer.act(*workspace, &Actor::Server, &end, stamp).await? {
                // Another server was faster.
                Ok(_) | Err(Refusal::NothingToChange | Refusal::MemberGone) => {}
                // The last Owner stays; decisions give Owners no end, so somebody else wrote this row.
                Err(refusal) => {
                    tracing::warn!(%workspace, %member, %refusal, "a membership stays that is over");
                }
            }
        }
        let is_full = u32::try_from(ends.len()).unwrap_or(u32::MAX) >= LOOKED_AT;
        Ok(if is_full { Duration::from_secs(1) } else { NAP })
    }
}
