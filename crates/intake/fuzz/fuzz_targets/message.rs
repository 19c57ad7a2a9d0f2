//! Messages as mail programs save them.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    roster_intake_fuzz::reading(&roster_intake::probes::message(bytes));
});
