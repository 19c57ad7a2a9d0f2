//! `cargo xtask bundle`: the Debian package, made, looked into, and tried.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use roster_stage::packages::{BUILD, STAGE};
use roster_stage::{Desk, Part, wait};

use crate::{house, packages, shell, tools, web};

/// The bundler comes from npm, in the version of the line that the app is compiled with.
const CLI: &str = "--package=@tauri-apps/cli@2.12.5";

/// What the package must put into the system, by the ends of the paths.
const CONTENTS: &[&str] =
    &["usr/bin/roster", ".desktop", "/32x32/apps/roster.png", "/128x128/apps/roster.png"];

/// The title with which the window opens.
const TITLE: &str = "Roster";

/// A new window that does not crash in this time after it has opened is taken for one that stays.
const STEADY: Duration = Duration::from_secs(2);

/// Whether this machine may have packages installed on it for a trial.
pub fn is_expendable() -> bool {
    shell::is_ci() && shell::is_root()
}

/// Makes the package and tries it: installed for a moment if `install`, else unpacked into a
/// folder.
pub fn deb(install: bool) -> Result<()> {
    tools::check()?;
    packages::ensure_installed(&[BUILD, STAGE])?;
    web::install()?;
    let deb = make()?;
    look_into(&deb)?;
    let album = house::target().join("bundle");
    fs::create_dir_all(&album)?;
    if install {
        try_installed(&deb, &album.join("installed.png"))?;
    } else {
        try_unpacked(&deb, &album.join("unpacked.png"))?;
    }
    println!("\n{} ({:.1} MiB)", shell::short(&deb), fs::metadata(&deb)?.len() as f64 / 1048576.0);
    Ok(())
}

/// The bundler builds the UI and the app by itself, as `tauri.conf.json` says.
fn make() -> Result<PathBuf> {
    let folder = house::target().join("release/bundle/deb");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let args = ["exec", "--yes", CLI, "--", "tauri", "build", "--bundles", "deb", "--ci"];
    shell::run(&mut shell::command("npm", &args))?;
    let mut files = fs::read_dir(&folder)?.filter_map(|file| Some(file.ok()?.path()));
    files
        .find(|path| path.extension().is_some_and(|extension| extension == "deb"))
        .context("the bundler left no .deb")
}

fn look_into(deb: &Path) -> Result<()> {
    let path = deb.display().to_string();
    shell::run(&mut shell::command("dpkg-deb", &["--info", &path]))?;
    let contents = shell::read("dpkg-deb", &["--contents", &path]).context("dpkg-deb failed")?;
    println!("{contents}");
    let lacking: Vec<_> =
        CONTENTS.iter().filter(|end| !contents.lines().any(|line| line.ends_with(*end))).collect();
    ensure!(lacking.is_empty(), "the package lacks {lacking:?}");
    let entry = contents.lines().find(|line| line.ends_with(".desktop"));
    let entry = entry.and_then(|line| Some(line.split_once(" ./")?.1));
    opens_links(deb, entry.context("the package has a desktop entry")?)
}

/// The desktop is told which links the app opens, and hands them over.
fn opens_links(deb: &Path, entry: &str) -> Result<()> {
    let folder = house::target().join("bundle/entry");
    fs::create_dir_all(&folder)?;
    shell::run(Command::new("dpkg-deb").arg("--extract").args([deb, &folder]))?;
    let text = fs::read_to_string(folder.join(entry))?;
    let says = |key: &str, value: &str| {
        text.lines().any(|line| line.starts_with(key) && line.contains(value))
    };
    ensure!(says("MimeType=", "x-scheme-handler/roster"), "no links are told of:\n{text}");
    ensure!(says("Exec=", "%u") || says("Exec=", "%U"), "links are not handed over:\n{text}");
    Ok(())
}

fn try_installed(deb: &Path, picture: &Path) -> Result<()> {
    let path = deb.display().to_string();
    let name = shell::read("dpkg-deb", &["--field", &path, "Package"]).context("it has no name")?;
    if shell::read("dpkg-query", &["--show", &name]).is_some() {
        bail!("{name} is installed on this machine already; it stays untouched");
    }
    packages::apt(&["install", "--yes", "--no-install-recommends", &path])?;
    let opened = open(Path::new("/usr/bin/roster"), picture);
    // Whatever came of it, the machine is left as it was.
    packages::apt(&["remove", "--yes", &name])?;
    opened
}

fn try_unpacked(deb: &Path, picture: &Path) -> Result<()> {
    let folder = house::target().join("bundle/unpacked");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    shell::run(Command::new("dpkg-deb").arg("--extract").args([deb, &folder]))?;
    println!(
        "Not installed on this machine (--install does that): it is started from {}.",
        shell::short(&folder)
    );
    open(&folder.join("usr/bin/roster"), picture)
}

/// Starts the app on a new desk, sees its window, and takes a picture of it.
fn open(binary: &Path, picture: &Path) -> Result<()> {
    let desk = Desk::open()?;
    let mut part = desk.start("roster", binary, &[])?;
    let shown = desk.wait_for_window(TITLE).and_then(|_| steady(&mut part));
    shown.with_context(|| {
        let log = fs::read_to_string(desk.logs().join("roster.log")).unwrap_or_default();
        format!("it did not open; it printed: {log}")
    })?;
    desk.screenshot(picture)?;
    println!("It opens: {}", shell::short(picture));
    Ok(())
}

fn steady(part: &mut Part) -> Result<()> {
    // That it goes on running is what is looked for: to see it end is the failure.
    match wait::until("an end", STEADY, || (!part.is_running()).then_some(())) {
        Ok(()) => bail!("it ended by itself"),
        Err(_) => Ok(()),
    }
}
