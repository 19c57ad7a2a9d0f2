//! Yes and no. Yes needs the account of exactly the invited address: a new one, or a known one by its password, of which nothing
//! is changed (A14). The code proves the mailbox, because it went there and nowhere else (A02).

use super::{
    form::OwnForm,
    invitation::{DeadEnd, Found, find},
    views::{Joined, Mistake, Notice, Page},
};
use crate::{
    accounts::AccountFault, app::App, http::Visitor, mail::words::plain, sequencer::Act,
    store::Fault,
};
use axum::{extract::State, http::StatusCode, response::Response};
use roster_domain::{Actor, Command, Invitee, MemberId, Name, Refusal, limits::PERSON_NAME_MAX};
use serde::Deserialize;
use std::net::IpAddr;
use uuid::Uuid;

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

/// Why no answer was written down.
enum Hitch {
    /// The code leads nowhere any more.
    DeadEnd(DeadEnd),
    /// Something about the person's account.
    Account(AccountFault),
    /// A rule says no.
    Refused(Refusal),
}

impl From<Fault> for Hitch {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::AccountExists => Self::Account(AccountFault::Exists),
            fault => Self::DeadEnd(fault.into()),
        }
    }
}

impl From<AccountFault> for Hitch {
    fn from(fault: AccountFault) -> Self {
        Self::Account(fault)
    }
}

pub(super) async fn accept(
    State(app): State<App>,
    Visitor(from): Visitor,
    OwnForm(yes): OwnForm<Yes>,
) -> Response {
    let found = match find(&app, &yes.code).await {
        Ok(found) => found,
        Err(dead_end) => return dead_end.page(),
    };
    match join(&app, &found, &yes, from).await {
        Ok(()) => joined(&app, &found),
        Err(hitch) => explained(&app, found, &yes, hitch).await,
    }
}

async fn join(app: &App, found: &Found, yes: &Yes, from: IpAddr) -> Result<(), Hitch> {
    let email = found.email().clone();
    let (invitee, account) = match app.accounts.account_with(&email).await? {
        Some(_) => {
            let known = app.accounts.check(Some(&email), &yes.password, from).await?;
            let name = Name::new(&known.name, PERSON_NAME_MAX)
                .map_err(|fault| Fault::Damaged(format!("an account's name: {fault}")))?;
            (Invitee { account: known.id, email, name }, None)
        }
        None => {
            let new = app.accounts.new_account(&yes.name, email.as_str(), &yes.password).await?;
            (Invitee { account: new.id, email, name: new.name.clone() }, Some(new))
        }
    };
    let command = Command::AcceptInvitation {
        invitation: found.invitation.id,
        member: MemberId(Uuid::now_v7()),
    };
    let act = Act { actor: Actor::Invitee(invitee), command: Some(command), account, mail: None };
    act_now(app, found, act).await
}

pub(super) async fn decline(State(app): State<App>, OwnForm(no): OwnForm<No>) -> Response {
    let found = match find(&app, &no.code).await {
        Ok(found) => found,
        Err(dead_end) => return dead_end.page(),
    };
    let command = Command::DeclineInvitation { invitation: found.invitation.id };
    let act = Act { actor: Actor::Server, command: Some(command), account: None, mail: None };
    match act_now(&app, &found, act).await {
        Ok(()) => declined(&found),
        Err(_) => match find(&app, &no.code).await {
            Ok(_) => DeadEnd::Fault(Fault::Contended).page(),
            Err(dead_end) => dead_end.page(),
        },
    }
}

/// On its own, so that a browser that goes away halfway does not leave the others without the hint.
async fn act_now(app: &App, found: &Found, act: Act) -> Result<(), Hitch> {
    let (app, workspace) = (app.clone(), found.workspace_id);
    let task = tokio::spawn(async move {
        app.sequencer.act_all(workspace, vec![act], app.clock.stamp()).await
    });
    let decided = task.await.map_err(|error| Fault::Broken(error.to_string()))??;
    match decided.into_iter().next().flatten() {
        Some(Err(refusal)) => Err(Hitch::Refused(refusal)),
        Some(Ok(_)) => Ok(()),
        None => Err(Fault::Broken("an act without outcome".to_owned()).into()),
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
async fn explained(app: &App, found: Found, yes: &Yes, hitch: Hitch) -> Response {
    let fault = match hitch {
        Hitch::DeadEnd(dead_end) => return dead_end.page(),
        Hitch::Refused(refusal) => return refused(app, &yes.code, &refusal).await,
        Hitch::Account(AccountFault::Fault(fault)) => return DeadEnd::from(fault).page(),
        Hitch::Account(fault) => fault,
    };
    let has_account =
        app.accounts.account_with(found.email()).await.is_ok_and(|known| known.is_some());
    let (status, mistake) = mistake(&fault);
    found.view(has_account, Some(&plain(&yes.name)), vec![mistake]).page(status)
}

async fn refused(app: &App, code: &str, refusal: &Refusal) -> Response {
    // Whatever happened meanwhile is what a fresh look finds.
    if let Err(dead_end) = find(app, code).await {
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
        AccountFault::Invalid { field: "name", reason } => (
            unfit,
            Mistake {
                field: "name",
                says: match *reason {
                    "empty" => "Enter your name",
                    "too_long" => "Enter a name of at most 100 characters",
                    _ => "Enter a name in one line, without hidden characters",
                },
            },
        ),
        AccountFault::Invalid { reason, .. } => (
            unfit,
            Mistake {
                field: "password",
                says: match *reason {
                    "empty" => "Enter a password",
                    "too_short" => "Use at least 8 characters",
                    "too_long" => "Use at most 128 characters",
                    "is_the_email" => "Choose a password that is not your email address",
                    _ => "Choose a password that is harder to guess",
                },
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
        AccountFault::WrongPassword | AccountFault::Fault(_) => (
            StatusCode::UNAUTHORIZED,
            Mistake { field: "password", says: "This is not the password of the account" },
        ),
    }
}
