//! A data file as a server would have left it: a workspace with so many members and invitations, an inviter signed in on several
//! devices, and people who are signed in and belong to no workspace. Not by way of the API: nobody waits for a hundred thousand
//! people to accept.

use std::path::Path;

use anyhow::{Context, Result};
use bench_world::{Chance, SEED};
use roster_domain::{
    AccountId, Change, DeviceId, EmailAddress, Entity, Extra, Invitation, InvitationId,
    InvitationState, Mail, Member, MemberId, MemberStatus, Name, RoleId, RoleKind, WorkspaceId,
    days,
};
use roster_server::log::{Cause, LogEntry, LoggedActor, hash_of};
use roster_server::store::sql::{SessionKind, SessionRow, TokenRow, TokenUse};
use roster_server::store::{
    Append, Belonging, LinkChange, MailState, MailStep, NewAccount, NewMail,
};
use roster_server::{Clock, Config, Link, SqlStore, WorkspaceStore, start};
use uuid::Uuid;

use crate::people::addresses;

/// How many rows stand in one entry of the log.
const ROWS: usize = 10_000;

/// On how many devices the inviter is signed in.
pub const DEVICES: usize = 16;

/// What was filled.
#[derive(Clone, Debug)]
pub struct Filled {
    /// The workspace.
    pub workspace: WorkspaceId,
    /// Its Owner, who invites.
    pub owner: MemberId,
    /// The role that everybody is invited to.
    pub role: RoleId,
    /// The Owner's devices.
    pub devices: Vec<Device>,
    /// The tokens of those who are signed in and belong to nothing.
    pub people: Vec<String>,
    /// How far the log reaches.
    pub seq: u64,
}

/// A device with a session.
#[derive(Clone, Debug)]
pub struct Device {
    /// Its id.
    pub id: DeviceId,
    /// Its token.
    pub token: String,
}

/// The workspace's log, as it grows.
struct Log<'a> {
    store: &'a SqlStore,
    append: Append,
}

/// Founds a workspace in a new file and fills it.
pub async fn fill(file: &Path, people: &[String], existing: usize) -> Result<Filled> {
    let server = start(Config::new(([127, 0, 0, 1], 0).into(), file.to_owned())).await?;
    let (name, email) = ("Sofia Lund", "sofia@elsewhere.example");
    let first = DeviceId(Uuid::now_v7());
    let session = server.mint_local_session(name, email, "Northwind", first).await?;
    let (workspace, account) =
        (session.memberships.first().context("one")?.workspace, session.account);
    server.stop().await;
    // Reopened without anybody beside who would tidy up meanwhile.
    let store = SqlStore::open(file).await?;
    let mut chance = Chance(SEED + 7);
    let mut devices = Vec::new();
    for _ in 0..DEVICES {
        devices.push(sign_in(&store, account, &mut chance).await?);
    }
    let founded = store.load(workspace).await?.context("what was founded")?;
    let (mut owner, mut role) = (None, None);
    for row in &founded.rows {
        match row {
            Entity::Member(member) => owner = Some(member.id),
            Entity::Role(of) if of.kind == RoleKind::BuiltIn => role = Some(of.id),
            _ => {}
        }
    }
    let (owner, role) = (owner.context("an Owner")?, role.context("a role for many")?);
    let mut log = Log { store: &store, append: Append::at(workspace, founded.seq, founded.head) };
    let mut tokens = Vec::new();
    for email in people {
        let account = log.account(email).await?;
        tokens.push(sign_in(&store, account, &mut chance).await?.token);
    }
    log.members(&addresses(existing, "member", SEED + 8), role).await?;
    log.invitations(&addresses(existing, "invited", SEED + 9), (owner, role), &mut chance).await?;
    let seq = log.append.seq;
    store.close().await;
    Ok(Filled { workspace, owner, role, devices, people: tokens, seq })
}

async fn sign_in(store: &SqlStore, account: AccountId, chance: &mut Chance) -> Result<Device> {
    let (now, link) = (Clock::default().now(), link(chance));
    let expires_at = now.plus(days(1));
    let id = DeviceId(Uuid::now_v7());
    let session = SessionRow {
        id: Uuid::now_v7(),
        account,
        kind: SessionKind::Device,
        device: id,
        name: None,
        created_at: now,
        last_seen_at: now,
        proven_at: now,
        expires_at,
    };
    let token = TokenRow { hash: link.hash, used_for: TokenUse::Access, expires_at };
    store.begin_session(&session, &[token]).await?;
    Ok(Device { id, token: link.token })
}

