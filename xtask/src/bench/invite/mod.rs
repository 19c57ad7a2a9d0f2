//! `cargo xtask bench invite`: how soon people are invited, by a list and one by one, and are in, beside better-auth.
//!
//! Two halves of one program, `bench/invite`: both servers asked to do the same in turn, and how Roster's own times grow. When
//! one half is measured alone, the other stays as it was.

mod results;
mod table;

use std::fs;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use self::results::{Comparison, Growth};
use super::keep;
use super::measured::Measured;
use crate::{house, shell, tools};

/// How many members, and as many invitations, are there already when nobody says.
const SIZES: &str = "0,10000,100000";

/// Which halves are measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parts<'a> {
    /// Both.
    Both,
    /// Both servers, in turn.
    Comparison,
    /// Roster's own times, in workspaces of these sizes, or of those that are usual.
    Growth(Option<&'a str>),
}

/// What is kept.
#[derive(Default, Serialize, Deserialize)]
struct Kept {
    machine: String,
    date: String,
    comparison: Option<Measured<Comparison>>,
    growth: Option<Measured<Growth>>,
}

/// Measures, prints, and keeps the result in `docs/bench/invite.json` and in the README.
pub fn run(parts: Parts<'_>) -> Result<()> {
    tools::check()?;
    let mut kept = Kept::read()?;
    // Built before anything is measured, so that no compiler disturbs.
    results::build()?;
    if !matches!(parts, Parts::Growth(_)) {
        kept.comparison = Measured::now(Comparison::measure)?;
    }
    if parts != Parts::Comparison {
        let sizes = match parts {
            Parts::Growth(Some(sizes)) => sizes,
            _ => SIZES,
        };
        kept.growth = Measured::now(|| Growth::measure(sizes))?;
    }
    kept.machine = machine();
    kept.date = shell::read("date", &["-u", "+%Y-%m-%d"]).unwrap_or_default();
    let (comparison, growth) = (kept.comparison.as_ref(), kept.growth.as_ref());
    let (comparison, growth) = (comparison.map(|of| &of.part), growth.map(|of| &of.part));
    let tables = table::tables(comparison, growth);
    let tables = format!("{tables}\n{}, {}.\n", kept.machine, kept.date);
    println!("\n{tables}");
    keep::keep("invite", &serde_json::to_value(&kept)?, &tables)
}

/// On what it was measured.
fn machine() -> String {
    let text = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = text.lines().find_map(|line| line.strip_prefix("model name\t: "));
    let processors = text.lines().filter(|line| line.starts_with("processor\t")).count();
    format!("{}, {processors} processors", name.unwrap_or("an unknown processor").trim())
}

impl Kept {
    /// What was kept before; nothing where nothing was.
    fn read() -> Result<Self> {
        let path = house::root().join("docs/bench/invite.json");
        match fs::read(&path) {
            Ok(text) => serde_json::from_slice(&text).with_context(|| path.display().to_string()),
            Err(_) => Ok(Self::default()),
        }
    }
}
