//! Links that open the app: they ask, and whatever they were made by, nothing is done before somebody has said so.

use crate::cast::*;
use anyhow::{Result, ensure};
use roster_stage::{App, Desk, Part};
use std::{ffi::OsStr, os::unix::ffi::OsStrExt as _};

/// Starts the app a second time with a link, as a browser does.
fn open_link(desk: &Desk, link: &OsStr) -> Result<()> {
    let mut command = desk.command(built("roster")?);
    command.arg(link);
    let mut second = Part::start("link", command, &desk.logs().join("link.log"))?;
    let status = second.wait(PATIENCE)?;
    ensure!(status == Some(0), "the second start hands the link over and ends, with {status:?}");
    Ok(())
}

async fn place_of(app: &App) -> Result<String> {
    let hash = app.page().run("return location.hash", vec![]).await?;
    Ok(hash.as_str().unwrap_or_default().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn h05_a_link_asks_and_a_bad_one_is_refused_in_words() -> Result<()> {
    let desk = Desk::open()?;
    let app = app(&desk).await?;
    let page = app.page();
    open_local(&app).await?;
    let before = place_of(&app).await?;
    let long = format!("roster://invites?server={}.example", "a".repeat(100_000));
    let bad: [(&[u8], &str); 4] = [
        (b"roster://accept-everything", "something that Roster does not do"),
        (b"roster://invites?server=\xff\xfe.example", "not written as links to Roster are"),
        (b"roster://sign-in?token=dBjftJeZ4CVP", "links must not"),
        (long.as_bytes(), "far longer"),
    ];
    for (link, says) in bad {
        open_link(&desk, OsStr::from_bytes(link))?;
        page.wait_for_text(&part("link-refused"), says).await?;
        expect_no_barriers(page, says).await?;
        page.click(&part("close-link")).await?;
        page.wait_gone(&part("link-refused")).await?;
        ensure!(place_of(&app).await? == before, "nothing was gone to");
    }
    open_link(&desk, OsStr::new("roster://sign-in?server=roster.example:8443"))?;
    let shown = page.wait_for_text(&part("link-server"), "roster.example").await?;
    ensure!(shown == "https://roster.example:8443", "the server stands there in full, not {shown}");
    expect_no_barriers(page, "a question about a link").await?;
    ensure!(place_of(&app).await? == before, "nothing was gone to before the answer");
    desk.raise(&desk.wait_for_window("Roster")?)?;
    desk.xdotool(&["key", "--delay", "60", "Escape"])?;
    page.wait_gone(&part("link-server")).await?;
    ensure!(place_of(&app).await? == before, "nor after a no");
    // Another scheme is no link of ours: the first app comes to the front, and that is all.
    open_link(&desk, OsStr::new("https://roster.example/"))?;
    ensure!(page.count("[role='alertdialog']").await? == 0, "another scheme asks nothing");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn h05_a_first_start_by_a_link_asks_too_and_then_fills_the_form_alone() -> Result<()> {
    let server = RosterServer::open(None)?;
    let desk = Desk::open()?;
    let link = format!("roster://sign-in?server={}", server.address());
    let app = App::start(&desk, &built("roster")?, &[&link], &[("ROSTER_LOG", "info")]).await?;
    let page = app.page();
    let shown = page.wait_for_text(&part("link-server"), "127.0.0.1").await?;
    ensure!(shown == server.address(), "the server stands there in full, not {shown}");
    page.click(&part("confirm")).await?;
    page.wait_for("input[name='address']", PATIENCE).await?;
    let typed =
        page.run("return document.querySelector(\"input[name='address']\").value", vec![]).await?;
    ensure!(typed.as_str() == Some(&server.address()), "the form has {typed:?}");
    ensure!(page.count("input[name='password']").await? == 0, "nobody was asked anything yet");
    Ok(())
}
