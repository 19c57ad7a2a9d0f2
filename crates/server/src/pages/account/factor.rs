//! The second factor, and the page that asks for a password or a code once more.

use super::{
    super::{
        form::{Nothing, OwnForm},
        views::{Mistake, Page},
    },
    views::{Ask, Codes, Field},
    web::{Known, go, own_path, with_next},
    words::{self, Said},
};
use crate::{
    accounts::{AccountFault, SignedIn},
    app::App,
    http::Visitor,
};
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use roster_protocol::StepUp;
use serde::Deserialize;

const HERE: &str = "/account/second-factor";

#[derive(Deserialize)]
pub(super) struct Where {
    #[serde(default)]
    next: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Shown {
    password: Option<String>,
    code: Option<String>,
    #[serde(default)]
    next: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Code {
    #[serde(default)]
    code: String,
}

pub(super) async fn page(State(app): State<App>, Known(who): Known) -> Response {
    match view(&app, who).await {
        Ok(page) => page.page(StatusCode::OK),
        Err(fault) => first(fault),
    }
}

async fn view(app: &App, who: SignedIn) -> Result<Ask, AccountFault> {
    app.accounts.ensure_fresh(who)?;
    if app.accounts.has_factor(who.account).await? {
        return Ok(Ask {
            title: "Second factor".to_owned(),
            lines: vec!["Sign-in asks for a code of your authenticator as well.".to_owned()],
            action: "/account/second-factor/off",
            button: "Turn it off".to_owned(),
            links: vec![("Your account", "/account".to_owned())],
            ..Ask::default()
        });
    }
    match app.accounts.offered_factor(who).await {
        Ok(_) => offered(app, who, Vec::new()).await,
        Err(AccountFault::NotFound) => Ok(Ask {
            title: "Second factor".to_owned(),
            lines: vec![
                "With it, sign-in asks for a code of an authenticator as well: a password alone opens nothing."
                    .to_owned(),
            ],
            action: HERE,
            button: "Set it up".to_owned(),
            links: vec![("Your account", "/account".to_owned())],
            ..Ask::default()
        }),
        Err(fault) => Err(fault),
    }
}

async fn offered(app: &App, who: SignedIn, mistakes: Vec<Mistake>) -> Result<Ask, AccountFault> {
    let offer = app.accounts.offered_factor(who).await?;
    let code = Field::code("Code", "Six digits that the authenticator shows.");
    Ok(Ask {
        title: "Set up the second factor".to_owned(),
        lines: vec!["Enter the key in your authenticator, then the code that it shows.".to_owned()],
        facts: vec![("Key", offer.secret), ("Address", offer.address)],
        action: "/account/second-factor/confirm",
        fields: vec![Field { digits: true, ..code }],
        button: "Turn it on".to_owned(),
        links: vec![("Your account", "/account".to_owned())],
        mistakes,
        ..Ask::default()
    })
}

/// Where something has to be shown first, that is asked for.
fn first(fault: AccountFault) -> Response {
    match fault {
        AccountFault::StepUp => go(&with_next("/account/confirm", HERE)),
        other => words::instead(&other),
    }
}

pub(super) async fn offer(
    State(app): State<App>,
    Known(who): Known,
    OwnForm(Nothing {}): OwnForm<Nothing>,
) -> Response {
    match app.accounts.offer_factor(who).await {
        Ok(_) | Err(AccountFault::Exists) => go(HERE),
        Err(fault) => first(fault),
    }
}

pub(super) async fn confirm_offer(
    State(app): State<App>,
    Known(who): Known,
    OwnForm(Code { code }): OwnForm<Code>,
) -> Response {
    let fault = match app.accounts.confirm_factor(who, &code).await {
        Ok(codes) => return Codes { codes }.page(StatusCode::OK),
        Err(AccountFault::StepUp) => return first(AccountFault::StepUp),
        Err(fault) => fault,
    };
    match words::mistake(fault) {
        Said::Beside(status, mistake) => match offered(&app, who, vec![mistake]).await {
            Ok(page) => page.page(status),
            Err(fault) => words::instead(&fault),
        },
        Said::Instead(page) => page,
    }
}

pub(super) async fn off(
    State(app): State<App>,
    Known(who): Known,
    OwnForm(Nothing {}): OwnForm<Nothing>,
) -> Response {
    match app.accounts.end_factor(who).await {
        Ok(()) => go("/account?done=factor"),
        Err(fault) => first(fault),
    }
}

async fn ask(
    app: &App,
    who: SignedIn,
    next: &str,
    mistakes: Vec<Mistake>,
) -> Result<Ask, AccountFault> {
    let field = if app.accounts.has_factor(who.account).await? {
        Field::code("Code", "From your authenticator, or one of your recovery codes.")
    } else {
        Field::password("password", "Password", false)
    };
    Ok(Ask {
        title: "Is it you?".to_owned(),
        lines: vec!["This asks once more who you are. It counts for ten minutes.".to_owned()],
        action: "/account/confirm",
        hidden: vec![("next", own_path(next).unwrap_or_default())],
        fields: vec![field],
        button: "Go on".to_owned(),
        links: vec![("Your account", "/account".to_owned())],
        mistakes,
        ..Ask::default()
    })
}

pub(super) async fn confirm_page(
    State(app): State<App>,
    Known(who): Known,
    Query(Where { next }): Query<Where>,
) -> Response {
    match ask(&app, who, &next, Vec::new()).await {
        Ok(page) => page.page(StatusCode::OK),
        Err(fault) => words::instead(&fault),
    }
}

pub(super) async fn confirm(
    State(app): State<App>,
    Known(who): Known,
    Visitor(from): Visitor,
    OwnForm(Shown { password, code, next }): OwnForm<Shown>,
) -> Response {
    let shown = StepUp { password, code };
    let fault = match app.accounts.step_up(who, &shown, from).await {
        Ok(()) => return go(&next),
        Err(fault) => words::own_mistake(fault, "password"),
    };
    match fault {
        Said::Beside(status, mistake) => match ask(&app, who, &next, vec![mistake]).await {
            Ok(page) => page.page(status),
            Err(fault) => words::instead(&fault),
        },
        Said::Instead(page) => page,
    }
}
