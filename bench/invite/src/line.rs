//! One connection over which one call after the other is made.

use std::net::SocketAddr;

use anyhow::{Context, Result};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, HOST, HeaderName, ORIGIN, SET_COOKIE};
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

/// By what somebody is known.
#[derive(Clone, Debug)]
pub enum Pass {
    /// By nothing yet.
    Nobody,
    /// A token of the API.
    Bearer(String),
    /// A browser's cookies.
    Cookies(String),
}

/// A call, ready to be made.
#[derive(Clone, Debug)]
pub struct Call {
    /// The path.
    pub path: String,
    /// Who makes it.
    pub pass: Pass,
    /// The body, JSON.
    pub body: Bytes,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The cookies that were set, ready to be sent.
    pub cookies: String,
    /// The body.
    pub body: Bytes,
}

/// The connection.
pub struct Line {
    sender: SendRequest<Full<Bytes>>,
    host: String,
}

impl Line {
    /// Connects.
    pub async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        // Its failure is the failure of whoever waits for an answer.
        tokio::spawn(async move { drop(connection.await) });
        Ok(Self { sender, host: address.to_string() })
    }

    /// Makes a call.
    pub async fn post(&mut self, call: &Call) -> Result<Answer> {
        let mut request = Request::builder().method(Method::POST).uri(&call.path);
        request = request.header(HOST, &self.host).header(CONTENT_TYPE, "application/json");
        request = match &call.pass {
            Pass::Nobody => request.header(ORIGIN, format!("http://{}", self.host)),
            Pass::Bearer(token) => request.header(AUTHORIZATION, format!("Bearer {token}")),
            Pass::Cookies(cookies) => {
                request.header(COOKIE, cookies).header(ORIGIN, format!("http://{}", self.host))
            }
        };
        self.sender.ready().await?;
        let answer = self.sender.send_request(request.body(Full::new(call.body.clone()))?).await?;
        let (status, cookies) = (answer.status(), cookies_of(&answer, SET_COOKIE)?);
        Ok(Answer { status, cookies, body: answer.into_body().collect().await?.to_bytes() })
    }
}

fn cookies_of<B>(answer: &Response<B>, header: HeaderName) -> Result<String> {
    let mut cookies = Vec::new();
    for value in answer.headers().get_all(header) {
        cookies.push(value.to_str()?.split(';').next().context("a cookie")?);
    }
    Ok(cookies.join("; "))
}

impl Answer {
    /// Whether it is a success.
    pub fn is_success(&self) -> bool {
        self.status.is_success()
    }

    /// The answer in words, for whoever has to find out what went wrong.
    pub fn text(&self) -> String {
        format!("{}: {}", self.status, String::from_utf8_lossy(&self.body))
    }
}
