//! The session bus of one desk, spoken to through `busctl`.
//!
//! Nothing is started by the bus on its own account except what is listed here: an absent keyring
//! stays absent, and no portal of the machine's joins in.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use super::homes;
use super::screen::run;
use crate::Part;
use crate::wait::{PATIENCE, until};

const CONFIG: &str = r#"<!DOCTYPE busconfig PUBLIC
 "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <keep_umask/>
  <listen>unix:path=ROOT/run/bus</listen>
  <auth>EXTERNAL</auth>
  <servicedir>ROOT/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// A running session bus.
#[derive(Debug)]
pub struct Bus {
    part: Part,
    address: String,
}

impl Bus {
    pub(super) fn start(root: &Path) -> Result<Self> {
        let config = root.join("bus.conf");
        let socket = root.join("run/bus");
        fs::write(&config, CONFIG.replace("ROOT", &root.display().to_string()))?;
        let mut command = Command::new("dbus-daemon");
        command.arg("--nofork").arg(format!("--config-file={}", config.display()));
        // What it starts by itself lives on this desk too.
        command.envs(homes(root));
        let part = Part::start("dbus-daemon", command, &root.join("logs/bus.log"))?;
        until("a session bus", PATIENCE, || socket.exists().then_some(()))?;
        Ok(Self { part, address: format!("unix:path={}", socket.display()) })
    }

    /// Where programs find it.
    pub fn address(&self) -> &str {
        &self.address
    }

    pub(super) fn pid(&self) -> u32 {
        self.part.pid()
    }

    /// A `busctl` command to this bus that answers in JSON.
    pub(super) fn busctl(&self) -> Command {
        let mut command = Command::new("busctl");
        command.arg(format!("--address={}", self.address)).arg("--json=short");
        command
    }

    /// Calls a method: `target` is service, path, interface and method, `args` a signature and what
    /// it describes.
    pub fn call(&self, target: [&str; 4], args: &[&str]) -> Result<Value> {
        let answer = run(self.busctl().args(["--", "call"]).args(target).args(args))?;
        if answer.is_empty() {
            return Ok(Value::Null);
        }
        let answer: Value = serde_json::from_str(&answer).context("busctl answers JSON")?;
        Ok(answer["data"].clone())
    }

    /// Reads a property: `target` is service, path, interface and property.
    pub fn property(&self, target: [&str; 4]) -> Result<Value> {
        let answer = run(self.busctl().args(["--", "get-property"]).args(target))?;
        let answer: Value = serde_json::from_str(&answer).context("busctl answers JSON")?;
        Ok(answer["data"].clone())
    }

    /// Whether somebody owns a name.
    pub fn has(&self, name: &str) -> bool {
        let bus = "org.freedesktop.DBus";
        let target = [bus, "/org/freedesktop/DBus", bus, "NameHasOwner"];
        self.call(target, &["s", name]).is_ok_and(|answer| answer[0] == true)
    }

    /// Waits until somebody owns a name.
    pub fn wait_for(&self, name: &str) -> Result<()> {
        until(&format!("{name} on the bus"), PATIENCE, || self.has(name).then_some(()))
    }
}
