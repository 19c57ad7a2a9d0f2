//! The staging table of an invitation batch: what was found, what the person chose, and what would happen to each row.
//!
//! Nothing is sent by staging. The table is data; [`review`] says of each row what would become of it in the workspace as it
//! is, and is asked again whenever either changes.

use crate::{
    Command, EmailAddress, InvitationId, MemberId, Name, Question, RoleId, RoleKind, Seats,
    Timestamp, Workspace, allowed,
    email::{EmailFault, suggested_domain},
    likeness::{distance, folded},
    limits, may_give, permission, seats,
};
use std::collections::{BTreeMap, BTreeSet};

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

/// Says what would become of each row.
#[must_use]
pub fn review(workspace: &Workspace, me: MemberId, staging: &Staging, at: Timestamp) -> Review {
    let roles = Roles::of(workspace, me);
    let mut seen = BTreeSet::new();
    let mut fixes = BTreeMap::new();
    let mut rows = Vec::with_capacity(staging.rows.len());
    for row in &staging.rows {
        let state = state_of(workspace, row, &mut seen);
        let (role, role_unknown) = roles.role_of(staging, row);
        if !row.left_out {
            for fix in fixes_of(row, &state, role_unknown, &roles) {
                *fixes.entry(fix).or_default() += 1;
            }
        }
        rows.push(RowReview { id: row.id, state, role, role_unknown });
    }
    let goes = |(row, review): (&StagedRow, &RowReview)| {
        !row.left_out && review.state == RowState::Ready && !review.needs_fixing()
    };
    let going: Vec<&RowReview> = staging
        .rows
        .iter()
        .zip(&rows)
        .filter(|pair| goes(*pair))
        .map(|(_, review)| review)
        .collect();
    let ready = u32::try_from(going.len()).unwrap_or(u32::MAX);
    let seats = seats(workspace);
    let seats_missing = seats.free().map_or(0, |free| ready.saturating_sub(free));
    let question = Question::new(me, permission::MEMBERS_INVITE, at);
    let blocked = if !allowed(workspace, &question) {
        Some(Blocked::NotAllowed)
    } else if ready == 0 {
        Some(Blocked::NothingReady)
    } else if going.iter().any(|review| review.role.is_none()) {
        Some(Blocked::NoRole)
    } else if seats_missing > 0 {
        Some(Blocked::NoSeat)
    } else {
        None
    };
    Review { rows, fixes, ready, seats, seats_missing, blocked }
}

/// The commands that send what is ready, with the row that each comes from. Ids come from the caller.
pub fn commands(
    staging: &Staging,
    review: &Review,
    mut next_id: impl FnMut() -> InvitationId,
) -> Vec<(u32, Command)> {
    let pairs = staging.rows.iter().zip(&review.rows);
    pairs
        .filter(|(row, review)| {
            !row.left_out && review.state == RowState::Ready && !review.needs_fixing()
        })
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

fn state_of(workspace: &Workspace, row: &StagedRow, seen: &mut BTreeSet<String>) -> RowState {
    let email = match EmailAddress::parse(&row.written) {
        Ok(email) => email,
        Err(fault) => return RowState::NotAnAddress { fault },
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
    match email.suggestion() {
        Some(suggestion) if !row.as_written => RowState::Mistyped { suggestion },
        _ => RowState::Ready,
    }
}

fn fixes_of(row: &StagedRow, state: &RowState, role_unknown: bool, roles: &Roles) -> Vec<Fix> {
    let mut fixes = Vec::new();
    if let RowState::Mistyped { .. } = state
        && let Ok(email) = EmailAddress::parse(&row.written)
        && let Some(to) = suggested_domain(email.domain())
    {
        fixes.push(Fix::Domain { from: email.domain().to_owned(), to: to.to_owned() });
    }
    if role_unknown && matches!(state, RowState::Ready | RowState::Mistyped { .. }) {
        fixes.push(Fix::Role {
            from: row.role_words.trim().to_owned(),
            to: roles.most_alike(&row.role_words),
        });
    }
    fixes
}

/// The roles that may be given to many, by their folded names. A role is never guessed upwards: words that name no such role
/// exactly name none.
struct Roles(BTreeMap<String, RoleId>);

impl Roles {
    fn of(workspace: &Workspace, me: MemberId) -> Self {
        let given =
            workspace.roles().filter(|role| in_bulk(role.kind) && may_give(workspace, me, role.id));
        Self(given.map(|role| (folded(role.name.as_str()), role.id)).collect())
    }

    /// The role of a row, and whether its words name none.
    fn role_of(&self, staging: &Staging, row: &StagedRow) -> (Option<RoleId>, bool) {
        if row.chosen_role.is_some() {
            return (row.chosen_role, false);
        }
        let words = folded(&row.role_words);
        if words.is_empty() {
            return (staging.default_role, false);
        }
        let named = self.0.get(&words).or_else(|| staging.meanings.get(&words)).copied();
        (named, named.is_none())
    }

    fn most_alike(&self, words: &str) -> Option<RoleId> {
        let words: String = folded(words).chars().take(limits::ROLE_NAME_MAX).collect();
        let near = self.0.iter().map(|(name, id)| (distance(&words, name), *id));
        let allowed = 1 + words.chars().count() / 5;
        near.filter(|(off, _)| *off <= allowed).min().map(|(_, id)| id)
    }
}
