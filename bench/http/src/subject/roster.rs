//! Roster: the server as it ships, on a file of its own, asked by a key. It is told a member's id and a permission's name.

use std::path::Path;
use std::process::Command;

use anyhow::Result;
use bench_world::{Asked, World};
use roster_protocol::{
    BatchedAnswer, Check, CheckAnswer, CheckBatch, CheckBatchAnswer, CheckRequest, KeyScope,
    MadeKey, NewKey, Who,
};
use roster_stage::Part;
use serde::Serialize;

use super::{Subject, address_of};
use crate::fill::{Owner, fill};
use crate::line::{Call, Door, Line};

/// Roster.
pub struct Roster {
    part: Part,
    door: Door,
    /// The Owner's session, for changing roles.
    pub owner: Owner,
}

impl Roster {
    /// Fills a file and starts the server on it; the world is in memory when this is done.
    pub async fn start(program: &Path, folder: &Path, world: &World) -> Result<Self> {
        let owner = fill(&folder.join("roster.db"), world).await?;
        let mut command = Command::new(program);
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(folder);
        command.env("RUST_LOG", "warn");
        let mut part = Part::start_talking("Roster", command, &folder.join("server.log"))?;
        let address = address_of(&mut part)?;
        let mut door = Door { address, token: Some(owner.token.clone()) };
        let key = NewKey { name: "Shop".to_owned(), scope: KeyScope::Check };
        let call = call(&owner, "keys", &key)?;
        let made: MadeKey = serde_json::from_slice(&Line::open(&door).await?.post(&call).await?)?;
        door.token = Some(made.secret);
        Ok(Self { part, door, owner })
    }
}

/// A call of a route of the Owner's workspace.
pub fn call(owner: &Owner, route: &str, body: &impl Serialize) -> Result<Call> {
    let path = format!("/api/v1/workspaces/{}/{route}", owner.workspace);
    Ok(Call { path, body: serde_json::to_vec(body)?.into() })
}

/// A question in the words of the API.
pub fn question(world: &World, asked: &Asked) -> CheckRequest {
    let permission = world.keys[usize::from(asked.key)].clone();
    CheckRequest { who: Who::Member(asked.id), permission, on: None, at_least: None }
}

/// Many of them.
pub fn questions(world: &World, asked: &[Asked]) -> CheckBatch {
    let check = |asked: &Asked| {
        let CheckRequest { who, permission, on, .. } = question(world, asked);
        Check { who, permission, on }
    };
    CheckBatch { checks: asked.iter().map(check).collect(), at_least: None }
}

/// What an answer of the API says. One that names a mistake in the question allows nothing.
pub fn said(asked: &[Asked], body: &[u8]) -> Result<Vec<bool>> {
    if asked.len() == 1 {
        let answer: CheckAnswer = serde_json::from_slice(body)?;
        return Ok(vec![answer.allowed && answer.code.is_none()]);
    }
    let answer: CheckBatchAnswer = serde_json::from_slice(body)?;
    let says = |answer: &BatchedAnswer| answer.allowed && answer.code.is_none();
    Ok(answer.answers.iter().map(says).collect())
}

impl Subject for Roster {
    fn name(&self) -> &'static str {
        "Roster"
    }

    fn way(&self) -> &'static str {
        "told a member's id and a permission's name, by an API key; reads the member, the role and the plan"
    }

    fn door(&self) -> &Door {
        &self.door
    }

    fn pid(&self) -> u32 {
        self.part.pid()
    }

    fn most(&self) -> usize {
        roster_protocol::CHECKS_MAX
    }

    fn one(&self, world: &World, asked: &Asked) -> Result<Call> {
        call(&self.owner, "check", &question(world, asked))
    }

    fn many(&self, world: &World, asked: &[Asked]) -> Result<Call> {
        call(&self.owner, "check/batch", &questions(world, asked))
    }

    fn answers(&self, _: &World, asked: &[Asked], body: &[u8]) -> Result<Vec<bool>> {
        said(asked, body)
    }
}
