//! Which pending invitations are for an address, across workspaces. Kept beside the rows, in their transaction.

use super::{
    Fault, Id, SqlStore, Step,
    many::{insert, pieces, places},
};
use roster_domain::{Change, Entity, InvitationId, WorkspaceId};
use sqlx::AssertSqlSafe;

/// Keeps step with changed rows, where they are invitations. Each row stands there once.
pub(super) async fn note(
    step: &mut Step,
    workspace: WorkspaceId,
    changes: &[Change],
) -> Result<(), Fault> {
    let (mut waiting, mut over) = (Vec::new(), Vec::new());
    for change in changes {
        match change {
            Change::Put(Entity::Invitation(invitation)) if invitation.is_pending() => {
                waiting.push((invitation.id.0, invitation.email.canonical()));
            }
            Change::Put(Entity::Invitation(invitation)) => over.push(invitation.id.0),
            Change::Delete(key) if key.kind == "invitation" => over.push(key.id),
            _ => {}
        }
    }
    for waiting in pieces(&waiting) {
        // As it is most of the time: the address is what it was, and nothing is written.
        let text = insert(
            "INSERT INTO invitees (workspace, invitation, email_canonical)",
            (waiting.len(), 3),
            "ON CONFLICT (workspace, invitation) DO UPDATE
             SET email_canonical = excluded.email_canonical
             WHERE invitees.email_canonical <> excluded.email_canonical",
        );
        let mut query = sqlx::query(text);
        for (id, email) in waiting {
            query = query.bind(Id(workspace.0)).bind(Id(*id)).bind(*email);
        }
        query.execute(&mut **step).await?;
    }
    for over in pieces(&over) {
        let places = places(1, over.len());
        let text =
            format!("DELETE FROM invitees WHERE workspace = $1 AND invitation IN ({places})");
        let mut query = sqlx::query(AssertSqlSafe(text)).bind(Id(workspace.0));
        for id in over {
            query = query.bind(Id(*id));
        }
        query.execute(&mut **step).await?;
    }
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
