//! The links' rows: one alive for each invitation at most, and the dead ones with why.

use super::{
    Fault, Id, SqlStore, Step, from_db, mails,
    many::{insert, pieces},
};
use crate::store::{LinkChange, LinkEnd, NewMail};
use roster_domain::{InvitationId, WorkspaceId};

/// A link that is the first of its invitation, and the mail that carries it.
type First<'a> = (InvitationId, &'a [u8; 32], &'a NewMail);

/// What happens to links, in the order in which it happens. Many first ones in a row are written at once.
pub(super) async fn change(
    step: &mut Step,
    workspace: WorkspaceId,
    changes: &[LinkChange],
) -> Result<(), Fault> {
    let mut first: Vec<First<'_>> = Vec::new();
    for change in changes {
        let (invitation, end, minted) = match change {
            LinkChange::Mint { invitation, before: None, hash, mail } => {
                first.push((*invitation, hash, mail));
                continue;
            }
            LinkChange::Mint { invitation, before: Some(before), hash, mail } => {
                (*invitation, *before, Some((*invitation, hash, mail)))
            }
            LinkChange::End { invitation } => (*invitation, LinkEnd::Over, None),
        };
        insert_all(step, workspace, &first).await?;
        first.clear();
        end_of(step, workspace, invitation, end).await?;
        first.extend(minted);
    }
    insert_all(step, workspace, &first).await
}

async fn end_of(
    step: &mut Step,
    workspace: WorkspaceId,
    invitation: InvitationId,
    end: LinkEnd,
) -> Result<(), Fault> {
    sqlx::query(
        "UPDATE links SET alive = 0, ended = $1 WHERE workspace = $2 AND invitation = $3 AND alive = 1",
    )
    .bind(end.word())
    .bind(Id(workspace.0))
    .bind(Id(invitation.0))
    .execute(&mut **step)
    .await?;
    mails::drop_unsent(step, workspace, invitation).await
}

async fn insert_all(
    step: &mut Step,
    workspace: WorkspaceId,
    fresh: &[First<'_>],
) -> Result<(), Fault> {
    for fresh in pieces(fresh) {
        let before = "INSERT INTO links (workspace, invitation, token_hash, alive)";
        let mut query = sqlx::query(insert(before, (fresh.len(), 4), ""));
        for (invitation, hash, _) in fresh {
            query = query
                .bind(Id(workspace.0))
                .bind(Id(invitation.0))
                .bind(hash.as_slice())
                .bind(1_i64);
        }
        query.execute(&mut **step).await?;
        mails::insert_all(step, workspace, fresh).await?;
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
