//! The sync core: a state machine that does no I/O.
//!
//! It takes an [`Input`] (a local command, an answer, a failure, a hint, a tick) and gives a [`Step`]: the next state, what
//! to write, what to send, and what happened. Whoever drives it writes first, then takes the next state, then sends and
//! tells: so nothing is shown or sent that is not durable, and a crash between any two of these loses nothing. The driver
//! of the app and the simulator drive this same code.
//!
//! It knows no clock (each input brings the time), no randomness (jitter comes in), no disk and no network.

mod durable;
mod flow;
mod input;
mod pull;
mod push;
mod subject;
mod submit;
mod view;

pub use durable::{Cursor, Durable, Write};
pub use input::{
    Entry, EntryState, HOLD_MS_MAX, Happened, Input, Line, LineFault, RefusedEntry, Send, Step,
    Touched,
};

use roster_domain::{
    DeviceId, MemberId, Refusal, RoleId, Table, Timestamp, Workspace, WorkspaceId,
};

/// A device's copy of one workspace. Cloning costs nothing: readers hold snapshots.
#[derive(Clone, Debug)]
pub struct Core {
    workspace: WorkspaceId,
    device: DeviceId,
    confirmed: Workspace,
    cursor: Option<Cursor>,
    outbox: Table<u64, Entry>,
    attention: Table<u64, RefusedEntry>,
    last_n: u64,
    view: Workspace,
    doubts: Table<u64, Refusal>,
    role_seqs: Table<RoleId, u64>,
    flow: flow::Flow,
}

impl Core {
    /// The copy as it stands on disk. What a pull had covered before a crash leaves the outbox here.
    #[must_use]
    pub fn open(workspace: WorkspaceId, device: DeviceId, durable: Durable) -> Self {
        let confirmed = Workspace::from_rows(durable.rows.into_values());
        let mut core = Self {
            workspace,
            device,
            confirmed,
            cursor: durable.cursor,
            outbox: Table::default(),
            attention: Table::default(),
            last_n: durable.last_n,
            view: Workspace::default(),
            doubts: Table::default(),
            role_seqs: Table::default(),
            flow: flow::Flow::default(),
        };
        for entry in durable.entries.into_values() {
            core.outbox.put(entry.n, entry);
        }
        for refused in durable.attention.into_values() {
            core.attention.put(refused.n, refused);
        }
        core.drop_covered();
        core.rebuild_view();
        core
    }

    /// Takes one input.
    ///
    /// # Errors
    /// A [`Refusal`] when a local command cannot be; the state is as before then, and nothing is to be written.
    pub fn step(&self, input: Input) -> Result<Step, Refusal> {
        let mut step = Step::from(self.clone());
        match input {
            Input::Submit { commands, at, held_until } => {
                submit::submit(&mut step, commands, at, held_until)?
            }
            Input::Discard { numbers } => submit::discard(&mut step, &numbers),
            Input::Settle { n } => submit::settle(&mut step, n),
            Input::Retry { n, at } => submit::retry(&mut step, n, at)?,
            Input::Tick { at } => flow::tick(&mut step, at),
            Input::SyncNow { at } => flow::sync_now(&mut step, at),
            Input::Hint { hint, at } => flow::hint(&mut step, hint, at),
            Input::Listening { at } => flow::listening(&mut step, at),
            Input::PushAnswered { flight, answer, at } => {
                push::answered(&mut step, flight, answer, at)
            }
            Input::PullAnswered { flight, answer, at } => {
                pull::answered(&mut step, flight, *answer, at)
            }
            Input::Failed { flight, fault, at, jitter } => {
                flow::failed(&mut step, flight, fault, at, jitter)
            }
        }
        flow::launch(&mut step);
        Ok(step)
    }

    /// The workspace as the user sees it: what the server confirmed, with the outbox decided over it.
    #[must_use]
    pub fn view(&self) -> &Workspace {
        &self.view
    }

    /// The workspace as the server last told it.
    #[must_use]
    pub fn confirmed(&self) -> &Workspace {
        &self.confirmed
    }

    /// Whose copy it is, once the server said so.
    #[must_use]
    pub fn me(&self) -> Option<MemberId> {
        self.cursor.map(|cursor| cursor.me)
    }

    /// Which workspace it is.
    #[must_use]
    pub fn workspace(&self) -> WorkspaceId {
        self.workspace
    }

    /// How far the server's log is known.
    #[must_use]
    pub fn cursor(&self) -> Option<Cursor> {
        self.cursor
    }

    /// The place in the log by which a role's last change had come, if it came while this copy was open.
    #[must_use]
    pub fn role_seq(&self, role: RoleId) -> Option<u64> {
        self.role_seqs.get(&role).copied()
    }

    /// What the server has not answered or a pull has not covered, in order.
    pub fn outbox(&self) -> impl Iterator<Item = &Entry> {
        self.outbox.values()
    }

    /// How many commands wait.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.outbox.len()
    }

    /// What the server refused and nobody has settled, in order.
    pub fn attention(&self) -> impl Iterator<Item = &RefusedEntry> {
        self.attention.values()
    }

    /// Why the server will probably refuse a waiting command, as things look now.
    #[must_use]
    pub fn doubt(&self, n: u64) -> Option<&Refusal> {
        self.doubts.get(&n)
    }

    /// The line to the server.
    #[must_use]
    pub fn line(&self) -> Line {
        self.flow.line()
    }

    /// When the server was last heard.
    #[must_use]
    pub fn heard_at(&self) -> Option<Timestamp> {
        self.flow.heard_at()
    }

    /// When the core wants a [`Input::Tick`].
    #[must_use]
    pub fn wake_at(&self) -> Option<Timestamp> {
        let held = self.outbox.values().filter(|entry| entry.is_held(self.flow.now()));
        held.filter_map(|entry| entry.held_until).chain(self.flow.wake_at()).min()
    }
}
