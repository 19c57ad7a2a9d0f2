//! What is wrong, in words beside the field, and the page that says that something is over.

use super::super::views::{Mistake, Notice, Page};
use crate::accounts::AccountFault;
use axum::{http::StatusCode, response::Response};

/// How somebody is told that something was not done.
pub(super) enum Said {
    /// Beside the field, on the same page.
    Beside(StatusCode, Mistake),
    /// By another page: nothing can be typed to make it better.
    Instead(Response),
}

/// What is said beside the field, or the page that there is instead.
pub(super) fn mistake(fault: AccountFault) -> Said {
    let unfit = StatusCode::UNPROCESSABLE_ENTITY;
    let said = |status, field, says| Said::Beside(status, Mistake { field, says });
    match fault {
        AccountFault::Invalid { field: "email", reason } => said(
            unfit,
            "email",
            match reason {
                "empty" => "Enter an email address",
                "same" => "This is the address you sign in with already",
                _ => "Enter an email address, as name@company.com",
            },
        ),
        AccountFault::Invalid { field: "code", .. } => {
            said(unfit, "code", "This code is not right. Enter the one that is shown now")
        }
        AccountFault::Invalid { field: "name", reason } => {
            said(unfit, "name", name_mistake(reason))
        }
        AccountFault::Invalid { field: "workspace_name", reason } => said(
            unfit,
            "workspace_name",
            match reason {
                "too_long" => "Enter a name of at most 80 characters",
                _ => "Enter a name in one line, without hidden characters",
            },
        ),
        AccountFault::Invalid { field, reason } => said(unfit, field, password_mistake(reason)),
        AccountFault::WrongPassword => {
            said(StatusCode::UNAUTHORIZED, "password", "Email and password do not belong together")
        }
        AccountFault::SecondFactor { wrong } => said(
            StatusCode::UNAUTHORIZED,
            "code",
            if wrong { "This code is not right, or was used before" } else { "Enter the code" },
        ),
        AccountFault::Busy => said(
            StatusCode::TOO_MANY_REQUESTS,
            "form",
            "There were too many tries. Wait a quarter of an hour and try again",
        ),
        AccountFault::Exists => {
            said(StatusCode::CONFLICT, "form", "Somebody signs in with this address already")
        }
        other => Said::Instead(instead(&other)),
    }
}

/// The same for a form whose password is that of whoever is signed in.
pub(super) fn own_mistake(fault: AccountFault, field: &'static str) -> Said {
    match fault {
        AccountFault::WrongPassword => {
            let says = "This is not your password";
            Said::Beside(StatusCode::UNAUTHORIZED, Mistake { field, says })
        }
        other => mistake(other),
    }
}

pub(in crate::pages) fn name_mistake(reason: &str) -> &'static str {
    match reason {
        "empty" => "Enter your name",
        "too_long" => "Enter a name of at most 100 characters",
        _ => "Enter a name in one line, without hidden characters",
    }
}

pub(in crate::pages) fn password_mistake(reason: &str) -> &'static str {
    match reason {
        "empty" => "Enter a password",
        "too_short" => "Use at least 8 characters",
        "too_long" => "Use at most 128 characters",
        "is_the_email" => "Choose a password that is not your email address",
        _ => "Choose a password that is harder to guess",
    }
}

/// The page that there is where nothing can be typed to make it better.
pub(super) fn instead(fault: &AccountFault) -> Response {
    let (status, title, line) = match fault {
        AccountFault::DeadLink => (
            StatusCode::GONE,
            "This link works no more",
            "It was used, is too old, or a newer one was sent. Nothing was changed.",
        ),
        AccountFault::Refused(_) | AccountFault::NotFound => (
            StatusCode::GONE,
            "There is nothing to do here any more",
            "Somebody answered it, or it is over. Nothing was changed.",
        ),
        AccountFault::Exists => (
            StatusCode::CONFLICT,
            "This address cannot be used",
            "Somebody signs in with it already. Nothing was changed.",
        ),
        AccountFault::Busy => (
            StatusCode::TOO_MANY_REQUESTS,
            "There were too many tries",
            "Wait a quarter of an hour and try again. Of mails, three go out within a day.",
        ),
        fault => {
            tracing::error!(%fault, "a page about an account could not be served");
            let line = "Nothing was changed. Try again in a minute.";
            (StatusCode::SERVICE_UNAVAILABLE, "Something went wrong here", line)
        }
    };
    Notice { title: title.to_owned(), lines: vec![line.to_owned()], paste: false }.page(status)
}
