//! Transactions. Everything that has to happen together is one function over a [`Step`], so that it can be run again as a whole
//! when the database asks for that (F23): it is then as if the first attempt had never been.

use super::{Engine, Fault, SqlStore};
use roster_domain::{AccountId, WorkspaceId};
use sqlx::{Any, AnyConnection, AssertSqlSafe, Transaction};
use std::{
    ops::{Deref, DerefMut},
    time::Duration,
};
use uuid::Uuid;

/// How often a transaction is tried.
const TRIES_MAX: u32 = 5;

/// The longest wait before the second attempt; it doubles from there.
const WAIT_MS: u32 = 20;

/// A transaction that writes, or one that reads several things of one moment. Dropped without an end, it has done nothing.
pub(super) struct Step {
    transaction: Transaction<'static, Any>,
    engine: Engine,
    server: Uuid,
}

impl Step {
    /// Which server takes this step.
    pub(super) fn server(&self) -> Uuid {
        self.server
    }

    pub(super) fn engine(&self) -> Engine {
        self.engine
    }

    /// The text of a query whose rows are read in order to be changed: in SQLite nobody else writes meanwhile, in PostgreSQL the
    /// rows have to be locked. Whoever waited for them sees them as they are afterwards.
    pub(super) fn to_change(&self, text: &str) -> AssertSqlSafe<String> {
        AssertSqlSafe(match self.engine {
            Engine::Sqlite => text.to_owned(),
            Engine::Postgres => format!("{text} FOR UPDATE"),
        })
    }

    /// The same, of as many rows as nobody else is about to change.
    pub(super) fn to_change_if_free(&self, text: &str) -> AssertSqlSafe<String> {
        AssertSqlSafe(match self.engine {
            Engine::Sqlite => text.to_owned(),
            Engine::Postgres => format!("{text} FOR UPDATE SKIP LOCKED"),
        })
    }

    /// Nobody else is inside the same part of the work until this step is over, on any node.
    pub(super) async fn alone_in(&mut self, part: Part<'_>) -> Result<(), Fault> {
        if self.engine == Engine::Postgres {
            let (kind, about) = match part {
                Part::Claims => (1, String::new()),
                Part::Address(canonical) => (2, canonical.to_owned()),
                Part::Account(account) => (3, account.to_string()),
                Part::Slugs(workspace) => (4, workspace.to_string()),
            };
            sqlx::query("SELECT pg_advisory_xact_lock($1, hashtext($2))")
                .bind(kind)
                .bind(about)
                .execute(&mut **self)
                .await?;
        }
        Ok(())
    }

    /// The step is done, and has come to this; what it did is to be kept.
    pub(super) fn ends_with<T>(self, value: T) -> Result<Ended<T>, Fault> {
        Ok(Ended { step: self, value })
    }

    pub(super) async fn commit(self) -> Result<(), sqlx::Error> {
        self.transaction.commit().await
    }
}

/// A step that is done, before it is committed.
pub(super) struct Ended<T> {
    step: Step,
    value: T,
}

/// A part of the work that only one step is in at a time.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part<'a> {
    /// Counting what left, and letting more leave.
    Claims,
    /// Who has this canonical address, or may have it.
    Address(&'a str),
    /// Sessions and proofs of an account.
    Account(AccountId),
    /// The slugs of a workspace.
    Slugs(WorkspaceId),
}

impl Deref for Step {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        &self.transaction
    }
}

impl DerefMut for Step {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        &mut self.transaction
    }
}

impl SqlStore {
    /// Begins a transaction that writes.
    pub(super) async fn begin(&self) -> Result<Step, Fault> {
        // PostgreSQL: what is read in order to be changed is locked, and a workspace's place is moved by one statement, so that
        // each statement may see what was committed before it.
        let beginning = match self.engine {
            Engine::Sqlite => "BEGIN IMMEDIATE",
            Engine::Postgres => "BEGIN ISOLATION LEVEL READ COMMITTED",
        };
        let transaction = self.writer.begin_with(beginning).await?;
        Ok(Step { transaction, engine: self.engine, server: self.server })
    }

    /// Begins a transaction that reads several things of one moment.
    pub(super) async fn look(&self) -> Result<Step, Fault> {
        let beginning = match self.engine {
            Engine::Sqlite => "BEGIN",
            Engine::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY",
        };
        let transaction = self.readers.begin_with(beginning).await?;
        Ok(Step { transaction, engine: self.engine, server: self.server })
    }

    /// Does something in one transaction, wholly or not at all; as a whole once more when the database asks for that.
    pub(super) async fn write<T, F>(&self, work: impl Fn(Step) -> F) -> Result<T, Fault>
    where
        F: Future<Output = Result<Ended<T>, Fault>>,
    {
        let mut tries = 1;
        loop {
            let attempt = async { work(self.begin().await?).await };
            let fault = match attempt.await {
                Ok(Ended { step, value }) => match step.commit().await.map_err(Fault::from) {
                    Ok(()) => return Ok(value),
                    // Where the line breaks now, nobody knows what became of it: whoever asked has to look.
                    Err(fault) if !fault.is_passing() => return Err(fault),
                    Err(fault) => fault,
                },
                Err(fault) => fault,
            };
            if tries == TRIES_MAX || !(fault.is_passing() || fault.is_lost_line()) {
                return Err(fault);
            }
            tracing::debug!(%fault, tries, "a transaction is tried again");
            wait(tries).await;
            tries += 1;
        }
    }
}

/// Waits for a random time, so that those who were in each other's way do not meet again.
pub(super) async fn wait(tries: u32) {
    let longest = WAIT_MS << tries.min(TRIES_MAX);
    let chance = getrandom::u32().unwrap_or(0) % longest.max(1);
    tokio::time::sleep(Duration::from_millis(u64::from(chance))).await;
}
