//! What people do in a world, chosen by the seed.

use super::{
    World,
    server::{email, name},
};
use rand::RngExt as _;
use roster_domain::{AccountId, Actor, Command, InvitationId, Invitee, MemberId, RoleId};
use roster_replica::core::{HOLD_MS_MAX, Input};

impl World {
    /// Somebody does something at a device.
    pub(super) fn act(&mut self, at: usize) {
        self.start(at);
        let input = match self.rng.random_range(0..10) {
            0..=7 => {
                let commands =
                    (0..self.rng.random_range(1..=4)).filter_map(|_| self.command(at)).collect();
                let held = self.rng.random_bool(0.2);
                let held_until = held.then(|| self.now.plus(HOLD_MS_MAX));
                Input::Submit { commands, at: self.now, held_until }
            }
            8 => {
                let numbers: Vec<u64> = self.core_numbers(at);
                let some = numbers.into_iter().filter(|_| self.rng.random_bool(0.5)).collect();
                Input::Discard { numbers: some }
            }
            _ => {
                let refused: Vec<u64> = self.devices[at]
                    .core()
                    .map(|core| core.attention().map(|entry| entry.n).collect())
                    .unwrap_or_default();
                let Some(n) = self.any(&refused) else { return };
                if self.rng.random_bool(0.5) {
                    Input::Settle { n }
                } else {
                    Input::Retry { n, at: self.now }
                }
            }
        };
        self.step(at, input);
    }

    fn core_numbers(&self, at: usize) -> Vec<u64> {
        self.devices[at]
            .core()
            .map(|core| core.outbox().map(|entry| entry.n).collect())
            .unwrap_or_default()
    }

    fn command(&mut self, at: usize) -> Option<Command> {
        let view = self.devices[at].core()?.view().clone();
        let roles: Vec<RoleId> = view.roles().map(|role| role.id).collect();
        let invitations: Vec<InvitationId> = view.invitations().map(|row| row.id).collect();
        let members: Vec<MemberId> = view.members().map(|row| row.id).collect();
        Some(match self.rng.random_range(0..20) {
            16.. => self.people_command(&view)?,
            10.. => self.access_command(&view)?,
            0..=4 => Command::Invite {
                invitation: InvitationId(self.ids.fresh()),
                // Few addresses, so that two devices invite the same one.
                email: email(&format!("person{}@world.example", self.rng.random_range(0..24))),
                name: None,
                role: self.any(&roles)?,
                batch: None,
                ends_at: None,
            },
            5 => Command::RevokeInvitation { invitation: self.any(&invitations)? },
            6 => self.about_an_invitation(&invitations, &roles)?,
            7..=8 => Command::ChangeRole { member: self.any(&members)?, role: self.any(&roles)? },
            _ => Command::RenameWorkspace {
                name: name(&format!("World {}", self.rng.random_range(0..9))),
            },
        })
    }

    /// Something that people here do with an invitation after it was sent.
    fn about_an_invitation(
        &mut self,
        invitations: &[InvitationId],
        roles: &[RoleId],
    ) -> Option<Command> {
        let invitation = self.any(invitations)?;
        Some(match self.rng.random_range(0..6) {
            0 => Command::ApproveInvitation { invitation },
            1 => Command::DeleteInvitation { invitation },
            2 => {
                let email = email(&format!("person{}@world.example", self.rng.random_range(0..24)));
                let (role, name, ends_at) = (self.any(roles), None, None);
                Command::ChangeInvitation { invitation, email: Some(email), role, name, ends_at }
            }
            by_hand => Command::ResendInvitation { invitation, by_hand: by_hand == 3 },
        })
    }

    /// An invited person opens the link at the server's pages.
    pub(super) fn someone_answers_an_invitation(&mut self) {
        let state = self.server.state();
        let pending: Vec<_> = state.invitations().filter(|row| row.is_pending()).cloned().collect();
        let Some(invitation) = self.any(&pending) else { return };
        let invitee = Invitee {
            account: AccountId(self.ids.fresh()),
            email: invitation.email.clone(),
            name: name("Somebody"),
        };
        let id = invitation.id;
        let command = if self.rng.random_bool(0.7) {
            Command::AcceptInvitation { invitation: id, member: MemberId(self.ids.fresh()) }
        } else {
            Command::DeclineInvitation { invitation: id }
        };
        // A refusal (expired, role gone) is an answer like another.
        let answered = self.server.act(&Actor::Invitee(invitee), &command, self.now);
        self.note(&format!("{answered:?}"));
    }

    pub(super) fn any<T: Clone>(&mut self, among: &[T]) -> Option<T> {
        if among.is_empty() {
            return None;
        }
        among.get(self.rng.random_range(0..among.len())).cloned()
    }
}
