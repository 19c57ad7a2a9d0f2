//! What a server is told at its start.

use crate::clock::Clock;
use ipnet::IpNet;
use std::{fmt, net::SocketAddr, path::PathBuf};
use url::Url;

/// How many mails a workspace may send in a day, where nothing else is said: four batches as large as a push may be.
pub const MAILS_A_DAY: u32 = 2_000;

/// How a server is to run.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where to listen; port 0 takes a free one.
    pub listen: SocketAddr,
    /// Under which address people and devices reach the server; where it listens, if nothing is said. Links in mails are made
    /// from it and from nothing else.
    pub public_url: Option<Url>,
    /// Under which domain each workspace has a host of its own, as `acme.roster.example`; nothing for pages under the public URL
    /// only.
    pub workspace_domain: Option<String>,
    /// The data file, where there is no other database.
    pub data: PathBuf,
    /// The database that several servers share; without it, the data file.
    pub database: Option<DatabaseUrl>,
    /// The mail server; without one, mails are kept for copying.
    pub smtp: Option<SmtpConfig>,
    /// How many mails a workspace may send in a day; what is over waits (A15).
    pub mails_a_day: u32,
    /// How many mails are on their way at once. A server that is killed may send each of them once more: with one line, one mail
    /// at most (M06).
    pub mail_lines: u32,
    /// The proxies in front of the server. Only what these say of where a request comes from is believed (D09).
    pub trusted_proxies: Vec<IpNet>,
    /// The clock.
    pub clock: Clock,
}

impl Config {
    /// A server on this address and file, without a mail server, on the system's clock.
    #[must_use]
    pub fn new(listen: SocketAddr, data: PathBuf) -> Self {
        let (public_url, workspace_domain, database) = (None, None, None);
        let (smtp, trusted_proxies) = (None, Vec::new());
        let (mails_a_day, clock) = (MAILS_A_DAY, Clock::default());
        let mail_lines = 1;
        Self {
            listen,
            public_url,
            workspace_domain,
            data,
            database,
            smtp,
            mails_a_day,
            mail_lines,
            trusted_proxies,
            clock,
        }
    }
}

/// Where a PostgreSQL database is, and how the way there is protected. Says no password when it is shown.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(Url);

impl DatabaseUrl {
    /// Reads `postgres://user@host/name`. Unless the address says otherwise by `sslmode`, the way to another computer is
    /// encrypted, with a checked certificate: there is no "if it can be", which is what an attacker takes away.
    ///
    /// # Errors
    /// When it is no such address.
    pub fn parse(text: &str) -> Result<Self, DatabaseUrlFault> {
        let mut url = Url::parse(text).map_err(|_| DatabaseUrlFault)?;
        if !matches!(url.scheme(), "postgres" | "postgresql") {
            return Err(DatabaseUrlFault);
        }
        let has_said = url.query_pairs().any(|(name, _)| matches!(&*name, "sslmode" | "ssl-mode"));
        if !has_said && !is_here(&url) {
            url.query_pairs_mut().append_pair("sslmode", "verify-full");
        }
        Ok(Self(url))
    }

    /// The whole address, with its password.
    pub(crate) fn text(&self) -> &str {
        self.0.as_str()
    }
}

/// Whether the database is on this computer, as far as its address says. Hosts may stand among the options too, where a folder
/// means a socket in it.
fn is_here(url: &Url) -> bool {
    let is_near = |host: &str| {
        let is_folder = host.starts_with('/') || host.to_ascii_lowercase().starts_with("%2f");
        is_folder || matches!(host, "" | "localhost" | "127.0.0.1" | "::1" | "[::1]")
    };
    let mut others = url.query_pairs().filter(|(name, _)| matches!(&**name, "host" | "hostaddr"));
    is_near(url.host_str().unwrap_or_default()) && others.all(|(_, host)| is_near(&host))
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let host = self.0.host_str().unwrap_or("this computer");
        write!(f, "the database {} on {host}", self.0.path().trim_start_matches('/'))
    }
}

/// It is no address of a PostgreSQL database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a database's address looks like postgres://user@host/name")]
pub struct DatabaseUrlFault;

/// The mail server.
#[derive(Clone)]
pub struct SmtpConfig {
    /// Its host.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Whom to sign in as.
    pub user: Option<String>,
    /// With which password.
    pub password: Option<String>,
    /// Whether the way there is encrypted.
    pub tls: Tls,
    /// The address that mails come from.
    pub from: String,
}

/// Whether the way to the mail server is encrypted. There is no "if it can be": that is what an attacker takes away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tls {
    /// Always, with a checked certificate: from the first byte on port 465, by STARTTLS on others.
    Required,
    /// Never. Taken for a mail server on this computer only.
    None,
}

impl fmt::Debug for SmtpConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SmtpConfig")
            .field("host", &self.host)
            .field("port", &self.port)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_a_database_elsewhere_is_encrypted() {
        let text = |address| DatabaseUrl::parse(address).unwrap().text().to_owned();
        assert_eq!(text("postgres://r@127.0.0.1:5433/r"), "postgres://r@127.0.0.1:5433/r");
        assert_eq!(text("postgres:///r?host=/run/pg"), "postgres:///r?host=/run/pg");
        assert_eq!(text("postgres://r@%2Frun%2Fpg/r"), "postgres://r@%2Frun%2Fpg/r");
        assert_eq!(text("postgres://r@db/r"), "postgres://r@db/r?sslmode=verify-full");
        assert_eq!(
            text("postgres://r@localhost/r?hostaddr=10.0.0.1"),
            "postgres://r@localhost/r?hostaddr=10.0.0.1&sslmode=verify-full"
        );
        assert_eq!(text("postgres://r@db/r?sslmode=disable"), "postgres://r@db/r?sslmode=disable");
        assert!(DatabaseUrl::parse("mysql://r@db/r").is_err());
    }

    #[test]
    fn a_database_is_shown_without_its_password() {
        let shown = format!("{:?}", DatabaseUrl::parse("postgres://r:secret@db/roster").unwrap());
        assert_eq!(shown, "the database roster on db");
    }
}
