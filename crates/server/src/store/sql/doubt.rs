//! One step of a workspace, made once, whatever happens on the way (F23). A transaction that was in another's way is run again.
//! A line that breaks while a transaction is being committed leaves it in doubt; then it is looked up what became of it, by the
//! hash of its last entry or by the outcome of its first number, before anything is written again.

use super::{
    Append, AppendFault, Fault, Id, News, SqlStore, Step, append, hash_in, to_db, to_json,
};
use crate::log::hash_of;
use crate::store::{Pushed, WorkspaceStore};
use sqlx::Row;

/// How often a step is tried.
const TRIES_MAX: u32 = 5;

/// How an attempt failed.
enum Failed {
    /// Nothing of it was written.
    Surely(AppendFault),
    /// It was being committed, and nobody said what became of it.
    Perhaps(Fault),
}

impl<T: Into<AppendFault>> From<T> for Failed {
    fn from(fault: T) -> Self {
        Self::Surely(fault.into())
    }
}

impl SqlStore {
    pub(super) async fn append_once(&self, append: &Append) -> Result<(), AppendFault> {
        let (mut tries, mut in_doubt) = (1, false);
        loop {
            let failed = match self.attempt(append, in_doubt).await {
                Ok(()) => return Ok(()),
                Err(failed) => failed,
            };
            match failed {
                // What was in doubt may be what was faster.
                Failed::Surely(AppendFault::Raced) if in_doubt => {
                    let mut look = self.look().await?;
                    let is_ours = is_written(&mut look, append).await?;
                    return if is_ours { Ok(()) } else { Err(AppendFault::Raced) };
                }
                Failed::Surely(AppendFault::Fault(fault))
                    if tries < TRIES_MAX && (fault.is_passing() || fault.is_lost_line()) =>
                {
                    tracing::debug!(%fault, tries, "a step is tried again");
                }
                Failed::Perhaps(fault) if tries < TRIES_MAX => {
                    tracing::warn!(%fault, tries, "it is not known whether a step was written");
                    in_doubt = true;
                }
                Failed::Surely(fault) => return Err(fault),
                Failed::Perhaps(fault) => return Err(fault.into()),
            }
            super::step::wait(tries).await;
            tries += 1;
        }
    }

    async fn attempt(&self, append: &Append, in_doubt: bool) -> Result<(), Failed> {
        let mut step = self.begin().await?;
        if in_doubt {
            wait_for_those_before(&mut step, append).await?;
            if is_written(&mut step, append).await? {
                return Ok(());
            }
        }
        append::append(&mut step, append).await?;
        if append.seq > append.base {
            step.tell(News::Log(append.workspace, append.seq)).await?;
        }
        step.commit().await.map_err(|error| {
            let fault = Fault::from(error);
            if self.is_shared() && !fault.is_final() {
                Failed::Perhaps(fault)
            } else {
                fault.into()
            }
        })
    }
}

/// Whoever was writing to the workspace, perhaps an earlier attempt of ours, has ended after this.
async fn wait_for_those_before(step: &mut Step, append: &Append) -> Result<(), Fault> {
    let text = step.to_change("SELECT seq FROM workspaces WHERE workspace = $1");
    sqlx::query(text).bind(Id(append.workspace.0)).fetch_optional(&mut **step).await?;
    Ok(())
}

/// Whether this very append stands in the store. One that only moves mails along says no: doing that twice is doing it once.
async fn is_written(step: &mut Step, append: &Append) -> Result<bool, Fault> {
    if !append.entries.is_empty() {
        let body: Option<String> =
            sqlx::query_scalar("SELECT body FROM log WHERE workspace = $1 AND seq = $2")
                .bind(Id(append.workspace.0))
                .bind(to_db(append.seq)?)
                .fetch_optional(&mut **step)
                .await?;
        return Ok(body.is_some_and(|body| hash_of(&body) == append.head));
    }
    let Some(Pushed { device, outcomes, .. }) = append.pushes.first() else { return Ok(false) };
    let Some((n, kept)) = outcomes.first() else { return Ok(false) };
    let row = sqlx::query(
        "SELECT command_hash, outcome FROM outcomes WHERE workspace = $1 AND device = $2 AND n = $3",
    )
    .bind(Id(append.workspace.0))
    .bind(Id(device.0))
    .bind(to_db(*n)?)
    .fetch_optional(&mut **step)
    .await?;
    let Some(row) = row else { return Ok(false) };
    let outcome: String = row.try_get("outcome")?;
    Ok(hash_in(&row, "command_hash")? == kept.command && outcome == to_json(&kept.outcome)?)
}
