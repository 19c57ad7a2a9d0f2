//! What the header of a column means, in the usual languages and wordings.
//!
//! It does not look at cells, and it does not know what roles there are: "Position" is a column of roles because of
//! its header, whatever stands below it.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use crate::purpose::Purpose;
use crate::wordings::{
    DEPARTMENT, EITHER_PART, END_DATE, FIRST_NAME, LAST_NAME, MAIL, MAIL_WITHIN, NOT_MAIL,
    NOT_MAIL_WITHIN, OWN_MAIL, PERSON, POSITION, ROLE, TEAM, TITLE, WHOLE_NAME,
};

/// What whole headers mean, and how plainly they say so: the lower, the plainer.
static KNOWN: LazyLock<HashMap<&str, (Purpose, usize)>> = LazyLock::new(|| {
    let lists = [
        (ROLE, Purpose::Role),
        (POSITION, Purpose::Role),
        (TITLE, Purpose::Role),
        (FIRST_NAME, Purpose::FirstName),
        (LAST_NAME, Purpose::LastName),
        (WHOLE_NAME, Purpose::Name),
        (PERSON, Purpose::Name),
        (TEAM, Purpose::Team),
        (DEPARTMENT, Purpose::Team),
        (END_DATE, Purpose::EndDate),
    ];
    let mut known = HashMap::new();
    for (rate, (list, meaning)) in lists.into_iter().enumerate() {
        for header in list.split(", ") {
            known.entry(header).or_insert((meaning, rate));
        }
    }
    known
});

/// The words of a list.
type Words = LazyLock<HashSet<&'static str>>;

static MAIL_WORDS: Words = LazyLock::new(|| MAIL.split(", ").collect());
static NOT_MAIL_WORDS: Words = LazyLock::new(|| NOT_MAIL.split(", ").collect());
static OWN_MAIL_WORDS: Words = LazyLock::new(|| OWN_MAIL.split(", ").collect());

/// What one header means by itself.
pub(crate) fn meaning(header: &str) -> Option<Purpose> {
    rated(&plain(header)).map(|(meaning, _)| meaning)
}

/// What each header of a row means. All columns of addresses count, and one of each of the others.
pub(crate) fn meanings(headers: &[String]) -> Vec<Option<Purpose>> {
    let plain: Vec<String> = headers.iter().map(|header| plain(header)).collect();
    let rated: Vec<Option<(Purpose, usize)>> = plain.iter().map(|header| rated(header)).collect();
    let best = |wanted: Purpose| {
        let those = rated.iter().enumerate().filter_map(|(at, rated)| match rated {
            Some((meaning, rate)) if *meaning == wanted => Some((*rate, at)),
            _ => None,
        });
        those.min().map(|(_, at)| at)
    };
    let mut chosen: Vec<Option<Purpose>> = vec![None; headers.len()];
    for (slot, rated) in chosen.iter_mut().zip(&rated) {
        *slot = rated.filter(|(meaning, _)| *meaning == Purpose::Email).map(|(meaning, _)| meaning);
    }
    // Who has an address at work is not invited at home as well.
    let own = |header: &String| header.split(' ').any(|word| OWN_MAIL_WORDS.contains(word));
    let is_mail = |(_, chosen): &(&String, &Option<Purpose>)| chosen.is_some();
    if plain.iter().zip(&chosen).filter(is_mail).any(|(header, _)| !own(header)) {
        for (slot, _) in chosen.iter_mut().zip(&plain).filter(|(_, header)| own(header)) {
            *slot = None;
        }
    }
    let single = [
        Purpose::Name,
        Purpose::FirstName,
        Purpose::LastName,
        Purpose::Role,
        Purpose::Team,
        Purpose::EndDate,
    ];
    for wanted in single {
        if let Some(slot) = best(wanted).and_then(|at| chosen.get_mut(at)) {
            *slot = Some(wanted);
        }
    }
    if let Some(at) = best(Purpose::Name) {
        let either = plain.get(at).is_some_and(|header| is_in(EITHER_PART, header));
        let part = match (best(Purpose::FirstName), best(Purpose::LastName)) {
            (Some(_), None) if either => Some(Purpose::LastName),
            (None, Some(_)) if either => Some(Purpose::FirstName),
            _ => None,
        };
        if let (Some(slot), Some(part)) = (chosen.get_mut(at), part) {
            *slot = Some(part);
        }
    }
    chosen
}

/// The meaning of a plain header, and how plainly it says so.
fn rated(header: &str) -> Option<(Purpose, usize)> {
    if is_mail(header) {
        return Some((Purpose::Email, 0));
    }
    KNOWN.get(header).copied()
}

fn is_mail(header: &str) -> bool {
    let joined = format!(" {header}").replace(" e post", " epost");
    let words: Vec<&str> = joined.split_whitespace().collect();
    let short = words.len() <= 5 && header.chars().count() <= 40;
    let said = words.iter().any(|word| MAIL_WORDS.contains(word))
        || (words.len() <= 2 && MAIL_WITHIN.split(", ").any(|part| header.contains(part)));
    let other = NOT_MAIL_WITHIN.split(", ").any(|part| header.contains(part));
    short && said && !other && !words.iter().any(|word| NOT_MAIL_WORDS.contains(word))
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
        let mail = [MAIL, MAIL_WITHIN, NOT_MAIL, NOT_MAIL_WITHIN, OWN_MAIL];
        let people =
            [WHOLE_NAME, PERSON, FIRST_NAME, LAST_NAME, EITHER_PART, ROLE, POSITION, TITLE];
        let others = [TEAM, DEPARTMENT, END_DATE];
        for word in mail.iter().chain(&people).chain(&others).flat_map(|list| list.split(", ")) {
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
            assert_eq!(meaning(header), Some(Purpose::Email), "{header}");
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
        use Purpose::{Email, FirstName, LastName, Name, Role};
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
        assert_eq!(of(&["Personal email", "Work email"]), [None, Some(Email)]);
        assert_eq!(of(&["Personal email", "Name"]), [Some(Email), Some(Name)]);
    }

    #[test]
    fn a_team_is_preferred_to_a_department_and_an_end_is_not_a_beginning() {
        let of = |headers: &[&str]| {
            meanings(&headers.iter().map(|header| (*header).to_owned()).collect::<Vec<_>>())
        };
        use Purpose::{EndDate, Team};
        assert_eq!(of(&["Department", "Team"]), [None, Some(Team)]);
        assert_eq!(of(&["Abteilung", "Austrittsdatum"]), [Some(Team), Some(EndDate)]);
        assert_eq!(of(&["Start date", "End Date"]), [None, Some(EndDate)]);
        assert_eq!(of(&["Hire Date", "Date"]), [None, None]);
    }
}
