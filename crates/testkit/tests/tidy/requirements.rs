//! The list of requirements: each once, and what a row names is there.

use crate::{FILES, house, none, tests_in};
use std::collections::BTreeSet;

/// Where the tour names the pictures that it takes. Their numbers are their order, and not said in rows.
const TOUR: &[&str] =
    &["tests/props/tour.rs", "tests/props/tour_account.rs", "tests/props/tour_roles.rs"];

const REQUIREMENTS: &str = "docs/requirements.md";
const REQUIREMENTS_COUNT: usize = 173;

/// One row of the list of requirements.
struct Requirement {
    id: String,
    says: &'static str,
    shown: &'static str,
}

fn requirements() -> Vec<Requirement> {
    let text = FILES.get(REQUIREMENTS).expect("there is a list of requirements");
    let row = |line: &'static str| {
        let mut cells =
            line.strip_prefix("| R")?.trim_end().strip_suffix('|')?.split('|').map(str::trim);
        let id = format!("R{}", cells.next()?.parse::<usize>().ok()?);
        let row = Requirement { id, says: cells.next()?, shown: cells.next()? };
        cells.next().is_none().then_some(row)
    };
    text.lines().filter_map(row).collect()
}

/// Whether what is named in a row is there: "`test` in path", a picture of the tour, or a file of the page's tests.
fn shows(claim: &str) -> Result<(), String> {
    let Some((name, rest)) = claim.strip_prefix('`').and_then(|rest| rest.split_once('`')) else {
        return Err(format!("`{claim}` names nothing"));
    };
    if let Some(picture) = name.strip_suffix(".png") {
        let names = |file: &&str| {
            let tour = std::fs::read_to_string(house().join(file)).unwrap_or_default();
            tour.contains(&format!("{picture}\""))
        };
        let taken = TOUR.iter().any(names) && rest.is_empty();
        return taken.then_some(()).ok_or_else(|| format!("the tour takes no picture {name}"));
    }
    if name.starts_with("ui/tests/") {
        return FILES.contains_key(name).then_some(()).ok_or_else(|| format!("there is no {name}"));
    }
    let file = rest.trim().strip_prefix("in ").unwrap_or_default();
    let there = FILES.get(file).is_some_and(|text| tests_in(text).contains(&name));
    there.then_some(()).ok_or_else(|| format!("there is no test {name} in {file}"))
}

#[test]
fn each_requirement_is_listed_once_and_what_shows_it_is_there() {
    let rows = requirements();
    let mut wrong = Vec::new();
    let ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    let wanted: Vec<String> = (1..=REQUIREMENTS_COUNT).map(|number| format!("R{number}")).collect();
    if ids != wanted {
        let listed: BTreeSet<&str> = ids.iter().copied().collect();
        let missing: Vec<&String> =
            wanted.iter().filter(|id| !listed.contains(id.as_str())).collect();
        wrong.push(format!(
            "{} rows, each of R1 to R{REQUIREMENTS_COUNT} once and in order; missing: {missing:?}",
            rows.len()
        ));
    }
    for row in &rows {
        if row.says.is_empty() {
            wrong.push(format!("{} says nothing", row.id));
        }
        if row.shown == "not yet" {
            continue;
        }
        let claims = row.shown.strip_prefix("partly: ").unwrap_or(row.shown);
        let faults = claims.split("; ").filter_map(|claim| shows(claim).err());
        wrong.extend(faults.map(|fault| format!("{}: {fault}", row.id)));
    }
    none(&wrong, REQUIREMENTS);
}

#[test]
fn a_claim_is_believed_only_when_it_is_there() {
    assert!(
        shows("`no_such_test` in crates/testkit/tests/tidy.rs").is_err() && shows("prose").is_err()
    );
    assert!(shows("`these_rules_see_what_they_are_for` in crates/testkit/tests/tidy.rs").is_ok());
    assert!(shows("`elsewhere.png`").is_err());
}
