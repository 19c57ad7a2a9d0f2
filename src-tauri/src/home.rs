//! What is open on this device: accounts, workspaces, the embedded servers. The one place that other parts of the shell ask.

use crate::{
    accounts::{Account, Known},
    embedded::{Embedded, Founder},
    faults::fault,
    keeper::Keeper,
    news,
    opened::{Opened, address_of},
    secrets::Secrets,
    settings::Settings,
    signed::Signed,
    views::{CommandError, Place, WorkspaceEntry},
};
use roster_domain::WorkspaceId;
use roster_protocol::Session;
use roster_replica::{Replica, Store, Token, Transport};
use std::{
    path::PathBuf,
    sync::{Arc, PoisonError, RwLock},
};
use tauri::AppHandle;
use tokio::sync::{Mutex, OnceCell, watch};

/// With this in the environment the app opens the demo at once, as if its door had been taken: for measuring starts.
const LOOK_AROUND: &str = "ROSTER_LOOK_AROUND";

/// What is open on this device.
pub struct Home {
    app: AppHandle,
    data: PathBuf,
    /// What outlives the window and is no secret.
    pub settings: Settings,
    secrets: OnceCell<Secrets>,
    servers: Mutex<Vec<(Place, Embedded)>>,
    pub(crate) opened: RwLock<Vec<Arc<Opened>>>,
    pub(crate) signed: RwLock<Vec<Arc<Signed>>>,
    /// Workspaces are added by one at a time.
    pub(crate) taking: Mutex<()>,
    current: RwLock<Option<WorkspaceId>>,
    booted: watch::Sender<bool>,
}

impl Home {
    /// Nothing open yet, over a folder of data.
    #[must_use]
    pub fn new(app: AppHandle, data: PathBuf, settings: Settings) -> Self {
        Self {
            app,
            data,
            settings,
            secrets: OnceCell::new(),
            servers: Mutex::default(),
            opened: RwLock::default(),
            signed: RwLock::default(),
            taking: Mutex::default(),
            current: RwLock::default(),
            booted: watch::Sender::new(false),
        }
    }

    /// Opens everything that this device knows. What cannot be opened is left out, and logged.
    pub async fn boot(&self) {
        for account in self.settings.accounts() {
            if let Err(error) = self.open_account(account, None).await {
                tracing::error!(?error, "an account cannot be opened");
            }
        }
        if std::env::var_os(LOOK_AROUND).is_some()
            && let Err(error) = self.open_demo().await
        {
            tracing::error!(?error, "the demo cannot be opened");
        }
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = self.first_shown();
        self.booted.send_replace(true);
    }

    /// What a start shows: the workspace that was chosen for it, else the one that was shown last, else the first (R144).
    fn first_shown(&self) -> Option<WorkspaceId> {
        let opened = self.opened();
        let wanted = [self.settings.preferences().start_with, self.settings.current()];
        let mut wanted = wanted.into_iter().flatten().filter_map(|id| id.parse().ok());
        let found = wanted.find(|wanted| opened.iter().any(|opened| opened.id() == *wanted));
        found.or_else(|| opened.first().map(|opened| opened.id()))
    }

    /// Waits until everything is open.
    pub async fn booted(&self) {
        let mut booted = self.booted.subscribe();
        // The sender lives as long as this home.
        booted.wait_for(|done| *done).await.ok();
    }

    /// Where sessions are kept.
    pub async fn secrets(&self) -> &Secrets {
        self.secrets.get_or_init(Secrets::probe).await
    }

