//! The way back to the app: the page in the browser that the app opened. Somebody presses a button, because being signed in here
//! is no reason to sign an app in; and it leads to this computer only.

use super::{
    super::{
        form::OwnForm,
        views::{Notice, Page},
    },
    views::{Ask, HandedOver},
    web::Known,
    words,
};
use crate::{accounts::challenge_in, app::App, mail::words::plain};
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;
use url::Url;

/// How long what the app wants back may be.
const STATE_MAX: usize = 128;

/// What the app asks for.
#[derive(Deserialize)]
pub(super) struct Wanted {
    /// The SHA-256 of the verifier, in base64url.
    #[serde(default)]
    challenge: String,
    /// How the challenge was made: `S256`, and nothing else.
    #[serde(default)]
    method: String,
    /// Where the app listens; nothing where it cannot.
    #[serde(default)]
    redirect: String,
    /// What the app wants back, to know its own question.
    #[serde(default)]
    state: String,
    /// What the device calls itself.
    #[serde(default)]
    device_name: String,
}

/// A question of an app that can be answered.
struct Question {
    challenge: [u8; 32],
    redirect: Option<Url>,
}

/// Reads what the app asks for; nothing where it asks for what must not be.
fn read(wanted: &Wanted) -> Option<Question> {
    let is_readable = |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c);
    if wanted.method != "S256"
        || wanted.state.len() > STATE_MAX
        || !wanted.state.chars().all(is_readable)
    {
        return None;
    }
    let challenge = challenge_in(&wanted.challenge)?;
    let redirect = match wanted.redirect.as_str() {
        "" => None,
        text => Some(loopback(text)?),
    };
    Some(Question { challenge, redirect })
}

/// `http://127.0.0.1:PORT/`, letter by letter. Nothing that a browser would only read as that.
fn loopback(text: &str) -> Option<Url> {
    let port = text.strip_prefix("http://127.0.0.1:")?.strip_suffix('/')?;
    let number: u16 = port.parse().ok().filter(|number| *number > 0)?;
    (number.to_string() == port).then(|| Url::parse(text).ok()).flatten()
}

fn not_so() -> Response {
    let lines = vec!["Open the app, and begin to sign in there once more.".to_owned()];
    let title = "The app asked for something that cannot be".to_owned();
    Notice { title, lines, paste: false }.page(StatusCode::BAD_REQUEST)
}

pub(super) async fn page(
    State(app): State<App>,
    Known(who): Known,
    Query(wanted): Query<Wanted>,
) -> Response {
    if read(&wanted).is_none() {
        return not_so();
    }
    let own = match app.accounts.own(who).await {
        Ok(own) => own,
        Err(fault) => return words::instead(&fault),
    };
    let device = plain(&wanted.device_name);
    let device = if device.is_empty() { "this computer".to_owned() } else { device };
    Ask {
        title: "Sign the app in?".to_owned(),
        lines: vec![
            format!("The Roster app on {device} wants to sign in as {}.", own.email),
            "Go on only if you have just begun this in the app.".to_owned(),
        ],
        action: "/app/sign-in",
        hidden: vec![
            ("challenge", wanted.challenge),
            ("method", wanted.method),
            ("redirect", wanted.redirect),
            ("state", wanted.state),
        ],
        button: "Sign the app in".to_owned(),
        links: vec![("Not now", "/account".to_owned())],
        ..Ask::default()
    }
    .page(StatusCode::OK)
}

pub(super) async fn hand_over(
    State(app): State<App>,
    Known(who): Known,
    OwnForm(wanted): OwnForm<Wanted>,
) -> Response {
    let Some(question) = read(&wanted) else { return not_so() };
    let handed = match app.accounts.hand_over(who, question.challenge).await {
        Ok(handed) => handed,
        Err(fault) => return words::instead(&fault),
    };
    let address = question.redirect.map(|mut url| {
        let mut query = url.query_pairs_mut();
        query.append_pair("code", &handed.code);
        if !wanted.state.is_empty() {
            query.append_pair("state", &wanted.state);
        }
        drop(query);
        url.to_string()
    });
    HandedOver { address: address.unwrap_or_default(), code: handed.typed }.page(StatusCode::OK)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn m03_the_app_is_on_this_computer_or_nowhere() {
        assert!(loopback("http://127.0.0.1:49152/").is_some());
        for elsewhere in [
            "https://127.0.0.1:49152/",
            "http://127.0.0.1/",
            "http://127.0.0.1:0/",
            "http://127.0.0.1:80/x",
            "http://127.0.0.1:80/?a",
            "http://127.0.0.1:80/#a",
            "http://127.0.0.1:80@evil.example/",
            "http://127.0.0.1.evil.example:80/",
            "http://localhost:80/",
            "http://127.0.0.1:080/",
            "http://127.0.0.1:+80/",
            "//127.0.0.1:80/",
            "http://[::1]:80/",
            "http://evil.example:80/",
        ] {
            assert!(loopback(elsewhere).is_none(), "{elsewhere}");
        }
    }
}