fn link(chance: &mut Chance) -> Link {
    let mut secret = [0; 32];
    for part in secret.chunks_mut(8) {
        part.copy_from_slice(&chance.bits().to_le_bytes());
    }
    Link::from_bytes(secret)
}

impl Log<'_> {
    async fn account(&mut self, email: &str) -> Result<AccountId> {
        let now = Clock::default().now();
        let account = NewAccount {
            id: AccountId(Uuid::now_v7()),
            name: name("Somebody")?,
            email: address(email)?,
            password_hash: None,
            at: now,
            verified_at: Some(now),
            is_known: false,
        };
        let id = account.id;
        self.append.accounts.push(account);
        self.write().await?;
        Ok(id)
    }

    async fn members(&mut self, emails: &[String], role: RoleId) -> Result<()> {
        let now = Clock::default().now();
        for some in emails.chunks(ROWS) {
            for email in some {
                let member = Member {
                    id: MemberId(Uuid::now_v7()),
                    account: AccountId(Uuid::now_v7()),
                    name: name("Somebody")?,
                    contact_email: address(email)?,
                    role,
                    status: MemberStatus::Active,
                    joined_at: now,
                    ends_at: None,
                    extra: Extra::new(),
                };
                self.append.belonging.push(Belonging::Begins {
                    account: member.account,
                    member: member.id,
                    at: now,
                });
                self.append.rows.push(Change::Put(Entity::Member(member)));
            }
            self.write().await?;
        }
        Ok(())
    }

    async fn invitations(
        &mut self,
        emails: &[String],
        (by, role): (MemberId, RoleId),
        chance: &mut Chance,
    ) -> Result<()> {
        for some in emails.chunks(ROWS) {
            for email in some {
                let invitation = invitation(address(email)?, by, role);
                let link = link(chance);
                let mail = NewMail {
                    id: Uuid::from_u64_pair(chance.bits(), chance.bits()),
                    to: invitation.email.clone(),
                    token: link.token,
                    by_hand: false,
                    at: invitation.invited_at,
                };
                let step = MailStep { mail: mail.id, state: MailState::Kept, next_at: None };
                self.append.mails.push(step);
                let (before, hash) = (None, link.hash);
                let minted = LinkChange::Mint { invitation: invitation.id, before, hash, mail };
                self.append.links.push(minted);
                self.append.rows.push(Change::Put(Entity::Invitation(invitation)));
            }
            self.write().await?;
        }
        Ok(())
    }

    /// Writes down what has been gathered; rows as one entry of the log.
    async fn write(&mut self) -> Result<()> {
        if !self.append.rows.is_empty() {
            let entry = LogEntry {
                workspace: self.append.workspace,
                seq: self.append.base + 1,
                at: Clock::default().now(),
                actor: LoggedActor::Server,
                origin: None,
                cause: Cause::Seeding,
                changes: self.append.rows.clone(),
                before: hex(&self.append.head),
            };
            self.append.seq += 1;
            self.append.head = hash_of(&entry.text()?);
            self.append.entries.push(entry);
        }
        let next = Append::at(self.append.workspace, self.append.seq, self.append.head);
        let written = std::mem::replace(&mut self.append, next);
        Ok(self.store.append(written).await?)
    }
}

fn invitation(email: EmailAddress, by: MemberId, role: RoleId) -> Invitation {
    let now = Clock::default().now();
    Invitation {
        id: InvitationId(Uuid::now_v7()),
        email,
        name: None,
        role,
        invited_by: by,
        invited_at: now,
        expires_at: now.plus(days(7)),
        state: InvitationState::Pending,
        mail: Mail::Kept,
        vouched_by: None,
        batch: None,
        ends_at: None,
        asked_at: None,
        sendings: 1,
        last_sending_at: None,
        extra: Extra::new(),
    }
}

fn hex(head: &[u8; 32]) -> String {
    head.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn address(text: &str) -> Result<EmailAddress> {
    EmailAddress::parse(text).ok().context("an address")
}

fn name(text: &str) -> Result<Name> {
    Name::new(text, 64).ok().context("a name")
}
