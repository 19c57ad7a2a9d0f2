//! What the three doors ask for.

use serde::{Deserialize, Serialize};
use specta::Type;

/// What opening a workspace on this computer needs.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OpenLocalInput {
    /// The person's name, 1 to 100 characters.
    pub name: String,
    /// The person's email.
    pub email: String,
    /// The workspace's name, 1 to 80 characters.
    pub workspace_name: String,
}

/// A server that answered.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ServerGreeting {
    /// The address as it will be remembered, such as `https://roster.example`.
    pub address: String,
    /// Whether the line to it is encrypted. Plain http is taken for loopback only.
    pub encrypted: bool,
}

/// What signing up at a server needs.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignUpInput {
    /// A server's address.
    pub address: String,
    /// The person's name, 1 to 100 characters.
    pub name: String,
    /// The person's email.
    pub email: String,
    /// A password of 8 to 128 characters.
    pub password: String,
    /// The first workspace's name, 1 to 80 characters.
    pub workspace_name: String,
}

/// What signing in at a server needs.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignInInput {
    /// A server's address.
    pub address: String,
    /// The person's email.
    pub email: String,
    /// The person's password.
    pub password: String,
    /// A code of the second factor, or a recovery code, once the server has asked for one; empty before.
    pub code: String,
}

/// What signing in by way of the browser needs.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BrowserSignInInput {
    /// A server's address.
    pub address: String,
    /// The person's email, if it was typed: whose changes wait here.
    pub email: String,
}
