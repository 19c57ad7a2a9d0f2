//! Accounts: who somebody is, before any workspace. Signing up, in and out, and everything about one's own account. Knows no HTTP
//! and nothing of what a member may.

mod email_change;
mod factor;
mod faults;
mod handoff;
mod invites;
mod limiter;
mod mailbox;
mod password;
mod rotation;
mod sessions;
mod sign_up;

pub use faults::{AccountFault, person_name};
pub(crate) use handoff::challenge_in;
pub(crate) use invites::Joiner;
pub use rotation::GRACE_MS;
pub use sessions::{
    ACCESS_LIFE_MS, RECENT_MS, REFRESH_LIFE_MS, SESSION_LIFE_MS, SignedIn, WEB_LIFE_MS,
};
pub(crate) use sign_up::WebSignUp;

use crate::{
    clock::Clock,
    link::LinkMint,
    sequencer::Sequencer,
    store::{
        Fault, NewAccount, SqlStore,
        sql::{AccountRow, SessionKind},
    },
};
use faults::{address, workspace_name};
use limiter::Limiter;
use password::Hasher;
use roster_domain::{
    AccountId, DeviceId, EmailAddress, Founding, MemberId, Name, RoleId, WorkspaceId,
    role_catalogue::ready_roles,
};
use roster_protocol::{OwnAccount, Session, SignIn, SignUp};
use sessions::Beginning;
use std::{net::IpAddr, sync::Arc};
use tokio::sync::{Notify, broadcast};
use uuid::Uuid;

/// The accounts of a server. Cheap to clone.
#[derive(Clone)]
pub struct Accounts {
    sequencer: Sequencer<SqlStore>,
    mint: Arc<dyn LinkMint>,
    clock: Clock,
    hasher: Arc<Hasher>,
    limiter: Arc<Limiter>,
    ended: broadcast::Sender<Uuid>,
    /// Rings when a mail was made.
    letters: Arc<Notify>,
}

impl Accounts {
    /// The accounts in a sequencer's store.
    pub fn new(sequencer: Sequencer<SqlStore>, mint: Arc<dyn LinkMint>, clock: Clock) -> Self {
        let (ended, _) = broadcast::channel(64);
        let (hasher, limiter, letters) = Default::default();
        Self { sequencer, mint, clock, hasher, limiter, ended, letters }
    }

    /// Waits until a mail about an account was made.
    pub(crate) async fn letter_made(&self) {
        self.letters.notified().await;
    }

    fn store(&self) -> &SqlStore {
        self.sequencer.store()
    }

    /// Makes an account and its first workspace, both or neither, and signs in. The mailbox is asked to prove itself; whoever
    /// signs up need not wait for that.
    ///
    /// # Errors
    /// When a field cannot be, the email has an account, or too many accounts were made from there.
    pub async fn sign_up(&self, asked: SignUp, from: IpAddr) -> Result<Session, AccountFault> {
        let workspace = workspace_name(&asked.workspace_name)?;
        if !self.limiter.admit_sign_up(from, self.clock.now()) {
            return Err(AccountFault::Busy);
        }
        let account = self.new_account(&asked.name, &asked.email, &asked.password).await?;
        self.found(&account, true, workspace).await?;
        let row = self.account(account.id).await?;
        if let Err(fault) = self.ask_to_verify(&row).await {
            tracing::warn!(%fault, "the mail that proves a mailbox has to be asked for again");
        }
        let name = asked.device_name.as_deref();
        self.begin(&row, Beginning::on_device(asked.device, name, asked.rotating)).await
    }

    /// Signs in.
    ///
    /// # Errors
    /// When email and password do not belong together, in one and the same way whichever of them is wrong (P30); or when a code
    /// of the second factor is asked for.
    pub async fn sign_in(&self, asked: SignIn, from: IpAddr) -> Result<Session, AccountFault> {
        let email = EmailAddress::parse(&asked.email).map_err(|_| AccountFault::WrongPassword);
        let account = self.check(email.as_ref().ok(), &asked.password, from).await?;
        self.check_factor(account.id, asked.code.as_deref()).await?;
        let name = asked.device_name.as_deref();
        self.begin(&account, Beginning::on_device(asked.device, name, asked.rotating)).await
    }

