//! Every route of the API, each with what it takes to be served. A route gets into the router by this table only, so there is
//! none of which nobody has said what it needs; tests ask each with every permission by itself (B08).

use super::{
    accounts, address, check, departure, keys, live, mails, openapi, own, pull, push, reach,
};
use crate::app::App;
use axum::{
    handler::Handler,
    routing::{MethodFilter, MethodRouter, on},
};
use roster_domain::permission::{
    MEMBERS_INVITE, MEMBERS_REMOVE, ROLES_VIEW, SETTINGS_EDIT, SETTINGS_INTEGRATIONS,
};

/// What it takes to be served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    Nothing,
    /// A session.
    Session,
    /// A session of an active member of the workspace. What is served is cut to what the member may.
    Membership,
    /// The same, and this permission.
    Permission(&'static str),
    /// A key of the workspace; or a session of an active member, who asks about others only with `members.view`.
    KeyOrMembership,
}

/// One method of one path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Route {
    /// The method.
    pub method: &'static str,
    /// The path, with names in braces for what varies.
    pub path: &'static str,
    /// What it takes.
    pub needs: Needs,
}

/// Every route of the API.
#[must_use]
pub fn routes() -> Vec<Route> {
    served().into_iter().map(|(route, _)| route).collect()
}

/// Every route with what serves it.
pub(super) fn served() -> Vec<(Route, MethodRouter<App>)> {
    use Needs::{KeyOrMembership, Membership, Nothing, Permission, Session};
    let integrations = Permission(SETTINGS_INTEGRATIONS);
    vec![
        get("/api/v1/hello", Nothing, accounts::hello),
        get("/api/v1/openapi.json", Nothing, openapi::document),
        post("/api/v1/accounts", Nothing, accounts::sign_up),
        post("/api/v1/sessions", Nothing, accounts::sign_in),
        post("/api/v1/session/refresh", Nothing, accounts::refresh),
        post("/api/v1/session/exchange", Nothing, accounts::exchange),
        delete("/api/v1/session", Session, accounts::sign_out),
        post("/api/v1/session/step-up", Session, own::step_up),
        get("/api/v1/sessions", Session, own::sessions),
        delete("/api/v1/sessions", Session, own::end_others),
        delete("/api/v1/sessions/{session}", Session, own::end_session),
        get("/api/v1/account", Session, own::account),
        post("/api/v1/account/verification", Session, own::send_verification),
        post("/api/v1/account/verify", Session, own::verify),
        post("/api/v1/account/password", Session, own::change_password),
        post("/api/v1/account/email", Session, own::change_email),
        post("/api/v1/account/second-factor", Session, own::offer_factor),
        post("/api/v1/account/second-factor/confirm", Session, own::confirm_factor),
        delete("/api/v1/account/second-factor", Session, own::end_factor),
        get("/api/v1/invites", Session, own::invites),
        post("/api/v1/invites/{invitation}/accept", Session, own::accept),
        post("/api/v1/invites/{invitation}/decline", Session, own::decline),
        get("/api/v1/workspaces", Session, accounts::workspaces),
        post("/api/v1/workspaces/{workspace}/push", Membership, push::push),
        get("/api/v1/workspaces/{workspace}/pull", Membership, pull::pull),
        get("/api/v1/workspaces/{workspace}/live", Membership, live::live),
        get("/api/v1/workspaces/{workspace}/mails", Permission(MEMBERS_INVITE), mails::mails),
        get("/api/v1/workspaces/{workspace}/address", Membership, address::read),
        post("/api/v1/workspaces/{workspace}/address", Permission(SETTINGS_EDIT), address::change),
        get("/api/v1/workspaces/{workspace}/reach", Permission(ROLES_VIEW), reach::reach),
        get(
            "/api/v1/workspaces/{workspace}/members/{member}/departure",
            Permission(MEMBERS_REMOVE),
            departure::facts,
        ),
        post("/api/v1/workspaces/{workspace}/keys", integrations, keys::make),
        get("/api/v1/workspaces/{workspace}/keys", integrations, keys::list),
        delete("/api/v1/workspaces/{workspace}/keys/{key}", integrations, keys::revoke),
        post("/api/v1/workspaces/{workspace}/check", KeyOrMembership, check::one),
        post("/api/v1/workspaces/{workspace}/check/batch", KeyOrMembership, check::batch),
        post("/api/v1/workspaces/{workspace}/check/explain", KeyOrMembership, check::with_reason),
        get(
            "/api/v1/workspaces/{workspace}/members/{member}/permissions",
            KeyOrMembership,
            check::permissions,
        ),
    ]
}

fn get<H: Handler<T, App>, T: 'static>(
    path: &'static str,
    needs: Needs,
    handler: H,
) -> (Route, MethodRouter<App>) {
    (Route { method: "GET", path, needs }, on(MethodFilter::GET, handler))
}

fn post<H: Handler<T, App>, T: 'static>(
    path: &'static str,
    needs: Needs,
    handler: H,
) -> (Route, MethodRouter<App>) {
    (Route { method: "POST", path, needs }, on(MethodFilter::POST, handler))
}

fn delete<H: Handler<T, App>, T: 'static>(
    path: &'static str,
    needs: Needs,
    handler: H,
) -> (Route, MethodRouter<App>) {
    (Route { method: "DELETE", path, needs }, on(MethodFilter::DELETE, handler))
}
