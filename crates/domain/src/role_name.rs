//! Names of roles: what cannot be, and what is advised against.

use crate::{Name, Refusal, Role, RoleId, RoleKind, Workspace, limits};
use unicode_security::confusable_detection::skeleton;

/// Words of rank. A role named by one has to be renamed at the next promotion; one named by the job has not (R107, R108).
const SENIORITY: &[&str] = &[
    "junior",
    "jr",
    "senior",
    "sr",
    "lead",
    "principal",
    "chief",
    "head",
    "intern",
    "trainee",
    "associate",
    "mid",
    "midlevel",
    "entry",
    "staff",
    "director",
    "vp",
];

/// Names that only the system's own roles have, folded by [`looks`].
const RESERVED: &[&str] = &["owner", "coowner", "owners", "coowners", "workspaceowner"];

/// The name as it will be kept, for a new role or for `renamed`.
///
/// # Errors
/// When it is empty, too long or unprintable, looks like Owner or Co-owner (B12), or is another role's name.
pub fn check(workspace: &Workspace, text: &str, renamed: Option<RoleId>) -> Result<Name, Refusal> {
    let name =
        Name::new(text, limits::ROLE_NAME_MAX).map_err(|fault| Refusal::BadName { fault })?;
    let seen = looks(name.as_str());
    if RESERVED.iter().any(|reserved| looks(reserved) == seen) {
        return Err(Refusal::ReservedName);
    }
    let same = |role: &&Role| {
        Some(role.id) != renamed
            && !matches!(role.kind, RoleKind::Owner | RoleKind::CoOwner)
            && looks(role.name.as_str()) == seen
    };
    match workspace.roles().find(same) {
        Some(role) => Err(Refusal::RoleNameTaken { role: role.id }),
        None => Ok(name),
    }
}

/// The word of rank in a name, as it is written there.
#[must_use]
pub fn seniority(name: &str) -> Option<&str> {
    let words = name.split(|c: char| !c.is_alphanumeric());
    words.into_iter().find(|word| SENIORITY.contains(&word.to_lowercase().as_str()))
}

/// What a name looks like: letters and digits, small, with look-alikes from all scripts made one (Unicode TS 39, skeletons).
fn looks(name: &str) -> String {
    let small: String = skeleton(name).flat_map(char::to_lowercase).collect();
    skeleton(&small).filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn b12_look_alikes_of_owner_are_one_with_it() {
        for name in ["Owner", "OWNER", "\u{43E}wner", "0wner", "o w n e r", "O\u{ff37}ner"] {
            assert_eq!(looks(name), looks("owner"), "{name}");
        }
        assert_ne!(looks("Homeowner"), looks("owner"));
    }

    #[test]
    fn r107_words_of_rank_are_found() {
        assert_eq!(seniority("Junior Designer"), Some("Junior"));
        assert_eq!(seniority("Designer, Sr."), Some("Sr"));
        assert_eq!(seniority("Leader of songs"), None);
    }
}
