//! Changed rows on their way down.

use super::{asked::Asked, gate::Standing, problem::Failure};
use crate::app::App;
use axum::{Json, extract::State};
use roster_protocol::{PullAnswer, PullQuery};

pub(super) async fn pull(
    State(app): State<App>,
    standing: Standing,
    Asked(query): Asked<PullQuery>,
) -> Result<Json<PullAnswer>, Failure> {
    Ok(Json(app.sequencer.pull(standing.id, standing.who.account, query, app.clock.now()).await?))
}
