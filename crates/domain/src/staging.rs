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
    Timestamp, Workspace, allowed, email::EmailFault, likeness::folded, limits, may_give,
    permission, seats,
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

/// What would become of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowState {
    /// It would be invited.
    Ready,
    /// The same address stands above.
    Repeated,
    /// A member already.
    AlreadyMember,
    /// Invited already, and not answered.
    AlreadyPending,
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
    /// What would become of its address.
    pub state: RowState,
    /// The role it would get; nothing until one is chosen.
    pub role: Option<RoleId>,
    /// Whether its words for a role name no role that can be given here.
    pub role_unknown: bool,
    /// The state of the row as a whole: the first thing that stands between it and its invitation.
    pub verdict: Verdict,
}

impl RowReview {
    /// Whether the person has to do something before this row can go.
    #[must_use]
    pub fn needs_fixing(&self) -> bool {
        match self.state {
            RowState::Mistyped { .. } | RowState::NotAnAddress { .. } => true,
            RowState::Ready => self.role_unknown,
            RowState::Repeated | RowState::AlreadyMember | RowState::AlreadyPending => false,
        }
    }
}

/// A fault that can be mended once for all rows that have it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fix {
    /// A domain that looks mistyped.
    Domain {
        /// As written, canonical.
        from: String,
        /// As probably meant.
        to: String,
    },
    /// Words for a role that this workspace does not have.
    Role {
        /// As written.
        from: String,
        /// The most alike role that may be given to many; nothing where none is alike.
        to: Option<RoleId>,
    },
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
    /// There are fewer free seats than rows.
    NoSeat,
}

/// What would become of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Each row, in the order found.
    pub rows: Vec<RowReview>,
    /// What can be mended once, with how many rows each mends.
    pub fixes: BTreeMap<Fix, u32>,
    /// Rows that one answer settles, the most first.
    pub alike: Vec<Alike>,
    /// How many rows there are of each state.
    pub counts: Counts,
    /// How many rows would be sent.
    pub ready: u32,
    /// The seats as they are.
    pub seats: Seats,
    /// How many seats would be missing if all accept.
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
    let mut fixes = BTreeMap::new();
    let mut alike: BTreeMap<Repair, Vec<u32>> = BTreeMap::new();
    let mut counts = Counts::default();
    let seats = seats(workspace);
    let mut room = seats.free();
    let mut rows = Vec::with_capacity(staging.rows.len());
    for row in &staging.rows {
        let email = EmailAddress::parse(&row.written);
        let state = state_of(workspace, row, email.as_ref(), &mut seen, &mut domains);
        let (role, role_unknown) = roles.role_of(staging, row);
        if !row.left_out {
            for fix in fixes_of(row, email.as_ref().ok(), &state, role_unknown, &mut roles) {
                *fixes.entry(fix).or_default() += 1;
            }
        }
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
        rows.push(RowReview { id: row.id, state, role, role_unknown, verdict });
    }
    let ready = counts.ready + counts.no_seat + counts.no_role;
    let seats_missing = seats.free().map_or(0, |free| ready.saturating_sub(free));
    let question = Question::new(me, permission::MEMBERS_INVITE, at);
    let blocked = if !allowed(workspace, &question) {
        Some(Blocked::NotAllowed)
    } else if ready == 0 {
        Some(Blocked::NothingReady)
    } else if counts.no_role > 0 {
        Some(Blocked::NoRole)
    } else if seats_missing > 0 {
        Some(Blocked::NoSeat)
    } else {
        None
    };
    let mut alike: Vec<Alike> =
        alike.into_iter().map(|(repair, rows)| Alike { repair, rows }).collect();
    alike.sort_by_key(|alike| Reverse(alike.rows.len()));
    Review { rows, fixes, alike, counts, ready, seats, seats_missing, blocked }
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
                ends_at: None,
            };
            Some((row.id, command))
        })
        .collect()
}

/// Mends a fault in all rows that have it.
pub fn apply_fix(staging: &mut Staging, fix: &Fix) {
    match fix {
        Fix::Domain { from, to } => {
            for row in &mut staging.rows {
                let Ok(email) = EmailAddress::parse(&row.written) else { continue };
                if email.domain() == from {
                    row.written = format!("{}@{to}", email.local());
                }
            }
        }
        Fix::Role { from, to: Some(role) } => {
            staging.meanings.insert(folded(from), *role);
        }
        Fix::Role { to: None, .. } => {}
    }
}

fn state_of(
    workspace: &Workspace,
    row: &StagedRow,
    email: Result<&EmailAddress, &EmailFault>,
    seen: &mut BTreeSet<String>,
    domains: &mut Domains,
) -> RowState {
    let email = match email {
        Ok(email) => email,
        Err(fault) => return RowState::NotAnAddress { fault: *fault },
    };
    let canonical = email.canonical();
    if row.left_out {
        // A row left out does not make the next one a repetition.
    } else if !seen.insert(canonical.to_owned()) {
        return RowState::Repeated;
    }
    if workspace.member_with_email(canonical).is_some() {
        return RowState::AlreadyMember;
    }
    if workspace.pending_with_email(canonical).is_some() {
        return RowState::AlreadyPending;
    }
    match domains.suggestion(email) {
        Some(suggestion) if !row.as_written => RowState::Mistyped { suggestion },
        _ => RowState::Ready,
    }
}

fn fixes_of(
    row: &StagedRow,
    email: Option<&EmailAddress>,
    state: &RowState,
    role_unknown: bool,
    roles: &mut Roles,
) -> Vec<Fix> {
    let mut fixes = Vec::new();
    if let (RowState::Mistyped { suggestion }, Some(email)) = (state, email) {
        let (from, to) = (email.domain().to_owned(), suggestion.domain().to_owned());
        fixes.push(Fix::Domain { from, to });
    }
    if role_unknown && matches!(state, RowState::Ready | RowState::Mistyped { .. }) {
        let words = row.role_words.trim();
        let to = roles.near(words).first().copied();
        fixes.push(Fix::Role { from: words.to_owned(), to });
    }
    fixes
}
