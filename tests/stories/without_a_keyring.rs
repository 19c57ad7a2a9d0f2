//! Where there is no keyring, sessions live in memory, the app says so, and a start asks to sign in again: nothing is lost by it.

use crate::cast::*;
use anyhow::{Result, ensure};
use roster_stage::{App, Desk, Keyring, MailServer, Setup};

#[tokio::test(flavor = "multi_thread")]
async fn f16_f21_without_a_keyring_a_start_asks_to_sign_in_and_what_waits_is_kept() -> Result<()> {
    let mail = MailServer::open()?;
    let server = RosterServer::open(Some(&mail))?;
    let desk = Desk::with(&Setup { keyring: Keyring::Absent, ..Setup::default() })?;
    let first = app(&desk).await?;
    sign_up(&first, &server).await?;
    first.page().click(&part("nav-settings")).await?;
    first.page().wait_for_text("main", "no keyring").await?;
    first.kill9()?;

    let second = app(&desk).await?;
    second.wait_for(&part("people-grid"), PATIENCE).await?;
    wait_for_line(&second, "signedOut", None).await?;
    stage_text(&second, "patient@harbor.example").await?;
    send(&second).await?;
    wait_for_line(&second, "signedOut", Some(1)).await?;
    let went_out = mail.mails_to("patient@harbor.example")?;
    ensure!(went_out.is_empty(), "nothing went out without a session");

    second.page().run("location.hash = '#/welcome'", vec![]).await?;
    sign_in(&second, &server).await?;
    wait_for_line(&second, "online", Some(0)).await?;
    mail.wait_for("patient@harbor.example").await?;
    Ok(())
}

/// Opens the second door again, with the account that [`sign_up`] made.
async fn sign_in(app: &App, server: &RosterServer) -> Result<()> {
    let page = app.page();
    page.click(&part("door-server")).await?;
    page.fill("input[name='address']", &server.address()).await?;
    page.click(&part("submit")).await?;
    page.click(&part("tab-sign-in")).await?;
    page.fill("input[name='email']", "sofia@northwind.example").await?;
    page.fill("input[name='password']", "a long and quiet evening").await?;
    page.click(&part("submit")).await?;
    page.wait_for(&part("people-grid"), PATIENCE).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn f21_a_locked_keyring_is_a_state_and_not_an_empty_one() -> Result<()> {
    let server = RosterServer::open(None)?;
    let desk = Desk::with(&Setup { keyring: Keyring::Locked, ..Setup::default() })?;
    let app = app(&desk).await?;
    sign_up(&app, &server).await?;
    wait_for_line(&app, "online", Some(0)).await?;
    app.page().click(&part("nav-settings")).await?;
    app.page().wait_for_text("main", "keyring of this computer is locked").await?;
    Ok(())
}
