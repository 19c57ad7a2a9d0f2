//! A step on its way: decided on a clone of the workspace, and gathered into one append. Waits for nothing.

use super::{Act, State};
use crate::{
    link::LinkMint,
    log::{Cause, LogEntry, LoggedActor, Origin, hash_of},
    store::{Append, Belonging, Fault, LinkChange, LinkEnd, NewMail},
};
use roster_domain::{
    Actor, Change, Command, Decision, Effect, EntityKey, Former, Founding, InvitationId, MemberId,
    Refusal, RoleId, Stamp, Timestamp, Workspace, WorkspaceId, decide, found,
    role_catalogue::ready_roles,
};
use std::collections::BTreeMap;
use uuid::Uuid;

pub(super) struct Draft<'a> {
    pub(super) append: Append,
    state: State,
    rows: BTreeMap<EntityKey, Change>,
    links: &'a dyn LinkMint,
}

/// Who asked, and from where.
pub(super) struct By {
    pub(super) actor: LoggedActor,
    pub(super) origin: Option<Origin>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(workspace: WorkspaceId, state: State, links: &'a dyn LinkMint) -> Self {
        let append = Append::at(workspace, state.seq, state.head);
        Self { append, state, rows: BTreeMap::new(), links }
    }

    pub(super) fn workspace(&self) -> &Workspace {
        &self.state.workspace
    }

    /// Whether there is anything to make durable.
    pub(super) fn has_anything(&self) -> bool {
        let append = &self.append;
        !append.entries.is_empty() || !append.pushes.is_empty() || !append.mails.is_empty()
    }

    pub(super) fn finish(mut self) -> (Append, State) {
        self.append.seq = self.state.seq;
        self.append.head = self.state.head;
        self.append.rows = self.rows.into_values().collect();
        (self.append, self.state)
    }

    pub(super) fn act(
        &mut self,
        act: &Act,
        stamp: Stamp,
    ) -> Result<Option<Result<u64, Refusal>>, Fault> {
        self.append.mails.extend(act.mail.clone());
        let Some(command) = &act.command else { return Ok(None) };
        let decided = self.decide(&act.actor, command, None, stamp)?;
        if decided.is_ok() {
            self.append.accounts.extend(act.account.clone());
        }
        Ok(Some(decided))
    }

