//! The web UI: its packages from npm, and its build.

use std::fs;
use std::process::Command;

use anyhow::Result;

use crate::{house, shell};

/// Where the lock file is kept by which the packages were installed last.
const INSTALLED: &str = "node_modules/.installed-lock.json";

/// An npm command in `ui/`.
pub fn npm(args: &[&str]) -> Command {
    let mut command = shell::command("npm", args);
    command.current_dir(house::ui());
    command
}

/// Installs the packages that the lock file names, unless just these are there. No package runs a
/// script of its own.
pub fn install() -> Result<()> {
    let lock = fs::read(house::ui().join("package-lock.json"))?;
    let installed = house::ui().join(INSTALLED);
    if fs::read(&installed).is_ok_and(|before| before == lock) {
        return Ok(());
    }
    shell::run(&mut npm(&["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    Ok(fs::write(installed, lock)?)
}

/// Builds the pages that the app carries.
pub fn build() -> Result<()> {
    shell::run(&mut npm(&["run", "build"]))
}
