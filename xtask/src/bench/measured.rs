//! A part of what is kept, with what the machine was doing when it was measured.

use anyhow::Result;
use serde::{Deserialize, Serialize};

use super::load;
use super::report::QUIET;

/// A part, and how busy the machine was in the minute before.
#[derive(Serialize, Deserialize)]
pub struct Measured<Part> {
    load_at_start: f64,
    /// The part.
    #[serde(flatten)]
    pub part: Part,
}

impl<Part> Measured<Part> {
    /// Measures now.
    pub fn now(measure: impl FnOnce() -> Result<Part>) -> Result<Option<Self>> {
        let load_at_start = load();
        if load_at_start > QUIET {
            println!("The machine is busy (load {load_at_start}): trust the ratios only.");
        }
        Ok(Some(Self { load_at_start, part: measure()? }))
    }
}
