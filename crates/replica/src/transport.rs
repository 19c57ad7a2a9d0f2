//! HTTP to a Roster server. Whatever answers without being one (a hotel's sign-in form, a proxy) counts as nobody (F15).

use crate::{
    core::LineFault,
    tokens::{Held, KeepsToken, Token},
};
use eventsource_stream::Eventsource as _;
use futures::{Stream, StreamExt as _};
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode, redirect};
use roster_domain::{MemberId, WorkspaceId};
use roster_protocol::{
    DepartureFacts, Hello, Hint, KeptMail, Membership, PROTOCOL, PROTOCOL_HEADER, Problem,
    ProblemCode, PullAnswer, PullQuery, PushAnswer, PushRequest, ReachAnswer, ReachQuery, Refresh,
    Renewed, Session, SignIn, SignUp,
};
use serde::de::DeserializeOwned;
use std::{sync::Arc, time::Duration};
use url::Url;

/// Why a request came to nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TransportFault {
    /// Nobody answers.
    #[error("nobody answers at {host}")]
    Unreachable {
        /// The host that was tried.
        host: String,
    },
    /// What answers is not a Roster server.
    #[error("{host} is not a Roster server")]
    NotRoster {
        /// The host that was tried.
        host: String,
    },
    /// The server says no.
    #[error("the server answered {:?}", .0.code)]
    Problem(Problem),
}

impl From<&TransportFault> for LineFault {
    fn from(fault: &TransportFault) -> Self {
        match fault {
            TransportFault::Unreachable { .. } | TransportFault::NotRoster { .. } => {
                Self::Unreachable
            }
            TransportFault::Problem(problem) => match problem.code {
                ProblemCode::SignedOut | ProblemCode::WrongPassword | ProblemCode::SecondFactor => {
                    Self::SignedOut
                }
                ProblemCode::NotFound => Self::Gone,
                ProblemCode::TooOld => Self::TooOld,
                ProblemCode::Invalid
                | ProblemCode::AccountExists
                | ProblemCode::StepUp
                | ProblemCode::NotVerified
                | ProblemCode::EmailMismatch
                | ProblemCode::Gone
                | ProblemCode::TooLarge
                | ProblemCode::Busy
                | ProblemCode::Fault => Self::Busy,
            },
        }
    }
}

/// A line to one server.
#[derive(Clone, Debug)]
pub struct Transport {
    http: Client,
    address: Url,
    held: Option<Held>,
}

/// How long until a connection stands; a server that is there answers within this on any line worth using.
const CONNECT: Duration = Duration::from_secs(5);
/// How long one question may take in all.
const TOTAL: Duration = Duration::from_secs(60);
/// How long the line for hints may be silent: three heartbeats of the server.
const SILENCE: Duration = Duration::from_secs(45);

impl Transport {
    /// A line to the server at an address, with or without a session.
    ///
    /// # Panics
    /// Never in practice: the TLS backend is compiled in.
    #[must_use]
    pub fn new(address: Url, token: Option<Token>) -> Self {
        let http = Client::builder()
            .connect_timeout(CONNECT)
            .read_timeout(SILENCE)
            .redirect(redirect::Policy::none())
            .build()
            .unwrap_or_default();
        Self { http, address, held: token.map(|token| Held::new(token, None)) }
    }

    /// The same line, whose token is kept anew whenever it was renewed.
    #[must_use]
    pub fn keeping(self, keeper: Arc<dyn KeepsToken>) -> Self {
        let held = self.held.map(|held| Held::new(held.token(), Some(keeper)));
        Self { held, ..self }
    }

    /// Asks who is there.
    ///
    /// # Errors
    /// When nobody is, or somebody else.
    pub async fn hello(&self) -> Result<Hello, TransportFault> {
        let hello: Hello = self.ask(self.request(Method::GET, "api/v1/hello")).await?;
        if hello.product == "roster" { Ok(hello) } else { Err(self.not_roster()) }
    }

    /// Makes an account with a workspace.
    ///
    /// # Errors
    /// As the server says.
    pub async fn sign_up(&self, sign_up: &SignUp) -> Result<Session, TransportFault> {
        self.ask(self.request(Method::POST, "api/v1/accounts").json(sign_up)).await
    }

    /// Signs in.
    ///
    /// # Errors
    /// As the server says.
    pub async fn sign_in(&self, sign_in: &SignIn) -> Result<Session, TransportFault> {
        self.ask(self.request(Method::POST, "api/v1/sessions").json(sign_in)).await
    }

