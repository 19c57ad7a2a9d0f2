//! What can be done about rows, once for all that are alike: "4 rows say 'Desginer'".
//!
//! Rows are alike when one answer settles them all. Nothing is repaired unasked, and an answer can make no row an Owner:
//! what comes of it is reviewed like anything else.

use super::{EndDate, EndFault, Roles, StagedRow, Staging, Verdict};
use crate::{EmailAddress, RoleId, Timestamp, email::suggested_domain, likeness::folded};
use std::collections::BTreeSet;

/// How an address was spelled wrong, where that shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slip {
    /// Signs at its ends: `ana@north.example.`, `<ana@north.example`.
    Ends,
    /// The @ written otherwise, or twice: `ana(at)north.example`, `ana@@north.example`.
    At,
    /// Spaces around its signs: `ana @ north. example`.
    Spaces,
    /// Commas for dots: `ana@north,example`.
    Commas,
    /// Dots in a row, or beside the @: `ana@north..example`.
    Dots,
    /// No @ before a domain that has millions of mailboxes: `ana.gmail.com`.
    NoAt,
}

/// What rows need.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Repair {
    /// Another domain: `gmial.com`.
    Domain {
        /// As written, canonical.
        from: String,
        /// As probably meant.
        to: String,
    },
    /// Another spelling; each row has its own suggestion.
    Spelling {
        /// Of this kind.
        slip: Slip,
    },
    /// An address written by hand.
    Address,
    /// A role for these words.
    Role {
        /// As the first row writes them.
        words: String,
        /// Roles that are called alike, the most alike first.
        near: Vec<RoleId>,
    },
    /// A role.
    AnyRole,
    /// To be made an Owner or Co-owner alone, each with a confirmation of its own (R133).
    OwnerAlone {
        /// Which of them.
        role: RoleId,
    },
    /// Which of day and month stands first, in a source.
    DateOrder {
        /// The source.
        source: u32,
    },
    /// Another end date than this, or none.
    EndDate {
        /// As written; empty where the day is over.
        written: String,
    },
    /// Nothing: the same address stands above.
    Repeated,
    /// Nothing: members already.
    Member,
    /// To be sent again, elsewhere: invited already.
    Pending,
    /// Seats.
    Seats,
}

/// Rows that one answer settles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// What they need.
    pub repair: Repair,
    /// The rows, in the order found. Never empty.
    pub rows: Vec<u32>,
}

/// Which number stands first in a date such as `4/5/2026`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// The fourth of May.
    DayFirst,
    /// The fifth of April.
    MonthFirst,
}

/// What somebody says about rows that are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The address that was suggested.
    AsSuggested,
    /// The address is right as it is, although it looks mistyped.
    AsWritten,
    /// This role.
    Role(RoleId),
    /// Dates of the source are written like this.
    Order(DateOrder),
    /// This day; or none, and they stay.
    End(Option<Timestamp>),
    /// Leave them out.
    LeaveOut,
}

/// Settles all rows that are alike. An answer that fits no such question changes nothing.
pub fn fix_all_alike(staging: &mut Staging, alike: &Alike, answer: Answer) {
    let ids: BTreeSet<u32> = alike.rows.iter().copied().collect();
    if let (Repair::Role { words, .. }, Answer::Role(role)) = (&alike.repair, answer) {
        // The words mean this from now on, for rows that come later too.
        staging.meanings.insert(folded(words), role);
        return;
    }
    for row in staging.rows.iter_mut().filter(|row| ids.contains(&row.id)) {
        match answer {
            Answer::LeaveOut => row.left_out = true,
            Answer::AsWritten => row.as_written = true,
            Answer::Role(role) => row.chosen_role = Some(role),
            Answer::AsSuggested => {
                let meant = match EmailAddress::parse(&row.written) {
                    Ok(email) => email.suggestion(),
                    Err(_) => {
                        mended(&row.written).map(|(_, email)| email.suggestion().unwrap_or(email))
                    }
                };
                if let Some(meant) = meant {
                    row.written = meant.as_str().to_owned();
                }
            }
            Answer::Order(order) => {
                if let Some(details) = staging.details.get_mut(&row.id)
                    && let Some(EndDate::WhichOrder { day_first, month_first, .. }) = details.end
                {
                    details.end = Some(EndDate::On(match order {
                        DateOrder::DayFirst => day_first,
                        DateOrder::MonthFirst => month_first,
                    }));
                }
            }
            Answer::End(end) => {
                if let Some(details) = staging.details.get_mut(&row.id) {
                    details.end = end.map(EndDate::On);
                }
            }
        }
    }
}

