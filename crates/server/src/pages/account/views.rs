//! The data of the templates about accounts.

use super::super::views::{Invited, Mistake};
use askama::Template;

/// A page that asks for something: a title, a few lines, fields and one button.
#[derive(Default, Template)]
#[template(path = "ask.html")]
pub(in crate::pages) struct Ask {
    pub(in crate::pages) title: String,
    pub(in crate::pages) lines: Vec<String>,
    pub(in crate::pages) facts: Vec<(&'static str, String)>,
    pub(in crate::pages) action: &'static str,
    pub(in crate::pages) hidden: Vec<(&'static str, String)>,
    pub(in crate::pages) fields: Vec<Field>,
    pub(in crate::pages) button: String,
    /// Where else one may want to go: what it is called, and where it is.
    pub(in crate::pages) links: Vec<(&'static str, String)>,
    pub(in crate::pages) mistakes: Vec<Mistake>,
    /// Whether a code in the address is moved into the form.
    pub(in crate::pages) moves_code: bool,
}

/// A field of such a page.
#[derive(Clone, Default)]
pub(in crate::pages) struct Field {
    pub(in crate::pages) name: &'static str,
    pub(in crate::pages) label: &'static str,
    pub(in crate::pages) kind: &'static str,
    pub(in crate::pages) autocomplete: &'static str,
    pub(in crate::pages) hint: &'static str,
    pub(in crate::pages) value: String,
    pub(in crate::pages) digits: bool,
    /// Whether it may stay empty.
    pub(in crate::pages) optional: bool,
}

impl Field {
    pub(super) fn email(label: &'static str, value: &str) -> Self {
        let (name, kind, autocomplete) = ("email", "email", "email");
        Self { name, label, kind, autocomplete, value: value.to_owned(), ..Self::default() }
    }

    pub(super) fn password(name: &'static str, label: &'static str, is_new: bool) -> Self {
        let autocomplete = if is_new { "new-password" } else { "current-password" };
        let hint = if is_new { "At least 8 characters." } else { "" };
        Self { name, label, kind: "password", autocomplete, hint, ..Self::default() }
    }

    pub(super) fn code(label: &'static str, hint: &'static str) -> Self {
        let (name, kind, autocomplete) = ("code", "text", "one-time-code");
        Self { name, label, kind, autocomplete, hint, ..Self::default() }
    }
}

impl Ask {
    fn has(&self, field: &str) -> bool {
        self.fields.iter().any(|asked| asked.name == field)
    }

    fn mistake(&self, field: &str) -> Option<&'static str> {
        self.mistakes.iter().find(|mistake| mistake.field == field).map(|mistake| mistake.says)
    }
}

/// One's own account.
#[derive(Template)]
#[template(path = "account.html")]
pub(super) struct Own {
    pub(super) name: String,
    pub(super) email: String,
    pub(super) verified: bool,
    pub(super) second_factor: bool,
    pub(super) sessions: Vec<SessionLine>,
    pub(super) notices: Vec<String>,
    pub(super) done: &'static str,
}

/// One session in the list.
pub(super) struct SessionLine {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) seen: String,
    pub(super) since: String,
    pub(super) current: bool,
}

/// The invitations that wait.
#[derive(Template)]
#[template(path = "invites.html")]
pub(super) struct Waiting {
    pub(super) email: String,
    pub(super) verified: bool,
    pub(super) invites: Vec<InviteLine>,
    pub(super) done: String,
    pub(super) problem: &'static str,
}

/// One invitation in the list.
pub(super) struct InviteLine {
    pub(super) id: String,
    pub(super) workspace_name: String,
    pub(super) inviter: String,
    pub(super) role: String,
    pub(super) until: String,
}

/// An invitation for exactly whom is signed in: one button.
#[derive(Template)]
#[template(path = "join.html")]
pub(in crate::pages) struct Join {
    pub(in crate::pages) it: Invited,
}

/// The codes that stand in for a lost authenticator.
#[derive(Template)]
#[template(path = "codes.html")]
pub(super) struct Codes {
    pub(super) codes: Vec<String>,
}

/// The sign-in is on its way to the app.
#[derive(Template)]
#[template(path = "handed.html")]
pub(super) struct HandedOver {
    pub(super) address: String,
    pub(super) code: String,
}
