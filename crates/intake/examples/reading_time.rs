//! How long it takes to read messy tables of 1,000 to 5,000 rows: `cargo run --release -p roster-intake --example reading_time`.
//!
//! It prints, and judges nothing: a clock in a test would test the machine.

use std::fmt::Write as _;
use std::time::Instant;

use roster_intake::read_bytes;

fn main() {
    println!("rows   bytes     median of 15");
    for rows in [1_000, 2_500, 5_000] {
        let table = messy(rows);
        let mut times: Vec<u128> = (0..15).map(|_| time(&table, rows)).collect();
        times.sort_unstable();
        println!(
            "{rows:<6} {:<9} {:>6.1} ms",
            table.len(),
            times.get(7).map_or(0.0, |us| *us as f64 / 1000.0)
        );
    }
}

fn time(table: &str, rows: usize) -> u128 {
    let started = Instant::now();
    let read = read_bytes("people.csv", table.as_bytes());
    let took = started.elapsed().as_micros();
    assert_eq!(read.map(|intake| intake.found.len()), Ok(rows));
    took
}

/// As from an HR tool: quoted names, mistyped domains, words for roles in several spellings, dates with slashes.
fn messy(rows: usize) -> String {
    let mut table =
        "Staff list\n\nLast name;First name;Work e-mail;Job title;Department;Contract end;Notes\n"
            .to_owned();
    for n in 0..rows {
        let domain = ["example.com", "gmial.com", "example,org", "north.example"][n % 4];
        let role = ["Desginer", "Designer", "editor ", "Owner", ""][n % 5];
        let _ = writeln!(
            table,
            "\"O'Neill, {n}\";Søren {n};soren.{n}@{domain};{role};Team {};{}/{}/2030;\"said \"\"yes\"\", twice\"",
            n % 40,
            1 + n % 12,
            1 + n % 28
        );
    }
    table
}
