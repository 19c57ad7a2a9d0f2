//! Those who are asked over HTTP. Each is a process of its own on the same machine.

mod cerbos;
mod floor;
mod roster;

use std::io::{BufRead, BufReader};

use anyhow::{Context, Result};
use bench_world::{Asked, World};
use roster_stage::Part;

pub use self::cerbos::Cerbos;
pub use self::floor::Floor;
pub use self::roster::{Roster, call};
use crate::line::{Call, Door};

/// Somebody who is asked.
pub trait Subject {
    /// Its name in the report.
    fn name(&self) -> &'static str;

    /// What it is told and what it does for an answer.
    fn way(&self) -> &'static str;

    /// Where it listens.
    fn door(&self) -> &Door;

    /// Its process.
    fn pid(&self) -> u32;

    /// How many questions it takes in one call, at most.
    fn most(&self) -> usize;

    /// One question, as it is asked here.
    fn one(&self, world: &World, asked: &Asked) -> Result<Call>;

    /// Many questions in one call, those about one member in a row.
    fn many(&self, world: &World, asked: &[Asked]) -> Result<Call>;

    /// What the body of an answer says to each question.
    fn answers(&self, world: &World, asked: &[Asked], body: &[u8]) -> Result<Vec<bool>>;

    /// What it must say.
    fn truth(&self, world: &World, asked: &Asked) -> bool {
        world.truth(asked)
    }
}

/// Waits for the line in which a server of ours says where it listens.
fn address_of(server: &mut Part) -> Result<std::net::SocketAddr> {
    let mut lines = BufReader::new(server.take_output()?).lines();
    let said = lines.next().context("it ended without a word")??;
    let address = said.strip_prefix("listening on http://").with_context(|| said.clone())?;
    Ok(address.parse()?)
}
