//! The two things that must be there before anything can be installed: Rust, which runs this, and
//! Node.

use anyhow::{Context, Result, ensure};

use crate::shell;

/// The oldest Node that the UI's tools run on.
const NODE: (u32, u32) = (20, 19);

/// Says what is missing and where it comes from.
pub fn check() -> Result<()> {
    let version = shell::read("node", &["--version"]).context(
        "Node is not installed. Roster needs Node 20.19 or newer (https://nodejs.org), and Rust.",
    )?;
    let mut numbers =
        version.trim_start_matches('v').split('.').map_while(|part| part.parse().ok());
    let found: (u32, u32) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    ensure!(
        found >= NODE,
        "Node {version} is too old: Roster needs {}.{} or newer",
        NODE.0,
        NODE.1
    );
    ensure!(shell::has("npm"), "npm is not installed; it comes with Node");
    Ok(())
}
