//! "May she do this?", asked of Roster and of others in one run: the same world, the same questions, each answer compared.
//!
//! It measures inside one process, and CASL inside one of Node. It prints its report as JSON; `cargo xtask bench check`
//! builds it, runs it, and makes a table of it.

mod costs;
mod growth;
mod rounds;
mod subject;

use std::env;

use anyhow::{Context, Result, bail};
use bench_world::{SEED, World};
use serde::Serialize;

use crate::costs::Costs;
use crate::growth::Point;
use crate::rounds::Outcome;
use crate::subject::{ByHandle, ById, Casbin, Casl, Cedar, Explained, Subject};

const QUESTIONS: usize = 1_000_000;

/// All of it.
#[derive(Serialize)]
struct Report {
    members: usize,
    roles: usize,
    permissions: usize,
    rounds: usize,
    subjects: Vec<Outcome>,
    costs: Costs,
    growth: Vec<Point>,
}

fn main() -> Result<()> {
    let (members, rounds) = arguments()?;
    eprintln!("{members} members, {rounds} rounds");
    let (subjects, costs, permissions) = beside_others(members, rounds)?;
    eprintln!("the curve");
    let growth = growth::measure(SEED, QUESTIONS, rounds)?;
    let roles = bench_world::ROLES;
    let report = Report { members, roles, permissions, rounds, subjects, costs, growth };
    println!("{}", serde_json::to_string_pretty(&report)?);
    Ok(())
}

/// `--members N --rounds N`.
fn arguments() -> Result<(usize, usize)> {
    let (mut members, mut rounds) = (100_000, 9);
    let mut arguments = env::args().skip(1);
    while let Some(name) = arguments.next() {
        let value = arguments.next().with_context(|| format!("{name} of what?"))?.parse()?;
        match name.as_str() {
            "--members" => members = value,
            "--rounds" => rounds = value,
            _ => bail!("no such argument: {name}"),
        }
    }
    Ok((members, rounds))
}

fn beside_others(members: usize, rounds: usize) -> Result<(Vec<Outcome>, Costs, usize)> {
    let world = World::of(members, SEED)?;
    let questions = world.questions(QUESTIONS, SEED + 1);
    let mut subjects: Vec<Box<dyn Subject + '_>> = vec![
        Box::new(ByHandle::new(&world, &questions)?),
        Box::new(ById::new(&world, &questions)),
        Box::new(Explained::new(&world, &questions)),
        Box::new(Casl::new(&world, &questions)?),
        Box::new(Casbin::new(&world, &questions)?),
        Box::new(Cedar::new(&world, &questions)?),
    ];
    let outcomes = rounds::interleave(&mut subjects, &world, &questions, rounds)?;
    let costs = costs::measure(&world, rounds)?;
    Ok((outcomes, costs, world.keys.len()))
}
