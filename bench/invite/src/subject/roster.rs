//! Roster: the server as it ships, on a file of its own. Whoever runs it named no mail server, so that letters are made and kept
//! for the owner to pass on, and none leaves. The workspace is on trial: no plan limits its seats.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use roster_domain::permission::MEMBERS_INVITE;
use roster_domain::{
    BatchId, Command as Asked, EmailAddress, InvitationId, InvitationState, Name, Refusal,
    Timestamp,
};
use roster_protocol::{
    CheckAnswer, CheckRequest, ItemOutcome, Outcome, PUSH_ITEMS_MAX, PushAnswer, PushItem,
    PushRequest, RawCommand, Who,
};
use roster_server::log::chain_holds;
use roster_server::{SqlStore, WorkspaceStore};
use roster_stage::Part;
use serde::Serialize;
use tokio::time::sleep;
use uuid::Uuid;

use super::{Bulk, Subject, There, address_of};
use crate::fill::{Filled, fill};
use crate::line::{Answer, Call, Line, Pass};
use crate::load::{Door, make};
use crate::people::Verdict;

/// How long it may take until the last letter lies ready.
const REST_WITHIN: Duration = Duration::from_secs(300);

/// Roster.
pub struct Roster {
    part: Part,
    door: Door,
    file: PathBuf,
    filled: Filled,
    /// The last number that each of the inviter's devices has used.
    used: Vec<u64>,
    /// How far the log has to reach when nothing is under way.
    seq: u64,
}

/// What is there before.
pub struct Start {
    /// The server's program.
    pub server: PathBuf,
}

impl Roster {
    /// The server on a file that was filled before.
    pub async fn open(server: &Path, folder: &Path, filled: Filled) -> Result<Self> {
        let mut command = Command::new(server);
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(folder);
        command.env("RUST_LOG", "warn");
        let mut part = Part::start_talking("Roster", command, &folder.join("server.log"))?;
        let door = Door { address: address_of(&mut part)?, pid: part.pid() };
        let (used, file) = (vec![0; filled.devices.len()], folder.join("roster.db"));
        let seq = filled.seq;
        let roster = Self { part, door, file, filled, used, seq };
        // The workspace is in memory when this is answered.
        roster.rest().await?;
        Ok(roster)
    }

    fn call(&self, device: usize, route: &str, body: &impl Serialize) -> Result<Call> {
        let path = format!("/api/v1/workspaces/{}/{route}", self.filled.workspace);
        let pass = Pass::Bearer(self.filled.devices[device].token.clone());
        Ok(Call { path, pass, body: serde_json::to_vec(body)?.into() })
    }

    fn push(&mut self, device: usize, commands: Vec<Asked>) -> Result<Call> {
        let item = |command| {
            self.used[device] += 1;
            let command = RawCommand::Known(command);
            PushItem { n: self.used[device], made_at: Timestamp(0), command }
        };
        let items = commands.into_iter().map(item).collect();
        self.call(device, "push", &PushRequest { device: self.filled.devices[device].id, items })
    }

    fn invite(&self, email: &str, batch: Option<BatchId>) -> Result<Asked> {
        Ok(Asked::Invite {
            invitation: InvitationId(Uuid::now_v7()),
            email: EmailAddress::parse(email).ok().context("an address")?,
            name: None,
            role: self.filled.role,
            batch,
            ends_at: None,
        })
    }

    /// How far its log has to reach when nothing is under way: an invitation is followed by the news that its letter was kept.
    pub fn expect(&mut self, entries: usize) {
        self.seq += entries as u64;
    }
}

impl Subject for Roster {
    type Programs = Start;

    const NAME: &'static str = "Roster";

    const WAY: &'static str = "the server that ships, one SQLite file (WAL, synchronous=FULL), each call's session looked up anew, \
        each command decided, chained in the log and kept under the device's number; letters are made and kept, as no mail \
        server is named; a list is pushes of 500 from one device, one after the other, as the app sends it";

    async fn start(programs: &Start, folder: &Path, people: &[String]) -> Result<Self> {
        let filled = fill(&folder.join("roster.db"), people, 0).await?;
        Self::open(&programs.server, folder, filled).await
    }

    fn door(&self) -> Door {
        self.door
    }

    fn invitations(&mut self, addresses: &[String], lines: usize) -> Result<Vec<Call>> {
        ensure!(lines <= self.filled.devices.len(), "a line for each device, no more");
        self.expect(addresses.len() * 2);
        let mut calls = Vec::with_capacity(addresses.len());
        for (at, email) in addresses.iter().enumerate() {
            let invite = self.invite(email, None)?;
            calls.push(self.push(at % lines, vec![invite])?);
        }
        Ok(calls)
    }

