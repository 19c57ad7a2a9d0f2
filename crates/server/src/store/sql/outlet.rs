//! What may leave the server now: mails that are due, each claimed for one sender, within what a workspace and a recipient may
//! have in a day (A15, A16). What is over a limit waits until there is room again.

use super::{
    ClaimedMail, Fault, Id, SqlStore, Step, count_in, id_in,
    many::{pieces, places},
    step::Part,
};
use roster_domain::{InvitationId, Timestamp, WorkspaceId, days};
use sqlx::{AssertSqlSafe, Row, any::AnyRow};
use uuid::Uuid;

/// The span over which limits count.
const SPAN_MS: i64 = days(1);

/// How many mails may leave within a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MailLimits {
    /// Of one workspace (A15).
    pub by_workspace: u32,
    /// To one canonical address, from all workspaces together (A16).
    pub to_recipient: u32,
}

/// What was found when mails were claimed.
#[derive(Clone, Default)]
pub struct Claim {
    /// Mails that the caller alone may send until the claim lapses.
    pub mails: Vec<ClaimedMail>,
    /// Mails that have to wait.
    pub held_back: Vec<HeldBack>,
    /// Claimed mails to people who want none from here; they are never sent.
    pub unwanted: Vec<ClaimedMail>,
}

/// A mail that has to wait for a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeldBack {
    /// Its workspace.
    pub workspace: WorkspaceId,
    /// The mail.
    pub mail: Uuid,
    /// Whether it is the recipient who has had enough, not the workspace.
    pub for_recipient: bool,
    /// When it is looked at again.
    pub until: Timestamp,
}

impl SqlStore {
    /// Claims mails that are due, so that nobody else sends them until the claim lapses. Durable before it is given. Without
    /// limits, nothing leaves: the caller keeps what it claims.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn claim_mails(
        &self,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
        limits: Option<MailLimits>,
    ) -> Result<Claim, Fault> {
        self.write(|mut step| async move {
            step.alone_in(Part::Claims).await?;
            let text = step.to_change_if_free(
                "SELECT workspace, id, invitation, recipient, canonical, token, attempts
                 FROM mails WHERE state IN ('queued', 'sending') AND next_at <= $1
                 ORDER BY next_at, made_at LIMIT $2",
            );
            let due =
                sqlx::query(text).bind(now.0).bind(i64::from(limit)).fetch_all(&mut *step).await?;
            let mut claim = Claim::default();
            let Some(limits) = limits else {
                claim.mails = due.iter().map(read).collect::<Result<_, _>>()?;
                take_all(&mut step, &claim.mails, until).await?;
                return step.ends_with(claim);
            };
            for row in due {
                let mail = read(&row)?;
                let canonical: Option<String> = row.try_get("canonical")?;
                let canonical = canonical.unwrap_or_default();
                if is_unmailed(&mut step, &canonical).await? {
                    take(&mut step, &mail, until, None).await?;
                    claim.unwanted.push(mail);
                } else if let Some(over) =
                    over_limit(&mut step, &mail, &canonical, limits, now).await?
                {
                    put_off(&mut step, &over).await?;
                    claim.held_back.push(over);
                } else {
                    take(&mut step, &mail, until, Some(now)).await?;
                    claim.mails.push(mail);
                }
            }
            step.ends_with(claim)
        })
        .await
    }

    /// Nothing is mailed to this canonical address from here any more.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn mail_no_more(&self, canonical: &str, now: Timestamp) -> Result<(), Fault> {
        sqlx::query(
            "INSERT INTO unmailed (canonical, since) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        )
        .bind(canonical)
        .bind(now.0)
        .execute(&self.writer)
        .await?;
        Ok(())
    }
}

async fn is_unmailed(step: &mut Step, canonical: &str) -> Result<bool, Fault> {
    let since: Option<i64> = sqlx::query_scalar("SELECT since FROM unmailed WHERE canonical = $1")
        .bind(canonical)
        .fetch_optional(&mut **step)
        .await?;
    Ok(since.is_some())
}

