//! Keys: how another application asks without being a person. Knows who made a key and until when it opens something; what may be
//! asked with it, the routes say.
//!
//! A key works by three things at once: it is not revoked, it is of the workspace that is asked about, and its maker may still
//! let other applications in. The last is asked anew each time, so that nobody leaves a way in behind (P26, D03). All keys that
//! are not revoked stand in memory: nothing is read from the disk for a question.

use crate::{
    link::{LinkMint, token_hash},
    store::{Fault, SqlStore, WorkspaceStore, sql::KeyRow},
};
use roster_domain::{
    MemberId, Name, Question, Timestamp, Workspace, WorkspaceId, allowed, hours,
    permission::SETTINGS_INTEGRATIONS,
};
use roster_protocol::{ApiKey, KEY_PREFIX, KeyScope, MadeKey};
use std::{
    collections::HashMap,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
};
use uuid::Uuid;

/// How exactly it is kept when a key was used last.
const USE_KEPT_TO_MS: i64 = hours(1);

/// The keys of all workspaces. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Keys {
    store: SqlStore,
    mint: Arc<dyn LinkMint>,
    open: Arc<RwLock<HashMap<[u8; 32], Arc<OpenKey>>>>,
    /// Counts what was done with keys here.
    edits: Arc<AtomicU64>,
}

/// A key that is to be made.
pub(crate) struct Wanted<'a> {
    pub(crate) name: &'a Name,
    pub(crate) scope: KeyScope,
    pub(crate) by: MemberId,
}

/// A key that is not revoked.
pub(crate) struct OpenKey {
    pub(crate) workspace: WorkspaceId,
    id: Uuid,
    created_by: MemberId,
    /// When it was used last, and which of that was written down; 0 for never.
    used_at: AtomicI64,
    written_at: AtomicI64,
}

impl From<&KeyRow> for OpenKey {
    fn from(row: &KeyRow) -> Self {
        let used_at = row.last_used_at.map_or(0, |at| at.0);
        Self {
            workspace: row.workspace,
            id: row.id,
            created_by: row.created_by,
            used_at: AtomicI64::new(used_at),
            written_at: AtomicI64::new(used_at),
        }
    }
}

impl OpenKey {
    /// Whether it opens anything at this moment.
    pub(crate) fn works(&self, workspace: &Workspace, now: Timestamp) -> bool {
        may_let_in(workspace, self.created_by, now)
    }

    pub(crate) fn was_used(&self, now: Timestamp) {
        if now.0 >= self.used_at.load(Ordering::Relaxed).saturating_add(USE_KEPT_TO_MS) {
            self.used_at.store(now.0, Ordering::Relaxed);
        }
    }
}

fn may_let_in(workspace: &Workspace, member: MemberId, now: Timestamp) -> bool {
    allowed(workspace, &Question::new(member, SETTINGS_INTEGRATIONS, now))
}

impl Keys {
    /// The keys in a store.
    pub(crate) async fn load(store: SqlStore, mint: Arc<dyn LinkMint>) -> Result<Self, Fault> {
        let rows = store.open_keys().await?;
        let open = rows.iter().map(|row| (row.secret_hash, Arc::new(row.into()))).collect();
        Ok(Self { store, mint, open: Arc::new(RwLock::new(open)), edits: Arc::default() })
    }

    /// The key with this secret. What other nodes do with keys is told here, as long as that is `heard`: a key that nobody knows
    /// here may have been made there, and while nothing is heard, any may have been revoked there.
    pub(crate) async fn find(
        &self,
        secret: &str,
        heard: bool,
    ) -> Result<Option<Arc<OpenKey>>, Fault> {
        let hash = token_hash(secret);
        let known = self.open.read().unwrap_or_else(PoisonError::into_inner).get(&hash).cloned();
        if !self.store.is_shared() || (heard && known.is_some()) {
            return Ok(known);
        }
        let row = self.store.open_key(hash).await?;
        Ok(row.map(|row| known.unwrap_or_else(|| Arc::new((&row).into()))))
    }

