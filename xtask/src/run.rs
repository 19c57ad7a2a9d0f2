//! `cargo xtask run`: from a fresh clone to an open window, or to a tour where there is no display.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use roster_stage::packages::{BUILD, GUESTS, STAGE};

use crate::desktop::{self, Profile};
use crate::{house, packages, shell, tools, web};

const NO_DISPLAY: &str = "\
There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open.
`cargo xtask run --headless` runs the same app on a display of its own,
and leaves pictures of it in target/tour.";

/// Builds the app and opens it.
pub fn window(profile: Profile) -> Result<()> {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if !is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY") {
        println!("{NO_DISPLAY}");
        if shell::agrees("Take the tour now?")? == Some(true) {
            return tour();
        }
        bail!("no display");
    }
    prepare(&[BUILD])?;
    let app = desktop::build(profile)?;
    println!("Opening Roster.");
    shell::run(&mut shell::command(&app.display().to_string(), &[]))
}

/// Builds the app and lets it take the tour.
pub fn tour() -> Result<()> {
    prepare(&[BUILD, STAGE, GUESTS])?;
    let examples = desktop::build_all(Profile::Debug)?;
    let album = house::target().join("tour");
    if album.exists() {
        fs::remove_dir_all(&album)?;
    }
    fs::create_dir_all(&album)?;
    let tour = examples.join("tour").display().to_string();
    shell::run(&mut shell::command(&tour, &[&album.display().to_string()]))?;
    report(&album)
}

fn prepare(lists: &[&[&'static str]]) -> Result<()> {
    tools::check()?;
    packages::ensure_installed(lists)?;
    web::install()?;
    web::build()
}

/// Names the pictures, and refuses a tour that left none.
fn report(album: &Path) -> Result<()> {
    let mut pictures: Vec<_> = fs::read_dir(album)?
        .filter_map(|file| Some(file.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "png"))
        .collect();
    pictures.sort();
    ensure!(!pictures.is_empty(), "the tour left no picture");
    let seen = album.join("tour.json");
    let seen_json = fs::read(&seen).with_context(|| format!("no {}", shell::short(&seen)))?;
    serde_json::from_slice::<serde_json::Value>(&seen_json).context("tour.json is not JSON")?;
    println!(
        "\nThe tour left {} pictures, and what it saw in {}:",
        pictures.len(),
        shell::short(&seen)
    );
    for picture in pictures {
        println!("  {}", shell::short(&picture));
    }
    Ok(())
}