    /// The open workspaces in the order of the switcher.
    #[must_use]
    pub fn opened(&self) -> Vec<Arc<Opened>> {
        self.opened.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The workspace that is shown.
    ///
    /// # Errors
    /// When none is open.
    pub fn current(&self) -> Result<Arc<Opened>, CommandError> {
        let current = *self.current.read().unwrap_or_else(PoisonError::into_inner);
        let opened = self.opened();
        let found = opened.iter().find(|opened| Some(opened.id()) == current).cloned();
        found.ok_or(CommandError::SignedOut)
    }

    /// Shows another workspace, and remembers it on this device.
    ///
    /// # Errors
    /// When it is not open.
    pub fn show(&self, workspace: WorkspaceId) -> Result<(), CommandError> {
        let opened = self.opened();
        let shown = opened.iter().find(|opened| opened.id() == workspace);
        let account = shown.ok_or(CommandError::SignedOut)?.account.id;
        self.settings.set_last(account, workspace);
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Some(workspace);
        self.settings.set_current(Some(&workspace.to_string()));
        Ok(())
    }

    /// Takes an account in after a door: remembers it, keeps its session, opens its workspaces and shows the one that it showed
    /// here last, or the first on a device that it is new to (R145).
    ///
    /// # Errors
    /// When its files cannot be opened.
    pub async fn take_in(
        &self,
        session: Session,
        place: Place,
        device: roster_domain::DeviceId,
    ) -> Result<Vec<WorkspaceEntry>, CommandError> {
        let token = Token::of(&session);
        let known = session.memberships.into_iter().map(Known::from);
        let account = Account {
            id: session.account,
            place,
            name: session.name,
            email: session.email,
            device,
            workspaces: known.collect(),
            wanted_email: None,
        };
        if matches!(account.place, Place::Server { .. }) {
            self.secrets().await.keep(account.folder(), token.clone()).await;
        }
        let mut accounts = self.settings.accounts();
        accounts.retain(|kept| kept.id != account.id);
        accounts.push(account.clone());
        self.settings.set_accounts(&accounts);
        let last = self.settings.last(account.id);
        let mut own = account.workspaces.iter().map(|known| known.id);
        let first = own.clone().find(|id| Some(*id) == last).or_else(|| own.next());
        self.open_account(account.clone(), Some(token)).await?;
        if let Some(first) = first {
            self.show(first)?;
        }
        let of_account = |opened: &&Arc<Opened>| opened.account.id == account.id;
        Ok(self.opened().iter().filter(of_account).map(|opened| opened.entry()).collect())
    }

    /// Opens the demo: a made-up workspace on a server inside the app, filled if it is new.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn open_demo(&self) -> Result<Vec<WorkspaceEntry>, CommandError> {
        if let Some(open) = self.opened().iter().find(|opened| opened.account.place == Place::Demo)
        {
            self.show(open.id())?;
            return Ok(vec![open.entry()]);
        }
        let device = self.device_for(&Place::Demo, "");
        let session = self
            .session_here(&Place::Demo, Founder::default(), device)
            .await
            .map_err(|error| fault("the demo cannot be opened", &error))?;
        self.take_in(session, Place::Demo, device).await
    }

    /// The id that this device has for an account, or a new one.
    #[must_use]
    pub fn device_for(&self, place: &Place, email: &str) -> roster_domain::DeviceId {
        let accounts = self.settings.accounts();
        let known = accounts.iter().find(|kept| kept.place == *place && kept.email == email);
        known
            .map_or_else(|| roster_domain::DeviceId(uuid::Uuid::now_v7()), |account| account.device)
    }

    /// The embedded server of a place, started if it does not run. Gives its address.
    ///
    /// # Errors
    /// When it cannot be started.
    pub async fn server(&self, place: &Place) -> anyhow::Result<String> {
        let mut servers = self.servers.lock().await;
        if let Some((_, server)) = servers.iter().find(|(kept, _)| kept == place) {
            return Ok(server.address());
        }
        let name = folder_of(place);
        let server = Embedded::start(self.data.join(name), self.settings.port(name)).await?;
        self.settings.set_port(name, server.port());
        let address = server.address();
        servers.push((place.clone(), server));
        Ok(address)
    }

    /// A session on the embedded server of a place, for whoever sits at this computer.
    ///
    /// # Errors
    /// When the names cannot be, or the disk fails.
    pub async fn session_here(
        &self,
        place: &Place,
        founder: Founder<'_>,
        device: roster_domain::DeviceId,
    ) -> anyhow::Result<Session> {
        self.server(place).await?;
        let servers = self.servers.lock().await;
        let server = servers.iter().find(|(kept, _)| kept == place).map(|(_, server)| server);
        match server {
            Some(server) if *place == Place::Demo => server.demo_session(device).await,
            Some(server) => server.session(&founder, device).await,
            None => anyhow::bail!("the embedded server does not run"),
        }
    }

    async fn open_account(
        &self,
        account: Account,
        token: Option<Token>,
    ) -> Result<(), CommandError> {
        self.close_account(&account);
        let opened_fault =
            |error: &dyn std::fmt::Display| fault("an account cannot be opened", error);
        let folder = self.data.join("accounts").join(account.folder());
        let store = Store::open(&folder).await.map_err(|error| opened_fault(&error))?;
        let transport =
            self.transport_of(&account, token).await.map_err(|error| opened_fault(&error))?;
        let signed = Arc::new(Signed::new(&account, transport, store));
        self.signed.write().unwrap_or_else(PoisonError::into_inner).push(signed.clone());
        for known in &account.workspaces {
            self.open_workspace(&signed, &account, known).await?;
        }
        Ok(())
    }

