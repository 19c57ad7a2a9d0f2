//! One world: a server, up to three devices of two people, and what may go wrong between them.

mod checks;
mod device;
mod script;
mod script_access;
mod script_people;
mod server;

pub use checks::Violation;

use crate::{CountedLinks, Ids};
use device::Device;
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use roster_domain::{Command, DeviceId, Timestamp, WorkspaceId};
use roster_replica::core::{Input, LineFault, Send};
use server::Server;
use std::{
    collections::{BTreeMap, hash_map::DefaultHasher},
    hash::Hasher as _,
    sync::Arc,
};

/// How often things go wrong, in thousandths of the chances that they have.
#[derive(Clone, Copy, Debug)]
pub struct Faults {
    /// A message is lost.
    pub lost: u32,
    /// A message comes twice.
    pub doubled: u32,
    /// A device crashes at one of the points of a step.
    pub crash: u32,
    /// The server crashes.
    pub server_crash: u32,
}

/// A known bug, put in on purpose, to prove that the checks catch it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plant {
    /// A device throws entries away as soon as they were sent.
    ForgetsWhatWasSent,
    /// A device gives a number again after a restart.
    ReusesNumbers,
    /// A device shows what it did not write.
    SkipsWrites,
    /// A device takes a page without its cursor.
    LosesThePlace,
}

/// What a world did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Steps of devices.
    pub steps: u64,
    /// Commands that devices made durable.
    pub commands: u64,
    /// Messages lost or doubled.
    pub network_faults: u64,
    /// Devices crashed.
    pub crashes: u64,
    /// Server crashes.
    pub server_crashes: u64,
    /// Commands refused by the server.
    pub refusals: u64,
    /// Commands sent more than once.
    pub resent: u64,
    /// Snapshots after the first, because what may be seen changed.
    pub resnapshots: u64,
}

/// How a seed ended.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What happened.
    pub tally: Tally,
    /// A number that stands for everything that happened, in order.
    pub trace: u64,
    /// What was wrong.
    pub violation: Option<Violation>,
}

/// One world.
pub struct World {
    rng: ChaCha8Rng,
    ids: Ids,
    now: Timestamp,
    workspace: WorkspaceId,
    server: Server,
    devices: Vec<Device>,
    network: Vec<Message>,
    faults: Faults,
    plant: Option<Plant>,
    tally: Tally,
    trace: DefaultHasher,
    /// Every command that a device made durable and did not throw away, by device and number.
    made: BTreeMap<(DeviceId, u64), Command>,
    discarded: Vec<(DeviceId, u64)>,
}

/// Something on its way. A message to or from a life of a device that has ended leads nowhere, as a closed socket.
#[derive(Clone, Debug)]
struct Message {
    device: usize,
    life: u32,
    load: Load,
}

#[derive(Clone, Debug)]
enum Load {
    Up(Send),
    Down(Box<Input>),
}

/// How many things happen before the faults stop.
const EVENTS_MAX: u32 = 160;
/// How many rounds the world gets to come to rest.
const ROUNDS_MAX: u32 = 400;

/// Runs one seed to its end.
#[must_use]
pub fn run_seed(seed: u64, plant: Option<Plant>) -> Outcome {
    let mut world = World::new(seed, plant);
    let violation = world.live().err();
    Outcome { tally: world.tally, trace: world.trace.finish(), violation }
}

