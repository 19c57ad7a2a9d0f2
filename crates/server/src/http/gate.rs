//! Who comes in: everything behind a session takes [`SignedIn`], everything inside a workspace takes [`Standing`], and what other
//! applications may ask takes [`Caller`]. There is no other way to learn an account or a workspace from a request.

use super::problem::Failure;
use crate::{
    accounts::SignedIn,
    app::App,
    keys::OpenKey,
    sequencer::{State, active_member},
};
use axum::{
    extract::{ConnectInfo, FromRequestParts, RawPathParams},
    http::{header::AUTHORIZATION, request::Parts},
};
use ipnet::IpNet;
use roster_domain::{MemberId, Question, WorkspaceId, allowed};
use roster_protocol::KEY_PREFIX;
use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
};

impl FromRequestParts<App> for SignedIn {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let token = bearer(parts).ok_or_else(Failure::signed_out)?;
        app.accounts.who(token).await?.ok_or_else(Failure::signed_out)
    }
}

/// Somebody signed in who has shown a password or a code within the last ten minutes: for what cannot be undone (C07).
pub(super) struct Fresh(pub(super) SignedIn);

impl FromRequestParts<App> for Fresh {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let who = SignedIn::from_request_parts(parts, app).await?;
        app.accounts.ensure_fresh(who)?;
        Ok(Self(who))
    }
}

/// Somebody signed in who is an active member of the workspace in the path. For everybody else there is no such workspace.
pub(super) struct Standing {
    pub(super) who: SignedIn,
    pub(super) id: WorkspaceId,
    pub(super) member: MemberId,
    pub(super) state: Arc<State>,
}

impl Standing {
    /// Lets through who holds a permission. For everybody else there is nothing here.
    pub(super) fn ensure(&self, app: &App, permission: &str) -> Result<(), Failure> {
        let question = Question::new(self.member, permission, app.clock.now());
        if allowed(&self.state.workspace, &question) { Ok(()) } else { Err(Failure::not_found()) }
    }
}

impl FromRequestParts<App> for Standing {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let who = SignedIn::from_request_parts(parts, app).await?;
        let id = workspace_in(parts, app).await?;
        let state = app.sequencer.state(id).await?.ok_or_else(Failure::not_found)?;
        let member =
            active_member(&state.workspace, who.account, app.clock.now()).map(|member| member.id);
        let member = member.ok_or_else(Failure::not_found)?;
        Ok(Self { who, id, member, state })
    }
}

/// Whoever asks who may do what in the workspace in the path: an application with a key of this workspace, or a member.
pub(super) struct Caller {
    pub(super) state: Arc<State>,
    /// The member, where a session asks and not a key.
    pub(super) member: Option<MemberId>,
    id: WorkspaceId,
    key: Option<Arc<OpenKey>>,
}

impl Caller {
    /// The place that the asker knows of is known here too, from the store at the latest: another node may have come further.
    pub(super) async fn catch_up(
        &mut self,
        app: &App,
        at_least: Option<u64>,
    ) -> Result<(), Failure> {
        let Some(place) = at_least.filter(|place| *place > self.state.seq) else { return Ok(()) };
        let state = app.sequencer.state_at_least(self.id, place).await?;
        self.state = state.ok_or_else(Failure::not_found)?;
        if self.state.seq < place {
            return Err(Failure::behind(self.state.seq, app.sequencer.generation()));
        }
        // Whoever asks has to stand in what is known now.
        let workspace = &self.state.workspace;
        let now = app.clock.now();
        if self.key.as_ref().is_some_and(|key| !key.works(workspace, now)) {
            return Err(Failure::signed_out());
        }
        let is_active = |member: &MemberId| {
            workspace.member(*member).is_some_and(|member| member.is_active(now))
        };
        if self.member.as_ref().is_some_and(|member| !is_active(member)) {
            return Err(Failure::not_found());
        }
        Ok(())
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let Some(secret) = bearer(parts).filter(|token| token.starts_with(KEY_PREFIX)) else {
            let Standing { member, state, id, .. } =
                Standing::from_request_parts(parts, app).await?;
            return Ok(Self { state, member: Some(member), id, key: None });
        };
        let key = app.keys.find(secret, app.sequencer.hears()).await?;
        let key = key.ok_or_else(Failure::signed_out)?;
        if key.workspace != workspace_in(parts, app).await? {
            return Err(Failure::not_found());
        }
        let state =
            app.sequencer.state_heard(key.workspace).await?.ok_or_else(Failure::not_found)?;
        let now = app.clock.now();
        if !key.works(&state.workspace, now) {
            return Err(Failure::signed_out());
        }
        key.was_used(now);
        Ok(Self { state, member: None, id: key.workspace, key: Some(key) })
    }
}

fn bearer(parts: &Parts) -> Option<&str> {
    let header = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    header.and_then(|value| value.strip_prefix("Bearer "))
}

async fn workspace_in(parts: &mut Parts, app: &App) -> Result<WorkspaceId, Failure> {
    let params = RawPathParams::from_request_parts(parts, app).await;
    let params = params.map_err(|_| Failure::not_found())?;
    let named = params.iter().find(|(name, _)| *name == "workspace").map(|(_, value)| value);
    named.and_then(|id| id.parse().ok()).ok_or_else(Failure::not_found)
}

/// From which address a request comes, as the connection itself says. What a header says counts only where a configured proxy
/// has written it: from the last hop backwards, as far as the hops are trusted (D09).
pub(crate) struct Visitor(pub(crate) IpAddr);

impl FromRequestParts<App> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let from = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        let from = from.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)).to_canonical();
        let lines = parts.headers.get_all("x-forwarded-for").iter();
        let said: Vec<&str> =
            lines.filter_map(|line| line.to_str().ok()).flat_map(|line| line.split(',')).collect();
        Ok(Self(origin(from, &said, &app.proxies)))
    }
}

fn origin(from: IpAddr, said: &[&str], proxies: &[IpNet]) -> IpAddr {
    let is_trusted = |hop: &IpAddr| proxies.iter().any(|net| net.contains(hop));
    let mut origin = from;
    for hop in said.iter().rev() {
        if !is_trusted(&origin) {
            break;
        }
        let Ok(before) = hop.trim().parse::<IpAddr>() else { break };
        origin = before.to_canonical();
    }
    origin
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn d09_only_a_trusted_proxy_says_where_somebody_comes_from() {
        let address = |text: &str| text.parse::<IpAddr>().unwrap();
        let proxies: Vec<IpNet> = vec!["10.0.0.0/8".parse().unwrap()];
        let seen = |from: &str, said: &[&str]| origin(address(from), said, &proxies).to_string();
        assert_eq!(seen("203.0.113.9", &["198.51.100.1"]), "203.0.113.9");
        assert_eq!(seen("10.0.0.1", &["198.51.100.1"]), "198.51.100.1");
        assert_eq!(seen("10.0.0.1", &["1.2.3.4", "198.51.100.1"]), "198.51.100.1");
        assert_eq!(seen("10.0.0.1", &["1.2.3.4", "198.51.100.1", " 10.0.0.2"]), "198.51.100.1");
        assert_eq!(seen("10.0.0.1", &["nonsense"]), "10.0.0.1");
        assert_eq!(origin(address("10.0.0.1"), &["1.2.3.4"], &[]).to_string(), "10.0.0.1");
    }
}
