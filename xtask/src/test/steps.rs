//! The steps of `cargo xtask test`, in order of cost.

use anyhow::{Result, bail};
use roster_stage::{
    Postgres,
    packages::{BUILD, DATABASE, GUESTS, STAGE},
};

use super::tally::Tally;
use crate::desktop::FEATURES;
use crate::shell::{self, cargo};
use crate::{packages, tools, web};

/// One step.
pub struct Step {
    /// Its name in the table.
    pub name: &'static str,
    /// The steps that must have passed before.
    pub needs: &'static [&'static str],
    /// What it does; it may count tests.
    pub work: fn(&mut Tally) -> Result<()>,
}

/// All steps, in the order in which they run.
pub const STEPS: &[Step] = &[
    Step { name: "packages", needs: &[], work: debian },
    Step { name: "format", needs: &[], work: format },
    Step { name: "dependencies", needs: &[], work: dependencies },
    Step { name: "ui-packages", needs: &["packages"], work: |_| web::install() },
    Step { name: "ui", needs: &["ui-packages"], work: ui },
    Step { name: "libraries", needs: &["packages"], work: libraries },
    Step { name: "postgres", needs: &["libraries"], work: on_postgres },
    Step { name: "doc-tests", needs: &["libraries"], work: doc_tests },
    Step { name: "simulator", needs: &["packages"], work: simulator },
    // The app carries the pages of the UI, so it cannot be compiled before these are.
    Step { name: "ui-build", needs: &["ui-packages"], work: |_| web::build() },
    Step { name: "lint", needs: &["ui-build"], work: lint },
    Step { name: "build", needs: &["ui-build"], work: build },
    Step { name: "whole-product", needs: &["build"], work: whole_product },
];

/// The rooms that a test can enter without the app and without a display.
const LIBRARIES: &[&str] = &["--workspace", "--exclude=roster"];

/// What the server's tests play on a file among the libraries, and once more on PostgreSQL.
const ON_POSTGRES: &[&str] = &[
    "--test=server",
    "--test=attacks_a",
    "--test=attacks_b",
    "--test=attacks_c",
    "--test=attacks_d",
    "--test=attacks_m",
];

/// How many networks the simulator lets fail.
const SEEDS: &str = "2000";

impl Step {
    /// Why this machine does without it.
    pub fn left_out(&self) -> Option<&'static str> {
        let needs_deny = self.name == "dependencies" && !shell::has("cargo-deny");
        needs_deny.then_some("cargo-deny is not installed")
    }
}

fn debian(_: &mut Tally) -> Result<()> {
    tools::check()?;
    packages::ensure_installed(&[BUILD, STAGE, GUESTS, DATABASE])
}

fn format(_: &mut Tally) -> Result<()> {
    shell::run(&mut cargo(&["fmt", "--all", "--check"]))
}

fn dependencies(_: &mut Tally) -> Result<()> {
    shell::run(&mut cargo(&["deny", "--offline", "check", "bans", "licenses", "sources"]))
}

fn ui(tally: &mut Tally) -> Result<()> {
    count(tally, web::npm(&["run", "check"]))
}

fn libraries(tally: &mut Tally) -> Result<()> {
    count(tally, tests(LIBRARIES))
}

/// The same binaries as among the libraries, so that nothing is compiled again.
fn on_postgres(tally: &mut Tally) -> Result<()> {
    let cluster = Postgres::open()?;
    let mut again = tests(&[LIBRARIES, ON_POSTGRES].concat());
    again.env("ROSTER_TEST_DATABASE", cluster.url());
    count(tally, again)
}

fn doc_tests(tally: &mut Tally) -> Result<()> {
    count(tally, cargo(&[&["test", "--doc"], LIBRARIES].concat()))
}

/// Compiled for debugging: its crates are compiled so already, and the whole of it for release
/// takes longer than this runs.
fn simulator(_: &mut Tally) -> Result<()> {
    let build = ["run", "--package=roster-testkit", "--bin=sim", "--", "--seeds", SEEDS];
    shell::run(&mut cargo(&build))
}

fn lint(_: &mut Tally) -> Result<()> {
    let all = ["clippy", "--workspace", "--all-targets", FEATURES, "--", "--deny=warnings"];
    shell::run(&mut cargo(&all))
}

/// The app, its examples and the tests, in one go.
fn build(_: &mut Tally) -> Result<()> {
    shell::run(&mut cargo(&["build", "--package=roster-server", "--bins"]))?;
    shell::run(&mut cargo(&["build", "--package=roster", "--all-targets", FEATURES]))
}

fn whole_product(tally: &mut Tally) -> Result<()> {
    count(tally, tests(&["--package=roster", FEATURES]))
}

/// By nextest where it is installed: it ends a test that hangs, and knows which tests must not run
/// side by side.
fn tests(which: &[&str]) -> std::process::Command {
    if shell::has("cargo-nextest") {
        let profile = if shell::is_ci() { "--profile=ci" } else { "--profile=default" };
        return cargo(
            &[&["nextest", "run", "--no-fail-fast", "--no-tests=pass", profile], which].concat(),
        );
    }
    let kinds = ["--lib", "--bins", "--tests"];
    let mut command = cargo(&[&["test", "--no-fail-fast"], which, &kinds].concat());
    command.env("RUST_TEST_THREADS", "1");
    command
}

/// Runs a command and counts the tests it reports.
fn count(tally: &mut Tally, mut command: std::process::Command) -> Result<()> {
    if shell::run_reading(&mut command, |line| tally.read(line))? {
        return Ok(());
    }
    bail!(
        "{} of its tests failed",
        if tally.failed > 0 { tally.failed.to_string() } else { "one or more".into() }
    )
}
