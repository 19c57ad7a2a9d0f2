//! People, roles, seats, and the mail of invitations.

use super::{Count, RefusalView};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Which rows of the people list to give.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PeopleQuery {
    /// What kind of rows.
    pub filter: PeopleFilter,
    /// Only the invitations of this batch, those that were accepted included.
    pub batch: Option<String>,
    /// Words to find in name, email or role; empty finds all.
    pub search: String,
    /// How many rows to leave out at the start.
    pub offset: u32,
    /// How many rows to give; at most 200.
    pub limit: u32,
}

/// Kinds of rows in the people list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum PeopleFilter {
    /// Members and open invitations.
    All,
    Active,
    /// Invitations that the server holds and nobody answered.
    Pending,
    /// Anything that the server has not answered yet.
    Waiting,
    /// Invitations that came to an end: declined, expired, revoked, bounced.
    Ended,
    Suspended,
    /// Those who were members.
    Former,
}

/// A page of the people list.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PeoplePage {
    /// The rows, in order of name.
    pub rows: Vec<PersonRow>,
    /// How many rows match in all.
    pub total: u32,
    /// How many there are of each kind, whatever the search.
    pub counts: PeopleCounts,
}

/// How many rows each filter would show.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "named as the filters")]
pub struct PeopleCounts {
    pub all: u32,
    pub active: u32,
    pub pending: u32,
    pub waiting: u32,
    pub ended: u32,
    pub suspended: u32,
    pub former: u32,
}

/// One person, or one invitation to be one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PersonRow {
    /// The member's or the invitation's id.
    pub id: String,
    /// The name, or the email's first half where no name is known.
    pub name: String,
    /// The contact email, or the one invited.
    pub email: String,
    /// The role's name.
    pub role: String,
    /// The role's id.
    pub role_id: String,
    /// What is so.
    pub status: PersonStatus,
    /// Whether the server has not answered the last change of this row.
    pub unsent: bool,
    /// Whether this row is the person who looks.
    pub is_me: bool,
    /// When it began to be so: joined, invited; milliseconds since 1970.
    pub since: Count,
    /// When the invitation ends, or until when a removal can be undone; milliseconds since 1970.
    pub expires: Option<Count>,
    /// How the mail fares, where there is an invitation.
    pub mail: Option<MailState>,
    /// When the invited person asked for a new link or for an approval, and nobody answered; milliseconds since 1970.
    pub asked: Option<Count>,
    /// The last day of the membership, where it has one.
    pub ends: Option<LastDay>,
    /// What the one who looks may do with this row: `changeRole`, `edit`, `suspend`, `resume`, `setEnd`, `remove`, `leave`,
    /// `reinstate`; of an invitation `approve`, `resend`, `handOver`, `copyLink`, `edit`, `revoke`,
    /// `delete`.
    pub can: Vec<String>,
}

/// What a person or an invitation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the field's own words")]
pub enum PersonStatus {
    Active,
    Suspended,
    /// The invitation is on this device only.
    WaitingToSend,
    Pending,
    Accepted,
    Declined,
    Expired,
    Revoked,
    Bounced,
    /// Nobody who may vouches for the invitation any more.
    NeedsApproval,
    /// Removed on this device; access ends when the server knows.
    Leaving,
    Former,
}

/// Many invitations that were sent together.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BatchView {
    /// The batch.
    pub id: String,
    /// Its name, such as a file's.
    pub name: String,
    /// Who sent it; empty when that person is gone.
    pub made_by: String,
    /// When; milliseconds since 1970.
    pub made: Count,
    /// What was written to everybody in it.
    pub message: Option<String>,
    /// How many invitations were meant to be sent.
    pub meant: u32,
    /// How many there are. What is missing to the number meant was refused, or deleted since.
    pub counts: BatchCounts,
}

/// How many invitations of a batch there are of each kind.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "named as the kinds")]
pub struct BatchCounts {
    pub waiting: u32,
    pub pending: u32,
    pub accepted: u32,
    pub declined: u32,
    pub expired: u32,
    pub revoked: u32,
    pub bounced: u32,
    pub needs_approval: u32,
}

