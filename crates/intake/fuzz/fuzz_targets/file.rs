//! Whole files, as they are dropped: the first byte chooses what they are called.
#![no_main]

libfuzzer_sys::fuzz_target!(|file: (u8, &[u8])| {
    let names = ["people.csv", "people.txt", "people.eml", "people"];
    let name = names[usize::from(file.0) % names.len()];
    roster_intake_fuzz::reading(&roster_intake::read_bytes(name, file.1));
});
