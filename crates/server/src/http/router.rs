//! Which request goes where, and what holds for all of them.

use super::{accounts::OLDEST, problem::Failure, routes::served};
use crate::{
    app::App,
    arrival::{Arrival, place_in},
    pages,
};
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

const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

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
    let place = place_in(&app, &request);
    let mut answer = match Arrival::at(&app, place, is_api).await {
        Ok(arrival) => let_in(arrival, request, next).await,
        Err(fault) => Failure::from(fault).into_response(),
    };
    if is_api {
        answer = with_problem(answer);
    }
    let headers = answer.headers_mut();
    headers.insert(HeaderName::from_static(PROTOCOL_HEADER), HeaderValue::from(PROTOCOL));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if is_api {
        headers.insert(header::CACHE_CONTROL, NO_STORE);
    }
    answer
}

async fn let_in(arrival: Arrival, mut request: Request, next: Next) -> Response {
    let (place, under) = match arrival {
        Arrival::Here(place, under) => (place, under),
        // A form that is open already is taken where it was; whoever looks is sent on, and the code after the `#` goes along.
        Arrival::Moved(_, _, address) if request.method().is_safe() => {
            return moved(&address, request.uri());
        }
        Arrival::Moved(place, under, _) => (place, under),
        Arrival::Nobody => return pages::not_found(),
        Arrival::Misdirected => return Failure::misdirected().into_response(),
    };
    let protocol = request.headers().get(PROTOCOL_HEADER).and_then(|value| value.to_str().ok());
    if protocol.and_then(|value| value.parse::<u32>().ok()).is_some_and(|said| said < OLDEST) {
        return Failure::too_old().into_response();
    }
    request.extensions_mut().insert(place);
    request.extensions_mut().insert(under);
    next.run(request).await
}

fn moved(address: &str, uri: &Uri) -> Response {
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    let Ok(place) = HeaderValue::from_str(&format!("{address}{path}")) else {
        return pages::not_found();
    };
    // For a while only: the slug may be somebody else's one day.
    let headers = [(header::LOCATION, place), (header::CACHE_CONTROL, NO_STORE)];
    (StatusCode::TEMPORARY_REDIRECT, headers).into_response()
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
