//! Which role each active member has, found fast among a million of them. A persistent table by hash: it has no order and
//! cannot be walked; rows that are listed stand in a [`Table`](crate::Table).
//!
//! A tree of forks over pages, a page being a small hash table of buckets. A bucket is one line of the processor's cache, and
//! nearly all members stand in the first one that is looked into: a check waits for memory once. A change copies one page and
//! the forks above it, unless nobody shares them.

use crate::MemberId;
use std::sync::Arc;

/// A role by its place in a list that the table does not know.
pub(crate) type RolePlace = u32;

/// The ways of a fork, and the bits of the hash that choose one.
const WAYS: usize = 16;
const WAY_BITS: u32 = WAYS.trailing_zeros();

/// Under so many forks the hash has no bits left, and a page just grows.
const FORKS_MAX: u32 = 8;

/// A page with so many buckets becomes a fork: what is copied for one change stays small.
const BUCKETS_MAX: usize = 256;

/// Three members, their roles and their number: 64 bytes.
const BUCKET: usize = 3;

/// Roles of members. Cloning is O(1), a change O(log n).
#[derive(Clone, Debug, Default)]
pub(crate) struct RoleOf(Node);

#[derive(Clone, Debug)]
enum Node {
    Page(Page),
    Fork(Arc<[Node; WAYS]>),
}

impl Default for Node {
    fn default() -> Self {
        Self::Page(Page::default())
    }
}

impl RoleOf {
    /// The role of a member.
    #[inline]
    pub(crate) fn get(&self, member: MemberId) -> Option<RolePlace> {
        let hash = hash(member);
        let (mut node, mut rest) = (&self.0, hash);
        loop {
            match node {
                Node::Page(page) => return page.get(hash, member),
                Node::Fork(nodes) => (node, rest) = (&nodes[way(rest)], rest << WAY_BITS),
            }
        }
    }

    /// Says which role a member has.
    pub(crate) fn put(&mut self, member: MemberId, role: RolePlace) {
        self.0.put(member, role, 0);
    }

    /// Forgets a member.
    pub(crate) fn remove(&mut self, member: MemberId) {
        if self.get(member).is_none() {
            return;
        }
        let (mut node, mut rest) = (&mut self.0, hash(member));
        loop {
            match node {
                Node::Page(page) => return page.remove(member),
                Node::Fork(nodes) => {
                    (node, rest) = (&mut Arc::make_mut(nodes)[way(rest)], rest << WAY_BITS);
                }
            }
        }
    }
}

impl Node {
    fn put(&mut self, member: MemberId, role: RolePlace, forks: u32) {
        if let Self::Page(page) = self
            && page.is_filled()
        {
            if page.buckets.len() < BUCKETS_MAX || forks == FORKS_MAX {
                page.grow();
            } else {
                *self = page.forked(forks);
            }
        }
        match self {
            Self::Page(page) => page.put(member, role),
            Self::Fork(nodes) => {
                let way = way(hash(member) << (WAY_BITS * forks));
                Arc::make_mut(nodes)[way].put(member, role, forks + 1);
            }
        }
    }
}

/// A hash table in one piece. Between the bucket where a member belongs and the one where it stands, all are full.
#[derive(Clone, Debug, Default)]
struct Page {
    buckets: Arc<[Bucket]>,
    len: usize,
}

impl Page {
    fn with_buckets(count: usize) -> Self {
        Self { buckets: std::iter::repeat_n(Bucket::default(), count).collect(), len: 0 }
    }

    #[inline]
    fn get(&self, hash: u64, member: MemberId) -> Option<RolePlace> {
        let mut at = home(hash, self.buckets.len());
        // A page has no bucket, or one that is not full: this ends.
        loop {
            let bucket = self.buckets.get(at)?;
            match bucket.place(member) {
                Some(place) => return Some(bucket.roles[place]),
                None if bucket.is_full() => at = next(at, self.buckets.len()),
                None => return None,
            }
        }
    }

    /// Whether it is time to grow. With more than half of the places taken, too many members would stand far from home.
    fn is_filled(&self) -> bool {
        self.len * 2 >= self.buckets.len() * BUCKET
    }

    fn grow(&mut self) {
        let mut larger = Self::with_buckets((self.buckets.len() * 3 / 2).max(2));
        self.entries().for_each(|(member, role)| larger.put(member, role));
        *self = larger;
    }

    fn forked(&self, forks: u32) -> Node {
        let mut nodes: [Node; WAYS] = std::array::from_fn(|_| Node::default());
        for (member, role) in self.entries() {
            nodes[way(hash(member) << (WAY_BITS * forks))].put(member, role, forks + 1);
        }
        Node::Fork(Arc::new(nodes))
    }

    fn entries(&self) -> impl Iterator<Item = (MemberId, RolePlace)> {
        self.buckets.iter().flat_map(Bucket::entries)
    }

    fn put(&mut self, member: MemberId, role: RolePlace) {
        let buckets = Arc::make_mut(&mut self.buckets);
        let mut at = home(hash(member), buckets.len());
        loop {
            let bucket = &mut buckets[at];
            if let Some(place) = bucket.place(member) {
                bucket.roles[place] = role;
                return;
            }
            if !bucket.is_full() {
                bucket.push(member, role);
                self.len += 1;
                return;
            }
            at = next(at, buckets.len());
        }
    }

