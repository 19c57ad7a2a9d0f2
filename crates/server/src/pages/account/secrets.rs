//! The password and the address that one signs in with: changed by their owner, or set anew by whoever reads the mailbox.

use super::{
    super::{
        form::OwnForm,
        views::{Mistake, Notice, Page},
    },
    views::{Ask, Field},
    web::{Known, go},
    words::{self, Said},
};
use crate::{app::App, http::Visitor};
use axum::{extract::State, http::StatusCode, response::Response};
use roster_domain::EmailAddress;
use roster_protocol::ChangePassword;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Email {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forgot {
    #[serde(default)]
    email: String,
}

fn back() -> Vec<(&'static str, String)> {
    vec![("Your account", "/account".to_owned())]
}

fn ask_password(mistakes: Vec<Mistake>) -> Ask {
    let end = Field {
        name: "end_others",
        label: "Sign out everywhere else",
        kind: "checkbox",
        ..Field::default()
    };
    Ask {
        title: "Change the password".to_owned(),
        action: "/account/password",
        fields: vec![
            Field::password("current", "Password of now", false),
            Field::password("new", "New password", true),
            end,
        ],
        button: "Change the password".to_owned(),
        links: back(),
        mistakes,
        ..Ask::default()
    }
}

pub(super) async fn password_page(Known(_): Known) -> Response {
    ask_password(Vec::new()).page(StatusCode::OK)
}

pub(super) async fn password(
    State(app): State<App>,
    Known(who): Known,
    Visitor(from): Visitor,
    OwnForm(asked): OwnForm<ChangePassword>,
) -> Response {
    let changed = app.accounts.change_password(who, &asked, from).await;
    match changed.map_err(|fault| words::own_mistake(fault, "current")) {
        Ok(_) => go("/account?done=password"),
        Err(Said::Beside(status, mistake)) => ask_password(vec![mistake]).page(status),
        Err(Said::Instead(page)) => page,
    }
}

fn ask_email(email: &str, mistakes: Vec<Mistake>) -> Ask {
    Ask {
        title: "Change the address you sign in with".to_owned(),
        lines: vec![
            "We write to both addresses. The new one has to say yes, and the old one can object for seven days.".to_owned(),
            "What the teams you are in write to is another thing, and stays.".to_owned(),
        ],
        action: "/account/email",
        fields: vec![
            Field::email("New address", email),
            Field::password("password", "Password", false),
        ],
        button: "Change the address".to_owned(),
        links: back(),
        mistakes,
        ..Ask::default()
    }
}

pub(super) async fn email_page(Known(_): Known) -> Response {
    ask_email("", Vec::new()).page(StatusCode::OK)
}

pub(super) async fn email(
    State(app): State<App>,
    Known(who): Known,
    Visitor(from): Visitor,
    OwnForm(Email { email, password }): OwnForm<Email>,
) -> Response {
    let asked = app.accounts.change_email(who, &email, &password, from).await;
    match asked.map_err(|fault| words::own_mistake(fault, "password")) {
        Ok(()) => go("/account?done=email"),
        Err(Said::Beside(status, mistake)) => ask_email(&email, vec![mistake]).page(status),
        Err(Said::Instead(page)) => page,
    }
}

fn ask_forgot(email: &str, mistakes: Vec<Mistake>) -> Ask {
    Ask {
        title: "Forgot your password?".to_owned(),
        lines: vec!["We mail you a link with which you set a new one.".to_owned()],
        action: "/forgot",
        fields: vec![Field::email("Email", email)],
        button: "Send the link".to_owned(),
        links: vec![("Sign in", "/sign-in".to_owned())],
        mistakes,
        ..Ask::default()
    }
}

pub(super) async fn forgot_page() -> Response {
    ask_forgot("", Vec::new()).page(StatusCode::OK)
}

/// One answer for every address, whether somebody signs in with it or not (P30).
pub(super) async fn forgot(
    State(app): State<App>,
    Visitor(from): Visitor,
    OwnForm(Forgot { email }): OwnForm<Forgot>,
) -> Response {
    let Ok(address) = EmailAddress::parse(&email) else {
        let says = "Enter an email address, as name@company.com";
        let mistake = Mistake { field: "email", says };
        return ask_forgot(&email, vec![mistake]).page(StatusCode::UNPROCESSABLE_ENTITY);
    };
    let shown = address.as_str().to_owned();
    match app.accounts.forgot(address, from).map_err(words::mistake) {
        Ok(()) => {
            let lines = vec![
                format!(
                    "If somebody signs in with {shown}, a mail with a link is on its way there."
                ),
                "The link works for an hour. No mail? Look in the spam folder.".to_owned(),
            ];
            Notice { title: "Look into your mailbox".to_owned(), lines, paste: false }
                .page(StatusCode::OK)
        }
        Err(Said::Beside(status, mistake)) => ask_forgot(&email, vec![mistake]).page(status),
        Err(Said::Instead(page)) => page,
    }
}
