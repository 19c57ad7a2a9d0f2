//! One's own account, and where it is signed in.

use super::{
    super::{
        form::{Nothing, OwnForm},
        views::Page,
    },
    views::{Own, SessionLine},
    web::{Known, go, with_cookie},
    words,
};
use crate::{
    accounts::{AccountFault, SignedIn},
    app::App,
    mail::words::{day_and_time, plain},
};
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Done {
    #[serde(default)]
    done: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct End {
    #[serde(default)]
    session: String,
    #[serde(default)]
    all: bool,
}

pub(super) async fn page(
    State(app): State<App>,
    Known(who): Known,
    Query(Done { done }): Query<Done>,
) -> Response {
    match view(&app, who, &done).await {
        Ok(page) => page.page(StatusCode::OK),
        Err(fault) => words::instead(&fault),
    }
}

async fn view(app: &App, who: SignedIn, done: &str) -> Result<Own, AccountFault> {
    let own = app.accounts.own(who).await?;
    let sessions = app.accounts.own_sessions(who).await?;
    let others = sessions.iter().any(|session| !session.current);
    let notices = app.accounts.recent_notices(who.account).await?;
    let lines = sessions.into_iter().map(|session| SessionLine {
        id: session.id.to_string(),
        name: session.device_name.unwrap_or_else(|| "The Roster app".to_owned()),
        seen: day_and_time(session.last_seen_at),
        since: day_and_time(session.created_at),
        current: session.current,
    });
    let told = notices.into_iter().map(|(at, device)| {
        let device = device.map_or_else(|| "one of your devices".to_owned(), |name| plain(&name));
        format!(
            "On {}, an old secret of {device} was shown once more, so that session was ended. If you do not know \
             why, change your password.",
            day_and_time(at)
        )
    });
    Ok(Own {
        name: plain(&own.name),
        email: own.email,
        verified: own.verified,
        second_factor: own.second_factor,
        sessions: lines.collect(),
        notices: told.collect(),
        done: match done {
            "password" if others => {
                "Your password is changed. You are still signed in elsewhere: see the list below."
            }
            "password" => "Your password is changed.",
            "sent" => "The mail is on its way.",
            "ended" => "Ended. Who had it open has to sign in again.",
            "email" => "We wrote to both addresses. The new one counts once it has said yes.",
            "factor" => "The second factor is off.",
            _ => "",
        },
    })
}

pub(super) async fn send_verification(
    State(app): State<App>,
    Known(who): Known,
    OwnForm(Nothing {}): OwnForm<Nothing>,
) -> Response {
    match app.accounts.ask_to_verify_again(who).await {
        Ok(()) => go("/account?done=sent"),
        Err(fault) => words::instead(&fault),
    }
}

pub(super) async fn end_sessions(
    State(app): State<App>,
    Known(who): Known,
    OwnForm(End { session, all }): OwnForm<End>,
) -> Response {
    let ended = match session.parse() {
        _ if all => app.accounts.end_others(who).await.map_err(AccountFault::from),
        Ok(session) => app.accounts.end_own(who, session).await,
        Err(_) => Err(AccountFault::NotFound),
    };
    match ended {
        Ok(()) if session == who.session.to_string() => with_cookie(&app, None, go("/sign-in")),
        Ok(()) => go("/account?done=ended"),
        Err(fault) => words::instead(&fault),
    }
}