    /// Reads all keys again: another node has made some, or revoked some.
    pub(crate) async fn reload(&self) -> Result<(), Fault> {
        loop {
            let edits = self.edits.load(Ordering::SeqCst);
            let rows = self.store.open_keys().await?;
            let mut open = self.open.write().unwrap_or_else(PoisonError::into_inner);
            if self.edits.load(Ordering::SeqCst) != edits {
                // One was revoked here while they were being read.
                continue;
            }
            let before = std::mem::take(&mut *open);
            let kept = |row: &KeyRow| before.get(&row.secret_hash).cloned();
            let key = |row: &KeyRow| kept(row).unwrap_or_else(|| Arc::new(row.into()));
            *open = rows.iter().map(|row| (row.secret_hash, key(row))).collect();
            return Ok(());
        }
    }

    /// How many keys of a workspace are not revoked.
    pub(crate) fn count(&self, workspace: WorkspaceId) -> usize {
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
        open.values().filter(|key| key.workspace == workspace).count()
    }

    /// Makes a key and tells its secret, this once.
    pub(crate) async fn make(
        &self,
        workspace: WorkspaceId,
        wanted: Wanted<'_>,
        now: Timestamp,
    ) -> Result<MadeKey, Fault> {
        let Wanted { name, scope, by } = wanted;
        let secret = format!("{KEY_PREFIX}{}", self.mint.mint().token);
        let row = KeyRow {
            workspace,
            id: Uuid::now_v7(),
            name: name.to_string(),
            secret_hash: token_hash(&secret),
            scope,
            created_by: by,
            created_at: now,
            last_used_at: None,
            revoked_at: None,
        };
        self.store.insert_key(&row).await?;
        let mut open = self.open.write().unwrap_or_else(PoisonError::into_inner);
        self.edits.fetch_add(1, Ordering::SeqCst);
        open.insert(row.secret_hash, Arc::new((&row).into()));
        drop(open);
        Ok(MadeKey { key: listed(row, true), secret })
    }

    /// The keys of a workspace, revoked ones too, the newest first.
    pub(crate) async fn list(
        &self,
        id: WorkspaceId,
        workspace: &Workspace,
        now: Timestamp,
    ) -> Result<Vec<ApiKey>, Fault> {
        let rows = self.store.keys_of(id).await?;
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
        let keys = rows.into_iter().map(|mut row| {
            let key = open.get(&row.secret_hash);
            let used_at = key.map_or(0, |key| key.used_at.load(Ordering::Relaxed));
            row.last_used_at = Some(Timestamp(used_at)).filter(|at| at.0 > 0).or(row.last_used_at);
            listed(row, key.is_some_and(|key| key.works(workspace, now)))
        });
        Ok(keys.collect())
    }

    /// Revokes a key: durable first, and refused from the next request on. False where there is none.
    pub(crate) async fn revoke(
        &self,
        workspace: WorkspaceId,
        id: Uuid,
        now: Timestamp,
    ) -> Result<bool, Fault> {
        let is_there = self.store.revoke_key(workspace, id, now).await?;
        let mut open = self.open.write().unwrap_or_else(PoisonError::into_inner);
        self.edits.fetch_add(1, Ordering::SeqCst);
        open.retain(|_, key| key.workspace != workspace || key.id != id);
        Ok(is_there)
    }

    /// Writes down when keys were used last, as far as that is news.
    pub(crate) async fn write_down(&self) -> Result<(), Fault> {
        let news: Vec<(Arc<OpenKey>, i64)> = {
            let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
            let used = open.values().map(|key| (key, key.used_at.load(Ordering::Relaxed)));
            let news = used.filter(|(key, at)| key.written_at.load(Ordering::Relaxed) != *at);
            news.map(|(key, at)| (Arc::clone(key), at)).collect()
        };
        if news.is_empty() {
            return Ok(());
        }
        let uses: Vec<_> =
            news.iter().map(|(key, at)| (key.workspace, key.id, Timestamp(*at))).collect();
        self.store.write_key_uses(&uses).await?;
        for (key, at) in news {
            key.written_at.store(at, Ordering::Relaxed);
        }
        Ok(())
    }
}

fn listed(row: KeyRow, works: bool) -> ApiKey {
    ApiKey {
        id: row.id,
        name: row.name,
        scope: row.scope,
        created_by: row.created_by,
        created_at: row.created_at,
        last_used_at: row.last_used_at,
        revoked_at: row.revoked_at,
        works,
    }
}
