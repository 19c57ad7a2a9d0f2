//! The main jobs without a pointer: invite somebody, and change what a role may.

use crate::cast::*;
use anyhow::{Result, bail};
use roster_stage::{App, Desk};
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_is_sent_by_keyboard_alone() -> Result<()> {
    let desk = Desk::open()?;
    let app = app(&desk).await?;
    let window = desk.wait_for_window("Roster")?;
    app.wait_for(&format!("{0}:focus, {0} :focus", part("door-demo")), PATIENCE).await?;
    desk.raise(&window)?;
    let press = |key: &str| desk.xdotool(&["key", "--delay", "60", key]);
    let write = |text: &str| desk.xdotool(&["type", "--delay", "30", text]);
    press("Return")?;
    app.wait_for(&part("person-row"), PATIENCE).await?;
    press("i")?;
    app.wait_for(&format!("{}:focus", part("composer")), PATIENCE).await?;
    write("keys@harbor.example")?;
    press("Return")?;
    let staged = format!("{}[data-email='keys@harbor.example']", part("staging-row"));
    app.wait_for(&staged, PATIENCE).await?;
    press("ctrl+Return")?;
    app.wait_for(&part("people-grid"), PATIENCE).await?;
    press("slash")?;
    app.wait_for("input[type='search']:focus", PATIENCE).await?;
    write("keys@harbor.example")?;
    let sent =
        format!("{}[data-email='keys@harbor.example'][data-status='pending']", part("person-row"));
    app.wait_for(&sent, PATIENCE).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_is_changed_by_keyboard_alone() -> Result<()> {
    let desk = Desk::open()?;
    let app = app(&desk).await?;
    let window = desk.wait_for_window("Roster")?;
    app.wait_for(&format!("{0}:focus, {0} :focus", part("door-demo")), PATIENCE).await?;
    desk.raise(&window)?;
    let press = |key: &str| desk.xdotool(&["key", "--delay", "60", key]);
    press("Return")?;
    app.wait_for(&part("person-row"), PATIENCE).await?;
    press("g")?;
    press("r")?;
    app.wait_for(&part("role-list"), PATIENCE).await?;
    expect_no_barriers(app.page(), "the list of roles").await?;
    tab_to(&desk, &app, &format!("{} a", part("role-row-Project Manager"))).await?;
    press("Return")?;
    app.wait_for(&part("permission-grid"), PATIENCE).await?;
    expect_no_barriers(app.page(), "the editor").await?;

    press("slash")?;
    app.wait_for("input[type='search']:focus", PATIENCE).await?;
    desk.xdotool(&["type", "--delay", "30", "send inv"])?;
    app.wait_for(&part("toggle-invoices.send"), PATIENCE).await?;
    tab_to(&desk, &app, &format!("{} *", part("permission-grid"))).await?;
    let toggle = part("toggle-invoices.send");
    step_to(&desk, &app, "Down", &format!("{toggle}, {toggle} *")).await?;
    press("space")?;
    app.wait_for(&part("draft-bar"), PATIENCE).await?;
    expect_no_barriers(app.page(), "the editor with a draft").await?;

    press("ctrl+Return")?;
    app.wait_for(&part("review-line-invoices.send"), PATIENCE).await?;
    expect_no_barriers(app.page(), "the review").await?;
    tab_to(&desk, &app, &part("apply-role")).await?;
    press("Return")?;
    app.page().wait_gone(&part("draft-bar")).await
}

/// Presses Tab until the focus stands there.
async fn tab_to(desk: &Desk, app: &App, css: &str) -> Result<()> {
    step_to(desk, app, "Tab", css).await
}

/// Presses a key until the focus stands where it should, as somebody does who looks after each press.
async fn step_to(desk: &Desk, app: &App, key: &str, css: &str) -> Result<()> {
    let stands = "return document.activeElement?.matches(arguments[0]) ?? false";
    for _ in 0..60 {
        app.page().painted().await?;
        if app.page().run(stands, vec![json!(css)]).await? == json!(true) {
            return Ok(());
        }
        desk.xdotool(&["key", "--delay", "60", key])?;
    }
    let at = "return document.activeElement?.outerHTML.slice(0, 300) ?? ''";
    bail!("{key} does not lead to {css}, but to {}", app.page().run(at, Vec::new()).await?);
}
