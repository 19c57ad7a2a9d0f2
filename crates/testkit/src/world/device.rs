//! One device: its disk, and the sync core while it runs. The driver of this world, with crashes between its parts.

use super::Plant;
use roster_domain::{AccountId, Command, DeviceId, Timestamp, WorkspaceId};
use roster_replica::core::{Core, Durable, EntryState, Happened, Input, Send, Step, Write};

pub(super) struct Device {
    pub id: DeviceId,
    pub account: AccountId,
    workspace: WorkspaceId,
    disk: Durable,
    core: Option<Core>,
    life: u32,
}

/// What a step came to.
#[derive(Default)]
pub(super) struct Taken {
    pub sends: Vec<Send>,
    pub made: Vec<(u64, Command)>,
    pub discarded: Vec<u64>,
    pub refused: u64,
    pub resnapshots: u64,
    pub crashed: bool,
}

impl Device {
    pub fn new(id: DeviceId, account: AccountId, workspace: WorkspaceId) -> Self {
        Self { id, account, workspace, disk: Durable::default(), core: None, life: 0 }
    }

    /// Starts it from its disk; says whether it was not running.
    pub fn start(&mut self, plant: Option<Plant>) -> bool {
        if self.core.is_some() {
            return false;
        }
        self.life += 1;
        let mut disk = self.disk.clone();
        if plant == Some(Plant::ReusesNumbers) {
            disk.last_n = disk.entries.keys().max().copied().unwrap_or(0);
        }
        self.core = Some(Core::open(self.workspace, self.id, disk));
        true
    }

    pub fn crash(&mut self) {
        self.core = None;
    }

    pub fn lives(&self, life: u32) -> bool {
        self.core.is_some() && self.life == life
    }

    pub fn life(&self) -> u32 {
        self.life
    }

    pub fn core(&self) -> Option<&Core> {
        self.core.as_ref()
    }

    pub fn disk(&self) -> &Durable {
        &self.disk
    }

    pub fn wake_at(&self) -> Option<Timestamp> {
        self.core.as_ref()?.wake_at()
    }

    pub fn waits(&self) -> bool {
        self.core.as_ref().is_none_or(|core| core.waiting() > 0 || core.cursor().is_none())
    }

    /// Takes an input: writes, takes the state, sends. Crashes after so many of these parts: 0 before anything, 1 after the
    /// cache's writes, 2 after all writes, 3 before sending.
    pub fn step(&mut self, input: Input, crash_after: u32, plant: Option<Plant>) -> Option<Taken> {
        let core = self.core.as_ref()?;
        let first = core.cursor().is_none();
        let asked = Asked {
            first,
            discarding: matches!(input, Input::Discard { .. }),
            submitting: matches!(input, Input::Submit { .. } | Input::Retry { .. }),
        };
        let Ok(step) = core.step(input) else { return Some(Taken::default()) };
        let Step { core, writes, sends, happened } = step;
        let mut taken = Taken::default();
        if self.crashes(crash_after == 0, &mut taken) {
            return Some(taken);
        }
        self.write(writes.iter().filter(|write| write.is_cache()), plant);
        if self.crashes(crash_after == 1, &mut taken) {
            return Some(taken);
        }
        self.write(writes.iter().filter(|write| !write.is_cache()), plant);
        tell(&writes, asked, &mut taken);
        if self.crashes(crash_after == 2, &mut taken) {
            return Some(taken);
        }
        taken.refused = happened
            .iter()
            .map(|event| match event {
                Happened::Refused(count) => *count as u64,
                _ => 0,
            })
            .sum();
        self.core = Some(core);
        if self.crashes(crash_after == 3, &mut taken) {
            return Some(taken);
        }
        taken.sends = sends;
        Some(taken)
    }

    fn crashes(&mut self, now: bool, taken: &mut Taken) -> bool {
        if now {
            self.crash();
            taken.crashed = true;
        }
        now
    }

    fn write<'a>(&mut self, writes: impl Iterator<Item = &'a Write>, plant: Option<Plant>) {
        for write in writes {
            match (plant, write) {
                (Some(Plant::SkipsWrites), Write::PutEntry(entry))
                    if entry.state == EntryState::Waiting => {}
                (Some(Plant::ForgetsWhatWasSent), Write::PutEntry(entry))
                    if entry.state == EntryState::Sent =>
                {
                    self.disk.write(&Write::DropEntry(entry.n));
                }
                (Some(Plant::LosesThePlace), Write::Apply { changes, cursor }) => {
                    let kept = changes.iter().skip(1).cloned().collect();
                    self.disk.write(&Write::Apply { changes: kept, cursor: *cursor });
                }
                _ => self.disk.write(write),
            }
        }
    }
}

/// What kind of input a step takes.
#[derive(Clone, Copy)]
struct Asked {
    /// The device knows nothing yet.
    first: bool,
    discarding: bool,
    submitting: bool,
}

/// What the user would have seen happen by now: these writes are durable.
fn tell(writes: &[Write], asked: Asked, taken: &mut Taken) {
    for write in writes {
        match write {
            Write::PutEntry(entry)
                if asked.submitting && !taken.made.iter().any(|(n, _)| *n == entry.n) =>
            {
                taken.made.push((entry.n, entry.command.clone()));
            }
            Write::DropEntry(n) if asked.discarding => taken.discarded.push(*n),
            Write::Replace { .. } if !asked.first => taken.resnapshots += 1,
            _ => {}
        }
    }
}
