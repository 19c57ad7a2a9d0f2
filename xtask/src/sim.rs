//! `cargo xtask sim`: devices and a server in one process, on a network that fails from a seed.

use anyhow::Result;

use crate::shell;

/// How many seeds when nobody says.
const SEEDS: &[&str] = &["--seeds", "2000"];

/// Runs the simulator at full speed; without arguments, over the usual seeds.
pub fn run(args: &[&str]) -> Result<()> {
    let args = if args.is_empty() { SEEDS } else { args };
    let build = ["run", "--release", "--package=roster-testkit", "--bin=sim", "--"];
    shell::run(&mut shell::cargo(&[&build, args].concat()))
}
