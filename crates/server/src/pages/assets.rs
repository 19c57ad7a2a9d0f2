//! The few files that pages need: the look, the mark, and the script that moves a link's code into the form.

use crate::app::App;
use axum::{Router, http::header, response::IntoResponse, routing::get};

const TOKENS: &str = include_str!("../../../../ui/src/tokens.css");
const STYLE: &str = include_str!("../../assets/pages.css");
const OPEN: &str = include_str!("../../assets/open.js");
const MARK: &str = include_str!("../../assets/mark.svg");

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/assets/tokens.css", get(|| async { file("text/css; charset=utf-8", TOKENS) }))
        .route("/assets/pages.css", get(|| async { file("text/css; charset=utf-8", STYLE) }))
        .route("/assets/open.js", get(|| async { file("text/javascript; charset=utf-8", OPEN) }))
        .route("/assets/mark.svg", get(|| async { file("image/svg+xml", MARK) }))
}

fn file(kind: &'static str, text: &'static str) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=3600")], text)
}
