//! Signing in by way of the browser (RFC 8252 with RFC 7636): the device keeps a verifier, the browser carries its hash to the
//! server and a code back to this computer. It opens no browser and knows no account; it makes the question, and hears the
//! answer.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use std::{io, net::Ipv4Addr, time::Duration};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    sync::mpsc,
    task::JoinSet,
};
use url::Url;

/// How long whoever connects may take to say what it wants, and how much that may be.
const PATIENCE: Duration = Duration::from_secs(5);
const REQUEST_MAX: usize = 8 * 1024;
/// How many may be connected at once: a browser asks for an icon too.
const AT_ONCE_MAX: usize = 16;

/// What is asked, and what proves that the answer is for us. The verifier never leaves the device before the code is exchanged.
#[derive(Clone)]
pub struct Question {
    /// What is shown with the code.
    pub verifier: String,
    state: String,
    address: Url,
    device_name: String,
}

/// A question with an ear on this computer: whatever the browser brings is heard there.
pub struct BrowserSignIn {
    question: Question,
    listener: TcpListener,
    port: u16,
}

impl Question {
    /// A new question to the server at an address, with secrets that nobody has seen.
    ///
    /// # Errors
    /// When the operating system gives no random bytes.
    pub fn new(address: Url, device_name: &str) -> io::Result<Self> {
        let (verifier, state) = (secret()?, secret()?);
        Ok(Self { verifier, state, address, device_name: device_name.to_owned() })
    }

    /// The page to open in the browser. Without a port the browser only shows a code to type.
    #[must_use]
    pub fn page(&self, port: Option<u16>) -> Url {
        let mut page = self.address.clone();
        page.set_path("app/sign-in");
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(self.verifier.as_bytes()));
        let redirect = port.map_or_else(String::new, |port| format!("http://127.0.0.1:{port}/"));
        page.query_pairs_mut()
            .append_pair("challenge", &challenge)
            .append_pair("method", "S256")
            .append_pair("redirect", &redirect)
            .append_pair("state", &self.state)
            .append_pair("device_name", &self.device_name);
        page
    }
}

impl BrowserSignIn {
    /// Listens for the answer to a question, on this computer alone and on a port that nobody knows before.
    ///
    /// # Errors
    /// When no port is to be had.
    pub async fn listen(question: Question) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let port = listener.local_addr()?.port();
        Ok(Self { question, listener, port })
    }

    /// The page to open in the browser.
    #[must_use]
    pub fn page(&self) -> Url {
        self.question.page(Some(self.port))
    }

    /// Waits for the code of this very question. Whatever else comes is told that it is not that, and changes nothing.
    ///
    /// # Errors
    /// When nothing can be heard any more.
    pub async fn code(&self) -> io::Result<String> {
        let (told, mut brought) = mpsc::channel(1);
        // Each on its own, so that one that says nothing keeps nobody waiting. They end with this.
        let mut visits = JoinSet::new();
        loop {
            tokio::select! {
                // By then the browser has its page: see `visit`.
                Some(code) = brought.recv() => return Ok(code),
                connected = self.listener.accept() => {
                    let (stream, _) = connected?;
                    while visits.try_join_next().is_some() {}
                    if visits.len() < AT_ONCE_MAX {
                        let (told, state, port) = (told.clone(), self.question.state.clone(), self.port);
                        let visit = async move { visit(stream, &state, port, &told).await };
                        visits.spawn(async move { tokio::time::timeout(PATIENCE, visit).await });
                    }
                }
            }
        }
    }
}

async fn visit(mut stream: TcpStream, state: &str, port: u16, told: &mpsc::Sender<String>) {
    let Some(head) = head_of(&mut stream).await else { return };
    let code = code_in(&head, state, port);
    let (status, says) = match code {
        Some(_) => ("200 OK", ARRIVED),
        None => ("400 Bad Request", NOT_SO),
    };
    let answer = format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n\
         Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\n\
         Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'\r\n\
         Connection: close\r\n\r\n{says}",
        says.len()
    );
    // Who does not wait for the page has brought the code all the same.
    let _ = stream.write_all(answer.as_bytes()).await;
    let _ = stream.shutdown().await;
    if let Some(code) = code {
        let _ = told.try_send(code);
    }
}

