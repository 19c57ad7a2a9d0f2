//! What an invited person can do besides yes and no: ask for a new link or for a fresh approval, and want no more mail.

use super::{
    form::OwnForm,
    invitation::{DeadEnd, find},
    open::show,
    views::{Notice, Page},
};
use crate::{app::App, arrival::Under, sequencer::Act, store::Fault};
use axum::{extract::State, http::StatusCode, response::Response};
use roster_domain::{Actor, Command, WorkspaceId};
use serde::Deserialize;

/// A form that holds nothing but the code.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Coded {
    code: String,
}

/// Tells those who may help that the person waits. The answer is the same whether or not it was told already.
pub(super) async fn ask(
    State(app): State<App>,
    under: Under,
    OwnForm(Coded { code }): OwnForm<Coded>,
) -> Response {
    let stuck = match find(&app, under, &code).await {
        // Somebody helped already.
        Ok(_) => return show(&app, under, &code).await.unwrap_or_else(DeadEnd::page),
        Err(DeadEnd::Stuck(stuck)) => stuck,
        Err(dead_end) => return dead_end.page(),
    };
    let command = Command::AskForLink { invitation: stuck.invitation };
    match act(&app, stuck.workspace_id, command).await {
        // A refusal says that there was no news in it.
        Ok(()) => {
            let (title, lines) = stuck.asked();
            Notice { title, lines, paste: false }.page(StatusCode::OK)
        }
        Err(fault) => DeadEnd::from(fault).page(),
    }
}

/// Declines, and nothing is mailed to this address from here any more, whoever invites it.
pub(super) async fn no_more_mail(
    State(app): State<App>,
    under: Under,
    OwnForm(Coded { code }): OwnForm<Coded>,
) -> Response {
    let found = match find(&app, under, &code).await {
        Ok(found) => found,
        Err(dead_end) => return dead_end.page(),
    };
    let unmailed = app.sequencer.store().mail_no_more(found.email().canonical(), app.clock.now());
    if let Err(fault) = unmailed.await {
        return DeadEnd::from(fault).page();
    }
    let command = Command::DeclineInvitation { invitation: found.invitation.id };
    if let Err(fault) = act(&app, found.workspace_id, command).await {
        return DeadEnd::from(fault).page();
    }
    let lines = vec![
        "You do not join, and this server sends no more mail to your address.".to_owned(),
        "Whoever invites you again reads that, and can still give you a link by hand.".to_owned(),
    ];
    Notice { title: "No more mail from here".to_owned(), lines, paste: false }.page(StatusCode::OK)
}

/// On its own, so that a browser that goes away halfway does not leave the others without the hint.
async fn act(app: &App, workspace: WorkspaceId, command: Command) -> Result<(), Fault> {
    let app = app.clone();
    let act = Act { actor: Actor::Server, command: Some(command), account: None, mail: None };
    let task = tokio::spawn(async move {
        app.sequencer.act_all(workspace, vec![act], app.clock.stamp()).await
    });
    task.await.map_err(|error| Fault::Broken(error.to_string()))?.map(|_| ())
}
