//! CASL, in a process of Node beside us. It is told when it is its turn, and takes its time itself.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::{env, fs, process};

use anyhow::{Context, Result};
use bench_world::{Asked, World};
use serde::{Deserialize, Serialize};

use super::Subject;

/// CASL.
pub struct Casl {
    node: Child,
    tell: ChildStdin,
    told: BufReader<ChildStdout>,
    count: usize,
}

/// What Node reads.
#[derive(Serialize)]
struct Told<'a> {
    keys: &'a [String],
    gives: &'a [Vec<bool>],
    role_of: &'a [u8],
    questions: Vec<(u32, u8)>,
}

/// What it says of a round.
#[derive(Deserialize)]
struct Round {
    nanos_each: f64,
}

impl Casl {
    /// Asked these questions.
    pub fn new(world: &World, questions: &[Asked]) -> Result<Self> {
        let told = Told {
            keys: &world.keys,
            gives: &world.gives,
            role_of: &world.role_of,
            questions: questions.iter().map(|asked| (asked.member, asked.key)).collect(),
        };
        let path = env::temp_dir().join(format!("roster-bench-check-{}.json", process::id()));
        fs::write(&path, serde_json::to_vec(&told)?)?;
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("casl/check.mjs");
        let mut node = Command::new("node")
            .arg(script)
            .arg(&path)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("Node does not start")?;
        let (tell, told) = (node.stdin.take(), node.stdout.take());
        let (tell, told) =
            (tell.context("its input")?, BufReader::new(told.context("its output")?));
        let casl = Self { node, tell, told, count: questions.len() };
        Ok(casl.that_has_read(&path)?)
    }

    /// Asks something at once: when it answers, the file is not needed any more.
    fn that_has_read(mut self, path: &Path) -> Result<Self> {
        let answer = self.say("round");
        fs::remove_file(path)?;
        answer.map(|_| self)
    }

    fn say(&mut self, word: &str) -> Result<String> {
        writeln!(self.tell, "{word}")?;
        let mut line = String::new();
        self.told.read_line(&mut line)?;
        anyhow::ensure!(!line.is_empty(), "Node has ended; are its packages installed?");
        Ok(line.trim().to_owned())
    }
}

impl Drop for Casl {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.node.kill();
        let _ = self.node.wait();
    }
}

impl Subject for Casl {
    fn name(&self) -> &'static str {
        "CASL"
    }

    fn way(&self) -> &'static str {
        "an ability for each role, prepared, in Node; the role in hand, actions and subjects split before"
    }

    fn questions_in_a_round(&self) -> usize {
        self.count
    }

    fn answers(&mut self) -> Result<Vec<bool>> {
        Ok(self.say("answers")?.bytes().map(|byte| byte == b'1').collect())
    }

    fn round(&mut self) -> Result<f64> {
        let round: Round = serde_json::from_str(&self.say("round")?)?;
        Ok(round.nanos_each)
    }
}
