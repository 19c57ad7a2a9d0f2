//! The display, its windows, a hand that moves the pointer, and pictures of it all.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::Desk;
use crate::Part;
use crate::wait::{PATIENCE, until};

/// Starts an X server on a display number that it picks itself, and waits until it has told which.
pub(super) fn start(root: &Path, (width, height): (u32, u32)) -> Result<(Part, String)> {
    let mut command = Command::new("Xvfb");
    let size = format!("{width}x{height}x24");
    command.args(["-displayfd", "1", "-screen", "0", &size, "-nolisten", "tcp", "-noreset"]);
    let mut part = Part::start_talking("Xvfb", command, &root.join("logs/xvfb.log"))?;
    let mut number = String::new();
    BufReader::new(part.take_output()?).read_line(&mut number)?;
    if number.trim().is_empty() {
        bail!("Xvfb ended without a display");
    }
    Ok((part, format!(":{}", number.trim())))
}

/// Starts the window manager, and waits until it has taken the display over.
pub(super) fn manage_windows(desk: &Desk) -> Result<Part> {
    let part = desk.start("openbox", "openbox", &["--sm-disable"])?;
    until("a window manager", PATIENCE, || {
        desk.xdotool(&["get_desktop"]).ok().filter(|answer| !answer.is_empty())
    })?;
    Ok(part)
}

/// Starts what draws windows over each other, so that one need not be painted anew when another has
/// moved across it.
pub(super) fn compose(desk: &Desk) -> Result<Part> {
    desk.start("xcompmgr", "xcompmgr", &["-n"])
}

/// A window on the display.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window(String);

/// Where a window's contents are, in pixels of the display.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
}

impl Desk {
    /// A picture of the whole display.
    pub fn screenshot(&self, path: &Path) -> Result<()> {
        let path = std::path::absolute(path)?;
        run(self.command("import").args(["-window", "root"]).arg(path)).map(drop)
    }

    /// The pointer and the keyboard: one call of `xdotool`, and what it answers.
    pub fn xdotool(&self, args: &[&str]) -> Result<String> {
        run(self.command("xdotool").args(args))
    }

    /// The visible windows whose title matches a regular expression.
    pub fn windows(&self, title: &str) -> Vec<Window> {
        // xdotool fails when it finds none.
        let found = self.xdotool(&["search", "--onlyvisible", "--name", title]).unwrap_or_default();
        found.lines().map(|id| Window(id.to_owned())).collect()
    }

    /// Waits for a visible window with such a title.
    pub fn wait_for_window(&self, title: &str) -> Result<Window> {
        until(&format!("a window titled `{title}`"), PATIENCE, || self.windows(title).pop())
    }

    /// Moves a window and waits until it is there, give or take its frame.
    pub fn move_window(&self, window: &Window, x: i32, y: i32) -> Result<Place> {
        let (left, top) = (x.to_string(), y.to_string());
        self.xdotool(&["windowmove", "--sync", &window.0, &left, &top])?;
        self.place_of(window)
    }

    /// Brings a window in front of all others and gives it the keyboard.
    pub fn raise(&self, window: &Window) -> Result<()> {
        self.xdotool(&["windowactivate", "--sync", &window.0]).map(drop)
    }

    /// Asks a window to close, as its owner would by its button.
    pub fn close_window(&self, window: &Window) -> Result<()> {
        self.raise(window)?;
        self.xdotool(&["key", "--window", &window.0, "alt+F4"]).map(drop)
    }

    /// Where a window is.
    pub fn place_of(&self, window: &Window) -> Result<Place> {
        let answer = self.xdotool(&["getwindowgeometry", "--shell", &window.0])?;
        let number = |key: &str| -> Result<i32> {
            let line = answer.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
            Ok(line.with_context(|| format!("no {key} in {answer}"))?.trim().parse()?)
        };
        Ok(Place {
            x: number("X")?,
            y: number("Y")?,
            width: number("WIDTH")?,
            height: number("HEIGHT")?,
        })
    }
}

/// Runs a command to its end and returns what it printed.
pub(super) fn run(command: &mut Command) -> Result<String> {
    let program = command.get_program().display().to_string();
    let answer = command.output().with_context(|| format!("cannot run {program}"))?;
    if !answer.status.success() {
        bail!("{program} failed: {}", String::from_utf8_lossy(&answer.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&answer.stdout).trim().to_owned())
}
