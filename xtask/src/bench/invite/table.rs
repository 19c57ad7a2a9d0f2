//! The result for people: both servers side by side, how Roster's times grow, and which aims are met.

use std::fmt::Write as _;

use super::results::{Comparison, Growth, OfCalls, OfSize, Staged, Subject};
use crate::bench::check::table::thousands;
use crate::bench::samples::Spread;

const OURS: &str = "Roster";
const THEIRS: &str = "better-auth";

/// What all rows of a file of 5,000 may take, and what the first may.
const STAGING_MILLIS: f64 = 150.0;
const STAGING_FIRST_MILLIS: f64 = 100.0;

/// What a list may take of what it takes better-auth, and how many times as many are to be invited, and to accept.
const LIST_SHARE: f64 = 0.01;
const INVITING_TIMES: f64 = 30.0;
const ACCEPTING_TIMES: f64 = 25.0;

/// How much longer anything may take where more is there.
const GROWTH: f64 = 1.1;

/// An aim, what it came to, and whether that is enough.
struct Aim {
    what: &'static str,
    is: f64,
    aim: f64,
    /// Whether less is better.
    at_most: bool,
}

/// All tables of what was measured.
pub fn tables(comparison: Option<&Comparison>, growth: Option<&Growth>) -> String {
    let mut tables = Vec::new();
    let mut aims = Vec::new();
    if let Some(comparison) = comparison {
        if let (Some(ours), Some(theirs)) = (comparison.of(OURS), comparison.of(THEIRS)) {
            tables.push(side_by_side(ours, theirs));
            aims.extend(compared(ours, theirs));
        }
        tables.push(staging(&comparison.staging));
        let all = comparison.staging.all_millis.median;
        let first = "ms to the first verdict on 5,000 rows";
        aims.push(Aim { what: first, is: all, aim: STAGING_FIRST_MILLIS, at_most: true });
        let last = "ms to the last verdict on 5,000 rows";
        aims.push(Aim { what: last, is: all, aim: STAGING_MILLIS, at_most: true });
    }
    if let Some(growth) = growth {
        tables.push(by_lines(growth));
        tables.push(by_size(growth));
        aims.extend(grown(growth));
    }
    tables.push(met(&aims));
    tables.join("\n")
}

fn side_by_side(ours: &Subject, theirs: &Subject) -> String {
    let mut table = format!("| | {OURS} | {THEIRS} | times | for the processor |\n");
    table += "| --- | ---: | ---: | ---: | ---: |\n";
    // Writing to a string cannot fail.
    let _ = writeln!(
        table,
        "| a list of {} lines, to the last answer | {} | {} | {:.3} | {:.3} |",
        thousands(ours.list.lines),
        millis(&ours.list.millis),
        millis(&theirs.list.millis),
        ours.list.millis.median / theirs.list.millis.median,
        ours.list.processor_micros / theirs.list.processor_micros
    );
    for (what, of) in CALLS {
        let (ours, theirs) = (of(ours), of(theirs));
        let times = ours.per_second.median / theirs.per_second.median;
        let work = theirs.processor_micros / ours.processor_micros;
        let (ours, theirs) = (rate(ours), rate(theirs));
        let _ = writeln!(table, "| {what} | {ours} | {theirs} | {times:.1} | {work:.1} |");
    }
    table
}

type OfSubject = fn(&Subject) -> &OfCalls;

const CALLS: [(&str, OfSubject); 3] = [
    ("invitations a second, one after the other", |subject| &subject.one_by_one),
    ("invitations a second, 16 lines", |subject| &subject.inviting),
    ("acceptances a second, 8 lines", |subject| &subject.accepting),
];

fn compared(ours: &Subject, theirs: &Subject) -> [Aim; 3] {
    let times = |of: OfSubject| of(ours).per_second.median / of(theirs).per_second.median;
    let list = ours.list.millis.median / theirs.list.millis.median;
    [
        Aim { what: "a list, of better-auth's time", is: list, aim: LIST_SHARE, at_most: true },
        Aim {
            what: "invitations on 16 lines, times better-auth's",
            is: times(|subject| &subject.inviting),
            aim: INVITING_TIMES,
            at_most: false,
        },
        Aim {
            what: "acceptances on 8 lines, times better-auth's",
            is: times(|subject| &subject.accepting),
            aim: ACCEPTING_TIMES,
            at_most: false,
        },
    ]
}

