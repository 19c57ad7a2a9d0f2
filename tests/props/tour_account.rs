//! The part of the tour about one's own account: signing in by the browser, a link, the account with its second step and devices,
//! and an invitation that waits.

use super::{Album, leave_for_the_doors, set_theme};
use crate::cast::*;
use anyhow::Result;
use roster_stage::{App, Desk, MailServer, wait};

/// Goran, who was invited by Sofia before, and has an account with a workspace of his own.
pub(super) async fn walk(
    (desk, app): (&Desk, &App),
    album: &mut Album,
    (mail, server): (&MailServer, &RosterServer),
) -> Result<()> {
    let page = app.page();
    leave_for_the_doors(app).await?;
    page.click(&part("door-server")).await?;
    page.fill("input[name='address']", &server.address()).await?;
    page.click(&part("submit")).await?;
    page.wait_for(&part("sign-in-browser"), PATIENCE).await?;
    album.picture((desk, app), "sign-in", "signing in by a form, or with the browser").await?;
    page.click(&part("sign-in-browser")).await?;
    page.wait_for(&part("browser-waiting"), PATIENCE).await?;
    album.picture((desk, app), "sign-in-browser", "the app waits for the browser").await?;
    page.click(&part("cancel-browser")).await?;
    leave_for_the_doors(app).await?;
    let goran = ("Goran Horvat", "goran@harbor.example");
    sign_up_as(app, server, goran, "Harbor Legal").await?;

    page.click(&part("nav-account")).await?;
    page.wait_for(&part("device"), PATIENCE).await?;
    album.picture((desk, app), "account", "one's own account, its mailbox not proven yet").await?;
    let mails = wait::until("the mail that proves the mailbox", PATIENCE, || {
        mail.mails_to(goran.1).ok().filter(|mails| mails.len() == 2)
    })?;
    let digits = mails.iter().find_map(|mail| digits_in(&mail.text).ok()).unwrap_or_default();
    page.fill("input[name='code']", &digits).await?;
    page.click(&part("verify")).await?;
    page.wait_gone(&part("not-verified")).await?;
    page.click(&part("change-email")).await?;
    page.wait_for("[role='dialog'] input", PATIENCE).await?;
    album.picture((desk, app), "change-login-email", "another address to sign in with").await?;
    desk.raise(&desk.wait_for_window("Roster")?)?;
    desk.xdotool(&["key", "--delay", "60", "Escape"])?;
    page.wait_gone("[role='dialog']").await?;
    page.click(&part("factor-set-up")).await?;
    page.wait_for(&part("factor-qr"), PATIENCE).await?;
    page.run(
        "document.querySelector(\"[data-testid='factor-qr']\").scrollIntoView({ block: 'center' })",
        vec![],
    )
    .await?;
    album.picture((desk, app), "second-factor", "a key for an authenticator").await?;
    set_theme(app, "dark").await?;
    album.picture((desk, app), "second-factor-dark", "the same in dark").await?;

    page.click(&part("nav-invites")).await?;
    page.wait_for(&part("invite"), PATIENCE).await?;
    album.picture((desk, app), "invites-dark", "an invitation that waits, in dark").await?;
    set_theme(app, "light").await?;
    album.picture((desk, app), "invites", "an invitation that waits").await?;
    let mut second = desk.start(
        "link",
        built("roster")?,
        &[&format!("roster://invites?server={}", server.address())],
    )?;
    second.wait(PATIENCE)?;
    page.wait_for(&part("link-server"), PATIENCE).await?;
    album.picture((desk, app), "link-question", "a link that opens the app asks first").await?;
    page.click(&part("confirm")).await?;
    page.click(&part("accept")).await?;
    wait_for_workspace(app, "Northwind Studio").await?;
    page.click(&part("nav-account")).await?;
    page.wait_for(&part("device"), PATIENCE).await?;
    album.picture((desk, app), "account-workspaces", "two workspaces of one account").await
}
