//! The part of the tour about roles: the list, the editor with a draft, the review, the preview, comparison and exceptions.

use super::{Album, set_theme};
use crate::cast::*;
use anyhow::Result;
use roster_stage::{App, Desk};

pub(super) async fn walk(desk: &Desk, app: &App, album: &mut Album) -> Result<()> {
    let page = app.page();
    let list = part("role-list");
    page.click(&part("nav-roles")).await?;
    page.wait_for(&list, PATIENCE).await?;
    album.picture((desk, app), "roles", "every role with its people and what it can do").await?;
    page.click(&format!("{} a", part("role-row-Project Manager"))).await?;
    page.wait_for(&part("permission-grid"), PATIENCE).await?;
    for (words, key) in [("send inv", "invoices.send"), ("cost rate", "timesheets.view_cost_rate")]
    {
        let field = format!("input{}, {0} input", part("permission-search"));
        page.fill(&field, words).await?;
        let toggle = part(&format!("toggle-{key}"));
        page.wait_for(&toggle, PATIENCE).await?;
        page.click(&toggle).await?;
        page.wait_for(&part("draft-bar"), PATIENCE).await?;
        page.fill(&field, "").await?;
    }
    album
        .picture((desk, app), "role-editor", "a draft of a role; nothing applies before the review")
        .await?;
    page.click(&part("view-as")).await?;
    page.wait_for(&part("view-screen-home"), PATIENCE).await?;
    page.click(&part("view-screen-invoices")).await?;
    page.click(&part("show-hidden")).await?;
    album
        .picture(
            (desk, app),
            "view-as",
            "the workspace as the draft would show it, hidden things outlined",
        )
        .await?;
    page.click(&part("view-as-leave")).await?;
    page.wait_for(&part("permission-grid"), PATIENCE).await?;
    page.click(&part("review-role")).await?;
    page.wait_for(&part("review-line-invoices.send"), PATIENCE).await?;
    album
        .picture((desk, app), "role-review", "who gains and who loses what, before it applies")
        .await?;
    page.click(&part("apply-role")).await?;
    page.wait_gone(&part("draft-bar")).await?;
    page.click(&part("nav-roles")).await?;
    page.wait_for(&list, PATIENCE).await?;
    page.click(&part("to-exceptions")).await?;
    page.wait_for(&part("project-exceptions"), PATIENCE).await?;
    album
        .picture((desk, app), "exceptions", "the exceptions of one project, each an explicit row")
        .await?;
    set_theme(app, "dark").await?;
    page.click(&part("nav-roles")).await?;
    page.wait_for(&list, PATIENCE).await?;
    album.picture((desk, app), "roles-dark", "the roles in dark").await?;
    page.click(&format!("{} a", part("role-row-Designer"))).await?;
    page.wait_for(&part("permission-grid"), PATIENCE).await?;
    album.picture((desk, app), "role-editor-dark", "the editor in dark").await?;
    set_theme(app, "light").await
}
