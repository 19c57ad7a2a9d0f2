//! The result of `bench check` for people.

use std::fmt::Write as _;

use super::in_process::{InProcess, Point};
use crate::bench::samples::Spread;

/// Whom all others are compared with: the soonest of them.
const MEASURE: &str = "CASL";

/// What Roster is to take, as a share of what CASL takes in the same run.
const AIMS: [(&str, f64); 2] = [("Roster, by handle", 0.03), ("Roster, by id and name", 0.3)];

/// What a million members may cost more than a thousand.
const GROWTH_AIM: f64 = 2.0;

/// What the difference of a draft may take.
const REVIEW_AIM_NANOS: f64 = 10e6;

/// Three tables: all who were asked, the curve, and what is not a check.
pub fn tables(result: &InProcess) -> String {
    [asked(result), curve(&result.growth), costs(result)].join("\n")
}

/// Which aims are met, in a line each.
pub fn aims(result: &InProcess) -> Vec<String> {
    let mut lines = Vec::new();
    for (name, aim) in AIMS {
        if let (Some(ours), Some(theirs)) = (result.of(name), result.of(MEASURE)) {
            let ratio = ours.nanos.median / theirs.nanos.median;
            lines.push(said(&format!("{name}, times {MEASURE}"), ratio, aim));
        }
    }
    for (name, of) in CURVES {
        lines.extend(growth(&result.growth, of).map(|times| {
            said(&format!("{name}, a million members by a thousand"), times, GROWTH_AIM)
        }));
    }
    let review = result.costs.review.median;
    lines.push(said("a draft's difference, in ns", review, REVIEW_AIM_NANOS));
    lines
}

/// One aim, which is met by what is as small or smaller.
pub fn said(what: &str, is: f64, aim: f64) -> String {
    let met = if is <= aim { "met" } else { "missed" };
    format!("{what}: {is:.3}, aim {aim}: {met}")
}

fn asked(result: &InProcess) -> String {
    let InProcess { members, roles, permissions, .. } = result;
    let members = thousands(*members);
    let mut table = format!(
        "| {members} members, {roles} roles, {permissions} permissions | a check | times {MEASURE} | how |\n\
         | --- | ---: | ---: | --- |\n"
    );
    let measure = result.of(MEASURE).map_or(f64::NAN, |asked| asked.nanos.median);
    for asked in &result.subjects {
        let ratio = asked.nanos.median / measure;
        let (name, way, time) = (&asked.name, &asked.way, spread(&asked.nanos));
        let digits = if ratio < 0.1 { 3 } else { 2 };
        // Writing to a string cannot fail.
        let _ = writeln!(table, "| {name} | {time} | {ratio:.digits$} | {way} |");
    }
    table
}

type Curve = (&'static str, fn(&Point) -> &Spread);

const CURVES: [Curve; 3] = [
    ("by handle", |point| &point.by_handle),
    ("by id and name", |point| &point.by_id),
    ("with the reason", |point| &point.explained),
];

fn curve(points: &[Point]) -> String {
    let heads = points.iter().map(|point| format!(" {} |", thousands(point.members)));
    let mut table = format!("| Roster, by members |{} growth |\n", heads.collect::<String>());
    let _ = writeln!(table, "| --- |{} ---: |", " ---: |".repeat(points.len()));
    for (name, of) in CURVES {
        let cells = points.iter().map(|point| format!(" {} |", time(of(point).median)));
        let cells = cells.collect::<String>();
        let growth = growth(points, of).unwrap_or(f64::NAN);
        let _ = writeln!(table, "| {name} |{cells} {growth:.1} times |");
    }
    table
}

fn growth(points: &[Point], of: fn(&Point) -> &Spread) -> Option<f64> {
    Some(of(points.last()?).median / of(points.first()?).median)
}

fn costs(result: &InProcess) -> String {
    let costs = &result.costs;
    let people = thousands(costs.review_people as usize);
    let review = format!("whom a draft reaches and what it changes, a role of {people} people");
    let mut table = "| Roster, besides | |\n| --- | ---: |\n".to_owned();
    for (what, took) in [
        ("a toggle, to the first check that it changes", &costs.toggle),
        ("the whole workspace through a role's eyes", &costs.view_as),
        (review.as_str(), &costs.review),
    ] {
        let _ = writeln!(table, "| {what} | {} |", spread(took));
    }
    table
}

fn spread(spread: &Spread) -> String {
    let (lower, upper) = (time(spread.lower_quartile), time(spread.upper_quartile));
    format!("{} ({lower}–{upper})", time(spread.median))
}

/// Nanoseconds, in a unit that one can read.
pub fn time(nanos: f64) -> String {
    match nanos {
        _ if nanos < 10.0 => format!("{nanos:.1} ns"),
        _ if nanos < 1e3 => format!("{nanos:.0} ns"),
        _ if nanos < 1e6 => format!("{:.1} µs", nanos / 1e3),
        _ => format!("{:.1} ms", nanos / 1e6),
    }
}

/// A number with a comma at each thousand.
pub fn thousands(count: usize) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{thousands, time};

    #[test]
    fn numbers_can_be_read() {
        assert_eq!([7, 1_000, 1_000_000].map(thousands), ["7", "1,000", "1,000,000"]);
        let times = [4.26, 62.4, 1_350.0, 2_400_000.0].map(time);
        assert_eq!(times, ["4.3 ns", "62 ns", "1.4 µs", "2.4 ms"]);
    }
}
