//! The store on SQLite: one file, one writer, durable at every commit. Knows no rule; what it writes was decided elsewhere.

mod account_mails;
mod accounts;
mod append;
mod email_changes;
mod endings;
mod given;
mod handoffs;
mod invitees;
mod keys;
mod links;
mod mails;
mod outlet;
mod proofs;
mod read;
mod rotation;
mod second_factors;
mod sessions;

pub use account_mails::{AccountMailEnd, AccountMailKind, AccountMailRow, NewAccountMail};
pub use accounts::AccountRow;
pub use email_changes::{NewEmailChange, Objected};
pub use handoffs::NewHandoff;
pub use keys::KeyRow;
pub use mails::{ClaimedMail, KeptMailRow};
pub use outlet::{Claim, HeldBack, MailLimits};
pub use proofs::{NewProof, Purpose};
pub use rotation::{Rotation, Turn};
pub use second_factors::SecondFactorRow;
pub use sessions::{SessionKind, SessionRow, TokenRow, TokenUse};

use super::{Append, AppendFault, Fault, KeptOutcome, Loaded, WorkspaceStore};
use crate::log::LogEntry;
use roster_domain::{AccountId, DeviceId, WorkspaceId};
use roster_protocol::Generation;
use sqlx::{
    Row, Sqlite, SqlitePool, Transaction,
    sqlite::{
        SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteRow, SqliteSynchronous,
    },
};
use std::{
    collections::BTreeMap,
    fs, io,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt},
    path::Path,
    time::Duration,
};
use uuid::Uuid;

/// The oldest SQLite whose write-ahead log cannot lose a commit when a checkpoint meets a reset.
const OLDEST_SQLITE: (u32, u32, u32) = (3, 51, 3);

/// How many connections read at once; writing has its own, single one.
const READERS: u32 = 4;

/// A transaction that writes.
type Step<'a> = Transaction<'a, Sqlite>;

/// A SQLite file. Cheap to clone.
#[derive(Clone, Debug)]
pub struct SqliteStore {
    generation: Generation,
    writer: SqlitePool,
    readers: SqlitePool,
}

impl SqliteStore {
    /// Opens the file, or makes it, with its directory; both for their owner only.
    ///
    /// # Errors
    /// When the file cannot be opened, is of a newer version, or the SQLite inside is too old to be trusted.
    pub async fn open(file: &Path) -> Result<Self, Fault> {
        prepare(file).map_err(|error| Fault::Broken(format!("the data file: {error}")))?;
        let options = SqliteConnectOptions::new()
            .filename(file)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            // A token that was wiped is overwritten, not only forgotten.
            .pragma("secure_delete", "ON")
            .busy_timeout(Duration::from_secs(10));
        let writer =
            SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
        ensure_version(&writer).await?;
        sqlx::migrate!("./migrations").run(&writer).await.map_err(sqlx::Error::from)?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .connect_with(options.pragma("query_only", "ON"))
            .await?;
        let generation = first_generation(&writer).await?;
        Ok(Self { generation, writer, readers })
    }

    /// Closes the file after what is under way.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }

    async fn write(&self) -> Result<Step<'static>, Fault> {
        Ok(self.writer.begin_with("BEGIN IMMEDIATE").await?)
    }
}

fn prepare(file: &Path) -> io::Result<()> {
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty())
        && !folder.exists()
    {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    }
    fs::OpenOptions::new().create(true).append(true).mode(0o600).open(file)?;
    fs::set_permissions(file, fs::Permissions::from_mode(0o600))
}

async fn ensure_version(writer: &SqlitePool) -> Result<(), Fault> {
    let version: String = sqlx::query_scalar("SELECT sqlite_version()").fetch_one(writer).await?;
    let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
    let mut part = || parts.next().unwrap_or(0);
    if (part(), part(), part()) < OLDEST_SQLITE {
        return Err(Fault::Broken(format!("SQLite {version} is too old")));
    }
    Ok(())
}

async fn first_generation(writer: &SqlitePool) -> Result<Generation, Fault> {
    let mut fresh = [0; 16];
    getrandom::fill(&mut fresh).map_err(|error| Fault::Broken(error.to_string()))?;
    let fresh = uuid::Builder::from_random_bytes(fresh).into_uuid();
    sqlx::query("INSERT INTO generation (only_one, id) VALUES (1, ?) ON CONFLICT DO NOTHING")
        .bind(fresh)
        .execute(writer)
        .await?;
    let id: Uuid = sqlx::query_scalar("SELECT id FROM generation").fetch_one(writer).await?;
    Ok(Generation(id))
}

/// A hash out of a row.
fn hash_in(row: &SqliteRow, column: &str) -> Result<[u8; 32], Fault> {
    let bytes: Vec<u8> = row.try_get(column)?;
    bytes.try_into().map_err(|_| Fault::Damaged(format!("{column} is no hash")))
}

/// A place in the log as SQLite counts.
fn to_db(number: u64) -> Result<i64, Fault> {
    i64::try_from(number).map_err(|_| Fault::Damaged(format!("{number} is beyond every log")))
}

/// A place in the log out of SQLite.
fn from_db(number: i64) -> Result<u64, Fault> {
    u64::try_from(number).map_err(|_| Fault::Damaged(format!("{number} is no place in a log")))
}

/// Text out of the file as what it should be.
fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Fault> {
    serde_json::from_str(text).map_err(|error| Fault::Damaged(error.to_string()))
}

/// Something as text for the file.
fn to_json<T: serde::Serialize>(value: &T) -> Result<String, Fault> {
    serde_json::to_string(value).map_err(|error| Fault::Damaged(error.to_string()))
}

impl WorkspaceStore for SqliteStore {
    fn generation(&self) -> Generation {
        self.generation
    }

    async fn load(&self, workspace: WorkspaceId) -> Result<Option<Loaded>, Fault> {
        read::load(&self.readers, workspace).await
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

    async fn append(&self, append: Append) -> Result<(), AppendFault> {
        let mut transaction = self.write().await?;
        append::append(&mut transaction, &append).await?;
        transaction.commit().await.map_err(Fault::from)?;
        Ok(())
    }
}
