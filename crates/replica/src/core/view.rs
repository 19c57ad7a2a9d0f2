//! The optimistic view: what the server confirmed, with the outbox decided over it.

use super::{Core, EntryState};
use roster_domain::{Actor, Command, Refusal, Stamp, Table, Timestamp, Workspace, decide};

impl Core {
    /// Decides the outbox again over what is confirmed. Costs as much as the outbox is long, whatever the workspace.
    pub(super) fn rebuild_view(&mut self) {
        let mut view = self.confirmed.clone();
        let mut doubts = Table::default();
        for entry in self.outbox.values() {
            if let Err(refusal) = self.decide_over(&mut view, &entry.command, entry.made_at) {
                // The entry stays: the server decides. It has no visible effect meanwhile. One that was sent is not in
                // doubt: the confirmed rows may hold it already, and its answer is on the way.
                if entry.state == EntryState::Waiting {
                    doubts.put(entry.n, refusal);
                }
            }
        }
        self.view = view;
        self.doubts = doubts;
    }

    /// Decides one command over a view, as this device's own member, and applies it.
    pub(super) fn decide_over(
        &self,
        view: &mut Workspace,
        command: &Command,
        at: Timestamp,
    ) -> Result<(), Refusal> {
        let me = self.me().ok_or(Refusal::NotAMember)?;
        let decision = decide(view, &Actor::Member(me), command, Stamp { at })?;
        view.apply(&decision.changes);
        Ok(())
    }

    /// Takes out what a pull has covered; gives the numbers.
    pub(super) fn drop_covered(&mut self) -> Vec<u64> {
        let known = self.cursor.map_or(0, |cursor| cursor.seq);
        let covered: Vec<u64> = self
            .outbox
            .values()
            .filter(|entry| matches!(entry.state, EntryState::Accepted { seq } if seq <= known))
            .map(|entry| entry.n)
            .collect();
        for n in &covered {
            self.outbox.remove(n);
        }
        covered
    }
}
