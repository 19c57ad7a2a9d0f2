//! What somebody writes to the people they invite: plain text of several lines, bounded, without characters that hide or reorder
//! text. Says nothing about how it is shown.

use crate::{limits, name::is_unprintable};
use serde::{Deserialize, Serialize};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// A message of 1 to [`limits::MESSAGE_MAX`] characters: trimmed, in composed Unicode form, its lines parted by `\n`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Message(String);

/// Why a message cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MessageFault {
    /// Nothing is left after trimming.
    #[error("the message is empty")]
    Empty,
    /// It has more characters than may be.
    #[error("the message is longer than {max} characters")]
    TooLong {
        /// How many may be.
        max: usize,
    },
    /// It holds a control character other than a line break or a tab, or one that hides or reorders text (M01).
    #[error("the message holds a character that cannot be shown")]
    Unprintable,
}

impl Message {
    /// Takes a message as it was typed or pasted. Line breaks of every kind become `\n`, tabs become spaces.
    ///
    /// # Errors
    /// When it is empty, too long, or holds characters that hide or reorder text.
    pub fn new(text: &str) -> Result<Self, MessageFault> {
        let max = limits::MESSAGE_MAX;
        let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
        let text: String = text.replace('\t', " ").trim().nfc().collect();
        if text.is_empty() {
            return Err(MessageFault::Empty);
        }
        if text.chars().count() > max {
            return Err(MessageFault::TooLong { max });
        }
        if text.chars().any(|c| c != '\n' && is_unprintable(c)) {
            return Err(MessageFault::Unprintable);
        }
        Ok(Self(text))
    }

    /// The message as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Message {
    type Error = MessageFault;

    fn try_from(text: String) -> Result<Self, MessageFault> {
        Self::new(&text)
    }
}

impl From<Message> for String {
    fn from(message: Message) -> Self {
        message.0
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_keeps_its_lines_and_nothing_that_hides() {
        let message = Message::new("  Hello,\r\n\r\nsee you\ton Monday.\rMei \n").unwrap();
        assert_eq!(message.as_str(), "Hello,\n\nsee you on Monday.\nMei");
        assert_eq!(Message::new(" \n "), Err(MessageFault::Empty));
        for hidden in ['\0', '\u{8}', '\u{1b}', '\u{200B}', '\u{202E}', '\u{2066}', '\u{FEFF}'] {
            assert_eq!(Message::new(&format!("a{hidden}b")), Err(MessageFault::Unprintable));
        }
    }

    #[test]
    fn a_message_is_bounded_in_characters() {
        let longest = "\u{1F600}".repeat(limits::MESSAGE_MAX);
        assert!(Message::new(&longest).is_ok());
        let fault = MessageFault::TooLong { max: limits::MESSAGE_MAX };
        assert_eq!(Message::new(&format!("{longest}x")), Err(fault));
        assert!(serde_json::from_str::<Message>(r#""a\u202eb""#).is_err());
    }
}
