//! Puts a world into a data file, as a server that had seen all of it happen would have left it. Not by way of the API: nobody
//! waits for a hundred thousand people to accept.

use std::path::Path;

use anyhow::{Context, Result};
use bench_world::{NOW, World};
use roster_domain::{Change, DeviceId, Entity, RoleKind, WorkspaceId};
use roster_server::log::{Cause, LogEntry, LoggedActor, hash_of};
use roster_server::store::Append;
use roster_server::{Config, WorkspaceStore, start};
use uuid::Uuid;

/// How many rows stand in one entry of the log.
const ROWS: usize = 10_000;

/// The Owner of what was filled, on one device.
pub struct Owner {
    /// Where.
    pub workspace: WorkspaceId,
    /// The token of a session.
    pub token: String,
    /// Of which device.
    pub device: DeviceId,
}

/// Founds a workspace in a new file and adds the world's roles and members to it, all but the world's own Owner.
pub async fn fill(file: &Path, world: &World) -> Result<Owner> {
    let device = DeviceId(Uuid::now_v7());
    let server = start(Config::new(([127, 0, 0, 1], 0).into(), file.to_owned())).await?;
    let session =
        server.mint_local_session("Sofia Lund", "sofia@elsewhere.example", "Northwind", device);
    let session = session.await?;
    let workspace = session.memberships.first().context("a workspace")?.workspace;
    let store = server.sequencer().store();
    let founded = store.load(workspace).await?.context("what was founded")?;
    let rows: Vec<Change> = rows(world, &founded.rows)?.into_iter().map(Change::Put).collect();
    let (mut seq, mut head) = (founded.seq, founded.head);
    for rows in rows.chunks(ROWS) {
        let entry = LogEntry {
            workspace,
            seq: seq + 1,
            at: NOW,
            actor: LoggedActor::Server,
            origin: None,
            cause: Cause::Seeding,
            changes: rows.to_vec(),
            before: hex::encode(head),
        };
        head = hash_of(&entry.text()?);
        let append = Append {
            workspace,
            base: seq,
            seq: seq + 1,
            head,
            entries: vec![entry],
            rows: rows.to_vec(),
            pushes: Vec::new(),
            links: Vec::new(),
            belonging: Vec::new(),
            accounts: Vec::new(),
            mails: Vec::new(),
        };
        store.append(append).await?;
        seq += 1;
    }
    server.stop().await;
    Ok(Owner { workspace, token: session.token, device })
}

/// The world's rows, with the founded workspace's own name and number on the world's plan.
fn rows(world: &World, founded: &[Entity]) -> Result<Vec<Entity>> {
    let plan = world.workspace.profile().context("a plan")?.subscription.clone();
    let own = founded.iter().find_map(|row| match row {
        Entity::Profile(profile) => Some(profile.clone()),
        _ => None,
    });
    let mut profile = own.context("a profile")?;
    profile.subscription = plan;
    let of_others = |row: &Entity| match row {
        Entity::Role(role) => role.kind != RoleKind::Owner,
        Entity::Member(member) => member.id != world.members[0],
        _ => false,
    };
    let others = world.workspace.rows().filter(of_others);
    Ok(std::iter::once(Entity::Profile(profile)).chain(others).collect())
}
