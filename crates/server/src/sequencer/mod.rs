//! The order of everything that happens in a workspace: one step at a time, decided by the domain on the state of that moment,
//! durable before it is told. The only room that calls `decide`. Knows neither HTTP nor SQL.

mod batch;
mod draft;
mod nodes;
mod pull;
mod sight;
mod together;
mod turn;

pub use batch::PushFault;
pub use pull::PullFault;

use crate::{
    link::LinkMint,
    log::{Cause, LoggedActor},
    store::{AppendFault, Fault, MailStep, NewAccount, WorkspaceStore},
};
use draft::{By, Draft};
use roster_domain::{
    Actor, Change, Command, Founding, Refusal, Stamp, Timestamp, Workspace, WorkspaceId, found,
};
use roster_protocol::{Generation, Hint};
use std::{
    collections::BTreeMap,
    sync::{Arc, PoisonError, RwLock, atomic::AtomicBool},
};
use together::{Said, Wanted};
use tokio::sync::broadcast;
use turn::{Held, Turn};

/// How often a step is decided again when other nodes are faster, before it is given up.
const RACES_MAX: usize = 32;

/// How many hints may wait for a slow listener, who only misses that there is something to ask for.
const HINTS_WAITING: usize = 256;

/// The one who decides. Cheap to clone.
pub struct Sequencer<S: WorkspaceStore>(Arc<Shared<S>>);

struct Shared<S> {
    store: S,
    links: Arc<dyn LinkMint>,
    turns: RwLock<BTreeMap<WorkspaceId, Arc<Turn>>>,
    hints: broadcast::Sender<Hint>,
    /// Whether it is heard what other nodes do. True where there are none.
    hears: AtomicBool,
}

/// A workspace as far as its log reaches.
#[derive(Clone)]
pub(crate) struct State {
    pub(crate) workspace: Workspace,
    pub(crate) seq: u64,
    pub(crate) head: [u8; 32],
}

/// How a workspace begins.
struct Beginning {
    cause: Cause,
    changes: Vec<Change>,
    account: Option<NewAccount>,
}

/// A command of the server itself, or of somebody who answers an invitation, with what belongs into the same transaction.
#[derive(Clone, Debug)]
pub struct Act {
    /// Who asks.
    pub actor: Actor,
    /// For what; nothing where only a mail comes further.
    pub command: Option<Command>,
    /// An account that is made in the same step, if the command is allowed.
    pub account: Option<NewAccount>,
    /// How a mail has come further, whether or not the command is allowed.
    pub mail: Option<MailStep>,
}

impl<S: WorkspaceStore> Clone for Sequencer<S> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<S: WorkspaceStore> Sequencer<S> {
    /// A sequencer over a store, with a maker of links.
    pub fn new(store: S, links: Arc<dyn LinkMint>) -> Self {
        let (hints, _) = broadcast::channel(HINTS_WAITING);
        Self(Arc::new(Shared {
            store,
            links,
            turns: RwLock::default(),
            hints,
            hears: AtomicBool::new(true),
        }))
    }

    /// The store's history.
    #[must_use]
    pub fn generation(&self) -> Generation {
        self.0.store.generation()
    }

    /// What the sequencer stands over.
    #[must_use]
    pub fn store(&self) -> &S {
        &self.0.store
    }

    /// Tells from now on which workspace has come further.
    #[must_use]
    pub fn hints(&self) -> broadcast::Receiver<Hint> {
        self.0.hints.subscribe()
    }

    /// Begins a workspace.
    ///
    /// # Errors
    /// When there is one with its id, or the store fails.
    pub async fn found(&self, founding: &Founding, stamp: Stamp) -> Result<(), Fault> {
        self.found_with(founding, None, stamp).await
    }

    /// Begins a workspace together with its Owner's account: both or neither.
    ///
    /// # Errors
    /// When there is a workspace with its id or an account with that email, or the store fails.
    pub async fn found_with(
        &self,
        founding: &Founding,
        account: Option<NewAccount>,
        stamp: Stamp,
    ) -> Result<(), Fault> {
        let changes = found(founding, stamp);
        let beginning = Beginning { cause: Cause::Founding, changes, account };
        self.begin(founding.workspace, beginning, stamp).await
    }

    /// Begins a workspace with these rows, which no command made.
    ///
    /// # Errors
    /// When there is one with its id, or the store fails.
    pub(crate) async fn seed(
        &self,
        workspace: WorkspaceId,
        changes: Vec<Change>,
        account: Option<NewAccount>,
        stamp: Stamp,
    ) -> Result<(), Fault> {
        let beginning = Beginning { cause: Cause::Seeding, changes, account };
        self.begin(workspace, beginning, stamp).await
    }

