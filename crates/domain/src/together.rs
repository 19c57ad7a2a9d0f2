//! One act for many invitations: what would become of each, and the commands that do it. Changes nothing itself.

use crate::{
    Actor, Command, InvitationId, MemberId, Refusal, RoleId, Stamp, Workspace, decide,
    staging::in_bulk,
};

/// What is done to all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TogetherAct {
    /// Send again to whoever has not answered.
    Resend,
    /// Take back.
    Revoke,
    /// Give another role; never Owner or Co-owner, which ask for a word of their own (R133).
    ChangeRole(RoleId),
}

/// What would become of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Together {
    /// What does it, in the order asked.
    pub commands: Vec<Command>,
    /// Those that a rule keeps as they are.
    pub refused: Vec<(InvitationId, Refusal)>,
    /// How many need nothing: answered, taken back, gone, or of that role already.
    pub passed_over: u32,
}

/// Says what would become of these invitations, one after the other. Takes time by how many they are, whatever the workspace.
#[must_use]
pub fn together(
    workspace: &Workspace,
    me: MemberId,
    invitations: impl IntoIterator<Item = InvitationId>,
    act: TogetherAct,
    stamp: Stamp,
) -> Together {
    let mut then = workspace.clone();
    let mut together = Together::default();
    for id in invitations {
        let Some(command) = command_for(&then, id, act) else {
            together.passed_over += 1;
            continue;
        };
        let decided = ensure_for_many(&then, act)
            .and_then(|()| decide(&then, &Actor::Member(me), &command, stamp));
        match decided {
            Ok(decision) => {
                then.apply(&decision.changes);
                together.commands.push(command);
            }
            Err(refusal) => together.refused.push((id, refusal)),
        }
    }
    together
}

fn command_for(workspace: &Workspace, id: InvitationId, act: TogetherAct) -> Option<Command> {
    let invitation = workspace.invitation(id).filter(|invitation| invitation.is_pending())?;
    match act {
        TogetherAct::Resend => Some(Command::ResendInvitation { invitation: id, by_hand: false }),
        TogetherAct::Revoke => Some(Command::RevokeInvitation { invitation: id }),
        TogetherAct::ChangeRole(role) if role == invitation.role => None,
        TogetherAct::ChangeRole(role) => Some(Command::ChangeInvitation {
            invitation: id,
            email: None,
            role: Some(role),
            name: None,
            ends_at: None,
        }),
    }
}

fn ensure_for_many(workspace: &Workspace, act: TogetherAct) -> Result<(), Refusal> {
    match act {
        TogetherAct::ChangeRole(role) => match workspace.role(role) {
            None => Err(Refusal::RoleGone),
            Some(role) if in_bulk(role.kind) => Ok(()),
            Some(_) => Err(Refusal::OwnerInBulk),
        },
        TogetherAct::Resend | TogetherAct::Revoke => Ok(()),
    }
}
