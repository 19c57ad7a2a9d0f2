//! Addresses of people who do not exist: unlike each other, in no order, and the same for the same seed.

use std::collections::BTreeSet;

use bench_world::Chance;

const FIRST: &str = "amara bo chen dina elif farid greta hana ivo jun kofi lena mira noor omar pia quan rosa sven tala \
    uma vera wei xenia yara zeno";
const LAST: &str = "abbe boer costa diaz evans fuchs gupta haas ito jansen khan lund meyer novak okoye patel rossi silva \
    tanaka weiss";
const AT: &str =
    "northwind.example contoso.example fabrikam.test lund.example post.example mail.test";

/// So many addresses. Each way to be known by has a word of its own, so that no two lists share one.
pub fn addresses(count: usize, word: &str, seed: u64) -> Vec<String> {
    let mut chance = Chance(seed);
    let mut one = |at| {
        let mut of = |words: &'static str| {
            let words: Vec<&str> = words.split_whitespace().collect();
            words[chance.below(words.len())]
        };
        format!("{}.{}.{word}{at}@{}", of(FIRST), of(LAST), of(AT))
    };
    (0..count).map(&mut one).collect()
}

/// What becomes of a line of a long list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Somebody is invited.
    Invited,
    /// The address was invited above.
    Repeated,
}

/// So many lines, of which one in twenty repeats one from far above, with what has to become of each.
pub fn list(lines: usize, seed: u64) -> Vec<(String, Verdict)> {
    let mut seen = BTreeSet::new();
    let mut list = addresses(lines, "row", seed);
    for at in (119..lines).step_by(20) {
        list[at] = list[at - 110].clone();
    }
    let verdict = |address: String| {
        let is_new = seen.insert(address.clone());
        (address, if is_new { Verdict::Invited } else { Verdict::Repeated })
    };
    list.into_iter().map(verdict).collect()
}
