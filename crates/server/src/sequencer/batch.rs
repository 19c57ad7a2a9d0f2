//! A push: many commands of one device, each decided by itself, all made durable together. Sending a number again gives its
//! outcome again.

use super::{
    Sequencer, active_member,
    draft::Draft,
    together::{Said, Wanted},
    turn::Turn,
};
use crate::{
    log::Origin,
    store::{Fault, KeptOutcome, Pushed, WorkspaceStore},
};
use roster_domain::{AccountId, Actor, Command, OfflinePolicy, Refusal, Stamp, WorkspaceId};
use roster_protocol::{ItemOutcome, Outcome, PushAnswer, PushItem, PushRequest, RawCommand};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Why a push was not taken at all.
#[derive(Debug, thiserror::Error)]
pub enum PushFault {
    /// The account is no active member of the workspace, there is none, or the device is another account's.
    #[error("not an active member of this workspace")]
    NotAMember,
    /// The server failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl<S: WorkspaceStore> Sequencer<S> {
    /// Decides the commands of a device, in their order.
    ///
    /// # Errors
    /// When nothing of the push could be taken; refused commands are no error.
    pub async fn push(
        &self,
        workspace: WorkspaceId,
        account: AccountId,
        request: PushRequest,
        stamp: Stamp,
    ) -> Result<PushAnswer, PushFault> {
        match self.decided(workspace, Wanted::Push(account, request), stamp).await? {
            Said::Push(outcomes) => Ok(PushAnswer { generation: self.generation(), outcomes }),
            Said::Acts(_) => Err(Fault::Broken("another's answer".to_owned()).into()),
        }
    }

    /// What is known of the device that pushes, and of its numbers.
    pub(super) async fn look_up(
        &self,
        workspace: WorkspaceId,
        turn: &Turn,
        request: &PushRequest,
    ) -> Result<Pushing, Fault> {
        let numbers: Vec<u64> = request.items.iter().map(|item| item.n).collect();
        if let Some((account, highest)) = turn.device(request.device)
            && numbers.iter().all(|n| *n > highest)
        {
            // As it nearly always is. Should one of them be used all the same, the store refuses the step as raced.
            return Ok(Pushing { bound: Some(account), known: BTreeMap::new() });
        }
        let bound = self.store().device_account(workspace, request.device).await?;
        let known = self.store().outcomes(workspace, request.device, &numbers).await?;
        Ok(Pushing { bound, known })
    }
}

/// What is known of a device that pushes.
pub(super) struct Pushing {
    /// Whose it is, if it was ever used.
    bound: Option<AccountId>,
    /// What became of those of its numbers that were used before.
    known: BTreeMap<u64, KeptOutcome>,
}

impl Pushing {
    /// Whether a number stands in the log beyond this place.
    pub(super) fn is_beyond(&self, seq: u64) -> bool {
        let is_beyond = |kept: &KeptOutcome| matches!(&kept.outcome, Outcome::Accepted { seq: at } if *at > seq);
        self.known.values().any(is_beyond)
    }

    /// Decides the commands of the device, in their order, on what those before have left.
    pub(super) fn decide(
        mut self,
        draft: &mut Draft<'_>,
        account: AccountId,
        request: &PushRequest,
        stamp: Stamp,
    ) -> Result<Vec<ItemOutcome>, PushFault> {
        let member = active_member(draft.workspace(), account, stamp.at);
        let actor = Actor::Member(member.ok_or(PushFault::NotAMember)?.id);
        if self.bound.is_some_and(|bound| bound != account) {
            return Err(PushFault::NotAMember);
        }
        let mut pushed = Pushed { device: request.device, account, outcomes: Vec::new() };
        let mut outcomes = Vec::with_capacity(request.items.len());
        for item in &request.items {
            let command = command_hash(&item.command)?;
            let outcome = match self.known.get(&item.n) {
                Some(kept) if kept.command == command => kept.outcome.clone(),
                Some(_) => Outcome::Refused { refusal: Refusal::DeviceCloned },
                None => {
                    let outcome = decide_item(draft, &actor, request, item, stamp)?;
                    let kept = KeptOutcome { command, outcome: outcome.clone() };
                    pushed.outcomes.push((item.n, kept.clone()));
                    self.known.insert(item.n, kept);
                    outcome
                }
            };
            outcomes.push(ItemOutcome { n: item.n, outcome });
        }
        if !pushed.outcomes.is_empty() {
            draft.append.pushes.push(pushed);
        }
        Ok(outcomes)
    }
}

fn decide_item(
    draft: &mut Draft<'_>,
    actor: &Actor,
    request: &PushRequest,
    item: &PushItem,
    stamp: Stamp,
) -> Result<Outcome, Fault> {
    let decided = match readable(&item.command) {
        Ok(command) => {
            let origin = Origin { device: request.device, n: item.n, made_at: item.made_at };
            draft.decide(actor, command, Some(origin), stamp)?
        }
        Err(refusal) => Err(refusal),
    };
    Ok(match decided {
        Ok(seq) => Outcome::Accepted { seq },
        Err(refusal) => Outcome::Refused { refusal },
    })
}

/// The command, if a device may ask for it at all.
fn readable(raw: &RawCommand) -> Result<&Command, Refusal> {
    match raw {
        RawCommand::Unknown(_) => Err(match raw.malformed() {
            Some(problem) => Refusal::Malformed { problem },
            None => Refusal::UnknownCommand,
        }),
        RawCommand::Known(command) if command.offline_policy() == OfflinePolicy::ServerOnly => {
            Err(Refusal::ServerOnly)
        }
        RawCommand::Known(command) => Ok(command),
    }
}

/// The hash by which a command is known again: of its JSON with sorted keys, so that it is the same before and after the server
/// learns to read it.
fn command_hash(command: &RawCommand) -> Result<[u8; 32], Fault> {
    let damaged = |error: serde_json::Error| Fault::Damaged(error.to_string());
    let mut value = serde_json::to_value(command).map_err(damaged)?;
    sort_keys(&mut value);
    let text = serde_json::to_vec(&value).map_err(damaged)?;
    Ok(Sha256::digest(text).into())
}

fn sort_keys(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            let sorted: BTreeMap<String, Value> = std::mem::take(fields).into_iter().collect();
            *fields = sorted.into_iter().collect();
            fields.values_mut().for_each(sort_keys);
        }
        Value::Array(items) => items.iter_mut().for_each(sort_keys),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
