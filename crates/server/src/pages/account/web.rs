//! Who browses: the cookie of a session on the web, and where a page may send the browser.

use crate::{accounts::SignedIn, app::App};
use axum::{
    extract::FromRequestParts,
    http::{
        HeaderMap, HeaderName, HeaderValue, StatusCode,
        header::{CACHE_CONTROL, COOKIE, LOCATION, REFERRER_POLICY, SET_COOKIE, USER_AGENT},
        request::Parts,
    },
    response::{IntoResponse, Response},
};
use std::convert::Infallible;
use url::Url;

/// Whoever browses, signed in or not.
pub(in crate::pages) struct Browsing(pub(in crate::pages) Option<SignedIn>);

impl FromRequestParts<App> for Browsing {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let Some(cookie) = cookie_in(app, &parts.headers) else { return Ok(Self(None)) };
        let who = app.accounts.who_on_the_web(cookie).await.unwrap_or_else(|fault| {
            tracing::error!(%fault, "a session on the web could not be looked up");
            None
        });
        Ok(Self(who))
    }
}

/// Whoever is signed in; everybody else is sent to sign in, and comes back.
pub(super) struct Known(pub(super) SignedIn);

impl FromRequestParts<App> for Known {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let Ok(Browsing(who)) = Browsing::from_request_parts(parts, app).await;
        // What was sent with a form is not sent again.
        let is_look = parts.method.is_safe();
        let back =
            parts.uri.path_and_query().filter(|_| is_look).map_or("/account", |at| at.as_str());
        who.map(Self).ok_or_else(|| go(&with_next("/sign-in", back)))
    }
}

/// `__Host-` keeps the cookie to this very host and to encrypted lines; without encryption browsers take no such name.
fn cookie_name(app: &App) -> &'static str {
    if app.public.is_encrypted() { "__Host-roster" } else { "roster" }
}

fn cookie_in<'a>(app: &App, headers: &'a HeaderMap) -> Option<&'a str> {
    let name = cookie_name(app);
    let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs =
        lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// An answer that keeps a session in the browser, or takes it away.
pub(in crate::pages) fn with_cookie(
    app: &App,
    token: Option<&str>,
    mut answer: Response,
) -> Response {
    let name = cookie_name(app);
    let secure = if app.public.is_encrypted() { "; Secure" } else { "" };
    let life_s = token.map_or(0, |_| crate::accounts::WEB_LIFE_MS / 1000);
    let value = token.unwrap_or_default();
    let cookie =
        format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={life_s}{secure}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        answer.headers_mut().append(SET_COOKIE, cookie);
    }
    answer
}

/// Sends the browser to a page of this server.
pub(in crate::pages) fn go(path: &str) -> Response {
    let path = own_path(path).unwrap_or_else(|| "/account".to_owned());
    let Ok(place) = HeaderValue::from_str(&path) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let mut answer = StatusCode::SEE_OTHER.into_response();
    for (name, value) in [
        (LOCATION, place),
        (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            HeaderValue::from_static("same-origin"),
        ),
    ] {
        answer.headers_mut().insert(name, value);
    }
    answer
}

/// A path with where to go afterwards.
pub(super) fn with_next(path: &str, next: &str) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("next", next);
    format!("{path}?{}", query.finish())
}

/// A path of this server, if that is what the text is, spelled by the rules by which browsers read it (M03).
pub(super) fn own_path(text: &str) -> Option<String> {
    let base = Url::parse("https://roster.invalid/").ok()?;
    let url = base.join(text).ok()?;
    let is_plain =
        text.starts_with('/') && !text.contains('\\') && !text.chars().any(char::is_control);
    if !is_plain || url.origin() != base.origin() || url.path().starts_with("//") {
        return None;
    }
    Some(match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    })
}

/// What a browser is, in words, for the list of sessions.
pub(super) fn browser_in(headers: &HeaderMap) -> String {
    let said = headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let first = |known: &[(&str, &'static str)], otherwise: &'static str| {
        known.iter().find(|(mark, _)| said.contains(mark)).map_or(otherwise, |(_, name)| *name)
    };
    let browsers = [
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    let systems = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];
    match (first(&browsers, ""), first(&systems, "")) {
        ("", _) => "A browser".to_owned(),
        (browser, "") => browser.to_owned(),
        (browser, system) => format!("{browser} on {system}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn m03_only_a_path_of_our_own_is_gone_to() {
        for own in ["/account", "/app/sign-in?challenge=x&redirect=http://127.0.0.1:1/", "/"] {
            assert_eq!(own_path(own).as_deref(), Some(own));
        }
        for foreign in [
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "https://evil.example/",
            "evil",
            "",
            "javascript:alert(1)",
            "/\t/evil.example",
            "/x\r\nSet-Cookie: a=b",
            "/./%2e/..//evil.example",
            "/..//evil.example",
            " //evil.example",
            "https:evil.example",
        ] {
            assert_eq!(own_path(foreign), None, "{foreign:?}");
        }
    }

    #[test]
    fn browsers_are_told_apart_as_people_do() {
        let named = |said: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(USER_AGENT, HeaderValue::from_static(said));
            browser_in(&headers)
        };
        assert_eq!(
            named("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"),
            "Firefox on Linux"
        );
        assert_eq!(named("curl/8"), "A browser");
    }
}
