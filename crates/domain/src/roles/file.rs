//! A role as a file, for another workspace or for keeping: written whole, read strictly. What cannot be understood is refused and
//! named; nothing of such a file is taken.

use crate::{
    MenuEntry, Role, TestPlace,
    permission::{find, meant},
    screens,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What the file says it is.
const FORMAT: &str = "roster.role";

/// The version that this program writes and reads.
const VERSION: u64 = 1;

/// The fields of the file; all but the last two must be there.
const FIELDS: &[&str] = &["format", "version", "name", "permissions", "menu", "tests"];

/// The largest file that is read, in bytes: far above what the whole catalogue needs.
pub const SIZE_MAX: usize = 256 * 1024;

/// A role in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleFile {
    format: String,
    version: u64,
    /// Its name.
    pub name: String,
    /// The keys of what is on; `[]` is a role with nothing on.
    pub permissions: Vec<String>,
    /// Its main menu, where it has one of its own.
    #[serde(default)]
    pub menu: Vec<MenuEntry>,
    /// Its tests.
    #[serde(default)]
    pub tests: Vec<FileTest>,
}

/// A test in a file: ids belong to a workspace and stay there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileTest {
    /// Whether all must be allowed, or none.
    pub can: bool,
    /// The keys.
    pub permissions: Vec<String>,
    /// Where the question is put.
    pub place: TestPlace,
}

/// Why a file cannot be read as a role.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RoleFileFault {
    /// It is no role file at all.
    #[error("this is not a role file")]
    NotARoleFile,
    /// It was written by another version.
    #[error("the file is of version {version}, this program reads version {VERSION}")]
    OtherVersion {
        /// Its version.
        version: u64,
    },
    /// It has a field that this version does not know.
    #[error("the file has an unknown field {field}")]
    UnknownField {
        /// The field.
        field: String,
    },
    /// It lacks a field, or has `null` there.
    #[error("the file lacks {field}")]
    Missing {
        /// The field.
        field: String,
    },
    /// A field is not what it should be.
    #[error("{problem}")]
    Wrong {
        /// What is wrong.
        problem: String,
    },
    /// It names a permission that is in no catalogue.
    #[error("there is no permission {permission}")]
    UnknownPermission {
        /// The key.
        permission: String,
        /// The key that may have been meant.
        meant: Option<String>,
    },
}

/// Writes a role as a file.
#[must_use]
pub fn write(role: &Role) -> String {
    let tests = role.tests.iter().map(|test| FileTest {
        can: test.can,
        permissions: test.permissions.clone(),
        place: test.place,
    });
    let file = RoleFile {
        format: FORMAT.to_owned(),
        version: VERSION,
        name: role.name.to_string(),
        permissions: crate::effective(role).keys().map(str::to_owned).collect(),
        menu: role.menu.clone(),
        tests: tests.collect(),
    };
    // Strings, lists and booleans: there is nothing in it that could not be written.
    serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
}

/// Reads a role from a file.
///
/// # Errors
/// When the file is anything else than a role of this version, whole and understood.
pub fn read(text: &str) -> Result<RoleFile, RoleFileFault> {
    let value: Value = serde_json::from_str(text).map_err(|_| RoleFileFault::NotARoleFile)?;
    let fields = value.as_object().ok_or(RoleFileFault::NotARoleFile)?;
    if fields.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(RoleFileFault::NotARoleFile);
    }
    match fields.get("version").and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(version) => return Err(RoleFileFault::OtherVersion { version }),
        None => return Err(RoleFileFault::Missing { field: "version".to_owned() }),
    }
    if let Some(field) = fields.keys().find(|field| !FIELDS.contains(&field.as_str())) {
        return Err(RoleFileFault::UnknownField { field: field.clone() });
    }
    for field in ["name", "permissions"] {
        if fields.get(field).is_none_or(Value::is_null) {
            return Err(RoleFileFault::Missing { field: field.to_owned() });
        }
    }
    let file: RoleFile = serde_json::from_value(value)
        .map_err(|error| RoleFileFault::Wrong { problem: error.to_string() })?;
    ensure_known(&file)?;
    Ok(file)
}

fn ensure_known(file: &RoleFile) -> Result<(), RoleFileFault> {
    let asked = file.tests.iter().flat_map(|test| &test.permissions);
    if let Some(key) = file.permissions.iter().chain(asked).find(|key| find(key).is_none()) {
        let meant = meant(key).map(str::to_owned);
        return Err(RoleFileFault::UnknownPermission { permission: key.clone(), meant });
    }
    match file.menu.iter().find(|entry| screens::find(&entry.item).is_none()) {
        Some(entry) => {
            Err(RoleFileFault::Wrong { problem: format!("the menu has no item {}", entry.item) })
        }
        None => Ok(()),
    }
}
