//! The way to the mail server, and what its answers mean. Knows no row and no workspace.

use super::message::Letter;
use crate::config::{SmtpConfig, Tls};
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, MultiPart, header::HeaderName, header::HeaderValue},
    transport::smtp::{
        Error as SmtpError, PoolConfig,
        authentication::Credentials,
        client::{Tls as WireTls, TlsParameters},
    },
};
use roster_domain::{EmailAddress, Timestamp};
use std::time::{Duration, SystemTime};

/// How long the mail server may take for one step.
const PATIENCE: Duration = Duration::from_secs(20);

/// How many characters of a mail server's answer are kept.
const REASON_MAX: usize = 200;

/// Why the mail server cannot be used as it is configured.
#[derive(Debug, thiserror::Error)]
pub enum SmtpFault {
    /// Without encryption, mail goes to this computer only.
    #[error("a mail server elsewhere than on this computer needs TLS")]
    NotEncrypted,
    /// The address that mails come from is none.
    #[error("the address that mails come from: {0}")]
    From(#[from] lettre::address::AddressError),
    /// The mail server cannot be reached so.
    #[error("the mail server: {0}")]
    Server(#[from] SmtpError),
}

/// Why a mail did not go out.
pub(crate) enum SendFault {
    /// The mail server refused it for good.
    Refused(String),
    /// The mail server put it off.
    PutOff(String),
    /// The mail server did not answer; it will not take others now either.
    Unreachable(String),
}

/// The mail server.
pub(crate) struct Post {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Address,
}

impl Post {
    /// `lines`: how many connections to the mail server there are at most.
    pub(crate) fn new(config: &SmtpConfig, lines: u32) -> Result<Self, SmtpFault> {
        let is_here = matches!(config.host.as_str(), "localhost" | "127.0.0.1" | "::1" | "[::1]");
        let wire = match config.tls {
            Tls::None if !is_here => return Err(SmtpFault::NotEncrypted),
            Tls::None => WireTls::None,
            Tls::Required if config.port == 465 => {
                WireTls::Wrapper(TlsParameters::new(config.host.clone())?)
            }
            Tls::Required => WireTls::Required(TlsParameters::new(config.host.clone())?),
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&config.host)
            .port(config.port)
            .tls(wire)
            .timeout(Some(PATIENCE))
            .pool_config(PoolConfig::new().max_size(lines));
        if let (Some(user), Some(password)) = (&config.user, &config.password) {
            builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
        }
        Ok(Self { transport: builder.build(), from: config.from.parse()? })
    }

    pub(crate) async fn send(
        &self,
        letter: Letter,
        to: &str,
        message_id: String,
        at: Timestamp,
    ) -> Result<(), SendFault> {
        let message =
            envelope(&self.from, letter, to, message_id, at).map_err(SendFault::Refused)?;
        self.transport.send(message).await.map(|_| ()).map_err(|error| meaning_of(&error))
    }
}

/// A letter as it goes over the wire.
pub(super) fn envelope(
    from: &Address,
    letter: Letter,
    to: &str,
    message_id: String,
    at: Timestamp,
) -> Result<Message, String> {
    // The very address that was invited, its domain in the form that every mail server reads.
    let to = EmailAddress::parse(to).map_err(|fault| fault.to_string())?;
    let to = Address::new(to.local(), to.domain()).map_err(|error| error.to_string())?;
    let since = Duration::from_millis(u64::try_from(at.0).unwrap_or_default());
    // Nobody stands behind a mail about one's own account.
    let sender = match letter.sender.as_str() {
        "" => "Roster".to_owned(),
        name => format!("{name} via Roster"),
    };
    Message::builder()
        .from(Mailbox::new(Some(sender), from.clone()))
        .to(Mailbox::new(None, to))
        .subject(letter.subject)
        .message_id(Some(message_id))
        .date(SystemTime::UNIX_EPOCH + since)
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ))
        .multipart(MultiPart::alternative_plain_html(letter.text, letter.html))
        .map_err(|error| error.to_string())
}

fn meaning_of(error: &SmtpError) -> SendFault {
    let said: String =
        error.to_string().chars().filter(|c| !c.is_control()).take(REASON_MAX).collect();
    if error.is_permanent() {
        SendFault::Refused(said)
    } else if error.is_transient() {
        SendFault::PutOff(said)
    } else {
        SendFault::Unreachable(said)
    }
}
