//! What a program weighs and how soon it speaks, read from `/proc` and a clock.
//!
//! Memory is PSS: what processes share is counted once, divided among them. Summing RSS would count
//! it many times.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Command;
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
    /// The processor time it has used so far.
    pub cpu_ms: u64,
}

/// What the kernel counts processor time in, on every Linux since long: hundredths of a second.
const TICK_MS: u64 = 10;

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

fn parent(pid: u32) -> Option<u32> {
    u32::try_from(stat(pid)?.get(1).copied()?).ok()
}

/// Time in user mode and in the kernel.
fn cpu_ms(pid: u32) -> Option<u64> {
    let fields = stat(pid)?;
    Some((fields.get(11)? + fields.get(12)?) * TICK_MS)
}

/// The numbers after the name, which itself may hold spaces and brackets: state, parent, and so on.
/// What is no number or is negative is 0.
fn stat(pid: u32) -> Option<Vec<u64>> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let fields = stat.rsplit_once(')')?.1.split_whitespace();
    Some(fields.map(|field| field.parse().unwrap_or(0)).collect())
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
    let pss_kib = line.split_whitespace().next()?.parse().ok()?;
    Some(Process { pid, name, pss_kib, cpu_ms: cpu_ms(pid)? })
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
