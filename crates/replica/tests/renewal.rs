//! A token whose hour is over, against a server of a few lines: what was asked is asked once more, and what is new is kept.

use futures::future::BoxFuture;
use roster_protocol::ProblemCode;
use roster_replica::{KeepsToken, Token, Transport, TransportFault};
use std::sync::{Arc, Mutex};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};
use url::Url;

/// What was asked of the server, a line each: method, path, and the token that was shown.
type Asked = Arc<Mutex<Vec<String>>>;

#[derive(Default)]
struct Keyring(Mutex<Vec<String>>);

impl KeepsToken for Keyring {
    fn keep(&self, token: Token) -> BoxFuture<'_, ()> {
        self.0.lock().unwrap().push(token.0);
        Box::pin(async {})
    }
}

/// A server that takes the token `a1` and gives it for `r0`, or for nothing where it `forgets`.
async fn server(forgets: bool) -> (Url, Asked) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
    let asked = Asked::default();
    let told = Arc::clone(&asked);
    tokio::spawn(async move {
        while let Ok((mut line, _)) = listener.accept().await {
            let mut heard = Vec::new();
            let mut part = [0; 4096];
            // Headers, and a body that is complete: none, or one that ends with its brace.
            loop {
                let count = line.read(&mut part).await.unwrap();
                heard.extend(&part[..count]);
                let text = String::from_utf8_lossy(&heard);
                let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
                if !head.contains("content-length: ") || body.ends_with('}') || count == 0 {
                    break;
                }
            }
            let text = String::from_utf8_lossy(&heard).into_owned();
            let (head, body) = text.split_once("\r\n\r\n").unwrap();
            let first = head.lines().next().unwrap().trim_end_matches(" HTTP/1.1");
            let shown = head.lines().find_map(|line| line.strip_prefix("authorization: Bearer "));
            told.lock().unwrap().push(format!("{first} {}", shown.unwrap_or("-")));
            let out = r#"{"code":"signed_out","detail":null,"reason":"replayed"}"#;
            let (status, answer) = match (first, shown) {
                ("POST /api/v1/session/refresh", None)
                    if body == r#"{"refresh":"r0"}"# && !forgets =>
                {
                    ("200 OK", r#"{"token":"a1","refresh":"r1","expires_at":1}"#)
                }
                ("GET /api/v1/workspaces", Some("a1")) => ("200 OK", "[]"),
                _ => ("401 Unauthorized", out),
            };
            let length = answer.len();
            let answer = format!(
                "HTTP/1.1 {status}\r\nx-roster-protocol: 1\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{answer}"
            );
            line.write_all(answer.as_bytes()).await.unwrap();
        }
    });
    (url, asked)
}

#[tokio::test]
async fn f16_what_was_refused_for_its_hour_is_asked_once_more_with_the_next_token() {
    let (url, asked) = server(false).await;
    let keyring = Arc::new(Keyring::default());
    let line = Transport::new(url, Some(Token("a0 r0".to_owned()))).keeping(keyring.clone());
    assert_eq!(line.workspaces().await, Ok(Vec::new()));
    assert_eq!(line.clone().workspaces().await, Ok(Vec::new()));
    let expected = [
        "GET /api/v1/workspaces a0",
        "POST /api/v1/session/refresh -",
        "GET /api/v1/workspaces a1",
        "GET /api/v1/workspaces a1",
    ];
    assert_eq!(*asked.lock().unwrap(), expected);
    assert_eq!(*keyring.0.lock().unwrap(), ["a1 r1"]);
}

#[tokio::test]
async fn d05_a_family_that_was_revoked_is_signed_out_and_nothing_is_kept() {
    let (url, asked) = server(true).await;
    let keyring = Arc::new(Keyring::default());
    let line = Transport::new(url, Some(Token("a0 r0".to_owned()))).keeping(keyring.clone());
    let Err(TransportFault::Problem(problem)) = line.workspaces().await else {
        panic!("signed out");
    };
    assert_eq!(problem.code, ProblemCode::SignedOut);
    assert_eq!(problem.reason.as_deref(), Some("replayed"));
    assert_eq!(asked.lock().unwrap().len(), 2);
    assert!(keyring.0.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_single_token_of_an_older_session_is_not_renewed() {
    let (url, asked) = server(false).await;
    let line = Transport::new(url, Some(Token("a0".to_owned())));
    assert!(matches!(line.workspaces().await, Err(TransportFault::Problem(_))));
    assert_eq!(*asked.lock().unwrap(), ["GET /api/v1/workspaces a0"]);
}
