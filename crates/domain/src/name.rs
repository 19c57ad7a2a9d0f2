//! Names that people type: trimmed, bounded, and without characters that hide or reorder text.

use crate::limits;
use serde::{Deserialize, Serialize};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// A name as it will be shown: one line, trimmed, in composed Unicode form, without invisible or reordering characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Name(String);

impl TryFrom<String> for Name {
    type Error = NameFault;

    /// Takes a name from the wire or the disk: of any kind, and so as long as the longest kind may be.
    fn try_from(text: String) -> Result<Self, NameFault> {
        Self::new(&text, limits::PERSON_NAME_MAX)
    }
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        name.0
    }
}

/// Why a name cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "fault", rename_all = "camelCase")]
pub enum NameFault {
    /// Nothing is left after trimming.
    #[error("the name is empty")]
    Empty,
    /// It has more characters than may be.
    #[error("the name is longer than {max} characters")]
    TooLong {
        /// How many may be.
        max: usize,
    },
    /// It holds a line break, a control character or one that reorders text (M01).
    #[error("the name holds a character that cannot be shown in one line")]
    Unprintable,
}

impl Name {
    /// Takes a name of 1 to `max` characters.
    ///
    /// # Errors
    /// When it is empty, too long, or holds characters that cannot stand in one line.
    pub fn new(text: &str, max: usize) -> Result<Self, NameFault> {
        let name: String = text.trim().nfc().collect();
        if name.is_empty() {
            return Err(NameFault::Empty);
        }
        if name.chars().count() > max {
            return Err(NameFault::TooLong { max });
        }
        if name.chars().any(is_unprintable) {
            return Err(NameFault::Unprintable);
        }
        Ok(Self(name))
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Control characters, line and paragraph separators, bidirectional controls and zero-width spaces. Joiners stay: names
/// in several scripts need them.
pub(crate) fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}')
        || ('\u{202A}'..='\u{202E}').contains(&c)
        || ('\u{2066}'..='\u{2069}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_trimmed_and_composed() {
        assert_eq!(Name::new("  Zoe\u{308} ", 10).unwrap().as_str(), "Zoë");
    }

    #[test]
    fn a_name_from_the_wire_is_checked_as_one_that_was_typed() {
        assert_eq!(serde_json::from_str::<Name>(r#""Mei""#).unwrap().as_str(), "Mei");
        assert!(serde_json::from_str::<Name>(r#""a\r\nBcc: b""#).is_err());
    }

    #[test]
    fn a_name_has_bounds_and_no_hidden_characters() {
        assert_eq!(Name::new(" ", 10), Err(NameFault::Empty));
        assert_eq!(Name::new("abc", 2), Err(NameFault::TooLong { max: 2 }));
        assert_eq!(Name::new("a\nb", 10), Err(NameFault::Unprintable));
        assert_eq!(Name::new("a\u{202E}b", 10), Err(NameFault::Unprintable));
    }
}
