//! The pages of one's own account: making one, signing in and out, sessions, mailbox, password, second factor, invitations,
//! and the way back to the app. Whether something can be done, the accounts say; a page words it.

mod codes;
mod factor;
mod handoff;
mod invites;
mod own;
mod secrets;
mod sign_in;
mod sign_up;
mod views;
mod web;
mod words;

pub(super) use views::{Ask, Join};
pub(super) use web::{Browsing, go, with_cookie};
pub(super) use words::{name_mistake, password_mistake};

use crate::app::App;
use axum::{
    Router,
    routing::{get, post},
};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/sign-in", get(sign_in::page).post(sign_in::sign_in))
        .route("/sign-in/code", post(sign_in::code))
        .route("/signup", get(sign_up::page).post(sign_up::send))
        .route("/signup/finish", get(sign_up::finish_page).post(sign_up::finish_open))
        .route("/signup/make", post(sign_up::make))
        .route("/sign-out", post(sign_in::sign_out))
        .route("/account", get(own::page))
        .route("/account/verification", post(own::send_verification))
        .route("/account/sessions/end", post(own::end_sessions))
        .route("/account/confirm", get(factor::confirm_page).post(factor::confirm))
        .route("/account/password", get(secrets::password_page).post(secrets::password))
        .route("/account/email", get(secrets::email_page).post(secrets::email))
        .route("/account/second-factor", get(factor::page).post(factor::offer))
        .route("/account/second-factor/confirm", post(factor::confirm_offer))
        .route("/account/second-factor/off", post(factor::off))
        .route("/forgot", get(secrets::forgot_page).post(secrets::forgot))
        .route("/reset", get(codes::reset_page).post(codes::reset_open))
        .route("/reset/set", post(codes::reset))
        .route("/v", get(codes::verify_page).post(codes::verify_open))
        .route("/v/confirm", post(codes::verify))
        .route("/object", get(codes::object_page).post(codes::object_open))
        .route("/object/confirm", post(codes::object))
        .route("/invites", get(invites::page))
        .route("/invites/accept", post(invites::accept))
        .route("/invites/decline", post(invites::decline))
        .route("/app/sign-in", get(handoff::page).post(handoff::hand_over))
}
