//! Signing in and out on the web. A session gets a new id each time, whatever the browser brought (D11).

use super::{
    super::{
        form::OwnForm,
        views::{Mistake, Page},
    },
    views::{Ask, Field},
    web::{Browsing, browser_in, go, own_path, with_cookie, with_next},
    words::{self, Said},
};
use crate::{
    accounts::{AccountFault, SignedIn},
    app::App,
    http::Visitor,
    store::sql::{AccountRow, Purpose},
};
use axum::{
    extract::{Query, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use roster_domain::EmailAddress;
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Where {
    #[serde(default)]
    next: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Form {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    next: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Code {
    /// Stands for the password that was right.
    half: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    next: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Out {
    #[serde(default)]
    next: String,
}

pub(super) async fn page(Browsing(who): Browsing, Query(Where { next }): Query<Where>) -> Response {
    match who {
        Some(_) => go(own_path(&next).as_deref().unwrap_or("/account")),
        None => ask("", &next, Vec::new()).page(StatusCode::OK),
    }
}

fn ask(email: &str, next: &str, mistakes: Vec<Mistake>) -> Ask {
    let next = own_path(next).unwrap_or_default();
    let email = Field { autocomplete: "username", ..Field::email("Email", email) };
    let lines = if next.starts_with("/app/sign-in") {
        vec!["Sign in here, and the app is signed in.".to_owned()]
    } else {
        Vec::new()
    };
    Ask {
        title: "Sign in".to_owned(),
        lines,
        action: "/sign-in",
        hidden: vec![("next", next)],
        fields: vec![email, Field::password("password", "Password", false)],
        button: "Sign in".to_owned(),
        links: vec![
            ("Forgot your password?", "/forgot".to_owned()),
            ("Make an account", "/signup".to_owned()),
        ],
        mistakes,
        ..Ask::default()
    }
}

pub(super) async fn sign_in(
    State(app): State<App>,
    Visitor(from): Visitor,
    Browsing(before): Browsing,
    headers: HeaderMap,
    OwnForm(form): OwnForm<Form>,
) -> Response {
    let email = EmailAddress::parse(&form.email).ok();
    let fault = match app.accounts.check(email.as_ref(), &form.password, from).await {
        Ok(account) => match app.accounts.check_factor(account.id, None).await {
            Ok(()) => return enter(&app, &account, before, &headers, &form.next).await,
            Err(AccountFault::SecondFactor { .. }) => {
                return half(&app, &account, &form.next).await;
            }
            Err(fault) => fault,
        },
        Err(fault) => fault,
    };
    match words::mistake(fault) {
        Said::Beside(status, mistake) => ask(&form.email, &form.next, vec![mistake]).page(status),
        Said::Instead(page) => page,
    }
}

/// The password was right. What says so is a secret that the page holds, and not the password.
async fn half(app: &App, account: &AccountRow, next: &str) -> Response {
    match app.accounts.begin_half(account).await {
        Ok(half) => ask_code(&half, next, Vec::new()).page(StatusCode::OK),
        Err(fault) => words::instead(&fault),
    }
}

fn ask_code(half: &str, next: &str, mistakes: Vec<Mistake>) -> Ask {
    Ask {
        title: "Enter a code".to_owned(),
        action: "/sign-in/code",
        hidden: vec![("half", half.to_owned()), ("next", own_path(next).unwrap_or_default())],
        fields: vec![Field::code(
            "Code",
            "From your authenticator, or one of your recovery codes.",
        )],
        button: "Sign in".to_owned(),
        links: vec![("Start again", "/sign-in".to_owned())],
        mistakes,
        ..Ask::default()
    }
}

pub(super) async fn code(
    State(app): State<App>,
    Browsing(before): Browsing,
    headers: HeaderMap,
    OwnForm(form): OwnForm<Code>,
) -> Response {
    let account = match app.accounts.proof(&form.half, Purpose::SignIn).await {
        Ok(account) => account,
        Err(fault) => return words::instead(&fault),
    };
    let checked = app.accounts.check_factor(account.id, Some(&form.code)).await;
    match checked.map_err(words::mistake) {
        Ok(()) => match app.accounts.end_half(&form.half).await {
            Ok(()) => enter(&app, &account, before, &headers, &form.next).await,
            Err(fault) => words::instead(&fault),
        },
        Err(Said::Beside(status, mistake)) => {
            ask_code(&form.half, &form.next, vec![mistake]).page(status)
        }
        Err(Said::Instead(page)) => page,
    }
}

/// Begins the session and goes on: to where somebody wanted to go, or to the invitations that wait (R130).
pub(super) async fn enter(
    app: &App,
    account: &AccountRow,
    before: Option<SignedIn>,
    headers: &HeaderMap,
    next: &str,
) -> Response {
    let token = match app.accounts.begin_web(account.id, before, browser_in(headers)).await {
        Ok(token) => token,
        Err(fault) => return words::instead(&fault),
    };
    let place = match own_path(next) {
        Some(next) => next,
        None => match app.accounts.invites(account.id).await {
            Ok(invites) if !invites.is_empty() => "/invites".to_owned(),
            _ => "/account".to_owned(),
        },
    };
    with_cookie(app, Some(&token), go(&place))
}

pub(super) async fn sign_out(
    State(app): State<App>,
    Browsing(who): Browsing,
    OwnForm(Out { next }): OwnForm<Out>,
) -> Response {
    if let Some(who) = who
        && let Err(fault) = app.accounts.sign_out(who).await
    {
        return words::instead(&fault.into());
    }
    let back = own_path(&next).map_or("/sign-in".to_owned(), |next| with_next("/sign-in", &next));
    with_cookie(&app, None, go(&back))
}
