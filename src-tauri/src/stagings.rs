//! The staging table of one workspace, and how it is shown. What becomes of a row is the domain's answer.

use crate::{
    faults::email_reason,
    views::{
        Seats, Staging as View, StagingCounts, StagingFix, StagingRow, StagingSource, StagingState,
    },
};
use roster_domain::{
    EmailAddress, InvitationId, MemberId, RoleId, Workspace,
    likeness::folded,
    seats,
    staging::{self, Blocked, Fix, Review, RowReview, RowState, StagedRow, Staging},
};
use roster_intake::{Intake, LIMIT_ROWS, Meaning};
use roster_replica::now;
use std::collections::BTreeSet;

/// The table, and what was taken into it.
#[derive(Debug, Default)]
pub struct Table {
    staging: Staging,
    sources: Vec<StagingSource>,
    last_row: u32,
    last_source: u32,
    sent: Option<Sent>,
}

/// The batch that was sent last, with what it takes to put it back into the table.
#[derive(Debug)]
pub struct Sent {
    /// Its invitations.
    pub invitations: BTreeSet<InvitationId>,
    rows: Vec<StagedRow>,
    sources: Vec<StagingSource>,
}

/// The table has as many rows as it can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableFull;

impl Table {
    /// Takes in what was found in a source.
    ///
    /// # Errors
    /// When the table would have more rows than can be looked through; it is as before then.
    pub fn take_in(&mut self, name: &str, intake: Intake) -> Result<(), TableFull> {
        if self.staging.rows.len() + intake.found.len() > LIMIT_ROWS {
            return Err(TableFull);
        }
        self.last_source += 1;
        self.sources.push(StagingSource {
            id: self.last_source,
            name: name.to_owned(),
            addresses: u32::try_from(intake.found.len()).unwrap_or(u32::MAX),
            columns: intake
                .columns
                .iter()
                .map(|column| (column.header.clone(), meaning(column.meaning).to_owned()))
                .collect(),
            ignored: intake.ignored,
        });
        for found in intake.found {
            self.last_row += 1;
            self.staging.rows.push(StagedRow {
                id: self.last_row,
                source: self.last_source,
                written: found.written,
                name: found.name,
                role_words: found.role,
                original: found.original,
                line: found.line,
                chosen_role: None,
                left_out: false,
                as_written: false,
            });
        }
        Ok(())
    }

    /// Writes another address into a row. The same address again says that it is right although it looks mistyped.
    pub fn edit_row(&mut self, row: u32, email: &str) {
        if let Some(row) = self.staging.rows.iter_mut().find(|staged| staged.id == row) {
            row.as_written = row.written == email.trim();
            row.written = email.trim().to_owned();
        }
    }

    /// Chooses the role of a row, or of all rows that name none.
    pub fn set_role(&mut self, row: Option<u32>, role: RoleId) {
        match row {
            None => self.staging.default_role = Some(role),
            Some(id) => {
                if let Some(row) = self.staging.rows.iter_mut().find(|staged| staged.id == id) {
                    row.chosen_role = Some(role);
                }
            }
        }
    }

    /// Leaves rows out, or takes them back in.
    pub fn leave_out(&mut self, rows: &[u32], left_out: bool) {
        for row in self.staging.rows.iter_mut().filter(|row| rows.contains(&row.id)) {
            row.left_out = left_out;
        }
    }

    /// Mends a fault in all rows that have it.
    pub fn apply_fix(&mut self, fix: &StagingFix) {
        let fix = match fix {
            StagingFix::Domain { from, to, .. } => {
                Fix::Domain { from: from.clone(), to: to.clone() }
            }
            StagingFix::Role { from, to, .. } => Fix::Role {
                from: from.clone(),
                to: to.as_deref().and_then(|role| role.parse().ok()),
            },
        };
        staging::apply_fix(&mut self.staging, &fix);
    }

    /// Takes a source out with its rows.
    pub fn remove_source(&mut self, source: u32) {
        self.sources.retain(|kept| kept.id != source);
        self.staging.rows.retain(|row| row.source != source);
    }

    /// Empties the table; the default role stays chosen.
    pub fn clear(&mut self) {
        self.sources.clear();
        self.staging.rows.clear();
    }

    /// Takes out the rows that were sent as these invitations, and the sources that have no row left; keeps both for an undo.
    pub fn sent(&mut self, rows: &BTreeSet<u32>, invitations: BTreeSet<InvitationId>) {
        let (sent, left): (Vec<StagedRow>, Vec<StagedRow>) =
            self.staging.rows.drain(..).partition(|row| rows.contains(&row.id));
        self.staging.rows = left;
        let left: BTreeSet<u32> = self.staging.rows.iter().map(|row| row.source).collect();
        let sources = self.sources.clone();
        self.sources.retain(|source| left.contains(&source.id));
        self.sent = Some(Sent { invitations, rows: sent, sources });
    }

