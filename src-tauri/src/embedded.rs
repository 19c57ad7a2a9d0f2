//! The server inside the app: on loopback, with its data in the app's own folder.

use roster_domain::DeviceId;
use roster_protocol::Session;
use roster_server::{Config, Running, start};
use std::{
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
};

/// Who sits at this computer, and the workspace that is theirs.
#[derive(Clone, Copy, Debug, Default)]
pub struct Founder<'a> {
    /// The person's name.
    pub name: &'a str,
    /// The person's email.
    pub email: &'a str,
    /// The workspace's name.
    pub workspace: &'a str,
}

/// A server that runs inside the app.
pub struct Embedded {
    running: Running,
}

impl Embedded {
    /// Starts it over a folder of data, on the port that it had before where that is free: links which it gave out go on
    /// leading somewhere.
    ///
    /// # Errors
    /// When the data cannot be opened, or no port is to be had.
    pub async fn start(folder: PathBuf, port: Option<u16>) -> anyhow::Result<Self> {
        let at = |port| SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let config = |port| Config::new(at(port), folder.join("roster.db"));
        let running = match port {
            Some(port) => match start(config(port)).await {
                Ok(running) => running,
                Err(error) => {
                    tracing::info!(%error, port, "the port is taken; another one is used");
                    start(config(0)).await?
                }
            },
            None => start(config(0)).await?,
        };
        Ok(Self { running })
    }

    /// Its address, as a device speaks to it.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://{}/", self.running.address)
    }

    /// Its port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.running.address.port()
    }

    /// A session for whoever sits at this computer: the data lies in a folder that is theirs.
    ///
    /// # Errors
    /// When the name, the email or the workspace's name cannot be, or the disk fails.
    pub async fn session(
        &self,
        founder: &Founder<'_>,
        device: DeviceId,
    ) -> anyhow::Result<Session> {
        let Founder { name, email, workspace } = founder;
        Ok(self.running.mint_local_session(name, email, workspace, device).await?)
    }

    /// A session of the demo's owner, filling the demo first where it is empty.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn demo_session(&self, device: DeviceId) -> anyhow::Result<Session> {
        Ok(self.running.seed_demo(device).await?)
    }

    /// Ends it.
    pub async fn stop(self) {
        self.running.stop().await;
    }
}
