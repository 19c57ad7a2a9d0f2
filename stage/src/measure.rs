//! What a program weighs and how soon it speaks, read from `/proc` and a clock.
//!
//! Memory is PSS: what processes share is counted once, divided among them. Summing RSS would count it many times.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, ExitStatus};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde::Serialize;

use crate::Part;

/// The memory of one process.
#[derive(Clone, Debug, Serialize)]
pub struct Process {
    /// Its id.
    pub pid: u32,
    /// Its name, as the kernel keeps it.
    pub name: String,
    /// Its proportional set size.
    pub pss_kib: u64,
}

/// `root` and all its descendants, as they are now.
pub fn tree(root: u32) -> Vec<u32> {
    let parents: Vec<(u32, u32)> = fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .filter_map(|pid| Some((pid, parent(pid)?)))
        .collect();
    let mut found = vec![root];
    let mut next = 0;
    while let Some(&pid) = found.get(next) {
        found.extend(parents.iter().filter(|(_, parent)| *parent == pid).map(|(child, _)| *child));
        next += 1;
    }
    found
}

/// The parent's id: the second field after the name, which itself may hold spaces and brackets.
fn parent(pid: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

/// The program that a process runs.
pub fn runs(pid: u32, binary: &Path) -> bool {
    fs::read_link(format!("/proc/{pid}/exe")).is_ok_and(|exe| exe == binary)
}

/// The memory of `root` and all its descendants. Processes that end meanwhile are left out.
pub fn footprint(root: u32) -> Result<Vec<Process>> {
    let found: Vec<Process> = tree(root).into_iter().filter_map(process).collect();
    if found.is_empty() {
        bail!("process {root} is gone");
    }
    Ok(found)
}

fn process(pid: u32) -> Option<Process> {
    let name = fs::read_to_string(format!("/proc/{pid}/comm")).ok()?.trim().to_owned();
    let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    Some(Process { pid, name, pss_kib: line.split_whitespace().next()?.parse().ok()? })
}

/// Starts `command` and takes the time until it prints a line that is exactly `line`.
///
/// What it prints later is read and dropped, so that it never blocks on a full pipe.
pub fn time_until_line(
    name: &str,
    command: Command,
    line: &str,
    within: Duration,
    log: &Path,
) -> Result<(Part, Duration)> {
    let begun = Instant::now();
    let mut part = Part::start_talking(name, command, log)?;
    let output = part.take_output()?;
    let (tell, told) = mpsc::channel();
    let awaited = line.to_owned();
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if line == awaited {
                // Nobody listens any more once the time has been taken.
                let _ = tell.send(begun.elapsed());
            }
        }
    });
    let took = told
        .recv_timeout(within)
        .with_context(|| format!("{name} did not print `{line}` within {within:?}"))?;
    Ok((part, took))
}

/// Runs `command` to its end and takes the time.
pub fn time(command: &mut Command) -> Result<(ExitStatus, Duration)> {
    let begun = Instant::now();
    let status = command
        .status()
        .with_context(|| format!("cannot run {}", command.get_program().display()))?;
    Ok((status, begun.elapsed()))
}
