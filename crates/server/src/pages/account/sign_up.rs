//! Making an account without an invitation: an address, a mail with a link, and then a name and a password. The page says the
//! same of every address (P30), and there is no account before its mailbox was read.

use super::{
    super::{
        form::OwnForm,
        invitation::code_in,
        views::{Mistake, Notice, Page},
    },
    codes::{self, paste},
    sign_in::enter,
    views::{Ask, Field},
    web::{Browsing, go},
    words::{self, Said},
};
use crate::{accounts::WebSignUp, app::App, http::Visitor};
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use roster_domain::EmailAddress;
use serde::Deserialize;

const FINISH: &str = "/signup/finish";

const TITLE: &str = "Make an account";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    #[serde(default)]
    email: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Account {
    code: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    workspace_name: String,
}

fn ask(email: &str, mistakes: Vec<Mistake>) -> Ask {
    Ask {
        title: TITLE.to_owned(),
        lines: vec![
            "We mail you a link with which you choose a name and a password. Were you invited? The link in that mail is enough."
                .to_owned(),
        ],
        action: "/signup",
        fields: vec![Field::email("Email", email)],
        button: "Send the link".to_owned(),
        links: vec![("Sign in instead", "/sign-in".to_owned())],
        mistakes,
        ..Ask::default()
    }
}

pub(super) async fn page(Browsing(who): Browsing) -> Response {
    match who {
        Some(_) => go("/account"),
        None => ask("", Vec::new()).page(StatusCode::OK),
    }
}

/// One answer for every address, whether somebody signs in with it or not (P30).
pub(super) async fn send(
    State(app): State<App>,
    Visitor(from): Visitor,
    OwnForm(Wanted { email }): OwnForm<Wanted>,
) -> Response {
    let Ok(address) = EmailAddress::parse(&email) else {
        let says = "Enter an email address, as name@company.com";
        let mistake = Mistake { field: "email", says };
        return ask(&email, vec![mistake]).page(StatusCode::UNPROCESSABLE_ENTITY);
    };
    let shown = address.as_str().to_owned();
    match app.accounts.ask_to_sign_up(address, from).map_err(words::mistake) {
        Ok(()) => {
            let lines = vec![
                format!("A mail to {shown} is on its way. It says how to go on."),
                "Its link works for a day. No mail? Look in the spam folder.".to_owned(),
            ];
            Notice { title: "Look into your mailbox".to_owned(), lines, paste: false }
                .page(StatusCode::OK)
        }
        Err(Said::Beside(status, mistake)) => ask(&email, vec![mistake]).page(status),
        Err(Said::Instead(page)) => page,
    }
}

pub(super) async fn finish_page() -> Response {
    paste(TITLE, FINISH, false)
}

pub(super) async fn finish_open(
    State(app): State<App>,
    OwnForm(codes::Code { code }): OwnForm<codes::Code>,
) -> Response {
    let code = code_in(&code);
    if code.is_empty() {
        return paste(TITLE, FINISH, true);
    }
    let typed = Account { code: code.to_owned(), ..Account::default() };
    ask_account(&app, &typed, StatusCode::OK, Vec::new()).await
}

async fn ask_account(
    app: &App,
    typed: &Account,
    status: StatusCode,
    mistakes: Vec<Mistake>,
) -> Response {
    let email = match app.accounts.wanted_account(&typed.code).await {
        Ok(email) => email,
        Err(fault) => return words::instead(&fault),
    };
    let text = |name, label, autocomplete, value: &str| Field {
        name,
        label,
        kind: "text",
        autocomplete,
        value: value.to_owned(),
        ..Field::default()
    };
    let workspace = Field {
        hint: "Leave this empty if you were invited to one.",
        optional: true,
        ..text("workspace_name", "Your own workspace", "organization", &typed.workspace_name)
    };
    Ask {
        title: TITLE.to_owned(),
        facts: vec![("For", email.as_str().to_owned())],
        action: "/signup/make",
        hidden: vec![("code", typed.code.clone())],
        fields: vec![
            text("name", "Your name", "name", &typed.name),
            Field::password("password", "Password", true),
            workspace,
        ],
        button: "Make the account".to_owned(),
        mistakes,
        ..Ask::default()
    }
    .page(status)
}

/// Makes the account and signs in: the mailbox was read a moment ago, and nothing else can be asked for yet.
pub(super) async fn make(
    State(app): State<App>,
    Visitor(from): Visitor,
    Browsing(before): Browsing,
    headers: HeaderMap,
    OwnForm(typed): OwnForm<Account>,
) -> Response {
    let Account { name, password, workspace_name, .. } = &typed;
    let asked = WebSignUp { name, password, workspace_name };
    match app.accounts.sign_up_on_the_web(&typed.code, asked, from).await {
        Ok(account) => enter(&app, &account, before, &headers, "").await,
        Err(fault) => match words::mistake(fault) {
            Said::Beside(status, mistake) => ask_account(&app, &typed, status, vec![mistake]).await,
            Said::Instead(page) => page,
        },
    }
}
