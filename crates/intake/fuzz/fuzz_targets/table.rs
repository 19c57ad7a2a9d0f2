//! Tables in text, read as they are, and again with columns that somebody chose.
#![no_main]

use roster_intake::{Choice, Purpose, read_text_as};

libfuzzer_sys::fuzz_target!(|table: ([u8; 2], &str)| {
    let (chosen, text) = table;
    let first = roster_intake::probes::table(text, &Choice::default());
    roster_intake_fuzz::reading(&first);
    let purpose = Purpose::ALL[usize::from(chosen[1]) % Purpose::ALL.len()];
    let choice =
        Choice { purposes: [(usize::from(chosen[0] % 8), purpose)].into(), ..Choice::default() };
    let again = read_text_as(text, &choice);
    roster_intake_fuzz::reading(&again);
    assert_eq!(again, read_text_as(text, &choice), "the same choice gives the same rows");
});
