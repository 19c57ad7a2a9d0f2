//! The one state of each row: the first thing that stands between it and its invitation.
//!
//! It repairs nothing; what one can do about a state is in `repair`.

use super::{AddressState, Roles, Slip, StagedRow, Staging, in_bulk};
use crate::{
    EmailAddress, InvitationId, MemberId, RoleId, Timestamp, Workspace, email::EmailFault,
    over_after,
};

/// What else stands with a row. Most rows have nothing of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// The team, as written; empty where there is none.
    pub team: String,
    /// When the membership ends.
    pub end: Option<EndDate>,
}

impl Details {
    /// When the membership is over: with its last day, in UTC. Nothing where it has no end, or none that could be read.
    #[must_use]
    pub fn over_at(&self) -> Option<Timestamp> {
        match self.end {
            Some(EndDate::On(day)) => Some(over_after(day)),
            _ => None,
        }
    }
}

/// The end of a membership, as far as it could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EndDate {
    /// The beginning of the last day, in UTC.
    On(Timestamp),
    /// A date whose day and month nobody told apart yet.
    WhichOrder {
        /// As written.
        written: String,
        /// The day, where the day stands first.
        day_first: Timestamp,
        /// The day, where the month stands first.
        month_first: Timestamp,
    },
    /// No date.
    Unreadable {
        /// As written.
        written: String,
    },
}

/// What is wrong with an end date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EndFault {
    /// Day and month cannot be told apart: `4/5/2026`.
    WhichOrder {
        /// As written.
        written: String,
    },
    /// No date.
    Unreadable {
        /// As written.
        written: String,
    },
    /// The day is over.
    Past,
}

/// The state of a row. It has exactly one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It would be invited.
    Ready,
    /// The person left it out.
    LeftOut,
    /// The same address stands above.
    Repeated,
    /// A member already.
    AlreadyMember {
        /// Who.
        member: MemberId,
    },
    /// Invited already, and not answered.
    AlreadyPending {
        /// The invitation, to be sent again.
        invitation: InvitationId,
    },
    /// Not an address that can be invited.
    NotAnAddress {
        /// Why.
        fault: EmailFault,
        /// What was probably meant.
        suggestion: Option<EmailAddress>,
        /// What was spelled wrong then.
        slip: Option<Slip>,
    },
    /// An address that looks mistyped.
    Mistyped {
        /// What was probably meant.
        suggestion: EmailAddress,
    },
    /// Owner or Co-owner: never given to many at once (R133).
    OwnerInBulk {
        /// Which of them.
        role: RoleId,
    },
    /// Its words for a role name none that can be given here.
    UnknownRole {
        /// As written.
        words: String,
        /// Roles that may be given to many and are called alike, the most alike first; at most three.
        near: Vec<RoleId>,
    },
    /// It names no role, and none is chosen for such rows.
    NoRole,
    /// Its end date cannot be taken.
    BadEndDate {
        /// Why.
        fault: EndFault,
    },
    /// It would be ready, and the seats end above it.
    NoSeat,
}

/// How many rows there are of each state. Together they are all rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as the states")]
pub struct Counts {
    pub ready: u32,
    pub left_out: u32,
    pub repeated: u32,
    pub already_member: u32,
    pub already_pending: u32,
    pub not_an_address: u32,
    pub mistyped: u32,
    pub owner_in_bulk: u32,
    pub unknown_role: u32,
    pub no_role: u32,
    pub bad_end_date: u32,
    pub no_seat: u32,
}

impl Counts {
    pub(super) fn count(&mut self, verdict: &Verdict) {
        let count = match verdict {
            Verdict::Ready => &mut self.ready,
            Verdict::LeftOut => &mut self.left_out,
            Verdict::Repeated => &mut self.repeated,
            Verdict::AlreadyMember { .. } => &mut self.already_member,
            Verdict::AlreadyPending { .. } => &mut self.already_pending,
            Verdict::NotAnAddress { .. } => &mut self.not_an_address,
            Verdict::Mistyped { .. } => &mut self.mistyped,
            Verdict::OwnerInBulk { .. } => &mut self.owner_in_bulk,
            Verdict::UnknownRole { .. } => &mut self.unknown_role,
            Verdict::NoRole => &mut self.no_role,
            Verdict::BadEndDate { .. } => &mut self.bad_end_date,
            Verdict::NoSeat => &mut self.no_seat,
        };
        *count += 1;
    }

