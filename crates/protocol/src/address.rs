//! The address of a workspace: the word under which it has pages of its own, where its server has a host for that.

use serde::{Deserialize, Serialize};

/// `GET /api/v1/workspaces/{workspace}/address`: where the pages of a workspace are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkspaceAddress {
    /// The workspace's own word.
    pub slug: String,
    /// The whole address of its pages: under that word where the server has a host for such words, or else the server's own.
    pub url: String,
}

/// `POST /api/v1/workspaces/{workspace}/address`: take another word. Answers a [`WorkspaceAddress`], or a
/// [`Problem`](crate::Problem) about the field `slug` whose reason says what to do: `too_short`, `too_long`, `unfit`,
/// `hyphens`, `only_digits` (400: write it otherwise), `reserved` (400) and `taken` (409: choose another), `too_many` (409:
/// take one of the words of before, or wait until one is let go).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeAddress {
    /// The word.
    pub slug: String,
}
