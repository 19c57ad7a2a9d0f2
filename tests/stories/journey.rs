//! The whole journey of a list of five hundred: mended, sent, bounced, edited, declined, accepted from the wrong account, expired
//! and renewed.

use crate::{addresses, cast::*};
use anyhow::{Context as _, Result, ensure};
use roster_stage::{Ahead, App, Browser, Desk, MailServer, Setup};
use std::{fmt::Write as _, time::Duration};

/// A password of somebody who is not Sofia.
const THEIRS: &str = "a morning by the lake";

/// Five hundred rows: three that are misspelled alike, two whose mailbox is not there.
fn five_hundred() -> (String, Vec<String>) {
    let good = addresses("guest", 495);
    let mut text = String::from("Email,Name\n");
    for (n, email) in good.iter().enumerate() {
        let _ = writeln!(text, "{email},Guest {n}");
    }
    for n in 0..3 {
        let _ = writeln!(text, "slip{n}@gmial.com,Slip {n}");
    }
    for n in 0..2 {
        let _ = writeln!(text, "nobody{n}@harbor.example,Nobody {n}");
    }
    (text, good)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_five_hundred_goes_all_ways_that_there_are() -> Result<()> {
    let mail = MailServer::open()?;
    let mut server = RosterServer::open(Some(&mail))?;
    let desk = Desk::with(&Setup { panel: true, ..Setup::default() })?;
    let app = app(&desk).await?;
    sign_up(&app, &server).await?;

    let (text, _) = five_hundred();
    stage_text(&app, &text).await?;
    let page = app.page();
    page.wait_for_text(&part("count-found"), "500").await?;
    page.wait_for_text(&part("count-needs-fixing"), "3").await?;
    page.click(&part("apply-fix")).await?;
    page.wait_for_text(&part("count-ready"), "500").await?;
    send(&app).await?;
    // One more goes to whoever signed up.
    mail.wait_for_count(499, PATIENCE * 3).await?;
    for fixed in ["slip0@gmail.com", "slip1@gmail.com", "slip2@gmail.com"] {
        mail.wait_for(fixed).await?;
    }

    bounced_and_edited(&app, &mail).await?;
    let browser = Browser::open().await?;
    declined(&app, &browser, &mail).await?;
    from_the_wrong_account(&app, &browser, &mail).await?;
    app.quit()?;
    expired_and_renewed(&desk, &browser, &mail, &mut server).await
}

/// Two came back; one of them gets another address, and its mail.
async fn bounced_and_edited(app: &App, mail: &MailServer) -> Result<()> {
    let page = app.page();
    page.click(&part("nav-people")).await?;
    page.click(&part("open-batches")).await?;
    page.wait_for_text(&part("batch"), "2 bounced").await?;
    page.click(&part("batch")).await?;
    page.click(&part("filter-ended")).await?;
    let row = format!("{}[data-email='nobody0@harbor.example']", part("person-row"));
    page.wait_for(&format!("{row}[data-status='bounced']"), PATIENCE).await?;
    page.click(&format!("{row} {}", part("row-menu"))).await?;
    page.click(&part("menu-edit")).await?;
    page.fill("input[name='email']", "somebody@harbor.example").await?;
    page.click(&part("save-invite")).await?;
    mail.wait_for("somebody@harbor.example").await?;
    wait_for_person(app, "somebody@harbor.example", "pending").await?;
    wait_for_ended(app, "nobody1@harbor.example", "bounced").await
}

async fn declined(app: &App, browser: &Browser, mail: &MailServer) -> Result<()> {
    let page = browser.page();
    page.goto(&link_in(&mail.wait_for("guest1@harbor.example").await?.text)?).await?;
    page.click("button[form='decline']").await?;
    page.wait_for_text("main", "declined").await?;
    wait_for_ended(app, "guest1@harbor.example", "declined").await
}

/// The row of an invitation that came to an end.
async fn wait_for_ended(app: &App, email: &str, status: &str) -> Result<()> {
    let page = app.page();
    page.click(&part("nav-people")).await?;
    page.click(&part("filter-ended")).await?;
    page.fill("input[type='search']", email).await?;
    let css = format!("{}[data-email='{email}'][data-status='{status}']", part("person-row"));
    page.wait_for(&css, PATIENCE).await?;
    Ok(())
}

/// Somebody who is signed in as another opens the link: sees both addresses, signs out, and joins with the right account.
async fn from_the_wrong_account(app: &App, browser: &Browser, mail: &MailServer) -> Result<()> {
    let page = browser.page();
    accept(browser, &link_in(&mail.wait_for("guest2@harbor.example").await?.text)?, "Elif").await?;
    let base = link_in(&mail.wait_for("guest3@harbor.example").await?.text)?;
    let server = base.split("/i#").next().context("a link has a server")?;
    page.goto(&format!("{server}/sign-in")).await?;
    page.fill("#email", "guest2@harbor.example").await?;
    page.fill("#password", THEIRS).await?;
    page.click("main form button").await?;
    page.wait_for_text("main", "Your account").await?;
    page.goto(&base).await?;
    let said = page.wait_for_text("main", "Sign out").await?;
    ensure!(said.contains("g") && said.contains("@harbor.example"), "both addresses: {said}");
    page.click("main form button.primary").await?;
    page.wait_for("#name", PATIENCE).await?;
    page.fill("#name", "Goran").await?;
    page.fill("#password", THEIRS).await?;
    page.click("form[action$='/accept'] button.primary").await?;
    page.wait_gone("form[action$='/accept']").await?;
    wait_for_person(app, "guest3@harbor.example", "active").await
}

/// Starts the app with another clock than the system's.
async fn app_at(desk: &Desk, clock: &Ahead) -> Result<App> {
    let clock = clock.environment();
    let environment: Vec<(&str, &str)> =
        clock.iter().map(|(name, value)| (*name, value.as_str())).collect();
    App::start(desk, &built("roster")?, &[], &environment).await
}

/// A week and a day later: the link is over, its reader asks for another, Sofia hears of it and sends one.
async fn expired_and_renewed(
    desk: &Desk,
    browser: &Browser,
    mail: &MailServer,
    server: &mut RosterServer,
) -> Result<()> {
    server.kill();
    let later = server.clock.insert(Ahead::by(Duration::from_secs(8 * 24 * 3600))?);
    let app = app_at(desk, later).await?;
    server.start()?;
    app.wait_for(&part("people-grid"), PATIENCE).await?;
    wait_for_line(&app, "online", None).await?;
    let page = browser.page();
    let before = mail.wait_for("guest4@harbor.example").await?;
    page.goto(&link_in(&before.text)?).await?;
    page.wait_for_text("main", "expired").await?;
    page.click("form[action$='/ask'] button").await?;
    page.wait_for_text("main", "You asked").await?;
    desk.wait_for_notification("guest4@harbor.example asks for a new link")?;
    wait_for_ended(&app, "guest4@harbor.example", "expired").await?;
    app.page().click(&part("row-menu")).await?;
    app.page().click(&part("menu-resend")).await?;
    wait_for_person(&app, "guest4@harbor.example", "pending").await?;
    let again = roster_stage::wait::eventually("a second mail", PATIENCE, async || {
        mail.mails_to("guest4@harbor.example").ok().filter(|mails| mails.len() == 2)
    });
    let again = again.await?;
    let link = link_in(&again[1].text)?;
    ensure!(link != link_in(&before.text)?, "a fresh link");
    accept(browser, &link, "Mei").await?;
    wait_for_person(&app, "guest4@harbor.example", "active").await
}
