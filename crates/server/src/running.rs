//! A server from its start to its end: opens the file, listens, sends mail, and stops without leaving anything half done.

use crate::{
    account_mail::Desk,
    accounts::{AccountFault, Accounts},
    app::{App, PublicAddress},
    clock::Clock,
    config::Config,
    demo,
    endings::Endings,
    http,
    keys::Keys,
    link::{LinkMint, SystemMint},
    mail::room::Room,
    nodes,
    reach::Reach,
    sequencer::Sequencer,
    store::SqlStore,
};
use anyhow::Context;
use axum::serve::ListenerExt;
use roster_domain::DeviceId;
use roster_protocol::Session;
use std::{io, net::SocketAddr, sync::Arc, time::Duration};
use tokio::{net::TcpListener, task::JoinHandle};
use tokio_util::sync::CancellationToken;
use url::Url;

/// How long a stopping server waits for what is under way.
const LAST_WORDS: Duration = Duration::from_secs(10);

/// A server that runs. Dropped without [`Running::stop`], it goes on until the runtime ends.
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    app: App,
    clock: Clock,
    serving: JoinHandle<io::Result<()>>,
    mailing: JoinHandle<()>,
    writing: JoinHandle<()>,
    noting: JoinHandle<()>,
    ending: JoinHandle<()>,
    hearing: JoinHandle<()>,
}

/// Starts a server.
///
/// # Errors
/// When the file cannot be opened, the address is taken, or the mail server is configured as it must not be.
pub async fn start(config: Config) -> anyhow::Result<Running> {
    let store = open(&config).await?;
    store.give_missing_slugs().await?;
    let listener = TcpListener::bind(config.listen).await;
    let listener = listener.with_context(|| format!("listening on {}", config.listen))?;
    let address = listener.local_addr()?;
    let url = match &config.public_url {
        Some(url) => url.clone(),
        None => Url::parse(&format!("http://{address}/"))?,
    };
    let mint: Arc<dyn LinkMint> = Arc::new(SystemMint);
    let keys = Keys::load(store.clone(), Arc::clone(&mint)).await?;
    let reach = Reach::load(store.clone()).await?;
    let sequencer = Sequencer::new(store, Arc::clone(&mint));
    let app = App {
        keys,
        reach,
        accounts: Accounts::new(sequencer.clone(), mint, config.clock.clone()),
        sequencer,
        clock: config.clock.clone(),
        public: Arc::new(PublicAddress::new(url, config.workspace_domain.clone())),
        proxies: config.trusted_proxies.clone().into(),
        closing: CancellationToken::new(),
    };
    let desk = Desk::new(app.clone(), config.smtp.as_ref())?;
    let room = Room::new(app.clone(), &config)?;
    let routes = http::router(app.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let prompt = listener.tap_io(|line| {
        // A hint is small and must not wait for company; where the option is missing, it waits a little.
        let _ = line.set_nodelay(true);
    });
    let closing = app.closing.clone().cancelled_owned();
    let noting = app.clone().keep_notes();
    let ending = Endings::new(&app).work();
    let hearing = nodes::work(app.clone());
    let serving = axum::serve(prompt, routes).with_graceful_shutdown(closing);
    Ok(Running {
        address,
        app,
        clock: config.clock,
        serving: tokio::spawn(async move { serving.await }),
        mailing: tokio::spawn(room.work()),
        writing: tokio::spawn(desk.work()),
        noting: tokio::spawn(noting),
        ending: tokio::spawn(ending),
        hearing: tokio::spawn(hearing),
    })
}

async fn open(config: &Config) -> anyhow::Result<SqlStore> {
    if let Some(database) = &config.database {
        let store = SqlStore::connect(database).await;
        return store.with_context(|| format!("opening {database:?}"));
    }
    let store = SqlStore::open(&config.data).await;
    let store = store.with_context(|| format!("opening {}", config.data.display()))?;
    // Whoever held a claim is gone: nobody else has this file. Other servers of a database may be at work.
    store.release_claims().await?;
    Ok(store)
}

impl Running {
    /// The sequencer.
    #[must_use]
    pub fn sequencer(&self) -> &Sequencer<SqlStore> {
        &self.app.sequencer
    }

    /// The address under which people and devices reach the server.
    #[must_use]
    pub fn public_url(&self) -> &str {
        self.app.public.text()
    }

    /// A session without a password, for the app that embeds the server: whoever holds the data file holds the server. The
    /// account is found by its email, or made together with a workspace.
    ///
    /// # Errors
    /// When a name or the email cannot be, or the file fails.
    pub async fn mint_local_session(
        &self,
        name: &str,
        email: &str,
        workspace_name: &str,
        device: DeviceId,
    ) -> Result<Session, AccountFault> {
        self.app.accounts.mint_local_session(name, email, workspace_name, device).await
    }

    /// A session in the made-up workspace, which is filled if it is not there.
    ///
    /// # Errors
    /// When the file fails.
    pub async fn seed_demo(&self, device: DeviceId) -> Result<Session, AccountFault> {
        demo::seed(&self.app.sequencer, self.clock.stamp()).await?;
        self.app
            .accounts
            .mint_local_session(demo::OWNER, demo::OWNER_EMAIL, demo::WORKSPACE, device)
            .await
    }

    /// Stops: no new requests, open lines end, the mail under way is finished, the file is closed.
    pub async fn stop(self) {
        self.app.closing.cancel();
        let all = async {
            let (serving, mailing, writing) = (self.serving, self.mailing, self.writing);
            tokio::join!(serving, mailing, writing, self.noting, self.ending, self.hearing)
        };
        if tokio::time::timeout(LAST_WORDS, all).await.is_err() {
            tracing::warn!("something was still under way when the server stopped");
        }
        self.app.write_notes().await;
        self.app.sequencer.store().close().await;
    }
}
