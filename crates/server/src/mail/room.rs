//! The mail room: takes what is due, gives it to the mail server, and has the sequencer write down what became of it.
//!
//! A mail is claimed durably before it is sent, and marked in the transaction of its log entry after it was. A server that is
//! killed in between sends that one mail again, under the same Message-ID: at least once, and twice for one mail at most.

use super::{
    message::Letter,
    smtp::{Post, SendFault, SmtpFault},
};
use crate::{
    app::App,
    config::SmtpConfig,
    sequencer::Act,
    store::{Fault, MailState, MailStep, sqlite::ClaimedMail},
};
use roster_domain::{Actor, Command, Mail, Timestamp, WorkspaceId};
use std::{collections::BTreeMap, time::Duration};
use tokio::sync::broadcast::error::RecvError;

/// How many mails are claimed together, and for how long.
const CLAIMED: u32 = 10;
const CLAIM_MS: i64 = 10 * 60 * 1000;

/// How long to wait after the first, the second, ... attempt. After the last one the mail has failed.
const WAITS_S: &[i64] = &[5, 30, 120, 600, 3_600, 10_800, 21_600, 43_200, 86_400];

/// How long the room sleeps when nothing is due. Short, because the clock may have been set.
const NAP: Duration = Duration::from_secs(20);

/// The mail room of a server.
pub(crate) struct Room {
    app: App,
    post: Option<Post>,
}

impl Room {
    pub(crate) fn new(app: App, smtp: Option<&SmtpConfig>) -> Result<Self, SmtpFault> {
        Ok(Self { app, post: smtp.map(Post::new).transpose()? })
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
                hint = hints.recv() => if matches!(hint, Err(RecvError::Closed)) { return },
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
            let claim = self.app.sequencer.store().claim_mails(now, now.plus(CLAIM_MS), CLAIMED);
            let claimed = claim.await?;
            if claimed.is_empty() {
                return Ok(());
            }
            match &self.post {
                Some(post) => self.send_all(post, claimed).await?,
                None => self.keep_all(claimed).await?,
            }
        }
        Ok(())
    }

    /// One after the other over one connection, each written down before the next begins.
    async fn send_all(&self, post: &Post, mails: Vec<ClaimedMail>) -> Result<(), Fault> {
        let mut unreachable = None;
        for mail in mails {
            if self.app.closing.is_cancelled() {
                self.app.sequencer.store().postpone(&mail, self.app.clock.now()).await?;
                continue;
            }
            let sent = match &unreachable {
                Some(reason) => Some(Err(SendFault::Unreachable(String::clone(reason)))),
                None => self.send(post, &mail).await?,
            };
            if let Some(Err(SendFault::Unreachable(reason))) = &sent {
                unreachable = Some(reason.clone());
            }
            self.write_down(&mail, sent).await?;
        }
        Ok(())
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
        let letter = Letter::compose(&workspace, mail.invitation, &mail.token, &self.app.public);
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
                match next_attempt(mail.attempts, now) {
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

fn next_attempt(before: u32, now: Timestamp) -> Option<Timestamp> {
    let wait = WAITS_S.get(usize::try_from(before).ok()?)?;
    Some(now.plus(wait * 1000))
}
