//! Asking inside of a process: builds the program that does it, runs it, and reads what it measured.

use std::path::PathBuf;
use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};

use crate::bench::samples::Spread;
use crate::{house, shell, web};

/// What the program prints. All times are nanoseconds of processor time.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct InProcess {
    /// How many members the world has in which all are asked.
    pub members: usize,
    /// How many roles.
    pub roles: usize,
    /// How many permissions.
    pub permissions: usize,
    /// How many rounds were counted of each.
    pub rounds: usize,
    /// Those who were asked.
    pub subjects: Vec<Asked>,
    /// What is not a check.
    pub costs: Costs,
    /// How Roster's own times grow.
    pub growth: Vec<Point>,
}

/// Somebody who was asked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Asked {
    /// Who.
    pub name: String,
    /// In which way.
    pub way: String,
    /// For one question.
    pub nanos: Spread,
    /// How many questions there were in a round.
    pub questions: usize,
}

/// What is not a check.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Costs {
    /// The whole workspace as a role sees it.
    pub view_as: Spread,
    /// The difference that a draft of a role makes.
    pub review: Spread,
    /// How many people have that role.
    pub review_people: u32,
    /// From a toggle to the first check that it changes.
    pub toggle: Spread,
}

/// A point of the curve.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Point {
    /// How many members there are.
    pub members: usize,
    /// Prepared.
    pub by_handle: Spread,
    /// By id and name.
    pub by_id: Spread,
    /// With the reason.
    pub explained: Spread,
}

/// The folder of the program.
fn folder() -> PathBuf {
    house::root().join("bench/check")
}

/// Where it is compiled: apart, as it shares nothing with what ships.
fn target() -> PathBuf {
    house::target().join("bench-check")
}

/// Builds the program, and installs the packages of the one that runs in Node.
pub fn build() -> Result<()> {
    web::install_in(&folder().join("casl"))?;
    let manifest = "--manifest-path=bench/check/Cargo.toml";
    let mut cargo = shell::cargo(&["build", "--release", "--locked", manifest]);
    shell::run(cargo.env("CARGO_TARGET_DIR", target()))
}

impl InProcess {
    /// Runs the program. It ends without a number when any answer is wrong.
    pub fn measure(members: usize) -> Result<Self> {
        let program = target().join("release/bench-check");
        let program = program.to_str().context("a path that is text")?;
        let mut command = shell::command(program, &["--members", &members.to_string()]);
        let output = command.stderr(Stdio::inherit()).output().context("it does not start")?;
        ensure!(output.status.success(), "it failed ({})", output.status);
        Ok(serde_json::from_slice(&output.stdout)?)
    }

    /// The times of somebody who was asked.
    pub fn of(&self, name: &str) -> Option<&Asked> {
        self.subjects.iter().find(|asked| asked.name == name)
    }
}
