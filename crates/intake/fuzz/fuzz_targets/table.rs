//! Tables in text, read as they are, or with a column that somebody chose.
#![no_main]

use roster_intake::{Choice, Purpose};

libfuzzer_sys::fuzz_target!(|table: ([u8; 2], &str)| {
    let ([at, purpose], text) = table;
    let purpose =
        Purpose::ALL.get(usize::from(purpose)).map(|purpose| (usize::from(at % 8), *purpose));
    let choice = Choice { purposes: purpose.into_iter().collect(), ..Choice::default() };
    roster_intake_fuzz::reading(&roster_intake::probes::table(text, &choice));
});
