//! What every request may need, in one place. Cheap to clone.

use crate::{
    accounts::Accounts,
    clock::Clock,
    keys::Keys,
    reach::Reach,
    sequencer::Sequencer,
    store::{Fault, SqlStore},
};
use ipnet::IpNet;
use std::{sync::Arc, time::Duration};
use tokio_util::sync::CancellationToken;
use url::Url;

/// The parts of a running server.
#[derive(Clone)]
pub(crate) struct App {
    pub(crate) sequencer: Sequencer<SqlStore>,
    pub(crate) accounts: Accounts,
    pub(crate) keys: Keys,
    pub(crate) reach: Reach,
    pub(crate) clock: Clock,
    pub(crate) public: Arc<PublicAddress>,
    pub(crate) proxies: Arc<[IpNet]>,
    pub(crate) closing: CancellationToken,
}

/// How often that is written down which may be lost.
const NOTES_EVERY: Duration = Duration::from_secs(30);

impl App {
    /// Writes down what nobody waits for: how far devices are, and when keys were used.
    pub(crate) async fn write_notes(&self) {
        let written: Result<(), Fault> = async {
            self.reach.write_down().await?;
            self.keys.write_down().await
        }
        .await;
        if let Err(fault) = written {
            tracing::warn!(%fault, "what may be lost was not written down; it stays in memory");
        }
    }

    /// Does so until the server stops, and does not do it a last time: what is under way then may still bring news.
    pub(crate) async fn keep_notes(self) {
        while self.closing.run_until_cancelled(tokio::time::sleep(NOTES_EVERY)).await.is_some() {
            self.write_notes().await;
        }
    }
}

/// Under which address the server is reached.
#[derive(Clone, Debug)]
pub(crate) struct PublicAddress(Url);

impl PublicAddress {
    pub(crate) fn new(url: Url) -> Self {
        Self(url)
    }

    /// The address as people write it, without a slash at its end.
    pub(crate) fn text(&self) -> &str {
        self.0.as_str().trim_end_matches('/')
    }

    /// The link of a token. The token is in the fragment, which no browser sends along (A20).
    pub(crate) fn link(&self, token: &str) -> String {
        self.link_to("i", token)
    }

    /// The link of a token to one of the pages that open one.
    pub(crate) fn link_to(&self, page: &str, token: &str) -> String {
        format!("{}/{page}#{token}", self.text())
    }

    /// Whether browsers reach the server by an encrypted line only.
    pub(crate) fn is_encrypted(&self) -> bool {
        self.0.scheme() == "https"
    }

    /// The host as it stands in mail addresses and Message-IDs.
    pub(crate) fn mail_host(&self) -> String {
        match self.0.host() {
            Some(url::Host::Domain(domain)) => domain.to_owned(),
            _ => "roster.invalid".to_owned(),
        }
    }

    /// Whether a `Host` header means this server: its public host, or this computer itself (M02).
    pub(crate) fn is_meant_by(&self, host: &str) -> bool {
        let Ok(named) = Url::parse(&format!("{}://{host}/", self.0.scheme())) else { return false };
        if named.username() != ""
            || named.password().is_some()
            || host.contains(['/', '?', '#', '\\'])
        {
            return false;
        }
        let is_public = named.host() == self.0.host()
            && named.port_or_known_default() == self.0.port_or_known_default();
        let is_loopback = match named.host() {
            Some(url::Host::Ipv4(address)) => address.is_loopback(),
            Some(url::Host::Ipv6(address)) => address.is_loopback(),
            Some(url::Host::Domain(domain)) => domain == "localhost",
            None => false,
        };
        is_public || is_loopback
    }

    /// Whether an `Origin` header names a page of this server.
    pub(crate) fn is_origin(&self, origin: &str) -> bool {
        origin.split_once("://").is_some_and(|(_, host)| self.is_meant_by(host))
    }
}