    pub(super) fn decide(
        &mut self,
        actor: &Actor,
        command: &Command,
        origin: Option<Origin>,
        stamp: Stamp,
    ) -> Result<Result<u64, Refusal>, Fault> {
        let Decision { changes, effects } = match decide(self.workspace(), actor, command, stamp) {
            Ok(decision) => decision,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let cause = Cause::Command { command: command.clone() };
        let by = By { actor: actor.into(), origin };
        let seq = self.enter(by, cause, changes, stamp)?;
        for effect in effects {
            self.follow(&effect, command, stamp)?;
        }
        Ok(Ok(seq))
    }

    /// Puts an entry at the end of the log.
    pub(super) fn enter(
        &mut self,
        by: By,
        cause: Cause,
        changes: Vec<Change>,
        stamp: Stamp,
    ) -> Result<u64, Fault> {
        self.state.workspace.apply(&changes);
        self.state.seq += 1;
        for change in &changes {
            self.rows.insert(key_of(change), change.clone());
        }
        let entry = LogEntry {
            workspace: self.append.workspace,
            seq: self.state.seq,
            at: stamp.at,
            actor: by.actor,
            origin: by.origin,
            cause,
            changes,
            before: hex::encode(self.state.head),
        };
        self.state.head = hash_of(&entry.text()?);
        self.append.entries.push(entry);
        Ok(self.state.seq)
    }

    /// The accounts of all members belong to the workspace.
    pub(super) fn everyone_joined(&mut self, at: Timestamp) {
        let members = self.state.workspace.members();
        let begins =
            members.map(|row| Belonging::Begins { account: row.account, member: row.id, at });
        self.append.belonging.extend(begins);
    }

    fn follow(&mut self, effect: &Effect, of: &Command, stamp: Stamp) -> Result<(), Fault> {
        let at = stamp.at;
        let before = match of {
            // A new invitation has no link yet.
            Command::Invite { .. } => None,
            Command::ChangeInvitation { .. } => Some(LinkEnd::Changed),
            _ => Some(LinkEnd::SentAgain),
        };
        match effect {
            Effect::SendInvitation(invitation) => self.mint(*invitation, before, false, at),
            Effect::KeepInvitation(invitation) => self.mint(*invitation, before, true, at),
            Effect::EndLink(invitation) => {
                self.append.links.push(LinkChange::End { invitation: *invitation });
            }
            Effect::Joined(member) => self.joined(*member, at),
            Effect::Left { member, account } => {
                let left = self.state.workspace.former(*member);
                let Some(alone) = left.map(|left| self.own_workspace(left, stamp)) else {
                    return Err(Fault::Broken("somebody left without a trace".to_owned()));
                };
                let ends = Belonging::Ends { account: *account, alone: Box::new(alone?) };
                self.append.belonging.push(ends);
            }
        }
        Ok(())
    }

    /// How the own workspace of somebody begins who belongs to no other. Its ids follow from the step that made it necessary.
    fn own_workspace(&self, left: &Former, stamp: Stamp) -> Result<Append, Fault> {
        let founding = Founding {
            workspace: WorkspaceId(self.own_id("workspace", left)),
            name: left.member.name.clone(),
            account: left.member.account,
            owner_name: left.member.name.clone(),
            owner_email: left.member.contact_email.clone(),
            member: MemberId(self.own_id("member", left)),
            private: true,
            role_ids: (0..ready_roles().len())
                .map(|n| RoleId(self.own_id(&format!("role {n}"), left)))
                .collect(),
        };
        let nothing = State { workspace: Workspace::default(), seq: 0, head: [0; 32] };
        let mut draft = Draft::new(founding.workspace, nothing, self.links);
        let by = By { actor: LoggedActor::Server, origin: None };
        draft.enter(by, Cause::Founding, found(&founding, stamp), stamp)?;
        draft.everyone_joined(stamp.at);
        Ok(draft.finish().0)
    }

    fn own_id(&self, what: &str, left: &Former) -> Uuid {
        id_of(&format!("own {what} {} {}", left.id, hex::encode(self.state.head)))
    }

    fn mint(&mut self, id: InvitationId, before: Option<LinkEnd>, by_hand: bool, at: Timestamp) {
        let Some(invitation) = self.state.workspace.invitation(id) else { return };
        let to = invitation.email.clone();
        let link = self.links.mint();
        let mail = NewMail { id: mail_id(&link.hash, at), to, token: link.token, by_hand, at };
        let minted = LinkChange::Mint { invitation: id, before, hash: link.hash, mail };
        self.append.links.push(minted);
    }

    fn joined(&mut self, id: MemberId, at: Timestamp) {
        let member = self.state.workspace.member(id);
        let begins = member.map(|row| Belonging::Begins { account: row.account, member: id, at });
        self.append.belonging.extend(begins);
    }
}

fn key_of(change: &Change) -> EntityKey {
    match change {
        Change::Put(row) => row.key(),
        Change::Delete(key) => key.clone(),
    }
}

/// A mail's id follows from the moment and from its link, which is random already, so that nothing else has to be. Mails of one
/// time stand together in the store.
fn mail_id(link: &[u8; 32], at: Timestamp) -> Uuid {
    let hash = hash_of(&format!("mail {}", hex::encode(link)));
    let mut bytes = [0; 10];
    bytes.copy_from_slice(&hash[..10]);
    let millis = u64::try_from(at.0).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
}

fn id_of(text: &str) -> Uuid {
    let hash = hash_of(text);
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}
