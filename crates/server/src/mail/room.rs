//! The mail room: takes what is due, gives it to the mail server, and has the sequencer write down what became of it.
//!
//! A mail is claimed durably before it is sent, and marked in the transaction of its log entry after it was. A server that is
//! killed in between sends that one mail again, under the same Message-ID: at least once, and twice for one mail at most.

use super::{
    message::Letter,
    retry,
    smtp::{Post, SendFault, SmtpFault},
};
use crate::{
    app::App,
    config::Config,
    sequencer::Act,
    store::{
        Fault, MailState, MailStep,
        sql::{ClaimedMail, HeldBack, MailLimits},
    },
};
use futures::{TryStreamExt, stream};
use roster_domain::{Actor, Command, Mail, WorkspaceId};
use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};
use tokio::sync::broadcast::error::{RecvError, TryRecvError};

/// How many mails are claimed together, and for how long.
const CLAIMED: u32 = 40;
/// How many where none leaves and all are put aside in one step.
const KEPT: u32 = 500;
const CLAIM_MS: i64 = 10 * 60 * 1000;

/// How many mails one recipient gets from here in a day, from all workspaces together (A16).
const TO_RECIPIENT_A_DAY: u32 = 3;

/// What an inviter reads when the recipient wants no mail from here.
const UNWANTED: &str = "whoever reads this address asked for no more mail from here";

/// How long the room waits after it heard of a mail: where many are invited at once, they are claimed together.
const COMPANY: Duration = Duration::from_millis(20);

/// How long the room sleeps when nothing is due. Short, because the clock may have been set.
const NAP: Duration = Duration::from_secs(20);

/// The mail room of a server.
pub(crate) struct Room {
    app: App,
    post: Option<Post>,
    limits: MailLimits,
    lines: u32,
}

/// That the mail server did not answer, as far as the mails that were claimed together are concerned.
#[derive(Default)]
struct Silence(Mutex<Option<String>>);

impl Silence {
    fn reason(&self) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn heard(&self, sent: Option<&Result<(), SendFault>>) {
        if let Some(Err(SendFault::Unreachable(reason))) = sent {
            *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(reason.clone());
        }
    }
}

impl Room {
    pub(crate) fn new(app: App, config: &Config) -> Result<Self, SmtpFault> {
        let lines = config.mail_lines.max(1);
        let post = config.smtp.as_ref().map(|smtp| Post::new(smtp, lines)).transpose()?;
        let limits =
            MailLimits { by_workspace: config.mails_a_day, to_recipient: TO_RECIPIENT_A_DAY };
        Ok(Self { app, post, limits, lines })
    }

