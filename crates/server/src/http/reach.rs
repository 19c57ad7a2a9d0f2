//! How far a change has travelled.

use super::{asked::Asked, gate::Standing, problem::Failure};
use crate::app::App;
use axum::{Json, extract::State};
use roster_domain::permission::ROLES_VIEW;
use roster_protocol::{ReachAnswer, ReachQuery};

pub(super) async fn reach(
    State(app): State<App>,
    standing: Standing,
    Asked(query): Asked<ReachQuery>,
) -> Result<Json<ReachAnswer>, Failure> {
    standing.ensure(&app, ROLES_VIEW)?;
    let Standing { id, state, .. } = standing;
    Ok(Json(app.reach.of(id, &state, query.seq, app.clock.now()).await?))
}