    /// The batch that was sent last, once: who takes it puts it back.
    pub fn take_sent(&mut self) -> Option<Sent> {
        self.sent.take()
    }

    /// Puts a batch back into the table, before what came meanwhile.
    pub fn put_back(&mut self, sent: Sent) {
        let known: BTreeSet<u32> = self.sources.iter().map(|source| source.id).collect();
        let gone = sent.sources.into_iter().filter(|source| !known.contains(&source.id));
        self.sources.splice(0..0, gone);
        self.staging.rows.splice(0..0, sent.rows);
    }

    /// What would become of the table now.
    pub fn review(&mut self, workspace: &Workspace, me: MemberId) -> Review {
        if self.staging.default_role.is_none_or(|role| workspace.role(role).is_none()) {
            self.staging.default_role = staging::first_default(workspace, me);
        }
        staging::review(workspace, me, &self.staging, now())
    }

    /// The commands that send what is ready, with the rows that they come from.
    pub fn commands(&self, review: &Review) -> Vec<(u32, roster_domain::Command)> {
        staging::commands(&self.staging, review, || InvitationId(uuid::Uuid::now_v7()))
    }

    /// The table as it is shown: rows that need something first.
    pub fn view(&mut self, workspace: &Workspace, me: MemberId) -> View {
        let review = self.review(workspace, me);
        let mut pairs: Vec<(&StagedRow, &RowReview)> =
            self.staging.rows.iter().zip(&review.rows).collect();
        pairs.sort_by_key(|(_, review)| urgency(review));
        View {
            sources: self.sources.clone(),
            counts: counts(&pairs),
            rows: pairs.iter().map(|(row, review)| row_view(row, review, workspace)).collect(),
            fixes: review.fixes.iter().map(|(fix, rows)| fix_view(fix, *rows)).collect(),
            default_role: self.staging.default_role.map(|role| role.to_string()),
            seats: seats_view(&seats(workspace)),
            seats_missing: review.seats_missing,
            blocked: review.blocked.map(|blocked| blocked_word(blocked).to_owned()),
        }
    }
}

/// Seats as they are shown.
#[must_use]
pub fn seats_view(seats: &roster_domain::Seats) -> Seats {
    Seats {
        used: seats.used,
        reserved: seats.reserved,
        purchased: seats.purchased,
        free: seats.free(),
    }
}

fn meaning(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Email => "email",
        Meaning::Name => "name",
        Meaning::FirstName => "firstName",
        Meaning::LastName => "lastName",
        Meaning::Role => "role",
    }
}

fn blocked_word(blocked: Blocked) -> &'static str {
    match blocked {
        Blocked::NotAllowed => "notAllowed",
        Blocked::NothingReady => "nothingReady",
        Blocked::NoRole => "noRole",
        Blocked::NoSeat => "noSeat",
    }
}

fn urgency(review: &RowReview) -> u8 {
    match review.state {
        _ if review.needs_fixing() => 0,
        RowState::AlreadyMember | RowState::AlreadyPending => 1,
        RowState::Repeated => 2,
        RowState::Ready | RowState::Mistyped { .. } | RowState::NotAnAddress { .. } => 3,
    }
}

fn counts(pairs: &[(&StagedRow, &RowReview)]) -> StagingCounts {
    let mut counts = StagingCounts::default();
    for (row, review) in pairs {
        counts.found += 1;
        let count = match review.state {
            _ if row.left_out => &mut counts.left_out,
            _ if review.needs_fixing() => &mut counts.needs_fixing,
            RowState::Repeated => &mut counts.repeated,
            RowState::AlreadyMember => &mut counts.already_member,
            RowState::AlreadyPending => &mut counts.already_pending,
            RowState::Ready | RowState::Mistyped { .. } | RowState::NotAnAddress { .. } => {
                &mut counts.ready
            }
        };
        *count += 1;
    }
    counts
}

fn row_view(row: &StagedRow, review: &RowReview, workspace: &Workspace) -> StagingRow {
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
        unknown_role: (!words.is_empty() && !exact).then(|| words.to_owned()),
        state: match &review.state {
            RowState::Ready => StagingState::Ready,
            RowState::Repeated => StagingState::Repeated,
            RowState::AlreadyMember => StagingState::AlreadyMember,
            RowState::AlreadyPending => StagingState::AlreadyPending,
            RowState::Mistyped { suggestion } => {
                StagingState::Mistyped { suggestion: suggestion.to_string() }
            }
            RowState::NotAnAddress { fault } => {
                StagingState::NotAnAddress { reason: email_reason(*fault).to_owned() }
            }
        },
        left_out: row.left_out,
    }
}

fn fix_view(fix: &Fix, rows: u32) -> StagingFix {
    match fix {
        Fix::Domain { from, to } => StagingFix::Domain { from: from.clone(), to: to.clone(), rows },
        Fix::Role { from, to } => {
            StagingFix::Role { from: from.clone(), to: to.map(|role| role.to_string()), rows }
        }
    }
}