fn read(row: &AnyRow) -> Result<ClaimedMail, Fault> {
    Ok(ClaimedMail {
        workspace: WorkspaceId(id_in(row, "workspace")?),
        id: id_in(row, "id")?,
        invitation: InvitationId(id_in(row, "invitation")?),
        to: row.try_get("recipient")?,
        token: row.try_get::<Option<String>, _>("token")?.unwrap_or_default(),
        attempts: count_in(row, "attempts")?,
    })
}

async fn over_limit(
    step: &mut Step,
    mail: &ClaimedMail,
    canonical: &str,
    limits: MailLimits,
    now: Timestamp,
) -> Result<Option<HeldBack>, Fault> {
    let since = now.plus(-SPAN_MS).0;
    // The one that has to be a day ago before there is room. A mail that is tried again does not stand in its own way.
    let to_recipient: Option<i64> = sqlx::query_scalar(
        "SELECT let_out_at FROM mails WHERE canonical = $1 AND let_out_at > $2 AND id <> $3
         ORDER BY let_out_at DESC LIMIT 1 OFFSET $4",
    )
    .bind(canonical)
    .bind(since)
    .bind(Id(mail.id))
    .bind(i64::from(limits.to_recipient.saturating_sub(1)))
    .fetch_optional(&mut **step)
    .await?;
    let by_workspace: Option<i64> = sqlx::query_scalar(
        "SELECT let_out_at FROM mails WHERE workspace = $1 AND let_out_at > $2 AND id <> $3
         ORDER BY let_out_at DESC LIMIT 1 OFFSET $4",
    )
    .bind(Id(mail.workspace.0))
    .bind(since)
    .bind(Id(mail.id))
    .bind(i64::from(limits.by_workspace.saturating_sub(1)))
    .fetch_optional(&mut **step)
    .await?;
    let for_recipient = to_recipient.is_some();
    let in_the_way = to_recipient.max(by_workspace);
    Ok(in_the_way.map(|at| HeldBack {
        workspace: mail.workspace,
        mail: mail.id,
        for_recipient,
        until: Timestamp(at).plus(SPAN_MS),
    }))
}

async fn put_off(step: &mut Step, held_back: &HeldBack) -> Result<(), Fault> {
    sqlx::query("UPDATE mails SET state = 'queued', next_at = $1 WHERE workspace = $2 AND id = $3")
        .bind(held_back.until.0)
        .bind(Id(held_back.workspace.0))
        .bind(Id(held_back.mail))
        .execute(&mut **step)
        .await?;
    Ok(())
}

/// Takes mails that do not leave: no limit counts them.
async fn take_all(step: &mut Step, mails: &[ClaimedMail], until: Timestamp) -> Result<(), Fault> {
    for of_one in mails.chunk_by(|a, b| a.workspace == b.workspace) {
        for mails in pieces(of_one) {
            let text = format!(
                "UPDATE mails
                 SET state = 'sending', next_at = $1, attempts = attempts + 1, let_out_at = NULL
                 WHERE workspace = $2 AND id IN ({})",
                places(2, mails.len())
            );
            let workspace = of_one.first().map(|mail| mail.workspace.0).unwrap_or_default();
            let mut query = sqlx::query(AssertSqlSafe(text)).bind(until.0).bind(Id(workspace));
            for mail in mails {
                query = query.bind(Id(mail.id));
            }
            query.execute(&mut **step).await?;
        }
    }
    Ok(())
}

async fn take(
    step: &mut Step,
    mail: &ClaimedMail,
    until: Timestamp,
    let_out_at: Option<Timestamp>,
) -> Result<(), Fault> {
    sqlx::query(
        "UPDATE mails
         SET state = 'sending', next_at = $1, attempts = attempts + 1, let_out_at = $2
         WHERE workspace = $3 AND id = $4",
    )
    .bind(until.0)
    .bind(let_out_at.map(|at| at.0))
    .bind(Id(mail.workspace.0))
    .bind(Id(mail.id))
    .execute(&mut **step)
    .await?;
    Ok(())
}
