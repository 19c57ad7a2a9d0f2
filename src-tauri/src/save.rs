//! Files that people save: asked for where, and written as they were shown. Knows nothing of what is in them.

use crate::{faults::fault, views::CommandError};
use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt as _;

/// Asks where to save a text, and saves it there. Gives the file's name, or nothing when the person thought better of it.
///
/// # Errors
/// When the file cannot be written.
pub async fn as_file(
    app: &AppHandle,
    title: &str,
    proposal: &str,
    text: &str,
) -> Result<Option<String>, CommandError> {
    let (chosen, answered) = tokio::sync::oneshot::channel();
    app.dialog().file().set_title(title).set_file_name(file_name(proposal)).save_file(
        move |path| {
            chosen.send(path).ok();
        },
    );
    let Some(path) = answered.await.ok().flatten().and_then(|path| path.into_path().ok()) else {
        return Ok(None);
    };
    tokio::fs::write(&path, text)
        .await
        .map_err(|error| fault("a file cannot be written", &error))?;
    Ok(path.file_name().map(|name| name.to_string_lossy().into_owned()))
}

/// A name as the name of a file, on any system.
#[must_use]
pub fn file_name(name: &str) -> String {
    name.chars().map(|c| if c.is_alphanumeric() || "-_. ".contains(c) { c } else { '-' }).collect()
}

/// Lines as CSV that a spreadsheet opens as text: with a mark of its encoding, and no cell that is taken for a formula.
#[must_use]
pub fn csv<const N: usize>(lines: impl IntoIterator<Item = [String; N]>) -> String {
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(vec![]);
    for line in lines {
        // Writing to memory does not fail.
        table.write_record(line.iter().map(|cell| harmless(cell))).ok();
    }
    let bytes = table.into_inner().unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

/// A cell that begins like a formula is told apart by an apostrophe. See <https://owasp.org/www-community/attacks/CSV_Injection>.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_none_breaks_its_line() {
        let text = csv([["=1+1".to_owned(), "a, \"b\"".to_owned()]]);
        assert_eq!(text, "\u{feff}'=1+1,\"a, \"\"b\"\"\"\r\n");
    }

    #[test]
    fn a_name_is_a_name_on_any_system() {
        assert_eq!(file_name("Team: a/b.csv - rejects.csv"), "Team- a-b.csv - rejects.csv");
    }
}