/// Everything before the empty line, if it comes and is not too long.
async fn head_of(stream: &mut TcpStream) -> Option<String> {
    let mut read = Vec::new();
    let mut part = [0; 1024];
    while !read.windows(4).any(|end| end == b"\r\n\r\n") {
        let count = stream.read(&mut part).await.ok().filter(|count| *count > 0)?;
        read.extend_from_slice(&part[..count]);
        if read.len() > REQUEST_MAX {
            return None;
        }
    }
    String::from_utf8(read).ok()
}

/// The code, if this is the answer to our question, asked of this very address.
fn code_in(head: &str, state: &str, port: u16) -> Option<String> {
    let mut lines = head.split("\r\n");
    let place = lines.next()?.strip_prefix("GET ")?.strip_suffix(" HTTP/1.1")?;
    let host = lines.find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("host").then_some(value.trim())
    });
    if !place.starts_with("/?") || host != Some(format!("127.0.0.1:{port}").as_str()) {
        return None;
    }
    let asked = Url::parse("http://127.0.0.1/").ok()?.join(place).ok()?;
    let only = |name: &str| {
        let mut found = asked.query_pairs().filter(|(key, _)| key == name);
        found.next().filter(|_| found.next().is_none()).map(|(_, value)| value.into_owned())
    };
    (only("state")? == state).then(|| only("code")).flatten().filter(|code| is_code(code))
}

/// 32 bytes in base64url.
fn is_code(text: &str) -> bool {
    text.len() == 43
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
}

/// 32 random bytes as 43 characters of base64url.
fn secret() -> io::Result<String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| io::Error::other(error.to_string()))?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

const ARRIVED: &str = concat!(
    "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">",
    "<title>Back to Roster</title><style>:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}",
    "main{max-width:32rem;margin:15vh auto;padding:0 1.5rem}</style>",
    "<main><h1>Back to Roster</h1><p>The app takes it from here. You can close this page.</p></main></html>"
);
const NOT_SO: &str = concat!(
    "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">",
    "<title>Not what Roster waits for</title><style>:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}",
    "main{max-width:32rem;margin:15vh auto;padding:0 1.5rem}</style>",
    "<main><h1>This is not what Roster waits for</h1><p>Nothing was changed. Begin to sign in in the app once more.</p>",
    "</main></html>"
);

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    #[test]
    fn h06_only_the_answer_to_our_own_question_is_heard() {
        let asked = |place: &str, host: &str| {
            code_in(
                &format!("GET {place} HTTP/1.1\r\nAccept: */*\r\nHost: {host}\r\n\r\n"),
                "ours",
                4915,
            )
        };
        let here = "127.0.0.1:4915";
        assert_eq!(asked(&format!("/?code={CODE}&state=ours"), here).as_deref(), Some(CODE));
        for place in [
            format!("/?code={CODE}"),
            format!("/?code={CODE}&state=theirs"),
            format!("/?code={CODE}&state=ours&state=ours"),
            format!("/?code={CODE}&code={CODE}&state=ours"),
            format!("/elsewhere?code={CODE}&state=ours"),
            format!("//evil.example/?code={CODE}&state=ours"),
            "/?code=short&state=ours".to_owned(),
            "/favicon.ico".to_owned(),
        ] {
            assert_eq!(asked(&place, here), None, "{place}");
        }
        for host in ["evil.example", "127.0.0.1", "127.0.0.1:80", "localhost:4915"] {
            assert_eq!(asked(&format!("/?code={CODE}&state=ours"), host), None, "{host}");
        }
    }

    #[test]
    fn h06_what_the_browser_carries_does_not_show_the_verifier() {
        let address = Url::parse("https://roster.example/").unwrap();
        let question = Question::new(address, "Roster for linux").unwrap();
        let page = question.page(Some(4915)).to_string();
        assert!(page.starts_with("https://roster.example/app/sign-in?challenge="), "{page}");
        assert!(page.contains("&method=S256&redirect=http%3A%2F%2F127.0.0.1%3A4915%2F&state="));
        assert!(!page.contains(&question.verifier));
        assert!(is_code(&question.verifier) && is_code(&question.state));
        assert_ne!(question.verifier, question.state);
    }
}
