//! Links that open the app: `roster://invites?server=…` and `roster://sign-in?server=…`.
//!
//! Whatever arrives was written by somebody else: a web page, a mail, a program. It is read by a list of what there is, can name
//! a server and nothing more, and does nothing but show a question (H05). A link never holds a secret: one that does is refused,
//! as another program may have had it before us (H06).

use crate::{
    views::{LinkArrived, LinkView},
    window,
};
use roster_replica::parse_address;
use std::sync::{Mutex, PoisonError};
use tauri::{AppHandle, Manager as _};
use tauri_specta::Event as _;
use url::Url;

const SCHEME: &str = "roster";
/// Longer than any link of ours, with the longest name that a host can have.
const LINK_MAX: usize = 512;
/// Names by which others carry what opens something.
const SECRETS: &[&str] = &["token", "code", "key", "secret", "password", "session", "access_token"];

/// The link that was opened last and waits for its answer.
#[derive(Default)]
pub struct Links(Mutex<Option<LinkView>>);

impl Links {
    fn put(&self, link: LinkView) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(link);
    }

    /// What waits for an answer.
    #[must_use]
    pub fn waiting(&self) -> Option<LinkView> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// It was answered.
    pub fn answered(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

/// Takes the link out of what the app was started with, if there is one.
pub fn started_with(app: &AppHandle, arguments: impl IntoIterator<Item = String>) {
    // The first is the program itself.
    if let Some(link) = arguments.into_iter().skip(1).find_map(|argument| read(&argument)) {
        arrived(app, link);
    }
}

/// Takes links that the operating system hands over without a start.
#[cfg(target_os = "macos")]
pub fn handed_over(app: &AppHandle, links: &[Url]) {
    if let Some(link) = links.iter().find_map(|link| read(link.as_str())) {
        arrived(app, link);
    }
}

fn arrived(app: &AppHandle, link: LinkView) {
    tracing::info!(?link, "a link was opened");
    app.state::<Links>().put(link);
    window::show(app);
    if let Err(error) = (LinkArrived {}).emit(app) {
        tracing::warn!(%error, "the page could not be told");
    }
}

/// What a text asks for, if it is a link of ours at all; other arguments and other schemes are nothing.
fn read(text: &str) -> Option<LinkView> {
    let (scheme, _) = text.split_once(':')?;
    scheme.eq_ignore_ascii_case(SCHEME).then(|| match asked(text) {
        Ok(link) => link,
        Err(reason) => LinkView::Refused { reason: reason.to_owned() },
    })
}

fn asked(text: &str) -> Result<LinkView, &'static str> {
    if text.len() > LINK_MAX {
        return Err("tooLong");
    }
    // What was no UTF-8 arrives with this sign in the place of what was lost.
    if text.chars().any(|c| c.is_control() || c.is_whitespace() || c == '\u{fffd}') {
        return Err("malformed");
    }
    let url = Url::parse(text).map_err(|_| "malformed")?;
    let has_more = !matches!(url.path(), "" | "/") || url.fragment().is_some();
    if has_more || url.port().is_some() || !url.username().is_empty() || url.password().is_some() {
        return Err("malformed");
    }
    let server = server_in(&url)?;
    match (url.host_str(), server) {
        (Some("invites"), server) => Ok(LinkView::Invites { server }),
        (Some("sign-in"), Some(server)) => Ok(LinkView::SignIn { server }),
        (Some("sign-in"), None) => Err("malformed"),
        _ => Err("unknown"),
    }
}

/// The server's address, the one thing that a link may carry, once.
fn server_in(url: &Url) -> Result<Option<String>, &'static str> {
    let mut server = None;
    for (name, value) in url.query_pairs() {
        if SECRETS.iter().any(|secret| name.eq_ignore_ascii_case(secret)) {
            return Err("secret");
        }
        if name != "server" || server.is_some() {
            return Err("malformed");
        }
        let address = parse_address(&value).map_err(|_| "malformed")?;
        server = Some(address.as_str().trim_end_matches('/').to_owned());
    }
    Ok(server)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        match read(text) {
            Some(LinkView::Refused { reason }) => reason,
            other => panic!("{text} is {other:?}"),
        }
    }

    #[test]
    fn h05_a_link_names_a_server_and_nothing_more() {
        let server = || Some("https://roster.example:8443".to_owned());
        assert_eq!(
            read("roster://invites?server=https://roster.example:8443/"),
            Some(LinkView::Invites { server: server() })
        );
        assert_eq!(read("ROSTER://invites"), Some(LinkView::Invites { server: None }));
        assert_eq!(
            read("roster://sign-in?server=roster.example:8443"),
            Some(LinkView::SignIn { server: "https://roster.example:8443".to_owned() })
        );
    }

    #[test]
    fn h05_what_is_not_on_the_list_is_refused() {
        for unknown in ["roster://accept", "roster://settings", "roster://evil.example"] {
            assert_eq!(refused(unknown), "unknown", "{unknown}");
        }
        for malformed in [
            "roster:invites",
            "roster://invites/deeper",
            "roster://invites#there",
            "roster://someone@invites",
            "roster://invites:80",
            "roster://sign-in",
            "roster://invites?server=",
            "roster://invites?server=http://roster.example",
            "roster://invites?server=https://roster.example@evil.example",
            "roster://invites?server=javascript:alert(1)",
            "roster://invites?server=a.example&server=b.example",
            "roster://invites?then=delete",
            "roster://invites?server=a.example\n",
            "roster://invites?server=\u{fffd}.example",
            "roster://invites?server=%ff%fe.example",
            "roster://[",
        ] {
            assert_eq!(refused(malformed), "malformed", "{malformed}");
        }
        assert_eq!(
            refused(&format!("roster://invites?server={}.example", "a".repeat(2 << 20))),
            "tooLong"
        );
    }

    #[test]
    fn h05_other_schemes_and_other_arguments_are_nothing() {
        for other in
            ["https://roster.example", "rosters://invites", "--flag", "/home/a/roster:b", ""]
        {
            assert_eq!(read(other), None, "{other}");
        }
    }

    #[test]
    fn h05_a_server_is_shown_as_it_is_reached_and_not_as_it_looks() {
        let Some(LinkView::SignIn { server }) =
            read("roster://sign-in?server=https://r\u{43e}ster.example")
        else {
            panic!("a name in other letters is a name");
        };
        assert_eq!(server, "https://xn--rster-jye.example");
    }

    #[test]
    fn h06_no_link_brings_a_secret() {
        for secret in
            ["token=x", "code=x", "server=a.example&Code=x", "access_token=x", "session=x"]
        {
            assert_eq!(refused(&format!("roster://sign-in?{secret}")), "secret", "{secret}");
        }
    }
}
