//! The store on a database: SQLite or PostgreSQL. Knows no rule; what it writes was decided elsewhere.
//!
//! The text of every query is written once, in what both databases understand (`$1`, `ON CONFLICT`, `RETURNING`). What differs
//! between them is in `sqlite.rs`, `postgres.rs` and `step.rs`, and nowhere else.

mod account_mails;
mod accounts;
mod append;
mod doubt;
mod email_changes;
mod endings;
mod given;
mod handoffs;
mod invitees;
mod keys;
mod links;
mod mails;
mod many;
mod news;
mod outlet;
mod postgres;
mod proofs;
mod read;
mod rotation;
mod second_factors;
mod sessions;
mod sign_ups;
mod slugs;
mod sqlite;
mod step;
mod value;

pub use account_mails::{
    ACCOUNT_MAILS_A_DAY, AccountMailEnd, AccountMailKind, AccountMailRow, NewAccountMail,
};
pub use accounts::AccountRow;
pub use email_changes::{NewEmailChange, Objected};
pub use handoffs::NewHandoff;
pub use keys::KeyRow;
pub use mails::{ClaimedMail, KeptMailRow};
pub use news::News;
pub use outlet::{Claim, HeldBack, MailLimits};
pub use postgres::{Ear, Heard};
pub use proofs::{NewProof, Purpose};
pub use rotation::{Rotation, Turn};
pub use second_factors::SecondFactorRow;
pub use sessions::{SessionKind, SessionRow, TokenRow, TokenUse};
pub use sign_ups::NewSignUp;
pub use slugs::{SlugHolder, SlugMove};

use super::{Append, AppendFault, Fault, KeptOutcome, Loaded, WorkspaceStore};
use crate::log::LogEntry;
use roster_domain::{AccountId, DeviceId, WorkspaceId};
use roster_protocol::Generation;
use sqlx::AnyPool;
use std::collections::BTreeMap;
use step::Step;
use uuid::Uuid;
use value::{Id, count_in, from_db, from_json, hash_in, id_in, to_db, to_json};

/// Which database it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Engine {
    Sqlite,
    Postgres,
}

/// A store on a database. Cheap to clone.
#[derive(Clone, Debug)]
pub struct SqlStore {
    generation: Generation,
    engine: Engine,
    /// One of several servers: a random id, as long as it runs.
    server: Uuid,
    /// In SQLite a single connection: there is one writer.
    writer: AnyPool,
    /// In PostgreSQL the same connections.
    readers: AnyPool,
    /// Where to listen for news.
    address: Option<postgres::Address>,
}

impl SqlStore {
    /// The store over an open database that has all its tables.
    async fn over(engine: Engine, writer: AnyPool, readers: AnyPool) -> Result<Self, Fault> {
        let generation = first_generation(&writer).await?;
        let (server, address) = (fresh_id()?, None);
        Ok(Self { generation, engine, server, writer, readers, address })
    }

    /// Closes the database after what is under way.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

fn fresh_id() -> Result<Uuid, Fault> {
    let mut fresh = [0; 16];
    getrandom::fill(&mut fresh).map_err(|error| Fault::Broken(error.to_string()))?;
    Ok(uuid::Builder::from_random_bytes(fresh).into_uuid())
}

async fn first_generation(writer: &AnyPool) -> Result<Generation, Fault> {
    let fresh = fresh_id()?;
    sqlx::query("INSERT INTO generation (only_one, id) VALUES (1, $1) ON CONFLICT DO NOTHING")
        .bind(Id(fresh))
        .execute(writer)
        .await?;
    let id: Id = sqlx::query_scalar("SELECT id FROM generation").fetch_one(writer).await?;
    Ok(Generation(id.0))
}

impl WorkspaceStore for SqlStore {
    fn generation(&self) -> Generation {
        self.generation
    }

    fn is_shared(&self) -> bool {
        self.engine == Engine::Postgres
    }

    async fn load(&self, workspace: WorkspaceId) -> Result<Option<Loaded>, Fault> {
        read::load(self.look().await?, workspace).await
    }

    async fn entries(
        &self,
        workspace: WorkspaceId,
        after: u64,
        limit: usize,
    ) -> Result<Vec<LogEntry>, Fault> {
        read::entries(&self.readers, workspace, after, limit).await
    }

    async fn device_account(
        &self,
        workspace: WorkspaceId,
        device: DeviceId,
    ) -> Result<Option<AccountId>, Fault> {
        read::device_account(&self.readers, workspace, device).await
    }

    async fn outcomes(
        &self,
        workspace: WorkspaceId,
        device: DeviceId,
        numbers: &[u64],
    ) -> Result<BTreeMap<u64, KeptOutcome>, Fault> {
        read::outcomes(&self.readers, workspace, device, numbers).await
    }

    async fn place(&self, workspace: WorkspaceId) -> Result<Option<u64>, Fault> {
        read::place(&self.readers, workspace).await
    }

    async fn append(&self, append: Append) -> Result<(), AppendFault> {
        self.append_once(&append).await
    }
}
