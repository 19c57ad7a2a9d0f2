//! "May she do this?", asked over HTTP of Roster's own server and of others, in turn in one run: the same world, the same questions,
//! each answer compared after the clock has stopped.
//!
//! It prints its report as JSON; `cargo xtask bench check` builds it, runs it, and makes a table of it. Started with `floor`
//! it is one of those who are asked: a server that reads a question and says yes.

mod asking;
mod edits;
mod fill;
mod floor;
mod line;
mod rounds;
mod subject;

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use bench_world::{ROLES, SEED, World};
use serde::Serialize;
use tokio::runtime;

use crate::edits::Edits;
use crate::rounds::{Outcome, Rounds};
use crate::subject::{Cerbos, Floor, Roster, Subject};

/// How often a role is changed, and how many ask meanwhile in the second half.
const EDITS: u64 = 2_000;

/// The sizes of the curve, besides the one in which all are asked.
const SIZES: [usize; 2] = [1_000, 1_000_000];

/// All of it.
#[derive(Serialize)]
struct Report {
    members: usize,
    roles: usize,
    permissions: usize,
    rounds: Rounds,
    subjects: Vec<Outcome>,
    edits: Edits,
    growth: Vec<Point>,
}

/// Roster with so many members.
#[derive(Serialize)]
struct Point {
    members: usize,
    modes: Outcome,
}

fn main() -> Result<()> {
    if env::args().nth(1).as_deref() == Some("floor") {
        return runtime::Runtime::new()?.block_on(floor::serve());
    }
    let asked = Arguments::read()?;
    // One thread: what asks leaves the rest of the machine to who is asked.
    let one_thread = runtime::Builder::new_current_thread().enable_all().build()?;
    let report = one_thread.block_on(measure(&asked))?;
    println!("{}", serde_json::to_string_pretty(&report)?);
    Ok(())
}

/// What is to be measured, and with which programs.
struct Arguments {
    members: usize,
    rounds: Rounds,
    server: PathBuf,
    cerbos: PathBuf,
}

impl Arguments {
    /// `--server PATH --cerbos PATH --members N --rounds N`.
    fn read() -> Result<Self> {
        let (server, cerbos) = (PathBuf::new(), PathBuf::new());
        let mut read = Self { members: 100_000, rounds: Rounds::default(), server, cerbos };
        let mut arguments = env::args().skip(1);
        while let Some(name) = arguments.next() {
            let value = arguments.next().with_context(|| format!("{name} of what?"))?;
            match name.as_str() {
                "--members" => read.members = value.parse()?,
                "--rounds" => read.rounds.count = value.parse()?,
                "--server" => read.server = value.into(),
                "--cerbos" => read.cerbos = value.into(),
                _ => bail!("no such argument: {name}"),
            }
        }
        Ok(read)
    }
}

async fn measure(asked: &Arguments) -> Result<Report> {
    let folder = tempfile::tempdir()?;
    let world = World::of(asked.members, SEED)?;
    let start = async |name: &str, world: &World| {
        eprintln!("{} members", world.members.len());
        Roster::start(&asked.server, &folder.path().join(name), world).await
    };
    let roster = start("roster", &world).await?;
    let (floor, cerbos) = (
        Floor::start(&folder.path().join("floor.log"))?,
        Cerbos::start(&asked.cerbos, &folder.path().join("cerbos"), &world)?,
    );
    let permissions = world.keys.len();
    let all: [(&dyn Subject, &World); 3] = [(&roster, &world), (&floor, &world), (&cerbos, &world)];
    let subjects = asked.rounds.interleave(&all).await?;
    drop((floor, cerbos));
    eprintln!("edits");
    let edits = edits::measure(&roster, &world, EDITS).await?;
    let [small, large] = [World::of(SIZES[0], SEED)?, World::of(SIZES[1], SEED)?];
    let of_small = start("small", &small).await?;
    let of_large = start("large", &large).await?;
    let sizes: [(&dyn Subject, &World); 3] =
        [(&of_small, &small), (&roster, &world), (&of_large, &large)];
    let outcomes = asked.rounds.interleave(&sizes).await?;
    let point =
        |((_, world), modes): (&(_, &World), _)| Point { members: world.members.len(), modes };
    Ok(Report {
        members: asked.members,
        roles: ROLES,
        permissions,
        rounds: asked.rounds,
        subjects,
        edits,
        growth: sizes.iter().zip(outcomes).map(point).collect(),
    })
}
