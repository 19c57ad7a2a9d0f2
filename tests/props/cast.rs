//! Who plays in the stories: the app on a desk, a server, a mail server, a browser; and the steps that several stories share.

use anyhow::{Context as _, Result, ensure};
use roster_stage::{Ahead, App, Browser, Desk, MailServer, Page, Part, port, wait};
use serde_json::json;
use std::{
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

/// How long anything may take that a person would wait for on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A program that was built beside the one that runs: the app, the server, or an example.
pub fn built(name: &str) -> Result<PathBuf> {
    let own = std::env::current_exe()?;
    let folder = own.parent().and_then(Path::parent).context("a build has a folder")?;
    let program = folder.join(name);
    ensure!(program.exists(), "{} is not built", program.display());
    Ok(program)
}

/// A Roster server of its own, with its data in a folder that outlives a kill.
pub struct RosterServer {
    part: Option<Part>,
    folder: tempfile::TempDir,
    port: u16,
    smtp_port: Option<u16>,
    /// Its clock, where that is another than the system's.
    pub clock: Option<Ahead>,
}

impl RosterServer {
    /// Starts one, which sends its mail to a mail server.
    pub fn open(mail: Option<&MailServer>) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let smtp_port = mail.map(MailServer::port);
        let mut server = Self { part: None, folder, port: port::free()?, smtp_port, clock: None };
        server.start()?;
        Ok(server)
    }

    /// Starts it, for the first time or again, on the same port and data.
    pub fn start(&mut self) -> Result<()> {
        let mut command = Command::new(built("roster-server")?);
        command
            .arg("serve")
            .args(["--listen", &format!("127.0.0.1:{}", self.port)])
            .args(["--data", &self.folder.path().to_string_lossy()])
            .args(["--public-url", &self.address()]);
        if let Some(smtp) = self.smtp_port {
            command.args(["--smtp-host", "127.0.0.1", "--smtp-port", &smtp.to_string()]);
            command.args(["--smtp-from", "roster@northwind.example", "--smtp-tls", "none"]);
        }
        if let Some(clock) = &self.clock {
            command.envs(clock.environment());
        }
        let log = self.folder.path().join("server.log");
        self.part = Some(Part::start("roster-server", command, &log)?);
        port::wait_open("roster-server", self.port)
    }

    /// Kills it, as a power cut does.
    pub fn kill(&mut self) {
        if let Some(part) = self.part.take() {
            part.kill9();
        }
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

/// Starts the app on a desk.
pub async fn app(desk: &Desk) -> Result<App> {
    let log = std::env::var("ROSTER_LOG").unwrap_or_else(|_| "info".to_owned());
    // What it opens in a browser, it opens nowhere: a story brings its own.
    App::start(desk, &built("roster")?, &[], &[("ROSTER_LOG", &log), ("BROWSER", "true")]).await
}

/// Fails where a page keeps somebody out who does not see it or does not point.
pub async fn expect_no_barriers(page: &Page, place: &str) -> Result<()> {
    let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(&axe).with_context(|| axe.display().to_string())?;
    let barriers = page.barriers(&axe).await?;
    ensure!(barriers.is_empty(), "{place}: {barriers:#?}");
    Ok(())
}

/// A CSS selector for a part of the page that is made to be found.
pub fn part(name: &str) -> String {
    format!("[data-testid='{name}']")
}

/// Opens the second door: a new account with a workspace on a server.
pub async fn sign_up(app: &App, server: &RosterServer) -> Result<()> {
    sign_up_as(app, server, ("Sofia Lund", "sofia@northwind.example"), "Northwind Studio").await
}

/// The same for somebody by name and email.
pub async fn sign_up_as(
    app: &App,
    server: &RosterServer,
    (name, email): (&str, &str),
    workspace: &str,
) -> Result<()> {
    let page = app.page();
    page.click(&part("door-server")).await?;
    page.fill("input[name='address']", &server.address()).await?;
    page.click(&part("submit")).await?;
    page.click(&part("tab-sign-up")).await?;
    page.fill("input[name='name']", name).await?;
    page.fill("input[name='email']", email).await?;
    page.fill("input[name='password']", "a long and quiet evening").await?;
    page.fill("input[name='workspaceName']", workspace).await?;
    page.click(&part("submit")).await?;
    page.wait_for(&part("people-grid"), PATIENCE).await?;
    Ok(())
}

/// Waits until this workspace is in front. In a narrow window its name is there for screen readers alone.
pub async fn wait_for_workspace(app: &App, name: &str) -> Result<()> {
    wait_for_content(app, &part("workspace-menu"), name).await
}

/// Waits until an element has these words, whether they are seen or only read out.
pub async fn wait_for_content(app: &App, css: &str, words: &str) -> Result<()> {
    let script =
        "return document.querySelector(arguments[0])?.textContent.includes(arguments[1]) ?? false";
    wait::eventually(&format!("{words} in {css}"), PATIENCE, async || {
        let is_there = app.page().run(script, vec![json!(css), json!(words)]).await;
        is_there.ok().filter(|is_there| *is_there == true).map(|_| ())
    })
    .await
}

/// Opens the first door: a workspace on this computer.
pub async fn open_local(app: &App) -> Result<()> {
    let page = app.page();
    page.click(&part("door-local")).await?;
    page.fill("input[name='name']", "Sofia Lund").await?;
    page.fill("input[name='email']", "sofia@northwind.example").await?;
    page.fill("input[name='workspaceName']", "Northwind Studio").await?;
    page.click(&part("submit")).await?;
    page.wait_for(&part("people-grid"), PATIENCE).await?;
    Ok(())
}

/// Types or pastes text into the composer and waits until its rows are in the table.
pub async fn stage_text(app: &App, text: &str) -> Result<()> {
    let page = app.page();
    page.click(&part("nav-invite")).await?;
    page.wait_for(&part("composer"), PATIENCE).await?;
    // A paste, as the page sees it: typing forty addresses key by key proves nothing more.
    let script = "const [css, text] = arguments;
        const field = document.querySelector(css);
        field.focus();
        const data = new DataTransfer();
        data.setData('text/plain', text);
        field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));";
    page.run(script, vec![json!(part("composer")), json!(text)]).await?;
    page.wait_for(&part("staging-row"), PATIENCE).await?;
    Ok(())
}

