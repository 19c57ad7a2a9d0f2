//! Signing up, in and out.

use roster_domain::{AccountId, DeviceId, MemberId, Timestamp, WorkspaceId};
use serde::{Deserialize, Serialize};
use std::fmt;

fn yes() -> bool {
    true
}

/// `POST /api/v1/accounts`: a new account with its first workspace. Answers a [`Session`].
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignUp {
    /// The person's name.
    pub name: String,
    /// The email to sign in with.
    pub email: String,
    /// The password, 8 to 128 characters.
    pub password: String,
    /// The first workspace's name.
    pub workspace_name: String,
    /// The device that signs up.
    pub device: DeviceId,
    /// What the device calls itself, for the list of sessions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_name: Option<String>,
    /// Whether the device can rotate its tokens; see [`Session::refresh`].
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rotating: bool,
}

/// `POST /api/v1/sessions`: sign in. Answers a [`Session`]; wrong email and wrong password give the same answer (P30).
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// The email.
    pub email: String,
    /// The password.
    pub password: String,
    /// The device that signs in.
    pub device: DeviceId,
    /// What the device calls itself, for the list of sessions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_name: Option<String>,
    /// Whether the device can rotate its tokens; see [`Session::refresh`].
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rotating: bool,
    /// A code of the second factor, or a recovery code; asked for by `second_factor`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

/// A session, and where it leads. The token is a secret: it goes to the keyring and nowhere else.
#[derive(Clone, Serialize, Deserialize)]
pub struct Session {
    /// What the device shows from now on, as `Authorization: Bearer`. 43 characters; the server keeps only its hash.
    pub token: String,
    /// Who signed in.
    pub account: AccountId,
    /// Under which name.
    pub name: String,
    /// With which email.
    pub email: String,
    /// The workspaces of the account, the oldest membership first.
    pub memberships: Vec<Membership>,
    /// For a device that rotates: what gives the next pair, once. A secret as the token is, and to be kept before it is used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refresh: Option<String>,
    /// Until when the token works, by the server's clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Timestamp>,
    /// Whether the mailbox is proven to be the account's own. A server that does not say so asks for no proof.
    #[serde(default = "yes")]
    pub verified: bool,
    /// What happened to other sessions and has to be told, once (D05).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<SessionNotice>,
}

/// A session was ended because a token of it was shown again long after it had been spent: somebody had a copy (D05).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionNotice {
    /// When.
    pub at: Timestamp,
    /// What the device called itself.
    pub device_name: Option<String>,
}

/// `POST /api/v1/session/refresh`: the next pair of tokens. The same question within a minute gets the same answer (D04).
/// Answers a [`Renewed`].
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refresh {
    /// The refresh token.
    pub refresh: String,
}

/// The next pair of tokens.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Renewed {
    /// What the device shows from now on.
    pub token: String,
    /// What gives the pair after this one.
    pub refresh: String,
    /// Until when the token works, by the server's clock.
    pub expires_at: Timestamp,
}

/// `GET /api/v1/workspaces` answers a list of these: one workspace of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// The workspace.
    pub workspace: WorkspaceId,
    /// Its name.
    pub name: String,
    /// The account's own member in it.
    pub member: MemberId,
}

macro_rules! without_secrets {
    ($($type:ident),*) => {$(
        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($type)).field("email", &self.email).finish_non_exhaustive()
            }
        }
    )*};
}
without_secrets!(SignUp, SignIn, Session);

impl fmt::Debug for Refresh {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Refresh(…)")
    }
}

impl fmt::Debug for Renewed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Renewed").field("expires_at", &self.expires_at).finish_non_exhaustive()
    }
}
