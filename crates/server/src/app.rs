//! What every request may need, in one place. Cheap to clone.

use crate::{
    accounts::Accounts,
    arrival::Place,
    clock::Clock,
    keys::Keys,
    reach::Reach,
    sequencer::Sequencer,
    store::{Fault, SqlStore},
};
use ipnet::IpNet;
use roster_domain::{WorkspaceId, slug::Slug};
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

    /// The address of a workspace's pages, without a slash at its end: of its own where the server has a domain for that.
    pub(crate) async fn address_of(&self, workspace: WorkspaceId) -> Result<String, Fault> {
        if !self.public.has_domain() {
            return Ok(self.public.text().to_owned());
        }
        let slug = self.sequencer.store().slug_of(workspace).await?;
        Ok(slug.map_or_else(|| self.public.text().to_owned(), |slug| self.public.under(&slug)))
    }

    /// Does so until the server stops, and does not do it a last time: what is under way then may still bring news.
    pub(crate) async fn keep_notes(self) {
        while self.closing.run_until_cancelled(tokio::time::sleep(NOTES_EVERY)).await.is_some() {
            self.write_notes().await;
        }
    }
}

/// Under which address the server is reached, and under which domain each workspace has a host of its own.
#[derive(Clone, Debug)]
pub(crate) struct PublicAddress {
    url: Url,
    domain: Option<String>,
}

impl PublicAddress {
    pub(crate) fn new(url: Url, domain: Option<String>) -> Self {
        Self { url, domain }
    }

    /// Whether workspaces have hosts of their own.
    pub(crate) fn has_domain(&self) -> bool {
        self.domain.is_some()
    }

    /// The address of the workspace with this slug, without a slash at its end; the server's own where there are no others.
    pub(crate) fn under(&self, slug: &Slug) -> String {
        let Some(domain) = &self.domain else { return self.text().to_owned() };
        let port = self.url.port().map(|port| format!(":{port}")).unwrap_or_default();
        format!("{}://{slug}.{domain}{port}", self.url.scheme())
    }

    /// Whether the host of this slug is the server's own.
    pub(crate) fn is_own_host(&self, slug: &Slug) -> bool {
        let host = self.domain.as_ref().map(|domain| format!("{slug}.{domain}"));
        host.is_some() && self.url.host_str() == host.as_deref()
    }

    /// Which of the server's hosts a `Host` header means, if any.
    pub(crate) fn place(&self, host: &str) -> Option<Place> {
        if self.is_meant_by(host) {
            return Some(Place::Server);
        }
        let named = self.host_in(host)?;
        let Some(url::Host::Domain(name)) = named.host() else { return None };
        let slug = name.strip_suffix(self.domain.as_deref()?)?.strip_suffix('.')?;
        if named.port_or_known_default() != self.url.port_or_known_default() {
            return None;
        }
        // Written as it is, and in no other way that would come to the same.
        Slug::parse(slug).ok().filter(|parsed| parsed.as_str() == slug).map(Place::Workspace)
    }

    /// The address as people write it, without a slash at its end.
    pub(crate) fn text(&self) -> &str {
        self.url.as_str().trim_end_matches('/')
    }

    /// The link of a token to one of the pages that open one. The token is in the fragment, which no browser sends along (A20).
    pub(crate) fn link_to(&self, page: &str, token: &str) -> String {
        format!("{}/{page}#{token}", self.text())
    }

    /// Whether browsers reach the server by an encrypted line only.
    pub(crate) fn is_encrypted(&self) -> bool {
        self.url.scheme() == "https"
    }

    /// The host as it stands in mail addresses and Message-IDs.
    pub(crate) fn mail_host(&self) -> String {
        match self.url.host() {
            Some(url::Host::Domain(domain)) => domain.to_owned(),
            _ => "roster.invalid".to_owned(),
        }
    }

    /// Whether a `Host` header means this server: its public host, or this computer itself (M02).
    pub(crate) fn is_meant_by(&self, host: &str) -> bool {
        let Some(named) = self.host_in(host) else { return false };
        let is_public = named.host() == self.url.host()
            && named.port_or_known_default() == self.url.port_or_known_default();
        let is_loopback = match named.host() {
            Some(url::Host::Ipv4(address)) => address.is_loopback(),
            Some(url::Host::Ipv6(address)) => address.is_loopback(),
            Some(url::Host::Domain(domain)) => domain == "localhost",
            None => false,
        };
        is_public || is_loopback
    }

    /// A host and perhaps its port, if the text is that and nothing else.
    fn host_in(&self, text: &str) -> Option<Url> {
        let named = Url::parse(&format!("{}://{text}/", self.url.scheme())).ok()?;
        let is_plain = named.username().is_empty()
            && named.password().is_none()
            && !text.contains(['/', '?', '#', '\\']);
        is_plain.then_some(named)
    }

    /// Whether an `Origin` header names a page under this host.
    pub(crate) fn is_origin(&self, place: &Place, origin: &str) -> bool {
        origin.split_once("://").is_some_and(|(_, host)| self.place(host).as_ref() == Some(place))
    }
}
