//! The pages that people see in a browser: an invitation and its answer, their own account, and what this server is. Rendered
//! here, whole without a script. A page holds no rule: whether something can be done, the sequencer and the accounts say.

mod account;
mod answer;
mod ask;
mod assets;
mod form;
mod invitation;
mod joining;
mod open;
mod role;
mod stuck;
mod views;

use crate::{app::App, arrival::Under};
use axum::{
    Router,
    extract::{DefaultBodyLimit, State},
    http::StatusCode,
    response::Response,
    routing::{get, post},
};
use views::{Landing, Page, Paste};

/// The largest form: a few tokens, a name and a password.
const FORM_BYTES_MAX: usize = 16 * 1024;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/", get(landing))
        .route("/i", get(paste).post(joining::open))
        .route("/i/switch", post(joining::switch))
        .route("/i/accept", post(answer::accept))
        .route("/i/decline", post(answer::decline))
        .route("/i/ask", post(ask::ask))
        .route("/i/no-mail", post(ask::no_more_mail))
        .merge(account::routes())
        .layer(DefaultBodyLimit::max(FORM_BYTES_MAX))
        .merge(assets::routes())
}

/// A workspace's own address is where one signs in (R15).
async fn landing(State(app): State<App>, Under(workspace): Under) -> Response {
    if workspace.is_some() {
        return account::go("/sign-in");
    }
    Landing { address: app.public.text().to_owned() }.page(StatusCode::OK)
}

async fn paste() -> Response {
    Paste { mistaken: false }.page_with_script(StatusCode::OK)
}

/// There is nothing at this address.
pub(crate) fn not_found() -> Response {
    views::Notice::nothing_here().page(StatusCode::NOT_FOUND)
}
