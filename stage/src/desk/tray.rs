//! The panel of a desk, and the tray items that programs put into it.
//!
//! Items are read as the panel reads them: from the StatusNotifier watcher, and their menus by
//! `com.canonical.dbusmenu`.

use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use super::Desk;
use crate::Part;
use crate::wait::{PATIENCE, until};

const WATCHER: &str = "org.kde.StatusNotifierWatcher";
const ITEM: &str = "org.kde.StatusNotifierItem";
const MENU: &str = "com.canonical.dbusmenu";

/// A panel along the lower edge with nothing but a tray in it.
const PANEL: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=8;x=640;y=884"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="32"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray">
      <property name="square-icons" type="bool" value="true"/>
    </property>
  </property>
</channel>
"#;

/// The one service that the bus may start by itself: where the panel reads its settings.
const SETTINGS: &str = "org.xfce.Xfconf.service";

/// Starts the panel, and waits until it takes tray items.
pub(super) fn start_panel(desk: &Desk) -> Result<[Part; 1]> {
    let settings = desk.home().join("config/xfce4/xfconf/xfce-perchannel-xml");
    fs::create_dir_all(&settings)?;
    fs::write(settings.join("xfce4-panel.xml"), PANEL)?;
    let service = format!("/usr/share/dbus-1/services/{SETTINGS}");
    fs::copy(&service, desk.home().join("services").join(SETTINGS)).context(service)?;
    let bus = "org.freedesktop.DBus";
    desk.bus().call([bus, "/org/freedesktop/DBus", bus, "ReloadConfig"], &[])?;
    let panel = desk.start("xfce4-panel", "xfce4-panel", &["--disable-wm-check"])?;
    desk.bus().wait_for(WATCHER)?;
    Ok([panel])
}

/// An icon in the tray.
#[derive(Clone, Debug)]
pub struct TrayItem {
    service: String,
    menu_path: String,
    /// The name under which its program registered it.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The name or path of its picture.
    pub icon: String,
    /// The first line that shows when the pointer rests on it.
    pub tooltip: String,
}

/// One line of a tray item's menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuEntry {
    number: i64,
    /// What it says; empty for a line between entries.
    pub label: String,
    /// Whether it can be chosen.
    pub enabled: bool,
}

impl Desk {
    /// What is in the tray now.
    pub fn tray_items(&self) -> Vec<TrayItem> {
        let target = [WATCHER, "/StatusNotifierWatcher", WATCHER, "RegisteredStatusNotifierItems"];
        let names = self.bus().property(target).unwrap_or_default();
        let names = names.as_array().into_iter().flatten().filter_map(Value::as_str);
        // An item that leaves while it is being read is not there.
        names.filter_map(|name| self.tray_item(name).ok()).collect()
    }

    /// Waits until there is a tray item of which `test` is true.
    pub fn wait_for_tray(&self, what: &str, test: impl Fn(&TrayItem) -> bool) -> Result<TrayItem> {
        until(what, PATIENCE, || self.tray_items().into_iter().find(|item| test(item)))
    }

    fn tray_item(&self, name: &str) -> Result<TrayItem> {
        let split = name.find('/').context("an item is a service and a path")?;
        let (service, path) = name.split_at(split);
        let read = |property| self.bus().property([service, path, ITEM, property]);
        let text =
            |property| read(property).ok().and_then(|value| Some(value.as_str()?.to_owned()));
        // Programs that use libayatana have no tooltip, but a label.
        let tooltip = read("ToolTip").ok().and_then(|tip| Some(tip[2].as_str()?.to_owned()));
        Ok(TrayItem {
            service: service.into(),
            menu_path: text("Menu").context("an item has a menu")?,
            id: text("Id").unwrap_or_default(),
            title: text("Title").unwrap_or_default(),
            icon: text("IconName").unwrap_or_default(),
            tooltip: tooltip.or_else(|| text("XAyatanaLabel")).unwrap_or_default(),
        })
    }

    /// The menu of a tray item, submenus laid flat.
    pub fn tray_menu(&self, item: &TrayItem) -> Result<Vec<MenuEntry>> {
        let target = [&*item.service, &*item.menu_path, MENU, "GetLayout"];
        let layout = self.bus().call(target, &["iias", "0", "-1", "0"])?;
        let mut entries = Vec::new();
        flatten(&layout[1], &mut entries);
        Ok(entries)
    }

    /// Chooses the entry of a tray item's menu whose label has `words`.
    pub fn choose_in_tray(&self, item: &TrayItem, words: &str) -> Result<()> {
        let menu = self.tray_menu(item)?;
        let entry = menu.iter().find(|entry| entry.label.contains(words));
        let number = entry.with_context(|| format!("no `{words}` in {menu:?}"))?.number.to_string();
        let target = [&*item.service, &*item.menu_path, MENU, "Event"];
        self.bus().call(target, &["isvu", &number, "clicked", "s", "", "0"]).map(drop)
    }
}

/// A layout is a number, properties, and layouts below it.
fn flatten(layout: &Value, entries: &mut Vec<MenuEntry>) {
    let number = layout[0].as_i64().unwrap_or_default();
    if number != 0 {
        let label = layout[1]["label"]["data"].as_str().unwrap_or_default().replace('_', "");
        let enabled = layout[1]["enabled"]["data"].as_bool().unwrap_or(true);
        entries.push(MenuEntry { number, label, enabled });
    }
    for child in layout[2].as_array().into_iter().flatten() {
        flatten(&child["data"], entries);
    }
}
