//! How much is read at once, and the gathering of candidates which holds to it.
//!
//! It does not know how a candidate was found, and it refuses nothing but quantity.

use crate::finding::{Found, Intake, IntakeFault, Kind};

/// The largest source that is read, in bytes.
pub const LIMIT_BYTES: usize = 5 * 1024 * 1024;

/// The most candidates that are read from one source.
pub const LIMIT_ROWS: usize = 5_000;

/// The most that a workbook may hold when it is unpacked, in bytes: many times what 5,000 people need.
pub(crate) const LIMIT_UNPACKED: u64 = 64 * 1024 * 1024;

/// Refuses a source by its size alone.
pub(crate) fn check_size(bytes: usize) -> Result<(), IntakeFault> {
    if bytes > LIMIT_BYTES {
        return Err(IntakeFault::TooLarge { bytes: bytes as u64 });
    }
    Ok(())
}

/// The candidates so far. Beyond the limit they are counted, and not kept.
#[derive(Default)]
pub(crate) struct Gathering {
    found: Vec<Found>,
    seen: usize,
}

impl Gathering {
    /// Takes a candidate in; `make` is called only while there is room.
    pub(crate) fn put(&mut self, make: impl FnOnce() -> Found) {
        self.seen += 1;
        if self.found.len() < LIMIT_ROWS {
            self.found.push(make());
        }
    }

    /// The intake, or the reason why there is none.
    pub(crate) fn finish(self, kind: Kind) -> Result<Intake, IntakeFault> {
        let (columns, ignored) = (Vec::new(), Vec::new());
        match self.seen {
            0 => Err(IntakeFault::NoAddress),
            rows if rows > LIMIT_ROWS => Err(IntakeFault::TooManyRows { rows }),
            _ => Ok(Intake { kind, found: self.found, columns, ignored, table: None }),
        }
    }
}
