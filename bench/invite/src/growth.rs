//! How Roster's own times grow: with the lines of a list, and with the members and invitations that are there already.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use bench_world::{SEED, Spread};
use serde::Serialize;

use crate::fill::{Filled, fill};
use crate::people::{addresses, list};
use crate::rounds::made;
use crate::subject::{Roster, Subject};

/// How many lines the lists have that are compared by their length.
const LISTS: [usize; 3] = [1_000, 10_000, 100_000];

/// How many lines the list has that is sent to workspaces of all sizes, and how many are invited singly, and accept.
const LIST: usize = 10_000;
const PEOPLE: usize = 1_000;

/// What came of it.
#[derive(Debug, Serialize)]
pub struct Growth {
    /// How often each was measured.
    rounds: usize,
    by_lines: Vec<OfLines>,
    by_size: Vec<OfSize>,
}

/// Lists of so many lines, in a workspace where nobody is.
#[derive(Debug, Serialize)]
struct OfLines {
    lines: usize,
    micros_a_line: Spread,
}

/// So many members, and as many invitations, already there.
#[derive(Debug, Serialize)]
struct OfSize {
    existing: usize,
    list_micros_a_line: Spread,
    inviting_per_second: Spread,
    accepting_per_second: Spread,
}

/// A file that is copied for every round.
struct Template {
    existing: usize,
    file: PathBuf,
    filled: Filled,
    list: Vec<f64>,
    inviting: Vec<f64>,
    accepting: Vec<f64>,
}

/// Measures all lengths and all sizes in turn, so often.
pub async fn measure(
    server: &Path,
    folder: &Path,
    sizes: &[usize],
    rounds: usize,
) -> Result<Growth> {
    let mut templates = Vec::new();
    for existing in sizes {
        eprintln!("filling a file with {existing} members and as many invitations");
        let file = folder.join(format!("{existing}.db"));
        let filled = fill(&file, &addresses(PEOPLE, "person", SEED + 1), *existing).await?;
        let (list, inviting, accepting) = (Vec::new(), Vec::new(), Vec::new());
        templates.push(Template { existing: *existing, file, filled, list, inviting, accepting });
    }
    let mut by_lines = LISTS.map(|lines| (lines, Vec::new()));
    for round in 0..=rounds {
        eprintln!("growth, round {round}{}", if round == 0 { " (not counted)" } else { "" });
        let mut order: Vec<usize> = (0..templates.len()).collect();
        if round % 2 == 1 {
            order.reverse();
        }
        for at in order {
            templates[at].round(server, &folder.join("round"), round > 0).await?;
        }
        for (lines, micros) in &mut by_lines {
            // The longest takes long enough to be measured once.
            if *lines > LIST && round != 1 {
                continue;
            }
            let empty = &templates[0];
            let mut roster = empty.open(server, &folder.join("round")).await?;
            let took = send(&mut roster, *lines).await?;
            if round > 0 {
                micros.push(took);
            }
            drop(roster);
        }
    }
    let of_lines =
        |(lines, micros): (usize, Vec<f64>)| OfLines { lines, micros_a_line: Spread::of(&micros) };
    let of_size = |template: Template| OfSize {
        existing: template.existing,
        list_micros_a_line: Spread::of(&template.list),
        inviting_per_second: Spread::of(&template.inviting),
        accepting_per_second: Spread::of(&template.accepting),
    };
    Ok(Growth {
        rounds,
        by_lines: by_lines.into_iter().map(of_lines).collect(),
        by_size: templates.into_iter().map(of_size).collect(),
    })
}

/// What a line of so long a list takes, in microseconds.
async fn send(roster: &mut Roster, lines: usize) -> Result<f64> {
    let list = list(lines, SEED + 3);
    let bulk = roster.bulk(&list).await?;
    let right = list.iter().map(|(_, verdict)| *verdict);
    ensure!(bulk.verdicts.into_iter().eq(right), "Roster is wrong about a line");
    Ok(bulk.took.as_secs_f64() * 1e6 / lines as f64)
}

impl Template {
    /// A server on a copy of the file.
    async fn open(&self, server: &Path, folder: &Path) -> Result<Roster> {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder)?;
        fs::copy(&self.file, folder.join("roster.db"))?;
        Roster::open(server, folder, self.filled.clone()).await
    }

    async fn round(&mut self, server: &Path, folder: &Path, counts: bool) -> Result<()> {
        let people = addresses(PEOPLE, "person", SEED + 1);
        let mut roster = self.open(server, folder).await?;
        let calls = roster.invitations(&people, 16)?;
        let invited = made(&roster, calls.clone(), 16).await?;
        roster.rest().await?;
        let calls = roster.acceptances(&calls, &invited.answers)?;
        let accepted = made(&roster, calls, 8).await?;
        roster.rest().await?;
        drop(roster);
        let mut roster = self.open(server, folder).await?;
        let list = send(&mut roster, LIST).await?;
        drop(roster);
        if counts {
            self.list.push(list);
            self.inviting.push(PEOPLE as f64 / invited.took.as_secs_f64());
            self.accepting.push(PEOPLE as f64 / accepted.took.as_secs_f64());
        }
        Ok(())
    }
}
