//! One's own account: who one is and where one is signed in, what proves it, and the invitations that wait.

use super::{
    asked::Body,
    gate::{Fresh, Visitor},
    problem::Failure,
};
use crate::{accounts::SignedIn, app::App};
use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use roster_domain::InvitationId;
use roster_protocol::{
    ChangeEmail, ChangePassword, FactorConfirm, FactorOffer, Invite, Membership, OwnAccount,
    OwnSession, RecoveryCodes, StepUp, VerifyMailbox,
};
use uuid::Uuid;

const DONE: StatusCode = StatusCode::NO_CONTENT;

pub(super) async fn account(
    State(app): State<App>,
    who: SignedIn,
) -> Result<Json<OwnAccount>, Failure> {
    Ok(Json(app.accounts.own(who).await?))
}

pub(super) async fn sessions(
    State(app): State<App>,
    who: SignedIn,
) -> Result<Json<Vec<OwnSession>>, Failure> {
    Ok(Json(app.accounts.own_sessions(who).await?))
}

pub(super) async fn end_session(
    State(app): State<App>,
    who: SignedIn,
    Path(session): Path<String>,
) -> Result<StatusCode, Failure> {
    let session: Uuid = session.parse().map_err(|_| Failure::not_found())?;
    app.accounts.end_own(who, session).await?;
    Ok(DONE)
}

pub(super) async fn end_others(
    State(app): State<App>,
    who: SignedIn,
) -> Result<StatusCode, Failure> {
    app.accounts.end_others(who).await?;
    Ok(DONE)
}

pub(super) async fn send_verification(
    State(app): State<App>,
    who: SignedIn,
) -> Result<StatusCode, Failure> {
    app.accounts.ask_to_verify_again(who).await?;
    Ok(StatusCode::ACCEPTED)
}

pub(super) async fn verify(
    State(app): State<App>,
    who: SignedIn,
    Body(VerifyMailbox { code }): Body<VerifyMailbox>,
) -> Result<StatusCode, Failure> {
    app.accounts.verify_by_digits(who, &code).await?;
    Ok(DONE)
}

pub(super) async fn change_password(
    State(app): State<App>,
    who: SignedIn,
    Visitor(from): Visitor,
    Body(asked): Body<ChangePassword>,
) -> Result<Json<Vec<OwnSession>>, Failure> {
    Ok(Json(app.accounts.change_password(who, &asked, from).await?))
}

pub(super) async fn change_email(
    State(app): State<App>,
    who: SignedIn,
    Visitor(from): Visitor,
    Body(ChangeEmail { email, password }): Body<ChangeEmail>,
) -> Result<StatusCode, Failure> {
    app.accounts.change_email(who, &email, &password, from).await?;
    Ok(StatusCode::ACCEPTED)
}

pub(super) async fn step_up(
    State(app): State<App>,
    who: SignedIn,
    Visitor(from): Visitor,
    Body(shown): Body<StepUp>,
) -> Result<StatusCode, Failure> {
    app.accounts.step_up(who, &shown, from).await?;
    Ok(DONE)
}

pub(super) async fn offer_factor(
    State(app): State<App>,
    Fresh(who): Fresh,
) -> Result<Json<FactorOffer>, Failure> {
    Ok(Json(app.accounts.offer_factor(who).await?))
}

pub(super) async fn confirm_factor(
    State(app): State<App>,
    Fresh(who): Fresh,
    Body(FactorConfirm { code }): Body<FactorConfirm>,
) -> Result<Json<RecoveryCodes>, Failure> {
    Ok(Json(RecoveryCodes { codes: app.accounts.confirm_factor(who, &code).await? }))
}

pub(super) async fn end_factor(
    State(app): State<App>,
    Fresh(who): Fresh,
) -> Result<StatusCode, Failure> {
    app.accounts.end_factor(who).await?;
    Ok(DONE)
}

pub(super) async fn invites(
    State(app): State<App>,
    who: SignedIn,
) -> Result<Json<Vec<Invite>>, Failure> {
    Ok(Json(app.accounts.invites(who.account).await?))
}

pub(super) async fn accept(
    State(app): State<App>,
    who: SignedIn,
    Path(invitation): Path<String>,
) -> Result<Json<Vec<Membership>>, Failure> {
    app.accounts.accept(who, invitation_in(&invitation)?).await?;
    Ok(Json(app.accounts.memberships(who.account).await?))
}

pub(super) async fn decline(
    State(app): State<App>,
    who: SignedIn,
    Path(invitation): Path<String>,
) -> Result<StatusCode, Failure> {
    app.accounts.decline(who, invitation_in(&invitation)?).await?;
    Ok(DONE)
}

fn invitation_in(text: &str) -> Result<InvitationId, Failure> {
    text.parse().map_err(|_| Failure::not_found())
}
