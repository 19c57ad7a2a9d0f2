//! The Debian packages without which Roster cannot be built, run or tested, as data.
//!
//! This room only names them and says which are missing; installing is `xtask`'s, and never silent.

use std::collections::HashSet;
use std::process::Command;

use anyhow::{Context, Result};

/// To compile the app.
pub const BUILD: &[&str] = &[
    "build-essential",
    "libayatana-appindicator3-dev",
    "libdbus-1-dev",
    "librsvg2-dev",
    "libwebkit2gtk-4.1-dev",
    "pkg-config",
];

/// To run the app under a display that is nobody's: the tour, the tests, the start benchmark.
pub const STAGE: &[&str] = &[
    "dbus",
    "dunst",
    "fonts-inter",
    "gnome-keyring",
    "imagemagick",
    "libsecret-tools",
    "openbox",
    "systemd", // busctl
    "webkit2gtk-driver",
    "xcompmgr",
    "xdotool",
    "xfce4-panel",
    "xfconf",
    "xvfb",
];

/// To run the server on a database that several servers share.
pub const DATABASE: &[&str] = &["postgresql"];

/// To read mails and open web pages, as invited people do.
pub const GUESTS: &[&str] = &["chromium", "chromium-driver", "python3-aiosmtpd"];

/// Which of `wanted` are not installed, in the same order.
pub fn missing(wanted: &[&'static str]) -> Result<Vec<&'static str>> {
    let answer = Command::new("dpkg-query")
        .args(["--show", "--showformat", "${Package} ${Status}\n"])
        .args(wanted)
        .output()
        .context("cannot ask dpkg: this is not a Debian system")?;
    let text = String::from_utf8_lossy(&answer.stdout);
    let installed: HashSet<&str> =
        text.lines().filter_map(|line| line.strip_suffix(" install ok installed")).collect();
    Ok(wanted.iter().copied().filter(|name| !installed.contains(name)).collect())
}
