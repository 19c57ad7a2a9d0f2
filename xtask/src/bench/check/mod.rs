//! `cargo xtask bench check`: how soon Roster says whether somebody may do something, beside others that are asked the same.
//!
//! The others stand in `bench/check`, a Cargo workspace of its own with a lock file of its own, and compare each answer
//! before they measure. What is kept has a part for each way of asking. There is one so far, inside of a process; asking over
//! HTTP will be another module here, and another part beside it.

mod in_process;
mod table;

use anyhow::Result;
use serde_json::json;

use self::in_process::InProcess;
use super::{keep, load, report::QUIET};
use crate::tools;

/// How many members there are when nobody says.
pub const MEMBERS: usize = 100_000;

/// Measures, prints, and keeps the result in `docs/bench/check.json` and in the README.
pub fn run(members: usize) -> Result<()> {
    tools::check()?;
    in_process::build()?;
    let load_at_start = load();
    let in_process = InProcess::measure(members)?;
    let table = table::of(&in_process);
    println!("\n{table}");
    if load_at_start > QUIET {
        println!("The machine was busy (load {load_at_start}): trust the ratios only.");
    }
    for line in table::aims(&in_process) {
        println!("{line}");
    }
    let json = json!({ "load_at_start": load_at_start, "in_process": in_process });
    keep::keep("check", &json, &table)
}
