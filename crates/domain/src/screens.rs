//! The screens of the workspace that roles open and close: what stands in the main menu, and on each screen which button, column
//! or record needs which permission. Data, from `data/screens.tsv`.

use std::sync::LazyLock;

/// One screen.
#[derive(Clone, Debug)]
pub struct Screen {
    /// Its key, which is also that of its item in the main menu.
    pub key: &'static str,
    /// Its name.
    pub label: &'static str,
    /// The permission that opens it; nothing where everybody has it.
    pub gate: Option<&'static str>,
    /// A word to choose a picture by.
    pub icon: &'static str,
    /// What stands on it, from top to bottom.
    pub parts: Vec<Part>,
}

/// Something on a screen.
#[derive(Clone, Debug)]
pub enum Part {
    /// A button.
    Action {
        /// What it says.
        label: &'static str,
        /// The permission that it needs.
        key: &'static str,
        /// Whether it destroys.
        danger: bool,
    },
    /// A box of facts.
    Block {
        /// Its title.
        label: &'static str,
        /// The permission that it needs.
        key: &'static str,
        /// Label and value of each fact.
        lines: Vec<(&'static str, &'static str)>,
    },
    /// A list of records.
    Records {
        /// Its columns.
        columns: Vec<Column>,
        /// Its made-up rows.
        samples: Vec<Sample>,
        /// Which real rows stand beside them.
        real: Option<Real>,
    },
}

/// A column of a list.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its title.
    pub label: &'static str,
    /// The permission that it needs beside the screen's own.
    pub key: Option<&'static str>,
    /// Whether it holds numbers.
    pub numeric: bool,
}

/// A made-up row.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Its cells.
    pub cells: Vec<&'static str>,
    /// The permission that it needs beside the screen's own.
    pub key: Option<&'static str>,
}

/// Rows of the workspace itself that a screen lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Real {
    /// Its projects.
    Projects,
    /// Its members.
    Members,
}

static SCREENS: LazyLock<Vec<Screen>> = LazyLock::new(|| {
    let mut screens = Vec::new();
    for line in include_str!("../data/screens.tsv").lines().skip(1) {
        // A test proves that no line is left out.
        let _ = read_line(line, &mut screens);
    }
    screens
});

fn read_line(line: &'static str, screens: &mut Vec<Screen>) -> Option<()> {
    let cells: Vec<&'static str> = line.split('\t').collect();
    let [kind, of, label, key, more] = cells[..] else { return None };
    if kind == "screen" {
        screens.push(Screen { key: of, label, gate: given(key), icon: more, parts: Vec::new() });
        return Some(());
    }
    let parts = &mut screens.last_mut().filter(|screen| screen.key == of)?.parts;
    match kind {
        "action" => parts.push(Part::Action { label, key, danger: more == "danger" }),
        "block" => {
            let lines = more.split('|').filter_map(|line| line.split_once('=')).collect();
            parts.push(Part::Block { label, key, lines });
        }
        "columns" => {
            let keys = key.split('|').map(given).chain(std::iter::repeat(None));
            let columns = label.split('|').zip(keys).zip(more.split('|'));
            let columns = columns
                .map(|((label, key), kind)| Column { label, key, numeric: kind == "n" })
                .collect();
            parts.push(Part::Records { columns, samples: Vec::new(), real: None });
        }
        "row" | "rows" => {
            let Part::Records { samples, real, .. } =
                parts.iter_mut().rev().find(|part| matches!(part, Part::Records { .. }))?
            else {
                return None;
            };
            match (kind, label) {
                ("rows", "projects") => *real = Some(Real::Projects),
                ("rows", "members") => *real = Some(Real::Members),
                ("rows", _) => return None,
                _ => samples.push(Sample { cells: label.split('|').collect(), key: given(key) }),
            }
        }
        _ => return None,
    }
    Some(())
}

fn given(key: &'static str) -> Option<&'static str> {
    (!key.is_empty()).then_some(key)
}

/// All screens, in the order of the main menu.
#[must_use]
pub fn screens() -> &'static [Screen] {
    &SCREENS
}

/// The screen with this key.
#[must_use]
pub fn find(key: &str) -> Option<&'static Screen> {
    SCREENS.iter().find(|screen| screen.key == key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::permission;
    use std::collections::BTreeSet;

    #[test]
    fn every_line_is_read_and_names_permissions_of_the_catalogue() {
        let mut screens = Vec::new();
        for line in include_str!("../data/screens.tsv").lines().skip(1) {
            assert!(read_line(line, &mut screens).is_some(), "{line}");
            for key in line.split('\t').nth(3).unwrap_or_default().split('|') {
                assert!(key.is_empty() || permission::find(key).is_some(), "{line}");
            }
        }
        let keys: BTreeSet<_> = screens.iter().map(|screen| screen.key).collect();
        assert_eq!(keys.len(), screens.len());
    }

    #[test]
    fn every_permission_shows_somewhere() {
        let text = include_str!("../data/screens.tsv");
        let named: BTreeSet<&str> = text.split(['\t', '|', '\n']).collect();
        // Seeing all projects shows in the list of projects itself.
        let silent = ["projects.view_all"];
        for permission in permission::catalogue() {
            assert!(
                named.contains(permission.key) || silent.contains(&permission.key),
                "{} is on no screen",
                permission.key
            );
        }
    }
}
