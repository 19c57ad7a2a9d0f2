//! The desktop app: how it is compiled here, and where its programs are.

use std::path::PathBuf;

use anyhow::Result;

use crate::{house, shell};

/// Makes the app carry its pages instead of asking a development server for them. Whatever compiles
/// the root package passes it, so that Tauri is compiled once.
pub const FEATURES: &str = "--features=tauri/custom-protocol";

/// How the app is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Quick to compile.
    Debug,
    /// As it ships.
    Release,
}

impl Profile {
    fn flags(self) -> &'static [&'static str] {
        match self {
            Self::Debug => &[],
            Self::Release => &["--release"],
        }
    }

    fn folder(self) -> PathBuf {
        house::target().join(match self {
            Self::Debug => "debug",
            Self::Release => "release",
        })
    }
}

/// Compiles the app alone, and says where it is.
pub fn build(profile: Profile) -> Result<PathBuf> {
    compile(profile, &["--bin=roster"])?;
    Ok(profile.folder().join("roster"))
}

/// Compiles one example of the root package, and says where it is.
pub fn build_example(profile: Profile, name: &str) -> Result<PathBuf> {
    compile(profile, &["--example", name])?;
    Ok(profile.folder().join("examples").join(name))
}

/// Compiles the app and all examples in one go, as the tests want them.
pub fn build_all(profile: Profile) -> Result<PathBuf> {
    compile(profile, &["--bins", "--examples"])?;
    Ok(profile.folder().join("examples"))
}

fn compile(profile: Profile, what: &[&str]) -> Result<()> {
    let args = [&["build", "--package=roster", FEATURES], profile.flags(), what].concat();
    shell::run(&mut shell::cargo(&args))
}
