//! The browser of somebody who was invited: Debian's Chromium, without a window, with a profile
//! that is new each time.

use std::process::Command;

use anyhow::Result;
use serde_json::json;
use tempfile::TempDir;

use crate::{Page, Part, port};

/// Quiet, and with no conversation of its own with the outside.
const FLAGS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--window-size=1280,900",
];

/// A running browser.
#[derive(Debug)]
pub struct Browser {
    page: Page,
    _driver: Part,
    _profile: TempDir,
}

impl Browser {
    /// Starts one, on an empty page.
    pub async fn open() -> Result<Self> {
        let profile = tempfile::Builder::new().prefix("roster-browser-").tempdir()?;
        let port = port::free()?;
        let mut command = Command::new("chromedriver");
        command.arg(format!("--port={port}")).env("HOME", profile.path());
        command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
        let driver = Part::start("chromedriver", command, &profile.path().join("driver.log"))?;
        port::wait_open("chromedriver", port)?;
        let data = format!("--user-data-dir={}", profile.path().join("profile").display());
        let flags: Vec<&str> = FLAGS.iter().copied().chain([&*data]).collect();
        let options = json!({
            "goog:chromeOptions": { "binary": "/usr/bin/chromium", "args": flags },
        });
        let page = Page::open(port, options).await?;
        Ok(Self { page, _driver: driver, _profile: profile })
    }

    /// What it shows.
    pub fn page(&self) -> &Page {
        &self.page
    }
}
