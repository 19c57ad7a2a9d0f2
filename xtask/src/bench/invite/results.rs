//! Builds Roster's server and the program that asks it and better-auth, runs it, and reads what it measured.

use std::path::PathBuf;
use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::bench::samples::Spread;
use crate::{house, shell, web};

/// Both servers, asked to do the same.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Comparison {
    /// How often, and how much.
    pub rounds: Rounds,
    /// A file, from its bytes to a verdict on each row.
    pub staging: Staged,
    /// Those who were asked.
    pub subjects: Vec<Subject>,
}

/// How often, and how much.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Rounds {
    /// How many rounds.
    pub count: usize,
    /// How many lines the long list has.
    pub list: usize,
    /// How many are invited one by one.
    pub one_by_one: usize,
    /// How many are invited on many lines, and accept.
    pub people: usize,
}

/// A file that was staged.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Staged {
    /// Its rows.
    pub rows: usize,
    /// The members of the workspace.
    pub existing_members: usize,
    /// Its invitations.
    pub existing_invitations: usize,
    /// How many rows would be sent.
    pub ready: u32,
    /// How many would not.
    pub others: usize,
    /// From the bytes to rows.
    pub read_millis: Spread,
    /// From rows to verdicts.
    pub review_millis: Spread,
    /// Both.
    pub all_millis: Spread,
}

/// Somebody who was asked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Subject {
    /// Who.
    pub name: String,
    /// In which way.
    pub way: String,
    /// The long list.
    pub list: OfList,
    /// One invitation after the other.
    pub one_by_one: OfCalls,
    /// Invitations on many lines.
    pub inviting: OfCalls,
    /// Acceptances on many lines.
    pub accepting: OfCalls,
}

/// The long list.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OfList {
    /// To the last durable answer.
    pub millis: Spread,
    /// Processor time of the server for a line.
    pub processor_micros: f64,
    /// Its lines.
    pub lines: usize,
    /// How many of them repeat others.
    pub refused: usize,
}

/// Single calls.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OfCalls {
    /// On how many lines.
    pub lines: usize,
    /// How many in a second.
    pub per_second: Spread,
    /// Half took less.
    pub p50_millis: f64,
    /// All but one in a hundred took less.
    pub p99_millis: f64,
    /// Processor time of the server for a call.
    pub processor_micros: f64,
    /// How many there were.
    pub calls: usize,
}

/// How Roster's own times grow.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Growth {
    /// How often each was measured.
    pub rounds: usize,
    /// By the lines of a list.
    pub by_lines: Vec<OfLines>,
    /// By what is there already.
    pub by_size: Vec<OfSize>,
}

/// Lists of one length.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OfLines {
    /// Their lines.
    pub lines: usize,
    /// What one takes.
    pub micros_a_line: Spread,
}

/// Workspaces of one size.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OfSize {
    /// Members, and as many invitations.
    pub existing: usize,
    /// What a line of a list takes.
    pub list_micros_a_line: Spread,
    /// Invitations on many lines.
    pub inviting_per_second: Spread,
    /// Acceptances on many lines.
    pub accepting_per_second: Spread,
}

const PEER: &str = "bench/invite/peer";

/// How often both are asked, and how often each size is measured: a round of better-auth's takes most of a minute.
const ROUNDS: &str = "3";

/// Builds the server and the program, and installs better-auth with a Node of its own.
pub fn build() -> Result<()> {
    web::install_in(&house::root().join(PEER))?;
    let packages = ["--package=roster-server", "--package=bench-invite"];
    let args = [&["build", "--release", "--locked"], &packages[..]].concat();
    shell::run(&mut shell::cargo(&args))
}

impl Comparison {
    /// Runs the program. It ends without a number when anybody leaves what was not asked for.
    pub fn measure() -> Result<Self> {
        measure(&["--rounds", ROUNDS])
    }

    /// Somebody who was asked.
    pub fn of(&self, name: &str) -> Option<&Subject> {
        self.subjects.iter().find(|subject| subject.name == name)
    }
}

impl Growth {
    /// Runs the program on workspaces of these sizes.
    pub fn measure(sizes: &str) -> Result<Self> {
        measure(&["--rounds", ROUNDS, "--growth", sizes])
    }
}

fn measure<Report: DeserializeOwned>(more: &[&str]) -> Result<Report> {
    let built = house::target().join("release");
    let text = |path: PathBuf| path.to_str().map(str::to_owned).context("a path that is text");
    let program = text(built.join("bench-invite"))?;
    let (server, peer) = (text(built.join("roster-server"))?, text(house::root().join(PEER))?);
    let args = [&["--server", &server, "--peer", &peer], more].concat();
    let mut command = shell::command(&program, &args);
    // Its files stand on the disk on which it was built.
    let output = command.current_dir(&built).stderr(Stdio::inherit()).output();
    let output = output.context("it does not start")?;
    ensure!(output.status.success(), "it failed ({})", output.status);
    Ok(serde_json::from_slice(&output.stdout)?)
}
