//! The `roster-server` program: reads its arguments and its environment, runs one server, and stops it when asked to.

use anyhow::{Context, bail};
use ipnet::IpNet;
use roster_server::{Config, DatabaseUrl, SmtpConfig, Tls, start};
use std::{
    collections::BTreeMap,
    env,
    net::IpAddr,
    path::{Path, PathBuf},
};
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

const USAGE: &str = "\
roster-server serve [options]
roster-server preview-mails FOLDER

  --listen ADDRESS     where to listen (127.0.0.1:8080)
  --data FOLDER        where the data is (./roster-data)
  --database URL       a PostgreSQL instead, which several servers may share: postgres://user@host/name
  --public-url URL     under which address people reach the server
  --workspace-domain D each workspace has pages at its own name under this domain: acme.D
  --trusted-proxies    the proxies in front, as 10.0.0.1,10.1.0.0/16; what others say about origins is not believed
  --smtp-host HOST     the mail server; without it, mails are kept for copying
  --smtp-port PORT     its port (587)
  --smtp-from ADDRESS  the address that mails come from
  --smtp-user USER     whom to sign in as; the password is ROSTER_SMTP_PASSWORD
  --mail-lines COUNT   how many mails are on their way at once (1); a kill may double as many
  --mails-a-day COUNT  how many mails a workspace may send in a day (2000)
  --smtp-tls MODE      required, or none for a mail server on this computer

Each can also be set in the environment: ROSTER_LISTEN, ROSTER_SMTP_HOST, ...";

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let mut arguments = env::args().skip(1);
    match arguments.next().as_deref() {
        Some("serve") => serve(&Settings::read(arguments)?).await,
        Some("preview-mails") => {
            let folder = arguments.next().context("preview-mails needs a folder")?;
            roster_server::mail::preview(Path::new(&folder))
        }
        Some("--version") => say(&format!("roster-server {}", env!("CARGO_PKG_VERSION"))),
        Some("--help" | "-h") | None => say(USAGE),
        Some(other) => bail!("{other} is not known\n\n{USAGE}"),
    }
}

async fn serve(settings: &Settings) -> anyhow::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    let running = start(settings.config()?).await?;
    say(&format!("listening on http://{}", running.address))?;
    tokio::select! {
        _ = terminate.recv() => {}
        asked = tokio::signal::ctrl_c() => asked?,
    }
    running.stop().await;
    Ok(())
}

fn say(text: &str) -> anyhow::Result<()> {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    writeln!(out, "{text}")?;
    Ok(out.flush()?)
}

/// What was said on the command line; the environment answers for the rest.
struct Settings(BTreeMap<String, String>);

const NAMES: &[&str] = &[
    "listen",
    "data",
    "database",
    "public-url",
    "workspace-domain",
    "trusted-proxies",
    "smtp-host",
    "smtp-port",
    "smtp-from",
    "smtp-user",
    "smtp-tls",
    "mail-lines",
    "mails-a-day",
];

impl Settings {
    fn read(mut arguments: impl Iterator<Item = String>) -> anyhow::Result<Self> {
        let mut said = BTreeMap::new();
        while let Some(argument) = arguments.next() {
            let name = argument.strip_prefix("--").filter(|name| NAMES.contains(name));
            let Some(name) = name else { bail!("{argument} is not known\n\n{USAGE}") };
            let value = arguments.next().with_context(|| format!("{argument} needs a value"))?;
            said.insert(name.to_owned(), value);
        }
        Ok(Self(said))
    }

    fn get(&self, name: &str) -> Option<String> {
        let variable = format!("ROSTER_{}", name.to_uppercase().replace('-', "_"));
        self.0
            .get(name)
            .cloned()
            .or_else(|| env::var(variable).ok())
            .filter(|value| !value.is_empty())
    }

    fn config(&self) -> anyhow::Result<Config> {
        let listen = self.get("listen").unwrap_or_else(|| "127.0.0.1:8080".to_owned());
        let folder = PathBuf::from(self.get("data").unwrap_or_else(|| "roster-data".to_owned()));
        let listen = listen.parse().context("the address to listen on")?;
        let url =
            self.get("public-url").map(|url| url.parse()).transpose().context("the public URL")?;
        let mut config = Config::new(listen, folder.join("roster.db"));
        config.public_url = url;
        config.workspace_domain = self.workspace_domain()?;
        config.database = self.get("database").map(|url| DatabaseUrl::parse(&url)).transpose()?;
        config.smtp = self.smtp()?;
        if let Some(count) = self.get("mails-a-day") {
            config.mails_a_day = count.parse().context("how many mails a day")?;
        }
        if let Some(count) = self.get("mail-lines") {
            config.mail_lines = count.parse().context("how many mails at once")?;
        }
        config.trusted_proxies = self.proxies()?;
        if config.public_url.is_none() && !config.listen.ip().is_loopback() {
            bail!("a server that others reach needs --public-url");
        }
        Ok(config)
    }

    fn workspace_domain(&self) -> anyhow::Result<Option<String>> {
        let Some(said) = self.get("workspace-domain") else { return Ok(None) };
        if self.get("public-url").is_none() {
            bail!("--workspace-domain needs --public-url");
        }
        match url::Host::parse(&said).with_context(|| format!("{said} is no domain"))? {
            url::Host::Domain(domain) => Ok(Some(domain.trim_end_matches('.').to_owned())),
            _ => bail!("{said} is a number, and workspaces need names under it"),
        }
    }

    fn proxies(&self) -> anyhow::Result<Vec<IpNet>> {
        let listed = self.get("trusted-proxies").unwrap_or_default();
        let one = |text: &str| match text.parse::<IpAddr>() {
            Ok(address) => Ok(address.into()),
            Err(_) => {
                text.parse::<IpNet>().with_context(|| format!("{text} is no proxy's address"))
            }
        };
        listed.split(',').map(str::trim).filter(|text| !text.is_empty()).map(one).collect()
    }

    fn smtp(&self) -> anyhow::Result<Option<SmtpConfig>> {
        let Some(host) = self.get("smtp-host") else { return Ok(None) };
        let is_here = matches!(host.as_str(), "localhost" | "127.0.0.1" | "::1");
        let tls = match self.get("smtp-tls").as_deref() {
            Some("required") => Tls::Required,
            Some("none") => Tls::None,
            None if is_here => Tls::None,
            None => Tls::Required,
            Some(other) => bail!("--smtp-tls is required or none, not {other}"),
        };
        let port = self.get("smtp-port").map_or(Ok(587), |port| port.parse());
        Ok(Some(SmtpConfig {
            host,
            port: port.context("the mail server's port")?,
            user: self.get("smtp-user"),
            password: env::var("ROSTER_SMTP_PASSWORD").ok(),
            tls,
            from: self.get("smtp-from").context("--smtp-from is needed with --smtp-host")?,
        }))
    }
}
