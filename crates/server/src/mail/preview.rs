//! Every kind of mail as a file, to look at while its words or its look are changed. Sends nothing and needs no server.

use super::{message::Letter, smtp::envelope};
use crate::link::Link;
use anyhow::Context;
use roster_domain::{
    AccountId, Batch, BatchId, Change, EmailAddress, Entity, Extra, Founding, Invitation,
    InvitationId, InvitationState, Mail, MemberId, Message, Name, RoleId, Stamp, Timestamp,
    Workspace, WorkspaceId, days, found, limits,
};
use std::{fs, path::Path};
use uuid::Uuid;

/// When the made-up mails are sent.
const NOW: Stamp = Stamp { at: Timestamp(1_795_338_900_000) };

const BATCH: BatchId = BatchId(Uuid::from_u128(5));

/// Writes each kind of mail into a folder, once as it goes over the wire and once as its page.
///
/// # Errors
/// When the folder cannot be written.
pub fn preview(folder: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    let address = "https://people.northwind.example";
    let from = "roster@northwind.example".parse()?;
    let message = "Welcome!\n\nWe start on Monday at nine. Bring nothing, there is coffee.\nSofia";
    for (name, ends_at, message) in [
        ("invitation", None, None),
        ("invitation-with-message-and-end", Some(NOW.at.plus(days(90))), Some(message)),
    ] {
        let workspace = invited(ends_at, message)?;
        let invitation = InvitationId(Uuid::from_u128(7));
        let token = Link::from_bytes([7; 32]).token;
        let letter = Letter::compose(&workspace, invitation, &token, address);
        let letter = letter.context("an invitation that can be mailed")?;
        fs::write(folder.join(format!("{name}.html")), &letter.html)?;
        let id = format!("<{name}@northwind.example>");
        let mail = envelope(&from, letter, "elif@northwind.example", id, NOW.at);
        let mail = mail.map_err(anyhow::Error::msg)?;
        fs::write(folder.join(format!("{name}.eml")), mail.formatted())?;
    }
    Ok(())
}

/// A made-up workspace in which Sofia invited Elif.
fn invited(ends_at: Option<Timestamp>, message: Option<&str>) -> anyhow::Result<Workspace> {
    let founding = Founding {
        workspace: WorkspaceId(Uuid::from_u128(9)),
        name: Name::new("Northwind Studio", 80)?,
        account: AccountId(Uuid::from_u128(1)),
        owner_name: Name::new("Sofia Lund", 80)?,
        owner_email: EmailAddress::parse("sofia@northwind.example")?,
        member: MemberId(Uuid::from_u128(1)),
        private: false,
        role_ids: (100..120).map(|id| RoleId(Uuid::from_u128(id))).collect(),
    };
    let mut workspace = Workspace::default();
    workspace.apply(&found(&founding, NOW));
    let batch = Batch {
        id: BATCH,
        name: Name::new("people.csv", 80)?,
        made_by: founding.member,
        made_at: NOW.at,
        message: message.map(Message::new).transpose()?,
        rows: 1,
        extra: Extra::new(),
    };
    let invitation = Invitation {
        id: InvitationId(Uuid::from_u128(7)),
        email: EmailAddress::parse("elif@northwind.example")?,
        name: Some(Name::new("Elif", 80)?),
        role: RoleId(Uuid::from_u128(102)),
        invited_by: founding.member,
        invited_at: NOW.at,
        expires_at: NOW.at.plus(limits::INVITATION_LIFE_MS),
        state: InvitationState::Pending,
        mail: Mail::Queued,
        vouched_by: None,
        batch: Some(BATCH),
        ends_at,
        asked_at: None,
        sendings: 1,
        last_sending_at: None,
        extra: Extra::new(),
    };
    let rows = [Entity::Batch(batch), Entity::Invitation(invitation)];
    workspace.apply(&rows.map(Change::Put));
    Ok(workspace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mail_can_be_looked_at_as_a_file() {
        let folder = tempfile::tempdir().unwrap();
        preview(folder.path()).unwrap();
        let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
        assert!(read("invitation.eml").contains("Message-ID: <invitation@northwind.example>"));
        assert!(!read("invitation.html").contains("wrote:"));
        let html = read("invitation-with-message-and-end.html");
        assert!(
            html.contains("Sofia Lund wrote:")
                && html.contains(", until Saturday 20 February 2027")
        );
    }
}
