//! One connection that is kept, one question on it at a time.

use std::net::SocketAddr;

use anyhow::{Result, ensure};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, HOST};
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

/// Where somebody listens, and what opens the door.
#[derive(Clone, Debug)]
pub struct Door {
    /// Where.
    pub address: SocketAddr,
    /// What is shown as `Authorization: Bearer`; nothing where anybody may ask.
    pub token: Option<String>,
}

/// A request, ready to be sent again and again.
#[derive(Clone, Debug)]
pub struct Call {
    /// The path.
    pub path: String,
    /// The body, JSON.
    pub body: Bytes,
}

/// The connection.
pub struct Line {
    sender: SendRequest<Full<Bytes>>,
    host: String,
    bearer: Option<String>,
}

impl Line {
    /// Connects.
    pub async fn open(door: &Door) -> Result<Self> {
        let stream = TcpStream::connect(door.address).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        // Its failure is the failure of whoever waits for an answer.
        tokio::spawn(async move { drop(connection.await) });
        let bearer = door.token.as_ref().map(|token| format!("Bearer {token}"));
        Ok(Self { sender, host: door.address.to_string(), bearer })
    }

    /// Asks, and gives the body of an answer that is a success.
    pub async fn post(&mut self, call: &Call) -> Result<Bytes> {
        let mut request = Request::builder().method(Method::POST).uri(&call.path);
        request = request.header(HOST, &self.host).header(CONTENT_TYPE, "application/json");
        if let Some(bearer) = &self.bearer {
            request = request.header(AUTHORIZATION, bearer);
        }
        self.sender.ready().await?;
        let answer = self.sender.send_request(request.body(Full::new(call.body.clone()))?).await?;
        let status = answer.status();
        let body = answer.into_body().collect().await?.to_bytes();
        ensure!(status.is_success(), "{status}: {}", String::from_utf8_lossy(&body));
        Ok(body)
    }
}
