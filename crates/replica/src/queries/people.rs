//! Members and invitations as one list.

use super::{PAGE_MAX, members};
use crate::core::{Core, EntryState};
use roster_domain::{
    Actor, BatchId, Command, Former, Invitation, InvitationId, InvitationState, Mail, Member,
    MemberId, Phase, Refusal, Stamp, Timestamp, Workspace, decide,
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Which rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Members and open invitations.
    All,
    /// Members with access.
    Active,
    /// Invitations that the server holds and nobody answered.
    Pending,
    /// Rows whose last change the server has not answered.
    Waiting,
    /// Invitations that came to an end without a member.
    Ended,
    /// Members without access, who may get it back.
    Suspended,
    /// Those who were members.
    Former,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the field's own words")]
pub enum Standing {
    Active,
    Suspended,
    WaitingToSend,
    Pending,
    Accepted,
    Declined,
    Expired,
    Revoked,
    Bounced,
    NeedsApproval,
    /// Removed here, and not yet on the server: access ends when it is.
    Leaving,
    Former,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// The member's or invitation's id.
    pub id: Uuid,
    /// The name, or the email's first half.
    pub name: String,
    /// The contact email, or the one invited.
    pub email: String,
    /// The role's name.
    pub role: String,
    /// The role's id.
    pub role_id: Uuid,
    /// What it is.
    pub standing: Standing,
    /// Whether the server has not answered its last change.
    pub unsent: bool,
    /// Whether it is the reader.
    pub is_me: bool,
    /// Since when.
    pub since: Timestamp,
    /// Until when an invitation can be accepted, or a removal undone.
    pub expires: Option<Timestamp>,
    /// How its mail fares, for an invitation.
    pub mail: Option<Mail>,
    /// When the invited person asked for a new link or for an approval, and nobody has answered.
    pub asked: Option<Timestamp>,
    /// When the membership ends, where it does.
    pub ends: Option<Timestamp>,
    /// What the reader may do with it.
    pub can: Vec<&'static str>,
}

/// How many rows each filter shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as the filters")]
pub struct Counts {
    pub all: usize,
    pub active: usize,
    pub pending: usize,
    pub waiting: usize,
    pub ended: usize,
    pub suspended: usize,
    pub former: usize,
}

/// What is asked.
#[derive(Clone, Debug)]
pub struct PeopleQuery {
    /// Which rows.
    pub filter: Filter,
    /// Only the invitations of this batch, accepted ones included.
    pub batch: Option<BatchId>,
    /// Words to find in name, email or role.
    pub search: String,
    /// How many to leave out.
    pub offset: usize,
    /// How many to give; at most [`PAGE_MAX`].
    pub limit: usize,
}

/// A page of rows by name, how many match, and how many there are of each kind.
#[must_use]
pub fn people(core: &Core, query: &PeopleQuery, now: Timestamp) -> (Vec<Person>, usize, Counts) {
    let list = List { core, view: core.view(), unsent: unsent_rows(core), batch: query.batch, now };
    let mut counts = Counts::default();
    let needle = query.search.trim().to_lowercase();
    let mut found: Vec<(String, Row<'_>)> = Vec::new();
    for row in list.rows() {
        let standing = list.standing(row);
        let waiting = list.unsent.contains(&row.id());
        count(&mut counts, standing, waiting);
        let all_of_batch = query.batch.is_some() && query.filter == Filter::All;
        if (all_of_batch || shows(query.filter, standing, waiting)) && list.matches(row, &needle) {
            found.push((row.name().to_lowercase(), row));
        }
    }
    let total = found.len();
    found.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.id().cmp(&b.1.id())));
    let page = found.iter().skip(query.offset).take(query.limit.min(PAGE_MAX));
    (page.map(|(_, row)| list.person(*row)).collect(), total, counts)
}

fn count(counts: &mut Counts, standing: Standing, waiting: bool) {
    counts.all += usize::from(shows(Filter::All, standing, waiting));
    counts.active += usize::from(shows(Filter::Active, standing, waiting));
    counts.pending += usize::from(shows(Filter::Pending, standing, waiting));
    counts.waiting += usize::from(shows(Filter::Waiting, standing, waiting));
    counts.ended += usize::from(shows(Filter::Ended, standing, waiting));
    counts.suspended += usize::from(shows(Filter::Suspended, standing, waiting));
    counts.former += usize::from(shows(Filter::Former, standing, waiting));
}

