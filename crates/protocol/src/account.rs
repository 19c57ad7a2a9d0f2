//! Signing up, in and out.

use roster_domain::{AccountId, DeviceId, MemberId, WorkspaceId};
use serde::{Deserialize, Serialize};
use std::fmt;

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
