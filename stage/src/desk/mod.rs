//! One desk: a display, a session bus, a keyring, a notification server and a window manager, in a
//! home that is nobody's.
//!
//! Desks do not share anything, so several can stand side by side. A desk knows no app; it is where
//! one is started.

mod bus;
mod keyring;
mod notices;
mod screen;
mod tray;

use std::ffi::OsStr;
use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use anyhow::{Context, Result};
use tempfile::TempDir;

pub use bus::Bus;
pub use keyring::Keyring;
pub use notices::Notification;
pub use screen::{Place, Window};
pub use tray::{MenuEntry, TrayItem};

use crate::Part;

/// Variables of the caller's own desktop that must not reach what plays on ours.
const FOREIGN: &[&str] = &[
    "DESKTOP_SESSION",
    "GNOME_KEYRING_CONTROL",
    "GTK_MODULES",
    "SESSION_MANAGER",
    "SSH_AUTH_SOCK",
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
    "XDG_CURRENT_DESKTOP",
    "XDG_SESSION_TYPE",
];

/// With this in the environment the homes of desks are kept, with the logs in them. After a panic
/// they always are.
const KEEP: &str = "ROSTER_KEEP_DESKS";

/// How a desk is to be laid out.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The state in which the app finds the keyring.
    pub keyring: Keyring,
    /// Whether there is a panel that shows tray icons.
    pub panel: bool,
    /// Whether somebody shows notifications.
    pub notifications: bool,
    /// Width and height of the display, in pixels.
    pub size: (u32, u32),
}

impl Default for Setup {
    fn default() -> Self {
        Self { keyring: Keyring::Unlocked, panel: false, notifications: true, size: (1280, 900) }
    }
}

/// A desk that stands until it is dropped.
#[derive(Debug)]
pub struct Desk {
    // In this order they fall: first who lives on the display and the bus, then these, then the
    // home.
    parts: Vec<Part>,
    bus: Bus,
    screen: Part,
    display: String,
    home: Option<TempDir>,
    root: PathBuf,
}

impl Desk {
    /// A desk as most tests want it: keyring unlocked, notifications shown, no panel.
    pub fn open() -> Result<Self> {
        Self::with(&Setup::default())
    }

    /// A desk laid out as `setup` says; returns when everything on it answers.
    pub fn with(setup: &Setup) -> Result<Self> {
        let home = tempfile::Builder::new().prefix("roster-desk-").tempdir()?;
        let root = home.path().to_path_buf();
        for name in ["config", "cache", "data", "state", "logs", "services"] {
            fs::create_dir(root.join(name))?;
        }
        DirBuilder::new().mode(0o700).create(root.join("run"))?;
        let (screen, display) = screen::start(&root, setup.size)?;
        let bus = Bus::start(&root)?;
        let home = Some(home);
        let mut desk = Self { parts: Vec::new(), bus, screen, display, home, root };
        desk.furnish(setup).context("the desk could not be laid out")?;
        Ok(desk)
    }

    fn furnish(&mut self, setup: &Setup) -> Result<()> {
        self.parts.push(notices::listen(self)?);
        self.parts.push(screen::manage_windows(self)?);
        self.parts.push(screen::compose(self)?);
        self.parts.extend(keyring::start(self, setup.keyring)?);
        if setup.notifications {
            self.parts.push(notices::start_server(self)?);
        }
        if setup.panel {
            let panel = tray::start_panel(self)?;
            self.parts.extend(panel);
        }
        Ok(())
    }

    /// The directory that is `HOME` on this desk.
    pub fn home(&self) -> &Path {
        &self.root
    }

    /// Where the app keeps its data on this desk.
    pub fn data_home(&self) -> PathBuf {
        self.root.join("data")
    }

    /// What the parts and the programs of this desk printed.
    pub fn logs(&self) -> PathBuf {
        self.root.join("logs")
    }

    /// The X display, such as `:7`.
    pub fn display(&self) -> &str {
        &self.display
    }

    /// The session bus.
    pub fn bus(&self) -> &Bus {
        &self.bus
    }

    /// What a program must find in its environment to live on this desk.
    pub fn env(&self) -> Vec<(&'static str, String)> {
        let mut env = homes(&self.root).to_vec();
        env.extend([
            ("DISPLAY", self.display.clone()),
            ("DBUS_SESSION_BUS_ADDRESS", self.bus.address().to_owned()),
            ("GDK_BACKEND", "x11".into()),
            ("GSETTINGS_BACKEND", "memory".into()),
            // No screen reader looks at this desk, and waiting for its bus would only slow starts
            // down.
            ("NO_AT_BRIDGE", "1".into()),
            ("LANG", "C.UTF-8".into()),
        ]);
        env
    }

    /// Puts a command on this desk.
    pub fn dress<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        for name in FOREIGN {
            command.env_remove(name);
        }
        command.envs(self.env()).current_dir(&self.root)
    }

    /// A command on this desk.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        self.dress(&mut command);
        command
    }

    /// Starts a program on this desk; it ends when the returned part is dropped. Its output is
    /// `logs()/name.log`.
    pub fn start(&self, name: &str, program: impl AsRef<OsStr>, args: &[&str]) -> Result<Part> {
        let mut command = self.command(program);
        command.args(args);
        Part::start(name, command, &self.log(name))
    }

    fn log(&self, name: &str) -> PathBuf {
        self.logs().join(format!("{name}.log"))
    }

    /// The processes that are the desk itself, for measuring what is not the app.
    pub fn pids(&self) -> Vec<u32> {
        let fixed = [self.bus.pid(), self.screen.pid()];
        fixed.into_iter().chain(self.parts.iter().map(Part::pid)).collect()
    }
}

/// Where programs of a desk keep what is theirs.
fn homes(root: &Path) -> [(&'static str, String); 6] {
    let under = |name: &str| root.join(name).display().to_string();
    [
        ("HOME", root.display().to_string()),
        ("XDG_CACHE_HOME", under("cache")),
        ("XDG_CONFIG_HOME", under("config")),
        ("XDG_DATA_HOME", under("data")),
        ("XDG_RUNTIME_DIR", under("run")),
        ("XDG_STATE_HOME", under("state")),
    ]
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.parts.drain(..).rev().for_each(drop);
        if (thread::panicking() || std::env::var_os(KEEP).is_some())
            && let Some(home) = self.home.take()
        {
            eprintln!("the desk's home and logs are kept in {}", home.keep().display());
        }
    }
}
