//! What the operating system was asked to tell the person at this desk.
//!
//! It is read off the bus, not asked of the notification server: what was sent is what counts,
//! shown or not.

use std::fs;

use anyhow::Result;
use serde_json::Value;

use super::Desk;
use crate::Part;
use crate::wait::{PATIENCE, until};

const NAME: &str = "org.freedesktop.Notifications";

/// One notification that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notification {
    /// The program that sent it.
    pub app: String,
    /// Its first line.
    pub summary: String,
    /// The rest.
    pub body: String,
}

/// Begins to write down every notification that crosses the bus.
pub(super) fn listen(desk: &Desk) -> Result<Part> {
    let mut command = desk.bus().busctl();
    command.arg(format!("--match=type='method_call',interface='{NAME}',member='Notify'"));
    command.args(["--", "monitor"]);
    let part = Part::start("busctl monitor", command, &desk.log("notices"))?;
    until("a listener on the bus", PATIENCE, || {
        fs::read_to_string(desk.log("notices")).ok().filter(|log| log.contains("Monitoring bus"))
    })?;
    Ok(part)
}

/// Starts the server that shows them.
pub(super) fn start_server(desk: &Desk) -> Result<Part> {
    let part = desk.start("dunst", "dunst", &[])?;
    desk.bus().wait_for(NAME)?;
    Ok(part)
}

impl Desk {
    /// All notifications sent since the desk was opened, oldest first.
    pub fn notifications(&self) -> Vec<Notification> {
        let log = fs::read_to_string(self.log("notices")).unwrap_or_default();
        log.lines().filter_map(read).collect()
    }

    /// Waits for a notification whose summary or body has `words`.
    pub fn wait_for_notification(&self, words: &str) -> Result<Notification> {
        until(&format!("a notification with `{words}`"), PATIENCE, || {
            self.notifications().into_iter().find(|notice| notice.says(words))
        })
    }
}

impl Notification {
    /// Whether its summary or its body has `words`.
    pub fn says(&self, words: &str) -> bool {
        self.summary.contains(words) || self.body.contains(words)
    }
}

/// One line of the listener's: a message in JSON, or something else.
fn read(line: &str) -> Option<Notification> {
    let message: Value = serde_json::from_str(line).ok()?;
    if message["member"] != "Notify" {
        return None;
    }
    let said = |index: usize| message["payload"]["data"][index].as_str().map(str::to_owned);
    Some(Notification { app: said(0)?, summary: said(3)?, body: said(4)? })
}
