//! Commands on their way up.

use super::{asked::Body, gate::Standing, problem::Failure};
use crate::{app::App, store::Fault};
use axum::{Json, extract::State};
use roster_protocol::{PUSH_ITEMS_MAX, PushAnswer, PushRequest};

pub(super) async fn push(
    State(app): State<App>,
    standing: Standing,
    Body(request): Body<PushRequest>,
) -> Result<Json<PushAnswer>, Failure> {
    if request.items.len() > PUSH_ITEMS_MAX {
        return Err(Failure::too_large());
    }
    if request.device != standing.who.device {
        return Err(Failure::invalid("device", "not_this_session"));
    }
    let Standing { id, who, .. } = standing;
    // On its own, so that a line that breaks halfway does not leave the others without the hint.
    let task = tokio::spawn(async move {
        app.sequencer.push(id, who.account, request, app.clock.stamp()).await
    });
    let answer = task.await.map_err(|error| Fault::Broken(error.to_string()))?;
    Ok(Json(answer?))
}
