//! Roster: by id and name, by handle, and with the reason.

use anyhow::{Context, Result};
use bench_world::{Asked, NOW, World, nanos_each};
use roster_domain::permission::handle;
use roster_domain::{PermissionHandle, Question, Standing, allowed, explain};

use super::Subject;

/// `allowed`: a member's id and a permission's name, as they come over the wire.
pub struct ById<'a> {
    world: &'a World,
    questions: &'a [Asked],
}

impl<'a> ById<'a> {
    /// Asked these questions.
    pub fn new(world: &'a World, questions: &'a [Asked]) -> Self {
        Self { world, questions }
    }

    fn ask(&self, asked: &Asked) -> bool {
        let key = &self.world.keys[usize::from(asked.key)];
        allowed(&self.world.workspace, &Question::new(asked.id, key, NOW))
    }
}

impl Subject for ById<'_> {
    fn name(&self) -> &'static str {
        "Roster, by id and name"
    }

    fn way(&self) -> &'static str {
        "allowed(workspace, question): the member by UUID, the permission by name"
    }

    fn questions_in_a_round(&self) -> usize {
        self.questions.len()
    }

    fn answers(&mut self) -> Result<Vec<bool>> {
        Ok(self.questions.iter().map(|asked| self.ask(asked)).collect())
    }

    fn round(&mut self) -> Result<f64> {
        // Several times over: one time is too short to be taken.
        const TIMES: usize = 4;
        let once = || self.questions.iter().filter(|asked| self.ask(asked)).count();
        Ok(nanos_each(TIMES * self.questions.len(), || (0..TIMES).map(|_| once()).sum()))
    }
}

/// `Standing::may`: each member looked up before, each permission found before.
pub struct ByHandle<'a> {
    standings: Vec<Standing<'a>>,
    questions: Vec<(u32, PermissionHandle)>,
}

impl<'a> ByHandle<'a> {
    /// Asked these questions.
    pub fn new(world: &'a World, questions: &[Asked]) -> Result<Self> {
        let standing = |id: &_| Standing::of(&world.workspace, *id, NOW);
        let found = |asked: &Asked| {
            let key = &world.keys[usize::from(asked.key)];
            handle(key).map(|handle| (asked.member, handle)).context("a permission")
        };
        Ok(Self {
            standings: world.members.iter().map(standing).collect(),
            questions: questions.iter().map(found).collect::<Result<_>>()?,
        })
    }

    fn ask(&self, (member, permission): &(u32, PermissionHandle)) -> bool {
        self.standings[*member as usize].may(*permission)
    }
}

impl Subject for ByHandle<'_> {
    fn name(&self) -> &'static str {
        "Roster, by handle"
    }

    fn way(&self) -> &'static str {
        "Standing::may: a standing for each member and a handle for each permission, prepared"
    }

    fn questions_in_a_round(&self) -> usize {
        self.questions.len()
    }

    fn answers(&mut self) -> Result<Vec<bool>> {
        Ok(self.questions.iter().map(|asked| self.ask(asked)).collect())
    }

    fn round(&mut self) -> Result<f64> {
        // See above.
        const TIMES: usize = 20;
        let once = || self.questions.iter().filter(|asked| self.ask(asked)).count();
        Ok(nanos_each(TIMES * self.questions.len(), || (0..TIMES).map(|_| once()).sum()))
    }
}

/// `explain`: the answer with its one reason.
pub struct Explained<'a> {
    world: &'a World,
    questions: &'a [Asked],
}

impl<'a> Explained<'a> {
    /// Asked some of these questions.
    pub fn new(world: &'a World, questions: &'a [Asked]) -> Self {
        Self { world, questions: &questions[..questions.len().min(200_000)] }
    }

    fn ask(&self, asked: &Asked) -> bool {
        let key = &self.world.keys[usize::from(asked.key)];
        explain(&self.world.workspace, &Question::new(asked.id, key, NOW)).allowed
    }
}

impl Subject for Explained<'_> {
    fn name(&self) -> &'static str {
        "Roster, with the reason"
    }

    fn way(&self) -> &'static str {
        "explain(workspace, question): by UUID and name, with the one reason"
    }

    fn questions_in_a_round(&self) -> usize {
        self.questions.len()
    }

    fn answers(&mut self) -> Result<Vec<bool>> {
        Ok(self.questions.iter().map(|asked| self.ask(asked)).collect())
    }

    fn round(&mut self) -> Result<f64> {
        let count = || self.questions.iter().filter(|asked| self.ask(asked)).count();
        Ok(nanos_each(self.questions.len(), count))
    }
}