    /// Ends the session at the server.
    ///
    /// # Errors
    /// As the server says.
    pub async fn sign_out(&self) -> Result<(), TransportFault> {
        self.tell(self.request(Method::DELETE, "api/v1/session")).await
    }

    /// The workspaces of the account.
    ///
    /// # Errors
    /// As the server says.
    pub async fn workspaces(&self) -> Result<Vec<Membership>, TransportFault> {
        self.ask(self.request(Method::GET, "api/v1/workspaces")).await
    }

    /// Sends commands.
    ///
    /// # Errors
    /// When no answer came; refusals are an answer.
    pub async fn push(
        &self,
        workspace: WorkspaceId,
        request: &PushRequest,
    ) -> Result<PushAnswer, TransportFault> {
        self.ask(self.in_workspace(Method::POST, workspace, "push").json(request)).await
    }

    /// Asks what changed.
    ///
    /// # Errors
    /// When no answer came.
    pub async fn pull(
        &self,
        workspace: WorkspaceId,
        query: &PullQuery,
    ) -> Result<PullAnswer, TransportFault> {
        self.ask(self.in_workspace(Method::GET, workspace, "pull").query(query)).await
    }

    /// The mails that the server keeps.
    ///
    /// # Errors
    /// When no answer came.
    pub async fn kept_mails(
        &self,
        workspace: WorkspaceId,
    ) -> Result<Vec<KeptMail>, TransportFault> {
        self.ask(self.in_workspace(Method::GET, workspace, "mails")).await
    }

    /// What only the server knows of somebody who may be removed.
    ///
    /// # Errors
    /// When no answer came.
    pub async fn departure_facts(
        &self,
        workspace: WorkspaceId,
        member: MemberId,
    ) -> Result<DepartureFacts, TransportFault> {
        let path = format!("members/{member}/departure");
        self.ask(self.in_workspace(Method::GET, workspace, &path)).await
    }

    /// How many devices have a place of the log.
    ///
    /// # Errors
    /// When no answer came.
    pub async fn reach(
        &self,
        workspace: WorkspaceId,
        query: ReachQuery,
    ) -> Result<ReachAnswer, TransportFault> {
        self.ask(self.in_workspace(Method::GET, workspace, "reach").query(&query)).await
    }

    /// Listens for hints. The stream ends when the line does.
    ///
    /// # Errors
    /// When the line does not come to stand.
    pub async fn listen(
        &self,
        workspace: WorkspaceId,
    ) -> Result<impl Stream<Item = Hint> + Send + use<>, TransportFault> {
        let request = self.in_workspace(Method::GET, workspace, "live");
        let response = self.answered(request).await?;
        let hints = response.bytes_stream().eventsource().take_while(|event| {
            let sound = event.is_ok();
            async move { sound }
        });
        Ok(hints.filter_map(|event| async move {
            event
                .ok()
                .filter(|event| event.event == "hint")
                .and_then(|event| serde_json::from_str(&event.data).ok())
        }))
    }

    fn in_workspace(&self, method: Method, workspace: WorkspaceId, what: &str) -> RequestBuilder {
        self.request(method, &format!("api/v1/workspaces/{workspace}/{what}"))
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let mut url = self.address.clone();
        url.set_path(path);
        self.http.request(method, url).header(PROTOCOL_HEADER, PROTOCOL.to_string())
    }

    /// Asks for nothing but a yes.
    pub(crate) async fn tell(&self, request: RequestBuilder) -> Result<(), TransportFault> {
        self.answered(request.timeout(TOTAL)).await.map(|_| ())
    }

    pub(crate) async fn ask<T: DeserializeOwned>(
        &self,
        request: RequestBuilder,
    ) -> Result<T, TransportFault> {
        let response = self.answered(request.timeout(TOTAL)).await?;
        self.read(response).await
    }

    /// Sends a request with the token; where its hour is over, once more with the next (F16).
    async fn answered(&self, request: RequestBuilder) -> Result<Response, TransportFault> {
        let Some(held) = &self.held else { return self.send(request).await };
        let (shown, again) = (held.token(), request.try_clone());
        let answer = self.send(request.bearer_auth(shown.access())).await;
        let Err(TransportFault::Problem(Problem { code: ProblemCode::SignedOut, .. })) = &answer
        else {
            return answer;
        };
        let Some(again) = again else { return answer };
        match self.renewed(shown).await? {
            Some(token) => self.send(again.bearer_auth(token.access())).await,
            None => answer,
        }
    }

