//! Slugs: the word under which a workspace has pages of its own, as `acme` in `acme.roster.example`. What may be one,
//! and which one follows from a name. It does not know which ones are taken.

use serde::{Deserialize, Serialize};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// The fewest and the most characters of a slug. DNS would take 63; nobody would type them.
pub const SLUG_LENGTH: (usize, usize) = (3, 40);

/// How long the slug of before leads to the one of now, and is given to nobody else: letters and bookmarks are that old.
pub const SLUG_HELD_MS: i64 = crate::time::days(90);

/// How many slugs of before a workspace may hold. More are a way to keep words from others.
pub const SLUGS_HELD_MAX: u64 = 3;

/// What nobody may be called: the names of a server's own hosts, of its pages, and of people who write to everybody.
const RESERVED: &str = "\
    abuse account accounts admin administrator api app apps assets auth autoconfig autodiscover billing blog cdn \
    dashboard demo dev dns docs download downloads email example files forgot forum ftp git help hostmaster http \
    https imap img info invite invites invitation localhost login logout mail mailer-daemon media metrics mta-sts \
    mx news noreply no-reply ns1 ns2 oauth official pop pop3 postmaster press proxy register reset root roster \
    security server sign-in sign-out sign-up signin signout signup smtp sso staging static status support system \
    team teams test trust upload uploads webmail webmaster workspace workspaces wpad www";

/// What is taken where a name has nothing of which a slug could be made.
const NAMELESS: &str = "crew";

/// A slug: 3 to 40 letters of ASCII, digits and single hyphens, beginning and ending in a letter or digit; no reserved word,
/// and not digits only.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// Why a text cannot be a slug.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SlugFault {
    /// It has fewer characters than there must be.
    #[error("the address is shorter than {} characters", SLUG_LENGTH.0)]
    TooShort,
    /// It has more characters than may be.
    #[error("the address is longer than {} characters", SLUG_LENGTH.1)]
    TooLong,
    /// It holds something other than small letters of ASCII, digits and hyphens.
    #[error("the address holds something other than a to z, digits and hyphens")]
    Unfit,
    /// A hyphen stands at an end, or beside another one (browsers read `xn--` as another script).
    #[error("a hyphen stands at an end or beside another one")]
    Hyphens,
    /// It is digits only, which reads as a number of a host.
    #[error("the address is digits only")]
    OnlyDigits,
    /// It is a word that the server keeps for itself.
    #[error("the address is kept for the server itself")]
    Reserved,
}

impl SlugFault {
    /// The fault's word on the wire.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::TooShort => "too_short",
            Self::TooLong => "too_long",
            Self::Unfit => "unfit",
            Self::Hyphens => "hyphens",
            Self::OnlyDigits => "only_digits",
            Self::Reserved => "reserved",
        }
    }
}

impl Slug {
    /// Takes a slug as somebody typed it: trimmed, in small letters.
    ///
    /// # Errors
    /// When it cannot be one.
    pub fn parse(text: &str) -> Result<Self, SlugFault> {
        let slug = text.trim().to_ascii_lowercase();
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !slug.chars().all(fits) {
            return Err(SlugFault::Unfit);
        }
        if slug.len() < SLUG_LENGTH.0 {
            return Err(SlugFault::TooShort);
        }
        if slug.len() > SLUG_LENGTH.1 {
            return Err(SlugFault::TooLong);
        }
        if slug.starts_with('-') || slug.ends_with('-') || slug.contains("--") {
            return Err(SlugFault::Hyphens);
        }
        if !slug.contains(|c: char| c.is_ascii_lowercase()) {
            return Err(SlugFault::OnlyDigits);
        }
        if RESERVED.split(' ').any(|word| word == slug) {
            return Err(SlugFault::Reserved);
        }
        Ok(Self(slug))
    }

    /// The slug that follows from a name: without accents, a hyphen for whatever else is no letter or digit of ASCII. A name that
    /// gives none, or a reserved word, gives one that says what it is for.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        let mut slug = String::new();
        for c in name.nfkd().flat_map(char::to_lowercase) {
            match c {
                'a'..='z' | '0'..='9' => slug.push(c),
                _ => match spelled(c) {
                    Some(spelled) => slug.push_str(spelled),
                    None if is_accent(c) => {}
                    None if slug.is_empty() || slug.ends_with('-') => {}
                    None => slug.push('-'),
                },
            }
        }
        let slug = cut(&slug, SLUG_LENGTH.1);
        let named =
            Self::parse(slug).or_else(|_| Self::parse(&format!("{}-{NAMELESS}", cut(slug, 32))));
        named.unwrap_or_else(|_| Self(NAMELESS.to_owned()))
    }

    /// The same with a number behind it, for when it is taken.
    #[must_use]
    pub fn numbered(&self, number: u64) -> Self {
        let number = format!("-{number}");
        let numbered = format!("{}{number}", cut(&self.0, SLUG_LENGTH.1 - number.len()));
        // Cut short, a word may have lost all its letters.
        Self::parse(&numbered).unwrap_or_else(|_| Self(format!("{NAMELESS}{number}")))
    }

    /// The slug as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// As much as fits, without a hyphen at the end.
fn cut(text: &str, length: usize) -> &str {
    text.get(..length.min(text.len())).unwrap_or(text).trim_end_matches('-')
}

/// Letters that are more than a letter with an accent.
fn spelled(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'ı' => "i",
        'þ' => "th",
        _ => return None,
    })
}

/// What stands over or within a letter after it was taken apart, and the apostrophes of names.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\'' | '’' | 'ʼ')
}

impl TryFrom<String> for Slug {
    type Error = SlugFault;

    fn try_from(text: String) -> Result<Self, SlugFault> {
        Self::parse(&text)
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
