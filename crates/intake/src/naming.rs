//! The name that stands beside an address in text.
//!
//! It does not know people: it goes by quotes, commas and capital letters, and gives nothing where it is in doubt.

use crate::header;
use crate::token::has_at;
use crate::trimming::{bare, tidy};

/// How far back a name is looked for, in bytes.
const FARTHEST: usize = 300;

/// The most words that are taken for a name as they stand.
const MOST_WORDS: usize = 4;

/// The name in what stands before `<ana@north.example>`.
pub(crate) fn before_brackets(context: &str) -> String {
    let context = bare(tail(context));
    let name = match quoted_at_end(context) {
        Some(quoted) => tidy(&quoted),
        None => {
            let context =
                bare(without_remark(context).trim_end_matches([':', '-', '–', '(', '[', '\'']));
            let phrase =
                context.rsplit([':', '(', '[', '"', '“', '”', '：']).next().unwrap_or_default();
            let phrase = without_bullet(after_dash(phrase));
            let phrase = last_of_list(phrase);
            if is_short_name(phrase) {
                tidy(phrase.trim_matches('\''))
            } else {
                capitals_at_end(phrase)
            }
        }
    };
    if has_at(&name) { String::new() } else { name }
}

/// The name beside an address without brackets: `Ana Lind: ana@north.example`, `ana@north.example (Ana Lind)`.
pub(crate) fn beside(before: &str, after: &str) -> String {
    let comment = in_parentheses(after).filter(|name| is_name(name, 1));
    let name = comment.map_or_else(|| in_front(before), tidy);
    if has_at(&name) { String::new() } else { name }
}

/// What stands in parentheses at the beginning of `after`.
pub(crate) fn in_parentheses(after: &str) -> Option<&str> {
    let inner = after.trim_start_matches(' ').strip_prefix('(')?;
    let near =
        inner.char_indices().nth(80).map_or(inner, |(end, _)| inner.get(..end).unwrap_or(inner));
    let (comment, _) = near.split_once(')')?;
    (!has_at(comment)).then_some(comment)
}

/// A name in front of an address: the whole line up to it, two words or more, and each with a capital letter; or, where
/// the address stands in parentheses, those with capital letters just before.
fn in_front(before: &str) -> String {
    if let Some(phrase) = bare(before).strip_suffix('(') {
        let phrase = tail(phrase).rsplit([':', ',', '"', ')']).next().unwrap_or_default();
        return capitals_at_end(after_dash(phrase));
    }
    let marks = [',', ':', '-', '–', '—', '(', '[', '<', '"', '=', '>', '，', '：'];
    let phrase = bare(bare(tail(before)).trim_matches(|c| marks.contains(&c) || c == ' '));
    let phrase = phrase.rsplit(':').next().unwrap_or_default();
    let phrase = without_bullet(phrase);
    if is_name(phrase, 2) && header::meaning(phrase).is_none() {
        tidy(phrase)
    } else {
        String::new()
    }
}

fn is_name(phrase: &str, least: usize) -> bool {
    let words = phrase.split_whitespace().count();
    let letters =
        |c: char| c.is_alphabetic() || matches!(c, ' ' | '\u{A0}' | '.' | '\'' | '’' | '-');
    // CEO and HR are not names.
    let initials =
        phrase.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) && words < 2;
    (least..=MOST_WORDS).contains(&words)
        && phrase.chars().all(letters)
        && !initials
        && phrase.split_whitespace().all(|word| begins_name(word) || is_particle(word))
}

/// Whether a phrase is a name as it stands: short, and not begun by other words, as in `and Ana Lind`.
fn is_short_name(phrase: &str) -> bool {
    let mut words = phrase.split_whitespace();
    let begins = words.next().is_none_or(|word| begins_name(word) || is_particle(word));
    phrase.split_whitespace().count() <= MOST_WORDS && (begins || !words.any(begins_name))
}

/// The last name in a list of phrases: `the new ones, Ana Lind`, and the whole of `Lind, Ana`.
fn last_of_list(phrase: &str) -> &str {
    let phrase = bare(phrase).trim_matches(',').trim();
    let mut parts = phrase.rsplitn(3, [',', '，']);
    let (last, previous, more) = (parts.next(), parts.next(), parts.next());
    let short = |part: &str| {
        (1..=2).contains(&part.split_whitespace().count())
            && part.split_whitespace().all(|word| begins_name(word) || is_particle(word))
    };
    match (last, previous, more) {
        (Some(last), Some(previous), None) if short(last) && short(previous) => phrase,
        (Some(last), _, _) => last.trim(),
        _ => phrase,
    }
}

/// The run of words with capital letters at the end of a sentence.
fn capitals_at_end(phrase: &str) -> String {
    let words: Vec<&str> = phrase.split_whitespace().collect();
    let run = words.iter().rev().take(MOST_WORDS);
    let mut taken: Vec<&str> =
        run.take_while(|word| begins_name(word) || is_particle(word)).copied().collect();
    while taken.last().is_some_and(|word| is_particle(word)) {
        taken.pop();
    }
    taken.reverse();
    tidy(&taken.join(" "))
}

