//! Whether an address is one: `EmailAddress::parse`.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| roster_intake_fuzz::address(text));
