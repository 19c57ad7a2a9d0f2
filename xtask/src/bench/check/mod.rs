//! `cargo xtask bench check`: how soon Roster says whether somebody may do something, beside others that are asked the same.
//!
//! Two halves, each a program that compares every answer before it gives a number: inside of a process (`bench/check`, a
//! Cargo workspace of its own for the sake of the others' code), and over HTTP (`bench/http`, as the others there are
//! programs). What is kept has a part for each; when one half is measured alone, the other stays as it was.

mod http_table;
mod in_process;
mod over_http;
pub(super) mod table;

use std::fs;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use self::in_process::InProcess;
use self::over_http::OverHttp;
use super::keep;
use super::measured::Measured;
use crate::{house, tools};

/// How many members there are when nobody says.
pub const MEMBERS: usize = 100_000;

/// Which halves are measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Halves {
    /// Both.
    Both,
    /// Inside of a process.
    InProcess,
    /// Over HTTP.
    OverHttp,
}

/// What is kept.
#[derive(Default, Serialize, Deserialize)]
struct Kept {
    in_process: Option<Measured<InProcess>>,
    over_http: Option<Measured<OverHttp>>,
}

/// Measures, prints, and keeps the result in `docs/bench/check.json` and in the README.
pub fn run(halves: Halves, members: usize) -> Result<()> {
    tools::check()?;
    let mut kept = Kept::read()?;
    // Both are built before either is measured, so that no compiler disturbs.
    if halves != Halves::OverHttp {
        in_process::build()?;
    }
    if halves != Halves::InProcess {
        over_http::build()?;
        kept.over_http = Measured::now(|| OverHttp::measure(members))?;
    }
    if halves != Halves::OverHttp {
        kept.in_process = Measured::now(|| InProcess::measure(members))?;
    }
    let (in_process, over_http) = (kept.in_process.as_ref(), kept.over_http.as_ref());
    let aims = in_process.map(|of| table::aims(&of.part)).into_iter();
    let aims = aims.chain(over_http.map(|of| http_table::aims(&of.part)));
    let tables = in_process.map(|of| table::tables(&of.part)).into_iter();
    let tables: Vec<String> =
        tables.chain(over_http.map(|of| http_table::tables(&of.part))).collect();
    let tables = tables.join("\n");
    println!("\n{tables}\n{}", aims.flatten().collect::<Vec<_>>().join("\n"));
    keep::keep("check", &serde_json::to_value(&kept)?, &tables)
}

impl Kept {
    /// What was kept before; nothing where nothing was.
    fn read() -> Result<Self> {
        let path = house::root().join("docs/bench/check.json");
        match fs::read(&path) {
            Ok(text) => serde_json::from_slice(&text).with_context(|| path.display().to_string()),
            Err(_) => Ok(Self::default()),
        }
    }
}
