//! What only the server can say of somebody who may be removed. What follows from the rows is worked out at the asker's device.

use super::{gate::Standing, problem::Failure};
use crate::app::App;
use axum::{
    Json,
    extract::{Path, State, rejection::PathRejection},
};
use roster_domain::{MemberId, Question, allowed, permission};
use roster_protocol::DepartureFacts;

/// The member that the path names.
#[derive(serde::Deserialize)]
pub(super) struct OfMember {
    member: MemberId,
}

pub(super) async fn facts(
    State(app): State<App>,
    standing: Standing,
    path: Result<Path<OfMember>, PathRejection>,
) -> Result<Json<DepartureFacts>, Failure> {
    standing.ensure(&app, permission::MEMBERS_REMOVE)?;
    let Path(OfMember { member }) = path.map_err(|_| Failure::not_found())?;
    let workspace = &standing.state.workspace;
    let member = workspace.member(member).ok_or_else(Failure::not_found)?;
    let now = app.clock.now();
    let sees = |project| {
        let question = Question::new(standing.member, permission::PROJECTS_VIEW, now);
        allowed(workspace, &question.on(project))
    };
    let own = workspace.projects_of(member.id).filter(|project| project.is_sole_owner(member.id));
    let unseen = own.filter(|project| !sees(project.id)).count();
    let sessions = app.sequencer.store().sessions_of(member.account, now).await?;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(Json(DepartureFacts { devices: count(sessions.len()), unseen_projects: count(unseen) }))
}
