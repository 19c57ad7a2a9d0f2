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

/// How a browser shows pages.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    /// In dark colours, as a system may ask for.
    pub dark: bool,
    /// On a phone of 320 pixels, the narrowest that pages are made for.
    pub phone: bool,
}

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
        Self::open_as(Look::default()).await
    }

    /// Starts one that shows pages like this.
    pub async fn open_as(look: Look) -> Result<Self> {
        let profile = tempfile::Builder::new().prefix("roster-browser-").tempdir()?;
        let port = port::free()?;
        let mut command = Command::new("chromedriver");
        command.arg(format!("--port={port}")).env("HOME", profile.path());
        command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
        let driver = Part::start("chromedriver", command, &profile.path().join("driver.log"))?;
        port::wait_open("chromedriver", port)?;
        let data = format!("--user-data-dir={}", profile.path().join("profile").display());
        let dark = look.dark.then_some("--blink-settings=preferredColorScheme=0");
        let flags: Vec<&str> = FLAGS.iter().copied().chain([&*data]).chain(dark).collect();
        let mut options = json!({ "binary": "/usr/bin/chromium", "args": flags });
        if look.phone {
            let metrics = json!({ "width": 320, "height": 640, "pixelRatio": 2.0 });
            options["mobileEmulation"] = json!({ "deviceMetrics": metrics });
        }
        let page = Page::open(port, json!({ "goog:chromeOptions": options })).await?;
        Ok(Self { page, _driver: driver, _profile: profile })
    }

    /// What it shows.
    pub fn page(&self) -> &Page {
        &self.page
    }
}