    /// Puts all the others into a new page: whoever passed by the one that goes comes to stand where it is looked for.
    fn remove(&mut self, member: MemberId) {
        let mut without = Self::with_buckets(self.buckets.len());
        let others = self.entries().filter(|(other, _)| *other != member);
        others.for_each(|(other, role)| without.put(other, role));
        *self = without;
    }
}

/// A few members and their roles, in one line of the cache.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct Bucket {
    members: [MemberId; BUCKET],
    roles: [RolePlace; BUCKET],
    len: u32,
}

impl Default for Bucket {
    fn default() -> Self {
        let nobody = MemberId(uuid::Uuid::nil());
        Self { members: [nobody; BUCKET], roles: [0; BUCKET], len: 0 }
    }
}

impl Bucket {
    /// Where in it a member stands. All three are compared, without a jump among them: which one it is cannot be foreseen, and a
    /// processor that foresees wrongly throws away what it has begun to fetch for the questions that come.
    #[inline]
    fn place(&self, member: MemberId) -> Option<usize> {
        let is = |at: usize| u32::from(self.members[at] == member) << at;
        let found = (is(0) | is(1) | is(2)) & ((1 << self.len) - 1);
        (found != 0).then(|| found.trailing_zeros() as usize % BUCKET)
    }

    #[inline]
    fn is_full(&self) -> bool {
        self.len as usize == BUCKET
    }

    fn push(&mut self, member: MemberId, role: RolePlace) {
        let at = self.len as usize;
        (self.members[at], self.roles[at]) = (member, role);
        self.len += 1;
    }

    fn entries(&self) -> impl Iterator<Item = (MemberId, RolePlace)> {
        self.members.into_iter().zip(self.roles).take(self.len as usize)
    }
}

/// The two halves of an id, multiplied, and the two halves of the product put together: each bit of the id moves many of the
/// hash. It withstands nobody who chooses ids with ill will, and need not: the server makes those of members.
#[inline]
fn hash(member: MemberId) -> u64 {
    let halves = member.0.to_u128_le();
    let (one, other) = (halves as u64, (halves >> 64) as u64);
    let product =
        u128::from(one ^ 0x9E37_79B9_7F4A_7C15) * u128::from(other ^ 0xF39C_C060_5CED_C835);
    (product >> 64) as u64 ^ product as u64
}

/// Which way of a fork the foremost bits of a hash choose.
#[inline]
fn way(hash: u64) -> usize {
    (hash >> (u64::BITS - WAY_BITS)) as usize
}

/// The bucket where a member belongs, by the rear bits of the hash.
#[inline]
fn home(hash: u64, buckets: usize) -> usize {
    (((hash & u64::from(u32::MAX)) * buckets as u64) >> 32) as usize
}

#[inline]
fn next(at: usize, buckets: usize) -> usize {
    if at + 1 == buckets { 0 } else { at + 1 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;
    use uuid::Uuid;

    /// Ids of which some share their hash: with this half the product is zero. Nil is among the others.
    fn id() -> impl Strategy<Value = MemberId> {
        let alike = |n: u128| Uuid::from_u128_le((n << 64) | 0x9E37_79B9_7F4A_7C15);
        prop_oneof![
            1 => (0..1000_u128).prop_map(alike),
            3 => (0..3000_u128).prop_map(Uuid::from_u128)
        ]
        .prop_map(MemberId)
    }

    #[test]
    fn a_bucket_fills_a_line() {
        assert_eq!(size_of::<Bucket>(), 64);
    }

    #[test]
    fn of_many_members_each_is_found_and_nobody_else() {
        let id = |n: u128| MemberId(Uuid::from_u128((n << 80) + (1 << 63) + n * n));
        let mut roles = RoleOf::default();
        (0..100_000).for_each(|n| roles.put(id(n), n as RolePlace));
        (0..100_000).step_by(50).for_each(|n| roles.remove(id(n)));
        for n in 0..110_000 {
            let is_in = n < 100_000 && n % 50 != 0;
            assert_eq!(roles.get(id(n)), is_in.then_some(n as RolePlace));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

        #[test]
        fn it_holds_what_an_ordered_map_holds_and_a_clone_keeps_what_it_was(
            steps in prop::collection::vec((id(), prop::option::weighted(0.8, any::<u32>())), 0..3000)
        ) {
            let (mut roles, mut model) = (RoleOf::default(), BTreeMap::new());
            let mut before = (roles.clone(), model.clone());
            for (at, (id, role)) in steps.iter().enumerate() {
                if at == steps.len() / 2 {
                    before = (roles.clone(), model.clone());
                }
                match role {
                    Some(role) => {
                        roles.put(*id, *role);
                        model.insert(*id, *role);
                    }
                    None => {
                        roles.remove(*id);
                        model.remove(id);
                    }
                }
            }
            for (id, _) in &steps {
                prop_assert_eq!(roles.get(*id), model.get(id).copied());
                prop_assert_eq!(before.0.get(*id), before.1.get(id).copied());
            }
        }
    }
}
