//! What an email address is, here: one function that invitations, imports, sign-up, sign-in and acceptance all use.
//!
//! An address keeps what was written (that is what mail goes to and what is shown) and has one canonical form, by which
//! two addresses are the same: ASCII letters lower-cased, the domain in its ASCII form. Dots and plus signs are left
//! alone, because only the mailbox's own server knows what they mean. There is no folding of look-alikes: `mıke@` is
//! not `mike@` (P32).

use crate::{likeness::distance, limits};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{cmp, fmt, hash};

/// An address that an invitation can go to.
#[derive(Clone, Debug)]
pub struct EmailAddress {
    written: String,
    canonical: String,
}

/// Why something is not an address that an invitation can go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "camelCase")]
pub enum EmailFault {
    /// Nothing was written.
    #[error("the address is empty")]
    Empty,
    /// There is no @, or more than one.
    #[error("an address has exactly one @")]
    NoAt,
    /// It holds a line break or another control character (A18).
    #[error("the address holds a line break or control character")]
    LineBreak,
    /// It holds a space.
    #[error("the address holds a space")]
    Space,
    /// The part before the @ is quoted or commented. Allowed by RFC 5322 and refused by most mail servers; refused here (A18).
    #[error("quoted addresses are not taken")]
    Quoted,
    /// The part before the @ holds letters outside ASCII, which most mail servers do not carry.
    #[error("the part before the @ holds letters that mail servers do not carry")]
    LocalNotAscii,
    /// The part before the @ is empty, or its dots stand wrongly, or it holds another character that may not be.
    #[error("the part before the @ is not right")]
    BadLocal,
    /// The part after the @ is not a domain with a dot.
    #[error("the part after the @ is not a domain")]
    BadDomain,
    /// It is longer than 254 bytes, or 64 before the @.
    #[error("the address is too long")]
    TooLong,
}

impl EmailAddress {
    /// Takes an address, trimmed.
    ///
    /// # Errors
    /// When it is not an address that an invitation can go to; see [`EmailFault`].
    pub fn parse(text: &str) -> Result<Self, EmailFault> {
        if text.len() > 4 * limits::EMAIL_MAX {
            return Err(EmailFault::TooLong);
        }
        let written = text.trim_matches(' ');
        if written.is_empty() {
            return Err(EmailFault::Empty);
        }
        if written.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')) {
            return Err(EmailFault::LineBreak);
        }
        if written.contains('"') || written.contains('(') {
            return Err(EmailFault::Quoted);
        }
        if written.chars().any(char::is_whitespace) {
            return Err(EmailFault::Space);
        }
        let (local, domain) = written.split_once('@').ok_or(EmailFault::NoAt)?;
        if domain.contains('@') {
            return Err(EmailFault::NoAt);
        }
        let canonical = format!("{}@{}", canonical_local(local)?, canonical_domain(domain)?);
        if canonical.len() > limits::EMAIL_MAX || written.len() > limits::EMAIL_MAX {
            return Err(EmailFault::TooLong);
        }
        Ok(Self { written: written.to_owned(), canonical })
    }

    /// As it was written: for display and for delivery.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// The form by which addresses are the same.
    #[must_use]
    pub fn canonical(&self) -> &str {
        &self.canonical
    }

    /// The part before the @, for a person whose name is not known.
    #[must_use]
    pub fn local(&self) -> &str {
        self.written.split_once('@').map_or(self.written.as_str(), |(local, _)| local)
    }

    /// The part after the @, canonical.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.canonical.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    /// The address with most letters hidden, for showing to somebody who is not its owner: `s•••@h•••.example`.
    #[must_use]
    pub fn masked(&self) -> String {
        let first = |text: &str| text.chars().next().map(String::from).unwrap_or_default();
        let domain = self.domain();
        let (name, ending) = domain.rsplit_once('.').unwrap_or((domain, ""));
        format!("{}•••@{}•••.{ending}", first(self.local()), first(name))
    }

    /// The address that was probably meant, where the domain looks mistyped.
    #[must_use]
    pub fn suggestion(&self) -> Option<Self> {
        let domain = suggested_domain(self.domain())?;
        Self::parse(&format!("{}@{domain}", self.local())).ok()
    }
}

fn canonical_local(local: &str) -> Result<String, EmailFault> {
    if local.len() > limits::EMAIL_LOCAL_MAX {
        return Err(EmailFault::TooLong);
    }
    if !local.is_ascii() {
        return Err(EmailFault::LocalNotAscii);
    }
    let right = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~-.".contains(c);
    let dots_right = !local.starts_with('.') && !local.ends_with('.') && !local.contains("..");
    if local.is_empty() || !local.chars().all(right) || !dots_right {
        return Err(EmailFault::BadLocal);
    }
    Ok(local.to_ascii_lowercase())
}

fn canonical_domain(domain: &str) -> Result<String, EmailFault> {
    let ascii = idna::domain_to_ascii_strict(domain).map_err(|_| EmailFault::BadDomain)?;
    let labels: Vec<&str> = ascii.split('.').collect();
    let label_right = |label: &&str| !label.is_empty() && label.len() <= 63;
    let ending = labels.last().copied().unwrap_or_default();
    let ending_right = ending.len() >= 2 && !ending.chars().all(|c| c.is_ascii_digit());
    if labels.len() < 2 || !labels.iter().all(label_right) || !ending_right {
        return Err(EmailFault::BadDomain);
    }
    Ok(ascii)
}