    fn acceptances(&mut self, invited: &[Call], _: &[Answer]) -> Result<Vec<Call>> {
        self.expect(invited.len());
        let accept = |(call, token): (&Call, &String)| {
            let push: PushRequest = serde_json::from_slice(&call.body)?;
            let RawCommand::Known(Asked::Invite { invitation, .. }) = &push.items[0].command else {
                bail!("no invitation")
            };
            let path = format!("/api/v1/invites/{invitation}/accept");
            Ok(Call { path, pass: Pass::Bearer(token.clone()), body: "{}".into() })
        };
        invited.iter().zip(&self.filled.people).map(accept).collect()
    }

    fn said_yes(&self, answer: &Answer) -> Result<bool> {
        ensure!(answer.is_success(), answer.text());
        // Whoever accepts is told the memberships; whoever invites, what became of it.
        let Ok(pushed) = serde_json::from_slice::<PushAnswer>(&answer.body) else {
            let memberships: Vec<serde_json::Value> = serde_json::from_slice(&answer.body)?;
            return Ok(memberships.len() == 1);
        };
        let first = pushed.outcomes.first().context("an outcome")?;
        Ok(verdict(first)? == Verdict::Invited)
    }

    async fn bulk(&mut self, list: &[(String, Verdict)]) -> Result<Bulk> {
        let batch = BatchId(Uuid::now_v7());
        let (name, rows) = (Name::new("list.csv", 64).ok().context("a name")?, list.len() as u32);
        let mut commands = vec![Asked::StartBatch { batch, name, message: None, rows }];
        for (email, _) in list {
            commands.push(self.invite(email, Some(batch))?);
        }
        let mut calls = Vec::new();
        for some in commands.chunks(PUSH_ITEMS_MAX) {
            calls.push(self.push(0, some.to_vec())?);
        }
        let made = make(self.door, calls, 1).await?;
        let mut verdicts = Vec::with_capacity(commands.len());
        for answer in &made.answers {
            ensure!(answer.is_success(), answer.text());
            let pushed: PushAnswer = serde_json::from_slice(&answer.body)?;
            for outcome in &pushed.outcomes {
                verdicts.push(verdict(outcome)?);
            }
        }
        ensure!(verdicts.remove(0) == Verdict::Invited, "the batch did not begin");
        let invited = verdicts.iter().filter(|verdict| **verdict == Verdict::Invited).count();
        self.expect(1 + 2 * invited);
        Ok(Bulk { took: made.took, processor_ms: made.processor_ms, verdicts })
    }

    async fn rest(&self) -> Result<()> {
        let (who, permission) = (Who::Member(self.filled.owner), MEMBERS_INVITE.to_owned());
        let question = CheckRequest { who, permission, on: None, at_least: None };
        let question = self.call(0, "check", &question)?;
        let mut line = Line::open(self.door.address).await?;
        let end = Instant::now() + REST_WITHIN;
        loop {
            let answer = line.post(&question).await?;
            ensure!(answer.is_success(), answer.text());
            let seq = serde_json::from_slice::<CheckAnswer>(&answer.body)?.seq;
            if seq == self.seq {
                return Ok(());
            }
            ensure!(seq < self.seq, "the log reaches {seq} instead of {}", self.seq);
            ensure!(Instant::now() < end, "the log never reached {}, but {seq}", self.seq);
            sleep(Duration::from_millis(2)).await;
        }
    }

    async fn end(self) -> Result<There> {
        self.part.stop();
        let store = SqlStore::open(&self.file).await?;
        let rows = store.load(self.filled.workspace).await?.context("the workspace")?.rows;
        ensure!(chain_holds(&store.log_texts(self.filled.workspace).await?), "the log is broken");
        store.close().await;
        let workspace = roster_domain::Workspace::from_rows(rows);
        let pending = workspace.invitations().filter(|it| it.state == InvitationState::Pending);
        let others = workspace.members().filter(|member| member.id != self.filled.owner);
        Ok(There {
            invited: pending.map(|invitation| invitation.email.as_str().to_owned()).collect(),
            members: others.map(|member| member.contact_email.as_str().to_owned()).collect(),
        })
    }
}

fn verdict(item: &ItemOutcome) -> Result<Verdict> {
    match &item.outcome {
        Outcome::Accepted { .. } => Ok(Verdict::Invited),
        Outcome::Refused { refusal: Refusal::AlreadyInvited { .. } } => Ok(Verdict::Repeated),
        Outcome::Refused { refusal } => bail!("{refusal:?}"),
    }
}
