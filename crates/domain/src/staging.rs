//! The staging table of an invitation batch: what was found, what the person chose, and what would happen to each row.
//!
//! Nothing is sent by staging. The table is data; [`review`] says of each row what would become of it in the workspace as it
//! is, and is asked again whenever either changes.

mod repair;
mod roles;
mod verdict;

pub use repair::{Alike, Answer, DateOrder, Repair, Slip, fix_all_alike};
pub use verdict::{Counts, Details, EndDate, EndFault, Verdict};

use crate::{
    Command, EmailAddress, InvitationId, MemberId, Name, Question, RoleId, RoleKind, Seats,
    Timestamp, Workspace, allowed, email::EmailFault, limits, may_give, permission, seats,
};
use repair::{Domains, repair_of};
use roles::Roles;
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};
use verdict::{Look, verdict_of};

/// One row as it was found, with what the person changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StagedRow {
    /// The row's number in the table.
    pub id: u32,
    /// The source it came from.
    pub source: u32,
    /// The address as it was written, or as the person corrected it.
    pub written: String,
    /// The name beside it.
    pub name: String,
    /// The words for a role beside it.
    pub role_words: String,
    /// The text it stood in.
    pub original: String,
    /// The line in its source.
    pub line: u32,
    /// The role that the person chose for this row.
    pub chosen_role: Option<RoleId>,
    /// Whether the person left it out.
    pub left_out: bool,
    /// Whether the person said that the address is right although it looks mistyped.
    pub as_written: bool,
}

/// The table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Staging {
    /// The rows in the order found.
    pub rows: Vec<StagedRow>,
    /// The role of rows that name none.
    pub default_role: Option<RoleId>,
    /// Words for roles, folded, and the role that the person said they mean.
    pub meanings: BTreeMap<String, RoleId>,
    /// What else stands with rows, by their numbers: teams and end dates.
    pub details: BTreeMap<u32, Details>,
}

/// What would become of an address, whatever else stands in its row.
#[derive(Clone, Debug, PartialEq, Eq)]
enum AddressState {
    /// It would be invited.
    Ready,
    /// The same address stands above.
    Repeated,
    /// A member already, or invited already and not answered.
    Here,
    /// Looks mistyped.
    Mistyped {
        /// What was probably meant.
        suggestion: EmailAddress,
    },
    /// Not an address that can be invited.
    NotAnAddress {
        /// Why.
        fault: EmailFault,
    },
}

/// What would become of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowReview {
    /// The row.
    pub id: u32,
    /// The role it would get; nothing until one is chosen.
    pub role: Option<RoleId>,
    /// The state of the row: the first thing that stands between it and its invitation.
    pub verdict: Verdict,
}

/// Why nothing can be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blocked {
    /// The person may not invite.
    NotAllowed,
    /// No row is ready.
    NothingReady,
    /// A row has no role.
    NoRole,
    /// There is a seat for none of the rows.
    NoSeat,
}

/// What would become of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Each row, in the order found.
    pub rows: Vec<RowReview>,
    /// Rows that one answer settles, the most first.
    pub alike: Vec<Alike>,
    /// How many rows there are of each state.
    pub counts: Counts,
    /// How many rows would be sent.
    pub ready: u32,
    /// The seats as they are.
    pub seats: Seats,
    /// How many rows there is no seat for. They stay in the table.
    pub seats_missing: u32,
    /// Why nothing can be sent, where that is so.
    pub blocked: Option<Blocked>,
}

/// Whether a role can be given to many at once: never Owner or Co-owner, which ask for a word of their own.
#[must_use]
pub fn in_bulk(kind: RoleKind) -> bool {
    matches!(kind, RoleKind::BuiltIn | RoleKind::Custom)
}

/// The role that a table begins with: Team where it may be given, else the first that may.
#[must_use]
pub fn first_default(workspace: &Workspace, me: MemberId) -> Option<RoleId> {
    let may = |id: RoleId| may_give(workspace, me, id);
    let choices = || workspace.roles().filter(|role| in_bulk(role.kind) && may(role.id));
    choices()
        .find(|role| role.kind == RoleKind::BuiltIn)
        .or_else(|| choices().next())
        .map(|role| role.id)
}

