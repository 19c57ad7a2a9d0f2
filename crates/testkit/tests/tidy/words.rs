//! Whatever the rules can say no with, the page can say in words.

use super::{FILES, none};

/// A list of words in a script of the page: where it begins.
const REFUSALS: &str = "export const refusalWords = {";
const REASONS: &str = "export const becauseWords = {";

/// The keys of an object that is written down in a script.
fn keys(script: &str, beginning: &str) -> Vec<String> {
    let (_, rest) = FILES[script].split_once(beginning).expect("the list is where it was");
    let (list, _) = rest.split_once("\n}").expect("the list ends");
    list.lines().filter_map(|line| Some(line.trim().split_once(':')?.0.to_owned())).collect()
}

/// What stands right of the arrows of a `match` that gives one text each.
fn codes(file: &str, beginning: &str) -> Vec<String> {
    let (_, rest) = FILES[file].split_once(beginning).expect("the match is where it was");
    let (arms, _) = rest.split_once("\n}").expect("the match ends");
    let texts = arms.lines().filter_map(|line| line.split_once("=> \"")?.1.split_once('"'));
    texts.map(|(code, _)| code.to_owned()).collect()
}

fn camel(code: &str) -> String {
    let mut words = code.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |all, word| all + &word[..1].to_uppercase() + &word[1..])
}

fn without_words(codes: &[String], words: &[String]) -> Vec<String> {
    codes.iter().map(|code| camel(code)).filter(|code| !words.contains(code)).collect()
}

#[test]
fn every_refusal_can_be_said() {
    let codes = codes("crates/domain/src/refusal.rs", "pub fn code(&self)");
    assert!(codes.len() > 30, "the codes were not found: {codes:?}");
    let words = keys("ui/src/app/faults.ts", REFUSALS);
    none(&without_words(&codes, &words), "a refusal without a sentence in ui/src/app/faults.ts");
}

#[test]
fn every_reason_can_be_said() {
    let codes = codes("src-tauri/src/shapes/why.rs", "fn code(because: Because)");
    assert!(codes.len() > 10, "the codes were not found: {codes:?}");
    let words = keys("ui/src/features/access/whyWords.ts", REASONS);
    none(&without_words(&codes, &words), "a reason without a sentence in whyWords.ts");
}
