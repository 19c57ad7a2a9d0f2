//! Asking over HTTP: builds Roster's server and the program that asks it and others, runs it, and reads what it measured.

use std::path::PathBuf;
use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};

use crate::bench::samples::Spread;
use crate::{house, shell, web};

/// What the program prints.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OverHttp {
    /// How many members the world has in which all are asked.
    pub members: usize,
    /// How many roles.
    pub roles: usize,
    /// How many permissions.
    pub permissions: usize,
    /// How often everybody was asked, and for how long.
    pub rounds: Rounds,
    /// Those who were asked: Roster, the bare server, Cerbos.
    pub subjects: Vec<Subject>,
    /// What followed the acknowledgement of a role edit.
    pub edits: Edits,
    /// Roster with few and with many members.
    pub growth: Vec<Point>,
}

/// How often, and how long.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Rounds {
    /// How many rounds were counted.
    pub count: usize,
    /// How long each took.
    pub millis: u64,
}

/// Somebody who was asked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Subject {
    /// Who.
    pub name: String,
    /// In which way.
    pub way: String,
    /// From one question at a time to full calls.
    pub modes: Vec<OfMode>,
}

/// What came of one way of asking.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OfMode {
    /// Its name.
    pub name: String,
    /// How many connections asked at once.
    pub lines: usize,
    /// How many questions were in a call.
    pub questions_in_a_call: usize,
    /// Questions answered in a second.
    pub checks_per_second: Spread,
    /// Half of the calls took less, in microseconds.
    pub p50_micros: f64,
    /// All but one in a hundred took less.
    pub p99_micros: f64,
    /// Processor time of the server for one question.
    pub processor_micros: f64,
    /// How many answers were compared.
    pub checked: usize,
}

/// With nobody else there, and among others who ask all the time.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Edits {
    /// Alone.
    pub alone: Half,
    /// Among others.
    pub among_others: Half,
}

/// What followed so many edits.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Half {
    /// How many edits.
    pub edits: u64,
    /// How many questions of all.
    pub questions: u64,
    /// How many allowed what had been taken away before they were asked.
    pub stale_allows: u64,
    /// How many denied what had been given.
    pub stale_denials: u64,
    /// From the edit to its acknowledgement, in microseconds.
    pub acknowledged_p50_micros: f64,
    /// All but one in a hundred.
    pub acknowledged_p99_micros: f64,
    /// From the acknowledgement to the first answer that knows of it, in microseconds.
    pub right_p50_micros: f64,
    /// All but one in a hundred.
    pub right_p99_micros: f64,
}

/// A point of the curve.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Point {
    /// How many members there are.
    pub members: usize,
    /// What came of each way of asking.
    pub modes: Subject,
}

const CERBOS: &str = "bench/http/cerbos";

/// Builds the server and the program, and installs Cerbos.
pub fn build() -> Result<()> {
    web::install_in(&house::root().join(CERBOS))?;
    let packages = ["--package=roster-server", "--package=bench-http"];
    let args = [&["build", "--release", "--locked"], &packages[..]].concat();
    shell::run(&mut shell::cargo(&args))
}

impl OverHttp {
    /// Runs the program. It ends without a number when any answer is wrong.
    pub fn measure(members: usize) -> Result<Self> {
        let built = house::target().join("release");
        let text = |path: PathBuf| path.to_str().map(str::to_owned).context("a path that is text");
        let program = text(built.join("bench-http"))?;
        let server = text(built.join("roster-server"))?;
        let cerbos = house::root().join(CERBOS);
        let cerbos = cerbos.join("node_modules/@cerbos/cerbos-linux-x64/cerbos-linux-x64");
        let members = members.to_string();
        let args = ["--server", &server, "--cerbos", &text(cerbos)?, "--members", &members];
        let output = shell::command(&program, &args).stderr(Stdio::inherit()).output();
        let output = output.context("it does not start")?;
        ensure!(output.status.success(), "it failed ({})", output.status);
        Ok(serde_json::from_slice(&output.stdout)?)
    }

    /// What came of one way of asking somebody.
    pub fn of(&self, name: &str, mode: &str) -> Option<&OfMode> {
        let subject = self.subjects.iter().find(|subject| subject.name == name)?;
        subject.modes.iter().find(|of| of.name == mode)
    }
}
