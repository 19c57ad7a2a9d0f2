//! The workspace through somebody else's eyes.

use super::editor;
use crate::views::{ViewAs, ViewColumn, ViewPart, ViewRow, ViewScreen, ViewState};
use roster_domain::{
    screens::{Column, Part},
    view_as::{Seen, SeenPart, SeenRow, SeenScreen, ViewAs as DomainViewAs},
};

/// What is seen.
pub fn view_as(seen: DomainViewAs) -> ViewAs {
    ViewAs {
        title: seen.title,
        role_id: seen.role.to_string(),
        role_name: seen.role_name,
        changes: editor::changes(&seen.changes),
        limited: seen.limited,
        screens: seen.screens.into_iter().map(screen).collect(),
        tests: editor::tests(seen.tests),
    }
}

fn screen(seen: SeenScreen) -> ViewScreen {
    ViewScreen {
        key: seen.screen.key.to_owned(),
        label: seen.screen.label.to_owned(),
        icon: seen.screen.icon.to_owned(),
        in_menu: state(seen.in_menu),
        hidden_by_menu: seen.hidden_by_menu,
        gate: seen.screen.gate.map(str::to_owned),
        parts: seen.parts.into_iter().filter_map(part).collect(),
    }
}

fn part(seen: SeenPart) -> Option<ViewPart> {
    match seen {
        SeenPart::Whole(Part::Action { label, key, danger }, seen) => Some(ViewPart::Action {
            label: (*label).to_owned(),
            key: (*key).to_owned(),
            state: state(seen),
            danger: *danger,
        }),
        SeenPart::Whole(Part::Block { label, key, lines }, seen) => Some(ViewPart::Block {
            label: (*label).to_owned(),
            key: (*key).to_owned(),
            state: state(seen),
            lines: lines.iter().map(|(l, v)| ((*l).to_owned(), (*v).to_owned())).collect(),
        }),
        SeenPart::Records { columns, part: Part::Records { columns: of, .. }, rows } => {
            let columns = of.iter().zip(columns).map(|(of, seen)| column(of, seen)).collect();
            Some(ViewPart::Records { columns, rows: rows.into_iter().map(row).collect() })
        }
        // A list is always made of a list, and nothing else is whole.
        SeenPart::Whole(..) | SeenPart::Records { .. } => None,
    }
}

fn column(column: &Column, seen: Seen) -> ViewColumn {
    ViewColumn {
        label: column.label.to_owned(),
        key: column.key.map(str::to_owned),
        state: state(seen),
        numeric: column.numeric,
    }
}

fn row(row: SeenRow) -> ViewRow {
    ViewRow {
        cells: row.cells,
        state: state(row.seen),
        key: row.key.map(str::to_owned),
        sample: row.sample,
    }
}

fn state(seen: Seen) -> ViewState {
    match seen {
        Seen::Shown => ViewState::Shown,
        Seen::Hidden => ViewState::Hidden,
        Seen::Added => ViewState::Added,
        Seen::Removed => ViewState::Removed,
    }
}
