//! `cargo xtask test`: everything that must pass, cheapest first, and a table of it at the end.
//!
//! A step that fails does not stop the others, except those that stand on it.

mod steps;
mod tally;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use self::steps::STEPS;
use self::tally::Tally;

/// What came of a step.
enum Outcome {
    Passed(Tally),
    Failed(Tally, String),
    /// What it stands on had failed.
    NotRun(&'static str),
    /// Not asked for on this machine.
    LeftOut(&'static str),
}

struct Done {
    name: &'static str,
    took: Duration,
    outcome: Outcome,
}

/// Runs all steps, or those that are named. What a named step stands on, and is not named, is taken
/// to have passed.
pub fn steps(names: &[&str]) -> Result<ExitCode> {
    let known = |name: &&str| STEPS.iter().any(|step| step.name == *name);
    if let Some(name) = names.iter().find(|name| !known(name)) {
        let steps: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        bail!("no step `{name}`; there are: {}", steps.join(", "));
    }
    let is_wanted = |name: &str| names.is_empty() || names.contains(&name);
    let wanted: Vec<_> = STEPS.iter().filter(|step| is_wanted(step.name)).collect();
    let mut done: Vec<Done> = Vec::new();
    for (index, step) in wanted.iter().enumerate() {
        let begun = Instant::now();
        println!("\n=== {}/{} {} ===", index + 1, wanted.len(), step.name);
        let mut needs = step.needs.iter().copied().filter(|need| is_wanted(need));
        let missing = needs.find(|need| !has_passed(&done, need));
        let outcome = match (missing, step.left_out()) {
            (Some(need), _) => Outcome::NotRun(need),
            (None, Some(why)) => Outcome::LeftOut(why),
            (None, None) => attempt(step),
        };
        done.push(Done { name: step.name, took: begun.elapsed(), outcome });
    }
    let total = summary(&done);
    // The last line is for those who read it by machine.
    println!("{} passed, {} failed", total.passed, total.failed);
    Ok(if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn has_passed(done: &[Done], name: &str) -> bool {
    done.iter().any(|step| step.name == name && matches!(step.outcome, Outcome::Passed(_)))
}

fn attempt(step: &steps::Step) -> Outcome {
    let mut tally = Tally::default();
    let result = (step.work)(&mut tally);
    match result {
        // A step without tests of its own is one check.
        Ok(()) if tally == Tally::default() => Outcome::Passed(Tally { passed: 1, failed: 0 }),
        Ok(()) => Outcome::Passed(tally),
        Err(error) => {
            eprintln!("{}: {error:#}", step.name);
            tally.failed = tally.failed.max(1);
            Outcome::Failed(tally, format!("{error:#}"))
        }
    }
}

/// Prints the table.
fn summary(done: &[Done]) -> Tally {
    let mut total = Tally::default();
    let seconds = |took: Duration| format!("{:.1} s", took.as_secs_f64());
    println!("\n{:<16} {:<8} {:>9} {:>7} {:>7}", "step", "result", "time", "passed", "failed");
    for Done { name, took, outcome } in done {
        let time = seconds(*took);
        match outcome {
            Outcome::Passed(tally) => {
                total.add(*tally);
                println!(
                    "{name:<16} {:<8} {time:>9} {:>7} {:>7}",
                    "ok", tally.passed, tally.failed
                );
            }
            Outcome::Failed(tally, why) => {
                total.add(*tally);
                let first = why.lines().next().unwrap_or_default();
                let (passed, failed) = (tally.passed, tally.failed);
                println!("{name:<16} {:<8} {time:>9} {passed:>7} {failed:>7}  {first}", "FAILED");
            }
            Outcome::NotRun(need) => println!("{name:<16} not run: {need} failed"),
            Outcome::LeftOut(why) => println!("{name:<16} left out: {why}"),
        }
    }
    println!("{:<16} {:<8} {:>9}\n", "all", "", seconds(done.iter().map(|step| step.took).sum()));
    total
}
