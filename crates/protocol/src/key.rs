//! Keys by which other applications ask. A key is a secret of one workspace; its secret is told once, when it is made.

use roster_domain::{MemberId, Timestamp};
use serde::{Deserialize, Serialize};
use std::fmt;
use utoipa::ToSchema;
use uuid::Uuid;

/// How every secret of a key begins, so that it is known for what it is wherever it turns up.
pub const KEY_PREFIX: &str = "rk_";

/// The longest name of a key, in characters.
pub const KEY_NAME_MAX: usize = 80;

/// The most keys of one workspace that are not revoked.
pub const KEYS_MAX: usize = 100;

/// What a key opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum KeyScope {
    /// Asking who may do what, and nothing else.
    Check,
}

/// `POST /api/v1/workspaces/{workspace}/keys`: make a key. Answers a [`MadeKey`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewKey {
    /// What it is for, in the words of whoever makes it.
    #[schema(max_length = 80)]
    pub name: String,
    /// What it opens.
    pub scope: KeyScope,
}

/// A key as it is listed; `GET /api/v1/workspaces/{workspace}/keys` answers a list of these, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ApiKey {
    /// The key; not its secret.
    pub id: Uuid,
    /// What it is for.
    pub name: String,
    /// What it opens.
    pub scope: KeyScope,
    /// Who made it. It works as long as this member may let other applications in.
    #[schema(value_type = Uuid)]
    pub created_by: MemberId,
    /// When, in milliseconds since 1970-01-01 UTC.
    #[schema(value_type = i64)]
    pub created_at: Timestamp,
    /// When it was used last, to the hour.
    #[schema(value_type = Option<i64>)]
    pub last_used_at: Option<Timestamp>,
    /// When it was revoked.
    #[schema(value_type = Option<i64>)]
    pub revoked_at: Option<Timestamp>,
    /// Whether it opens anything now: not revoked, and its maker may still let other applications in.
    pub works: bool,
}

/// A key that was just made, with its secret. Nobody can be told the secret again.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MadeKey {
    /// The key.
    pub key: ApiKey,
    /// What the application shows as `Authorization: Bearer`. The server keeps only its hash.
    pub secret: String,
}

impl fmt::Debug for MadeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MadeKey").field("key", &self.key).finish_non_exhaustive()
    }
}
