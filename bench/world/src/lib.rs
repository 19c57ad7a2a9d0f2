//! What every comparison of checks has in common: one world from a seed, questions about it with the answers that are right, and
//! what many times amount to. Knows nobody who is asked.

mod chance;
mod spread;
mod world;

pub use self::chance::Chance;
pub use self::spread::{Spread, nanos_each};
pub use self::world::{Asked, CROWD, NOW, ROLES, World};

/// Everybody's seed, so that all who are compared are asked about the same world.
pub const SEED: u64 = 20_261_122;
