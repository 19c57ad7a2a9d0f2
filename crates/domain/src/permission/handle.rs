//! A permission by its place in the catalogue, and the way from its key to that place.
//!
//! Whether somebody may do something is asked by key, and often: the way is a hash table made for these very keys.

use super::{Bits, CATALOGUE, Permission, catalogue};

/// A permission of the catalogue, found once and asked about often: `Standing::may` takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PermissionHandle(pub(super) u8);

impl PermissionHandle {
    /// The permission itself.
    #[must_use]
    pub fn permission(self) -> &'static Permission {
        &catalogue()[usize::from(self.0)]
    }
}

/// The handle of the permission with this key.
#[inline]
#[must_use]
pub fn handle(key: &str) -> Option<PermissionHandle> {
    CATALOGUE.keys.find(Text::of(key)?)
}

/// Many more slots than there could be permissions, so that each key is found where it is looked for first.
const SLOTS: usize = 8 * Bits::ROOM;

/// A slot that leads nowhere.
const NOWHERE: u8 = u8::MAX;

/// The places of all keys. Open addressing: where a slot is taken, the next one is.
pub(super) struct Keys {
    texts: Vec<Text>,
    slots: Box<[u8; SLOTS]>,
    factor: u64,
}

impl Keys {
    /// Of these permissions, each at its place.
    pub(super) fn of(permissions: &[Permission]) -> Self {
        let texts: Vec<Text> = permissions.iter().filter_map(|p| Text::of(p.key)).collect();
        // Of some factors the one by which the fewest keys come to stand away from home.
        let factors = (1..64).map(|n: u64| n.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let factor = factors.min_by_key(|factor| crowded(&texts, *factor)).unwrap_or(1);
        let mut slots = Box::new([NOWHERE; SLOTS]);
        for (place, text) in texts.iter().enumerate() {
            let mut at = text.home(factor);
            while slots[at] != NOWHERE {
                at = (at + 1) % SLOTS;
            }
            slots[at] = place as u8;
        }
        Self { texts, slots, factor }
    }

    #[inline]
    fn find(&self, text: Text) -> Option<PermissionHandle> {
        let mut at = text.home(self.factor);
        loop {
            let place = self.slots[at];
            // Past the last one there is nothing: that is where an empty slot leads.
            if self.texts.get(usize::from(place))?.is(&text) {
                return Some(PermissionHandle(place));
            }
            at = (at + 1) % SLOTS;
        }
    }
}

/// How many of these do not stand at home.
fn crowded(texts: &[Text], factor: u64) -> usize {
    let mut homes: Vec<usize> = texts.iter().map(|text| text.home(factor)).collect();
    homes.sort_unstable();
    homes.dedup();
    texts.len() - homes.len()
}

/// The length in bytes of the longest key there may be.
const LENGTH_MAX: usize = 32;

/// A text of at most `LENGTH_MAX` bytes as numbers, different for different texts. Texts of any length are then compared and
/// mixed without a jump that depends on the length.
#[derive(Clone, Copy)]
struct Text {
    length: usize,
    words: [u64; 4],
}

impl Text {
    /// Nothing of what is longer.
    #[inline]
    fn of(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let length = bytes.len();
        if length > LENGTH_MAX {
            return None;
        }
        let Some(last) = length.checked_sub(8) else { return Some(Self::short(bytes)) };
        // Four times eight bytes, one over the other where the text is shorter: each byte is in one of them.
        let word = |at: usize| bytes.get(at..)?.first_chunk().map(|word| u64::from_le_bytes(*word));
        let words = [word(0)?, word(last.min(8))?, word(last.saturating_sub(8))?, word(last)?];
        Some(Self { length, words })
    }

    fn short(bytes: &[u8]) -> Self {
        let word = bytes.iter().fold(0, |all, byte| all << 8 | u64::from(*byte));
        Self { length: bytes.len(), words: [word, 0, 0, 0] }
    }

    /// Whether it is the same text. Word by word: compared as a whole, the words that were just put together would be waited for.
    #[inline]
    fn is(&self, other: &Self) -> bool {
        let [first, second, third, last] =
            std::array::from_fn(|at| self.words[at] ^ other.words[at]);
        self.length == other.length && (first | second | third | last) == 0
    }

    /// The slot where it belongs.
    #[inline]
    fn home(&self, factor: u64) -> usize {
        let [first, second, third, last] = self.words;
        let outer = first ^ last.rotate_left(29);
        let inner = second.rotate_left(13) ^ third.rotate_left(47);
        let mixed = (outer ^ inner).wrapping_add(self.length as u64).wrapping_mul(factor);
        // The foremost bits of the product: all bits before have a share in them.
        (mixed >> (u64::BITS - SLOTS.trailing_zeros())) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_leads_to_its_permission_and_no_other_text_anywhere() {
        let is_right = |text: &str| {
            let right = catalogue().iter().find(|permission| permission.key == text);
            assert_eq!(handle(text).map(PermissionHandle::permission), right, "{text}");
        };
        for permission in catalogue() {
            is_right(permission.key);
            is_right(&permission.key.to_uppercase());
            for at in 0..permission.key.len() {
                is_right(&permission.key[at + 1..]);
                is_right(&permission.key[..at]);
                let mut other = permission.key.to_owned();
                other.replace_range(at..=at, "~");
                is_right(&other);
            }
        }
        is_right(&"x".repeat(10_000));
        assert!(catalogue().iter().all(|permission| permission.key.len() <= LENGTH_MAX));
    }

    #[test]
    fn hardly_a_key_is_looked_for_twice() {
        let Keys { texts, factor, .. } = &CATALOGUE.keys;
        assert!(crowded(texts, *factor) <= 2, "{} keys", crowded(texts, *factor));
    }
}
