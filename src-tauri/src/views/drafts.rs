//! The role editor: a draft, what it would do, and the sentences that must hold.

use super::{FourColumns, NameAdvice, RoleOrigin, RoleSummary, Travelled};
use serde::{Deserialize, Serialize};
use specta::Type;

/// A role in the editor.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RoleEditor {
    /// The role.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Where it comes from.
    pub origin: RoleOrigin,
    /// Members, suspended ones too.
    pub people: u32,
    /// Invitations that will give it.
    pub pending: u32,
    /// Keys that are on in the draft.
    pub on: Vec<String>,
    /// Keys that are on in the role.
    pub base: Vec<String>,
    /// Why it can only be looked at.
    pub locked: Option<RoleLock>,
    /// Keys that cannot be switched.
    pub locked_keys: Vec<String>,
    /// What the draft changes.
    pub changes: RoleChanges,
    /// Whether a toggle can be taken back.
    pub can_undo: bool,
    /// The draft in a few words.
    pub summary: RoleSummary,
    /// The draft in four questions.
    pub columns: FourColumns,
    /// What somebody else changed under the draft.
    pub clash: Option<DraftClash>,
    /// The sentences, asked of the draft.
    pub tests: Vec<RoleTestView>,
    /// Permissions of a newer version, kept as they are.
    pub unknown_keys: u32,
    /// How far its last change came.
    pub travelled: Option<Travelled>,
    /// Whether the server has not answered its last change.
    pub unsent: bool,
}

/// Why a role can only be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum RoleLock {
    System,
    NoRight,
    PlanLacksCustomRoles,
}

/// These on, those off.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RoleChanges {
    /// On from now.
    pub grant: Vec<String>,
    /// Off from now.
    pub revoke: Vec<String>,
}

/// The editor after a toggle.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DraftAnswer {
    /// The editor.
    pub editor: RoleEditor,
    /// Turned on because a toggle needs it.
    pub also_on: Vec<String>,
    /// Turned off because it needs a toggle that went off.
    pub also_off: Vec<String>,
}

/// A role that moved under its draft.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum DraftClash {
    /// The role is gone.
    Deleted {
        /// What was on in the draft.
        on: Vec<String>,
    },
    /// The role was changed.
    Moved {
        /// Toggles that both touched.
        toggles: Vec<ToggleClash>,
        /// How many others were moved.
        others: u32,
    },
}

/// A toggle that both touched.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ToggleClash {
    /// The permission.
    pub key: String,
    /// As it was.
    pub base: bool,
    /// As the draft had it.
    pub mine: bool,
    /// As the role has it.
    pub theirs: bool,
}

/// What a draft would do.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RoleReview {
    /// Active members whom it reaches at once.
    pub people: u32,
    /// Invitations that will bring it.
    pub pending: u32,
    /// What they gain, the sensitive first.
    pub gains: Vec<ReviewLine>,
    /// What they lose, the sensitive first.
    pub losses: Vec<ReviewLine>,
    /// The first of them, one by one.
    pub by_person: Vec<PersonChange>,
    /// How many more there are.
    pub more_people: u32,
    /// The sentences.
    pub tests: Vec<RoleTestView>,
}

/// One permission that is gained or lost.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReviewLine {
    /// The permission.
    pub key: String,
    /// How many gain or lose it.
    pub people: u32,
    /// Some of them, by name.
    pub names: Vec<String>,
    /// Who has, or lacks, it already by an exception: "Petra on Acme rebrand".
    pub exceptions: Vec<String>,
    /// The key that took this one along.
    pub because: Option<String>,
}

/// What one person gains and loses.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PersonChange {
    /// The member.
    pub id: String,
    /// By name.
    pub name: String,
    /// Keys that they gain.
    pub gains: Vec<String>,
    /// Keys that they lose.
    pub losses: Vec<String>,
}

/// A sentence that must hold.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RoleTest {
    /// The sentence's id within the role.
    pub id: String,
    /// Whether she can do all of it, or none.
    pub can: bool,
    /// The keys.
    pub permissions: Vec<String>,
    /// Where the question is put.
    pub place: TestPlace,
}

/// Where a question is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum TestPlace {
    Anywhere,
    AssignedProject,
    OtherProject,
}

/// A sentence, and whether it holds.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RoleTestView {
    /// The sentence.
    pub test: RoleTest,
    /// Whether it holds.
    pub passes: bool,
    /// Whether it held before the draft.
    pub passed_before: bool,
    /// The keys that are not as the sentence says.
    pub failing: Vec<String>,
}

/// A sentence to keep.
#[derive(Clone, Debug, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewRoleTest {
    /// Whether she can do all of it, or none.
    pub can: bool,
    /// The keys.
    pub permissions: Vec<String>,
    /// Where the question is put.
    pub place: TestPlace,
}

/// A role that was read from a file, not made yet.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RoleImport {
    /// Its name in the file.
    pub name: String,
    /// What would be on.
    pub permissions: Vec<String>,
    /// How many of its sentences hold.
    pub tests_passing: u32,
    /// Its sentences.
    pub tests: Vec<RoleTestView>,
    /// Whether a role of that name exists.
    pub taken: bool,
    /// What can be said about the name.
    pub advice: NameAdvice,
}