    async fn begin(
        &self,
        workspace: WorkspaceId,
        beginning: Beginning,
        stamp: Stamp,
    ) -> Result<(), Fault> {
        let turn = self.turn(workspace);
        let mut held = turn.take().await;
        if self.load(workspace, &mut held).await?.is_some() {
            return Err(Fault::WorkspaceExists);
        }
        let nothing = State { workspace: Workspace::default(), seq: 0, head: [0; 32] };
        let mut draft = Draft::new(workspace, nothing, self.0.links.as_ref());
        let by = By { actor: LoggedActor::Server, origin: None };
        draft.enter(by, beginning.cause, beginning.changes, stamp)?;
        draft.everyone_joined(stamp.at);
        draft.append.accounts.extend(beginning.account);
        match self.settle(workspace, draft, &mut held).await {
            Err(AppendFault::Raced) => Err(Fault::WorkspaceExists),
            Err(AppendFault::Fault(fault)) => Err(fault),
            Ok(()) => Ok(()),
        }
    }

    /// Decides one command of the server itself, or of somebody who answers an invitation.
    ///
    /// # Errors
    /// When the store fails. A refusal is no error.
    pub async fn act(
        &self,
        workspace: WorkspaceId,
        actor: &Actor,
        command: &Command,
        stamp: Stamp,
    ) -> Result<Result<u64, Refusal>, Fault> {
        let act =
            Act { actor: actor.clone(), command: Some(command.clone()), account: None, mail: None };
        let outcomes = self.act_all(workspace, vec![act], stamp).await?;
        let outcome = outcomes.into_iter().next().flatten();
        outcome.ok_or_else(|| Fault::Broken("an act without outcome".to_owned()))
    }

    /// Decides several commands in one transaction, each by itself; one answer for each.
    ///
    /// # Errors
    /// When the store fails. A refusal is no error.
    pub async fn act_all(
        &self,
        workspace: WorkspaceId,
        acts: Vec<Act>,
        stamp: Stamp,
    ) -> Result<Vec<Option<Result<u64, Refusal>>>, Fault> {
        match self.decided(workspace, Wanted::Acts(acts), stamp).await {
            Ok(Said::Acts(decided)) => Ok(decided),
            Err(PushFault::Fault(fault)) => Err(fault),
            Ok(Said::Push(_)) | Err(PushFault::NotAMember) => {
                Err(Fault::Broken("another's answer".to_owned()))
            }
        }
    }

    /// A workspace as it is.
    ///
    /// # Errors
    /// When there is none, or the store fails.
    pub async fn workspace(&self, workspace: WorkspaceId) -> Result<Workspace, Fault> {
        Ok(self.state(workspace).await?.ok_or(Fault::NoWorkspace)?.workspace.clone())
    }

    /// A workspace and how far its log reaches; nothing where there is none. Never older than the last answered step, at any
    /// node, and never waits for a step on its way, except while nobody has looked at the workspace yet.
    pub(crate) async fn state(&self, workspace: WorkspaceId) -> Result<Option<Arc<State>>, Fault> {
        self.ask_around(workspace).await?;
        self.believed(workspace).await
    }

    /// The same, as far as is known here.
    async fn believed(&self, workspace: WorkspaceId) -> Result<Option<Arc<State>>, Fault> {
        let turn = self.turn(workspace);
        if let Some(state) = turn.published() {
            return Ok(Some(state));
        }
        let mut held = turn.take().await;
        self.load(workspace, &mut held).await
    }

    fn turn(&self, workspace: WorkspaceId) -> Arc<Turn> {
        let known = self.0.turns.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(turn) = known.get(&workspace) {
            return Arc::clone(turn);
        }
        drop(known);
        let mut turns = self.0.turns.write().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(turns.entry(workspace).or_default())
    }

    async fn load(
        &self,
        workspace: WorkspaceId,
        held: &mut Held<'_>,
    ) -> Result<Option<Arc<State>>, Fault> {
        if let Some(state) = held.state() {
            return Ok(Some(state));
        }
        let told = held.told();
        let mut fresh = match held.last() {
            Some(last) => self.caught_up(workspace, &last, told).await?,
            None => None,
        };
        if fresh.is_none() {
            fresh = self.0.store.load(workspace).await?.map(|loaded| State {
                workspace: Workspace::from_rows(loaded.rows),
                seq: loaded.seq,
                head: loaded.head,
            });
        }
        // Given as it is, even if more was told meanwhile: it was true when it was asked for, and whoever writes will be told.
        Ok(fresh.map(|fresh| held.publish(fresh, told)))
    }

    /// Makes a draft durable, then true, then known. What is in memory is let go before, so that a step that was cut off halfway
    /// is looked up in the store and never guessed.
    async fn settle(
        &self,
        workspace: WorkspaceId,
        draft: Draft<'_>,
        held: &mut Held<'_>,
    ) -> Result<(), AppendFault> {
        if !draft.has_anything() {
            return Ok(());
        }
        let before = draft.append.base;
        let (append, after) = draft.finish();
        let doubt = held.doubt();
        self.0.store.append(append).await?;
        let seq = after.seq;
        doubt.settled(after);
        if seq > before {
            // Nobody listening is no harm.
            let _ = self.0.hints.send(Hint { workspace, seq, generation: self.generation() });
        }
        Ok(())
    }
}

/// Whether an account has an active membership, and which.
pub(crate) fn active_member(
    workspace: &Workspace,
    account: roster_domain::AccountId,
    now: Timestamp,
) -> Option<&roster_domain::Member> {
    workspace.member_of_account(account).filter(|member| member.is_active(now))
}
