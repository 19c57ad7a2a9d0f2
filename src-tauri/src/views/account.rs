//! One's own account, where it is signed in, and the invitations that wait for it.
//!
//! Two things here are secrets, because they are made to be seen by their owner, once: the key for an authenticator, and the
//! recovery codes. The page keeps neither.

use super::{CommandError, Count, Place};
use serde::{Deserialize, Serialize};
use specta::Type;

/// An account of this device.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AccountEntry {
    /// Its id.
    pub id: String,
    /// The person's name.
    pub name: String,
    /// What the person signs in with.
    pub email: String,
    /// Where its server is.
    pub place: Place,
}

/// The account, as its server tells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OwnAccountView {
    /// The person's name.
    pub name: String,
    /// What the person signs in with.
    pub email: String,
    /// Whether the mailbox is proven to be the person's own.
    pub verified: bool,
    /// Whether sign-in asks for a code as well.
    pub second_factor: bool,
    /// An address that was asked for on this device and has not said yes so far.
    pub wanted: Option<WantedEmailView>,
}

/// Another address to sign in with, which has to say yes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WantedEmailView {
    /// The address.
    pub email: String,
    /// Until when; milliseconds since 1970.
    pub until: Count,
}

/// Where the account is signed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SessionLine {
    /// Its id, for ending it.
    pub id: String,
    /// What the device calls itself, or which browser it is.
    pub device_name: Option<String>,
    /// Whether it lives in a browser.
    pub web: bool,
    /// When it began; milliseconds since 1970.
    pub began: Count,
    /// When it was used last, to the quarter of an hour; milliseconds since 1970.
    pub seen: Count,
    /// Whether it is this app's.
    pub current: bool,
}

/// Another password.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PasswordInput {
    /// The password of now.
    pub current: String,
    /// The password from now on.
    pub new: String,
    /// Whether every other session ends.
    pub end_others: bool,
}

/// Another address to sign in with.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LoginEmailInput {
    /// The address.
    pub email: String,
    /// The password.
    pub password: String,
}

/// What proves once more who one is: a code where sign-in asks for codes, else the password.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProofInput {
    /// The password, or nothing.
    pub password: String,
    /// A code of the authenticator or a recovery code, or nothing.
    pub code: String,
}

/// A key for an authenticator, which asks nobody before it is confirmed.
#[derive(Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FactorView {
    /// The key, in base32.
    pub secret: String,
    /// How many modules the picture is wide and high.
    pub size: u32,
    /// The dark modules, as the path of an SVG, one unit each.
    pub path: String,
}

/// The invitations of one account.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AccountInvites {
    /// The account.
    pub account: AccountEntry,
    /// What waits for it.
    pub invites: Vec<InviteLine>,
    /// Why its server could not be asked, where it could not.
    pub trouble: Option<CommandError>,
}

/// An invitation that waits for an answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InviteLine {
    /// The invitation.
    pub id: String,
    /// The workspace's name.
    pub workspace: String,
    /// Who invited.
    pub inviter: String,
    /// The role's name.
    pub role: String,
    /// Until when it can be accepted; milliseconds since 1970.
    pub until: Count,
}

/// What a link to the app asks for. Nothing is done before the person says so (H05).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum LinkView {
    /// Show the invitations that wait, of an account on this server where one is named.
    Invites {
        /// The server's address, spelled out.
        server: Option<String>,
    },
    /// Sign in at this server.
    SignIn {
        /// The server's address, spelled out.
        server: String,
    },
    /// Nothing that the app does.
    Refused {
        /// `unknown`, `malformed`, `tooLong`, `secret`.
        reason: String,
    },
}

/// A link to the app was opened. What it asks for is asked of the app.
#[derive(Clone, Debug, Serialize, Deserialize, Type, tauri_specta::Event)]
#[serde(rename_all = "camelCase")]
pub struct LinkArrived {}
