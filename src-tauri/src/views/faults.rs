//! Why a command did not do what was asked.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A reason why a command of the UI did not do what was asked. Nothing that was typed is lost by it.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(tag = "kind", content = "detail", rename_all = "camelCase")]
pub enum CommandError {
    /// A field holds something that cannot be; the words say what to do, next to that field.
    Invalid(FieldFault),
    /// A rule says no.
    Refused(RefusalView),
    /// The address leads to no server: nobody answers, or the name is unknown.
    Unreachable {
        /// The host that was tried.
        host: String,
    },
    /// Something answered, but it is not a Roster server (a web page, a proxy's sign-in form).
    NotRoster {
        /// The host that was tried.
        host: String,
    },
    /// Email and password do not belong together.
    WrongPassword,
    /// There is an account with this email already: sign in instead.
    AccountExists,
    /// The session has ended: sign in again. What waits to be sent is kept.
    SignedOut,
    /// The server speaks a newer protocol than this app.
    TooOld,
    /// A file cannot be taken in.
    Unreadable(FileFault),
    /// Something that should not happen did; the id finds it in the log.
    Fault {
        /// Eight characters to search the log for.
        id: String,
    },
}

/// What is wrong with one field of a form.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FieldFault {
    /// The field's name as in the input type: `email`, `workspaceName`, `address`.
    pub field: String,
    /// What is wrong, as a key of the translations: `empty`, `tooLong`, `notAnEmail`, `tooShort`, `notAnAddress`, ...
    pub reason: String,
}

/// A refusal with what the UI needs to word it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RefusalView {
    /// The code, such as `alreadyMember`, `noSeatLeft`, `notAllowed`.
    pub code: String,
    /// The names that the sentence needs, by placeholder (`name`, `permission`, `purchased`, ...).
    pub words: Vec<(String, String)>,
}

/// Why a file was not taken in.
#[derive(Clone, Debug, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FileFault {
    /// The file's name, without its folder.
    pub name: String,
    /// `empty`, `binary`, `tooLarge`, `tooManyRows`, `noAddress`, `notFound`, `notAFile`, `denied`, `spreadsheet`.
    pub reason: String,
    /// What it is about, where the reason alone does not say: a version, a field, a permission.
    pub detail: Option<String>,
}