/// Domains with so many mailboxes that a near miss is more likely a slip than another domain.
const POPULAR: &[&str] = &[
    "gmail.com",
    "googlemail.com",
    "yahoo.com",
    "hotmail.com",
    "outlook.com",
    "icloud.com",
    "protonmail.com",
    "hotmail.co.uk",
    "yahoo.co.uk",
    "live.com",
    "aol.com",
    "gmx.net",
    "web.de",
];

/// Real domains that stand one letter from a popular one, and are not slips.
const NOT_A_SLIP: &[&str] =
    &["mail.com", "ymail.com", "email.com", "gmx.de", "gmx.com", "me.com", "live.de", "aol.de"];

/// The popular domain that a domain probably slipped from: one letter off (two in a long one), with the same first letter.
#[must_use]
pub fn suggested_domain(domain: &str) -> Option<&'static str> {
    if POPULAR.contains(&domain) || NOT_A_SLIP.contains(&domain) || domain.len() > 20 {
        return None;
    }
    POPULAR
        .iter()
        .map(|popular| (distance(domain, popular), *popular))
        .filter(|(off, popular)| {
            *off <= if popular.len() >= 9 { 2 } else { 1 }
                && popular.chars().next() == domain.chars().next()
        })
        .min()
        .map(|(_, popular)| popular)
}

impl PartialEq for EmailAddress {
    fn eq(&self, other: &Self) -> bool {
        self.canonical == other.canonical
    }
}

impl Eq for EmailAddress {}

impl PartialOrd for EmailAddress {
    fn partial_cmp(&self, other: &Self) -> Option<cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for EmailAddress {
    fn cmp(&self, other: &Self) -> cmp::Ordering {
        self.canonical.cmp(&other.canonical)
    }
}

impl hash::Hash for EmailAddress {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.canonical.hash(state);
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

impl Serialize for EmailAddress {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.written)
    }
}

impl<'de> Deserialize<'de> for EmailAddress {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn canonical(text: &str) -> Result<String, EmailFault> {
        EmailAddress::parse(text).map(|email| email.canonical().to_owned())
    }

    #[test]
    fn addresses_are_the_same_by_case_and_by_idn_and_not_by_dots() {
        assert_eq!(canonical(" Mei.Tanaka@Harbor.Example ").unwrap(), "mei.tanaka@harbor.example");
        assert_eq!(canonical("a@bücher.example"), canonical("a@xn--bcher-kva.example"));
        assert_ne!(canonical("me.i@harbor.example"), canonical("mei@harbor.example"));
        assert_eq!(canonical("mıke@harbor.example"), Err(EmailFault::LocalNotAscii));
    }

    #[test]
    fn a18_what_could_inject_or_confuse_is_refused() {
        assert_eq!(canonical("a@x.example\r\nBcc: b@y.example"), Err(EmailFault::LineBreak));
        assert_eq!(canonical("\"odd one\"@x.example"), Err(EmailFault::Quoted));
        assert_eq!(canonical("a(comment)@x.example"), Err(EmailFault::Quoted));
        assert_eq!(canonical("a b@x.example"), Err(EmailFault::Space));
        assert_eq!(canonical("a@b@c.example"), Err(EmailFault::NoAt));
        assert_eq!(canonical("nobody"), Err(EmailFault::NoAt));
        assert_eq!(canonical("@x.example"), Err(EmailFault::BadLocal));
        assert_eq!(canonical("a..b@x.example"), Err(EmailFault::BadLocal));
        assert_eq!(canonical("a@localhost"), Err(EmailFault::BadDomain));
        assert_eq!(canonical("a@10.0.0.1"), Err(EmailFault::BadDomain));
        assert_eq!(canonical(&format!("{}@x.example", "a".repeat(65))), Err(EmailFault::TooLong));
        assert_eq!(canonical(&"a@".repeat(32_000)), Err(EmailFault::TooLong));
    }

    #[test]
    fn a_slip_in_a_popular_domain_is_noticed_and_a_real_neighbour_is_not() {
        let suggested = |text: &str| {
            EmailAddress::parse(text).unwrap().suggestion().map(|email| email.as_str().to_owned())
        };
        assert_eq!(suggested("mei@gmial.com").as_deref(), Some("mei@gmail.com"));
        assert_eq!(suggested("mei@gmail.con").as_deref(), Some("mei@gmail.com"));
        assert_eq!(suggested("mei@hotmial.com").as_deref(), Some("mei@hotmail.com"));
        assert_eq!(suggested("mei@mail.com"), None);
        assert_eq!(suggested("mei@gmail.com"), None);
        assert_eq!(suggested("mei@northwind.example"), None);
    }

    #[test]
    fn a_masked_address_tells_its_owner_and_nobody_else() {
        let email = EmailAddress::parse("sofia.lund@harbor.example").unwrap();
        assert_eq!(email.masked(), "s•••@h•••.example");
    }

    proptest! {
        #[test]
        fn parsing_never_panics_and_its_canonical_form_is_stable(text in "\\PC{0,80}") {
            if let Ok(email) = EmailAddress::parse(&text) {
                let again = EmailAddress::parse(email.canonical()).unwrap();
                prop_assert_eq!(again.canonical(), email.canonical());
                prop_assert!(!email.as_str().contains(['\r', '\n', ' ', '"']));
            }
        }
    }
}
