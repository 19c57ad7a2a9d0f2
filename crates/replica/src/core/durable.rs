//! What a device keeps on disk, and the writes that change it.

use super::{Entry, RefusedEntry};
use roster_domain::{Change, Entity, EntityKey, MemberId};
use roster_protocol::Generation;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How far the server's log is known, and in which of its histories.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// The history.
    pub generation: Generation,
    /// The place.
    pub seq: u64,
    /// Stands for what the reader may see.
    pub sight: u64,
    /// The reader's own member.
    pub me: MemberId,
}

/// Everything that a device keeps of one workspace. In life it is two files: what the server told (`cache.db`, can be dropped
/// and pulled again) and what the user did (`outbox.db`, precious).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Durable {
    /// What the server told.
    pub rows: BTreeMap<EntityKey, Entity>,
    /// Up to where.
    pub cursor: Option<Cursor>,
    /// What the user did and the server has not answered.
    pub entries: BTreeMap<u64, Entry>,
    /// What the server refused.
    pub attention: BTreeMap<u64, RefusedEntry>,
    /// The last number given; never given again.
    pub last_n: u64,
}

/// One write. Those to the cache come before those to the outbox; each of the two groups is one transaction.
#[derive(Clone, Debug, PartialEq)]
pub enum Write {
    /// Cache: forget all rows, put these.
    Replace {
        /// The rows.
        rows: Vec<Entity>,
        /// How far they reach.
        cursor: Cursor,
    },
    /// Cache: change rows.
    Apply {
        /// The changes.
        changes: Vec<Change>,
        /// How far they reach.
        cursor: Cursor,
    },
    /// Outbox: put an entry; its number counts as given.
    PutEntry(Entry),
    /// Outbox: take an entry out.
    DropEntry(u64),
    /// Outbox: put a refused command.
    PutRefused(RefusedEntry),
    /// Outbox: take a refused command out.
    DropRefused(u64),
}

impl Write {
    /// Whether this write goes to the cache.
    #[must_use]
    pub fn is_cache(&self) -> bool {
        matches!(self, Self::Replace { .. } | Self::Apply { .. })
    }
}

impl Durable {
    /// Does one write.
    pub fn write(&mut self, write: &Write) {
        match write {
            Write::Replace { rows, cursor } => {
                self.rows = rows.iter().map(|row| (row.key(), row.clone())).collect();
                self.cursor = Some(*cursor);
            }
            Write::Apply { changes, cursor } => {
                for change in changes {
                    match change {
                        Change::Put(row) => self.rows.insert(row.key(), row.clone()),
                        Change::Delete(key) => self.rows.remove(key),
                    };
                }
                self.cursor = Some(*cursor);
            }
            Write::PutEntry(entry) => {
                self.last_n = self.last_n.max(entry.n);
                self.entries.insert(entry.n, entry.clone());
            }
            Write::DropEntry(n) => {
                self.entries.remove(n);
            }
            Write::PutRefused(refused) => {
                self.attention.insert(refused.n, refused.clone());
            }
            Write::DropRefused(n) => {
                self.attention.remove(n);
            }
        }
    }
}