/// Says what would become of each row. Takes time by the rows of the table, whatever the size of the workspace.
#[must_use]
pub fn review(workspace: &Workspace, me: MemberId, staging: &Staging, at: Timestamp) -> Review {
    let look = Look { workspace, staging, at };
    let mut roles = Roles::of(workspace, me);
    let mut domains = Domains::default();
    let mut seen = BTreeSet::new();
    let mut alike: BTreeMap<Repair, Vec<u32>> = BTreeMap::new();
    let mut counts = Counts::default();
    let seats = seats(workspace);
    let mut room = seats.free();
    let mut rows = Vec::with_capacity(staging.rows.len());
    for row in &staging.rows {
        let email = EmailAddress::parse(&row.written);
        let state = state_of(workspace, row, email.as_ref(), &mut seen, &mut domains);
        let role = roles.role_of(staging, row);
        let mut verdict = verdict_of(look, &mut roles, row, (&state, email.as_ref().ok()), role);
        if verdict == Verdict::Ready {
            match room {
                Some(0) => verdict = Verdict::NoSeat,
                free => room = free.map(|free| free - 1),
            }
        }
        if let Verdict::NotAnAddress { suggestion, slip, .. } = &mut verdict
            && let Some((found, meant)) = repair::mended(&row.written)
        {
            *slip = Some(found);
            *suggestion = Some(domains.suggestion(&meant).unwrap_or(meant));
        }
        counts.count(&verdict);
        if let Some(repair) = repair_of(row, email.as_ref().ok(), &verdict, &mut roles) {
            alike.entry(repair).or_default().push(row.id);
        }
        rows.push(RowReview { id: row.id, role, verdict });
    }
    let (ready, seats_missing) = (counts.ready, counts.no_seat);
    let question = Question::new(me, permission::MEMBERS_INVITE, at);
    let blocked = if !allowed(workspace, &question) {
        Some(Blocked::NotAllowed)
    } else if counts.no_role > 0 {
        Some(Blocked::NoRole)
    } else if ready == 0 && seats_missing > 0 {
        Some(Blocked::NoSeat)
    } else if ready == 0 {
        Some(Blocked::NothingReady)
    } else {
        None
    };
    let mut alike: Vec<Alike> =
        alike.into_iter().map(|(repair, rows)| Alike { repair, rows }).collect();
    alike.sort_by_key(|alike| Reverse(alike.rows.len()));
    Review { rows, alike, counts, ready, seats, seats_missing, blocked }
}

/// The commands that send what is ready, with the row that each comes from. Ids come from the caller.
pub fn commands(
    staging: &Staging,
    review: &Review,
    mut next_id: impl FnMut() -> InvitationId,
) -> Vec<(u32, Command)> {
    let pairs = staging.rows.iter().zip(&review.rows);
    pairs
        .filter(|(_, review)| review.verdict == Verdict::Ready)
        .filter_map(|(row, review)| {
            let command = Command::Invite {
                invitation: next_id(),
                email: EmailAddress::parse(&row.written).ok()?,
                name: Name::new(&row.name, limits::PERSON_NAME_MAX).ok(),
                role: review.role?,
                batch: None,
                ends_at: staging.details.get(&row.id).and_then(Details::over_at),
            };
            Some((row.id, command))
        })
        .collect()
}

fn state_of(
    workspace: &Workspace,
    row: &StagedRow,
    email: Result<&EmailAddress, &EmailFault>,
    seen: &mut BTreeSet<String>,
    domains: &mut Domains,
) -> AddressState {
    let email = match email {
        Ok(email) => email,
        Err(fault) => return AddressState::NotAnAddress { fault: *fault },
    };
    let canonical = email.canonical();
    if row.left_out {
        // A row left out does not make the next one a repetition.
    } else if !seen.insert(canonical.to_owned()) {
        return AddressState::Repeated;
    }
    if workspace.member_with_email(canonical).is_some()
        || workspace.pending_with_email(canonical).is_some()
    {
        return AddressState::Here;
    }
    match domains.suggestion(email) {
        Some(suggestion) if !row.as_written => AddressState::Mistyped { suggestion },
        _ => AddressState::Ready,
    }
}
