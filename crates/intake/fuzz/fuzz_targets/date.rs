//! The cells of a column of end dates, one on each line.
#![no_main]

libfuzzer_sys::fuzz_target!(|column: &str| {
    roster_intake_fuzz::dates(&column.split('\n').collect::<Vec<_>>());
});
