//! The templates' data, and the headers that every page bears.

use askama::Template;
use axum::{
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};

const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; \
                      frame-ancestors 'none'; base-uri 'none'";

/// The same, and the one script of ours: it moves the code out of the address into the form.
const POLICY_WITH_SCRIPT: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
                                  form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// What this server is.
#[derive(Template)]
#[template(path = "landing.html")]
pub(super) struct Landing {
    pub(super) address: String,
}

/// Where a link leads first: the code is still in the address, or is pasted by hand.
#[derive(Template)]
#[template(path = "paste.html")]
pub(super) struct Paste {
    pub(super) mistaken: bool,
}

/// An invitation that waits for an answer.
#[derive(Template)]
#[template(path = "invitation.html")]
pub(super) struct Invited {
    pub(super) token: String,
    pub(super) inviter: String,
    pub(super) inviter_email: String,
    pub(super) workspace: String,
    pub(super) initial: String,
    pub(super) tint: usize,
    pub(super) role: String,
    pub(super) can: Vec<String>,
    pub(super) cannot: Option<String>,
    pub(super) email: String,
    pub(super) expires: String,
    /// The last day of the membership, where it ends.
    pub(super) last_day: Option<String>,
    pub(super) has_account: bool,
    pub(super) name: String,
    pub(super) mistakes: Vec<Mistake>,
}

/// Something that is wrong with a field.
pub(super) struct Mistake {
    pub(super) field: &'static str,
    pub(super) says: &'static str,
}

impl Invited {
    /// What is wrong with a field, for the text beside it.
    fn mistake(&self, field: &str) -> Option<&'static str> {
        self.mistakes.iter().find(|mistake| mistake.field == field).map(|mistake| mistake.says)
    }
}

/// The person is in.
#[derive(Template)]
#[template(path = "joined.html")]
pub(super) struct Joined {
    pub(super) workspace: String,
    pub(super) role: String,
    pub(super) address: String,
    pub(super) email: String,
}

/// Something to know, and nothing to do here.
#[derive(Template)]
#[template(path = "notice.html")]
pub(super) struct Notice {
    pub(super) title: String,
    pub(super) lines: Vec<String>,
    pub(super) paste: bool,
}

/// Something that keeps an invitation from being answered, and the one thing to do about it.
#[derive(Template)]
#[template(path = "stuck.html")]
pub(super) struct StuckPage {
    pub(super) title: String,
    pub(super) lines: Vec<String>,
    /// Where the button leads.
    pub(super) action: &'static str,
    pub(super) button: &'static str,
    pub(super) token: String,
}

impl Notice {
    pub(super) fn nothing_here() -> Self {
        let lines =
            vec!["Check the address, or open the link from your invitation mail again.".to_owned()];
        Self { title: "There is nothing here".to_owned(), lines, paste: false }
    }
}

/// A template that is a whole page.
pub(super) trait Page: Template + Sized {
    /// The page as an answer.
    fn page(&self, status: StatusCode) -> Response {
        answer(self.render(), status, POLICY)
    }

    /// The page as an answer, allowed to run the one script.
    fn page_with_script(&self, status: StatusCode) -> Response {
        answer(self.render(), status, POLICY_WITH_SCRIPT)
    }
}

impl<T: Template> Page for T {}

fn answer(html: askama::Result<String>, status: StatusCode, policy: &'static str) -> Response {
    let Ok(html) = html else {
        tracing::error!("a page could not be rendered");
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let mut answer = (status, Html(html)).into_response();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ] {
        answer.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    answer
}
