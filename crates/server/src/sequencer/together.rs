//! Commits that are shared: whoever waits for the turn of a workspace leaves word of what is asked, and whoever has the turn
//! decides for those who wait, in the order in which they came, and has all of it written down as one step.
//!
//! Each is answered as if alone: by the state that those before have left, with the moment at which was asked, and not before the
//! step is durable. A step that fails for somebody's account is taken again for each of them apart. Someone who went away before
//! the turn came is passed over.

use super::{
    Act, RACES_MAX, Sequencer, State,
    batch::{PushFault, Pushing},
    draft::Draft,
    turn::{Held, Turn},
};
use crate::store::{AppendFault, Fault, Pushed, WorkspaceStore};
use roster_domain::{AccountId, DeviceId, Refusal, Stamp, WorkspaceId};
use roster_protocol::{ItemOutcome, PUSH_ITEMS_MAX, PushRequest};
use std::{collections::VecDeque, sync::Arc};
use tokio::sync::oneshot;

/// How many commands a step has room for beyond those of the first who is in it: as many as a push may have, so that nobody waits
/// for long because of others.
const ROOM: usize = PUSH_ITEMS_MAX;

/// What somebody asks for.
pub(super) enum Wanted {
    /// That the commands of a device be decided, for this account.
    Push(AccountId, PushRequest),
    /// That these be done.
    Acts(Vec<Act>),
}

/// What became of it.
pub(super) enum Said {
    Push(Vec<ItemOutcome>),
    Acts(Vec<Option<Result<u64, Refusal>>>),
}

/// Somebody who waits for the turn.
pub(super) struct Waiting {
    wanted: Wanted,
    stamp: Stamp,
    answer: oneshot::Sender<Result<Said, PushFault>>,
}

impl Wanted {
    fn size(&self) -> usize {
        match self {
            Self::Push(_, request) => request.items.len(),
            Self::Acts(acts) => acts.len(),
        }
    }

    /// Whether both are of one device: what became of its numbers has to be known before they are looked at again.
    fn shares_a_device_with(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Push(_, one), Self::Push(_, other)) => one.device == other.device,
            _ => false,
        }
    }
}

/// Takes those who are to share the next step, from the front; the first alone if it is to be apart.
pub(super) fn next_of(queue: &mut VecDeque<Waiting>, apart: bool) -> Vec<Waiting> {
    let (mut together, mut room): (Vec<Waiting>, usize) = (Vec::new(), ROOM);
    while let Some(next) = queue.pop_front() {
        if next.answer.is_closed() {
            continue;
        }
        let shares = |other: &Waiting| other.wanted.shares_a_device_with(&next.wanted);
        let has_room = together.is_empty() || (!apart && next.wanted.size() <= room);
        if !has_room || together.iter().any(shares) {
            queue.push_front(next);
            break;
        }
        if !together.is_empty() {
            room -= next.wanted.size();
        }
        together.push(next);
    }
    together
}

impl<S: WorkspaceStore> Sequencer<S> {
    /// Has something decided in this workspace, together with what others ask for meanwhile.
    pub(super) async fn decided(
        &self,
        workspace: WorkspaceId,
        wanted: Wanted,
        stamp: Stamp,
    ) -> Result<Said, PushFault> {
        let turn = self.turn(workspace);
        let (answer, mut answered) = oneshot::channel();
        turn.wait(Waiting { wanted, stamp, answer });
        let mut held = turn.take().await;
        loop {
            match answered.try_recv() {
                Ok(said) => return said,
                Err(oneshot::error::TryRecvError::Empty) => {}
                // Who had the turn was cut off: nobody knows whether the step was written.
                Err(oneshot::error::TryRecvError::Closed) => {
                    return Err(Fault::Broken("a step was cut off".to_owned()).into());
                }
            }
            let together = turn.next();
            self.take_step(workspace, &turn, together, &mut held).await;
        }
    }

    /// Decides for all of them, and answers each.
    async fn take_step(
        &self,
        workspace: WorkspaceId,
        turn: &Turn,
        together: Vec<Waiting>,
        held: &mut Held<'_>,
    ) {
        match self.step(workspace, turn, &together, held).await {
            Ok(said) => {
                for (one, said) in together.into_iter().zip(said) {
                    // Somebody who went away meanwhile asks again.
                    let _ = one.answer.send(said);
                }
            }
            // Nothing of it was written, and only one of them is to blame.
            Err(Fault::AccountExists | Fault::Contended) if together.len() > 1 => {
                turn.wait_apart(together);
            }
            Err(fault) => {
                for one in together {
                    let _ = one.answer.send(Err(same(&fault).into()));
                }
            }
        }
    }