    /// Works until the server closes. What is under way is finished first.
    pub(crate) async fn work(self) {
        let mut hints = self.app.sequencer.hints();
        loop {
            if let Err(fault) = self.send_what_is_due().await {
                tracing::error!(%fault, "the mail room could not go on");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
            tokio::select! {
                () = self.app.closing.cancelled() => return,
                hint = hints.recv() => {
                    if matches!(hint, Err(RecvError::Closed)) {
                        return;
                    }
                    tokio::time::sleep(COMPANY).await;
                    while !matches!(hints.try_recv(), Err(TryRecvError::Empty | TryRecvError::Closed)) {}
                },
                () = tokio::time::sleep(self.until_due().await) => {}
            }
        }
    }

    async fn until_due(&self) -> Duration {
        let due = self.app.sequencer.store().next_mail_at().await.ok().flatten();
        let now = self.app.clock.now();
        due.map_or(NAP, |due| {
            Duration::from_millis(u64::try_from(due.0 - now.0).unwrap_or(0))
                .clamp(Duration::from_millis(50), NAP)
        })
    }

    async fn send_what_is_due(&self) -> Result<(), Fault> {
        while !self.app.closing.is_cancelled() {
            let now = self.app.clock.now();
            // Limits are for what leaves.
            let limits = self.post.is_some().then_some(self.limits);
            let store = self.app.sequencer.store();
            let count = if self.post.is_some() { CLAIMED } else { KEPT };
            let claim = store.claim_mails(now, now.plus(CLAIM_MS), count, limits).await?;
            if claim.mails.is_empty() && claim.held_back.is_empty() && claim.unwanted.is_empty() {
                return Ok(());
            }
            claim.held_back.iter().for_each(audit);
            for mail in &claim.unwanted {
                let refused = SendFault::Refused(UNWANTED.to_owned());
                self.write_down(mail, Some(Err(refused))).await?;
            }
            match &self.post {
                Some(post) => self.send_all(post, claim.mails).await?,
                None => self.keep_all(claim.mails).await?,
            }
        }
        Ok(())
    }

    /// As many at once as there are lines, each over a connection of its own, and each written down as soon as it is known what
    /// became of it.
    async fn send_all(&self, post: &Post, mails: Vec<ClaimedMail>) -> Result<(), Fault> {
        let lines = usize::try_from(self.lines).unwrap_or(1);
        let silence = Silence::default();
        let each = stream::iter(mails.into_iter().map(Ok));
        each.try_for_each_concurrent(lines, |mail| self.send_one(post, mail, &silence)).await
    }

    async fn send_one(
        &self,
        post: &Post,
        mail: ClaimedMail,
        silence: &Silence,
    ) -> Result<(), Fault> {
        if self.app.closing.is_cancelled() {
            return self.app.sequencer.store().postpone(&mail, self.app.clock.now()).await;
        }
        let sent = match silence.reason() {
            Some(reason) => Some(Err(SendFault::Unreachable(reason))),
            None => self.send(post, &mail).await?,
        };
        silence.heard(sent.as_ref());
        self.write_down(&mail, sent).await
    }

    /// Sends a mail, unless its link died meanwhile.
    async fn send(
        &self,
        post: &Post,
        mail: &ClaimedMail,
    ) -> Result<Option<Result<(), SendFault>>, Fault> {
        if !self.app.sequencer.store().is_still_to_send(mail).await? {
            return Ok(None);
        }
        let workspace = self.app.sequencer.workspace(mail.workspace).await?;
        let address = self.app.address_of(mail.workspace).await?;
        let letter = Letter::compose(&workspace, mail.invitation, &mail.token, &address);
        let Some(letter) = letter else { return Ok(None) };
        // The same at every attempt, so that a mail that came twice can be known for one.
        let message_id = format!("<{}@{}>", mail.id, self.app.public.mail_host());
        Ok(Some(post.send(letter, &mail.to, message_id, self.app.clock.now()).await))
    }

    async fn write_down(
        &self,
        mail: &ClaimedMail,
        sent: Option<Result<(), SendFault>>,
    ) -> Result<(), Fault> {
        let now = self.app.clock.now();
        let (state, next_at, said) = match sent {
            None => (MailState::Dropped, None, None),
            Some(Ok(())) => (MailState::Sent, None, Some(Mail::Sent { at: now })),
            Some(Err(SendFault::Refused(reason))) => {
                (MailState::Failed, None, Some(Mail::Failed { reason }))
            }
            Some(Err(SendFault::PutOff(reason) | SendFault::Unreachable(reason))) => {
                match retry::next(mail.attempts, now, retry::jitter(&mail.id, mail.attempts)) {
                    Some(at) => (MailState::Queued, Some(at), Some(Mail::Retrying { reason })),
                    None => (MailState::Failed, None, Some(Mail::Failed { reason })),
                }
            }
        };
        let step = MailStep { mail: mail.id, state, next_at };
        if self.is_told_already(mail, said.as_ref()).await?
            && let Some(at) = next_at
        {
            return self.app.sequencer.store().postpone(mail, at).await;
        }
        self.record(mail.workspace, vec![(mail.clone(), said, step)]).await
    }

    /// Whether the invitation says so already: no second entry for the same news.
    async fn is_told_already(
        &self,
        mail: &ClaimedMail,
        said: Option<&Mail>,
    ) -> Result<bool, Fault> {
        let workspace = self.app.sequencer.workspace(mail.workspace).await?;
        Ok(workspace.invitation(mail.invitation).map(|invitation| &invitation.mail) == said)
    }

    async fn keep_all(&self, mails: Vec<ClaimedMail>) -> Result<(), Fault> {
        let mut by_workspace: BTreeMap<WorkspaceId, Vec<_>> = BTreeMap::new();
        for mail in mails {
            let step = MailStep { mail: mail.id, state: MailState::Kept, next_at: None };
            by_workspace.entry(mail.workspace).or_default().push((mail, Some(Mail::Kept), step));
        }
        for (workspace, steps) in by_workspace {
            self.record(workspace, steps).await?;
        }
        Ok(())
    }

    async fn record(
        &self,
        workspace: WorkspaceId,
        steps: Vec<(ClaimedMail, Option<Mail>, MailStep)>,
    ) -> Result<(), Fault> {
        let act = |(mail, said, step): (ClaimedMail, Option<Mail>, MailStep)| Act {
            actor: Actor::Server,
            command: said
                .map(|said| Command::RecordMail { invitation: mail.invitation, mail: said }),
            account: None,
            mail: Some(step),
        };
        let acts = steps.into_iter().map(act).collect();
        self.app.sequencer.act_all(workspace, acts, self.app.clock.stamp()).await?;
        Ok(())
    }
}

/// Nobody who invites is told about a limit of the recipient's; whoever runs the server can read it.
fn audit(held_back: &HeldBack) {
    let HeldBack { workspace, mail, for_recipient, until } = held_back;
    let limit = if *for_recipient { "recipient" } else { "workspace" };
    tracing::warn!(%workspace, %mail, limit, until = until.0, "a mail waits for a limit");
}
