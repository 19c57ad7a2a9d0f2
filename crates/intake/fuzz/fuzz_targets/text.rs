//! Free text: lists, prose, copied mail headers, links.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    roster_intake_fuzz::reading(&roster_intake::probes::prose(text));
});
