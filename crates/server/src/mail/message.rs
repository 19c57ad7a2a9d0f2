//! What the mail of an invitation says. Made from the workspace of the moment in which it is sent. Knows no mail server.

use super::words::{day_and_time, last_day, lines, plain, unlinked};
use askama::Template;
use roster_domain::{Invitation, InvitationId, Workspace};

/// A mail, ready to be put into an envelope.
pub(crate) struct Letter {
    /// Whom it comes from, as the person's name.
    pub(crate) sender: String,
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) html: String,
}

/// What both texts say.
struct Facts {
    greeting: String,
    inviter: String,
    workspace: String,
    role: String,
    email: String,
    expires: String,
    /// The last day of the membership, where it ends.
    until: Option<String>,
    /// Who wrote to everybody in the batch, and what, where somebody did.
    quoted: Option<(String, Vec<String>)>,
    link: String,
    address: String,
    token: String,
}

#[derive(Template)]
#[template(path = "mail.txt", escape = "none")]
struct TextMail<'a> {
    facts: &'a Facts,
}

#[derive(Template)]
#[template(path = "mail.html")]
struct HtmlMail<'a> {
    facts: &'a Facts,
}

impl Letter {
    /// The mail of an invitation; nothing when there is nothing left to invite to. `address`: where the pages of the
    /// workspace are, without a slash at its end.
    pub(crate) fn compose(
        workspace: &Workspace,
        invitation: InvitationId,
        token: &str,
        address: &str,
    ) -> Option<Self> {
        let invitation =
            workspace.invitation(invitation).filter(|invitation| invitation.is_pending())?;
        let name = workspace.profile()?.name.as_str();
        let inviter = workspace.member(invitation.invited_by);
        let inviter = inviter.map_or("Somebody", |member| member.name.as_str());
        let facts = Facts {
            greeting: invitation
                .name
                .as_ref()
                .map_or("Hello".to_owned(), |name| format!("Hello {}", unlinked(name.as_str()))),
            inviter: unlinked(inviter),
            workspace: unlinked(name),
            role: workspace.role(invitation.role).map(|role| unlinked(role.name.as_str()))?,
            email: invitation.email.as_str().to_owned(),
            expires: day_and_time(invitation.expires_at),
            until: invitation.ends_at.map(last_day),
            quoted: quoted(workspace, invitation),
            link: link(address, token),
            address: address.to_owned(),
            token: token.to_owned(),
        };
        Some(Self {
            sender: plain(inviter),
            subject: format!("{} invited you to {} on Roster", facts.inviter, facts.workspace),
            text: TextMail { facts: &facts }.render().ok()?,
            html: HtmlMail { facts: &facts }.render().ok()?,
        })
    }
}

/// The link of an invitation. The token is in the fragment, which no browser sends along (A20).
pub(crate) fn link(address: &str, token: &str) -> String {
    format!("{address}/i#{token}")
}

/// What the sender of the batch wrote, under the sender's own name.
fn quoted(workspace: &Workspace, invitation: &Invitation) -> Option<(String, Vec<String>)> {
    let batch = workspace.batch(invitation.batch?)?;
    let by = workspace.member(batch.made_by).map_or("Somebody", |member| member.name.as_str());
    Some((unlinked(by), lines(batch.message.as_ref()?)))
}
