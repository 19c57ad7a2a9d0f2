//! A push: many commands of one device, each decided by itself, all made durable together. Sending a number again gives its
//! outcome again.

use super::{RACES_MAX, Sequencer, active_member, draft::Draft};
use crate::{
    log::Origin,
    store::{AppendFault, Fault, KeptOutcome, WorkspaceStore},
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
        let turn = self.turn(workspace);
        let mut held = turn.take().await;
        let numbers: Vec<u64> = request.items.iter().map(|item| item.n).collect();
        for _ in 0..RACES_MAX {
            let state = self.load(workspace, &mut held).await?.ok_or(PushFault::NotAMember)?;
            let member =
                active_member(&state.workspace, account, stamp.at).ok_or(PushFault::NotAMember)?;
            let actor = Actor::Member(member.id);
            let bound = self.store().device_account(workspace, request.device).await?;
            if bound.is_some_and(|bound| bound != account) {
                return Err(PushFault::NotAMember);
            }
            let known = self.store().outcomes(workspace, request.device, &numbers).await?;
            if known.values().any(|kept| is_beyond(&kept.outcome, state.seq)) {
                // The step was written down and nobody here heard of it. Whoever is told so now must find it everywhere.
                held.forget();
                continue;
            }
            let mut draft = Draft::new(workspace, state.as_ref().clone(), self.0.links.as_ref());
            draft.append.device = Some((request.device, account));
            let outcomes = decide_items(&mut draft, &actor, &request, known, stamp)?;
            match self.settle(workspace, draft, &mut held).await {
                Ok(()) => return Ok(PushAnswer { generation: self.generation(), outcomes }),
                Err(AppendFault::Raced) => {}
                Err(AppendFault::Fault(fault)) => return Err(fault.into()),
            }
        }
        Err(Fault::Contended.into())
    }
}

fn is_beyond(outcome: &Outcome, seq: u64) -> bool {
    matches!(outcome, Outcome::Accepted { seq: at } if *at > seq)
}

fn decide_items(
    draft: &mut Draft<'_>,
    actor: &Actor,
    request: &PushRequest,
    mut known: BTreeMap<u64, KeptOutcome>,
    stamp: Stamp,
) -> Result<Vec<ItemOutcome>, Fault> {
    let mut outcomes = Vec::with_capacity(request.items.len());
    for item in &request.items {
        let command = command_hash(&item.command)?;
        let outcome = match known.get(&item.n) {
            Some(kept) if kept.command == command => kept.outcome.clone(),
            Some(_) => Outcome::Refused { refusal: Refusal::DeviceCloned },
            None => {
                let outcome = decide_item(draft, actor, request, item, stamp)?;
                let kept = KeptOutcome { command, outcome: outcome.clone() };
                draft.append.outcomes.push((item.n, kept.clone()));
                known.insert(item.n, kept);
                outcome
            }
        };
        outcomes.push(ItemOutcome { n: item.n, outcome });
    }
    Ok(outcomes)
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