fn shows(filter: Filter, standing: Standing, waiting: bool) -> bool {
    use Standing as S;
    match filter {
        Filter::All => !matches!(standing, S::Declined | S::Revoked | S::Former),
        // Who is not yet removed on the server has access.
        Filter::Active => matches!(standing, S::Active | S::Leaving),
        Filter::Suspended => standing == S::Suspended,
        Filter::Former => matches!(standing, S::Leaving | S::Former),
        Filter::Pending => standing == S::Pending,
        Filter::Waiting => waiting,
        Filter::Ended => matches!(
            standing,
            S::Declined | S::Expired | S::Revoked | S::Bounced | S::NeedsApproval
        ),
    }
}

/// Rows that an unanswered command touches.
fn unsent_rows(core: &Core) -> BTreeSet<Uuid> {
    core.outbox()
        .filter(|entry| !matches!(entry.state, EntryState::Accepted { .. }))
        .filter_map(|entry| match entry.command.member() {
            Some(member) => Some(member.0),
            None => entry.command.invitation().map(|invitation| invitation.0),
        })
        .collect()
}

#[derive(Clone, Copy)]
enum Row<'a> {
    Member(&'a Member),
    Former(&'a Former),
    Invitation(&'a Invitation),
}

impl Row<'_> {
    fn id(&self) -> Uuid {
        match self {
            Self::Member(row) => row.id.0,
            Self::Former(row) => row.id.0,
            Self::Invitation(row) => row.id.0,
        }
    }

    fn name(&self) -> &str {
        match self {
            Self::Member(row) => row.name.as_str(),
            Self::Former(row) => row.member.name.as_str(),
            Self::Invitation(row) => {
                row.name.as_ref().map_or_else(|| row.email.local(), |name| name.as_str())
            }
        }
    }

    fn email(&self) -> &str {
        match self {
            Self::Member(row) => row.contact_email.as_str(),
            Self::Former(row) => row.member.contact_email.as_str(),
            Self::Invitation(row) => row.email.as_str(),
        }
    }
}

struct List<'a> {
    core: &'a Core,
    view: &'a Workspace,
    unsent: BTreeSet<Uuid>,
    batch: Option<BatchId>,
    now: Timestamp,
}

impl<'a> List<'a> {
    /// Members, and invitations that did not become one; or all invitations of a batch.
    fn rows(&self) -> impl Iterator<Item = Row<'a>> + '_ {
        let batch = self.batch;
        let shown = move |row: &&Invitation| match batch {
            Some(batch) => row.batch == Some(batch),
            None => !matches!(row.state, InvitationState::Accepted { .. }),
        };
        let members = self.view.members().filter(move |_| batch.is_none());
        let gone = |row: &&Former| self.view.member_of_account(row.member.account).is_none();
        let formers = self.view.formers().filter(move |_| batch.is_none()).filter(gone);
        let invitations = self.view.invitations().filter(shown);
        let people = members.map(Row::Member).chain(formers.map(Row::Former));
        people.chain(invitations.map(Row::Invitation))
    }

    fn standing(&self, row: Row<'_>) -> Standing {
        match row {
            Row::Member(member) if member.is_active(self.now) => Standing::Active,
            Row::Member(_) => Standing::Suspended,
            Row::Former(row) if self.core.confirmed().member(row.id).is_some() => Standing::Leaving,
            Row::Former(_) => Standing::Former,
            Row::Invitation(invitation) => standing_of(self.core, invitation, self.now),
        }
    }

    fn role_of(&self, row: Row<'_>) -> (Uuid, &'a str) {
        let id = match row {
            Row::Member(member) => member.role,
            Row::Former(row) => row.member.role,
            Row::Invitation(invitation) => invitation.role,
        };
        (id.0, self.view.role(id).map_or("", |role| role.name.as_str()))
    }

    fn matches(&self, row: Row<'_>, needle: &str) -> bool {
        needle.is_empty()
            || [row.name(), row.email(), self.role_of(row).1]
                .iter()
                .any(|text| text.to_lowercase().contains(needle))
    }

