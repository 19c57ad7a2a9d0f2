//! The keyring of one desk, in each state in which an app can find it.

use anyhow::Result;

use super::Desk;
use crate::Part;

const NAME: &str = "org.freedesktop.secrets";

/// Any will do: the keyring lives as long as the desk.
const PASSWORD: &str = "roster";

/// The state of the keyring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyring {
    /// There, and open: as after signing in to a desktop.
    Unlocked,
    /// There, but shut, and nobody at hand to open it.
    Locked,
    /// No secret service on this desk.
    Absent,
}

/// Brings the keyring into the state asked for.
pub(super) fn start(desk: &Desk, keyring: Keyring) -> Result<Option<Part>> {
    Ok(match keyring {
        Keyring::Unlocked => Some(unlocked(desk)?),
        Keyring::Locked => {
            // The first daemon leaves a keyring on disk; the second finds it and has no password
            // for it.
            unlocked(desk)?.stop();
            Some(daemon(desk, &["--foreground", "--components=secrets"], "")?)
        }
        Keyring::Absent => None,
    })
}

fn unlocked(desk: &Desk) -> Result<Part> {
    daemon(desk, &["--foreground", "--unlock", "--components=secrets"], PASSWORD)
}

fn daemon(desk: &Desk, args: &[&str], input: &str) -> Result<Part> {
    let mut command = desk.command("gnome-keyring-daemon");
    command.args(args);
    let part = Part::start_told("gnome-keyring-daemon", command, input, &desk.log("keyring"))?;
    desk.bus().wait_for(NAME)?;
    Ok(part)
}
