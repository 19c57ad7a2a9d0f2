//! Accounts: who somebody is, before any workspace. Signing up, in and out. Knows no HTTP and nothing of what a member may.

mod limiter;
mod password;
mod sessions;

pub use sessions::{SESSION_LIFE_MS, SignedIn};

use crate::{
    clock::Clock,
    link::LinkMint,
    sequencer::Sequencer,
    store::{Fault, NewAccount, SqliteStore, sqlite::AccountRow},
};
use limiter::Limiter;
use password::Hasher;
use roster_domain::{
    AccountId, DeviceId, EmailAddress, Founding, MemberId, Name, NameFault, RoleId, WorkspaceId,
    email::EmailFault, limits, role_catalogue::ready_roles,
};
use roster_protocol::{Session, SignIn, SignUp};
use std::{net::IpAddr, sync::Arc};
use uuid::Uuid;

/// Why somebody could not sign up or in.
#[derive(Debug, thiserror::Error)]
pub enum AccountFault {
    /// A field holds what cannot be.
    #[error("{field} is {reason}")]
    Invalid {
        /// Which field.
        field: &'static str,
        /// Why.
        reason: &'static str,
    },
    /// Email and password do not belong together.
    #[error("email and password do not belong together")]
    WrongPassword,
    /// There is an account with this email.
    #[error("there is an account with this email")]
    Exists,
    /// Too many tries, or too many people at once.
    #[error("ask again later")]
    Busy,
    /// The server failed.
    #[error(transparent)]
    Fault(Fault),
}

impl From<Fault> for AccountFault {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::AccountExists => Self::Exists,
            fault => Self::Fault(fault),
        }
    }
}

/// The accounts of a server. Cheap to clone.
#[derive(Clone)]
pub struct Accounts {
    sequencer: Sequencer<SqliteStore>,
    mint: Arc<dyn LinkMint>,
    clock: Clock,
    hasher: Arc<Hasher>,
    limiter: Arc<Limiter>,
    ended: tokio::sync::broadcast::Sender<[u8; 32]>,
}

impl Accounts {
    /// The accounts in a sequencer's store.
    pub fn new(sequencer: Sequencer<SqliteStore>, mint: Arc<dyn LinkMint>, clock: Clock) -> Self {
        let (ended, _) = tokio::sync::broadcast::channel(64);
        let (hasher, limiter) = (Arc::default(), Arc::default());
        Self { sequencer, mint, clock, hasher, limiter, ended }
    }

    fn store(&self) -> &SqliteStore {
        self.sequencer.store()
    }

    /// Makes an account and its first workspace, both or neither, and signs in.
    ///
    /// # Errors
    /// When a field cannot be, or the email has an account.
    pub async fn sign_up(&self, asked: SignUp) -> Result<Session, AccountFault> {
        let workspace = workspace_name(&asked.workspace_name)?;
        let account = self.new_account(&asked.name, &asked.email, &asked.password).await?;
        self.found(&account, true, workspace).await?;
        self.begin(account.id, account.name.as_str(), account.email.as_str(), asked.device).await
    }

    /// Signs in.
    ///
    /// # Errors
    /// When email and password do not belong together, in one and the same way whichever of them is wrong (P30).
    pub async fn sign_in(&self, asked: SignIn, from: IpAddr) -> Result<Session, AccountFault> {
        let email = EmailAddress::parse(&asked.email).map_err(|_| AccountFault::WrongPassword);
        let account = self.check(email.as_ref().ok(), &asked.password, from).await?;
        self.begin(account.id, &account.name, &account.email, asked.device).await
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
        let email = EmailAddress::parse(email).map_err(|fault| AccountFault::Invalid {
            field: "email",
            reason: email_reason(fault),
        })?;
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
        let email = EmailAddress::parse(email).map_err(|fault| AccountFault::Invalid {
            field: "email",
            reason: email_reason(fault),
        })?;
        let known = self.account_with(&email).await?;
        let is_new = known.is_none();
        let (id, name) = match known {
            Some(account) => {
                (account.id, Name::new(&account.name, limits::PERSON_NAME_MAX).map_err(name_fault)?)
            }
            None => (AccountId(Uuid::now_v7()), person_name(name)?),
        };
        let account = NewAccount { id, name, email, password_hash: None, at: self.clock.now() };
        if is_new || self.store().memberships(id).await?.is_empty() {
            self.found(&account, is_new, workspace).await?;
        }
        self.begin(id, account.name.as_str(), account.email.as_str(), device).await
    }

    async fn found(&self, account: &NewAccount, is_new: bool, name: Name) -> Result<(), Fault> {
        let founding = Founding {
            workspace: WorkspaceId(Uuid::now_v7()),
            name,
            account: account.id,
            owner_name: account.name.clone(),
            owner_email: account.email.clone(),
            member: MemberId(Uuid::now_v7()),
            role_ids: ready_roles().iter().map(|_| RoleId(Uuid::now_v7())).collect(),
        };
        let new = is_new.then(|| account.clone());
        self.sequencer.found_with(&founding, new, self.clock.stamp()).await
    }
}

/// A person's name as it can be.
///
/// # Errors
/// When it cannot be a name.
pub fn person_name(text: &str) -> Result<Name, AccountFault> {
    Name::new(text, limits::PERSON_NAME_MAX).map_err(name_fault)
}

fn name_fault(fault: NameFault) -> AccountFault {
    AccountFault::Invalid { field: "name", reason: name_reason(fault) }
}

fn workspace_name(text: &str) -> Result<Name, AccountFault> {
    Name::new(text, limits::WORKSPACE_NAME_MAX).map_err(|fault| AccountFault::Invalid {
        field: "workspace_name",
        reason: name_reason(fault),
    })
}

fn name_reason(fault: NameFault) -> &'static str {
    match fault {
        NameFault::Empty => "empty",
        NameFault::TooLong { .. } => "too_long",
        NameFault::Unprintable => "unprintable",
    }
}

fn email_reason(fault: EmailFault) -> &'static str {
    match fault {
        EmailFault::Empty => "empty",
        EmailFault::TooLong => "too_long",
        _ => "not_an_email",
    }
}