fn staging(staged: &Staged) -> String {
    let mut table = format!(
        "| {} messy rows staged, {} members and {} invitations there | |\n| --- | ---: |\n",
        thousands(staged.rows),
        thousands(staged.existing_members),
        thousands(staged.existing_invitations)
    );
    let rows = [
        ("the file read", &staged.read_millis),
        ("a verdict on each row", &staged.review_millis),
        ("both: first and last verdict", &staged.all_millis),
    ];
    for (what, took) in rows {
        let _ = writeln!(table, "| {what} | {} |", millis(took));
    }
    table
}

fn by_lines(growth: &Growth) -> String {
    let points = &growth.by_lines;
    let heads = points.iter().map(|point| format!(" {} |", thousands(point.lines)));
    let mut table =
        format!("| Roster, by lines of a list |{} growth |\n", heads.collect::<String>());
    let _ = writeln!(table, "| --- |{} ---: |", " ---: |".repeat(points.len()));
    let cells = points.iter().map(|point| format!(" {:.0} µs |", point.micros_a_line.median));
    let growth = line_growth(growth).unwrap_or(f64::NAN);
    let _ = writeln!(table, "| a line |{} {growth:.2} times |", cells.collect::<String>());
    table
}

/// A line of the longest list by one of the shortest.
fn line_growth(growth: &Growth) -> Option<f64> {
    let (few, many) = (growth.by_lines.first()?, growth.by_lines.last()?);
    Some(many.micros_a_line.median / few.micros_a_line.median)
}

type Time = fn(&OfSize) -> f64;

const TIMES: [(&str, &str, Time); 3] = [
    ("a line of a list of 10,000", "a line, most there by nobody there", |size| {
        size.list_micros_a_line.median
    }),
    ("an invitation, 16 lines", "an invitation, most there by nobody there", |size| {
        1e6 / size.inviting_per_second.median
    }),
    ("an acceptance, 8 lines", "an acceptance, most there by nobody there", |size| {
        1e6 / size.accepting_per_second.median
    }),
];

fn by_size(growth: &Growth) -> String {
    let points = &growth.by_size;
    let heads = points.iter().map(|point| format!(" {} |", thousands(point.existing)));
    let heads = heads.collect::<String>();
    let mut table =
        format!("| Roster, by members and as many invitations there |{heads} growth |\n");
    let _ = writeln!(table, "| --- |{} ---: |", " ---: |".repeat(points.len()));
    for (what, _, time) in TIMES {
        let cells = points.iter().map(|point| format!(" {:.0} µs |", time(point)));
        let growth = size_growth(growth, time).unwrap_or(f64::NAN);
        let _ = writeln!(table, "| {what} |{} {growth:.2} times |", cells.collect::<String>());
    }
    table
}

/// What it takes where most are by what it takes where nobody is.
fn size_growth(growth: &Growth, time: Time) -> Option<f64> {
    Some(time(growth.by_size.last()?) / time(growth.by_size.first()?))
}

fn grown(growth: &Growth) -> Vec<Aim> {
    let aim = |what, is| Aim { what, is, aim: GROWTH, at_most: true };
    let lines = line_growth(growth).unwrap_or(f64::NAN);
    let by_size = TIMES
        .into_iter()
        .map(|(_, what, time)| aim(what, size_growth(growth, time).unwrap_or(f64::NAN)));
    let by_lines = aim("a line, the longest list by the shortest", lines);
    std::iter::once(by_lines).chain(by_size).collect()
}

fn met(aims: &[Aim]) -> String {
    let mut table = "| aim | | is | |\n| --- | ---: | ---: | --- |\n".to_owned();
    for Aim { what, is, aim, at_most } in aims {
        let (sign, met) = if *at_most { ("≤", is <= aim) } else { ("≥", is >= aim) };
        let met = if met { "met" } else { "missed" };
        let digits = if *is < 0.1 { 3 } else { 2 };
        let _ = writeln!(table, "| {what} | {sign} {aim} | {is:.digits$} | {met} |");
    }
    table
}

fn millis(spread: &Spread) -> String {
    let digits = usize::from(spread.median < 100.0);
    let Spread { median, lower_quartile, upper_quartile } = spread;
    format!("{median:.digits$} ms ({lower_quartile:.digits$}–{upper_quartile:.digits$})")
}

fn rate(calls: &OfCalls) -> String {
    let rate = thousands(calls.per_second.median as usize);
    format!("{rate} ({:.1} ms, {:.1} ms)", calls.p50_millis, calls.p99_millis)
}
