//! Sessions: a secret on one device, its hash here, for ninety days.

use super::{AccountFault, Accounts};
use crate::{
    link::token_hash,
    sequencer::active_member,
    store::{Fault, sqlite::SessionRow},
};
use roster_domain::{AccountId, DeviceId, days};
use roster_protocol::{Membership, Session};

/// How long a session lasts, used or not.
pub const SESSION_LIFE_MS: i64 = days(90);

/// Somebody who showed a session that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// Who.
    pub account: AccountId,
    /// On which device.
    pub device: DeviceId,
    /// The hash of the session's token.
    pub session: [u8; 32],
}

impl Accounts {
    /// Begins a session on a device and says where it leads.
    pub(super) async fn begin(
        &self,
        account: AccountId,
        name: &str,
        email: &str,
        device: DeviceId,
    ) -> Result<Session, AccountFault> {
        let now = self.clock.now();
        let secret = self.mint.mint();
        let row = SessionRow { account, device, expires_at: now.plus(SESSION_LIFE_MS) };
        self.store().begin_session(secret.hash, row, now).await?;
        Ok(Session {
            token: secret.token,
            account,
            name: name.to_owned(),
            email: email.to_owned(),
            memberships: self.memberships(account).await?,
        })
    }

    /// Who shows this token, if it opens anything.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn who(&self, token: &str) -> Result<Option<SignedIn>, Fault> {
        self.who_by_hash(token_hash(token)).await
    }

    /// Who began this session, if it still holds.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn who_by_hash(&self, session: [u8; 32]) -> Result<Option<SignedIn>, Fault> {
        let row = self.store().session(session, self.clock.now()).await?;
        Ok(row.map(|row| SignedIn { account: row.account, device: row.device, session }))
    }

    /// Ends a session, and tells whoever serves it still.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn sign_out(&self, who: SignedIn) -> Result<(), Fault> {
        self.store().end_session(who.session).await?;
        // Nobody listening is no harm.
        let _ = self.ended.send(who.session);
        Ok(())
    }

    /// Tells from now on which sessions end.
    #[must_use]
    pub fn ended_sessions(&self) -> tokio::sync::broadcast::Receiver<[u8; 32]> {
        self.ended.subscribe()
    }

    /// The workspaces in which an account is an active member, the oldest membership first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn memberships(&self, account: AccountId) -> Result<Vec<Membership>, Fault> {
        let mut memberships = Vec::new();
        for (workspace, _) in self.store().memberships(account).await? {
            let Some(state) = self.sequencer.state(workspace).await? else { continue };
            let member = active_member(&state.workspace, account).map(|member| member.id);
            if let (Some(member), Some(profile)) = (member, state.workspace.profile()) {
                memberships.push(Membership { workspace, name: profile.name.to_string(), member });
            }
        }
        Ok(memberships)
    }
}
