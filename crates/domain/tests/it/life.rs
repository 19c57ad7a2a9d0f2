//! An invitation and its clock, for the tests that walk its life.

use crate::world::*;
use roster_domain::*;

pub const ID: InvitationId = InvitationId(uuid::Uuid::from_u128(7));
pub const MEI: &str = "mei@harbor.example";

/// A workspace and its clock. `noor` is a Co-owner who invited; the Owner looks after what becomes of it.
pub struct Life {
    pub workspace: Workspace,
    pub now: Timestamp,
    pub noor: Actor,
}

impl Life {
    pub fn new() -> Self {
        let mut workspace = workspace();
        let noor = with_member(&mut workspace, 2, "Co-owner");
        Self { workspace, now: NOW, noor }
    }

    pub fn invited() -> Self {
        let mut life = Self::new();
        let command = invite(&life.workspace, 7, MEI, "Designer");
        life.by(&life.noor.clone(), &command).unwrap();
        life
    }

    pub fn by(&mut self, actor: &Actor, command: &Command) -> Result<Vec<Effect>, Refusal> {
        let decision = decide(&self.workspace, actor, command, Stamp { at: self.now })?;
        self.workspace.apply(&decision.changes);
        Ok(decision.effects)
    }

    pub fn phase(&self) -> Phase {
        self.row().phase(&self.workspace, self.now)
    }

    pub fn row(&self) -> &Invitation {
        self.workspace.invitation(ID).unwrap()
    }

    pub fn mail(&mut self, mail: Mail) {
        self.by(&Actor::Server, &Command::RecordMail { invitation: ID, mail }).unwrap();
    }

    pub fn sent(&mut self) {
        self.mail(Mail::Sent { at: self.now });
    }

    pub fn pass(&mut self, span_ms: i64) {
        self.now = self.now.plus(span_ms);
    }

    pub fn accept(&mut self) -> Result<(), Refusal> {
        let email = self.row().email.to_string();
        let accept = Command::AcceptInvitation { invitation: ID, member: MemberId(id(50)) };
        self.by(&invitee(50, &email), &accept).map(|_| ())
    }

    /// The invitation as it was made, brought into a phase.
    pub fn in_phase(phase: Phase) -> Self {
        let mut life = Self::invited();
        match phase {
            Phase::Waiting => {}
            Phase::Pending => life.sent(),
            Phase::Accepted => life.accept().unwrap(),
            Phase::Declined => {
                life.sent();
                let decline = Command::DeclineInvitation { invitation: ID };
                life.by(&Actor::Server, &decline).unwrap();
            }
            Phase::Expired => {
                life.sent();
                life.pass(limits::INVITATION_LIFE_MS);
            }
            Phase::Revoked => {
                life.by(&OWNER, &Command::RevokeInvitation { invitation: ID }).unwrap();
            }
            Phase::Bounced => life.mail(Mail::Failed { reason: "550 no such user".to_owned() }),
            Phase::NeedsApproval => {
                life.sent();
                let (member, role) = (MemberId(id(2)), role(&life.workspace, "Team"));
                life.by(&OWNER, &Command::ChangeRole { member, role }).unwrap();
            }
        }
        assert_eq!(life.phase(), phase);
        life
    }
}

pub fn resend() -> Command {
    Command::ResendInvitation { invitation: ID, by_hand: false }
}

pub fn readdress(to: &str) -> Command {
    let (name, role, ends_at) = (None, None, None);
    Command::ChangeInvitation { invitation: ID, email: Some(email(to)), role, name, ends_at }
}