    /// Who somebody is.
    ///
    /// # Errors
    /// When the account is gone, or the store fails.
    pub async fn account(&self, id: AccountId) -> Result<AccountRow, AccountFault> {
        self.store().account(id).await?.ok_or(AccountFault::NotFound)
    }

    /// What somebody is told about their own account.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn own(&self, who: SignedIn) -> Result<OwnAccount, AccountFault> {
        let account = self.account(who.account).await?;
        Ok(OwnAccount {
            name: account.name,
            email: account.email,
            verified: account.verified_at.is_some(),
            second_factor: self.has_factor(who.account).await?,
            password: account.password_hash.is_some(),
        })
    }

    /// The account with this email, if this is its password. Takes as long for an email without account.
    ///
    /// # Errors
    /// When they do not belong together, or after too many tries.
    pub async fn check(
        &self,
        email: Option<&EmailAddress>,
        password: &str,
        from: IpAddr,
    ) -> Result<AccountRow, AccountFault> {
        let canonical = email.map_or("", EmailAddress::canonical);
        let now = self.clock.now();
        if !self.limiter.admit(canonical, from, now) {
            return Err(AccountFault::Busy);
        }
        let account = self.store().account_by_email(canonical).await?;
        let hash = account.as_ref().and_then(|account| account.password_hash.clone());
        let right = self.hasher.verify(password, hash).await?;
        match account {
            Some(account) if right => {
                self.limiter.forgive(canonical, from);
                Ok(account)
            }
            _ => Err(AccountFault::WrongPassword),
        }
    }

    /// An account that is not in the store yet, with its password hashed.
    ///
    /// # Errors
    /// When a field cannot be, or the email has an account.
    pub async fn new_account(
        &self,
        name: &str,
        email: &str,
        password: &str,
    ) -> Result<NewAccount, AccountFault> {
        let name = person_name(name)?;
        let email = address(email)?;
        password::ensure_fit(password, &email)
            .map_err(|reason| AccountFault::Invalid { field: "password", reason })?;
        if self.account_with(&email).await?.is_some() {
            return Err(AccountFault::Exists);
        }
        let password_hash = Some(self.hasher.hash(password).await?);
        Ok(NewAccount {
            id: AccountId(Uuid::now_v7()),
            name,
            email,
            password_hash,
            at: self.clock.now(),
            verified_at: None,
            is_known: false,
        })
    }

    /// The account with this email.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn account_with(&self, email: &EmailAddress) -> Result<Option<AccountRow>, Fault> {
        self.store().account_by_email(email.canonical()).await
    }

    /// A session without a password, for the app that embeds the server: whoever holds the data holds the server. Makes the
    /// account, and a workspace for it, where they lack.
    ///
    /// # Errors
    /// When a field cannot be, or the store fails.
    pub async fn mint_local_session(
        &self,
        name: &str,
        email: &str,
        workspace: &str,
        device: DeviceId,
    ) -> Result<Session, AccountFault> {
        let workspace = workspace_name(workspace)?;
        let email = address(email)?;
        let known = self.account_with(&email).await?;
        let is_new = known.is_none();
        let (id, name) = match known {
            Some(account) => (account.id, person_name(&account.name)?),
            None => (AccountId(Uuid::now_v7()), person_name(name)?),
        };
        let at = self.clock.now();
        let (password_hash, verified_at) = (None, None);
        let account =
            NewAccount { id, name, email, password_hash, at, verified_at, is_known: false };
        if is_new || self.store().memberships(id).await?.is_empty() {
            self.found(&account, is_new, workspace).await?;
        }
        let row = self.account(id).await?;
        let (kind, name, rotating) = (SessionKind::Local, None, false);
        self.begin(&row, Beginning { kind, device, name, rotating }).await
    }

    async fn found(&self, account: &NewAccount, is_new: bool, name: Name) -> Result<(), Fault> {
        let founding = Founding {
            workspace: WorkspaceId(Uuid::now_v7()),
            name,
            account: account.id,
            owner_name: account.name.clone(),
            owner_email: account.email.clone(),
            member: MemberId(Uuid::now_v7()),
            private: false,
            role_ids: ready_roles().iter().map(|_| RoleId(Uuid::now_v7())).collect(),
        };
        let new = is_new.then(|| account.clone());
        self.sequencer.found_with(&founding, new, self.clock.stamp()).await
    }
}
