//! Mail that a server keeps because it has no mail server to give it to.

use roster_domain::{InvitationId, Timestamp};
use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

/// `GET /api/v1/workspaces/{workspace}/mails` answers a list of these, to members who may invite. Holds a link, which is a
/// secret: it stays out of logs and of the web view.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptMail {
    /// The mail.
    pub id: Uuid,
    /// The invitation that it is about.
    pub invitation: InvitationId,
    /// Its addressee.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Its text, with the link.
    pub text: String,
    /// The link alone.
    pub link: String,
    /// When it was made.
    pub made_at: Timestamp,
}

impl fmt::Debug for KeptMail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeptMail")
            .field("id", &self.id)
            .field("to", &self.to)
            .finish_non_exhaustive()
    }
}
