//! What people come for: roles that fit the job, in the real app. The cases are those of the product's own description.

use crate::cast::*;
use anyhow::{Result, ensure};
use roster_stage::{App, Desk};
use serde_json::json;

/// Opens the demo, and in it the list of roles.
async fn at_the_roles(desk: &Desk) -> Result<App> {
    let app = app(desk).await?;
    let page = app.page();
    page.click(&part("door-demo")).await?;
    page.wait_for(&part("person-row"), PATIENCE).await?;
    page.click(&part("nav-roles")).await?;
    page.wait_for(&part("role-list"), PATIENCE).await?;
    Ok(app)
}

/// Opens a role in the editor.
async fn open_role(app: &App, name: &str) -> Result<()> {
    let page = app.page();
    page.click(&part("nav-roles")).await?;
    page.click(&format!("{} a", part(&format!("role-row-{name}")))).await?;
    page.wait_for(&part("permission-grid"), PATIENCE).await?;
    Ok(())
}

/// Looks through the eyes of whoever holds the role that is open.
async fn look(app: &App) -> Result<()> {
    app.page().click(&part("view-as")).await?;
    // Everybody has a home: once it is there, so is the rest.
    app.page().wait_for(&part("view-screen-home"), PATIENCE).await?;
    Ok(())
}

async fn leave(app: &App) -> Result<()> {
    app.page().click(&part("view-as-leave")).await?;
    app.page().wait_gone(&part("view-as-frame")).await
}

/// Goes to a screen of the preview; whether its sidebar has it.
async fn screen(app: &App, key: &str) -> Result<bool> {
    let css = part(&format!("view-screen-{key}"));
    if app.page().count(&css).await? == 0 {
        return Ok(false);
    }
    app.page().click(&css).await?;
    app.page().wait_for(&part("view-content"), PATIENCE).await?;
    Ok(true)
}

async fn has_button(app: &App, permission: &str) -> Result<bool> {
    Ok(app.page().count(&part(&format!("view-action-{permission}"))).await? > 0)
}

