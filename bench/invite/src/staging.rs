//! A file of messy rows, from its bytes to the verdict on each row: what the app's shell does between a drop and the table. How
//! the table is then spelled for the page is not in it.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use bench_world::{SEED, Spread};
use roster_domain::staging::{
    Details, EndDate, Review, StagedRow, Staging, Verdict, first_default, review,
};
use roster_domain::{MemberId, Timestamp, Workspace};
use roster_intake::{Choice, Day, EndDate as ReadDate, Found, read_bytes_as};
use roster_server::{Clock, SqlStore, WorkspaceStore};
use serde::Serialize;

use crate::fill::fill;
use crate::people::addresses;

/// How many rows the file has.
const ROWS: usize = 5_000;

/// How many members, and how many who are invited, the workspace has.
const EXISTING: usize = 10_000;

/// What came of it.
#[derive(Debug, Serialize)]
pub struct Staged {
    rows: usize,
    existing_members: usize,
    existing_invitations: usize,
    /// How many rows would be sent.
    ready: u32,
    /// How many ask for something to be done, or are passed over.
    others: usize,
    /// From the bytes to rows.
    read_millis: Spread,
    /// From rows to the verdict on each. The table is shown when all are there.
    review_millis: Spread,
    /// Both.
    all_millis: Spread,
}

/// The ways in which rows are messy, in turn, with the verdict that each has to get.
const MESS: [(&str, &str); 20] = [
    ("plain", "ready"),
    ("upper", "ready"),
    ("angle", "ready"),
    ("mailto", "ready"),
    ("spaces", "ready"),
    ("plain", "ready"),
    ("role", "ready"),
    ("dated", "ready"),
    ("plain", "ready"),
    ("repeated", "repeated"),
    ("plain", "ready"),
    ("member", "member"),
    ("upper", "ready"),
    ("invited", "invited"),
    ("plain", "ready"),
    ("typo", "mistyped"),
    ("plain", "ready"),
    ("unknown role", "role"),
    ("noat", "no address"),
    ("plain", "ready"),
];

/// Stages the same file so often, in a workspace that is not empty.
pub async fn measure(folder: &Path, times: usize) -> Result<Staged> {
    let file = folder.join("staging.db");
    let filled = fill(&file, &[], EXISTING).await?;
    let store = SqlStore::open(&file).await?;
    let rows = store.load(filled.workspace).await?.context("the workspace")?.rows;
    store.close().await;
    let workspace = Workspace::from_rows(rows);
    let (bytes, right) = messy();
    let (mut read, mut reviewed, mut all) = (Vec::new(), Vec::new(), Vec::new());
    let mut last = None;
    for _ in 0..=times {
        let now = Clock::default().now();
        let start = Instant::now();
        let staging = take_in(&bytes, &workspace, filled.owner)?;
        let between = start.elapsed();
        let review = review(&workspace, filled.owner, &staging, now);
        let end = start.elapsed();
        check(&review, &right)?;
        read.push(between.as_secs_f64() * 1e3);
        reviewed.push((end - between).as_secs_f64() * 1e3);
        all.push(end.as_secs_f64() * 1e3);
        last = Some(review);
    }
    let ready = last.context("a review")?.ready;
    // The first is not counted.
    let spread = |millis: &[f64]| Spread::of(&millis[1..]);
    Ok(Staged {
        rows: ROWS,
        existing_members: EXISTING,
        existing_invitations: EXISTING,
        ready,
        others: ROWS - ready as usize,
        read_millis: spread(&read),
        review_millis: spread(&reviewed),
        all_millis: spread(&all),
    })
}

/// The file, and the verdict that each row has to get.
fn messy() -> (Vec<u8>, Vec<&'static str>) {
    let here = |word, seed| addresses(EXISTING, word, SEED + seed);
    let (members, invited) = (here("member", 8), here("invited", 9));
    let fresh = addresses(ROWS, "new", SEED + 11);
    let mut text = String::from("\u{feff}Name;E-Mail;Role;Team;End date\r\n");
    let mut right = Vec::with_capacity(ROWS);
    for (at, address) in fresh.iter().enumerate() {
        let (mess, verdict) = MESS[at % MESS.len()];
        let written = match mess {
            "upper" => address.to_uppercase(),
            "angle" => format!("\"Somebody <{address}>\""),
            "mailto" => format!("mailto:{address}"),
            "spaces" => format!("  {address}\u{a0} "),
            "repeated" => fresh[at - 9].to_uppercase(),
            "member" => members[at].clone(),
            "invited" => invited[at].clone(),
            "typo" => format!("somebody{at}@gmial.com"),
            "noat" => format!("somebody{at}.northwind.example"),
            _ => address.clone(),
        };
        let role = match mess {
            "role" => "Team",
            "unknown role" => "Harbour pilot",
            _ => "",
        };
        let end = if mess == "dated" { "2031-05-31" } else { "" };
        text += &format!("Person {at};{written};{role};Crew {};{end}\r\n", at % 7);
        right.push(verdict);
    }
    (text.into_bytes(), right)
}

fn take_in(bytes: &[u8], workspace: &Workspace, me: MemberId) -> Result<Staging> {
    let intake = read_bytes_as("people.csv", bytes, &Choice::default());
    let intake = intake.ok().context("a file that can be read")?;
    let mut staging = Staging::default();
    for (id, found) in (1..).zip(intake.found) {
        let row = row_of(id, found, &mut staging);
        staging.rows.push(row);
    }
    staging.default_role = first_default(workspace, me);
    Ok(staging)
}

fn row_of(id: u32, found: Found, staging: &mut Staging) -> StagedRow {
    let details = Details { team: found.team, end: found.end_date.map(end_of) };
    if details != Details::default() {
        staging.details.insert(id, details);
    }
    StagedRow {
        id,
        source: 1,
        written: found.written,
        name: found.name,
        role_words: found.role,
        original: found.original,
        line: found.line,
        chosen_role: None,
        left_out: false,
        as_written: false,
    }
}

fn end_of(read: ReadDate) -> EndDate {
    let begins = |day: Day| Timestamp(day.begins_ms());
    match read {
        ReadDate::On(day) => EndDate::On(begins(day)),
        ReadDate::WhichOrder { written, day_first, month_first } => EndDate::WhichOrder {
            written,
            day_first: begins(day_first),
            month_first: begins(month_first),
        },
        ReadDate::Unreadable { written } => EndDate::Unreadable { written },
    }
}

fn check(review: &Review, right: &[&str]) -> Result<()> {
    ensure!(review.rows.len() == right.len(), "{} rows were found", review.rows.len());
    for (row, right) in review.rows.iter().zip(right) {
        let said = match &row.verdict {
            Verdict::Ready => "ready",
            Verdict::Repeated => "repeated",
            Verdict::AlreadyMember { .. } => "member",
            Verdict::AlreadyPending { .. } => "invited",
            Verdict::Mistyped { .. } => "mistyped",
            Verdict::UnknownRole { .. } => "role",
            Verdict::NotAnAddress { .. } => "no address",
            _ => "something else",
        };
        ensure!(said == *right, "row {} is {:?}, not {right}", row.id, row.verdict);
    }
    Ok(())
}
