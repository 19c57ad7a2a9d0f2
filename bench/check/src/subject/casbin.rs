//! Casbin, by the `casbin` crate.
//!
//! One enforcer for all roles goes through all lines of the policy and takes milliseconds. The soonest is an enforcer for
//! each role, with the lines of that role alone, that keeps its answers: after the first round everything comes out of that
//! cache.

use anyhow::{Context as _, Result};
use bench_world::{Asked, World, nanos_each};
use casbin::prelude::{CachedEnforcer, CoreApi, DefaultModel, MemoryAdapter, MgmtApi, Model};

use super::Subject;

/// Casbin.
pub struct Casbin<'a> {
    enforcers: Vec<CachedEnforcer>,
    keys: &'a [String],
    questions: Vec<(usize, usize)>,
}

impl<'a> Casbin<'a> {
    /// Asked some of these questions.
    pub fn new(world: &'a World, questions: &[Asked]) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().build()?;
        let enforcer = |gives| runtime.block_on(enforcer(&world.keys, gives));
        Ok(Self {
            enforcers: world.gives.iter().map(enforcer).collect::<Result<_>>()?,
            keys: &world.keys,
            questions: questions
                .iter()
                .take(200_000)
                .map(|asked| (world.role(asked), usize::from(asked.key)))
                .collect(),
        })
    }

    fn ask(&self, (role, key): &(usize, usize)) -> Result<bool> {
        Ok(self.enforcers[*role].enforce((self.keys[*key].as_str(),))?)
    }
}

async fn enforcer(keys: &[String], gives: &Vec<bool>) -> Result<CachedEnforcer> {
    let mut model = DefaultModel::default();
    for (section, definition) in
        [("r", "act"), ("p", "act"), ("e", "some(where (p.eft == allow))"), ("m", "r.act == p.act")]
    {
        model.add_def(section, section, definition);
    }
    let mut enforcer = CachedEnforcer::new(model, MemoryAdapter::default()).await?;
    let lines = keys.iter().zip(gives).filter(|(_, given)| **given);
    let lines: Vec<Vec<String>> = lines.map(|(key, _)| vec![key.clone()]).collect();
    enforcer.add_policies(lines).await?.then_some(()).context("lines were there before")?;
    Ok(enforcer)
}

impl Subject for Casbin<'_> {
    fn name(&self) -> &'static str {
        "Casbin"
    }

    fn way(&self) -> &'static str {
        "an enforcer for each role that keeps its answers; the role in hand"
    }

    fn questions_in_a_round(&self) -> usize {
        self.questions.len()
    }

    fn answers(&mut self) -> Result<Vec<bool>> {
        self.questions.iter().map(|asked| self.ask(asked)).collect()
    }

    fn round(&mut self) -> Result<f64> {
        let count =
            || self.questions.iter().filter(|asked| self.ask(asked).unwrap_or(false)).count();
        Ok(nanos_each(self.questions.len(), count))
    }
}
