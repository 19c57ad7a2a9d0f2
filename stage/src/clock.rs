//! Time that passes by itself takes too long for a story: a program can be started with a clock that is ahead of the system's.
//!
//! The program is the one that ships. A small library in front of the C library tells it another time.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;

/// The library, as C, which it takes to stand in front of the C library.
const SOURCE: &str = include_str!("ahead.c");

/// A clock that is ahead, for programs that are started with its environment.
#[derive(Debug)]
pub struct Ahead {
    library: PathBuf,
    by: Duration,
    _home: TempDir,
}

impl Ahead {
    /// Makes one.
    pub fn by(by: Duration) -> Result<Self> {
        let home = tempfile::Builder::new().prefix("roster-clock-").tempdir()?;
        let source = home.path().join("ahead.c");
        std::fs::write(&source, SOURCE)?;
        let library = home.path().join("ahead.so");
        let mut compile = Command::new("cc");
        compile.args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).arg(&source).arg("-ldl");
        let compiled = compile.output().context("no C compiler")?;
        ensure!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stderr));
        Ok(Self { library, by, _home: home })
    }

    /// What a program's environment needs.
    pub fn environment(&self) -> [(&'static str, String); 2] {
        [
            ("LD_PRELOAD", self.library.display().to_string()),
            ("ROSTER_STAGE_AHEAD", self.by.as_secs().to_string()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_takes_another_day_for_today() {
        let week = Ahead::by(Duration::from_secs(7 * 24 * 3600)).unwrap();
        let date = |environment: &[(&str, String)]| -> i64 {
            let mut date = Command::new("date");
            let output = date.arg("+%s").envs(environment.iter().cloned()).output().unwrap();
            String::from_utf8(output.stdout).unwrap().trim().parse().unwrap()
        };
        let apart = date(&week.environment()) - date(&[]);
        assert!((7 * 24 * 3600..7 * 24 * 3600 + 60).contains(&apart), "{apart} s");
    }
}
