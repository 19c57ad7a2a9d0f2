//! One's own account: who one is, where one is signed in, what proves it, and the invitations that wait for one.

use roster_domain::{DeviceId, InvitationId, Timestamp, WorkspaceId};
use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

/// `GET /api/v1/account` answers this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnAccount {
    /// The person's name.
    pub name: String,
    /// The email to sign in with.
    pub email: String,
    /// Whether the mailbox is proven to be the account's own.
    pub verified: bool,
    /// Whether sign-in asks for a second factor.
    pub second_factor: bool,
    /// Whether there is a password: none is there for whoever embeds the server.
    pub password: bool,
}

/// `GET /api/v1/sessions` answers a list of these: where the account is signed in, the one used last first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnSession {
    /// Its id, for ending it.
    pub id: Uuid,
    /// What the device calls itself, or which browser it is.
    pub device_name: Option<String>,
    /// Whether it lives in a browser.
    pub web: bool,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was used last, to the quarter of an hour.
    pub last_seen_at: Timestamp,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// `POST /api/v1/account/verify`: the six digits from the mail.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerifyMailbox {
    /// The digits.
    pub code: String,
}

/// `POST /api/v1/account/password`: a new password. Answers the other sessions as a list of [`OwnSession`]; they are ended if
/// that is asked for.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    /// The password of now.
    pub current: String,
    /// The password from now on.
    pub new: String,
    /// Whether all other sessions end.
    #[serde(default)]
    pub end_others: bool,
}

/// `POST /api/v1/account/email`: another address to sign in with. Both mailboxes are told; the new one has to say yes (R22).
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeEmail {
    /// The address wanted.
    pub email: String,
    /// The password.
    pub password: String,
}

/// `POST /api/v1/session/step-up`: the password or a code once more, before something that cannot be undone.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepUp {
    /// The password.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
    /// A code of the second factor, or a recovery code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

/// `POST /api/v1/account/second-factor` answers this: a secret for an authenticator. It asks nobody before it is confirmed.
#[derive(Clone, Serialize, Deserialize)]
pub struct FactorOffer {
    /// The secret, in base32.
    pub secret: String,
    /// The same as an `otpauth:` address, for a QR code.
    pub address: String,
}

/// `POST /api/v1/account/second-factor/confirm`: a code that the authenticator shows. Answers [`RecoveryCodes`].
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactorConfirm {
    /// The code.
    pub code: String,
}

/// Codes that stand in for a lost authenticator, each once. They are told this one time.
#[derive(Clone, Serialize, Deserialize)]
pub struct RecoveryCodes {
    /// The codes.
    pub codes: Vec<String>,
}

/// `GET /api/v1/invites` answers a list of these: an invitation that waits for the account (R130).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invite {
    /// The invitation.
    pub invitation: InvitationId,
    /// The workspace that it is to.
    pub workspace: WorkspaceId,
    /// The workspace's name.
    pub workspace_name: String,
    /// Who invited, by name.
    pub inviter: String,
    /// The role's name.
    pub role: String,
    /// Until when it can be accepted.
    pub expires_at: Timestamp,
}

/// `POST /api/v1/session/exchange`: the app fetches the session that somebody began in the browser. Answers a
/// [`Session`](crate::Session).
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exchange {
    /// The code that the browser brought, or the one that was typed.
    pub code: String,
    /// The verifier whose SHA-256 was the challenge.
    pub verifier: String,
    /// The device that signs in.
    pub device: DeviceId,
    /// What the device calls itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_name: Option<String>,
    /// Whether the device can rotate its tokens.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rotating: bool,
}

macro_rules! secret {
    ($($type:ident),*) => {$(
        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($type), "(…)"))
            }
        }
    )*};
}
secret!(
    VerifyMailbox,
    ChangePassword,
    ChangeEmail,
    StepUp,
    FactorOffer,
    FactorConfirm,
    RecoveryCodes,
    Exchange
);
