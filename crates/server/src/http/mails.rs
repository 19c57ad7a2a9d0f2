//! Mails that wait for somebody to copy them.

use super::{gate::Standing, problem::Failure};
use crate::{
    app::App,
    mail::message::{Letter, link},
};
use axum::{Json, extract::State};
use roster_domain::permission::MEMBERS_INVITE;
use roster_protocol::KeptMail;

pub(super) async fn mails(
    State(app): State<App>,
    standing: Standing,
) -> Result<Json<Vec<KeptMail>>, Failure> {
    standing.ensure(&app, MEMBERS_INVITE)?;
    let rows = app.sequencer.store().kept_mails(standing.id).await?;
    let address = app.address_of(standing.id).await?;
    let kept = rows.into_iter().filter_map(|row| {
        let workspace = &standing.state.workspace;
        let letter = Letter::compose(workspace, row.invitation, &row.token, &address)?;
        let link = link(&address, &row.token);
        let (subject, text) = (letter.subject, letter.text);
        let (id, invitation, to, made_at) = (row.id, row.invitation, row.to, row.made_at);
        Some(KeptMail { id, invitation, to, subject, text, link, made_at })
    });
    Ok(Json(kept.collect()))
}