/// Some invitations.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
pub enum InvitationsChosen {
    /// All of a batch.
    Batch {
        /// The batch.
        batch: String,
    },
    /// These.
    These {
        /// Their ids.
        invitations: Vec<String>,
    },
}

/// What is done to all of them.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
pub enum InvitationsAct {
    /// Send again to whoever has not answered.
    Resend,
    /// Take back.
    Revoke,
    /// Give another role.
    ChangeRole {
        /// The role.
        role: String,
    },
}

/// What an act for many invitations would do, or did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TogetherReceipt {
    /// How many it changes.
    pub done: u32,
    /// Why others stay as they are, with how many, the most first.
    pub refused: Vec<(RefusalView, u32)>,
    /// How many need nothing: answered, taken back, or so already.
    pub passed_over: u32,
}

/// One person to invite by themselves, into any role.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InviteOne {
    /// The address.
    pub email: String,
    /// The person's name; may be empty.
    pub name: String,
    /// The role.
    pub role: String,
}

/// What is to be different about an invitation; what is left out stays.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InvitationChange {
    /// Another address: the link in the mail that went to the old one stops working.
    pub email: Option<String>,
    /// Another role.
    pub role: Option<String>,
    /// The person's name.
    pub name: Option<String>,
    /// When the membership ends.
    pub ends: Option<MembershipEnd>,
}

/// How an invitation is given into somebody's hands.
#[derive(Clone, Copy, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum HandOver {
    /// Its link, on the clipboard.
    Link,
    /// Its link as a code for the camera of a phone.
    Qr,
    /// Its mail, opened in the person's own mail program.
    Mail,
}

/// When a membership ends.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum MembershipEnd {
    /// It does not.
    Never,
    /// With this day, which belongs to it.
    Through {
        /// As typed: `2027-03-31`.
        day: String,
    },
}

/// The last day of a membership, in UTC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LastDay {
    /// A moment of it; milliseconds since 1970.
    pub at: Count,
    /// As it is typed: `2027-03-31`.
    pub written: String,
}

/// How the mail of an invitation fares.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", content = "reason", rename_all = "camelCase")]
pub enum MailState {
    /// Waiting for the mail server.
    Queued,
    /// Kept on the Roster server, which has no mail server to give it to: open or copy it.
    Kept,
    /// Taken by the mail server.
    Sent,
    /// Tried, and to be tried again; what the mail server said.
    Retrying(String),
    /// Refused for good; what the mail server said.
    Failed(String),
}

/// A role that may be given.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RoleChoice {
    /// The role.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many members hold it.
    pub people: u32,
    /// How many of the 150 permissions are on.
    pub permissions_on: u32,
    /// Whether it can be given to many at once. Owner and Co-owner cannot.
    pub in_bulk: bool,
    /// Whether the one who looks may give it.
    pub may_give: bool,
}

/// The seats of a workspace.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Seats {
    /// Taken by active members.
    pub used: u32,
    /// Held for pending invitations, those waiting on this device included.
    pub reserved: u32,
    /// How many there are; nothing where the plan has no limit.
    pub purchased: Option<u32>,
    /// Purchased less used less reserved; nothing where the plan has no limit.
    pub free: Option<u32>,
}

/// One mail that the server kept, because it has no mail server to give it to.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KeptMail {
    /// The mail.
    pub id: String,
    /// The invitation it is about.
    pub invitation: String,
    /// Its addressee.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Its text, the link left out.
    pub text: String,
    /// When it was made; milliseconds since 1970.
    pub made: Count,
}

/// Somebody accepted an invitation.
#[derive(Clone, Debug, Serialize, Deserialize, Type, tauri_specta::Event)]
#[serde(rename_all = "camelCase")]
pub struct Joined {
    /// The workspace.
    pub workspace: String,
    /// Names and roles, as "Elif Yilmaz" and "Designer".
    pub people: Vec<(String, String)>,
}

/// A workspace was taken off this device, as its account does not belong to it any more.
#[derive(Clone, Debug, Serialize, Deserialize, Type, tauri_specta::Event)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceLost {
    /// Its name.
    pub name: String,
}
