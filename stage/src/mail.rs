//! A real SMTP server that keeps what it is given, and the mails read back.
//!
//! It is Debian's `aiosmtpd` with a Maildir; who is called `nobody...` has no mailbox there. It keeps
//! its port and its mails while it is stopped, as a server that is down for an hour would.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use mail_parser::{Message, MessageParser, PartType};
use tempfile::TempDir;

use crate::wait::{PATIENCE, eventually};
use crate::{Part, port};

/// Debian's Python: another one on the path does not know Debian's modules.
const PYTHON: &str = "/usr/bin/python3";

/// What it does with mails: keeps all but those to an address that begins with `nobody`, which it refuses.
const REFUSING: &str = include_str!("refusing.py");

/// A mail as it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// The recipients of the envelope.
    pub to: Vec<String>,
    /// The sender of the envelope.
    pub from: String,
    /// The subject, decoded.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The HTML, if it has any.
    pub html: Option<String>,
    /// The message id, without its brackets.
    pub message_id: String,
    /// Every byte of it.
    pub raw: Vec<u8>,
}

/// An SMTP server on the loopback interface.
#[derive(Debug)]
pub struct MailServer {
    running: Option<Part>,
    port: u16,
    home: TempDir,
}

impl MailServer {
    /// Starts one on a free port.
    pub fn open() -> Result<Self> {
        let home = tempfile::Builder::new().prefix("roster-mail-").tempdir()?;
        let mut server = Self { running: None, port: port::free()?, home };
        server.start()?;
        Ok(server)
    }

    /// Its port on 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Takes mails again after [`MailServer::stop`], on the same port.
    pub fn start(&mut self) -> Result<()> {
        ensure!(self.running.is_none(), "the mail server runs already");
        fs::write(self.home.path().join("refusing.py"), REFUSING)?;
        let mut command = Command::new(PYTHON);
        command.env("PYTHONPATH", self.home.path()).env("PYTHONDONTWRITEBYTECODE", "1");
        command.args(["-m", "aiosmtpd", "--nosetuid", "--listen"]);
        command.arg(format!("127.0.0.1:{}", self.port));
        command.args(["--class", "refusing.Refusing"]).arg(self.maildir());
        let part = Part::start("aiosmtpd", command, &self.home.path().join("smtp.log"))?;
        port::wait_open("the mail server", self.port)?;
        self.running = Some(part);
        Ok(())
    }

    /// Is down from now on: whoever connects is refused.
    pub fn stop(&mut self) {
        self.running = None;
    }

    /// All mails that arrived, in the order of their arrival.
    pub fn mails(&self) -> Result<Vec<Mail>> {
        let new = self.maildir().join("new");
        if !new.exists() {
            return Ok(Vec::new());
        }
        let mut files: Vec<_> = fs::read_dir(&new)?.collect::<Result<Vec<_>, _>>()?;
        files.sort_by_cached_key(|file| {
            let arrived = file.metadata().and_then(|about| about.modified()).ok();
            (arrived, file.file_name())
        });
        files.iter().map(|file| read(&file.path())).collect()
    }

    /// The mails to one address.
    pub fn mails_to(&self, address: &str) -> Result<Vec<Mail>> {
        let mut mails = self.mails()?;
        mails.retain(|mail| mail.to.iter().any(|to| to.eq_ignore_ascii_case(address)));
        Ok(mails)
    }

    /// Waits for the first mail to an address.
    pub async fn wait_for(&self, address: &str) -> Result<Mail> {
        eventually(&format!("a mail to {address}"), PATIENCE, async || {
            self.mails_to(address).ok()?.into_iter().next()
        })
        .await
    }

    /// Waits until at least `count` mails have arrived, and returns all there are.
    pub async fn wait_for_count(&self, count: usize, within: Duration) -> Result<Vec<Mail>> {
        let what = format!("{count} mails");
        let waited = eventually(&what, within, async || {
            self.mails().ok().filter(|mails| mails.len() >= count)
        });
        match waited.await {
            Ok(mails) => Ok(mails),
            Err(error) => Err(error).with_context(|| {
                format!("there are {}", self.mails().map_or(0, |mails| mails.len()))
            }),
        }
    }

    fn maildir(&self) -> PathBuf {
        self.home.path().join("mails")
    }
}

fn read(path: &Path) -> Result<Mail> {
    let raw = fs::read(path)?;
    let message = MessageParser::default().parse(&raw).context("a mail has headers")?;
    // The server writes the envelope into headers of these names.
    let envelope = |name: &str| message.header_raw(name).unwrap_or_default().trim().to_owned();
    let to = envelope("X-RcptTo").split(',').map(|to| to.trim().to_owned()).collect();
    let mail = Mail {
        to,
        from: envelope("X-MailFrom"),
        subject: message.subject().unwrap_or_default().to_owned(),
        text: message.body_text(0).unwrap_or_default().into_owned(),
        html: html(&message),
        message_id: message.message_id().unwrap_or_default().to_owned(),
        raw: Vec::new(),
    };
    drop(message);
    Ok(Mail { raw, ..mail })
}

/// The HTML that was sent, and not one made of the text.
fn html(message: &Message<'_>) -> Option<String> {
    message.parts.iter().find_map(|part| match &part.body {
        PartType::Html(html) => Some(html.to_string()),
        _ => None,
    })
}
