//! Workbooks: the archive, and what stands in its sheets.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    roster_intake_fuzz::reading(&roster_intake::probes::workbook(bytes));
});
