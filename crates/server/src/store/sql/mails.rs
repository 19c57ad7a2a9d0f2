//! The mails' rows: made with the invitation, claimed before sending, wiped of their token when they are over.

use super::{
    Fault, Id, SqlStore, Step, id_in,
    many::{insert, pieces, places},
};
use crate::store::{MailState, MailStep, NewMail};
use roster_domain::{InvitationId, Timestamp, WorkspaceId};
use sqlx::{AssertSqlSafe, Row, any::AnyRow};
use uuid::Uuid;

/// A mail that the caller alone may send until its claim lapses.
#[derive(Clone)]
pub struct ClaimedMail {
    /// Its workspace.
    pub workspace: WorkspaceId,
    /// The mail.
    pub id: Uuid,
    /// The invitation that it is about.
    pub invitation: InvitationId,
    /// Where it goes.
    pub to: String,
    /// The link's token.
    pub token: String,
    /// How often it was tried before.
    pub attempts: u32,
}

/// A mail that waits for somebody to copy it.
#[derive(Clone)]
pub struct KeptMailRow {
    /// The mail.
    pub id: Uuid,
    /// The invitation that it is about.
    pub invitation: InvitationId,
    /// Where it goes.
    pub to: String,
    /// The link's token.
    pub token: String,
    /// When it was made.
    pub made_at: Timestamp,
}

/// Mails, each with the invitation that it is about.
pub(super) async fn insert_all(
    step: &mut Step,
    workspace: WorkspaceId,
    mails: &[(InvitationId, &[u8; 32], &NewMail)],
) -> Result<(), Fault> {
    let before = "INSERT INTO mails (workspace, id, invitation, recipient, canonical, token, state,
        made_at, next_at)";
    let mut query = sqlx::query(insert(before, (mails.len(), 9), ""));
    for (invitation, _, mail) in mails {
        let state = if mail.by_hand { MailState::Kept } else { MailState::Queued };
        query = query
            .bind(Id(workspace.0))
            .bind(Id(mail.id))
            .bind(Id(invitation.0))
            .bind(mail.to.as_str())
            .bind(mail.to.canonical())
            .bind(&mail.token)
            .bind(state.word())
            .bind(mail.at.0)
            .bind(mail.at.0);
    }
    query.execute(&mut **step).await?;
    Ok(())
}

/// The link of an invitation died: what carries it and was not sent never will be.
pub(super) async fn drop_unsent(
    step: &mut Step,
    workspace: WorkspaceId,
    invitation: InvitationId,
) -> Result<(), Fault> {
    sqlx::query(
        "UPDATE mails SET state = 'dropped', token = NULL WHERE workspace = $1
         AND invitation = $2 AND state IN ('queued', 'kept', 'sending')",
    )
    .bind(Id(workspace.0))
    .bind(Id(invitation.0))
    .execute(&mut **step)
    .await?;
    Ok(())
}

/// How mails have come further, in the order in which it happened. Many that came equally far are written at once.
pub(super) async fn take_steps(
    step: &mut Step,
    workspace: WorkspaceId,
    mails: &[MailStep],
) -> Result<(), Fault> {
    let is_alike = |a: &MailStep, b: &MailStep| (a.state, a.next_at) == (b.state, b.next_at);
    for alike in mails.chunk_by(is_alike) {
        let Some(MailStep { state, next_at, .. }) = alike.first() else { continue };
        for alike in pieces(alike) {
            let text = format!(
                "UPDATE mails
                 SET state = $1, next_at = coalesce($2, next_at),
                     token = CASE WHEN $3 = 1 THEN NULL ELSE token END
                 WHERE workspace = $4 AND state <> 'dropped' AND id IN ({})",
                places(4, alike.len())
            );
            let mut query = sqlx::query(AssertSqlSafe(text))
                .bind(state.word())
                .bind(next_at.map(|at| at.0))
                .bind(i64::from(state.is_over()))
                .bind(Id(workspace.0));
            for mail in alike {
                query = query.bind(Id(mail.mail));
            }
            query.execute(&mut **step).await?;
        }
    }
    Ok(())
}

impl SqlStore {
    /// When the next mail is due.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn next_mail_at(&self) -> Result<Option<Timestamp>, Fault> {
        let at: Option<i64> = sqlx::query_scalar(
            "SELECT min(next_at) FROM mails WHERE state IN ('queued', 'sending')",
        )
        .fetch_one(&self.readers)
        .await?;
        Ok(at.map(Timestamp))
    }

    /// Whether a claimed mail is still to be sent by whoever claimed it: its link may have died meanwhile, and a claim that was
    /// held for too long may be another server's by now.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn is_still_to_send(&self, mail: &ClaimedMail) -> Result<bool, Fault> {
        let is_ours: Option<i64> = sqlx::query_scalar(
            "SELECT attempts FROM mails WHERE workspace = $1 AND id = $2 AND state = 'sending' AND attempts = $3",
        )
        .bind(Id(mail.workspace.0))
        .bind(Id(mail.id))
        .bind(i64::from(mail.attempts) + 1)
        .fetch_optional(&self.readers)
        .await?;
        Ok(is_ours.is_some())
    }

    /// The mails of a workspace that wait for somebody to copy them, the newest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn kept_mails(&self, workspace: WorkspaceId) -> Result<Vec<KeptMailRow>, Fault> {
        let rows = sqlx::query(
            "SELECT id, invitation, recipient, token, made_at FROM mails WHERE workspace = $1
             AND state = 'kept' AND token IS NOT NULL ORDER BY made_at DESC, id",
        )
        .bind(Id(workspace.0))
        .fetch_all(&self.readers)
        .await?;
        let read = |row: &AnyRow| {
            Ok(KeptMailRow {
                id: id_in(row, "id")?,
                invitation: InvitationId(id_in(row, "invitation")?),
                to: row.try_get("recipient")?,
                token: row.try_get("token")?,
                made_at: Timestamp(row.try_get("made_at")?),
            })
        };
        rows.iter().map(read).collect()
    }

    /// Gives back every claim at once. For the start of the only server of a file: whoever held a claim is gone.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn release_claims(&self) -> Result<(), Fault> {
        sqlx::query("UPDATE mails SET state = 'queued', next_at = made_at WHERE state = 'sending'")
            .execute(&self.writer)
            .await?;
        Ok(())
    }

    /// Puts off a mail that nothing new is to be told about.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn postpone(&self, mail: &ClaimedMail, until: Timestamp) -> Result<(), Fault> {
        sqlx::query(
            "UPDATE mails SET state = 'queued', next_at = $1 WHERE workspace = $2 AND id = $3 AND state = 'sending'",
        )
        .bind(until.0)
        .bind(Id(mail.workspace.0))
        .bind(Id(mail.id))
        .execute(&self.writer)
        .await?;
        Ok(())
    }
}
