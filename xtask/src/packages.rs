//! Installing what is missing of Debian's packages, and never without saying so.

use anyhow::{Context, Result, bail, ensure};
use roster_stage::packages;

use crate::shell::{self, agrees, is_ci, is_root};

/// Sees to it that all packages of these lists are installed.
///
/// It names what is missing. Whoever sits at the terminal is asked first; where nobody does, root
/// installs, and so does everybody who may use sudo without a password.
pub fn ensure_installed(lists: &[&[&'static str]]) -> Result<()> {
    let missing = packages::missing(&lists.concat())?;
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    println!("These Debian packages are missing:\n  {}", missing.join("\n  "));
    let by_hand = format!("sudo apt-get install --no-install-recommends {names}");
    if !is_root() {
        ensure!(shell::has("sudo"), "install them as root: {by_hand}");
        println!("Installing them needs root: sudo will run apt-get, and nothing else.");
    }
    if !is_ci() && agrees("Install them now?")? == Some(false) {
        bail!("they are needed; to install them yourself: {by_hand}");
    }
    install(&missing).with_context(|| format!("apt-get could not; to try by hand: {by_hand}"))
}

fn install(names: &[&str]) -> Result<()> {
    apt(&["update", "--quiet=2"])?;
    apt(&[&["install", "--yes", "--no-install-recommends"], names].concat())
}

/// One call of `apt-get`, by way of sudo when we are not root.
pub fn apt(args: &[&str]) -> Result<()> {
    let quiet = "DEBIAN_FRONTEND=noninteractive";
    let mut command = if is_root() {
        shell::command("env", &[quiet, "apt-get"])
    } else {
        shell::command("sudo", &["env", quiet, "apt-get"])
    };
    shell::run(command.args(args))
}
