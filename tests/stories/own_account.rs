//! One's own account in the app: by way of a real browser, with a real authenticator, and with mails that are read.

use crate::cast::*;
use anyhow::{Context as _, Result, ensure};
use roster_stage::{App, Browser, Desk, MailServer, wait};
use serde_json::json;
use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};
use totp_rs::{Algorithm, Secret, TOTP};
use url::Url;

const SOFIA: &str = "sofia@northwind.example";
const GORAN: &str = "goran@harbor.example";
const PASSWORD: &str = "a long and quiet evening";

/// A desk on which "the browser" is a note of what was to be opened; a real one opens it afterwards.
async fn app_with_noted_browser(desk: &Desk) -> Result<(App, PathBuf)> {
    let (script, note) = (desk.home().join("browser"), desk.home().join("opened"));
    fs::write(&script, format!("#!/bin/sh\nprintf '%s' \"$1\" > '{}'\n", note.display()))?;
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755))?;
    let entries = desk.data_home().join("applications");
    fs::create_dir_all(&entries)?;
    let entry =
        format!("[Desktop Entry]\nType=Application\nName=Note\nExec={} %u\n", script.display());
    fs::write(entries.join("note.desktop"), entry)?;
    let defaults = "[Default Applications]\nx-scheme-handler/http=note.desktop\n";
    fs::write(desk.home().join("config/mimeapps.list"), defaults)?;
    let browser = script.to_string_lossy().into_owned();
    let env = [("ROSTER_LOG", "info"), ("BROWSER", browser.as_str())];
    Ok((App::start(desk, &built("roster")?, &[], &env).await?, note))
}

/// What the app had the browser open.
fn noted(note: &Path) -> Result<Url> {
    let text = wait::until("the browser to be opened", PATIENCE, || {
        fs::read_to_string(note).ok().filter(|text| !text.is_empty())
    })?;
    fs::remove_file(note)?;
    Ok(Url::parse(&text)?)
}

async fn begin_in_browser(app: &App, server: &RosterServer, note: &Path) -> Result<Url> {
    let page = app.page();
    page.click(&part("door-server")).await?;
    page.fill("input[name='address']", &server.address()).await?;
    page.click(&part("submit")).await?;
    page.click(&part("sign-in-browser")).await?;
    page.wait_for(&part("browser-waiting"), PATIENCE).await?;
    noted(note)
}

/// Takes the account in front off the computer.
async fn leave(app: &App) -> Result<()> {
    app.page().click(&part("nav-account")).await?;
    // Nothing moves any more once the devices are there.
    app.wait_for(&part("device"), PATIENCE).await?;
    app.page().click(&part("account-sign-out")).await
}