fn begins_name(word: &str) -> bool {
    word.trim_start_matches(['\'', '’', '('])
        .chars()
        .next()
        .is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
}

fn is_particle(word: &str) -> bool {
    const PARTICLES: [&str; 21] = [
        "van", "von", "der", "den", "de", "da", "do", "dos", "das", "del", "della", "di", "du",
        "la", "le", "el", "al", "bin", "ibn", "zu", "y",
    ];
    PARTICLES.contains(&word) || word.starts_with("d'") || word.starts_with("d’")
}

/// Without a remark in parentheses at the end: `Lind, Ana (Guest)`.
fn without_remark(context: &str) -> &str {
    let opened = context.strip_suffix(')').and_then(|inner| inner.rsplit_once('('));
    opened.map_or(context, |(before, _)| bare(before))
}

/// What stands after the last dash between words.
fn after_dash(phrase: &str) -> &str {
    [" – ", " — ", " - "].iter().fold(phrase, |rest, dash| rest.rsplit(dash).next().unwrap_or(rest))
}

/// Without the bullet or number of a list item.
fn without_bullet(phrase: &str) -> &str {
    let phrase =
        bare(phrase).trim_start_matches(['-', '–', '—', '•', '·', '*', '>', '#', '+', '=', ' ']);
    let after_digits = phrase.trim_start_matches(|c: char| c.is_ascii_digit());
    if after_digits.len() < phrase.len() {
        after_digits.trim_start_matches(['.', ')', ' ', '\u{A0}'])
    } else {
        bare(phrase)
    }
}

/// The text in quotes at the end of `context`, without the quotes and their escapes.
fn quoted_at_end(context: &str) -> Option<String> {
    if let Some(inner) = context.strip_suffix('"') {
        let open = inner
            .char_indices()
            .rev()
            .find(|(at, c)| *c == '"' && !inner.get(..*at).unwrap_or_default().ends_with('\\'));
        let (at, _) = open?;
        let inner = inner.get(at + 1..)?;
        return Some(inner.replace("\\\"", "\"").replace("\\\\", "\\"));
    }
    let pairs = [('”', "“„”"), ('“', "„"), ('»', "«"), ('«', "»"), ('\'', "'"), ('’', "‘")];
    pairs.iter().find_map(|(close, opens)| {
        let inner = context.strip_suffix(*close)?;
        let at = inner.rfind(|c| opens.contains(c))?;
        let alone = inner.get(..at)?.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        alone.then(|| inner.get(at..).unwrap_or_default().chars().skip(1).collect())
    })
}

/// The end of the context: names are not longer.
fn tail(context: &str) -> &str {
    let start = context.len().saturating_sub(FARTHEST);
    (start..=context.len()).find_map(|at| context.get(at..)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_before_brackets() {
        for (context, name) in [
            ("Ana Lind ", "Ana Lind"),
            ("\"Lind, Ana\" ", "Lind, Ana"),
            (r#""Ana \"Bo\" Lind" "#, r#"Ana "Bo" Lind"#),
            ("'Ana Lind' ", "Ana Lind"),
            ("“Ana Lind” ", "Ana Lind"),
            ("To: Ana Lind ", "Ana Lind"),
            ("Lind, Ana ", "Lind, Ana"),
            (", Ana Lind ", "Ana Lind"),
            ("the new people are Ana van der Lind ", "Ana van der Lind"),
            ("please add the following, Ana Lind ", "Ana Lind"),
            ("Lind, Ana (Guest) ", "Lind, Ana"),
            ("Regards – Ana Lind ", "Ana Lind"),
            ("and Ana Lind ", "Ana Lind"),
            ("ana lind ", "ana lind"),
            ("3. Ana O'Hara ", "Ana O'Hara"),
            ("李 小龙 ", "李 小龙"),
            ("\"ana@old.example\" ", ""),
            ("", ""),
        ] {
            assert_eq!(before_brackets(context), name, "{context}");
        }
    }

    #[test]
    fn the_name_beside_a_plain_address() {
        for (before, after, name) in [
            ("Ana Lind ", "", "Ana Lind"),
            ("- Ana Lind – ", "", "Ana Lind"),
            ("Ana Lind (", ")", "Ana Lind"),
            ("could you invite Ana Lind (", ")", "Ana Lind"),
            ("the office (", ")", ""),
            ("", " (Ana Lind)", "Ana Lind"),
            ("", " (CEO)", ""),
            ("", " (until May)", ""),
            ("Invite ", "", ""),
            ("please write to Ana at ", "", ""),
            ("E-Mail Address: ", "", ""),
            // Found by fuzzing: a control character is no space, and an address no name.
            ("B\0(?@K'(", "#", ""),
        ] {
            assert_eq!(beside(before, after), name, "{before}{after}");
        }
    }
}
