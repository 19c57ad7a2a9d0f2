//! The roles that the words of rows may mean.
//!
//! A role is never guessed upwards: words that name no such role exactly name none, and what is proposed instead is
//! never Owner or Co-owner, nor a role that the person may not give.

use super::{StagedRow, Staging, in_bulk};
use crate::{
    MemberId, RoleId, RoleKind, Workspace,
    likeness::{distance, folded},
    limits, may_give,
};
use std::collections::BTreeMap;

/// How many roles are proposed for words.
const NEAR: usize = 3;

/// For how many different words roles are proposed. Who has more has put another column in.
const WORDS_MAX: usize = 200;

/// The roles that may be given to many, by their folded names.
pub(super) struct Roles {
    given: BTreeMap<String, RoleId>,
    owners: BTreeMap<String, RoleId>,
    /// What was proposed for words, folded.
    proposed: BTreeMap<String, Vec<RoleId>>,
    /// Words that name no role, folded, as the first row writes them.
    first_written: BTreeMap<String, String>,
}

impl Roles {
    pub(super) fn of(workspace: &Workspace, me: MemberId) -> Self {
        let given =
            workspace.roles().filter(|role| in_bulk(role.kind) && may_give(workspace, me, role.id));
        let owners = workspace.roles().filter(|role| !in_bulk(role.kind));
        let mut owners: BTreeMap<String, RoleId> =
            owners.map(|role| (folded(role.name.as_str()), role.id)).collect();
        // Whatever the role is called here, these words mean it.
        for (kind, word) in [(RoleKind::Owner, "owner"), (RoleKind::CoOwner, "coowner")] {
            if let Some(role) = workspace.roles().find(|role| role.kind == kind) {
                owners.insert(word.to_owned(), role.id);
            }
        }
        let given = given.map(|role| (folded(role.name.as_str()), role.id)).collect();
        let (proposed, first_written) = (BTreeMap::new(), BTreeMap::new());
        Self { given, owners, proposed, first_written }
    }

    /// The role of a row, and whether its words name none.
    pub(super) fn role_of(&self, staging: &Staging, row: &StagedRow) -> (Option<RoleId>, bool) {
        if row.chosen_role.is_some() {
            return (row.chosen_role, false);
        }
        let words = folded(&row.role_words);
        if words.is_empty() {
            return (staging.default_role, false);
        }
        let named = self.given.get(&words).or_else(|| staging.meanings.get(&words)).copied();
        (named, named.is_none())
    }

    /// The Owner's or Co-owner's role, where words name it.
    pub(super) fn owner_named(&self, words: &str) -> Option<RoleId> {
        self.owners.get(&folded(words)).copied()
    }

    /// The words as the first row with them writes them: `Desginer` and `desginer` are the same.
    pub(super) fn first_written(&mut self, words: &str) -> String {
        self.first_written.entry(folded(words)).or_insert_with(|| words.to_owned()).clone()
    }

    /// The roles that are called most like the words, the most alike first.
    pub(super) fn near(&mut self, words: &str) -> Vec<RoleId> {
        let words: String = folded(words).chars().take(limits::ROLE_NAME_MAX).collect();
        if let Some(proposed) = self.proposed.get(&words) {
            return proposed.clone();
        }
        if self.proposed.len() == WORDS_MAX {
            return Vec::new();
        }
        let length = words.chars().count();
        let allowed = 1 + length / 5;
        let near =
            self.given.iter().filter(|(name, _)| name.chars().count().abs_diff(length) <= allowed);
        let near = near.map(|(name, id)| (distance(&words, name), *id));
        let mut near: Vec<(usize, RoleId)> = near.filter(|(off, _)| *off <= allowed).collect();
        near.sort_unstable();
        let near: Vec<RoleId> = near.into_iter().take(NEAR).map(|(_, id)| id).collect();
        self.proposed.insert(words, near.clone());
        near
    }
}
