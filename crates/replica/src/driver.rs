//! Drives the sync core in life: one task owns the state, does the I/O, and hands out snapshots.
//!
//! The order is the core's: write, take the state, send, tell. When the disk says no, the step is as if it had not been.

use crate::{
    core::{Core, Durable, HOLD_MS_MAX, Happened, Input, LineFault, Send, Step},
    store::{Store, StoreFault},
    transport::{Transport, TransportFault},
};
use futures::StreamExt as _;
use roster_domain::{Command, DeviceId, Refusal, Timestamp, WorkspaceId};
use std::{
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};
use tokio::{
    sync::{broadcast, mpsc, oneshot, watch},
    task::JoinHandle,
};

/// Why a local command was not taken. What was typed is still with whoever asked.
#[derive(Debug, thiserror::Error)]
pub enum SubmitFault {
    /// A rule says no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The disk says no.
    #[error(transparent)]
    Store(#[from] StoreFault),
    /// The copy is being closed.
    #[error("the workspace is being closed")]
    Closed,
}

type Answer = oneshot::Sender<Result<(), SubmitFault>>;

enum Message {
    Step(Input, Option<Answer>),
    LiveEnded(u64, LineFault),
}

/// A living copy of one workspace. Dropping it ends its task; what it knows is on disk.
#[derive(Debug)]
pub struct Replica {
    messages: mpsc::Sender<Message>,
    state: watch::Receiver<Arc<Core>>,
    happened: broadcast::Sender<Happened>,
    task: JoinHandle<()>,
}

impl Replica {
    /// Opens the copy that stands on disk and begins to sync it.
    #[must_use]
    pub fn open(
        workspace: WorkspaceId,
        device: DeviceId,
        store: Store,
        durable: Durable,
        transport: Transport,
    ) -> Self {
        let core = Arc::new(Core::open(workspace, device, durable));
        let (messages, inbox) = mpsc::channel(256);
        let (publish, state) = watch::channel(core.clone());
        let (happened, _) = broadcast::channel(256);
        let driver = Driver {
            core,
            store,
            transport,
            publish,
            happened: happened.clone(),
            messages: messages.clone(),
            live: Live::default(),
        };
        let task = tokio::spawn(driver.run(inbox));
        Self { messages, state, happened, task }
    }

    /// The copy as it is now. Cheap, and never changes under the reader.
    #[must_use]
    pub fn snapshot(&self) -> Arc<Core> {
        self.state.borrow().clone()
    }

    /// What happens from now on.
    #[must_use]
    pub fn listen(&self) -> broadcast::Receiver<Happened> {
        self.happened.subscribe()
    }

    /// Takes commands of the user: all of them or none. When this returns, they are on disk.
    ///
    /// # Errors
    /// When a rule or the disk says no.
    pub async fn submit(&self, commands: Vec<Command>) -> Result<(), SubmitFault> {
        self.ask(Input::Submit { commands, at: now(), held_until: None }).await
    }

    /// The same, and keeps them back for [`HOLD_MS_MAX`](crate::core::HOLD_MS_MAX), during which they can be discarded. Gives
    /// until when.
    ///
    /// # Errors
    /// When a rule or the disk says no.
    pub async fn submit_held(&self, commands: Vec<Command>) -> Result<Timestamp, SubmitFault> {
        let at = now();
        let until = at.plus(HOLD_MS_MAX);
        self.ask(Input::Submit { commands, at, held_until: Some(until) }).await?;
        Ok(until)
    }

    /// Throws commands away that were never sent; those that were stay.
    ///
    /// # Errors
    /// When the disk says no.
    pub async fn discard(&self, numbers: Vec<u64>) -> Result<(), SubmitFault> {
        self.ask(Input::Discard { numbers }).await
    }

    /// Lets a refused command go.
    ///
    /// # Errors
    /// When the disk says no.
    pub async fn settle(&self, n: u64) -> Result<(), SubmitFault> {
        self.ask(Input::Settle { n }).await
    }

    /// Asks for a refused command once more.
    ///
    /// # Errors
    /// When a rule or the disk says no.
    pub async fn retry(&self, n: u64) -> Result<(), SubmitFault> {
        self.ask(Input::Retry { n, at: now() }).await
    }

    /// Tries the server now.
    ///
    /// # Errors
    /// When the copy is being closed.
    pub async fn sync_now(&self) -> Result<(), SubmitFault> {
        self.ask(Input::SyncNow { at: now() }).await
    }