/// Sends what is ready, and waits until the page has moved on.
pub async fn send(app: &App) -> Result<()> {
    let page = app.page();
    let ready = format!("{}:not([aria-disabled='true']):not([disabled])", part("send-invites"));
    page.wait_for(&ready, PATIENCE).await?;
    page.click(&part("send-invites")).await?;
    page.wait_for(&part("people-grid"), PATIENCE).await?;
    Ok(())
}

/// Waits until the sync line says this, with so many changes waiting.
pub async fn wait_for_line(app: &App, line: &str, waiting: Option<usize>) -> Result<()> {
    let count = waiting.map(|count| format!("[data-waiting='{count}']")).unwrap_or_default();
    let css = format!("{}[data-line='{line}']{count}", part("sync-pill"));
    app.page().wait_for(&css, PATIENCE).await?;
    Ok(())
}

/// The row of a person, found by searching for the email, once it has a status.
pub async fn wait_for_person(app: &App, email: &str, status: &str) -> Result<()> {
    let page = app.page();
    page.click(&part("nav-people")).await?;
    page.fill("input[type='search']", email).await?;
    let css = format!("{}[data-email='{email}'][data-status='{status}']", part("person-row"));
    page.wait_for(&css, PATIENCE).await?;
    Ok(())
}

/// Accepts an invitation in a browser, as somebody without an account.
pub async fn accept(browser: &Browser, link: &str, name: &str) -> Result<()> {
    let page = browser.page();
    page.goto(link).await?;
    page.fill("input[name='name']", name).await?;
    page.fill("input[type='password']", "a morning by the lake").await?;
    page.click("form[action$='/accept'] button").await?;
    page.wait_gone("form[action$='/accept']").await
}

/// The link in a mail's text.
pub fn link_in(text: &str) -> Result<String> {
    let link =
        text.split_whitespace().find(|word| word.starts_with("http") && word.contains("/i#"));
    Ok(link.context("the mail has a link")?.to_owned())
}

/// Six digits in a mail.
pub fn digits_in(text: &str) -> Result<String> {
    let is_digits = |word: &&str| word.len() == 6 && word.bytes().all(|byte| byte.is_ascii_digit());
    Ok(text.split_whitespace().find(is_digits).context("the mail has digits")?.to_owned())
}
