//! A hand that drags something from another program onto the app.
//!
//! The source is a small window of a program that offers one thing; the pointer is the display's
//! own, so that the toolkit and the app see what they would see from a person: entering, moving,
//! dropping.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Result, ensure};

use crate::desk::{Place, Window};
use crate::{Desk, Part};

/// The title of the source's window.
const TITLE: &str = "^drag source$";

/// How often and how fast the pointer moves on its way. A toolkit takes a jump for a slip and
/// starts no drag.
const STEPS: i32 = 20;
const STEP_EVERY: Duration = Duration::from_millis(50);

/// How long the hand rests over the target before it lets go, as hands do: the target answers the
/// last move first.
const REST: Duration = Duration::from_millis(400);

/// What is dragged.
#[derive(Clone, Debug)]
pub enum Carried {
    /// A file, as `text/uri-list`.
    File(PathBuf),
    /// Plain text.
    Text(String),
}

/// A window from which something can be dragged.
#[derive(Debug)]
pub struct DragSource<'d> {
    desk: &'d Desk,
    window: Window,
    _part: Part,
}

/// Something in mid-air over the target, the button held.
#[derive(Debug)]
#[must_use = "the button is down until it is released"]
pub struct InHand<'d> {
    desk: &'d Desk,
}

impl<'d> DragSource<'d> {
    /// Opens the source program `binary` with one thing to drag, near the left edge of the display.
    pub fn open(desk: &'d Desk, binary: &Path, carried: &Carried) -> Result<Self> {
        let (flag, what): (&str, OsString) = match carried {
            Carried::File(path) => ("--uri", path.into()),
            Carried::Text(text) => ("--text", text.into()),
        };
        ensure!(binary.exists(), "{} is not built", binary.display());
        let mut command = desk.command(std::path::absolute(binary)?);
        command.arg(flag).arg(what);
        let part = Part::start("drag source", command, &desk.logs().join("drag.log"))?;
        let window = desk.wait_for_window(TITLE)?;
        desk.move_window(&window, 8, 8)?;
        Ok(Self { desk, window, _part: part })
    }

    /// Takes the thing and carries it over `target`, to a point given in pixels from its upper left
    /// corner.
    ///
    /// The target moves to the right of the source first, as far as the display allows. `at` must
    /// lie on the display.
    pub async fn carry_over(&self, target: &Window, at: (i32, i32)) -> Result<InHand<'d>> {
        let source = self.desk.place_of(&self.window)?;
        let target = self.desk.move_window(target, source.x + source.width + 16, 24)?;
        self.desk.raise(&self.window)?;
        let from = middle(source);
        let to = (target.x + at.0, target.y + at.1);
        self.point(from)?;
        self.desk.xdotool(&["mousedown", "1"])?;
        let hand = InHand { desk: self.desk };
        for step in 1..=STEPS {
            tokio::time::sleep(STEP_EVERY).await;
            let part = |from: i32, to: i32| from + (to - from) * step / STEPS;
            self.point((part(from.0, to.0), part(from.1, to.1)))?;
        }
        tokio::time::sleep(REST).await;
        Ok(hand)
    }

    /// Carries the thing over `target` and lets it go there.
    pub async fn drop_onto(&self, target: &Window, at: (i32, i32)) -> Result<()> {
        self.carry_over(target, at).await?.release()
    }

    fn point(&self, (x, y): (i32, i32)) -> Result<()> {
        self.desk.xdotool(&["mousemove", &x.to_string(), &y.to_string()]).map(drop)
    }
}

impl InHand<'_> {
    /// Lets go.
    pub fn release(self) -> Result<()> {
        self.desk.xdotool(&["mouseup", "1"]).map(drop)
    }

    /// Changes its mind: Escape, then lets go.
    pub fn cancel(self) -> Result<()> {
        self.desk.xdotool(&["key", "Escape"])?;
        self.release()
    }
}

fn middle(place: Place) -> (i32, i32) {
    (place.x + place.width / 2, place.y + place.height / 2)
}