async fn sign_out(app: &App) -> Result<()> {
    leave(app).await?;
    app.wait_for(&part("door-server"), PATIENCE).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn h06_the_browser_signs_the_app_in_and_a_typed_code_does_where_it_cannot() -> Result<()> {
    let server = RosterServer::open(None)?;
    let desk = Desk::open()?;
    let (app, note) = app_with_noted_browser(&desk).await?;
    sign_up(&app, &server).await?;
    sign_out(&app).await?;

    let address = begin_in_browser(&app, &server, &note).await?;
    expect_no_barriers(app.page(), "waiting for the browser").await?;
    let verifier = address.query_pairs().find(|(name, _)| name == "verifier");
    ensure!(verifier.is_none(), "the browser carries no verifier");
    let browser = Browser::open().await?;
    let page = browser.page();
    page.goto(address.as_str()).await?;
    page.fill("#email", SOFIA).await?;
    page.fill("#password", PASSWORD).await?;
    page.click("main form button").await?;
    page.wait_for_text("h1", "Sign the app in?").await?;
    page.click("main form button").await?;
    page.wait_for_text("main", "The app takes it from here").await?;
    expect_no_barriers(page, "the page that the browser ends on").await?;
    app.wait_for(&part("people-grid"), PATIENCE).await?;
    wait_for_line(&app, "online", Some(0)).await?;

    sign_out(&app).await?;
    let mut address = begin_in_browser(&app, &server, &note).await?;
    // As where the browser is on another machine: nothing is there that it could reach.
    let kept: Vec<(String, String)> =
        address.query_pairs().filter(|(name, _)| name != "redirect").map(owned).collect();
    address.query_pairs_mut().clear().extend_pairs(kept);
    page.goto(address.as_str()).await?;
    page.click("main form button").await?;
    let code = page.wait_for_text("main code", "-").await?;
    app.page().fill("input[name='code']", "aaaa-aaaa").await?;
    app.page().click(&part("use-code")).await?;
    app.page().wait_for_text(&part("browser-waiting"), "No sign-in waits for this code").await?;
    app.page().fill("input[name='code']", code.trim()).await?;
    app.page().click(&part("use-code")).await?;
    app.wait_for(&part("people-grid"), PATIENCE).await?;
    Ok(())
}

fn owned(
    (name, value): (std::borrow::Cow<'_, str>, std::borrow::Cow<'_, str>),
) -> (String, String) {
    (name.into_owned(), value.into_owned())
}

/// What an authenticator shows now for a key as it is written on the page.
fn code_of(key: &str) -> Result<String> {
    let secret = Secret::Encoded(key.replace(' ', "")).to_bytes().ok().context("a key")?;
    let authenticator = TOTP::new(Algorithm::SHA1, 6, 1, 30, secret, None, String::new())?;
    Ok(authenticator.generate(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs()))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_step_is_set_up_by_keyboard_and_a_recovery_code_signs_in_without_it() -> Result<()>
{
    let server = RosterServer::open(None)?;
    let desk = Desk::open()?;
    let app = app(&desk).await?;
    let page = app.page();
    sign_up(&app, &server).await?;
    page.click(&part("nav-account")).await?;
    page.wait_for(&part("device"), PATIENCE).await?;
    expect_no_barriers(page, "the account").await?;
    desk.raise(&desk.wait_for_window("Roster")?)?;
    page.run("document.querySelector(arguments[0]).focus()", vec![json!(part("factor-set-up"))])
        .await?;
    desk.xdotool(&["key", "--delay", "60", "Return"])?;
    // The session is new, so nothing is asked once more; the field has the focus.
    page.wait_for("input[name='code']:focus", PATIENCE).await?;
    expect_no_barriers(page, "the key for an authenticator").await?;
    let code = code_of(&page.text(&part("factor-key")).await?)?;
    desk.xdotool(&["type", "--delay", "30", &code])?;
    desk.xdotool(&["key", "--delay", "60", "Return"])?;
    page.wait_for(&part("recovery-codes"), PATIENCE).await?;
    expect_no_barriers(page, "the recovery codes").await?;
    let codes =
        "return [...document.querySelectorAll(arguments[0])].map((code) => code.textContent)";
    let codes = page.run(codes, vec![json!(format!("{} li", part("recovery-codes")))]).await?;
    let codes: Vec<String> = serde_json::from_value(codes)?;
    ensure!(codes.len() == 10, "ten codes, not {codes:?}");
    page.click(&part("codes-kept")).await?;
    page.wait_for(&format!("{}[data-on='true']", part("factor-state")), PATIENCE).await?;
    page.click(&part("account-sign-out")).await?;

    page.click(&part("door-server")).await?;
    page.fill("input[name='address']", &server.address()).await?;
    page.click(&part("submit")).await?;
    page.fill("input[name='email']", SOFIA).await?;
    page.fill("input[name='password']", PASSWORD).await?;
    page.click(&part("submit")).await?;
    page.fill("input[name='code']", &codes[3]).await?;
    page.click(&part("submit")).await?;
    app.wait_for(&part("people-grid"), PATIENCE).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn r22_the_new_mailbox_says_yes_and_the_old_one_was_told() -> Result<()> {
    let mail = MailServer::open()?;
    let server = RosterServer::open(Some(&mail))?;
    let desk = Desk::open()?;
    let app = app(&desk).await?;
    let page = app.page();
    sign_up(&app, &server).await?;
    page.click(&part("nav-account")).await?;
    let proof = mail.wait_for(SOFIA).await?;
    page.fill("input[name='code']", &digits_in(&proof.text)?).await?;
    page.click(&part("verify")).await?;
    page.wait_gone(&part("not-verified")).await?;

    page.click(&part("change-email")).await?;
    page.fill("input[name='email']", "sofia@elsewhere.example").await?;
    page.fill("[role='dialog'] input[name='password']", "not this one").await?;
    page.click(&part("sheet-submit")).await?;
    page.wait_for_text("[role='dialog']", "This is not your password").await?;
    page.fill("[role='dialog'] input[name='password']", PASSWORD).await?;
    page.click(&part("sheet-submit")).await?;
    page.wait_for_text(&part("email-wanted"), "sofia@elsewhere.example").await?;
    let asks = mail.wait_for("sofia@elsewhere.example").await?;
    wait::until("the old mailbox to be told", PATIENCE, || {
        mail.mails_to(SOFIA).ok().filter(|mails| mails.len() == 2)
    })?;
    let link = asks.text.split_whitespace().find(|word| word.contains("/v#"));
    let browser = Browser::open().await?;
    browser.page().goto(link.context("the mail has a link")?).await?;
    browser.page().wait_for_text("h1", "Sign in with this address?").await?;
    browser.page().click("main form button").await?;
    browser.page().wait_for_text("h1", "confirmed").await?;
    page.click(&part("nav-people")).await?;
    page.click(&part("nav-account")).await?;
    page.wait_gone(&part("email-wanted")).await?;
    page.wait_for_text("main", "sofia@elsewhere.example at 127.0.0.1").await?;
    Ok(())
}

/// Sofia invites Goran and leaves the computer to him; he has a workspace of his own by then.
async fn invite_goran(app: &App, server: &RosterServer, mail: &MailServer) -> Result<()> {
    sign_up(app, server).await?;
    stage_text(app, GORAN).await?;
    send(app).await?;
    mail.wait_for(GORAN).await?;
    wait_for_line(app, "online", Some(0)).await?;
    sign_out(app).await?;
    sign_up_as(app, server, ("Goran Horvat", GORAN), "Harbor Legal").await
}

/// Goran proves his mailbox and accepts.
async fn goran_accepts(app: &App, mail: &MailServer) -> Result<()> {
    let page = app.page();
    page.click(&part("nav-account")).await?;
    let mails = wait::until("the mail that proves the mailbox", PATIENCE, || {
        mail.mails_to(GORAN).ok().filter(|mails| mails.len() == 2)
    })?;
    let digits = mails.iter().find_map(|mail| digits_in(&mail.text).ok()).context("digits")?;
    page.fill("input[name='code']", &digits).await?;
    page.click(&part("verify")).await?;
    page.wait_gone(&part("not-verified")).await?;
    page.click(&part("nav-invites")).await?;
    page.wait_for(&format!("{}[data-workspace='Northwind Studio']", part("invite")), PATIENCE)
        .await?;
    expect_no_barriers(page, "an invitation that waits").await?;
    page.click(&part("accept")).await?;
    wait_for_workspace(app, "Northwind Studio").await
}

#[tokio::test(flavor = "multi_thread")]
async fn r131_an_invitation_is_accepted_in_the_app_and_its_workspace_opens() -> Result<()> {
    let mail = MailServer::open()?;
    let server = RosterServer::open(Some(&mail))?;
    let desk = Desk::open()?;
    let app = app(&desk).await?;
    let page = app.page();
    invite_goran(&app, &server, &mail).await?;
    page.run("location.hash = '#/invites'", vec![]).await?;
    page.wait_for_text(&part("invites-trouble"), "Confirm your mailbox first").await?;
    expect_no_barriers(page, "invitations that wait for a proof").await?;
    goran_accepts(&app, &mail).await?;
    wait_for_person(&app, GORAN, "active").await
}

#[tokio::test(flavor = "multi_thread")]
async fn r145_another_device_begins_with_the_oldest_membership() -> Result<()> {
    let mail = MailServer::open()?;
    let server = RosterServer::open(Some(&mail))?;
    let desk = Desk::open()?;
    let first = app(&desk).await?;
    invite_goran(&first, &server, &mail).await?;
    goran_accepts(&first, &mail).await?;
    // Where it was shown last, it is shown again after signing out and in.
    sign_out(&first).await?;
    first.page().click(&part("door-server")).await?;
    sign_in(&first, &server, GORAN).await?;
    wait_for_workspace(&first, "Northwind Studio").await?;
    let elsewhere = Desk::open()?;
    let second = app(&elsewhere).await?;
    second.page().click(&part("door-server")).await?;
    sign_in(&second, &server, GORAN).await?;
    wait_for_workspace(&second, "Harbor Legal").await
}

/// By the form, from the door to the people.
async fn sign_in(app: &App, server: &RosterServer, email: &str) -> Result<()> {
    let page = app.page();
    page.fill("input[name='address']", &server.address()).await?;
    page.click(&part("submit")).await?;
    page.fill("input[name='email']", email).await?;
    page.fill("input[name='password']", PASSWORD).await?;
    page.click(&part("submit")).await?;
    app.wait_for(&part("people-grid"), PATIENCE).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn r144_a_start_shows_the_workspace_that_was_shown_last_or_that_was_chosen() -> Result<()> {
    let desk = Desk::open()?;
    let first = app(&desk).await?;
    open_local(&first).await?;
    first.page().run("location.hash = '#/welcome'", vec![]).await?;
    first.page().click(&part("door-demo")).await?;
    first.wait_for(&part("demo-line"), PATIENCE).await?;
    first.quit()?;

    let second = app(&desk).await?;
    second.wait_for(&part("demo-line"), PATIENCE).await?;
    second.page().click(&part("nav-settings")).await?;
    second.wait_for(&part("start-with"), PATIENCE).await?;
    desk.raise(&desk.wait_for_window("Roster")?)?;
    let focus = "document.querySelector(arguments[0]).focus()";
    second.page().run(focus, vec![json!(part("start-with"))]).await?;
    desk.xdotool(&["key", "--delay", "60", "Return"])?;
    second.wait_for("[role='option']:focus", PATIENCE).await?;
    desk.xdotool(&["key", "--delay", "200", "Down", "Return"])?;
    wait_for_content(&second, &part("start-with"), "Northwind Studio").await?;
    second.quit()?;

    let third = app(&desk).await?;
    third.wait_for(&part("people-grid"), PATIENCE).await?;
    ensure!(third.page().count(&part("demo-line")).await? == 0, "the chosen one is no demo");
    Ok(())
}
