//! "May she?", for other applications: one question, many, with the reason, or everything at once. The domain says yes or no over
//! one snapshot; here it is only put into words, with the place in the log on which it stands.

mod question;

use super::{
    asked::{Asked, Body},
    gate::Caller,
    problem::Failure,
};
use crate::app::App;
use axum::{
    Json,
    extract::{Path, State as Of, rejection::PathRejection},
};
use question::{answer, ask, person};
use roster_domain::{
    MemberId, ProjectId, Question, Verdict, allowed, explain, permission::catalogue,
};
use roster_protocol::{
    CHECKS_MAX, CheckAnswer, CheckBatch, CheckBatchAnswer, CheckCode, CheckRequest, ExplainAnswer,
    PermissionsAnswer, PermissionsQuery, Who,
};
use std::borrow::Cow;

pub(super) async fn one(
    Of(app): Of<App>,
    mut caller: Caller,
    Body(request): Body<CheckRequest>,
) -> Result<Json<CheckAnswer>, Failure> {
    caller.catch_up(&app, request.at_least).await?;
    let answer = answer(&caller.state.workspace, &question(&app, &caller, &request)?);
    let (seq, generation) = (caller.state.seq, app.sequencer.generation());
    Ok(Json(CheckAnswer { allowed: answer.allowed, code: answer.code, seq, generation }))
}

pub(super) async fn with_reason(
    Of(app): Of<App>,
    mut caller: Caller,
    Body(request): Body<CheckRequest>,
) -> Result<Json<ExplainAnswer>, Failure> {
    caller.catch_up(&app, request.at_least).await?;
    let question = question(&app, &caller, &request)?;
    let Verdict { allowed, because } = explain(&caller.state.workspace, &question);
    let (seq, generation) = (caller.state.seq, app.sequencer.generation());
    Ok(Json(ExplainAnswer { allowed, because: because.into(), seq, generation }))
}

pub(super) async fn batch(
    Of(app): Of<App>,
    mut caller: Caller,
    Body(request): Body<CheckBatch>,
) -> Result<Json<CheckBatchAnswer>, Failure> {
    if request.checks.len() > CHECKS_MAX {
        return Err(Failure::too_large());
    }
    caller.catch_up(&app, request.at_least).await?;
    let now = app.clock.now();
    let answers = request.checks.iter().map(|check| ask(&caller, check, now)).collect();
    let (seq, generation) = (caller.state.seq, app.sequencer.generation());
    Ok(Json(CheckBatchAnswer { answers, seq, generation }))
}

/// What is told of a member, as the path names it.
#[derive(serde::Deserialize)]
pub(super) struct OfMember {
    member: MemberId,
}

pub(super) async fn permissions(
    Of(app): Of<App>,
    mut caller: Caller,
    path: Result<Path<OfMember>, PathRejection>,
    Asked(query): Asked<PermissionsQuery>,
) -> Result<Json<PermissionsAnswer>, Failure> {
    let Path(OfMember { member }) = path.map_err(|_| Failure::not_found())?;
    caller.catch_up(&app, query.at_least).await?;
    let now = app.clock.now();
    let member = person(&caller, &Who::Member(member), now).ok_or_else(Failure::not_found)?;
    let workspace = &caller.state.workspace;
    let gone = |on: &ProjectId| workspace.project(*on).is_none();
    let may = |key: &'static str| {
        let question = Question { on: query.on, ..Question::new(member, key, now) };
        allowed(workspace, &question)
    };
    let keys = catalogue().iter().map(|permission| permission.key).filter(|key| may(key));
    Ok(Json(PermissionsAnswer {
        permissions: keys.map(Cow::Borrowed).collect(),
        code: query.on.filter(gone).map(|_| CheckCode::ProjectGone),
        seq: caller.state.seq,
        generation: app.sequencer.generation(),
    }))
}

/// What is asked, about a member who is there.
fn question<'a>(
    app: &App,
    caller: &Caller,
    request: &'a CheckRequest,
) -> Result<Question<'a>, Failure> {
    let now = app.clock.now();
    let member = person(caller, &request.who, now).ok_or_else(Failure::not_found)?;
    Ok(Question { on: request.on, ..Question::new(member, &request.permission, now) })
}