    async fn ask(&self, input: Input) -> Result<(), SubmitFault> {
        let (answer, answered) = oneshot::channel();
        let message = Message::Step(input, Some(answer));
        self.messages.send(message).await.map_err(|_| SubmitFault::Closed)?;
        answered.await.map_err(|_| SubmitFault::Closed)?
    }
}

impl Drop for Replica {
    fn drop(&mut self) {
        self.task.abort();
    }
}

#[derive(Debug, Default)]
struct Live {
    /// Which line for hints this is, so that the end of an older one is not taken for this one's.
    number: u64,
    task: Option<JoinHandle<()>>,
}

impl Drop for Live {
    fn drop(&mut self) {
        if let Some(task) = self.task.take() {
            task.abort();
        }
    }
}

struct Driver {
    core: Arc<Core>,
    store: Store,
    transport: Transport,
    publish: watch::Sender<Arc<Core>>,
    happened: broadcast::Sender<Happened>,
    messages: mpsc::Sender<Message>,
    live: Live,
}

impl Driver {
    async fn run(mut self, mut inbox: mpsc::Receiver<Message>) {
        self.take(Input::start(now()), None).await;
        loop {
            self.keep_listening();
            let message = tokio::select! {
                message = inbox.recv() => message,
                () = sleep_until(self.core.wake_at()) => Some(Message::Step(Input::Tick { at: now() }, None)),
            };
            match message {
                Some(Message::Step(input, answer)) => self.take(input, answer).await,
                Some(Message::LiveEnded(number, fault)) if number == self.live.number => {
                    self.live.task = None;
                    self.take(failed(0, fault), None).await;
                }
                Some(Message::LiveEnded(..)) => {}
                None => return,
            }
        }
    }

    async fn take(&mut self, input: Input, answer: Option<Answer>) {
        let result = self.step(input).await;
        if let (Err(fault), None) = (&result, &answer) {
            tracing::error!(%fault, "a step was not taken");
        }
        if let Some(answer) = answer {
            answer.send(result).ok();
        }
    }

    async fn step(&mut self, input: Input) -> Result<(), SubmitFault> {
        let Step { core, writes, sends, happened } = self.core.step(input)?;
        if !writes.is_empty() {
            self.store.write(core.workspace(), &writes).await?;
        }
        self.core = Arc::new(core);
        self.publish.send_replace(self.core.clone());
        for send in sends {
            self.send(send);
        }
        for event in happened {
            self.happened.send(event).ok();
        }
        Ok(())
    }

    fn send(&self, send: Send) {
        let (transport, messages) = (self.transport.clone(), self.messages.clone());
        let workspace = self.core.workspace();
        tokio::spawn(async move {
            let input = match send {
                Send::Push { flight, request } => match transport.push(workspace, &request).await {
                    Ok(answer) => Input::PushAnswered { flight, answer, at: now() },
                    Err(fault) => unanswered(flight, &fault),
                },
                Send::Pull { flight, query } => match transport.pull(workspace, &query).await {
                    Ok(answer) => {
                        Input::PullAnswered { flight, answer: Box::new(answer), at: now() }
                    }
                    Err(fault) => unanswered(flight, &fault),
                },
            };
            messages.send(Message::Step(input, None)).await.ok();
        });
    }

    /// Keeps a line for hints open while the server answers at all.
    fn keep_listening(&mut self) {
        use crate::core::Line;
        let heard = matches!(self.core.line(), Line::Online | Line::Syncing);
        if !heard || self.live.task.is_some() {
            return;
        }
        self.live.number += 1;
        let number = self.live.number;
        let (transport, messages) = (self.transport.clone(), self.messages.clone());
        let workspace = self.core.workspace();
        self.live.task = Some(tokio::spawn(async move {
            let fault = match transport.listen(workspace).await {
                Ok(hints) => {
                    messages.send(Message::Step(Input::Listening { at: now() }, None)).await.ok();
                    let mut hints = std::pin::pin!(hints);
                    while let Some(hint) = hints.next().await {
                        let input = Input::Hint { hint, at: now() };
                        if messages.send(Message::Step(input, None)).await.is_err() {
                            return;
                        }
                    }
                    LineFault::Unreachable
                }
                Err(fault) => LineFault::from(&fault),
            };
            messages.send(Message::LiveEnded(number, fault)).await.ok();
        }));
    }
}

fn unanswered(flight: u64, fault: &TransportFault) -> Input {
    tracing::debug!(%fault, "no answer");
    failed(flight, LineFault::from(fault))
}

fn failed(flight: u64, fault: LineFault) -> Input {
    let at = now();
    // The last digits of the clock are as good as random for spreading devices out.
    let jitter = u16::try_from(at.0.rem_euclid(1_000)).unwrap_or(0);
    Input::Failed { flight, fault, at, jitter }
}

async fn sleep_until(wake_at: Option<Timestamp>) {
    match wake_at {
        Some(at) => {
            let wait_ms = u64::try_from(at.0 - now().0).unwrap_or(0);
            tokio::time::sleep(Duration::from_millis(wait_ms)).await;
        }
        None => std::future::pending().await,
    }
}

/// The device's clock.
#[must_use]
pub fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