impl World {
    fn new(seed: u64, plant: Option<Plant>) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let mut ids = Ids::default();
        let now = Timestamp(1_700_000_000_000);
        // Faults differ from seed to seed, and a quarter of the seeds has none: deep states are reached in calm weather.
        let scale = rng.random_range(0..4);
        let mut rate =
            |most: u32| if scale == 0 { 0 } else { rng.random_range(0..=most * scale / 3) };
        let faults =
            Faults { lost: rate(250), doubled: rate(200), crash: rate(80), server_crash: rate(30) };
        let (server, people) =
            Server::found(&mut ids, &mut rng, Arc::new(CountedLinks::default()), now);
        let count = rng.random_range(1..=3);
        let workspace = server.workspace;
        let devices = (0..count)
            .map(|at| {
                let account = people.get(at % people.len()).copied().unwrap_or(people[0]);
                Device::new(DeviceId(ids.fresh()), account, workspace)
            })
            .collect();
        Self {
            rng,
            ids,
            now,
            workspace,
            server,
            devices,
            network: Vec::new(),
            faults,
            plant,
            tally: Tally::default(),
            trace: DefaultHasher::new(),
            made: BTreeMap::new(),
            discarded: Vec::new(),
        }
    }

    fn live(&mut self) -> Result<(), Violation> {
        for at in 0..self.devices.len() {
            self.start(at);
        }
        let events = self.rng.random_range(20..EVENTS_MAX);
        for _ in 0..events {
            self.now = self.now.plus(self.rng.random_range(1..400));
            self.something_happens();
            self.check_always()?;
        }
        self.faults = Faults { lost: 0, doubled: 0, crash: 0, server_crash: 0 };
        self.come_to_rest();
        self.check_at_rest()
    }

    fn something_happens(&mut self) {
        let device = self.rng.random_range(0..self.devices.len());
        match self.rng.random_range(0..100) {
            0..=44 => self.deliver_any(),
            45..=64 => self.act(device),
            65..=74 => self.tick(device),
            75..=82 => self.hint(device),
            83..=88 => self.someone_answers_an_invitation(),
            89..=92 => self.crash(device),
            93..=95 => self.maybe_server_crash(),
            _ => self.now = self.now.plus(self.rng.random_range(500..90_000)),
        }
    }

    /// Lets everything on its way arrive and every timer ring, until nothing moves.
    fn come_to_rest(&mut self) {
        let mut calm = 0;
        for _ in 0..ROUNDS_MAX {
            self.now = self.now.plus(10_000);
            while !self.network.is_empty() {
                self.deliver_any();
            }
            for at in 0..self.devices.len() {
                self.start(at);
                self.step(at, Input::Tick { at: self.now });
                self.step(at, Input::SyncNow { at: self.now });
            }
            while !self.network.is_empty() {
                self.deliver_any();
            }
            let waits =
                self.devices.iter().any(|device| device.waits() || device.wake_at().is_some());
            calm = if waits { 0 } else { calm + 1 };
            // Two calm rounds: in the second every device has asked since the last one's commands arrived.
            if calm == 2 {
                return;
            }
        }
    }

    fn deliver_any(&mut self) {
        if self.network.is_empty() {
            return;
        }
        let at = self.rng.random_range(0..self.network.len());
        let message = if self.chance(self.faults.doubled) {
            self.tally.network_faults += 1;
            self.network[at].clone()
        } else {
            self.network.swap_remove(at)
        };
        if self.chance(self.faults.lost) {
            self.tally.network_faults += 1;
            self.lose(&message);
            return;
        }
        match message.load {
            Load::Up(send) => self.arrive_at_server(message.device, message.life, send),
            Load::Down(input) => {
                if self.devices[message.device].lives(message.life) {
                    self.step(message.device, self.at_now(*input));
                }
            }
        }
    }

    /// A lost message: the device sees a broken line, at once or only when its patience ends.
    fn lose(&mut self, message: &Message) {
        let flight = match &message.load {
            Load::Up(Send::Push { flight, .. } | Send::Pull { flight, .. }) => *flight,
            Load::Down(_) => return,
        };
        if self.rng.random_bool(0.5) {
            let jitter = self.rng.random_range(0..1000);
            let fault = LineFault::Unreachable;
            let input = Input::Failed { flight, fault, at: self.now, jitter };
            self.network.push(Message { load: Load::Down(Box::new(input)), ..message.clone() });
        }
    }

    fn arrive_at_server(&mut self, device: usize, life: u32, send: Send) {
        let account = self.devices[device].account;
        if let Send::Push { request, .. } = &send {
            let known = self.server.numbers_seen(request.device);
            self.tally.resent +=
                request.items.iter().filter(|item| known.contains(&item.n)).count() as u64;
        }
        let input = self.server.answer(account, send, self.now);
        self.network.push(Message { device, life, load: Load::Down(Box::new(input)) });
        if self.chance(self.faults.server_crash) {
            self.tally.server_crashes += 1;
            self.server.restart();
        }
    }

    fn maybe_server_crash(&mut self) {
        if self.chance(self.faults.server_crash * 10) {
            self.tally.server_crashes += 1;
            self.server.restart();
        }
    }

    fn start(&mut self, at: usize) {
        if self.devices[at].start(self.plant) {
            self.step(at, Input::start(self.now));
        }
    }

    fn tick(&mut self, at: usize) {
        self.start(at);
        let due = self.devices[at].wake_at();
        if let Some(due) = due.filter(|_| self.rng.random_bool(0.5)) {
            self.now = self.now.max(due);
        }
        self.step(at, Input::Tick { at: self.now });
    }

    fn hint(&mut self, at: usize) {
        let hint = self.server.hint();
        let life = self.devices[at].life();
        let input = Input::Hint { hint, at: self.now };
        self.network.push(Message { device: at, life, load: Load::Down(Box::new(input)) });
    }

    fn crash(&mut self, at: usize) {
        if self.chance(self.faults.crash * 5) {
            self.tally.crashes += 1;
            self.devices[at].crash();
        }
    }

    /// One step of a device, crashing perhaps between any two of its parts.
    fn step(&mut self, at: usize, input: Input) {
        let crash_after =
            if self.chance(self.faults.crash) { self.rng.random_range(0..4) } else { 9 };
        self.tally.steps += 1;
        self.note(&(at, format!("{input:?}"), crash_after));
        let device = &mut self.devices[at];
        let Some(taken) = device.step(input, crash_after, self.plant) else { return };
        self.tally.refusals += taken.refused;
        self.tally.resnapshots += taken.resnapshots;
        let (id, life) = (device.id, device.life());
        for (n, command) in taken.made {
            self.tally.commands += 1;
            self.made.insert((id, n), command);
        }
        for n in taken.discarded {
            self.made.remove(&(id, n));
            self.discarded.push((id, n));
        }
        if taken.crashed {
            self.tally.crashes += 1;
        }
        for send in taken.sends {
            self.network.push(Message { device: at, life, load: Load::Up(send) });
        }
    }

    fn chance(&mut self, thousandths: u32) -> bool {
        thousandths > 0 && self.rng.random_range(0..1000) < thousandths
    }

    fn note(&mut self, what: &impl std::hash::Hash) {
        what.hash(&mut self.trace);
    }

    /// The same input, arriving now.
    fn at_now(&self, input: Input) -> Input {
        let at = self.now;
        match input {
            Input::PushAnswered { flight, answer, .. } => {
                Input::PushAnswered { flight, answer, at }
            }
            Input::PullAnswered { flight, answer, .. } => {
                Input::PullAnswered { flight, answer, at }
            }
            Input::Failed { flight, fault, jitter, .. } => {
                Input::Failed { flight, fault, at, jitter }
            }
            Input::Hint { hint, .. } => Input::Hint { hint, at },
            other => other,
        }
    }
}
