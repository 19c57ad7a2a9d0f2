//! Who comes in: everything behind a session takes [`SignedIn`], everything inside a workspace takes [`Standing`]. There is no
//! other way to learn an account or a workspace from a request.

use super::problem::Failure;
use crate::{accounts::SignedIn, app::App, sequencer::active_member};
use axum::{
    extract::{ConnectInfo, FromRequestParts, RawPathParams},
    http::{header::AUTHORIZATION, request::Parts},
};
use roster_domain::{MemberId, Workspace, WorkspaceId};
use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr, SocketAddr},
};

impl FromRequestParts<App> for SignedIn {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let header = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = header.and_then(|value| value.strip_prefix("Bearer "));
        let token = token.ok_or_else(Failure::signed_out)?;
        app.accounts.who(token).await?.ok_or_else(Failure::signed_out)
    }
}

/// Somebody signed in who is an active member of the workspace in the path. For everybody else there is no such workspace.
pub(super) struct Standing {
    pub(super) who: SignedIn,
    pub(super) id: WorkspaceId,
    pub(super) member: MemberId,
    pub(super) workspace: Workspace,
}

impl FromRequestParts<App> for Standing {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let who = SignedIn::from_request_parts(parts, app).await?;
        let params = RawPathParams::from_request_parts(parts, app).await;
        let params = params.map_err(|_| Failure::not_found())?;
        let named = params.iter().find(|(name, _)| *name == "workspace").map(|(_, value)| value);
        let id: WorkspaceId =
            named.and_then(|id| id.parse().ok()).ok_or_else(Failure::not_found)?;
        let state = app.sequencer.state(id).await?.ok_or_else(Failure::not_found)?;
        let member = active_member(&state.workspace, who.account).map(|member| member.id);
        let member = member.ok_or_else(Failure::not_found)?;
        Ok(Self { who, id, member, workspace: state.workspace })
    }
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
