//! PostgreSQL: many servers over the same data, and the line on which they hear of each other.

use super::{Engine, Fault, News, SqlStore, news::CHANNEL};
use crate::config::DatabaseUrl;
use sqlx::{
    any::AnyPoolOptions,
    postgres::{PgListener, PgPoolOptions},
};
use std::time::Duration;
use uuid::Uuid;

/// How many connections one server has, beside the one that listens.
const CONNECTIONS: u32 = 10;

/// How long to wait for a connection.
const PATIENCE: Duration = Duration::from_secs(10);

/// How every connection begins. Who waits for a lock waits as long as SQLite would; a server that went silent in the midst of a
/// transaction gives its locks back.
const BEGINNING: &str = "SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '30s'";

/// Where the database is. Says no password when it is shown.
pub(super) type Address = DatabaseUrl;

impl SqlStore {
    /// Opens a database, and makes its tables where they lack.
    ///
    /// # Errors
    /// When it cannot be reached, or is of a newer version.
    pub async fn connect(address: &DatabaseUrl) -> Result<Self, Fault> {
        sqlx::any::install_default_drivers();
        let pool = AnyPoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(PATIENCE)
            .after_connect(|line, _| {
                Box::pin(async move {
                    sqlx::raw_sql(BEGINNING).execute(line).await?;
                    Ok(())
                })
            })
            .connect(address.text())
            .await?;
        // Servers that start at once wait for each other here: the migrator holds a lock.
        sqlx::migrate!("./migrations/postgres").run(&pool).await.map_err(sqlx::Error::from)?;
        let store = Self::over(Engine::Postgres, pool.clone(), pool).await?;
        Ok(Self { address: Some(address.clone()), ..store })
    }

    /// The line on which news of other servers come; nothing where there are no others.
    #[must_use]
    pub fn ear(&self) -> Option<Ear> {
        self.address.clone().map(|address| Ear { address, server: self.server, line: None })
    }
}

/// Listens. Its line may break; what was told meanwhile is lost, and that is said.
pub struct Ear {
    address: Address,
    server: Uuid,
    line: Option<PgListener>,
}

/// What was heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// News.
    News(News),
    /// From now on all news are heard; whatever came before may have been missed.
    Begun,
}

impl Ear {
    /// Begins anew at the next call.
    pub fn hang_up(&mut self) {
        self.line = None;
    }

    /// Waits for the next news. After an error the next call begins anew.
    ///
    /// # Errors
    /// When the line is broken: news may be missed until [`Heard::Begun`].
    pub async fn next(&mut self) -> Result<Heard, Fault> {
        let Some(line) = &mut self.line else {
            self.line = Some(listen(&self.address).await?);
            return Ok(Heard::Begun);
        };
        loop {
            match line.try_recv().await {
                Ok(Some(said)) => {
                    if let Some(news) = News::read(said.payload(), self.server) {
                        return Ok(Heard::News(news));
                    }
                }
                Ok(None) => {
                    self.line = None;
                    return Err(Fault::Broken("the line for news".to_owned()));
                }
                Err(error) => {
                    self.line = None;
                    return Err(error.into());
                }
            }
        }
    }
}

async fn listen(address: &Address) -> Result<PgListener, Fault> {
    let pool = PgPoolOptions::new()
        .max_connections(1)
        .max_lifetime(None)
        .idle_timeout(None)
        .acquire_timeout(PATIENCE)
        .connect(address.text())
        .await?;
    let mut line = PgListener::connect_with(&pool).await?;
    line.ignore_pool_close_event(true);
    line.eager_reconnect(false);
    line.listen(CHANNEL).await?;
    Ok(line)
}
