//! The server of a world: the product's sequencer over its memory store, called without a runtime.

use crate::{CountedLinks, Ids};
use futures::executor::block_on;
use rand::RngExt as _;
use rand_chacha::ChaCha8Rng;
use roster_domain::{
    AccountId, Actor, Command, DeviceId, EmailAddress, Founding, InvitationId, Invitee, MemberId,
    Name, Refusal, RoleId, Stamp, Timestamp, Workspace, WorkspaceId, role_catalogue::ready_roles,
};
use roster_protocol::{Generation, Hint, PullAnswer, PullQuery};
use roster_replica::core::{Input, LineFault, Send};
use roster_server::{MemoryStore, PullFault, PushFault, Sequencer};
use std::{collections::BTreeSet, sync::Arc};

pub(super) struct Server {
    pub workspace: WorkspaceId,
    store: MemoryStore,
    links: Arc<CountedLinks>,
    sequencer: Sequencer<MemoryStore>,
}

impl Server {
    /// A server with one workspace, an Owner and a second person whose role the seed chooses. Gives the two accounts.
    pub fn found(
        ids: &mut Ids,
        rng: &mut ChaCha8Rng,
        links: Arc<CountedLinks>,
        now: Timestamp,
    ) -> (Self, [AccountId; 2]) {
        let store = MemoryStore::new(Generation(ids.fresh()));
        let sequencer = Sequencer::new(store.clone(), links.clone());
        let workspace = WorkspaceId(ids.fresh());
        let owner = AccountId(ids.fresh());
        let founding = Founding {
            workspace,
            name: name("World"),
            account: owner,
            owner_name: name("Owner"),
            owner_email: email("owner@world.example"),
            member: MemberId(ids.fresh()),
            private: false,
            role_ids: ready_roles().iter().map(|_| RoleId(ids.fresh())).collect(),
        };
        block_on(sequencer.found(&founding, Stamp { at: now }))
            .expect("a new store takes a workspace");
        let server = Self { workspace, store, links, sequencer };
        let second = server.add_second(ids, rng, founding.member, now);
        (server, [owner, second])
    }

    fn add_second(
        &self,
        ids: &mut Ids,
        rng: &mut ChaCha8Rng,
        by: MemberId,
        now: Timestamp,
    ) -> AccountId {
        let roles: Vec<RoleId> = self.state().roles().map(|role| role.id).collect();
        let role = roles[rng.random_range(0..roles.len())];
        let invitee = Invitee {
            account: AccountId(ids.fresh()),
            email: email("second@world.example"),
            name: name("Second"),
        };
        let invitation = InvitationId(ids.fresh());
        let invite = Command::Invite {
            invitation,
            email: invitee.email.clone(),
            name: None,
            role,
            batch: None,
            ends_at: None,
        };
        self.act(&Actor::Member(by), &invite, now).expect("the first invitation is allowed");
        let accept = Command::AcceptInvitation { invitation, member: MemberId(ids.fresh()) };
        self.act(&Actor::Invitee(invitee.clone()), &accept, now).expect("it can be accepted");
        invitee.account
    }

    pub fn act(&self, actor: &Actor, command: &Command, now: Timestamp) -> Result<u64, Refusal> {
        block_on(self.sequencer.act(self.workspace, actor, command, Stamp { at: now }))
            .expect("the memory store does not fail")
    }

    /// The workspace as it is.
    pub fn state(&self) -> Workspace {
        block_on(self.sequencer.workspace(self.workspace)).expect("the workspace is there")
    }

    pub fn store(&self) -> &MemoryStore {
        &self.store
    }

    /// Forgets everything but the store, as a process that was killed.
    pub fn restart(&mut self) {
        self.sequencer = Sequencer::new(self.store.clone(), self.links.clone());
    }

    pub fn hint(&self) -> Hint {
        let seq = self.store.log(self.workspace).last().map_or(0, |entry| entry.seq);
        Hint { workspace: self.workspace, seq, generation: self.sequencer.generation() }
    }

    pub fn numbers_seen(&self, device: DeviceId) -> BTreeSet<u64> {
        let outcomes = self.store.kept_outcomes(self.workspace);
        outcomes.into_iter().filter(|((of, _), _)| *of == device).map(|((_, n), _)| n).collect()
    }

    /// Everything that an account may see.
    pub fn snapshot_for(&self, account: AccountId) -> PullAnswer {
        let query = PullQuery { since: 0, generation: None, sight: None };
        // What may be seen does not depend on the time as long as no plan opens or closes it.
        let pulled = self.sequencer.pull(self.workspace, account, query, Timestamp::default());
        block_on(pulled).expect("a member may pull")
    }

    /// Answers what a device sent, as the HTTP room would.
    pub fn answer(&self, account: AccountId, send: Send, now: Timestamp) -> Input {
        let failed = |flight, fault| Input::Failed { flight, fault, at: now, jitter: 0 };
        match send {
            Send::Push { flight, request } => {
                let pushed = block_on(self.sequencer.push(
                    self.workspace,
                    account,
                    request,
                    Stamp { at: now },
                ));
                match pushed {
                    Ok(answer) => Input::PushAnswered { flight, answer, at: now },
                    Err(PushFault::NotAMember) => failed(flight, LineFault::Gone),
                    Err(PushFault::Fault(_)) => failed(flight, LineFault::Busy),
                }
            }
            Send::Pull { flight, query } => {
                match block_on(self.sequencer.pull(self.workspace, account, query, now)) {
                    Ok(answer) => Input::PullAnswered { flight, answer: Box::new(answer), at: now },
                    Err(PullFault::NotAMember) => failed(flight, LineFault::Gone),
                    Err(PullFault::Fault(_)) => failed(flight, LineFault::Busy),
                }
            }
        }
    }
}

pub(super) fn email(text: &str) -> EmailAddress {
    EmailAddress::parse(text).expect("a made-up address is one")
}

pub(super) fn name(text: &str) -> Name {
    Name::new(text, 80).expect("a made-up name is one")
}
