//! The main menu of a role: which items, in which order. It stands on top of the permissions and never in their place (R106).

use crate::{
    Role,
    screens::{Screen, screens},
};

/// An item of a role's main menu.
#[derive(Clone, Copy, Debug)]
pub struct MenuItem {
    /// The screen that it opens.
    pub screen: &'static Screen,
    /// Whether the role's menu shows it, where the permissions allow it.
    pub shown: bool,
}

/// All items: those that the role's menu names first, in its order, then the others in the order of the product.
#[must_use]
pub fn arranged(role: &Role) -> Vec<MenuItem> {
    let named = role.menu.iter().filter_map(|entry| {
        let screen = crate::screens::find(&entry.item)?;
        Some(MenuItem { screen, shown: entry.shown })
    });
    let is_named = |screen: &&Screen| role.menu.iter().any(|entry| entry.item == screen.key);
    let others = screens().iter().filter(|screen| !is_named(screen));
    named.chain(others.map(|screen| MenuItem { screen, shown: true })).collect()
}
