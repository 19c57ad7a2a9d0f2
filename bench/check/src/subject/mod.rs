//! Those who are asked. Each is asked the same questions, in the quickest way that was found for it.

mod casbin;
mod casl;
mod cedar;
mod roster;

use anyhow::Result;

pub use self::casbin::Casbin;
pub use self::casl::Casl;
pub use self::cedar::Cedar;
pub use self::roster::{ByHandle, ById, Explained};

/// Somebody who is asked.
pub trait Subject {
    /// Its name in the report.
    fn name(&self) -> &'static str;

    /// Which of its ways was taken, and what it does not do.
    fn way(&self) -> &'static str;

    /// How many of the questions it is asked in a round: the slow ones fewer, from the first on.
    fn questions_in_a_round(&self) -> usize;

    /// Its answers to these questions, untimed.
    fn answers(&mut self) -> Result<Vec<bool>>;

    /// Asks them once more, and gives the nanoseconds for each.
    fn round(&mut self) -> Result<f64>;
}
