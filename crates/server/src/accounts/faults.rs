//! Why something about an account could not be done, and the words for what cannot be a name or an address.

use crate::store::Fault;
use roster_domain::{EmailAddress, Name, NameFault, Refusal, email::EmailFault, limits};

/// Why something about an account could not be done.
#[derive(Debug, thiserror::Error)]
pub enum AccountFault {
    /// A field holds what cannot be.
    #[error("{field} is {reason}")]
    Invalid {
        /// Which field.
        field: &'static str,
        /// Why.
        reason: &'static str,
    },
    /// Email and password do not belong together.
    #[error("email and password do not belong together")]
    WrongPassword,
    /// The password is right, and a code of the second factor is asked for.
    #[error("a code of the second factor is asked for")]
    SecondFactor {
        /// Whether one was shown, and it was none.
        wrong: bool,
    },
    /// There is an account with this email.
    #[error("there is an account with this email")]
    Exists,
    /// The password or a code has to be shown once more.
    #[error("the password or a code has to be shown once more")]
    StepUp,
    /// The mailbox has to be proven first.
    #[error("the mailbox has to be proven first")]
    NotVerified,
    /// The link or code works no more, or never did.
    #[error("the link or code opens nothing")]
    DeadLink,
    /// There is no such session or invitation for this account.
    #[error("there is nothing here for this account")]
    NotFound,
    /// A spent token was shown again, and its session is over (D05).
    #[error("a spent token was shown again")]
    Replayed,
    /// A rule about invitations says no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Too many tries, or too many people at once.
    #[error("ask again later")]
    Busy,
    /// The server failed.
    #[error(transparent)]
    Fault(Fault),
}

impl From<Fault> for AccountFault {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::AccountExists => Self::Exists,
            fault => Self::Fault(fault),
        }
    }
}

/// A person's name as it can be.
///
/// # Errors
/// When it cannot be a name.
pub fn person_name(text: &str) -> Result<Name, AccountFault> {
    Name::new(text, limits::PERSON_NAME_MAX)
        .map_err(|fault| AccountFault::Invalid { field: "name", reason: name_reason(fault) })
}

pub(super) fn workspace_name(text: &str) -> Result<Name, AccountFault> {
    Name::new(text, limits::WORKSPACE_NAME_MAX).map_err(|fault| AccountFault::Invalid {
        field: "workspace_name",
        reason: name_reason(fault),
    })
}

pub(super) fn address(text: &str) -> Result<EmailAddress, AccountFault> {
    EmailAddress::parse(text)
        .map_err(|fault| AccountFault::Invalid { field: "email", reason: email_reason(fault) })
}

fn name_reason(fault: NameFault) -> &'static str {
    match fault {
        NameFault::Empty => "empty",
        NameFault::TooLong { .. } => "too_long",
        NameFault::Unprintable => "unprintable",
    }
}

fn email_reason(fault: EmailFault) -> &'static str {
    match fault {
        EmailFault::Empty => "empty",
        EmailFault::TooLong => "too_long",
        _ => "not_an_email",
    }
}
