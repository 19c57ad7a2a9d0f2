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
    let Standing { id, who, .. } = standing;
    let answer = app.sequencer.pull(id, who.account, query, app.clock.now()).await?;
    app.reach.was_given(id, who.device, answer.seq);
    Ok(Json(answer))
}
