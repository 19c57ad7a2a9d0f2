//! Where results are kept: as JSON in `docs/bench`, and as a table in the README.

use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::{house, shell};

/// Writes `docs/bench/<name>.json`, and the table between the README's markers of this name.
pub fn keep(name: &str, json: &Value, table: &str) -> Result<()> {
    let folder = house::root().join("docs/bench");
    fs::create_dir_all(&folder)?;
    let path = folder.join(format!("{name}.json"));
    fs::write(&path, serde_json::to_string_pretty(json)? + "\n")?;
    let readme = house::root().join("README.md");
    let text = fs::read_to_string(&readme)?;
    let text = replace(&text, name, table).context("the README has no markers")?;
    fs::write(&readme, text)?;
    println!("Kept in {} and in the README.", shell::short(&path));
    Ok(())
}

/// The text with a new table between the markers, or nothing if it has no markers.
fn replace(text: &str, name: &str, table: &str) -> Option<String> {
    let [begin, end] = ["begin", "end"].map(|which| format!("<!-- bench {name}: {which} -->"));
    let (before, rest) = text.split_once(&begin)?;
    let (_, after) = rest.split_once(&end)?;
    Some(format!("{before}{begin}\n{table}{end}{after}"))
}

#[cfg(test)]
mod tests {
    use super::replace;

    #[test]
    fn only_what_stands_between_the_markers_changes() {
        let page = |inside: &str| {
            format!("a\n<!-- bench one: begin -->\n{inside}<!-- bench one: end -->\nb\n")
        };
        assert_eq!(replace(&page("old\n"), "one", "| new |\n"), Some(page("| new |\n")));
        assert_eq!(replace(&page("old\n"), "two", ""), None);
    }
}