    /// Opens the device's copy of a workspace.
    ///
    /// # Errors
    /// When its files cannot be read.
    pub(crate) async fn open_workspace(
        &self,
        signed: &Signed,
        account: &Account,
        known: &Known,
    ) -> Result<(), CommandError> {
        let (store, transport) = (signed.store.clone(), signed.transport.clone());
        let durable = store.load(known.id).await;
        let durable = durable.map_err(|error| fault("an account cannot be opened", &error))?;
        let replica = Replica::open(known.id, account.device, store, durable, transport.clone());
        let opened = Arc::new(Opened::new(account.clone(), known.clone(), replica, transport));
        news::tell(self.app.clone(), &opened);
        self.opened.write().unwrap_or_else(PoisonError::into_inner).push(opened);
        Ok(())
    }

    async fn transport_of(
        &self,
        account: &Account,
        token: Option<Token>,
    ) -> anyhow::Result<Transport> {
        let (address, token) = match &account.place {
            Place::Server { address } => {
                let kept = match token {
                    Some(token) => Some(token),
                    None => self.secrets().await.find(account.folder()).await,
                };
                (address.clone(), kept)
            }
            here @ (Place::ThisComputer | Place::Demo) => {
                let token = match token {
                    Some(token) => token,
                    None => {
                        let workspace =
                            account.workspaces.first().map_or("", |known| known.name.as_str());
                        let founder =
                            Founder { name: &account.name, email: &account.email, workspace };
                        Token(self.session_here(here, founder, account.device).await?.token)
                    }
                };
                (self.server(here).await?, Some(token))
            }
        };
        let url = address_of(&address).ok_or_else(|| anyhow::anyhow!("{address} is no address"))?;
        let transport = Transport::new(url, token);
        Ok(match account.place {
            Place::Server { .. } => {
                transport.keeping(Arc::new(Keeper::of(self.app.clone(), account.folder())))
            }
            Place::ThisComputer | Place::Demo => transport,
        })
    }

    fn close_account(&self, account: &Account) {
        let mut opened = self.opened.write().unwrap_or_else(PoisonError::into_inner);
        opened.retain(|opened| opened.account.id != account.id);
        let mut signed = self.signed.write().unwrap_or_else(PoisonError::into_inner);
        signed.retain(|signed| signed.id != account.id);
    }

    /// Takes an account off this device: its session, its files, and for a demo its server with all data.
    ///
    /// # Errors
    /// When files cannot be removed.
    pub async fn remove_account(&self, account: &Account) -> Result<(), CommandError> {
        if let Some(signed) = self.signed_as(account.id)
            && matches!(account.place, Place::Server { .. })
            && let Err(error) = signed.transport.sign_out().await
        {
            tracing::info!(%error, "the server could not be told that the session ends");
        }
        self.close_account(account);
        self.secrets().await.forget(account.folder()).await;
        let mut accounts = self.settings.accounts();
        accounts.retain(|kept| kept.id != account.id);
        self.settings.set_accounts(&accounts);
        remove_folder(self.data.join("accounts").join(account.folder()))?;
        if account.place == Place::Demo {
            self.stop_server(&Place::Demo).await;
            remove_folder(self.data.join(folder_of(&Place::Demo)))?;
        }
        self.show_first();
        Ok(())
    }

    /// Shows something else, if this is what is shown.
    pub(crate) fn show_another(&self, gone: WorkspaceId) {
        if *self.current.read().unwrap_or_else(PoisonError::into_inner) == Some(gone) {
            self.show_first();
        }
    }

    fn show_first(&self) {
        let first = self.opened().first().map(|opened| opened.id());
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = first;
        self.settings.set_current(first.map(|id| id.to_string()).as_deref());
    }

    async fn stop_server(&self, place: &Place) {
        let mut servers = self.servers.lock().await;
        if let Some(at) = servers.iter().position(|(kept, _)| kept == place) {
            let (_, server) = servers.swap_remove(at);
            server.stop().await;
        }
    }

    /// Ends the embedded servers, so that nothing is cut off halfway.
    pub async fn close(&self) {
        self.opened.write().unwrap_or_else(PoisonError::into_inner).clear();
        self.signed.write().unwrap_or_else(PoisonError::into_inner).clear();
        let mut servers = self.servers.lock().await;
        for (_, server) in servers.drain(..) {
            server.stop().await;
        }
    }
}

fn folder_of(place: &Place) -> &'static str {
    match place {
        Place::Demo => "demo",
        Place::ThisComputer | Place::Server { .. } => "server",
    }
}

fn remove_folder(folder: PathBuf) -> Result<(), CommandError> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(fault("files cannot be removed", &error))
        }
        _ => Ok(()),
    }
}
