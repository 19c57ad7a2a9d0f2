//! The two files of a device, and the only SQL of this crate.
//!
//! `cache.db` holds what the server told: it has a version number instead of migrations, and is dropped and pulled again
//! when anything is wrong with it. `outbox.db` holds what the user did: it is never dropped, and migrates forward only.

mod cache;
mod outbox;

use crate::core::{Durable, Write};
use roster_domain::WorkspaceId;
use sqlx::{
    SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{io, path::Path, time::Duration};

/// Why the disk did not do what was asked. Nothing that was on it before is lost by it.
#[derive(Debug, thiserror::Error)]
pub enum StoreFault {
    /// The disk is full (F03).
    #[error("the disk is full")]
    DiskFull,
    /// The file was written by a newer version of the app.
    #[error("{file} was written by a newer version of Roster")]
    Newer {
        /// Which file.
        file: &'static str,
    },
    /// SQLite is of a version with a known bug that corrupts files under a write-ahead log.
    #[error("SQLite {version} has a bug that corrupts files; 3.51.3 or newer is needed")]
    BadSqlite {
        /// The version found.
        version: String,
    },
    /// Anything else about the database.
    #[error(transparent)]
    Sql(sqlx::Error),
    /// A row of the outbox that cannot be read. It stays in the file.
    #[error("a waiting change cannot be read: {0}")]
    Unreadable(#[from] serde_json::Error),
    /// The folder cannot be made or its rights not set.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl From<sqlx::Error> for StoreFault {
    fn from(error: sqlx::Error) -> Self {
        const SQLITE_FULL: &str = "13";
        match error.as_database_error().and_then(|inner| inner.code()) {
            Some(code) if code == SQLITE_FULL => Self::DiskFull,
            _ => Self::Sql(error),
        }
    }
}

/// The two files of one account on this device.
#[derive(Clone, Debug)]
pub struct Store {
    cache: SqlitePool,
    outbox: SqlitePool,
}

impl Store {
    /// Opens the two files in a folder, making what is missing. A cache that cannot be opened is moved aside and begun anew.
    ///
    /// # Errors
    /// When the folder cannot be used, or the outbox cannot be opened.
    pub async fn open(folder: &Path) -> Result<Self, StoreFault> {
        make_private_folder(folder)?;
        let outbox = outbox::open(&folder.join("outbox.db")).await?;
        let cache = match cache::open(&folder.join("cache.db")).await {
            Ok(cache) => cache,
            Err(StoreFault::DiskFull) => return Err(StoreFault::DiskFull),
            Err(fault) => {
                tracing::warn!(%fault, "the cache cannot be opened; it is begun anew");
                cache::move_aside(folder)?;
                cache::open(&folder.join("cache.db")).await?
            }
        };
        Ok(Self { cache, outbox })
    }

    /// What stands on disk about one workspace.
    ///
    /// # Errors
    /// When the outbox cannot be read. A cache that cannot be read counts as empty: it is pulled again.
    pub async fn load(&self, workspace: WorkspaceId) -> Result<Durable, StoreFault> {
        let mut durable = Durable::default();
        outbox::load(&self.outbox, workspace, &mut durable).await?;
        if let Err(fault) = cache::load(&self.cache, workspace, &mut durable).await {
            tracing::warn!(%fault, "the cache cannot be read; it is pulled again");
            durable.rows.clear();
            durable.cursor = None;
        }
        Ok(durable)
    }

    /// Does writes: those to the cache in one transaction, then those to the outbox in another. A crash between the two is
    /// mended by the next opening, which drops what the cache covers.
    ///
    /// # Errors
    /// When the disk says no; then nothing of the transaction that failed is on it.
    pub async fn write(&self, workspace: WorkspaceId, writes: &[Write]) -> Result<(), StoreFault> {
        let (to_cache, to_outbox): (Vec<&Write>, Vec<&Write>) =
            writes.iter().partition(|write| write.is_cache());
        if !to_cache.is_empty() {
            cache::write(&self.cache, workspace, &to_cache).await?;
        }
        if !to_outbox.is_empty() {
            outbox::write(&self.outbox, workspace, &to_outbox).await?;
        }
        Ok(())
    }

    /// Forgets a workspace: its rows, what waits and what was refused.
    ///
    /// # Errors
    /// When the disk says no.
    pub async fn forget(&self, workspace: WorkspaceId) -> Result<(), StoreFault> {
        cache::forget(&self.cache, workspace).await?;
        outbox::forget(&self.outbox, workspace).await
    }

    /// Closes both files.
    pub async fn close(&self) {
        self.cache.close().await;
        self.outbox.close().await;
    }
}

/// Opens one file. Durable to the last commit where `precious`; a cache may lose its last moments, since it is pulled again.
async fn open_file(path: &Path, precious: bool) -> Result<SqlitePool, StoreFault> {
    touch_private(path)?;
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(if precious { SqliteSynchronous::Full } else { SqliteSynchronous::Normal })
        .busy_timeout(Duration::from_secs(5));
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
    let version: String = sqlx::query_scalar("SELECT sqlite_version()").fetch_one(&pool).await?;
    if is_sound(&version) { Ok(pool) } else { Err(StoreFault::BadSqlite { version }) }
}

/// 3.51.3 mended a bug by which a reset write-ahead log corrupts the file: <https://sqlite.org/wal.html#walresetbug>.
fn is_sound(version: &str) -> bool {
    let parts: Vec<u32> = version.split('.').filter_map(|part| part.parse().ok()).collect();
    parts.as_slice() >= [3, 51, 3].as_slice()
}

#[cfg(unix)]
fn make_private_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn make_private_folder(folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)
}

/// Makes the file readable for its owner only before SQLite opens it; the log beside it inherits that (H11).
#[cfg(unix)]
fn touch_private(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
    std::fs::OpenOptions::new().create(true).append(true).mode(0o600).open(path)?;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600))
}

#[cfg(not(unix))]
fn touch_private(_path: &Path) -> io::Result<()> {
    Ok(())
}