    /// All rows.
    #[must_use]
    pub fn found(&self) -> u32 {
        self.ready
            + self.left_out
            + self.repeated
            + self.already_member
            + self.already_pending
            + self.needs_fixing()
            + self.no_seat
    }

    /// Rows that somebody has to do something about before they can go.
    #[must_use]
    pub fn needs_fixing(&self) -> u32 {
        self.not_an_address
            + self.mistyped
            + self.owner_in_bulk
            + self.unknown_role
            + self.no_role
            + self.bad_end_date
    }
}

/// What a table is looked at with.
#[derive(Clone, Copy)]
pub(super) struct Look<'a> {
    pub(super) workspace: &'a Workspace,
    pub(super) staging: &'a Staging,
    pub(super) at: Timestamp,
}

/// The state of a row but for seats, given what would become of its address and which role it would get.
pub(super) fn verdict_of(
    look: Look,
    roles: &mut Roles,
    row: &StagedRow,
    (address, email): (&AddressState, Option<&EmailAddress>),
    role: Option<RoleId>,
) -> Verdict {
    let Look { workspace, staging, at } = look;
    if row.left_out {
        return Verdict::LeftOut;
    }
    match address {
        AddressState::Repeated => return Verdict::Repeated,
        AddressState::NotAnAddress { fault } => {
            // What was meant instead is looked for by the caller, who knows the domains of the table.
            return Verdict::NotAnAddress { fault: *fault, suggestion: None, slip: None };
        }
        AddressState::Mistyped { suggestion } => {
            return Verdict::Mistyped { suggestion: suggestion.clone() };
        }
        AddressState::Here => {
            if let Some(verdict) = email.and_then(|email| already_here(workspace, email)) {
                return verdict;
            }
        }
        AddressState::Ready => {}
    }
    if let Some(verdict) = role_verdict(workspace, roles, row, role) {
        return verdict;
    }
    match staging.details.get(&row.id).and_then(|details| end_fault(details, at)) {
        Some(fault) => Verdict::BadEndDate { fault },
        None => Verdict::Ready,
    }
}

fn already_here(workspace: &Workspace, email: &EmailAddress) -> Option<Verdict> {
    if let Some(member) = workspace.member_with_email(email.canonical()) {
        return Some(Verdict::AlreadyMember { member: member.id });
    }
    let pending = workspace.pending_with_email(email.canonical())?;
    Some(Verdict::AlreadyPending { invitation: pending.id })
}

/// What stands between a row and its role. Nothing where it has one that can be given to many.
fn role_verdict(
    workspace: &Workspace,
    roles: &mut Roles,
    row: &StagedRow,
    role: Option<RoleId>,
) -> Option<Verdict> {
    let Some(role) = role else {
        if let Some(role) = roles.owner_named(&row.role_words) {
            return Some(Verdict::OwnerInBulk { role });
        }
        let words = row.role_words.trim().to_owned();
        return Some(if words.is_empty() {
            Verdict::NoRole
        } else {
            Verdict::UnknownRole { near: roles.near(&words), words }
        });
    };
    match workspace.role(role) {
        Some(known) if in_bulk(known.kind) => None,
        Some(_) => Some(Verdict::OwnerInBulk { role }),
        // It was deleted since somebody chose it.
        None => Some(Verdict::NoRole),
    }
}

fn end_fault(details: &Details, at: Timestamp) -> Option<EndFault> {
    match details.end.as_ref()? {
        EndDate::On(_) => (details.over_at()? <= at).then_some(EndFault::Past),
        EndDate::WhichOrder { written, .. } => {
            Some(EndFault::WhichOrder { written: written.clone() })
        }
        EndDate::Unreadable { written } => Some(EndFault::Unreadable { written: written.clone() }),
    }
}
