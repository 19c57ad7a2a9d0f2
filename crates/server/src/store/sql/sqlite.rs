//! SQLite: one file for its owner only, one writer, durable at every commit. The only server of its file.

use super::{Engine, Fault, SqlStore};
use sqlx::{AnyPool, any::AnyPoolOptions};
use std::{
    fs, io,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt},
    path::Path,
};
use url::Url;

/// The oldest SQLite whose write-ahead log cannot lose a commit when a checkpoint meets a reset.
const OLDEST: (u32, u32, u32) = (3, 51, 3);

/// How many connections read at once; writing has its own, single one.
const READERS: u32 = 4;

/// How every connection begins. Waiting for another process comes first, so that the rest can wait; a token that was wiped is
/// overwritten, not only forgotten.
const BEGINNING: &str =
    "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON";

/// What the writer remembers of the file, in KiB: links and addresses go to places that nobody can foresee.
const WRITER_CACHE: &str = "PRAGMA cache_size = -32768";

impl SqlStore {
    /// Opens the file, or makes it, with its directory; both for their owner only.
    ///
    /// # Errors
    /// When the file cannot be opened, is of a newer version, or the SQLite inside is too old to be trusted.
    pub async fn open(file: &Path) -> Result<Self, Fault> {
        let broken = |error: io::Error| Fault::Broken(format!("the data file: {error}"));
        prepare(file).map_err(broken)?;
        let address = address(file).map_err(broken)?;
        let writer = pool(1, &[BEGINNING, WRITER_CACHE]).connect(&address).await?;
        ensure_version(&writer).await?;
        sqlx::migrate!("./migrations").run(&writer).await.map_err(sqlx::Error::from)?;
        let readers =
            pool(READERS, &[BEGINNING, "PRAGMA query_only = ON"]).connect(&address).await?;
        Self::over(Engine::Sqlite, writer, readers).await
    }
}

fn pool(size: u32, beginning: &'static [&'static str]) -> AnyPoolOptions {
    sqlx::any::install_default_drivers();
    // A line within this process does not break, and so is not tried before it is used.
    let options = AnyPoolOptions::new().max_connections(size).test_before_acquire(false);
    options.after_connect(move |line, _| {
        Box::pin(async move {
            for text in beginning {
                sqlx::raw_sql(*text).execute(&mut *line).await?;
            }
            Ok(())
        })
    })
}

/// The file as an address, with every character that means something in addresses written otherwise.
fn address(file: &Path) -> io::Result<String> {
    let whole = file.canonicalize()?;
    let url = Url::from_file_path(&whole).map_err(|()| io::Error::other("no absolute path"))?;
    Ok(format!("sqlite://{}", url.path()))
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

async fn ensure_version(writer: &AnyPool) -> Result<(), Fault> {
    let version: String = sqlx::query_scalar("SELECT sqlite_version()").fetch_one(writer).await?;
    let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
    let mut part = || parts.next().unwrap_or(0);
    if (part(), part(), part()) < OLDEST {
        return Err(Fault::Broken(format!("SQLite {version} is too old")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_file_may_be_called_as_its_owner_likes() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["plain.db", "with space.db", "50%25 ?mode=memory#1.db", "Grüße.db"] {
            let file = folder.path().join(name);
            SqlStore::open(&file).await.unwrap().close().await;
            assert!(file.metadata().unwrap().len() > 0, "{name}");
        }
    }

    #[tokio::test]
    async fn every_connection_waits_keeps_and_wipes_as_it_should() {
        let folder = tempfile::tempdir().unwrap();
        let store = SqlStore::open(&folder.path().join("roster.db")).await.unwrap();
        for (pool, query_only) in [(&store.writer, 0), (&store.readers, 1)] {
            let numbers = [
                ("PRAGMA busy_timeout", 10_000),
                ("PRAGMA synchronous", 2),
                ("PRAGMA foreign_keys", 1),
                ("PRAGMA secure_delete", 1),
                ("PRAGMA query_only", query_only),
            ];
            for (text, expected) in numbers {
                let value: i64 = sqlx::query_scalar(text).fetch_one(pool).await.unwrap();
                assert_eq!(value, expected, "{text}");
            }
            let mode = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(pool).await;
            assert_eq!(mode.map_err(|error| error.to_string()), Ok("wal".to_owned()));
        }
    }
}
