//! What the header of a column means, in the usual languages and wordings.
//!
//! It does not look at cells, and it does not know what roles there are: "Position" is a column of roles because of
//! its header, whatever stands below it.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use crate::finding::Meaning;
use crate::wordings::{
    EITHER_PART, FIRST_NAME, LAST_NAME, MAIL, MAIL_WITHIN, NOT_MAIL, PERSON, POSITION, ROLE, TITLE,
    WHOLE_NAME,
};

/// What whole headers mean, and how plainly they say so: the lower, the plainer.
static KNOWN: LazyLock<HashMap<&str, (Meaning, usize)>> = LazyLock::new(|| {
    let lists = [
        (ROLE, Meaning::Role),
        (POSITION, Meaning::Role),
        (TITLE, Meaning::Role),
        (FIRST_NAME, Meaning::FirstName),
        (LAST_NAME, Meaning::LastName),
        (WHOLE_NAME, Meaning::Name),
        (PERSON, Meaning::Name),
    ];
    let mut known = HashMap::new();
    for (rate, (list, meaning)) in lists.into_iter().enumerate() {
        for header in list.split(", ") {
            known.entry(header).or_insert((meaning, rate));
        }
    }
    known
});

/// What one header means by itself.
pub(crate) fn meaning(header: &str) -> Option<Meaning> {
    rated(&plain(header)).map(|(meaning, _)| meaning)
}

/// What each header of a row means. All columns of addresses count, and one of each of the others.
pub(crate) fn meanings(headers: &[String]) -> Vec<Option<Meaning>> {
    let plain: Vec<String> = headers.iter().map(|header| plain(header)).collect();
    let rated: Vec<Option<(Meaning, usize)>> = plain.iter().map(|header| rated(header)).collect();
    let best = |wanted: Meaning| {
        let those = rated.iter().enumerate().filter_map(|(at, rated)| match rated {
            Some((meaning, rate)) if *meaning == wanted => Some((*rate, at)),
            _ => None,
        });
        those.min().map(|(_, at)| at)
    };
    let mut chosen: Vec<Option<Meaning>> = vec![None; headers.len()];
    for (slot, rated) in chosen.iter_mut().zip(&rated) {
        *slot = rated.filter(|(meaning, _)| *meaning == Meaning::Email).map(|(meaning, _)| meaning);
    }
    for wanted in [Meaning::Name, Meaning::FirstName, Meaning::LastName, Meaning::Role] {
        if let Some(slot) = best(wanted).and_then(|at| chosen.get_mut(at)) {
            *slot = Some(wanted);
        }
    }
    if let Some(at) = best(Meaning::Name) {
        let either = plain.get(at).is_some_and(|header| is_in(EITHER_PART, header));
        let part = match (best(Meaning::FirstName), best(Meaning::LastName)) {
            (Some(_), None) if either => Some(Meaning::LastName),
            (None, Some(_)) if either => Some(Meaning::FirstName),
            _ => None,
        };
        if let (Some(slot), Some(part)) = (chosen.get_mut(at), part) {
            *slot = Some(part);
        }
    }
    chosen
}

/// The meaning of a plain header, and how plainly it says so.
fn rated(header: &str) -> Option<(Meaning, usize)> {
    if is_mail(header) {
        return Some((Meaning::Email, 0));
    }
    KNOWN.get(header).copied()
}

fn is_mail(header: &str) -> bool {
    let joined = format!(" {header}").replace(" e post", " epost");
    let words: Vec<&str> = joined.split_whitespace().collect();
    let short = words.len() <= 5 && header.chars().count() <= 40;
    let said = words.iter().any(|word| is_in(MAIL, word))
        || (words.len() <= 2 && MAIL_WITHIN.split(", ").any(|part| header.contains(part)));
    short && said && !words.iter().any(|word| is_in(NOT_MAIL, word))
}

fn is_in(list: &str, word: &str) -> bool {
    list.split(", ").any(|known| known == word)
}

/// In lower case, without accents, punctuation and remarks in brackets.
fn plain(header: &str) -> String {
    let mut depth = 0_usize;
    let mut plain = String::new();
    for c in header.chars().take(120).nfd() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '\u{300}'..='\u{36F}' => {}
            '\'' | '’' | '"' => {}
            _ if depth > 0 => {}
            _ if is_letter(c) => plain.extend(c.to_lowercase()),
            _ => plain.push(' '),
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}

/// Letters, digits, and the vowel signs of scripts which write them apart.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{900}'..='\u{97F}' | '\u{3099}' | '\u{309A}' | 'ー')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_written_plainly() {
        let mail = [MAIL, MAIL_WITHIN, NOT_MAIL];
        let people =
            [WHOLE_NAME, PERSON, FIRST_NAME, LAST_NAME, EITHER_PART, ROLE, POSITION, TITLE];
        for word in mail.iter().chain(&people).flat_map(|list| list.split(", ")) {
            assert_eq!(plain(word), *word);
        }
    }

    #[test]
    fn addresses_have_many_headers() {
        for header in [
            "Email",
            "E-mail Address",
            "E-mail 1 - Value",
            "Mail",
            "correo electrónico",
            "E-Mail-Adresse",
            "EMAIL_ADDRESS",
            "Email Address [Required]",
            "Work email*",
            "Adresse e-mail",
            "Courriel",
            "E-Mail 2 Address",
            "E-post",
            "メールアドレス",
            "邮箱地址",
            "Электронная почта",
            "이메일 주소",
        ] {
            assert_eq!(meaning(header), Some(Meaning::Email), "{header}");
        }
        for header in [
            "E-mail 1 - Type",
            "E-mail Display Name",
            "Mailing Address",
            "Manager email",
            "Email verified",
            "Email opt-in",
            "Mail Stop",
            "Recovery Email",
            "Phone",
            "",
            "please write me an email when you can",
        ] {
            assert_eq!(meaning(header), None, "{header}");
        }
    }

    #[test]
    fn a_name_beside_the_other_part_is_a_part() {
        let of = |headers: &[&str]| {
            meanings(&headers.iter().map(|header| (*header).to_owned()).collect::<Vec<_>>())
        };
        use Meaning::{Email, FirstName, LastName, Name, Role};
        assert_eq!(
            of(&["Name", "Vorname", "E-Mail"]),
            [Some(LastName), Some(FirstName), Some(Email)]
        );
        assert_eq!(of(&["Nombre", "Apellidos"]), [Some(FirstName), Some(LastName)]);
        assert_eq!(of(&["Nom", "Prénom"]), [Some(LastName), Some(FirstName)]);
        assert_eq!(
            of(&["Name", "Given Name", "Family Name"]),
            [Some(Name), Some(FirstName), Some(LastName)]
        );
        assert_eq!(of(&["Title", "Job Title", "Role"]), [None, None, Some(Role)]);
        assert_eq!(of(&["Title", "First Name", "Job Title"]), [None, Some(FirstName), Some(Role)]);
        assert_eq!(of(&["E-mail", "E-mail 2"]), [Some(Email), Some(Email)]);
    }
}
