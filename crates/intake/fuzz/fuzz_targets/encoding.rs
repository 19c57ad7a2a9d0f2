//! From bytes to text, whatever the encoding.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = roster_intake::probes::decode(bytes) {
        assert!(!text.is_empty() && !text.contains(['\r', '\0']));
        // What is UTF-8 already is never taken for anything else; at most it has become too short for its control characters.
        // What switches alphabets by escapes is Japanese, whatever else it is.
        if let Some(Ok(again)) =
            (!text.contains('\u{1B}')).then(|| roster_intake::probes::decode(text.as_bytes()))
        {
            assert_eq!(again, text);
        }
    }
});
