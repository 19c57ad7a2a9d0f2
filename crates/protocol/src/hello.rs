//! The first word of a server, by which a device knows that it speaks to one at all.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The version of everything in this crate. A server says the oldest that it still takes.
pub const PROTOCOL: u32 = 1;

/// The header that every answer of a Roster server bears, its value being the protocol. What comes without it is a proxy, a
/// sign-in form of a hotel, or something else (F15), whatever its status says.
pub const PROTOCOL_HEADER: &str = "x-roster-protocol";

/// A random id of the server's history; another one means that the server was restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Generation(pub Uuid);

/// `GET /api/v1/hello`: who is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    /// Always `roster`.
    pub product: String,
    /// The newest protocol that the server speaks.
    pub protocol: u32,
    /// The oldest protocol that it still takes from a device.
    pub oldest: u32,
    /// The server's history.
    pub generation: Generation,
}