    async fn step(
        &self,
        workspace: WorkspaceId,
        turn: &Turn,
        together: &[Waiting],
        held: &mut Held<'_>,
    ) -> Result<Vec<Result<Said, PushFault>>, Fault> {
        for _ in 0..RACES_MAX {
            if together.iter().any(|one| matches!(one.wanted, Wanted::Acts(_))) {
                // What is refused moves no log, and so would not be noticed to stand on an old state.
                self.ask_around(workspace).await?;
            }
            let Some(state) = self.load(workspace, held).await? else {
                return Ok(together.iter().map(nowhere).collect());
            };
            let Some(pushing) = self.known(workspace, turn, together, &state).await? else {
                // A step was written down and nobody here heard of it. Whoever is told so now must find it everywhere.
                held.forget();
                continue;
            };
            let mut draft = Draft::new(workspace, state.as_ref().clone(), self.0.links.as_ref());
            let said = decide_all(&mut draft, together, pushing)?;
            let pushed: Vec<_> = draft.append.pushes.iter().filter_map(highest_of).collect();
            match self.settle(workspace, draft, held).await {
                Ok(()) => {
                    turn.remember(pushed.into_iter());
                    return Ok(said);
                }
                Err(AppendFault::Raced) => turn.forget_devices(),
                Err(AppendFault::Fault(fault)) => return Err(fault),
            }
        }
        Err(Fault::Contended)
    }

    /// What is known of the devices of those who push, in their order; nothing if the store knows more than this state.
    async fn known(
        &self,
        workspace: WorkspaceId,
        turn: &Turn,
        together: &[Waiting],
        state: &Arc<State>,
    ) -> Result<Option<VecDeque<Pushing>>, Fault> {
        let requests = together.iter().filter_map(|one| match &one.wanted {
            Wanted::Push(_, request) => Some(self.look_up(workspace, turn, request)),
            Wanted::Acts(_) => None,
        });
        let pushing = futures::future::try_join_all(requests).await?;
        let is_beyond = pushing.iter().any(|known| known.is_beyond(state.seq));
        Ok((!is_beyond).then(|| pushing.into()))
    }
}

fn highest_of(pushed: &Pushed) -> Option<(DeviceId, AccountId, u64)> {
    let highest = pushed.outcomes.iter().map(|(n, _)| *n).max()?;
    Some((pushed.device, pushed.account, highest))
}

fn decide_all(
    draft: &mut Draft<'_>,
    together: &[Waiting],
    mut pushing: VecDeque<Pushing>,
) -> Result<Vec<Result<Said, PushFault>>, Fault> {
    let mut said = Vec::with_capacity(together.len());
    for Waiting { wanted, stamp, .. } in together {
        said.push(match wanted {
            Wanted::Push(account, request) => {
                let known = pushing.pop_front();
                let known = known.ok_or_else(|| Fault::Broken("a push unknown".to_owned()))?;
                match known.decide(draft, *account, request, *stamp) {
                    Ok(outcomes) => Ok(Said::Push(outcomes)),
                    Err(PushFault::NotAMember) => Err(PushFault::NotAMember),
                    Err(PushFault::Fault(fault)) => return Err(fault),
                }
            }
            Wanted::Acts(acts) => {
                let decided = acts.iter().map(|act| draft.act(act, *stamp));
                Ok(Said::Acts(decided.collect::<Result<_, Fault>>()?))
            }
        });
    }
    Ok(said)
}

/// What somebody hears about a workspace that does not exist.
fn nowhere(one: &Waiting) -> Result<Said, PushFault> {
    match one.wanted {
        Wanted::Push(..) => Err(PushFault::NotAMember),
        Wanted::Acts(_) => Err(Fault::NoWorkspace.into()),
    }
}

/// The same fault, for each of those whom it concerns.
fn same(fault: &Fault) -> Fault {
    match fault {
        Fault::NoWorkspace => Fault::NoWorkspace,
        Fault::WorkspaceExists => Fault::WorkspaceExists,
        Fault::AccountExists => Fault::AccountExists,
        Fault::Contended => Fault::Contended,
        Fault::Damaged(what) => Fault::Damaged(what.clone()),
        Fault::Broken(what) => Fault::Broken(what.clone()),
        Fault::Store(error) => Fault::Broken(error.to_string()),
    }
}
