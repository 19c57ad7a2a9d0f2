//! Somebody is removed: what is said before, what passes to whom, what the removed person sees, and how it is undone. Two apps, a
//! server, a browser.

use crate::cast::*;
use anyhow::{Context as _, Result, ensure};
use roster_stage::{App, Browser, Desk, MailServer, Setup};
use serde_json::json;

const DEV: &str = "dev@harbor.example";

/// Somebody who was invited signs in with the app.
async fn sign_in(app: &App, server: &RosterServer, email: &str) -> Result<()> {
    let page = app.page();
    page.click(&part("door-server")).await?;
    page.fill("input[name='address']", &server.address()).await?;
    page.click(&part("submit")).await?;
    page.click(&part("tab-sign-in")).await?;
    page.fill("input[name='email']", email).await?;
    page.fill("input[name='password']", "a morning by the lake").await?;
    page.click(&part("submit")).await?;
    page.wait_for(&part("people-grid"), PATIENCE).await?;
    Ok(())
}

/// Opens the menu of the one person that is found by this email, and takes a line of it.
async fn take(app: &App, email: &str, line: &str) -> Result<()> {
    let page = app.page();
    page.click(&format!("{}[data-email='{email}'] {}", part("person-row"), part("row-menu")))
        .await?;
    page.click(&part(line)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn r136_r137_a_removal_says_what_it_does_and_leaves_nobody_without_a_workspace() -> Result<()>
{
    let mail = MailServer::open()?;
    let server = RosterServer::open(Some(&mail))?;
    let (here, there) = (Desk::with(&Setup::default())?, Desk::with(&Setup::default())?);
    let sofia = app(&here).await?;
    sign_up(&sofia, &server).await?;
    stage_text(&sofia, DEV).await?;
    send(&sofia).await?;
    let browser = Browser::open().await?;
    accept(&browser, &link_in(&mail.wait_for(DEV).await?.text)?, "Dev Patel").await?;
    wait_for_person(&sofia, DEV, "active").await?;
    suspended_and_back(&sofia).await?;

    let dev = app(&there).await?;
    sign_in(&dev, &server, DEV).await?;
    wait_for_workspace(&dev, "Northwind Studio").await?;

    take(&sofia, DEV, "menu-remove").await?;
    let page = sofia.page();
    let said = page.wait_for_text("[role='dialog']", "Free 1 seat").await?;
    ensure!(said.contains("Access ends now"), "the receipt says what ends: {said}");
    expect_no_barriers(page, "the receipt of a removal").await?;
    page.click(&part("confirm-removal")).await?;
    wait_for_line(&sofia, "online", Some(0)).await?;

    // The other one hears of it by themselves, and has a workspace of their own.
    wait_for_workspace(&dev, "Dev Patel").await?;
    wait_for_content(&dev, &part("toast"), "Northwind Studio").await?;
    let entries = dev.page().run("return document.body.textContent", vec![]).await?;
    let seen = entries.as_str().context("the page has words")?.to_owned();
    ensure!(!seen.contains("sofia@northwind.example"), "nothing of the old one is shown: {seen}");

    undone(&sofia).await?;
    Ok(())
}

/// Suspended with one line of the menu, and restored with another.
async fn suspended_and_back(sofia: &App) -> Result<()> {
    take(sofia, DEV, "menu-suspend").await?;
    wait_for_person(sofia, DEV, "suspended").await?;
    take(sofia, DEV, "menu-resume").await?;
    wait_for_person(sofia, DEV, "active").await
}

/// The list of those removed has the person, with the way back.
async fn undone(sofia: &App) -> Result<()> {
    let page = sofia.page();
    page.click(&part("filter-former")).await?;
    let row = format!("{}[data-email='{DEV}'][data-status='former']", part("person-row"));
    page.wait_for(&row, PATIENCE).await?;
    take(sofia, DEV, "menu-reinstate").await?;
    page.click(&part("confirm-reinstate")).await?;
    page.run("document.activeElement?.blur(); return null", vec![json!(null)]).await?;
    page.click(&part("filter-all")).await?;
    wait_for_person(sofia, DEV, "active").await
}
