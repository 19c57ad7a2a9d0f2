//! Who sees what, and why: View as, Why, comparison, and exceptions on projects.

use super::{RoleChanges, RoleTestView};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Through whose eyes.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum ViewAsSubject {
    /// Anybody with this role.
    Role {
        /// Which.
        id: String,
    },
    /// This member.
    Member {
        /// Whom.
        id: String,
    },
    /// Anybody with this role, if its draft were applied.
    Draft {
        /// Of which role.
        id: String,
    },
}

/// What is seen.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ViewAs {
    /// The role's or the person's name.
    pub title: String,
    /// The role.
    pub role_id: String,
    /// The role's name.
    pub role_name: String,
    /// What the draft changes.
    pub changes: RoleChanges,
    /// Whether it is cut to what the one who looks may see herself.
    pub limited: bool,
    /// The screens, in the order of the role's menu.
    pub screens: Vec<ViewScreen>,
    /// The role's sentences.
    pub tests: Vec<RoleTestView>,
}

/// A screen as it is seen.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ViewScreen {
    /// Its key.
    pub key: String,
    /// Its name.
    pub label: String,
    /// A word to choose a picture by.
    pub icon: String,
    /// Whether the sidebar shows it.
    pub in_menu: ViewState,
    /// Permitted, and only left out by the role's menu.
    pub hidden_by_menu: bool,
    /// The key that opens it.
    pub gate: Option<String>,
    /// What stands on it.
    pub parts: Vec<ViewPart>,
}

/// Whether something is seen, and whether that is the draft's doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum ViewState {
    Shown,
    Hidden,
    Added,
    Removed,
}

/// Something on a screen.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(tag = "part", rename_all = "camelCase")]
pub enum ViewPart {
    /// A button.
    Action {
        /// What it says.
        label: String,
        /// The permission that it needs.
        key: String,
        /// Whether it is seen.
        state: ViewState,
        /// Whether it destroys.
        danger: bool,
    },
    /// A box of facts.
    Block {
        /// Its title.
        label: String,
        /// The permission that it needs.
        key: String,
        /// Whether it is seen.
        state: ViewState,
        /// Label and value of each fact.
        lines: Vec<(String, String)>,
    },
    /// A list.
    Records {
        /// Its columns.
        columns: Vec<ViewColumn>,
        /// Its rows.
        rows: Vec<ViewRow>,
    },
}

/// A column of a list.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ViewColumn {
    /// Its title.
    pub label: String,
    /// The permission that it needs beside the screen's.
    pub key: Option<String>,
    /// Whether it is seen.
    pub state: ViewState,
    /// Whether it holds numbers.
    pub numeric: bool,
}

/// A row of a list.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ViewRow {
    /// Its cells.
    pub cells: Vec<String>,
    /// Whether it is seen.
    pub state: ViewState,
    /// The permission that shows or hides it.
    pub key: Option<String>,
    /// Made up, beside real ones.
    pub sample: bool,
}

/// About whom.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum WhySubject {
    /// A member.
    Member {
        /// Whom.
        id: String,
    },
    /// Anybody with this role.
    Role {
        /// Which.
        id: String,
    },
    /// Anybody with this role, if its draft were applied.
    Draft {
        /// Of which role.
        id: String,
    },
}

/// An answer with its reason.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Why {
    /// Whether she may.
    pub allowed: bool,
    /// The reason, as a key of the translations.
    pub because: String,
    /// What the sentence needs, by placeholder.
    pub words: Vec<(String, String)>,
    /// The smallest change that would turn the answer round; its first step.
    pub flip: Option<Flip>,
    /// The steps after the first, where one is not enough.
    pub also: Vec<Flip>,
}

/// What became of the smallest change.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FlippedWhy {
    /// The role whose draft holds it now and waits for a review; nothing where it is done already.
    pub draft: Option<String>,
}

/// A change that would turn an answer round.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Flip {
    /// What to do, as a key of the translations.
    pub kind: String,
    /// The permissions that it is about.
    pub keys: Vec<String>,
    /// What the sentence needs, by placeholder.
    pub words: Vec<(String, String)>,
    /// Whether the one who looks may do it here.
    pub can_apply: bool,
}

/// One side of a comparison, as it is named.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum CompareSubject {
    /// A role.
    Role {
        /// Which.
        id: String,
    },
    /// A member.
    Member {
        /// Whom.
        id: String,
    },
}

/// Two sides, where they differ.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// One side.
    pub left: CompareSide,
    /// The other.
    pub right: CompareSide,
    /// What one has and the other has not.
    pub differences: Vec<CompareRow>,
    /// How many permissions are alike.
    pub same: u32,
}

/// One side of a comparison.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CompareSide {
    /// Its name.
    pub name: String,
    /// How many permissions it has.
    pub on: u32,
    /// Whether a cell can be copied into its draft.
    pub editable: bool,
}

/// A permission that one side has.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CompareRow {
    /// The permission.
    pub key: String,
    /// Whether the left side has it.
    pub left: bool,
    /// Whether the right side has it.
    pub right: bool,
}

/// A project in a list.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProjectChoice {
    /// The project.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many are assigned.
    pub assigned: u32,
    /// How many exceptions it has.
    pub exceptions: u32,
}

/// Who is on a project, and which exceptions stand there.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProjectAccess {
    /// The project.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Id and name of each who is assigned.
    pub assigned: Vec<(String, String)>,
    /// The exceptions.
    pub exceptions: Vec<ExceptionRow>,
    /// Whether the one who looks may make some.
    pub may_edit: bool,
}

/// An exception on a project.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ExceptionRow {
    /// The row.
    pub id: String,
    /// For whom.
    pub subject: ExceptionSubject,
    /// By name.
    pub who: String,
    /// The permission's key.
    pub permission: String,
    /// Given or taken.
    pub allow: bool,
    /// Who made it.
    pub by: String,
    /// Whether the server has not answered it.
    pub unsent: bool,
}

/// For whom an exception is.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum ExceptionSubject {
    /// Everybody with a role.
    Role {
        /// Which.
        id: String,
    },
    /// One member.
    Member {
        /// Whom.
        id: String,
    },
}
