//! One step of a workspace, written down within a transaction.

use super::{
    Append, AppendFault, Fault, Id, Step, accounts, invitees, links, mails,
    many::{insert, pieces},
    slugs,
    step::Part,
    to_db, to_json,
};
use crate::store::{Belonging, Pushed};
use roster_domain::{Change, WorkspaceId};

pub(super) async fn append(step: &mut Step, append: &Append) -> Result<(), AppendFault> {
    move_place(step, append).await?;
    for account in &append.accounts {
        accounts::insert(step, account).await?;
    }
    write_entries(step, append).await?;
    write_rows(step, append).await?;
    if append.base == 0 {
        slugs::give_first(step, append.workspace, &append.rows).await?;
    }
    write_outcomes(step, append).await?;
    links::change(step, append.workspace, &append.links).await?;
    mails::take_steps(step, append.workspace, &append.mails).await?;
    for belonging in &append.belonging {
        belong(step, append.workspace, belonging).await?;
    }
    Ok(())
}

async fn belong(
    step: &mut Step,
    workspace: WorkspaceId,
    belonging: &Belonging,
) -> Result<(), AppendFault> {
    match belonging {
        Belonging::Begins { account, member, at } => {
            sqlx::query(
                "INSERT INTO memberships (workspace, account, member, joined_at)
                 VALUES ($1, $2, $3, $4) ON CONFLICT (workspace, account) DO UPDATE
                 SET member = excluded.member",
            )
            .bind(Id(workspace.0))
            .bind(Id(account.0))
            .bind(Id(member.0))
            .bind(at.0)
            .execute(&mut **step)
            .await
            .map_err(Fault::from)?;
            Ok(())
        }
        Belonging::Ends { account, alone } => {
            sqlx::query("DELETE FROM memberships WHERE workspace = $1 AND account = $2")
                .bind(Id(workspace.0))
                .bind(Id(account.0))
                .execute(&mut **step)
                .await
                .map_err(Fault::from)?;
            // Two workspaces may let the same account go at once: the second one sees what the first one did.
            step.alone_in(Part::Account(*account)).await?;
            let others: i64 =
                sqlx::query_scalar("SELECT COUNT(*) FROM memberships WHERE account = $1")
                    .bind(Id(account.0))
                    .fetch_one(&mut **step)
                    .await
                    .map_err(Fault::from)?;
            if others == 0 { Box::pin(append(step, alone)).await } else { Ok(()) }
        }
    }
}

/// Moves the end of the log, if it stands where the append assumes.
async fn move_place(step: &mut Step, append: &Append) -> Result<(), AppendFault> {
    let moved = if append.base == 0 {
        sqlx::query(
            "INSERT INTO workspaces (seq, head, workspace) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        )
    } else {
        sqlx::query("UPDATE workspaces SET seq = $1, head = $2 WHERE workspace = $3 AND seq = $4")
    };
    let moved =
        moved.bind(to_db(append.seq)?).bind(append.head.as_slice()).bind(Id(append.workspace.0));
    let moved = if append.base == 0 { moved } else { moved.bind(to_db(append.base)?) };
    let moved = moved.execute(&mut **step).await.map_err(Fault::from)?;
    if moved.rows_affected() == 1 { Ok(()) } else { Err(AppendFault::Raced) }
}

async fn write_entries(step: &mut Step, append: &Append) -> Result<(), Fault> {
    for entries in pieces(&append.entries) {
        let text = insert("INSERT INTO log (workspace, seq, body)", (entries.len(), 3), "");
        let mut query = sqlx::query(text);
        for entry in entries {
            query = query.bind(Id(append.workspace.0)).bind(to_db(entry.seq)?).bind(entry.text()?);
        }
        query.execute(&mut **step).await?;
    }
    Ok(())
}

/// Each row stands here once, so that it does not matter in which order they are written.
async fn write_rows(step: &mut Step, append: &Append) -> Result<(), Fault> {
    let (mut put, mut gone) = (Vec::new(), Vec::new());
    for change in &append.rows {
        match change {
            Change::Put(row) => put.push((row.key(), row)),
            Change::Delete(key) => gone.push(key),
        }
    }
    for rows in pieces(&put) {
        let text = insert(
            "INSERT INTO entities (workspace, kind, id, body)",
            (rows.len(), 4),
            "ON CONFLICT (workspace, kind, id) DO UPDATE SET body = excluded.body",
        );
        let mut query = sqlx::query(text);
        for (key, row) in rows {
            query = query
                .bind(Id(append.workspace.0))
                .bind(&key.kind)
                .bind(Id(key.id))
                .bind(to_json(row)?);
        }
        query.execute(&mut **step).await?;
    }
    for key in gone {
        sqlx::query("DELETE FROM entities WHERE workspace = $1 AND kind = $2 AND id = $3")
            .bind(Id(append.workspace.0))
            .bind(&key.kind)
            .bind(Id(key.id))
            .execute(&mut **step)
            .await?;
    }
    invitees::note(step, append.workspace, &append.rows).await
}

async fn write_outcomes(step: &mut Step, append: &Append) -> Result<(), AppendFault> {
    for Pushed { device, account, .. } in &append.pushes {
        let bound: Id = sqlx::query_scalar(
            "INSERT INTO devices (workspace, device, account) VALUES ($1, $2, $3)
             ON CONFLICT (workspace, device) DO UPDATE SET account = devices.account
             RETURNING account",
        )
        .bind(Id(append.workspace.0))
        .bind(Id(device.0))
        .bind(Id(account.0))
        .fetch_one(&mut **step)
        .await
        .map_err(Fault::from)?;
        if bound.0 != account.0 {
            return Err(AppendFault::Raced);
        }
    }
    let of_device = |pushed: &'_ Pushed| {
        let device = pushed.device;
        pushed.outcomes.clone().into_iter().map(move |(n, kept)| (device, n, kept))
    };
    let outcomes: Vec<_> = append.pushes.iter().flat_map(of_device).collect();
    for outcomes in pieces(&outcomes) {
        let text = insert(
            "INSERT INTO outcomes (workspace, device, n, command_hash, outcome)",
            (outcomes.len(), 5),
            "ON CONFLICT DO NOTHING",
        );
        let mut query = sqlx::query(text);
        for (device, n, kept) in outcomes {
            query = query
                .bind(Id(append.workspace.0))
                .bind(Id(device.0))
                .bind(to_db(*n)?)
                .bind(kept.command.as_slice())
                .bind(to_json(&kept.outcome)?);
        }
        let written = query.execute(&mut **step).await.map_err(Fault::from)?;
        if written.rows_affected() != outcomes.len() as u64 {
            // Another node was asked the same, and refused it: the log is where it was, and the number is used.
            return Err(AppendFault::Raced);
        }
    }
    Ok(())
}

impl super::SqlStore {
    /// The log of a workspace as it stands in the file, for checking its chain.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn log_texts(&self, workspace: WorkspaceId) -> Result<Vec<String>, Fault> {
        let texts = sqlx::query_scalar("SELECT body FROM log WHERE workspace = $1 ORDER BY seq")
            .bind(Id(workspace.0))
            .fetch_all(&self.readers)
            .await?;
        Ok(texts)
    }
}
