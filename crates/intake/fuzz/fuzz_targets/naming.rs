//! The name beside an address: what stands before it, and what after.
#![no_main]

libfuzzer_sys::fuzz_target!(|sides: (&str, &str)| {
    let (before, after) = sides;
    for name in roster_intake::probes::names(before, after) {
        roster_intake_fuzz::one_line(&name);
        assert!(name.chars().count() <= 200 && !name.contains('@'), "{name:?}");
    }
});
