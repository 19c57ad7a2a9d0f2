//! What must hold in every world. The checks read the server's log and the devices' disks, and trust neither side's word.

use super::World;
use roster_domain::{Change, Command, Entity, Workspace, limits, seats};
use roster_protocol::{Outcome, Pulled};
use roster_server::log::{Cause, LogEntry};
use std::collections::BTreeMap;

/// What was wrong.
#[derive(Clone, Debug)]
pub struct Violation {
    /// The invariant's id.
    pub invariant: &'static str,
    /// What was seen.
    pub seen: String,
}

fn require(
    holds: bool,
    invariant: &'static str,
    seen: impl FnOnce() -> String,
) -> Result<(), Violation> {
    if holds { Ok(()) } else { Err(Violation { invariant, seen: seen() }) }
}

impl World {
    /// What holds at every moment.
    pub(super) fn check_always(&mut self) -> Result<(), Violation> {
        let state = self.server.state();
        require(state.active_owners() > 0, "I5", || "no active owner".to_owned())?;
        let seats = seats(&state);
        let within = seats.purchased.is_none_or(|all| seats.used + seats.reserved <= all);
        require(within, "I6", || format!("{seats:?}"))?;
        check_in_charge(&state)?;
        self.check_belonging(&state)?;
        for device in &self.devices {
            let Some(core) = device.core() else { continue };
            // What is shown is on disk: nothing in memory that a crash would take.
            for entry in core.outbox() {
                let kept = device.disk().entries.contains_key(&entry.n);
                require(kept, "I14", || format!("{:?} is shown and not on disk", entry.n))?;
            }
        }
        Ok(())
    }

    /// An account belongs to the workspace while it is a member there, and to exactly one of its own from then on.
    fn check_belonging(&self, state: &Workspace) -> Result<(), Violation> {
        let store = self.server.store();
        for member in state.members() {
            let known = store.membership(self.workspace, member.account);
            require(known == Some(member.id), "I13", || format!("{} is not known", member.id))?;
        }
        for former in state.formers() {
            let account = former.member.account;
            let is_back = state.member_of_account(account).is_some();
            let all = store.workspaces_of(account).len();
            let right = if is_back { all >= 1 } else { all == 1 };
            require(right, "C05", || format!("{} belongs to {all} workspaces", former.id))?;
        }
        Ok(())
    }

    /// What holds when the faults have stopped and nothing moves any more.
    pub(super) fn check_at_rest(&mut self) -> Result<(), Violation> {
        self.check_devices_converged()?;
        self.check_every_command_once()?;
        self.check_log()?;
        self.check_mails()
    }

    fn check_devices_converged(&self) -> Result<(), Violation> {
        for device in &self.devices {
            let core = device.core();
            let waiting = core.map_or(0, roster_replica::core::Core::waiting);
            require(waiting == 0, "I4", || {
                format!("{waiting} commands still wait at {}", device.id)
            })?;
            let Pulled::Snapshot { rows } = self.server.snapshot_for(device.account).pulled else {
                continue;
            };
            let truth = Workspace::from_rows(rows);
            let same = core.is_some_and(|core| core.view() == &truth && core.confirmed() == &truth);
            require(same, "I4", || {
                let differ =
                    core.map(|core| differences(core.confirmed(), &truth)).unwrap_or_default();
                let line = core.map(|core| (core.line(), core.cursor(), core.wake_at()));
                format!("{} differs from the server: {differ:?} ({line:?})", device.id)
            })?;
            let disk = Workspace::from_rows(device.disk().rows.values().cloned());
            require(disk == truth, "I4", || {
                format!("the disk of {} differs from the server", device.id)
            })?;
        }
        Ok(())
    }

