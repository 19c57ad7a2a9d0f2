//! What the links in mails about an account lead to. A link's code stands behind the `#`, a form sends it, and nothing changes
//! before somebody presses a button: a scanner that follows links, or even runs scripts, does nothing (A19, A20).

use super::{
    super::{
        form::OwnForm,
        invitation::code_in,
        views::{Mistake, Notice, Page},
    },
    views::{Ask, Field},
    web::with_cookie,
    words::{self, Said},
};
use crate::{accounts::AccountFault, app::App, store::sql::Purpose};
use axum::{extract::State, http::StatusCode, response::Response};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Code {
    #[serde(default)]
    pub(super) code: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NewPassword {
    code: String,
    #[serde(default)]
    password: String,
}

/// Where a link leads first: its code is still in the address, or is pasted by hand.
pub(super) fn paste(title: &str, action: &'static str, mistaken: bool) -> Response {
    let says = "Paste the code, or the whole link, from the mail";
    let mistakes = mistaken.then_some(Mistake { field: "code", says }).into_iter().collect();
    let code = Field::code("Paste your code or whole link", "Both stand in the mail.");
    let status = if mistaken { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ask {
        title: title.to_owned(),
        action,
        fields: vec![Field { autocomplete: "off", ..code }],
        button: "Go on".to_owned(),
        mistakes,
        moves_code: true,
        ..Ask::default()
    }
    .page_with_script(status)
}

/// A button, and what it does.
fn sure(title: String, line: String, action: &'static str, code: &str, button: &str) -> Response {
    Ask {
        title,
        lines: vec![line],
        action,
        hidden: vec![("code", code.to_owned())],
        button: button.to_owned(),
        ..Ask::default()
    }
    .page(StatusCode::OK)
}

fn notice(title: &str, lines: &[&str]) -> Response {
    let lines = lines.iter().map(|line| (*line).to_owned()).collect();
    Notice { title: title.to_owned(), lines, paste: false }.page(StatusCode::OK)
}

pub(super) async fn verify_page() -> Response {
    paste("Confirm your mailbox", "/v", false)
}

pub(super) async fn verify_open(
    State(app): State<App>,
    OwnForm(Code { code }): OwnForm<Code>,
) -> Response {
    let code = code_in(&code);
    if code.is_empty() {
        return paste("Confirm your mailbox", "/v", true);
    }
    match app.accounts.proof(code, Purpose::Verify).await {
        Ok(account) => {
            let line = format!("{} belongs to the account of {}.", account.email, account.name);
            sure("Is this your mailbox?".to_owned(), line, "/v/confirm", code, "Yes, it is mine")
        }
        Err(AccountFault::DeadLink) => match app.accounts.wanted_email(code).await {
            Ok((email, name)) => {
                let line = format!("The account of {name} signs in with {email} from then on.");
                let title = "Sign in with this address?".to_owned();
                sure(title, line, "/v/confirm", code, "Use this address")
            }
            Err(fault) => words::instead(&fault),
        },
        Err(fault) => words::instead(&fault),
    }
}

pub(super) async fn verify(
    State(app): State<App>,
    OwnForm(Code { code }): OwnForm<Code>,
) -> Response {
    let done = match app.accounts.verify(&code).await {
        Ok(account) => Ok(account.email),
        Err(AccountFault::DeadLink) => app.accounts.confirm_email(&code).await,
        Err(fault) => Err(fault),
    };
    match done {
        Ok(email) => notice(
            "Your mailbox is confirmed",
            &[&format!("You sign in with {email}."), "You can close this page."],
        ),
        Err(fault) => words::instead(&fault),
    }
}

pub(super) async fn object_page() -> Response {
    paste("Object to a new address", "/object", false)
}

pub(super) async fn object_open(OwnForm(Code { code }): OwnForm<Code>) -> Response {
    let code = code_in(&code);
    if code.is_empty() {
        return paste("Object to a new address", "/object", true);
    }
    let line = "Your address holds again, everybody is signed out, and we mail you a link to set a new password.";
    let title = "This was not you?".to_owned();
    sure(title, line.to_owned(), "/object/confirm", code, "Take the change back")
}

pub(super) async fn object(
    State(app): State<App>,
    OwnForm(Code { code }): OwnForm<Code>,
) -> Response {
    match app.accounts.object_to_email(&code).await {
        Ok(email) => notice(
            "The change is taken back",
            &[
                &format!("You sign in with {email} as before, and everybody is signed out."),
                "A mail with a link to set a new password is on its way. Until then nobody can sign in.",
            ],
        ),
        Err(fault) => words::instead(&fault),
    }
}

pub(super) async fn reset_page() -> Response {
    paste("Set a new password", "/reset", false)
}

pub(super) async fn reset_open(
    State(app): State<App>,
    OwnForm(Code { code }): OwnForm<Code>,
) -> Response {
    let code = code_in(&code);
    if code.is_empty() {
        return paste("Set a new password", "/reset", true);
    }
    ask_new(&app, code, StatusCode::OK, Vec::new()).await
}

async fn ask_new(app: &App, code: &str, status: StatusCode, mistakes: Vec<Mistake>) -> Response {
    let account = match app.accounts.proof(code, Purpose::Reset).await {
        Ok(account) => account,
        Err(fault) => return words::instead(&fault),
    };
    Ask {
        title: "Set a new password".to_owned(),
        lines: vec!["When it is set, you are signed out everywhere.".to_owned()],
        facts: vec![("For", account.email)],
        action: "/reset/set",
        hidden: vec![("code", code.to_owned())],
        fields: vec![Field::password("password", "New password", true)],
        button: "Set the password".to_owned(),
        mistakes,
        ..Ask::default()
    }
    .page(status)
}

pub(super) async fn reset(
    State(app): State<App>,
    OwnForm(NewPassword { code, password }): OwnForm<NewPassword>,
) -> Response {
    match app.accounts.reset(&code, &password).await.map_err(words::mistake) {
        Ok(()) => {
            let title = "Your password is set".to_owned();
            let lines = vec!["You are signed out everywhere. Sign in with the new one.".to_owned()];
            let page = Notice { title, lines, paste: false }.page(StatusCode::OK);
            with_cookie(&app, None, page)
        }
        Err(Said::Beside(status, mistake)) => ask_new(&app, &code, status, vec![mistake]).await,
        Err(Said::Instead(page)) => page,
    }
}