/// What a row needs, by its state. Nothing where it is ready or left out.
pub(super) fn repair_of(
    row: &StagedRow,
    email: Option<&EmailAddress>,
    verdict: &Verdict,
    roles: &mut Roles,
) -> Option<Repair> {
    Some(match verdict {
        Verdict::Ready | Verdict::LeftOut => return None,
        Verdict::Repeated => Repair::Repeated,
        Verdict::AlreadyMember { .. } => Repair::Member,
        Verdict::AlreadyPending { .. } => Repair::Pending,
        Verdict::NotAnAddress { slip: None, .. } => Repair::Address,
        Verdict::NotAnAddress { slip: Some(slip), .. } => Repair::Spelling { slip: *slip },
        Verdict::Mistyped { suggestion } => {
            Repair::Domain { from: email?.domain().to_owned(), to: suggestion.domain().to_owned() }
        }
        Verdict::OwnerInBulk { role } => Repair::OwnerAlone { role: *role },
        Verdict::UnknownRole { words, near } => {
            Repair::Role { words: roles.first_written(words), near: near.clone() }
        }
        Verdict::NoRole => Repair::AnyRole,
        Verdict::BadEndDate { fault: EndFault::WhichOrder { .. } } => {
            Repair::DateOrder { source: row.source }
        }
        Verdict::BadEndDate { fault: EndFault::Unreadable { written } } => {
            Repair::EndDate { written: written.clone() }
        }
        Verdict::BadEndDate { fault: EndFault::Past } => Repair::EndDate { written: String::new() },
        Verdict::NoSeat => Repair::Seats,
    })
}

/// A way of mending, and what it mends.
type Step = (Slip, fn(&str) -> String);

/// The address that was probably meant by something that is none, and what was wrong first.
pub(super) fn mended(written: &str) -> Option<(Slip, EmailAddress)> {
    // What is longer than two addresses was meant as something else.
    if written.len() > 2 * crate::limits::EMAIL_MAX {
        return None;
    }
    let steps: [Step; 6] = [
        (Slip::Ends, without_signs),
        (Slip::At, with_one_at),
        (Slip::Spaces, without_spaces),
        (Slip::Commas, |text| text.replace(',', ".")),
        (Slip::Dots, with_single_dots),
        (Slip::NoAt, with_missing_at),
    ];
    let mut text = written.to_owned();
    let mut first = None;
    for (slip, step) in steps {
        let next = step(&text);
        if next == text {
            continue;
        }
        first = first.or(Some(slip));
        text = next;
        if let (Some(first), Ok(email)) = (first, EmailAddress::parse(&text)) {
            return Some((first, email));
        }
    }
    None
}

fn without_signs(text: &str) -> String {
    let sign =
        |c: char| c.is_whitespace() || c.is_control() || ".,;:!?<>()[]{}'\"`*„“”‘’«»".contains(c);
    let text = text.trim_matches(sign);
    text.strip_prefix("mailto:").unwrap_or(text).to_owned()
}

fn with_one_at(text: &str) -> String {
    let mut text = text.replace('＠', "@");
    for word in ["(at)", "[at]", "{at}", " at ", "(a)", "[a]", "(ät)", "[ät]"] {
        if !text.contains('@') {
            text = text.replace(word, "@");
        }
    }
    for word in ["(dot)", "[dot]", " dot ", "(punkt)", "[punkt]"] {
        text = text.replace(word, ".");
    }
    while text.contains("@@") {
        text = text.replace("@@", "@");
    }
    text
}

/// Without spaces around its signs. A space between words stays: nobody knows what was meant by it.
fn without_spaces(text: &str) -> String {
    let mut text = text.to_owned();
    for sign in ["@", ".", "-", "_"] {
        for spaced in [format!(" {sign}"), format!("{sign} ")] {
            while text.contains(&spaced) {
                text = text.replace(&spaced, sign);
            }
        }
    }
    text
}

fn with_single_dots(text: &str) -> String {
    let mut text = text.to_owned();
    while text.contains("..") {
        text = text.replace("..", ".");
    }
    text.replace(".@", "@").replace("@.", "@")
}

/// Domains before which an @ is more likely forgotten than another domain meant.
const MAILBOXES: &[&str] = &[
    "gmail.com",
    "googlemail.com",
    "yahoo.com",
    "hotmail.com",
    "outlook.com",
    "icloud.com",
    "protonmail.com",
    "gmx.net",
    "gmx.de",
    "web.de",
];

/// With an @ before the popular domain at its end.
fn with_missing_at(text: &str) -> String {
    let open = !text.contains('@') && !text.contains(char::is_whitespace);
    // The longest that fits: `googlemail.com` ends with a domain of its own.
    let domain = MAILBOXES
        .iter()
        .filter(|domain| open && text.ends_with(**domain))
        .max_by_key(|domain| domain.len());
    match domain.and_then(|domain| Some((text.strip_suffix(domain)?, domain))) {
        Some((local, domain)) => format!("{}@{domain}", local.trim_end_matches('.')),
        None => text.to_owned(),
    }
}

/// The domain that was probably meant, asked once for each domain of a table.
#[derive(Default)]
pub(super) struct Domains(std::collections::BTreeMap<String, Option<&'static str>>);

impl Domains {
    pub(super) fn suggestion(&mut self, email: &EmailAddress) -> Option<EmailAddress> {
        let known = match self.0.get(email.domain()) {
            Some(known) => *known,
            None => {
                let found = suggested_domain(email.domain());
                self.0.insert(email.domain().to_owned(), found);
                found
            }
        };
        EmailAddress::parse(&format!("{}@{}", email.local(), known?)).ok()
    }
}
