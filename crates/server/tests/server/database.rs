//! On which database a test plays. On a file, unless the environment names a PostgreSQL cluster (`ROSTER_TEST_DATABASE`): then
//! on a database of its own in that cluster. `cargo xtask test` starts one and plays the attacks on it once more.

use roster_server::DatabaseUrl;
use roster_stage::Postgres;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use std::path::Path;
use uuid::Uuid;

const VARIABLE: &str = "ROSTER_TEST_DATABASE";

/// How many rounds a test of many takes: fewer where each has to wait for a database. Another run takes all of them on a file.
pub fn rounds(all: u32) -> u32 {
    if std::env::var(VARIABLE).is_ok() { all / 10 } else { all }
}

/// A database of its own in the cluster that the environment names.
pub async fn chosen() -> Option<DatabaseUrl> {
    chosen_url().await.map(|url| DatabaseUrl::parse(&url).unwrap())
}

/// Its address as text, for a program.
pub async fn chosen_url() -> Option<String> {
    let cluster = std::env::var(VARIABLE).ok()?;
    Some(fresh(&cluster).await)
}

/// A database on PostgreSQL, whatever the environment says: without a cluster named there, one is started for this test alone.
pub struct Shared {
    /// The address of the database.
    pub url: String,
    pub cluster: Option<Postgres>,
}

impl Shared {
    pub async fn open() -> Self {
        match std::env::var(VARIABLE) {
            Ok(cluster) => Self { url: fresh(&cluster).await, cluster: None },
            Err(_) => Self::alone().await,
        }
    }

    /// The same with a cluster that nobody else has, so that it may fail.
    pub async fn alone() -> Self {
        let cluster = Postgres::open().unwrap();
        Self { url: fresh(&cluster.url()).await, cluster: Some(cluster) }
    }

    pub fn database(&self) -> DatabaseUrl {
        DatabaseUrl::parse(&self.url).unwrap()
    }

    /// Its name in the cluster.
    pub fn name(&self) -> &str {
        self.url.rsplit_once('/').unwrap().1
    }

    /// Somebody at another database of the same cluster.
    pub async fn elsewhere(&self) -> PgConnection {
        let (server, _) = self.url.rsplit_once('/').unwrap();
        PgConnection::connect(&format!("{server}/postgres")).await.unwrap()
    }

    /// Somebody else at the same database.
    pub async fn line(&self) -> PgConnection {
        PgConnection::connect(&self.url).await.unwrap()
    }
}

async fn fresh(cluster: &str) -> String {
    let mut line = PgConnection::connect(cluster).await.unwrap();
    sweep(&mut line).await;
    let name = format!("test_{}_{}", std::process::id(), Uuid::now_v7().simple());
    line.execute(AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.unwrap();
    line.close().await.unwrap();
    let (server, _) = cluster.rsplit_once('/').unwrap();
    format!("{server}/{name}")
}

/// Databases whose tests are over go.
async fn sweep(line: &mut PgConnection) {
    let names: Vec<String> =
        sqlx::query_scalar(r"SELECT datname FROM pg_database WHERE datname LIKE 'test\_%'")
            .fetch_all(&mut *line)
            .await
            .unwrap();
    for name in names {
        let process = name.split('_').nth(1).unwrap();
        if !Path::new("/proc").join(process).exists() {
            let drop = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            // Another test may be sweeping it away at this moment.
            let _ = line.execute(AssertSqlSafe(drop)).await;
        }
    }
}

/// How many rounds a race takes that is run in the thousands; `ROSTER_ROUNDS` says another number, such as ten thousand.
pub fn many(usual: u32) -> u32 {
    std::env::var("ROSTER_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}
