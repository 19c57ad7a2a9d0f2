//! Shows what a code leads to. The code comes in the body, so that it stands in no log of addresses; nothing changes.

use super::{
    form::OwnForm,
    invitation::{DeadEnd, code_in, find},
    views::{Page, Paste},
};
use crate::{app::App, arrival::Under};
use axum::{extract::State, http::StatusCode, response::Response};
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Code {
    #[serde(default)]
    pub(super) code: String,
}

pub(super) async fn open(
    State(app): State<App>,
    under: Under,
    OwnForm(Code { code }): OwnForm<Code>,
) -> Response {
    if code_in(&code).is_empty() {
        return Paste { mistaken: true }.page_with_script(StatusCode::UNPROCESSABLE_ENTITY);
    }
    match show(&app, under, &code).await {
        Ok(page) => page,
        Err(dead_end) => dead_end.page(),
    }
}

/// The page of an invitation that can be answered.
pub(super) async fn show(app: &App, under: Under, code: &str) -> Result<Response, DeadEnd> {
    let found = find(app, under, code).await?;
    let account = app.accounts.account_with(found.email()).await?;
    if let Some(account) = &account
        && let Some(member) = found.workspace.member_of_account(account.id)
        && member.is_active(app.clock.now())
    {
        return Err(found.into_membership());
    }
    Ok(found.view(account.is_some(), None, Vec::new()).page(StatusCode::OK))
}
