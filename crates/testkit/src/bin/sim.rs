//! `sim --seeds N [--first S] [--plant-bug NAME]`: runs worlds from seeds, each twice when it is its turn to prove that it
//! repeats, and prints the first seed that breaks a rule.

use anyhow::{Context as _, bail};
use roster_testkit::{Plant, Tally, run_seed};

/// Every so many seeds one is run again, to prove that it repeats step by step.
const REPEAT_EVERY: u64 = 50;

fn main() -> anyhow::Result<()> {
    let mut seeds = 2_000;
    let mut first = 0;
    let mut plant = None;
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let value = words.next().with_context(|| format!("{word} needs a value"))?;
        match word.as_str() {
            "--seeds" => seeds = value.parse()?,
            "--first" => first = value.parse()?,
            "--plant-bug" => plant = Some(plant_named(&value)?),
            _ => bail!("unknown option {word}; known: --seeds, --first, --plant-bug"),
        }
    }
    let mut total = Tally::default();
    for seed in first..first + seeds {
        let outcome = run_seed(seed, plant);
        add(&mut total, outcome.tally);
        if let Some(violation) = outcome.violation {
            bail!("seed {seed}: {}: {}", violation.invariant, violation.seen);
        }
        if seed % REPEAT_EVERY == 0 && run_seed(seed, plant).trace != outcome.trace {
            bail!("seed {seed} did not repeat");
        }
    }
    println!("{seeds} seeds from {first} hold: {total:?}");
    reached(seeds, &total)
}

/// A run that never reached the rare states proves little.
fn reached(seeds: u64, total: &Tally) -> anyhow::Result<()> {
    let rare = [
        ("crashes", total.crashes),
        ("server crashes", total.server_crashes),
        ("refusals", total.refusals),
        ("commands sent again", total.resent),
        ("network faults", total.network_faults),
        ("fresh snapshots", total.resnapshots),
    ];
    for (what, count) in rare {
        if count == 0 && seeds >= 1_000 {
            bail!("{seeds} seeds without any {what}: the worlds are too calm to prove anything");
        }
    }
    Ok(())
}

fn plant_named(name: &str) -> anyhow::Result<Plant> {
    Ok(match name {
        "forgets-what-was-sent" => Plant::ForgetsWhatWasSent,
        "reuses-numbers" => Plant::ReusesNumbers,
        "skips-writes" => Plant::SkipsWrites,
        "loses-the-place" => Plant::LosesThePlace,
        _ => bail!(
            "unknown bug {name}: forgets-what-was-sent, reuses-numbers, skips-writes, loses-the-place"
        ),
    })
}

fn add(total: &mut Tally, one: Tally) {
    total.steps += one.steps;
    total.commands += one.commands;
    total.network_faults += one.network_faults;
    total.crashes += one.crashes;
    total.server_crashes += one.server_crashes;
    total.refusals += one.refusals;
    total.resent += one.resent;
    total.resnapshots += one.resnapshots;
}
