//! Keys of other applications: made, listed and revoked by members who may let other applications in.

use super::{asked::Body, gate::Standing, problem::Failure};
use crate::{app::App, keys::Wanted};
use axum::{
    Json,
    extract::{Path, State, rejection::PathRejection},
    http::StatusCode,
};
use roster_domain::{Name, NameFault, permission::SETTINGS_INTEGRATIONS};
use roster_protocol::{ApiKey, KEY_NAME_MAX, KEYS_MAX, MadeKey, NewKey};
use uuid::Uuid;

pub(super) async fn make(
    State(app): State<App>,
    standing: Standing,
    Body(asked): Body<NewKey>,
) -> Result<(StatusCode, Json<MadeKey>), Failure> {
    standing.ensure(&app, SETTINGS_INTEGRATIONS)?;
    let name = Name::new(&asked.name, KEY_NAME_MAX).map_err(|fault| {
        Failure::invalid(
            "name",
            match fault {
                NameFault::Empty => "empty",
                NameFault::TooLong { .. } => "too_long",
                NameFault::Unprintable => "unprintable",
            },
        )
    })?;
    if app.keys.count(standing.id) >= KEYS_MAX {
        return Err(Failure::invalid("keys", "too_many"));
    }
    let wanted = Wanted { name: &name, scope: asked.scope, by: standing.member };
    let made = app.keys.make(standing.id, wanted, app.clock.now()).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

pub(super) async fn list(
    State(app): State<App>,
    standing: Standing,
) -> Result<Json<Vec<ApiKey>>, Failure> {
    standing.ensure(&app, SETTINGS_INTEGRATIONS)?;
    let workspace = &standing.state.workspace;
    Ok(Json(app.keys.list(standing.id, workspace, app.clock.now()).await?))
}

/// The key that the path names.
#[derive(serde::Deserialize)]
pub(super) struct OfKey {
    key: Uuid,
}

pub(super) async fn revoke(
    State(app): State<App>,
    standing: Standing,
    path: Result<Path<OfKey>, PathRejection>,
) -> Result<StatusCode, Failure> {
    standing.ensure(&app, SETTINGS_INTEGRATIONS)?;
    let Path(OfKey { key }) = path.map_err(|_| Failure::not_found())?;
    if app.keys.revoke(standing.id, key, app.clock.now()).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Failure::not_found())
    }
}
