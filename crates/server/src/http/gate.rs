//! Who comes in: everything behind a session takes [`SignedIn`], everything inside a workspace takes [`Standing`], and what other
//! applications may ask takes [`Caller`]. There is no other way to learn an account or a workspace from a request.

use super::problem::Failure;
use crate::{
    accounts::SignedIn,
    app::App,
    sequencer::{State, active_member},
};
use axum::{
    extract::{ConnectInfo, FromRequestParts, RawPathParams},
    http::{header::AUTHORIZATION, request::Parts},
};
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
        let member = active_member(&state.workspace, who.account).map(|member| member.id);
        let member = member.ok_or_else(Failure::not_found)?;
        Ok(Self { who, id, member, state })
    }
}

/// Whoever asks who may do what in the workspace in the path: an application with a key of this workspace, or a member.
pub(super) struct Caller {
    pub(super) state: Arc<State>,
    /// The member, where a session asks and not a key.
    pub(super) member: Option<MemberId>,
}

impl FromRequestParts<App> for Caller {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let Some(secret) = bearer(parts).filter(|token| token.starts_with(KEY_PREFIX)) else {
            let Standing { member, state, .. } = Standing::from_request_parts(parts, app).await?;
            return Ok(Self { state, member: Some(member) });
        };
        let key = app.keys.find(secret).ok_or_else(Failure::signed_out)?;
        if key.workspace != workspace_in(parts, app).await? {
            return Err(Failure::not_found());
        }
        let state = app.sequencer.state(key.workspace).await?.ok_or_else(Failure::not_found)?;
        let now = app.clock.now();
        if !key.works(&state.workspace, now) {
            return Err(Failure::signed_out());
        }
        key.was_used(now);
        Ok(Self { state, member: None })
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

/// From which address a request comes, as the connection itself says; no header is believed (D09).
pub(crate) struct Visitor(pub(crate) IpAddr);

impl<S: Send + Sync> FromRequestParts<S> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let from = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        Ok(Self(from.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))))
    }
}