    /// Each command that was made stands in the log once, or was refused once and shown; what was thrown away does neither.
    fn check_every_command_once(&self) -> Result<(), Violation> {
        let outcomes: BTreeMap<_, _> =
            self.server.store().kept_outcomes(self.workspace).into_iter().collect();
        let log = self.server.store().log(self.workspace);
        let mut in_log: BTreeMap<_, Vec<&LogEntry>> = BTreeMap::new();
        for entry in &log {
            if let Some(origin) = &entry.origin {
                in_log.entry((origin.device, origin.n)).or_default().push(entry);
            }
        }
        for (key, command) in &self.made {
            let entries = in_log.get(key).map_or(0, Vec::len);
            require(entries <= 1, "I2", || format!("{key:?} stands in the log {entries} times"))?;
            match outcomes.get(key).map(|kept| &kept.outcome) {
                Some(Outcome::Accepted { .. }) => {
                    let entry = in_log.get(key).and_then(|entries| entries.first());
                    let same = entry.is_some_and(|entry| is_cause(&entry.cause, command));
                    require(same, "I1", || {
                        format!("{key:?} was accepted and is not in the log as made")
                    })?;
                }
                Some(Outcome::Refused { .. }) => {
                    require(entries == 0, "I2", || {
                        format!("{key:?} was refused and is in the log")
                    })?;
                }
                None => require(false, "I1", || {
                    format!("{key:?} was made and never reached the server")
                })?,
            }
        }
        for key in &self.discarded {
            require(!outcomes.contains_key(key), "I3", || {
                format!("{key:?} was thrown away and went out")
            })?;
        }
        Ok(())
    }

    /// An owner in every prefix of the log; the rows are what the log says; the chain holds.
    fn check_log(&self) -> Result<(), Violation> {
        let log = self.server.store().log(self.workspace);
        let mut replayed = Workspace::default();
        for entry in &log {
            replayed.apply(&entry.changes);
            require(replayed.active_owners() > 0, "I5", || {
                format!("no owner after {}", entry.seq)
            })?;
        }
        require(replayed == self.server.state(), "I12", || {
            "the rows are not what the log says".to_owned()
        })?;
        let texts: Result<Vec<String>, _> = log.iter().map(LogEntry::text).collect();
        let chain = texts.is_ok_and(|texts| roster_server::log::chain_holds(&texts));
        require(chain, "I12", || "the chain of hashes is broken".to_owned())
    }

    /// One mail for each time an invitation was to be sent; one live link for each pending invitation and none for others.
    fn check_mails(&self) -> Result<(), Violation> {
        let store = self.server.store();
        let mut wanted: BTreeMap<_, usize> = BTreeMap::new();
        for entry in store.log(self.workspace) {
            let Cause::Command { command } = &entry.cause else { continue };
            let (Command::Invite { .. }
            | Command::ResendInvitation { .. }
            | Command::ChangeInvitation { .. }) = command
            else {
                continue;
            };
            for change in &entry.changes {
                // Whatever makes a fresh link makes a fresh week; a change of name alone makes neither.
                if let Change::Put(Entity::Invitation(row)) = change
                    && row.expires_at == entry.at.plus(limits::INVITATION_LIFE_MS)
                {
                    *wanted.entry(row.id).or_default() += 1;
                }
            }
        }
        let mut made: BTreeMap<_, usize> = BTreeMap::new();
        for (invitation, _) in store.mails_queued() {
            *made.entry(invitation).or_default() += 1;
        }
        require(wanted == made, "I10", || format!("wanted {wanted:?}, made {made:?}"))?;
        for row in self.server.state().rows() {
            let Entity::Invitation(row) = row else { continue };
            let links = store.live_links(row.id);
            let right = links == usize::from(row.is_pending());
            require(right, "I9", || format!("{links} live links of {} ({:?})", row.id, row.state))?;
        }
        Ok(())
    }
}

/// Nothing is left without anybody in charge.
fn check_in_charge(state: &Workspace) -> Result<(), Violation> {
    for project in state.projects() {
        for owner in std::iter::once(&project.owner).chain(&project.co_owners) {
            let there = state.member(*owner).is_some();
            require(there, "I8", || format!("{owner} owns {} and is gone", project.id))?;
        }
    }
    for team in state.teams() {
        let all = team.managers.iter().chain(&team.members);
        let there = all.filter(|member| state.member(**member).is_none()).count() == 0;
        let led = !team.managers.is_empty();
        require(there && led, "I8", || format!("{} is led by {:?}", team.id, team.managers))?;
    }
    Ok(())
}

/// The rows that one has and the other has not, or has otherwise.
fn differences(here: &Workspace, truth: &Workspace) -> Vec<Entity> {
    let known: Vec<Entity> = here.rows().collect();
    truth.rows().filter(|row| !known.contains(row)).collect()
}

fn is_cause(cause: &Cause, command: &Command) -> bool {
    matches!(cause, Cause::Command { command: logged, .. } if logged == command)
}
