//! The staging table of one workspace, and how it is shown. What becomes of a row is the domain's answer.

use crate::{
    shapes,
    views::{Seats, Staging as View, StagingAnswer, StagingRepair, StagingSource},
};
use roster_domain::{
    InvitationId, MemberId, RoleId, Timestamp, Workspace, seats,
    staging::{
        self, Alike, Answer, DateOrder, Details, EndDate, Review, RowReview, StagedRow, Staging,
        fix_all_alike,
    },
};
use roster_intake::{
    Day, EndDate as ReadDate, Found, Intake, IntakeFault, LIMIT_ROWS, TableReading, read_bytes_as,
    read_text_as,
};
use roster_replica::now;
use std::{collections::BTreeSet, sync::Arc};

/// The table, and what was taken into it.
#[derive(Debug, Default)]
pub struct Table {
    staging: Staging,
    sources: Vec<Source>,
    last_row: u32,
    last_source: u32,
    sent: Option<Sent>,
}

/// What was given, kept as long as its rows so that it can be read again.
#[derive(Clone, Debug)]
pub enum Given {
    /// Text, typed, pasted or dragged.
    Text(Arc<str>),
    /// A file.
    File {
        /// Its name.
        name: String,
        /// What is in it.
        bytes: Arc<[u8]>,
    },
}

impl Given {
    /// The file's name; empty for text.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Text(_) => "",
            Self::File { name, .. } => name,
        }
    }

    /// Finds the addresses in it.
    ///
    /// # Errors
    /// When nothing can be read.
    pub fn read(&self, choice: &roster_intake::Choice) -> Result<Intake, IntakeFault> {
        match self {
            Self::Text(text) => read_text_as(text, choice),
            Self::File { name, bytes } => read_bytes_as(name, bytes, choice),
        }
    }
}

/// One thing that was taken in.
#[derive(Clone, Debug)]
struct Source {
    id: u32,
    given: Given,
    addresses: u32,
    table: Option<TableReading>,
}

/// The batch that was sent last, with what it takes to put it back into the table.
#[derive(Debug)]
pub struct Sent {
    /// Its invitations.
    pub invitations: BTreeSet<InvitationId>,
    rows: Vec<(StagedRow, Option<Details>)>,
    sources: Vec<Source>,
}

/// The table has as many rows as it can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableFull;

impl Table {
    /// Takes in what was found in something.
    ///
    /// # Errors
    /// When the table would have more rows than can be looked through; it is as before then.
    pub fn take_in(&mut self, given: Given, intake: Intake) -> Result<(), TableFull> {
        let id = self.last_source + 1;
        let source = Source { id, given, addresses: 0, table: None };
        self.fill(source, intake, self.staging.rows.len())?;
        self.last_source = id;
        Ok(())
    }

    /// What was given as this source.
    #[must_use]
    pub fn given(&self, source: u32) -> Option<Given> {
        let source = self.sources.iter().find(|kept| kept.id == source)?;
        Some(source.given.clone())
    }

    /// Puts what was found in a source this time in the place of what was found before. What was changed by hand in its rows goes
    /// with them.
    ///
    /// # Errors
    /// When the table would have too many rows; it is as before then.
    pub fn replace(&mut self, source: u32, intake: Intake) -> Result<(), TableFull> {
        let Some(known) = self.sources.iter().find(|kept| kept.id == source).cloned() else {
            return Ok(());
        };
        let of_it = |row: &StagedRow| row.source == source;
        let others = self.staging.rows.iter().filter(|row| !of_it(row)).count();
        if others + intake.found.len() > LIMIT_ROWS {
            return Err(TableFull);
        }
        let at = self.staging.rows.iter().position(of_it).unwrap_or(others);
        self.staging.rows.retain(|row| !of_it(row));
        self.fill(known, intake, at)
    }

    fn fill(&mut self, source: Source, intake: Intake, at: usize) -> Result<(), TableFull> {
        if self.staging.rows.len() + intake.found.len() > LIMIT_ROWS {
            return Err(TableFull);
        }
        let addresses = u32::try_from(intake.found.len()).unwrap_or(u32::MAX);
        let source = Source { addresses, table: intake.table, ..source };
        let id = source.id;
        match self.sources.iter_mut().find(|kept| kept.id == id) {
            Some(kept) => *kept = source,
            None => self.sources.push(source),
        }
        let rows: Vec<StagedRow> =
            intake.found.into_iter().map(|found| self.row_of(id, found)).collect();
        self.staging.rows.splice(at..at, rows);
        Ok(())
    }