    fn person(&self, row: Row<'_>) -> Person {
        let (role_id, role) = self.role_of(row);
        let standing = self.standing(row);
        let (since, expires, mail, asked, ends) = match row {
            Row::Member(member) => (member.joined_at, None, None, None, member.ends_at),
            Row::Former(row) => (row.left_at, Some(row.undo_until()), None, None, None),
            Row::Invitation(row) => {
                // What waits on this device has no mail yet.
                let mail = (standing != Standing::WaitingToSend).then(|| row.mail.clone());
                (row.invited_at, Some(row.expires_at), mail, row.asked_at, row.ends_at)
            }
        };
        Person {
            id: row.id(),
            name: row.name().to_owned(),
            email: row.email().to_owned(),
            role: role.to_owned(),
            role_id,
            standing,
            unsent: self.unsent.contains(&row.id()),
            is_me: self.core.me().is_some_and(|me| me.0 == row.id()),
            since,
            expires,
            mail,
            asked,
            ends,
            can: self.can(row),
        }
    }

    /// The words of what would be done if it were asked for.
    fn can(&self, row: Row<'_>) -> Vec<&'static str> {
        let Some(me) = self.core.me() else { return Vec::new() };
        let would = |command: &Command| would(self.view, me, command, self.now);
        let mut can = Vec::new();
        match row {
            Row::Member(member) => can = members::can(self.view, me, member, self.now),
            Row::Former(row) => {
                if members::may_reinstate(self.view, me, row, self.now) {
                    can.push("reinstate");
                }
            }
            Row::Invitation(row) => {
                let invitation = row.id;
                let doings = [
                    ("approve", Command::ApproveInvitation { invitation }),
                    ("resend", Command::ResendInvitation { invitation, by_hand: false }),
                    ("handOver", Command::ResendInvitation { invitation, by_hand: true }),
                    ("edit", renamed(row)),
                    ("revoke", Command::RevokeInvitation { invitation }),
                    ("delete", Command::DeleteInvitation { invitation }),
                ];
                let done = doings.iter().filter(|(_, command)| would(command));
                can.extend(done.map(|(word, _)| *word));
                if row.is_open(self.now) && row.mail == Mail::Kept {
                    can.push("copyLink");
                }
            }
        }
        can
    }
}

/// What an invitation is, as far as this device knows.
pub(super) fn standing_of(core: &Core, invitation: &Invitation, now: Timestamp) -> Standing {
    let on_server = core.confirmed().invitation(invitation.id).is_some();
    match invitation.phase(core.view(), now) {
        Phase::Declined => Standing::Declined,
        Phase::Revoked => Standing::Revoked,
        _ if !on_server => Standing::WaitingToSend,
        Phase::Accepted => Standing::Accepted,
        // What waits for the mail server is said by its mail.
        Phase::Waiting | Phase::Pending => Standing::Pending,
        Phase::Expired => Standing::Expired,
        Phase::Bounced => Standing::Bounced,
        Phase::NeedsApproval => Standing::NeedsApproval,
    }
}

/// Whether the reader can do something for an invited person who asks: send a link, or vouch.
#[must_use]
pub fn can_answer(core: &Core, invitation: InvitationId, now: Timestamp) -> bool {
    let Some(me) = core.me() else { return false };
    [
        Command::ApproveInvitation { invitation },
        Command::ResendInvitation { invitation, by_hand: true },
    ]
    .iter()
    .any(|command| would(core.view(), me, command, now))
}

/// Asks the domain what would happen. What can be done in a minute is no secret: whoever asks for it now is told so.
pub(super) fn would(view: &Workspace, me: MemberId, command: &Command, now: Timestamp) -> bool {
    let decided = decide(view, &Actor::Member(me), command, Stamp { at: now });
    matches!(decided, Ok(_) | Err(Refusal::TooSoon { .. }))
}

/// A change of an invitation that whoever may change it at all may make.
fn renamed(invitation: &Invitation) -> Command {
    let other =
        if invitation.name.as_ref().is_some_and(|name| name.as_str() == "A") { "B" } else { "A" };
    Command::ChangeInvitation {
        invitation: invitation.id,
        email: None,
        role: None,
        name: roster_domain::Name::new(other, roster_domain::limits::PERSON_NAME_MAX).ok(),
        ends_at: None,
    }
}
