//! The floor, started as a process of its own: see [`crate::floor`].

use std::env;
use std::path::Path;
use std::process::Command;

use anyhow::Result;
use bench_world::{Asked, World};
use roster_stage::Part;

use super::{Subject, address_of, roster};
use crate::line::{Call, Door};

/// The bare server.
pub struct Floor {
    part: Part,
    door: Door,
}

impl Floor {
    /// Starts this very program as the floor.
    pub fn start(log: &Path) -> Result<Self> {
        let mut command = Command::new(env::current_exe()?);
        command.arg("floor");
        let mut part = Part::start_talking("the floor", command, log)?;
        let door = Door { address: address_of(&mut part)?, token: None };
        Ok(Self { part, door })
    }
}

impl Subject for Floor {
    fn name(&self) -> &'static str {
        "a bare server"
    }

    fn way(&self) -> &'static str {
        "axum alone: reads the same question, and says yes to everything"
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
        let body = serde_json::to_vec(&roster::question(world, asked))?.into();
        Ok(Call { path: "/check".to_owned(), body })
    }

    fn many(&self, world: &World, asked: &[Asked]) -> Result<Call> {
        let body = serde_json::to_vec(&roster::questions(world, asked))?.into();
        Ok(Call { path: "/check/batch".to_owned(), body })
    }

    fn answers(&self, _: &World, asked: &[Asked], body: &[u8]) -> Result<Vec<bool>> {
        roster::said(asked, body)
    }

    fn truth(&self, _: &World, _: &Asked) -> bool {
        true
    }
}
