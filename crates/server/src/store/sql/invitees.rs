//! Which pending invitations are for an address, across workspaces. Kept beside the rows, in their transaction.

use super::{Fault, Id, SqlStore, Step};
use roster_domain::{Change, Entity, InvitationId, WorkspaceId};

/// Keeps step with a changed row, where it is an invitation.
pub(super) async fn note(
    step: &mut Step,
    workspace: WorkspaceId,
    change: &Change,
) -> Result<(), Fault> {
    let (id, email) = match change {
        Change::Put(Entity::Invitation(invitation)) if invitation.is_pending() => {
            (invitation.id.0, Some(invitation.email.canonical()))
        }
        Change::Put(Entity::Invitation(invitation)) => (invitation.id.0, None),
        Change::Delete(key) if key.kind == "invitation" => (key.id, None),
        _ => return Ok(()),
    };
    let query = match email {
        Some(email) => sqlx::query(
            "INSERT INTO invitees (workspace, invitation, email_canonical) VALUES ($1, $2, $3)
             ON CONFLICT (workspace, invitation) DO UPDATE
             SET email_canonical = excluded.email_canonical",
        )
        .bind(Id(workspace.0))
        .bind(Id(id))
        .bind(email),
        None => sqlx::query("DELETE FROM invitees WHERE workspace = $1 AND invitation = $2")
            .bind(Id(workspace.0))
            .bind(Id(id)),
    };
    query.execute(&mut **step).await?;
    Ok(())
}

impl SqlStore {
    /// The pending invitations for a canonical address, wherever they are.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn invitations_for(
        &self,
        email: &str,
    ) -> Result<Vec<(WorkspaceId, InvitationId)>, Fault> {
        let rows: Vec<(Id, Id)> = sqlx::query_as(
            "SELECT workspace, invitation FROM invitees WHERE email_canonical = $1 ORDER BY invitation",
        )
        .bind(email)
        .fetch_all(&self.readers)
        .await?;
        let typed = |(workspace, invitation): (Id, Id)| {
            (WorkspaceId(workspace.0), InvitationId(invitation.0))
        };
        Ok(rows.into_iter().map(typed).collect())
    }
}
