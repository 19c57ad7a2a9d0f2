//! Cerbos, its program from npm. One policy has a rule for each permission with the roles that have it. The caller says which
//! role the member has, as Cerbos keeps no members; one call is about one member.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::{fs, net::Ipv4Addr, net::SocketAddr};

use anyhow::{Context, Result};
use bench_world::{Asked, World};
use roster_stage::{Part, port};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Subject;
use crate::line::{Call, Door};

/// Cerbos.
pub struct Cerbos {
    part: Part,
    door: Door,
    most: usize,
}

/// What is read of its answer.
#[derive(Deserialize)]
struct Answer {
    results: Vec<OfResource>,
}

#[derive(Deserialize)]
struct OfResource {
    actions: BTreeMap<String, String>,
}

impl Cerbos {
    /// Writes the policy and starts the program on it.
    pub fn start(program: &Path, folder: &Path, world: &World) -> Result<Self> {
        let policies = folder.join("policies");
        fs::create_dir_all(&policies)?;
        fs::write(policies.join("workspace.json"), serde_json::to_vec(&policy(world))?)?;
        let address: SocketAddr = (Ipv4Addr::LOCALHOST, port::free()?).into();
        // All that can be asked about one member in one call; a member's whole list is what it does soonest.
        let most = world.keys.len();
        let settings = json!({
            "server": {
                "httpListenAddr": format!("{address}"),
                "grpcListenAddr": format!("127.0.0.1:{}", port::free()?),
                "requestLimits": { "maxActionsPerResource": most },
            },
            "telemetry": { "disabled": true },
            "storage": { "driver": "disk", "disk": { "directory": policies } },
        });
        let path = folder.join("settings.json");
        fs::write(&path, serde_json::to_vec(&settings)?)?;
        let mut command = Command::new(program);
        command.args(["server", "--log-level=error", "--config"]).arg(path);
        let part = Part::start("Cerbos", command, &folder.join("cerbos.log"))?;
        let door = Door { address, token: None };
        port::wait_open("Cerbos", door.address.port())?;
        Ok(Self { part, door, most })
    }
}

fn policy(world: &World) -> Value {
    let rule = |(at, key): (usize, &String)| {
        let given = world.gives.iter().enumerate().filter(|(_, gives)| gives[at]);
        let roles: Vec<String> = given.map(|(role, _)| role_name(role)).collect();
        let rule = json!({ "actions": [key], "effect": "EFFECT_ALLOW", "roles": roles });
        (!roles.is_empty()).then_some(rule)
    };
    let rules: Vec<Value> = world.keys.iter().enumerate().filter_map(rule).collect();
    let policy = json!({ "version": "default", "resource": "workspace", "rules": rules });
    json!({ "apiVersion": "api.cerbos.dev/v1", "resourcePolicy": policy })
}

fn role_name(role: usize) -> String {
    format!("role{role}")
}

impl Subject for Cerbos {
    fn name(&self) -> &'static str {
        "Cerbos"
    }

    fn way(&self) -> &'static str {
        "0.55.0: a rule for each permission; told the member's role, no key asked for, one member in a call"
    }

    fn door(&self) -> &Door {
        &self.door
    }

    fn pid(&self) -> u32 {
        self.part.pid()
    }

    fn most(&self) -> usize {
        self.most
    }

    fn one(&self, world: &World, asked: &Asked) -> Result<Call> {
        self.many(world, std::slice::from_ref(asked))
    }

    fn many(&self, world: &World, asked: &[Asked]) -> Result<Call> {
        let first = asked.first().context("a question")?;
        let keys: Vec<&str> =
            asked.iter().map(|asked| world.keys[usize::from(asked.key)].as_str()).collect();
        let body = json!({
            "requestId": "1",
            "principal": { "id": first.id, "roles": [role_name(world.role(first))] },
            "resources": [{ "resource": { "kind": "workspace", "id": "1" }, "actions": keys }],
        });
        let body = serde_json::to_vec(&body)?.into();
        Ok(Call { path: "/api/check/resources".to_owned(), body })
    }

    fn answers(&self, world: &World, asked: &[Asked], body: &[u8]) -> Result<Vec<bool>> {
        let answer: Answer = serde_json::from_slice(body)?;
        let actions = &answer.results.first().context("a result")?.actions;
        let says = |asked: &Asked| {
            let effect = actions.get(&world.keys[usize::from(asked.key)]);
            effect.is_some_and(|effect| effect == "EFFECT_ALLOW")
        };
        Ok(asked.iter().map(says).collect())
    }
}