async fn content(app: &App) -> Result<String> {
    app.page().text(&part("view-content")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn r75_a_junior_designer_is_made_of_the_template_and_sees_no_money() -> Result<()> {
    let desk = Desk::open()?;
    let app = at_the_roles(&desk).await?;
    let page = app.page();
    page.click(&part("new-role")).await?;
    page.click(&part("role-source-junior_designer")).await?;
    page.fill(&format!("input{}, {0} input", part("role-name")), "Junior Designer").await?;
    page.wait_for_text(&part("name-advice"), "Junior").await?;
    page.click(&part("create-role")).await?;
    page.wait_for(&part("permission-grid"), PATIENCE).await?;
    look(&app).await?;
    ensure!(screen(&app, "files").await?, "files are seen");
    ensure!(has_button(&app, "files.upload").await?, "files are uploaded");
    ensure!(!has_button(&app, "files.delete").await?, "no file is deleted");
    ensure!(screen(&app, "projects").await?, "projects are seen");
    ensure!(!has_button(&app, "projects.edit").await?, "and not changed");
    for money in ["invoices", "recurring_billing", "transactions", "billing"] {
        ensure!(!screen(&app, money).await?, "{money} is not there at all");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn r110_r74_r71_r34_each_ready_role_shows_what_its_job_needs() -> Result<()> {
    let desk = Desk::open()?;
    let app = at_the_roles(&desk).await?;

    open_role(&app, "VA").await?;
    look(&app).await?;
    for there in ["schedulers", "inbox", "tasks"] {
        ensure!(screen(&app, there).await?, "a VA has {there}");
    }
    for absent in ["invoices", "recurring_billing", "transactions", "proposals", "contracts"] {
        ensure!(!screen(&app, absent).await?, "a VA has no {absent}");
    }
    leave(&app).await?;

    open_role(&app, "Project Manager").await?;
    look(&app).await?;
    ensure!(screen(&app, "timesheets").await?, "a project manager sees hours");
    let hours = content(&app).await?;
    ensure!(hours.contains("Billing rate") && !hours.contains("Cost rate"), "no cost: {hours}");
    ensure!(screen(&app, "invoices").await?, "and whether an invoice was sent");
    ensure!(content(&app).await?.contains("Sent"), "the state is shown");
    ensure!(!has_button(&app, "invoices.send").await?, "and nothing is sent");
    leave(&app).await?;

    open_role(&app, "Contractor").await?;
    look(&app).await?;
    ensure!(screen(&app, "projects").await?, "a contractor has projects");
    let projects = content(&app).await?;
    ensure!(projects.contains("A project they are assigned to"), "assigned: {projects}");
    ensure!(!projects.contains("A project they are not assigned to"), "no other: {projects}");
    ensure!(!projects.contains("Acme Foods rebrand"), "no real one either: {projects}");
    leave(&app).await
}

#[tokio::test(flavor = "multi_thread")]
async fn r31_r32_a_draft_survives_a_kill_and_applies_at_once_after_a_review() -> Result<()> {
    let desk = Desk::open()?;
    let app = at_the_roles(&desk).await?;
    open_role(&app, "Project Manager").await?;
    search(&app, "send inv").await?;
    app.page().click(&part("toggle-invoices.send")).await?;
    app.page().wait_for(&part("draft-bar"), PATIENCE).await?;
    app.kill9()?;

    let again = crate::cast::app(&desk).await?;
    let page = again.page();
    page.wait_for(&part("nav-roles"), PATIENCE).await?;
    open_role(&again, "Project Manager").await?;
    page.wait_for(&part("draft-bar"), PATIENCE).await?;
    look(&again).await?;
    ensure!(screen(&again, "invoices").await?, "the preview has the draft");
    ensure!(has_button(&again, "invoices.send").await?, "with the button that it adds");
    leave(&again).await?;
    page.wait_for(&part("permission-grid"), PATIENCE).await?;
    page.click(&part("review-role")).await?;
    page.wait_for(&part("review-line-invoices.send"), PATIENCE).await?;
    page.click(&part("review-by-person")).await?;
    page.wait_for_text("[role='dialog']", "Amara Okafor").await?;
    page.click(&part("apply-role")).await?;
    page.wait_gone(&part("draft-bar")).await?;
    wait_for_line(&again, "online", Some(0)).await?;
    search(&again, "send inv").await?;
    let on = "return document.querySelector(arguments[0]).matches(
        '[aria-checked=\"true\"], [data-selected], :has(:checked), :has([aria-checked=\"true\"])')";
    let on = page.run(on, vec![json!(part("toggle-invoices.send"))]).await?;
    ensure!(on == json!(true), "the toggle is on: {on}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn r49_a_role_made_on_one_device_is_there_on_the_other() -> Result<()> {
    let server = RosterServer::open(None)?;
    let desks = [Desk::open()?, Desk::open()?];
    let (here, there) = (app(&desks[0]).await?, app(&desks[1]).await?);
    sign_up(&here, &server).await?;
    sign_in(&there, &server).await?;
    for app in [&here, &there] {
        app.page().click(&part("nav-roles")).await?;
        app.page().wait_for(&part("role-list"), PATIENCE).await?;
    }
    let page = here.page();
    page.click(&part("new-role")).await?;
    page.click(&part("role-source-scratch")).await?;
    page.fill(&format!("input{}, {0} input", part("role-name")), "Illustrator").await?;
    page.click(&part("create-role")).await?;
    page.wait_for(&part("permission-grid"), PATIENCE).await?;
    there.page().wait_for(&part("role-row-Illustrator"), PATIENCE).await?;
    // Both devices have it, so nothing is said to be still on its way.
    page.click(&part("nav-roles")).await?;
    page.wait_for(&part("role-row-Illustrator"), PATIENCE).await?;
    page.wait_gone(&part("role-travelling")).await
}

/// Opens the second door on another device, with the account that signed up.
async fn sign_in(app: &App, server: &RosterServer) -> Result<()> {
    let page = app.page();
    page.click(&part("door-server")).await?;
    page.fill("input[name='address']", &server.address()).await?;
    page.click(&part("submit")).await?;
    page.fill("input[name='email']", "sofia@northwind.example").await?;
    page.fill("input[name='password']", "a long and quiet evening").await?;
    page.click(&part("submit")).await?;
    page.wait_for(&part("people-grid"), PATIENCE).await?;
    Ok(())
}

async fn search(app: &App, words: &str) -> Result<()> {
    let field = format!("input{}, {0} input", part("permission-search"));
    app.page().fill(&field, words).await?;
    app.page().wait_for(&part("toggle-invoices.send"), PATIENCE).await?;
    Ok(())
}