    fn row_of(&mut self, source: u32, found: Found) -> StagedRow {
        self.last_row += 1;
        let details = Details { team: found.team, end: found.end_date.map(end_of) };
        if details != Details::default() {
            self.staging.details.insert(self.last_row, details);
        }
        StagedRow {
            id: self.last_row,
            source,
            written: found.written,
            name: found.name,
            role_words: found.role,
            original: found.original,
            line: found.line,
            chosen_role: None,
            left_out: false,
            as_written: false,
        }
    }

    /// The rows, in the order of the review.
    #[must_use]
    pub fn rows(&self) -> &[StagedRow] {
        &self.staging.rows
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

    /// Settles all rows that are alike; changes nothing when none are any more.
    pub fn settle(
        &mut self,
        (workspace, me): (&Workspace, MemberId),
        repair: &StagingRepair,
        answer: Answer,
    ) {
        let review = self.review(workspace, me);
        let is_it = |alike: &&Alike| shapes::staging::repair(&alike.repair) == *repair;
        if let Some(alike) = review.alike.iter().find(is_it) {
            fix_all_alike(&mut self.staging, alike, answer);
        }
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
        self.staging.details.clear();
    }

    /// Takes out the rows that were sent as these invitations, and the sources that have no row left; keeps both for an undo.
    pub fn sent(&mut self, rows: &BTreeSet<u32>, invitations: BTreeSet<InvitationId>) {
        let (sent, left): (Vec<StagedRow>, Vec<StagedRow>) =
            self.staging.rows.drain(..).partition(|row| rows.contains(&row.id));
        self.staging.rows = left;
        let details = &self.staging.details;
        let sent = sent.into_iter().map(|row| (details.get(&row.id).cloned(), row));
        let sent = sent.map(|(details, row)| (row, details)).collect();
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
        let known = sent.rows.iter().filter_map(|(row, details)| Some((row.id, details.clone()?)));
        self.staging.details.extend(known);
        self.staging.rows.splice(0..0, sent.rows.into_iter().map(|(row, _)| row));
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
        pairs.sort_by_key(|(_, review)| shapes::staging::urgency(review));
        let row = |(row, review): &(&StagedRow, &RowReview)| {
            shapes::staging::row(row, self.staging.details.get(&row.id), review, workspace)
        };
        View {
            sources: self.sources.iter().map(source_view).collect(),
            counts: shapes::staging::counts(&review.counts),
            rows: pairs.iter().map(row).collect(),
            alike: shapes::staging::alike(&review),
            default_role: self.staging.default_role.map(|role| role.to_string()),
            seats: seats_view(&seats(workspace)),
            seats_missing: review.seats_missing,
            blocked: review.blocked.map(|it| shapes::staging::blocked_word(it).to_owned()),
        }
    }
}

/// What somebody says about rows that are alike; nothing where it names no role.
#[must_use]
pub fn answer(answer: &StagingAnswer) -> Option<Answer> {
    Some(match answer {
        StagingAnswer::AsSuggested => Answer::AsSuggested,
        StagingAnswer::AsWritten => Answer::AsWritten,
        StagingAnswer::Role { role } => Answer::Role(role.parse().ok()?),
        StagingAnswer::DayFirst => Answer::Order(DateOrder::DayFirst),
        StagingAnswer::MonthFirst => Answer::Order(DateOrder::MonthFirst),
        StagingAnswer::NoEnd => Answer::End(None),
        StagingAnswer::LeaveOut => Answer::LeaveOut,
    })
}

fn end_of(read: ReadDate) -> EndDate {
    let begins = |day: Day| Timestamp(day.begins_ms());
    match read {
        ReadDate::On(day) => EndDate::On(begins(day)),
        ReadDate::WhichOrder { written, day_first, month_first } => EndDate::WhichOrder {
            written,
            day_first: begins(day_first),
            month_first: begins(month_first),
        },
        ReadDate::Unreadable { written } => EndDate::Unreadable { written },
    }
}

fn source_view(source: &Source) -> StagingSource {
    StagingSource {
        id: source.id,
        name: source.given.name().to_owned(),
        addresses: source.addresses,
        table: source.table.as_ref().map(shapes::staging::table),
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
