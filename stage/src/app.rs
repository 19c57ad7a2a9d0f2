//! The real app on a desk, under WebDriver.
//!
//! `WebKitWebDriver` starts the binary itself, as `tauri-driver` would have it do, so that nothing
//! stands between the test and the app. The app's output is in the desk's logs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};
use fantoccini::Client;
use fantoccini::elements::Element;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::json;

use crate::wait::{PATIENCE, until};
use crate::{Desk, Page, Part, measure, port};

/// The program under test, running.
#[derive(Debug)]
pub struct App {
    page: Page,
    pid: u32,
    log: PathBuf,
    // The app is in its process group, and falls with it.
    driver: Part,
}

impl App {
    /// Starts `binary` on the desk and waits until its window can be driven.
    pub async fn start(
        desk: &Desk,
        binary: &Path,
        args: &[&str],
        env: &[(&str, &str)],
    ) -> Result<Self> {
        let binary = fs::canonicalize(binary)
            .with_context(|| format!("{} is not built", binary.display()))?;
        let port = port::free()?;
        let log = desk.logs().join(format!("app-{port}.log"));
        let mut command = desk.command("WebKitWebDriver");
        allow_driving(&mut command).envs(env.iter().copied()).arg(format!("--port={port}"));
        let driver = Part::start("WebKitWebDriver", command, &log)?;
        port::wait_open("WebKitWebDriver", port)?;
        let options = json!({ "webkitgtk:browserOptions": { "binary": binary, "args": args } });
        let session = Page::open(port, options).await;
        let page = session.with_context(|| {
            format!(
                "the app did not open; it printed: {}",
                fs::read_to_string(&log).unwrap_or_default()
            )
        })?;
        let pid = until("the process of the app", PATIENCE, || {
            measure::tree(driver.pid()).into_iter().find(|pid| measure::runs(*pid, &binary))
        })?;
        Ok(Self { page, pid, log, driver })
    }

    /// The WebDriver session.
    pub fn client(&self) -> &Client {
        self.page.client()
    }

    /// What the window shows.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// The process of the app itself.
    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// What the app has printed.
    pub fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Waits until the window has an element.
    pub async fn wait_for(&self, css: &str, within: Duration) -> Result<Element> {
        self.page.wait_for(css, within).await
    }

    /// A picture of the page alone.
    pub async fn screenshot_page(&self, path: &Path) -> Result<()> {
        self.page.screenshot(path).await
    }

    /// Ends the app as a power cut would: SIGKILL, and nothing is said to it before.
    pub fn kill9(self) -> Result<()> {
        let pid = i32::try_from(self.pid).ok().and_then(Pid::from_raw).context("a process id")?;
        kill_process(pid, Signal::KILL)?;
        // The driver that started it reaps it; what is left of its web processes goes with the
        // driver.
        self.driver.kill9();
        Ok(())
    }

    /// Asks the app to end and waits until it has.
    pub fn quit(self) -> Result<()> {
        let pid = i32::try_from(self.pid).ok().and_then(Pid::from_raw).context("a process id")?;
        kill_process(pid, Signal::TERM)?;
        until("the end of the app", PATIENCE, || is_gone(self.pid).then_some(()))
    }

    /// Whether the app has ended, by itself or otherwise.
    pub fn is_gone(&self) -> bool {
        is_gone(self.pid)
    }
}

/// What makes a web view of the app's listen to a driver.
fn allow_driving(command: &mut Command) -> &mut Command {
    command.env("TAURI_AUTOMATION", "true").env("TAURI_WEBVIEW_AUTOMATION", "true")
}

/// A process that has ended but is not reaped yet has no memory map any more.
fn is_gone(pid: u32) -> bool {
    fs::read_to_string(format!("/proc/{pid}/cmdline")).is_ok_and(|line| line.is_empty())
        || !Path::new(&format!("/proc/{pid}")).exists()
}
