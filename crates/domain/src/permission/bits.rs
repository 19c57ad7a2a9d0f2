//! A set of permissions of the catalogue, one bit each.

use super::PermissionHandle;

const WORDS: usize = 4;

/// Permissions of the catalogue, by their place in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bits([u64; WORDS]);

impl Bits {
    /// How many permissions fit.
    pub(crate) const ROOM: usize = WORDS * 64;

    /// None.
    pub(crate) const NONE: Self = Self([0; WORDS]);

    /// Whether this one is in it.
    #[inline]
    pub(crate) fn holds(&self, handle: PermissionHandle) -> bool {
        let at = usize::from(handle.0);
        self.0[at / 64] & (1 << (at % 64)) != 0
    }

    pub(crate) fn insert(&mut self, handle: PermissionHandle) {
        let at = usize::from(handle.0);
        self.0[at / 64] |= 1 << (at % 64);
    }

    pub(crate) fn remove(&mut self, handle: PermissionHandle) {
        let at = usize::from(handle.0);
        self.0[at / 64] &= !(1 << (at % 64));
    }

    /// What is in this and not in the other.
    pub(crate) fn minus(&self, other: &Self) -> Self {
        self.each(other, |mine, theirs| mine & !theirs)
    }

    /// What is in either.
    pub(crate) fn with(&self, other: &Self) -> Self {
        self.each(other, |mine, theirs| mine | theirs)
    }

    /// Whether everything of the other is in this.
    pub(crate) fn contains_all(&self, other: &Self) -> bool {
        other.minus(self).is_empty()
    }

    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::NONE
    }

    pub(crate) fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    fn each(&self, other: &Self, word: impl Fn(u64, u64) -> u64) -> Self {
        Self(std::array::from_fn(|at| word(self.0[at], other.0[at])))
    }
}

impl FromIterator<PermissionHandle> for Bits {
    fn from_iter<I: IntoIterator<Item = PermissionHandle>>(handles: I) -> Self {
        let mut bits = Self::NONE;
        handles.into_iter().for_each(|handle| bits.insert(handle));
        bits
    }
}