    /// On its own, so that what the server has turned is kept even when whoever asked goes away halfway.
    async fn renewed(&self, shown: Token) -> Result<Option<Token>, TransportFault> {
        let (this, held) = (self.clone(), self.held.clone());
        let task = tokio::spawn(async move {
            let Some(held) = held else { return Ok(None) };
            let ask = async |refresh| {
                let asked = this.request(Method::POST, "api/v1/session/refresh").timeout(TOTAL);
                let response = this.send(asked.json(&Refresh { refresh })).await?;
                this.read::<Renewed>(response).await
            };
            held.after(&shown, ask).await
        });
        task.await.map_err(|_| self.unreachable())?
    }

    async fn send(&self, request: RequestBuilder) -> Result<Response, TransportFault> {
        let response = request.send().await.map_err(|_| self.unreachable())?;
        self.checked(response).await
    }

    async fn read<T: DeserializeOwned>(&self, response: Response) -> Result<T, TransportFault> {
        let body = response.bytes().await.map_err(|_| self.unreachable())?;
        serde_json::from_slice(&body).map_err(|_| self.not_roster())
    }

    /// Passes only what a Roster server said, and only when it said yes.
    async fn checked(&self, response: Response) -> Result<Response, TransportFault> {
        if !response.headers().contains_key(PROTOCOL_HEADER) {
            return Err(self.not_roster());
        }
        let status = response.status();
        if status.is_success() {
            return Ok(response);
        }
        let body = response.bytes().await.map_err(|_| self.unreachable())?;
        Err(TransportFault::Problem(
            serde_json::from_slice(&body).unwrap_or_else(|_| problem_of(status)),
        ))
    }

    fn host(&self) -> String {
        let host = self.address.host_str().unwrap_or_default();
        self.address.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    fn unreachable(&self) -> TransportFault {
        TransportFault::Unreachable { host: self.host() }
    }

    fn not_roster(&self) -> TransportFault {
        TransportFault::NotRoster { host: self.host() }
    }
}

/// What a bare status means, where the body says nothing.
fn problem_of(status: StatusCode) -> Problem {
    let code = match status {
        StatusCode::UNAUTHORIZED => ProblemCode::SignedOut,
        StatusCode::NOT_FOUND | StatusCode::GONE => ProblemCode::NotFound,
        StatusCode::UPGRADE_REQUIRED => ProblemCode::TooOld,
        StatusCode::PAYLOAD_TOO_LARGE => ProblemCode::TooLarge,
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => ProblemCode::Busy,
        _ => ProblemCode::Fault,
    };
    Problem { code, detail: None, reason: None }
}

/// Reads what a person typed as a server's address: `roster.example`, `https://roster.example/`, `localhost:8080`.
/// Plain http is taken for loopback only; without a scheme, https is meant, and http on loopback.
///
/// # Errors
/// A key of the translations that says what is wrong: `empty`, `notAnAddress`, `notEncrypted`.
pub fn parse_address(text: &str) -> Result<Url, &'static str> {
    let text = text.trim();
    if text.is_empty() {
        return Err("empty");
    }
    let with_scheme =
        if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    let mut url = Url::parse(&with_scheme).map_err(|_| "notAnAddress")?;
    let host = url.host_str().ok_or("notAnAddress")?.to_owned();
    let loopback = matches!(host.as_str(), "localhost" | "127.0.0.1" | "[::1]");
    if !loopback && !host.contains('.') && !host.starts_with('[') {
        return Err("notAnAddress");
    }
    match url.scheme() {
        "https" if loopback && !text.contains("://") => {
            url = Url::parse(&format!("http://{text}")).map_err(|_| "notAnAddress")?;
        }
        "https" => {}
        "http" if loopback => {}
        "http" => return Err("notEncrypted"),
        _ => return Err("notAnAddress"),
    }
    url.set_path("/");
    url.set_query(None);
    url.set_fragment(None);
    if !url.username().is_empty() || url.password().is_some() {
        return Err("notAnAddress");
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_people_write_them() {
        let read = |text: &str| parse_address(text).map(String::from);
        assert_eq!(read(" roster.example ").unwrap(), "https://roster.example/");
        assert_eq!(read("https://roster.example/i#x").unwrap(), "https://roster.example/");
        assert_eq!(read("localhost:8080").unwrap(), "http://localhost:8080/");
        assert_eq!(read("http://127.0.0.1:9").unwrap(), "http://127.0.0.1:9/");
        assert_eq!(read("http://roster.example"), Err("notEncrypted"));
        assert_eq!(read("roster"), Err("notAnAddress"));
        assert_eq!(read("ftp://roster.example"), Err("notAnAddress"));
        assert_eq!(read("https://user:pw@roster.example"), Err("notAnAddress"));
        assert_eq!(read(" "), Err("empty"));
    }
}
