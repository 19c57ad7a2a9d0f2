//! The invitations that wait for somebody who is signed in. Without the code of the mail, the mailbox has to be proven (A02).

use super::{AccountFault, Accounts, SignedIn, mailbox::canonical, person_name};
use crate::{
    mail::words::plain,
    sequencer::Act,
    store::{Fault, NewAccount, sql::AccountRow},
};
use roster_domain::{
    AccountId, Actor, Command, EmailAddress, InvitationId, Invitee, MemberId, Timestamp, Workspace,
    WorkspaceId,
};
use roster_protocol::Invite;
use uuid::Uuid;

/// Somebody says yes.
pub(crate) struct Joiner {
    invitee: Invitee,
    account: NewAccount,
}

impl Joiner {
    /// A known account that says yes. By the code of the mail, which went to its mailbox and nowhere else, the mailbox is proven
    /// in the same transaction (A02); nothing else of the account is touched (A14).
    pub(crate) fn known(account: &AccountRow, now: Timestamp) -> Result<Self, Fault> {
        let name = person_name(&account.name).map_err(|fault| match fault {
            AccountFault::Fault(fault) => fault,
            other => Fault::Damaged(format!("an account's name: {other}")),
        })?;
        let email = canonical(account)?;
        let account = NewAccount {
            id: account.id,
            name: name.clone(),
            email: email.clone(),
            password_hash: None,
            at: now,
            verified_at: Some(now),
            is_known: true,
        };
        Ok(Self { invitee: Invitee { account: account.id, email, name }, account })
    }

    /// An account that is made by saying yes, proven by the same code.
    pub(crate) fn new(account: NewAccount) -> Self {
        let account = NewAccount { verified_at: Some(account.at), ..account };
        let (id, email, name) = (account.id, account.email.clone(), account.name.clone());
        Self { invitee: Invitee { account: id, email, name }, account }
    }

    /// What the sequencer is asked for.
    pub(crate) fn act(self, invitation: InvitationId) -> Act {
        let member = MemberId(Uuid::now_v7());
        let command = Command::AcceptInvitation { invitation, member };
        let (actor, account) = (Actor::Invitee(self.invitee), Some(self.account));
        Act { actor, command: Some(command), account, mail: None }
    }
}

impl Accounts {
    /// The invitations that wait for whoever is signed in.
    ///
    /// # Errors
    /// When the mailbox is not proven, or the store fails.
    pub async fn invites(&self, account: AccountId) -> Result<Vec<Invite>, AccountFault> {
        let account = self.account(account).await?;
        self.invites_of(&account).await
    }

    async fn invites_of(&self, account: &AccountRow) -> Result<Vec<Invite>, AccountFault> {
        let email = proven_mailbox(account)?;
        let now = self.clock.now();
        let mut invites = Vec::new();
        for (id, invitation) in self.store().invitations_for(email.canonical()).await? {
            let Some(state) = self.sequencer.state(id).await? else { continue };
            let invite = described(&state.workspace, id, invitation, now);
            invites.extend(invite);
        }
        Ok(invites)
    }

    /// Says yes to an invitation that is for the proven mailbox of whoever is signed in.
    ///
    /// # Errors
    /// When there is none such, or a rule says no.
    pub async fn accept(
        &self,
        who: SignedIn,
        invitation: InvitationId,
    ) -> Result<WorkspaceId, AccountFault> {
        let account = self.account(who.account).await?;
        let workspace = self.invited_to(&account, invitation).await?;
        let act = Joiner::known(&account, self.clock.now())?.act(invitation);
        self.answer(workspace, act).await?;
        Ok(workspace)
    }

    /// Says no to it.
    ///
    /// # Errors
    /// When there is none such, or a rule says no.
    pub async fn decline(
        &self,
        who: SignedIn,
        invitation: InvitationId,
    ) -> Result<(), AccountFault> {
        let account = self.account(who.account).await?;
        let workspace = self.invited_to(&account, invitation).await?;
        let command = Some(Command::DeclineInvitation { invitation });
        self.answer(workspace, Act { actor: Actor::Server, command, account: None, mail: None })
            .await
    }

    async fn invited_to(
        &self,
        account: &AccountRow,
        invitation: InvitationId,
    ) -> Result<WorkspaceId, AccountFault> {
        let invites = self.invites_of(account).await?;
        let found = invites.into_iter().find(|invite| invite.invitation == invitation);
        found.map(|invite| invite.workspace).ok_or(AccountFault::NotFound)
    }

    /// On its own, so that somebody who goes away halfway does not leave the others without the hint.
    pub(crate) async fn answer(
        &self,
        workspace: WorkspaceId,
        act: Act,
    ) -> Result<(), AccountFault> {
        let accounts = self.clone();
        let task = tokio::spawn(async move {
            accounts.sequencer.act_all(workspace, vec![act], accounts.clock.stamp()).await
        });
        let decided = task.await.map_err(|error| Fault::Broken(error.to_string()))??;
        match decided.into_iter().next().flatten() {
            Some(Err(refusal)) => Err(AccountFault::Refused(refusal)),
            Some(Ok(_)) => Ok(()),
            None => Err(Fault::Broken("an act without outcome".to_owned()).into()),
        }
    }
}

fn proven_mailbox(account: &AccountRow) -> Result<EmailAddress, AccountFault> {
    match account.verified_at {
        Some(_) => Ok(canonical(account)?),
        None => Err(AccountFault::NotVerified),
    }
}

fn described(
    workspace: &Workspace,
    id: WorkspaceId,
    invitation: InvitationId,
    now: Timestamp,
) -> Option<Invite> {
    let invitation = workspace.invitation(invitation)?;
    let profile = workspace.profile()?;
    let inviter = workspace.member(invitation.invited_by);
    let role = workspace.role(invitation.role)?;
    (invitation.is_pending() && invitation.is_open(now)).then(|| Invite {
        invitation: invitation.id,
        workspace: id,
        workspace_name: plain(profile.name.as_str()),
        inviter: plain(inviter.map_or("Somebody", |member| member.name.as_str())),
        role: plain(role.name.as_str()),
        expires_at: invitation.expires_at,
    })
}
