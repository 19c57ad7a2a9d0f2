//! Which pending invitations are for an address, across workspaces. Kept beside the rows, in their transaction.

use super::{Fault, SqliteStore, Step};
use roster_domain::{Change, Entity, InvitationId, WorkspaceId};
use uuid::Uuid;

/// Keeps step with a changed row, where it is an invitation.
pub(super) async fn note(
    step: &mut Step<'_>,
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
            "INSERT INTO invitees (workspace, invitation, email_canonical) VALUES (?, ?, ?)
             ON CONFLICT (workspace, invitation) DO UPDATE SET email_canonical = excluded.email_canonical",
        )
        .bind(workspace.0)
        .bind(id)
        .bind(email),
        None => sqlx::query("DELETE FROM invitees WHERE workspace = ? AND invitation = ?")
            .bind(workspace.0)
            .bind(id),
    };
    query.execute(&mut **step).await?;
    Ok(())
}

impl SqliteStore {
    /// The pending invitations for a canonical address, wherever they are.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn invitations_for(
        &self,
        email: &str,
    ) -> Result<Vec<(WorkspaceId, InvitationId)>, Fault> {
        let rows: Vec<(Uuid, Uuid)> = sqlx::query_as(
            "SELECT workspace, invitation FROM invitees WHERE email_canonical = ? ORDER BY invitation",
        )
        .bind(email)
        .fetch_all(&self.readers)
        .await?;
        let typed = |(workspace, invitation)| (WorkspaceId(workspace), InvitationId(invitation));
        Ok(rows.into_iter().map(typed).collect())
    }
}
