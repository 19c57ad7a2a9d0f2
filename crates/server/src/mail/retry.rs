//! When a mail that was put off is tried again, and when it is given up. Reads no clock and no randomness.

use roster_domain::Timestamp;
use uuid::Uuid;

/// The first wait. Long enough for a greylist that wants to see one again at all.
const FIRST_MS: i64 = 5_000;

/// By how much each wait is longer than the one before it.
const FACTOR: i64 = 5;

/// The longest wait.
const LONGEST_MS: i64 = 24 * 60 * 60 * 1000;

/// How often a mail is tried. With these waits, the last time is after four days: mail servers that come back do so before.
const ATTEMPTS: u32 = 10;

/// When the next attempt is, after so many that failed before this one; nothing when it was the last. `jitter` (0 to 255)
/// shortens the wait by up to a quarter, so that what was put off together does not come back together.
pub(super) fn next(before: u32, now: Timestamp, jitter: u8) -> Option<Timestamp> {
    if before.saturating_add(1) >= ATTEMPTS {
        return None;
    }
    let wait = FIRST_MS.saturating_mul(FACTOR.saturating_pow(before)).min(LONGEST_MS);
    Some(now.plus(wait - wait / 4 * i64::from(jitter) / 255))
}

/// A jitter that differs from mail to mail and from attempt to attempt: ids of mails are random.
pub(super) fn jitter(mail: &Uuid, attempt: u32) -> u8 {
    let at = usize::try_from(attempt).unwrap_or(0) % 6;
    mail.as_bytes().get(at).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_000_000);

    #[test]
    fn m05_waits_grow_up_to_a_day_and_end() {
        let waits: Vec<i64> =
            (0..).map_while(|before| next(before, NOW, 0)).map(|at| at.0 - NOW.0).collect();
        assert_eq!(waits.first(), Some(&5_000));
        assert!(waits.windows(2).all(|pair| pair[1] == (pair[0] * FACTOR).min(LONGEST_MS)));
        assert_eq!(waits.last(), Some(&LONGEST_MS));
        assert_eq!(waits.len(), 9, "and then it has failed");
        assert_eq!(next(u32::MAX, NOW, 0), None);
    }

    #[test]
    fn m05_jitter_shortens_a_wait_by_a_quarter_at_most() {
        for before in 0..9 {
            let longest = next(before, NOW, 0).unwrap().0 - NOW.0;
            let shortest = next(before, NOW, 255).unwrap().0 - NOW.0;
            assert_eq!(shortest, longest - longest / 4);
        }
        let hash = |n: u32| crate::log::hash_of(&n.to_string());
        let id = |n| Uuid::from_slice(&hash(n)[..16]).unwrap();
        let mails: Vec<Uuid> = (0..100).map(id).collect();
        let mut seen: Vec<u8> = mails.iter().map(|mail| jitter(mail, 0)).collect();
        seen.sort_unstable();
        seen.dedup();
        assert!(seen.len() > 50, "they do not come back together");
    }
}
