//! Signing up, in and out, and the workspaces of an account.

use super::{asked::Body, gate::Visitor, problem::Failure};
use crate::{
    accounts::{AccountFault, SignedIn},
    app::App,
};
use axum::{Json, extract::State, http::StatusCode};
use roster_protocol::{
    Exchange, Hello, Membership, PROTOCOL, Refresh, Renewed, Session, SignIn, SignUp,
};

/// The oldest protocol that is still taken.
pub(super) const OLDEST: u32 = 1;

pub(super) async fn hello(State(app): State<App>) -> Json<Hello> {
    Json(Hello {
        product: "roster".to_owned(),
        protocol: PROTOCOL,
        oldest: OLDEST,
        generation: app.sequencer.generation(),
    })
}

pub(super) async fn sign_up(
    State(app): State<App>,
    Visitor(from): Visitor,
    Body(asked): Body<SignUp>,
) -> Result<(StatusCode, Json<Session>), Failure> {
    Ok((StatusCode::CREATED, Json(app.accounts.sign_up(asked, from).await?)))
}

pub(super) async fn sign_in(
    State(app): State<App>,
    Visitor(from): Visitor,
    Body(asked): Body<SignIn>,
) -> Result<(StatusCode, Json<Session>), Failure> {
    Ok((StatusCode::CREATED, Json(app.accounts.sign_in(asked, from).await?)))
}

pub(super) async fn exchange(
    State(app): State<App>,
    Visitor(from): Visitor,
    Body(asked): Body<Exchange>,
) -> Result<(StatusCode, Json<Session>), Failure> {
    Ok((StatusCode::CREATED, Json(app.accounts.exchange(asked, from).await?)))
}

/// A refresh token that opens nothing is like a session that has ended, and not like something that is not here.
pub(super) async fn refresh(
    State(app): State<App>,
    Body(Refresh { refresh }): Body<Refresh>,
) -> Result<Json<Renewed>, Failure> {
    match app.accounts.refresh(&refresh).await {
        Ok(renewed) => Ok(Json(renewed)),
        Err(AccountFault::NotFound) => Err(Failure::signed_out()),
        Err(fault) => Err(fault.into()),
    }
}

pub(super) async fn sign_out(State(app): State<App>, who: SignedIn) -> Result<StatusCode, Failure> {
    app.accounts.sign_out(who).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn workspaces(
    State(app): State<App>,
    who: SignedIn,
) -> Result<Json<Vec<Membership>>, Failure> {
    Ok(Json(app.accounts.memberships(who.account).await?))
}
