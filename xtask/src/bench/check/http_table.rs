//! The result of asking over HTTP for people.

use std::fmt::Write as _;

use super::over_http::{Edits, OfMode, OverHttp, Point};
use super::table::{said, thousands, time};

/// Whom Roster is compared with, the way of asking, and how many times as many questions Roster is to answer.
const AIMS: [(&str, &str, f64); 2] =
    [("Cerbos", "one question, 16 lines", 25.0), ("Cerbos", "a full call, 16 lines", 100.0)];

/// How much sooner a thousand members may be answered about than a million.
const GROWTH_AIM: f64 = 1.1;

/// From the acknowledgement to a right answer, all but one in a hundred.
const RIGHT_AIM_MICROS: f64 = 1000.0;

/// Which aims are met, in a line each.
pub fn aims(result: &OverHttp) -> Vec<String> {
    let mut lines = Vec::new();
    for (other, mode, aim) in AIMS {
        if let (Some(ours), Some(theirs)) = (result.of("Roster", mode), result.of(other, mode)) {
            let times = ours.checks_per_second.median / theirs.checks_per_second.median;
            let met = if times >= aim { "met" } else { "missed" };
            lines.push(format!("{mode}, times {other}: {times:.1}, aim {aim}: {met}"));
        }
    }
    let alone = &result.edits.alone;
    lines.push(said("p99 to a right answer, in µs", alone.right_p99_micros, RIGHT_AIM_MICROS));
    let stale = alone.stale_allows + result.edits.among_others.stale_allows;
    lines.push(said("stale allows", stale as f64, 0.0));
    for (mode, growth) in growth(&result.growth) {
        lines.push(said(&format!("{mode}, a million members by a thousand"), growth, GROWTH_AIM));
    }
    lines
}

/// Three tables: all who were asked, what followed edits, and the curve.
pub fn tables(result: &OverHttp) -> String {
    [asked(result), edits(&result.edits), curve(&result.growth)].join("\n")
}

fn asked(result: &OverHttp) -> String {
    let heads = "| checks a second (middle call, slowest in a hundred) |";
    let names: Vec<&str> = result.subjects.iter().map(|subject| subject.name.as_str()).collect();
    let names_line = names.join(" | ");
    let mut table = format!("{heads} {names_line} | times Cerbos | for the processor |\n");
    // Writing to a string cannot fail.
    let _ = writeln!(table, "| --- |{} ---: | ---: |", " ---: |".repeat(names.len()));
    let Some(first) = result.subjects.first() else { return table };
    for mode in &first.modes {
        let found = names.iter().filter_map(|name| result.of(name, &mode.name));
        let cells = found.map(|of| format!(" {} |", rate(of))).collect::<String>();
        let theirs = result.of("Cerbos", &mode.name);
        let rate = theirs.map_or(f64::NAN, |of| of.checks_per_second.median);
        let times = mode.checks_per_second.median / rate;
        // The program that asks shares the machine; what the server alone needed is a fairer ratio.
        let work = theirs.map_or(f64::NAN, |of| of.processor_micros) / mode.processor_micros;
        let _ = writeln!(table, "| {} |{cells} {times:.1} | {work:.1} |", mode.name);
    }
    table
}

fn rate(of: &OfMode) -> String {
    let [p50, p99] = [of.p50_micros, of.p99_micros].map(|micros| time(micros * 1e3));
    format!("{} ({p50}, {p99})", thousands(of.checks_per_second.median as usize))
}

fn edits(edits: &Edits) -> String {
    let mut table = "| after a role edit | edits | questions | stale allows | stale denials | acknowledged | then right |\n\
         | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n"
        .to_owned();
    let pair = |p50: f64, p99: f64| format!("{}, {}", time(p50 * 1e3), time(p99 * 1e3));
    for (name, half) in [("alone", &edits.alone), ("8 others asking", &edits.among_others)] {
        let acknowledged = pair(half.acknowledged_p50_micros, half.acknowledged_p99_micros);
        let right = pair(half.right_p50_micros, half.right_p99_micros);
        let counts = [half.edits, half.questions, half.stale_allows, half.stale_denials];
        let counts = counts.map(|count| format!(" {} |", thousands(count as usize))).concat();
        let _ = writeln!(table, "| {name} |{counts} {acknowledged} | {right} |");
    }
    table
}

fn curve(points: &[Point]) -> String {
    let heads = points.iter().map(|point| format!(" {} |", thousands(point.members)));
    let heads = heads.collect::<String>();
    let mut table = format!("| Roster, checks a second by members |{heads} growth |\n");
    let _ = writeln!(table, "| --- |{} ---: |", " ---: |".repeat(points.len()));
    for (at, (mode, growth)) in growth(points).into_iter().enumerate() {
        let of = points.iter().filter_map(|point| point.modes.modes.get(at));
        let cells = of.map(|of| format!(" {} |", thousands(of.checks_per_second.median as usize)));
        let _ = writeln!(table, "| {mode} |{} {growth:.2} times |", cells.collect::<String>());
    }
    table
}

/// How many times as long a question takes with the most members as with the fewest, for each way of asking.
fn growth(points: &[Point]) -> Vec<(&str, f64)> {
    let (Some(few), Some(many)) = (points.first(), points.last()) else { return Vec::new() };
    let pairs = few.modes.modes.iter().zip(&many.modes.modes);
    let times =
        |few: &OfMode, many: &OfMode| few.checks_per_second.median / many.checks_per_second.median;
    pairs.map(|(few, many)| (few.name.as_str(), times(few, many))).collect()
}
