//! What the columns of a table are for, and what somebody may choose about a table before it is read again.
//!
//! It does not know how purposes are guessed.

use std::collections::BTreeMap;

use crate::finding::Meaning;

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// An address, or several.
    Email,
    /// A whole name.
    Name,
    /// A given name.
    FirstName,
    /// A family name.
    LastName,
    /// A role, a position, a permission.
    Role,
    /// A team or a department.
    Team,
    /// The day on which somebody leaves again.
    EndDate,
    /// Nothing that is read.
    Ignored,
}

impl Purpose {
    /// All purposes, in the order in which one would offer them.
    pub const ALL: [Self; 8] = [
        Self::Email,
        Self::Name,
        Self::FirstName,
        Self::LastName,
        Self::Role,
        Self::Team,
        Self::EndDate,
        Self::Ignored,
    ];

    /// Its word on the wire: `email`, `firstName`, `endDate`, ...
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Name => "name",
            Self::FirstName => "firstName",
            Self::LastName => "lastName",
            Self::Role => "role",
            Self::Team => "team",
            Self::EndDate => "endDate",
            Self::Ignored => "ignored",
        }
    }

    /// The purpose with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.word() == word)
    }

    /// What a column of this purpose says about who somebody is.
    pub(crate) fn meaning(self) -> Option<Meaning> {
        match self {
            Self::Email => Some(Meaning::Email),
            Self::Name => Some(Meaning::Name),
            Self::FirstName => Some(Meaning::FirstName),
            Self::LastName => Some(Meaning::LastName),
            Self::Role => Some(Meaning::Role),
            Self::Team | Self::EndDate | Self::Ignored => None,
        }
    }
}

/// Which number stands first in a date such as `4/5/2026`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// The fourth of May.
    DayFirst,
    /// The fifth of April.
    MonthFirst,
}

/// What somebody chose about a table. What is not chosen is guessed as ever.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The sheet of a workbook, by its name. A name that it does not have chooses nothing.
    pub sheet: Option<String>,
    /// What columns are for, by their number from the left, from 0. No more than one column of each purpose but
    /// addresses is read: the first that was chosen.
    pub purposes: BTreeMap<usize, Purpose>,
    /// Which of day and month stands first in its end dates.
    pub date_order: Option<DateOrder>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_purpose_has_a_word_of_its_own() {
        for purpose in Purpose::ALL {
            assert_eq!(Purpose::from_word(purpose.word()), Some(purpose));
        }
        assert_eq!(Purpose::from_word("owner"), None);
    }
}
