//! Calendar files.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    roster_intake_fuzz::reading(&roster_intake::probes::calendar(text));
});
