//! The staging table as the page has it. What becomes of a row is the domain's answer; here it is only spelled.

use crate::{
    faults::email_reason,
    shapes::days::last_day_view,
    views::{
        StagingAlike, StagingChoice, StagingColumn, StagingCounts, StagingRepair, StagingRow,
        StagingState, StagingTable,
    },
};
use roster_domain::{
    EmailAddress, Workspace,
    likeness::folded,
    staging::{
        Alike, Blocked, Counts, Details, EndFault, Repair, Review, RowReview, Slip, StagedRow,
        Verdict,
    },
};
use roster_intake::{Choice, DateOrder, Purpose, TableReading};

/// How a table was understood.
pub fn table(reading: &TableReading) -> StagingTable {
    StagingTable {
        sheet: reading.sheet.clone(),
        other_sheets: reading.other_sheets.clone(),
        columns: reading
            .columns
            .iter()
            .map(|column| StagingColumn {
                header: column.header.clone(),
                purpose: column.purpose.word().to_owned(),
                sample: column.sample.clone(),
            })
            .collect(),
        date_order: reading.date_order.map(|order| order_word(order).to_owned()),
    }
}

/// What somebody chose about a table. Words that say nothing choose nothing.
pub fn choice(choice: StagingChoice) -> Choice {
    let purposes = choice.purposes.iter().enumerate();
    Choice {
        sheet: choice.sheet,
        purposes: purposes.filter_map(|(at, word)| Some((at, Purpose::from_word(word)?))).collect(),
        date_order: [DateOrder::DayFirst, DateOrder::MonthFirst]
            .into_iter()
            .find(|order| choice.date_order.as_deref() == Some(order_word(*order))),
    }
}

fn order_word(order: DateOrder) -> &'static str {
    match order {
        DateOrder::DayFirst => "dayFirst",
        DateOrder::MonthFirst => "monthFirst",
    }
}

/// Where a row stands in the table: those that need something first.
pub fn urgency(review: &RowReview) -> u8 {
    match review.verdict {
        Verdict::NotAnAddress { .. }
        | Verdict::Mistyped { .. }
        | Verdict::OwnerInBulk { .. }
        | Verdict::UnknownRole { .. }
        | Verdict::NoRole
        | Verdict::BadEndDate { .. } => 0,
        Verdict::AlreadyMember { .. } | Verdict::AlreadyPending { .. } => 1,
        Verdict::Repeated => 2,
        Verdict::Ready | Verdict::NoSeat | Verdict::LeftOut => 3,
    }
}

/// How many rows there are of each state.
pub fn counts(counts: &Counts) -> StagingCounts {
    StagingCounts {
        found: counts.found(),
        ready: counts.ready,
        repeated: counts.repeated,
        already_member: counts.already_member,
        already_pending: counts.already_pending,
        needs_fixing: counts.needs_fixing(),
        no_seat: counts.no_seat,
        left_out: counts.left_out,
    }
}

/// A row, with what stands beside it.
pub fn row(
    row: &StagedRow,
    details: Option<&Details>,
    review: &RowReview,
    workspace: &Workspace,
) -> StagingRow {
    let words = row.role_words.trim();
    let named = review.role.and_then(|role| workspace.role(role));
    let exact = named.is_some_and(|role| folded(role.name.as_str()) == folded(words));
    let email = EmailAddress::parse(&row.written)
        .map_or_else(|_| row.written.clone(), |email| email.to_string());
    StagingRow {
        id: row.id,
        email,
        name: row.name.clone(),
        original: row.original.clone(),
        line: row.line,
        role_id: review.role.map(|role| role.to_string()),
        other_words: (!words.is_empty() && !exact).then(|| words.to_owned()),
        team: details.map(|details| details.team.clone()).unwrap_or_default(),
        ends: details.and_then(Details::over_at).map(last_day_view),
        state: state(&review.verdict),
    }
}

fn state(verdict: &Verdict) -> StagingState {
    match verdict {
        Verdict::Ready => StagingState::Ready,
        Verdict::LeftOut => StagingState::LeftOut,
        Verdict::Repeated => StagingState::Repeated,
        Verdict::AlreadyMember { .. } => StagingState::AlreadyMember,
        Verdict::AlreadyPending { invitation } => {
            StagingState::AlreadyPending { invitation: invitation.to_string() }
        }
        Verdict::NotAnAddress { fault, suggestion, .. } => StagingState::NotAnAddress {
            reason: email_reason(*fault).to_owned(),
            suggestion: suggestion.as_ref().map(ToString::to_string),
        },
        Verdict::Mistyped { suggestion } => {
            StagingState::Mistyped { suggestion: suggestion.to_string() }
        }
        Verdict::OwnerInBulk { .. } => StagingState::OwnerInBulk,
        Verdict::UnknownRole { .. } => StagingState::UnknownRole,
        Verdict::NoRole => StagingState::NoRole,
        Verdict::BadEndDate { fault } => {
            let (reason, written) = match fault {
                EndFault::WhichOrder { written } => ("whichOrder", written.clone()),
                EndFault::Unreadable { written } => ("unreadable", written.clone()),
                EndFault::Past => ("past", String::new()),
            };
            StagingState::BadEndDate { reason: reason.to_owned(), written }
        }
        Verdict::NoSeat => StagingState::NoSeat,
    }
}

/// Rows that one answer settles.
pub fn alike(review: &Review) -> Vec<StagingAlike> {
    let shape =
        |alike: &Alike| StagingAlike { repair: repair(&alike.repair), rows: alike.rows.clone() };
    review.alike.iter().map(shape).collect()
}

/// What rows need.
pub fn repair(repair: &Repair) -> StagingRepair {
    match repair {
        Repair::Domain { from, to } => StagingRepair::Domain { from: from.clone(), to: to.clone() },
        Repair::Spelling { slip } => StagingRepair::Spelling { slip: slip_word(*slip).to_owned() },
        Repair::Address => StagingRepair::Address,
        Repair::Role { words, near } => StagingRepair::Role {
            words: words.clone(),
            near: near.iter().map(ToString::to_string).collect(),
        },
        Repair::AnyRole => StagingRepair::AnyRole,
        Repair::OwnerAlone { role } => StagingRepair::OwnerAlone { role: role.to_string() },
        Repair::DateOrder { source } => StagingRepair::DateOrder { source: *source },
        Repair::EndDate { written } => StagingRepair::EndDate { written: written.clone() },
        Repair::Repeated => StagingRepair::Repeated,
        Repair::Member => StagingRepair::Member,
        Repair::Pending => StagingRepair::Pending,
        Repair::Seats => StagingRepair::Seats,
    }
}

fn slip_word(slip: Slip) -> &'static str {
    match slip {
        Slip::Ends => "ends",
        Slip::At => "at",
        Slip::Spaces => "spaces",
        Slip::Commas => "commas",
        Slip::Dots => "dots",
        Slip::NoAt => "noAt",
    }
}

/// Why nothing can be sent.
pub fn blocked_word(blocked: Blocked) -> &'static str {
    match blocked {
        Blocked::NotAllowed => "notAllowed",
        Blocked::NothingReady => "nothingReady",
        Blocked::NoRole => "noRole",
        Blocked::NoSeat => "noSeat",
    }
}
