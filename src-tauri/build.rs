//! Tells Tauri where capabilities stand, and which commands there are. The list is read from `src/ipc.rs`, the one registry: a
//! command that is not declared here is not covered by capabilities at all.

use std::{error::Error, fs};
use tauri_build::{AppManifest, Attributes};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    println!("cargo:rerun-if-changed=src-tauri/src/ipc.rs");
    println!("cargo:rerun-if-changed=tauri.conf.json");
    let registry = fs::read_to_string("src-tauri/src/ipc.rs")?;
    let commands: &'static [&'static str] = command_names(&registry)?.leak();
    let attributes = Attributes::new()
        .capabilities_path_pattern("src-tauri/capabilities/**/*")
        .app_manifest(AppManifest::new().commands(commands));
    tauri_build::try_build(attributes)?;
    Ok(())
}

/// The names between the brackets of `collect_commands![...]`, without their modules.
fn command_names(registry: &str) -> Result<Vec<&'static str>, Box<dyn Error>> {
    let (_, rest) = registry.split_once("collect_commands![").ok_or("no registry of commands")?;
    let (list, _) = rest.split_once(']').ok_or("the registry of commands does not end")?;
    let names = list.split(',').map(str::trim).filter(|path| !path.is_empty());
    Ok(names.map(|path| &*path.rsplit("::").next().unwrap_or(path).to_owned().leak()).collect())
}
