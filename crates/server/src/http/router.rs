//! Which request goes where, and what holds for all of them.

use super::{accounts::OLDEST, problem::Failure, routes::served};
use crate::{app::App, pages};
use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, Uri, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use roster_protocol::{BODY_BYTES_MAX, PROTOCOL, PROTOCOL_HEADER};
use std::time::Duration;
use tower_http::timeout::TimeoutLayer;

/// How long a request may take until its answer begins.
const PATIENCE: Duration = Duration::from_secs(30);

/// The whole server.
pub(crate) fn router(app: App) -> Router {
    Router::new()
        .merge(api())
        .merge(pages::routes())
        .fallback(nothing_here)
        .method_not_allowed_fallback(wrong_method)
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE))
        .layer(middleware::from_fn_with_state(app.clone(), at_the_door))
        .with_state(app)
}

fn api() -> Router<App> {
    served().into_iter().fold(Router::new(), |api, (route, by)| api.route(route.path, by))
}

/// What holds for every request: it means this server, it speaks a protocol that is taken, and its answer says who gave it.
async fn at_the_door(State(app): State<App>, request: Request, next: Next) -> Response {
    let is_api = request.uri().path().starts_with("/api/");
    let mut answer = match refused_at_the_door(&app, &request) {
        Some(failure) => failure.into_response(),
        None => next.run(request).await,
    };
    if is_api {
        answer = with_problem(answer);
    }
    let headers = answer.headers_mut();
    headers.insert(HeaderName::from_static(PROTOCOL_HEADER), HeaderValue::from(PROTOCOL));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if is_api {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    answer
}

fn refused_at_the_door(app: &App, request: &Request) -> Option<Failure> {
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    let hosts = request.headers().get_all(header::HOST).iter().count();
    let authority = request.uri().authority().map(|authority| authority.as_str());
    let mut named = authority.into_iter().chain(header("host")).peekable();
    if hosts > 1 || named.peek().is_none() || !named.all(|host| app.public.is_meant_by(host)) {
        return Some(Failure::misdirected());
    }
    let protocol = header(PROTOCOL_HEADER).and_then(|value| value.parse::<u32>().ok());
    protocol.filter(|protocol| *protocol < OLDEST).map(|_| Failure::too_old())
}

/// An error that a layer around the handlers answered gets the body that every error has.
fn with_problem(answer: Response) -> Response {
    let status = answer.status();
    let is_json =
        answer.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/json");
    match status {
        _ if !status.is_client_error() && !status.is_server_error() || is_json => answer,
        StatusCode::PAYLOAD_TOO_LARGE => Failure::too_large().into_response(),
        StatusCode::SERVICE_UNAVAILABLE => Failure::busy(status).into_response(),
        _ => Failure::invalid("request", "unreadable").into_response(),
    }
}

async fn nothing_here(uri: Uri) -> Response {
    if uri.path().starts_with("/api/") {
        Failure::not_found().into_response()
    } else {
        pages::not_found()
    }
}

async fn wrong_method(method: Method) -> Response {
    tracing::debug!(%method, "a method that is not taken here");
    Failure::wrong_method().into_response()
}
