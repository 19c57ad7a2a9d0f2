//! A form that one of our own pages sent (D10). The token inside is the secret that no other site knows; where the browser says
//! which site sent it, that has to be this one as well: the very host under which it was asked, and no other workspace's.

use super::views::{Notice, Page};
use crate::{app::App, arrival::Place};
use axum::{
    extract::{Form, FromRequest, Request},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::{Deserialize, de::DeserializeOwned};

pub(super) struct OwnForm<T>(pub(super) T);

/// A form with a button and nothing else.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Nothing {}

/// Why a form is not taken.
pub(super) enum FormFault {
    Foreign,
    Unreadable,
}

impl<T: DeserializeOwned> FromRequest<App> for OwnForm<T> {
    type Rejection = FormFault;

    async fn from_request(request: Request, app: &App) -> Result<Self, FormFault> {
        let place = request.extensions().get::<Place>().cloned().unwrap_or(Place::Server);
        if !is_ours(app, &place, request.headers()) {
            return Err(FormFault::Foreign);
        }
        match Form::<T>::from_request(request, app).await {
            Ok(Form(form)) => Ok(Self(form)),
            Err(_) => Err(FormFault::Unreadable),
        }
    }
}

/// A page that sends no referrer names its origin as `null`; the fetch metadata then says it, where the browser sends any.
fn is_ours(app: &App, place: &Place, headers: &HeaderMap) -> bool {
    let text = |value: &axum::http::HeaderValue| value.to_str().unwrap_or("unreadable").to_owned();
    if let Some(site) = headers.get("sec-fetch-site").map(text) {
        return site == "same-origin";
    }
    let origin = headers.get(header::ORIGIN).map(text);
    origin.is_none_or(|origin| origin == "null" || app.public.is_origin(place, &origin))
}

impl IntoResponse for FormFault {
    fn into_response(self) -> Response {
        let (status, title) = match self {
            Self::Foreign => (StatusCode::FORBIDDEN, "This form was sent from another site"),
            Self::Unreadable => (StatusCode::BAD_REQUEST, "This form could not be read"),
        };
        let lines = vec![
            "Nothing was changed. Go back and try again, or open the link from your mail again."
                .to_owned(),
        ];
        Notice { title: title.to_owned(), lines, paste: true }.page(status)
    }
}
