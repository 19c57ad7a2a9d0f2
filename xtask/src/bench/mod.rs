//! `cargo xtask bench`: what is measured, each beside something else in the same run. `check` and `invite` have modules of their
//! own; the rest is `bench start`: how soon Roster can be used after its start, and what it then weighs.
//!
//! Both numbers mean nothing alone: a web view takes its time on any machine. So an empty window of
//! the same toolkit is started in turn with the app, in the same run, and what is reported is the
//! ratio.

pub mod check;
pub mod invite;
mod keep;
mod measured;
mod report;
mod samples;

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use anyhow::{Result, ensure};
use roster_stage::packages::{BUILD, STAGE};
use roster_stage::{Desk, measure};

use self::report::Report;
use self::samples::{Sample, Subject};
use crate::desktop::{self, Profile};
use crate::{house, packages, tools, web};

/// How often each is started when nobody says.
pub const RUNS: usize = 15;

/// Fewer tell nothing about the spread.
const RUNS_MIN: usize = 7;

/// Both programs print this line when they find `REPORT` in their environment and their page can be
/// used.
const READY: &str = "ready";
const REPORT: (&str, &str) = ("ROSTER_REPORT_READY", "1");

/// Lets the app open the list of the demo workspace, which is the same each time.
const SCENE: (&str, &str) = ("ROSTER_LOOK_AROUND", "1");

const READY_WITHIN: Duration = Duration::from_secs(60);

/// When memory is read: what a start leaves behind has been given back by then, more or less, for
/// both alike.
const SETTLE: Duration = Duration::from_secs(1);

/// Measures, prints, and keeps the result in `docs/bench/start.json` and in the README.
pub fn start(runs: usize) -> Result<()> {
    ensure!(runs >= RUNS_MIN, "at least {RUNS_MIN} runs");
    tools::check()?;
    packages::ensure_installed(&[BUILD, STAGE])?;
    web::install()?;
    web::build()?;
    // Apart, so that the app is compiled as it ships, without what only tests ask of its
    // dependencies.
    let app = desktop::build(Profile::Release)?;
    let empty = desktop::build_example(Profile::Release, "empty_window")?;
    let load = load();
    let [app_samples, empty_samples] = interleave(&app, &empty, runs)?;
    let report = Report {
        runs,
        load_at_start: load,
        roster: Subject::of(&app_samples),
        empty_window: Subject::of(&empty_samples),
        binary_bytes: fs::metadata(&app)?.len(),
        empty_binary_bytes: fs::metadata(&empty)?.len(),
        deb_bytes: deb().and_then(|path| Some(fs::metadata(path).ok()?.len())),
    };
    report.print();
    report.keep()
}

/// Starts both in turn, each on the desk where it was before: the first start of each, on an empty
/// home, is not counted.
fn interleave(app: &Path, empty: &Path, runs: usize) -> Result<[Vec<Sample>; 2]> {
    let desks = [Desk::open()?, Desk::open()?];
    let mut samples = [Vec::new(), Vec::new()];
    for run in 0..=runs {
        // A, B, then B, A: neither always comes first.
        let order = if run % 2 == 0 { [0, 1] } else { [1, 0] };
        for which in order {
            let binary = [app, empty][which];
            let sample = once(&desks[which], binary)?;
            let name = ["Roster", "empty window"][which];
            let note = if run == 0 { " (not counted)" } else { "" };
            println!("{run:>3}  {name:<13} {sample}{note}");
            if run > 0 {
                samples[which].push(sample);
            }
        }
    }
    Ok(samples)
}

fn once(desk: &Desk, binary: &Path) -> Result<Sample> {
    let mut command = desk.command(binary);
    command.envs([REPORT, SCENE]);
    let log = desk.logs().join("start.log");
    let (part, took) = measure::time_until_line("it", command, READY, READY_WITHIN, &log)?;
    thread::sleep(SETTLE);
    let processes = measure::footprint(part.pid())?;
    let sample = Sample {
        ready_ms: took.as_secs_f64() * 1000.0,
        pss_mib: processes.iter().map(|process| process.pss_kib).sum::<u64>() as f64 / 1024.0,
        cpu_ms: processes.iter().map(|process| process.cpu_ms).sum::<u64>() as f64,
        processes: processes.len(),
    };
    part.stop();
    Ok(sample)
}

/// How busy the machine was in the last minute.
fn load() -> f64 {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().and_then(|load| load.parse().ok()).unwrap_or(f64::NAN)
}

/// The package, if it has been made.
fn deb() -> Option<PathBuf> {
    let folder = house::target().join("release/bundle/deb");
    let mut found = fs::read_dir(folder).ok()?.filter_map(|file| Some(file.ok()?.path()));
    found.find(|path| path.extension().is_some_and(|extension| extension == "deb"))
}
