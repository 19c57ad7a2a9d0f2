//! The links' rows: one alive for each invitation at most, and the dead ones with why.

use super::{Fault, Id, SqlStore, Step, from_db, mails};
use crate::store::{LinkChange, LinkEnd};
use roster_domain::{InvitationId, WorkspaceId};

pub(super) async fn change(
    step: &mut Step,
    workspace: WorkspaceId,
    change: &LinkChange,
) -> Result<(), Fault> {
    let (invitation, end) = match change {
        LinkChange::Mint { invitation, before, .. } => (*invitation, *before),
        LinkChange::End { invitation } => (*invitation, LinkEnd::Over),
    };
    sqlx::query(
        "UPDATE links SET alive = 0, ended = $1 WHERE workspace = $2 AND invitation = $3 AND alive = 1",
    )
    .bind(end.word())
    .bind(Id(workspace.0))
    .bind(Id(invitation.0))
    .execute(&mut **step)
    .await?;
    mails::drop_unsent(step, workspace, invitation).await?;
    if let LinkChange::Mint { invitation, hash, mail, .. } = change {
        sqlx::query(
            "INSERT INTO links (workspace, invitation, token_hash, alive) VALUES ($1, $2, $3, 1)",
        )
        .bind(Id(workspace.0))
        .bind(Id(invitation.0))
        .bind(hash.as_slice())
        .execute(&mut **step)
        .await?;
        mails::insert(step, workspace, *invitation, mail).await?;
    }
    Ok(())
}

impl SqlStore {
    /// How many links of an invitation are alive.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn live_links(&self, invitation: InvitationId) -> Result<u64, Fault> {
        let count: i64 =
            sqlx::query_scalar("SELECT count(*) FROM links WHERE invitation = $1 AND alive = 1")
                .bind(Id(invitation.0))
                .fetch_one(&self.readers)
                .await?;
        from_db(count)
    }

    /// Whether a link is dead because its invitation was changed.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn link_died_of_change(&self, token_hash: [u8; 32]) -> Result<bool, Fault> {
        let ended: Option<Option<String>> =
            sqlx::query_scalar("SELECT ended FROM links WHERE token_hash = $1")
                .bind(token_hash.as_slice())
                .fetch_optional(&self.readers)
                .await?;
        Ok(ended.flatten().as_deref() == Some(LinkEnd::Changed.word()))
    }
}
