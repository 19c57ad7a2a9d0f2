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

/// `View tasks`, `Complete tasks`, `Comment on tasks` as `See, complete and comment on tasks`. What is about something else than
/// the first label is only counted.
fn sentence(labels: &[&str]) -> String {
    let plainer = |word| if word == "View" { "See" } else { word };
    let words: Vec<Vec<&str>> =
        labels.iter().map(|label| label.split(' ').map(plainer).collect()).collect();
    let about =
        words.first().and_then(|first| first.split_first()).map_or(&[][..], |(_, rest)| rest);
    let parts: Vec<String> = words
        .iter()
        .filter_map(|words| words.strip_suffix(about))
        .filter(|verb| verb.len() <= 2 && verb.last() != Some(&"all"))
        .map(|words| words.join(" "))
        .enumerate()
        .map(|(place, part)| if place == 0 { part } else { lower_first(&part) })
        .collect();
    let others = labels.len() - parts.len();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let text = format!("{} {}", listed(&parts, "and"), about.join(" "));
    match others {
        0 => text.trim_end().to_owned(),
        _ => format!("{}, and {others} more", text.trim_end()),
    }
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
            "See, complete and comment on tasks"
        );
        assert_eq!(sentence(&["View wiki"]), "See wiki");
        assert_eq!(
            sentence(&["View projects", "View all projects", "Manage project members"]),
            "See projects, and 2 more"
        );
    }
}
