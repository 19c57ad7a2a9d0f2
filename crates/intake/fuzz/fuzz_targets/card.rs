//! Contact cards: vCard 2.1, 3.0 and 4.0.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    roster_intake_fuzz::reading(&roster_intake::probes::cards(text));
});
