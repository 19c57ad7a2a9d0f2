//! `cargo xtask icons`: the bitmaps of `icons/`, drawn from the SVG files beside them.
//!
//! Both containers are simple enough to be written here: an ICO and an ICNS file hold PNGs behind a
//! table.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::{house, packages, shell};

/// What `tauri.conf.json` names, and its size in pixels.
const BITMAPS: &[(&str, u32)] = &[
    ("32x32.png", 32),
    ("64x64.png", 64),
    ("128x128.png", 128),
    ("128x128@2x.png", 256),
    ("256x256.png", 256),
    ("icon.png", 512),
];

const TRAY: u32 = 64;

const ICO: &[u32] = &[16, 24, 32, 48, 64, 256];

/// The kinds of ICNS that hold a PNG, and their sizes.
const ICNS: &[(&[u8; 4], u32)] = &[
    (b"ic11", 32),
    (b"ic12", 64),
    (b"ic07", 128),
    (b"ic08", 256),
    (b"ic13", 256),
    (b"ic09", 512),
    (b"ic14", 512),
    (b"ic10", 1024),
];

/// Draws all of them.
pub fn draw() -> Result<()> {
    packages::ensure_installed(&[&["librsvg2-bin"]])?;
    for (name, size) in BITMAPS {
        fs::write(icons().join(name), png("roster.svg", *size)?)?;
    }
    for name in ["tray", "tray-dot"] {
        fs::write(icons().join(format!("{name}.png")), png(&format!("{name}.svg"), TRAY)?)?;
    }
    fs::write(icons().join("icon.ico"), ico()?)?;
    fs::write(icons().join("icon.icns"), icns()?)?;
    println!("Drawn: {}", shell::short(&icons()));
    Ok(())
}

fn icons() -> PathBuf {
    house::root().join("icons")
}

fn png(source: &str, size: u32) -> Result<Vec<u8>> {
    let size = size.to_string();
    let mut command = shell::command("rsvg-convert", &["--width", &size, "--height", &size]);
    let answer = command.arg(icons().join(source)).output().context("cannot run rsvg-convert")?;
    anyhow::ensure!(
        answer.status.success(),
        "{source}: {}",
        String::from_utf8_lossy(&answer.stderr)
    );
    Ok(answer.stdout)
}

/// A header, a table with sixteen bytes per picture, the pictures.
fn ico() -> Result<Vec<u8>> {
    let pictures: Vec<Vec<u8>> =
        ICO.iter().map(|size| png("roster.svg", *size)).collect::<Result<_>>()?;
    let count = u16::try_from(pictures.len())?;
    let mut file = [0u16, 1, count].map(u16::to_le_bytes).concat();
    let mut offset = 6 + 16 * u32::from(count);
    for (size, picture) in ICO.iter().zip(&pictures) {
        // A side of 256 pixels is written as 0.
        let side = u8::try_from(*size).unwrap_or(0);
        let length = u32::try_from(picture.len())?;
        file.extend([side, side, 0, 0, 1, 0, 32, 0]);
        file.extend(length.to_le_bytes());
        file.extend(offset.to_le_bytes());
        offset += length;
    }
    file.extend(pictures.concat());
    Ok(file)
}

/// A header, then each picture behind its kind and its length.
fn icns() -> Result<Vec<u8>> {
    let mut body = Vec::new();
    for (kind, size) in ICNS {
        let picture = png("roster.svg", *size)?;
        body.extend(*kind);
        body.extend(u32::try_from(picture.len() + 8)?.to_be_bytes());
        body.extend(picture);
    }
    let length = u32::try_from(body.len() + 8)?.to_be_bytes();
    Ok([b"icns".as_slice(), &length, &body].concat())
}
