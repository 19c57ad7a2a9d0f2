//! The invitations that wait for whoever is signed in (R130). Without a mail's code, the mailbox has to be proven (A02).

use super::{
    super::{form::OwnForm, views::Page},
    views::{InviteLine, Waiting},
    web::Known,
    words,
};
use crate::{
    accounts::{AccountFault, SignedIn},
    app::App,
    mail::words::day_and_time,
};
use axum::{extract::State, http::StatusCode, response::Response};
use roster_domain::InvitationId;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Answer {
    invitation: InvitationId,
}

pub(super) async fn page(State(app): State<App>, Known(who): Known) -> Response {
    show(&app, who, StatusCode::OK, String::new(), "").await
}

async fn show(
    app: &App,
    who: SignedIn,
    status: StatusCode,
    done: String,
    problem: &'static str,
) -> Response {
    match view(app, who).await {
        Ok(waiting) => Waiting { done, problem, ..waiting }.page(status),
        Err(fault) => words::instead(&fault),
    }
}

async fn view(app: &App, who: SignedIn) -> Result<Waiting, AccountFault> {
    let own = app.accounts.own(who).await?;
    let invites = match app.accounts.invites(who.account).await {
        Err(AccountFault::NotVerified) => Vec::new(),
        invites => invites?,
    };
    let lines = invites.into_iter().map(|invite| InviteLine {
        id: invite.invitation.to_string(),
        workspace_name: invite.workspace_name,
        inviter: invite.inviter,
        role: invite.role,
        until: day_and_time(invite.expires_at),
    });
    let (email, verified) = (own.email, own.verified);
    Ok(Waiting { email, verified, invites: lines.collect(), done: String::new(), problem: "" })
}

pub(super) async fn accept(
    State(app): State<App>,
    Known(who): Known,
    OwnForm(Answer { invitation }): OwnForm<Answer>,
) -> Response {
    match app.accounts.accept(who, invitation).await {
        Ok(workspace) => {
            let memberships = app.accounts.memberships(who.account).await.unwrap_or_default();
            let joined =
                memberships.into_iter().find(|membership| membership.workspace == workspace);
            let name = joined.map_or_else(|| "the workspace".to_owned(), |joined| joined.name);
            let done = format!("You joined {name}. It is in the app the next time that it opens.");
            show(&app, who, StatusCode::OK, done, "").await
        }
        Err(fault) => not_answered(&app, who, fault).await,
    }
}

pub(super) async fn decline(
    State(app): State<App>,
    Known(who): Known,
    OwnForm(Answer { invitation }): OwnForm<Answer>,
) -> Response {
    match app.accounts.decline(who, invitation).await {
        Ok(()) => {
            let done = "You declined. Whoever invited you sees that.".to_owned();
            show(&app, who, StatusCode::OK, done, "").await
        }
        Err(fault) => not_answered(&app, who, fault).await,
    }
}

async fn not_answered(app: &App, who: SignedIn, fault: AccountFault) -> Response {
    let (status, says) = match fault {
        AccountFault::NotFound | AccountFault::Refused(_) => {
            (StatusCode::GONE, "This invitation is over, or is not for you. Nothing was changed.")
        }
        AccountFault::NotVerified => {
            (StatusCode::FORBIDDEN, "Confirm your mailbox first. Nothing was changed.")
        }
        other => return words::instead(&other),
    };
    show(app, who, status, String::new(), says).await
}
