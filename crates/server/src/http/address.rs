//! The address of a workspace's pages: read by its members, changed by who may edit its settings (R15).

use super::{asked::Body, gate::Standing, problem::Failure};
use crate::{app::App, store::sql::SlugMove};
use axum::{Json, extract::State};
use roster_domain::{permission::SETTINGS_EDIT, slug::Slug};
use roster_protocol::{ChangeAddress, WorkspaceAddress};

pub(super) async fn read(
    State(app): State<App>,
    standing: Standing,
) -> Result<Json<WorkspaceAddress>, Failure> {
    let slug = app.sequencer.store().slug_of(standing.id).await?.ok_or_else(Failure::not_found)?;
    Ok(Json(WorkspaceAddress { url: app.public.under(&slug), slug: slug.into() }))
}

pub(super) async fn change(
    State(app): State<App>,
    standing: Standing,
    Body(asked): Body<ChangeAddress>,
) -> Result<Json<WorkspaceAddress>, Failure> {
    standing.ensure(&app, SETTINGS_EDIT)?;
    let slug = Slug::parse(&asked.slug);
    let slug = slug.map_err(|fault| Failure::invalid("slug", fault.reason()))?;
    if app.public.is_own_host(&slug) {
        return Err(Failure::invalid("slug", "reserved"));
    }
    let moved = app.sequencer.store().move_slug(standing.id, &slug, app.clock.now()).await?;
    match moved {
        SlugMove::Done => read(State(app), standing).await,
        SlugMove::Taken => Err(Failure::conflict("slug", "taken")),
        SlugMove::TooMany => Err(Failure::conflict("slug", "too_many")),
    }
}
