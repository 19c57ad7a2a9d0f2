//! The web UI: its packages from npm, and its build.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::{house, shell};

/// Where the lock file is kept by which the packages were installed last.
const INSTALLED: &str = "node_modules/.installed-lock.json";

/// An npm command in `ui/`.
pub fn npm(args: &[&str]) -> Command {
    npm_in(&house::ui(), args)
}

fn npm_in(folder: &Path, args: &[&str]) -> Command {
    let mut command = shell::command("npm", args);
    command.current_dir(folder);
    command
}

/// Installs the packages of `ui/`.
pub fn install() -> Result<()> {
    install_in(&house::ui())
}

/// Installs the packages that the lock file of a folder names, unless just these are there. No
/// package runs a script of its own.
pub fn install_in(folder: &Path) -> Result<()> {
    let lock = fs::read(folder.join("package-lock.json"))?;
    let installed = folder.join(INSTALLED);
    if fs::read(&installed).is_ok_and(|before| before == lock) {
        return Ok(());
    }
    shell::run(&mut npm_in(folder, &["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    Ok(fs::write(installed, lock)?)
}

/// Builds the pages that the app carries.
pub fn build() -> Result<()> {
    shell::run(&mut npm(&["run", "build"]))
}
