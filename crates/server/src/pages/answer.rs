//! Yes and no. Yes needs the account of exactly the invited address: a new one, a known one by its password, or the one that is
//! signed in (A01). Of a known one nothing is changed (A14), but that the code proves its mailbox, because it went there and
//! nowhere else (A02).

use super::{
    account::{Browsing, name_mistake, password_mistake},
    form::OwnForm,
    invitation::{DeadEnd, Found, find},
    joining::{Reader, mismatch, reader},
    views::{Joined, Mistake, Notice, Page},
};
use crate::{
    accounts::{AccountFault, Joiner},
    app::App,
    arrival::Under,
    http::Visitor,
    mail::words::plain,
    sequencer::Act,
    store::{Fault, sql::AccountRow},
};
use axum::{extract::State, http::StatusCode, response::Response};
use roster_domain::{Actor, Command, Refusal};
use serde::Deserialize;
use std::net::IpAddr;

/// The form under "Accept and join".
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Yes {
    code: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: String,
    /// Stands in the form for password stores only; who accepts is whom the code was sent to.
    #[serde(default, rename = "username")]
    _username: String,
}

/// The form under "Decline".
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct No {
    code: String,
}

pub(super) async fn accept(
    State(app): State<App>,
    Visitor(from): Visitor,
    Browsing(who): Browsing,
    under: Under,
    OwnForm(yes): OwnForm<Yes>,
) -> Response {
    let found = match find(&app, under, &yes.code).await {
        Ok(found) => found,
        Err(dead_end) => return dead_end.page(),
    };
    let reader = match reader(&app, who, &found).await {
        Ok(Some(Reader::Other(account))) => return mismatch(&found, &account),
        Ok(Some(Reader::Invited(account))) => Some(account),
        Ok(None) => None,
        Err(dead_end) => return dead_end.page(),
    };
    match join(&app, &found, reader, &yes, from).await {
        Ok(()) => joined(&app, &found),
        Err(fault) => explained(&app, under, found, &yes, fault).await,
    }
}

async fn join(
    app: &App,
    found: &Found,
    reader: Option<AccountRow>,
    yes: &Yes,
    from: IpAddr,
) -> Result<(), AccountFault> {
    let email = found.email();
    let known = match reader {
        Some(account) => Some(account),
        None if app.accounts.account_with(email).await?.is_some() => {
            let account = app.accounts.check(Some(email), &yes.password, from).await?;
            // The page has no field for a code: whoever has a second factor signs in first.
            app.accounts.check_factor(account.id, None).await?;
            Some(account)
        }
        None => None,
    };
    let joiner = match known {
        Some(account) => Joiner::known(&account, app.clock.now())?,
        None => {
            Joiner::new(app.accounts.new_account(&yes.name, email.as_str(), &yes.password).await?)
        }
    };
    app.accounts.answer(found.workspace_id, joiner.act(found.invitation.id)).await
}

pub(super) async fn decline(
    State(app): State<App>,
    under: Under,
    OwnForm(no): OwnForm<No>,
) -> Response {
    let found = match find(&app, under, &no.code).await {
        Ok(found) => found,
        Err(dead_end) => return dead_end.page(),
    };
    let command = Command::DeclineInvitation { invitation: found.invitation.id };
    let act = Act { actor: Actor::Server, command: Some(command), account: None, mail: None };
    match app.accounts.answer(found.workspace_id, act).await {
        Ok(()) => declined(&found),
        Err(_) => match find(&app, under, &no.code).await {
            Ok(_) => DeadEnd::Fault(Fault::Contended).page(),
            Err(dead_end) => dead_end.page(),
        },
    }
}

fn joined(app: &App, found: &Found) -> Response {
    let view = found.view(true, None, Vec::new());
    let address = app.public.text().to_owned();
    Joined { workspace: view.workspace, role: view.role, address, email: view.email }
        .page(StatusCode::OK)
}

fn declined(found: &Found) -> Response {
    let view = found.view(true, None, Vec::new());
    let lines = vec![
        format!("{} sees that you do not join {}.", view.inviter, view.workspace),
        "The link works no more. If you change your mind, ask for a new invitation.".to_owned(),
    ];
    Notice { title: "You declined".to_owned(), lines, paste: false }.page(StatusCode::OK)
}

/// The page again with what is wrong, or the page that says why there is nothing left to answer.
async fn explained(
    app: &App,
    under: Under,
    found: Found,
    yes: &Yes,
    fault: AccountFault,
) -> Response {
    let fault = match fault {
        AccountFault::Refused(refusal) => return refused(app, under, &yes.code, &refusal).await,
        AccountFault::Fault(fault) => return DeadEnd::from(fault).page(),
        fault => fault,
    };
    let has_account =
        app.accounts.account_with(found.email()).await.is_ok_and(|known| known.is_some());
    let (status, mistake) = mistake(&fault);
    found.view(has_account, Some(&plain(&yes.name)), vec![mistake]).page(status)
}

async fn refused(app: &App, under: Under, code: &str, refusal: &Refusal) -> Response {
    // Whatever happened meanwhile is what a fresh look finds.
    if let Err(dead_end) = find(app, under, code).await {
        return dead_end.page();
    }
    let line = match refusal {
        Refusal::RoleGone => {
            "The role that you were invited to was deleted. Ask for a new invitation."
        }
        _ => "The invitation cannot be accepted as it is. Ask whoever invited you.",
    };
    let title = "You cannot join with this invitation".to_owned();
    Notice { title, lines: vec![line.to_owned()], paste: false }.page(StatusCode::CONFLICT)
}

fn mistake(fault: &AccountFault) -> (StatusCode, Mistake) {
    let unfit = StatusCode::UNPROCESSABLE_ENTITY;
    match fault {
        AccountFault::Invalid { field: "name", reason } => {
            (unfit, Mistake { field: "name", says: name_mistake(reason) })
        }
        AccountFault::Invalid { reason, .. } => {
            (unfit, Mistake { field: "password", says: password_mistake(reason) })
        }
        AccountFault::SecondFactor { .. } => (
            StatusCode::UNAUTHORIZED,
            Mistake {
                field: "password",
                says: "This account signs in with a code as well. Sign in on this server first, then open the link again",
            },
        ),
        AccountFault::Busy => (
            StatusCode::TOO_MANY_REQUESTS,
            Mistake {
                field: "password",
                says: "There were too many tries. Wait a quarter of an hour and try again",
            },
        ),
        AccountFault::Exists => (
            StatusCode::CONFLICT,
            Mistake {
                field: "password",
                says: "There is an account with this address by now. Sign in with its password",
            },
        ),
        _ => (
            StatusCode::UNAUTHORIZED,
            Mistake { field: "password", says: "This is not the password of the account" },
        ),
    }
}
