//! A role in plain words: what it lets somebody do, and which of the things that people ask about first it does not.

use roster_domain::{
    PermissionSet, Role, RoleKind, effective,
    permission::{self, Permission},
};

/// How many lines a role gets; the rest is summed up in one.
const LINES_MAX: usize = 6;

/// What people ask about first: money and contracts.
const ASKED_ABOUT: &[(&str, &str)] = &[
    ("invoices.view", "invoices"),
    ("contracts.view", "contracts"),
    ("timesheets.view_billing_rate", "billing rates"),
    ("billing.view", "the workspace’s bill"),
];

/// What a role lets somebody do.
pub(super) fn can(role: &Role) -> Vec<String> {
    match role.kind {
        RoleKind::Owner => {
            return vec!["Do everything, deleting the workspace included".to_owned()];
        }
        RoleKind::CoOwner => {
            return vec!["Do everything except transferring or deleting the workspace".to_owned()];
        }
        RoleKind::BuiltIn | RoleKind::Custom => {}
    }
    let mut lines =
        subjects(effective(role)).iter().map(|labels| sentence(labels)).collect::<Vec<_>>();
    if lines.len() > LINES_MAX {
        let more = lines.split_off(LINES_MAX - 1).len();
        lines.push(format!("And {more} more things"));
    }
    lines
}

/// What a role does not show.
pub(super) fn cannot(role: &Role) -> Option<String> {
    let grants = effective(role);
    let missing: Vec<&str> =
        ASKED_ABOUT.iter().filter(|(key, _)| !grants.has(key)).map(|(_, what)| *what).collect();
    (!missing.is_empty()).then(|| format!("You will not see {}", listed(&missing, "or")))
}

/// The labels of what is granted, by what they are about, in the order of the catalogue.
fn subjects(grants: &PermissionSet) -> Vec<Vec<&'static str>> {
    let mut subjects: Vec<(&str, Vec<&'static str>)> = Vec::new();
    for permission in permission::catalogue().iter().filter(|permission| grants.has(permission.key))
    {
        let about = subject(permission);
        match subjects.iter_mut().find(|(known, _)| *known == about) {
            Some((_, labels)) => labels.push(permission.label),
            None => subjects.push((about, vec![permission.label])),
        }
    }
    subjects.into_iter().map(|(_, labels)| labels).collect()
}

fn subject(permission: &Permission) -> &'static str {
    permission.key.split_once('.').map_or(permission.key, |(subject, _)| subject)
}

/// `View tasks`, `Complete tasks`, `Comment on tasks` as `View, complete and comment on tasks`.
fn sentence(labels: &[&str]) -> String {
    let words: Vec<Vec<&str>> = labels.iter().map(|label| label.split(' ').collect()).collect();
    let shared = shared_end(&words);
    let parts: Vec<String> = words
        .iter()
        .map(|words| words.iter().take(words.len() - shared).copied().collect::<Vec<_>>().join(" "))
        .enumerate()
        .map(|(place, part)| if place == 0 { part } else { lower_first(&part) })
        .collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let end =
        words.first().map(|words| words[words.len() - shared..].join(" ")).unwrap_or_default();
    format!("{} {end}", listed(&parts, "and")).trim_end().to_owned()
}

/// How many words all labels end with, at least one being left at the front of each.
fn shared_end(words: &[Vec<&str>]) -> usize {
    let [first, rest @ ..] = words else { return 0 };
    if rest.is_empty() {
        return 0;
    }
    let shortest = words.iter().map(Vec::len).min().unwrap_or(0);
    let same = |back: &usize| {
        let word = first.get(first.len() - 1 - back);
        rest.iter().all(|words| words.get(words.len() - 1 - back) == word)
    };
    (0..shortest.saturating_sub(1)).take_while(same).count()
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

fn listed(parts: &[&str], last_word: &str) -> String {
    match parts {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [most @ .., last] => format!("{} {last_word} {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_become_one_sentence() {
        assert_eq!(
            sentence(&["View tasks", "Complete tasks", "Comment on tasks"]),
            "View, complete and comment on tasks"
        );
        assert_eq!(sentence(&["View wiki"]), "View wiki");
        assert_eq!(sentence(&["View own time", "Track time"]), "View own and track time");
    }
}
