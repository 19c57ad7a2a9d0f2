//! The result of `bench start`: a table for people, JSON for machines, both from the same numbers.

use std::fmt::Write as _;

use anyhow::Result;
use serde::Serialize;

use super::keep;
use super::samples::{Spread, Subject};

/// Above this the machine was doing something else, and absolute numbers say little.
pub const QUIET: f64 = 0.3;

const MIB: f64 = 1024.0 * 1024.0;

/// One run of the benchmark.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// How often each was started.
    pub runs: usize,
    /// The load of the machine over the minute before.
    pub load_at_start: f64,
    /// The app.
    pub roster: Subject,
    /// A window of the same toolkit with nothing in it.
    pub empty_window: Subject,
    /// The size of the app.
    pub binary_bytes: u64,
    /// The size of the empty window's program.
    pub empty_binary_bytes: u64,
    /// The size of the Debian package, if there is one.
    pub deb_bytes: Option<u64>,
}

impl Report {
    /// Start time as a multiple of the empty window's.
    fn ready_ratio(&self) -> f64 {
        self.roster.ready_ms.median / self.empty_window.ready_ms.median
    }

    /// Memory over the empty window's.
    fn pss_over_mib(&self) -> f64 {
        self.roster.pss_mib.median - self.empty_window.pss_mib.median
    }

    /// Prints the table.
    pub fn print(&self) {
        println!("\n{}", self.table());
        if self.load_at_start > QUIET {
            println!("The machine was busy (load {}): trust the ratios only.", self.load_at_start);
        }
    }

    /// Writes the JSON and renews the table in the README.
    pub fn keep(&self) -> Result<()> {
        let mut json = serde_json::to_value(self)?;
        json["ready_ratio"] = hundredths(self.ready_ratio()).into();
        json["pss_over_mib"] = hundredths(self.pss_over_mib()).into();
        keep::keep("start", &json, &self.table())
    }

    fn table(&self) -> String {
        let (ours, empty) = (&self.roster, &self.empty_window);
        let mut table = String::from("| | Roster | empty window | |\n| --- | --- | --- | --- |\n");
        let mut row = |what: &str, ours: String, empty: String, against: String| {
            // Writing to a string cannot fail.
            let _ = writeln!(table, "| {what} | {ours} | {empty} | {against} |");
        };
        let ready = |spread: &Spread| {
            format!(
                "{:.0} ms ({:.0}–{:.0})",
                spread.median, spread.lower_quartile, spread.upper_quartile
            )
        };
        let times = format!("{:.2} times", self.ready_ratio());
        row(
            "start to a list that can be used",
            ready(&ours.ready_ms),
            ready(&empty.ready_ms),
            times,
        );
        let mib = |spread: &Spread| format!("{:.1} MiB", spread.median);
        let over = format!("{:+.1} MiB", self.pss_over_mib());
        row("memory of all processes (PSS)", mib(&ours.pss_mib), mib(&empty.pss_mib), over);
        let cpu = ours.cpu_ms.median / empty.cpu_ms.median;
        row("processor time", ready(&ours.cpu_ms), ready(&empty.cpu_ms), format!("{cpu:.2} times"));
        let size = |bytes: u64| format!("{:.1} MiB", bytes as f64 / MIB);
        row("program", size(self.binary_bytes), size(self.empty_binary_bytes), String::new());
        if let Some(bytes) = self.deb_bytes {
            row("Debian package", size(bytes), String::new(), String::new());
        }
        table
    }
}

fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
