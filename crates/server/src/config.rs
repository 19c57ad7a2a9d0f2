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
    /// The data file.
    pub data: PathBuf,
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
        let (public_url, smtp, trusted_proxies) = (None, None, Vec::new());
        let (mails_a_day, clock) = (MAILS_A_DAY, Clock::default());
        let mail_lines = 1;
        Self { listen, public_url, data, smtp, mails_a_day, mail_lines, trusted_proxies, clock }
    }
}

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
