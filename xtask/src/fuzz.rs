//! `cargo xtask fuzz`: throws bytes at one of the readers of foreign files, by cargo-fuzz and libFuzzer.
//!
//! It knows where the targets are and what they begin with, and not what they hold the readers to.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail, ensure};

use crate::{house, shell};

/// How often a target is run when nobody says.
const RUNS: &str = "1000000";

/// The longest input, in bytes, when nobody says: what breaks a reader fits in little, and little is quick.
const LONGEST: &str = "2048";

/// Runs one target from the corpus of real files; a finding is left under `artifacts`, and is an error here.
pub fn run(args: &[&str]) -> Result<()> {
    let (mut target, mut runs, mut longest) = (None, RUNS, LONGEST);
    let mut rest = args;
    while let Some((first, after)) = rest.split_first() {
        rest = match (*first, after.split_first()) {
            ("--target", Some((named, after))) => {
                target = Some(*named);
                after
            }
            ("--runs", Some((count, after))) => {
                let _: u64 = count.parse().context("--runs wants a number")?;
                runs = count;
                after
            }
            ("--longest", Some((bytes, after))) => {
                let _: u32 = bytes.parse().context("--longest wants a number")?;
                longest = bytes;
                after
            }
            _ => bail!("fuzz takes --target NAME, --runs N and --longest BYTES, and not `{first}`"),
        };
    }
    let folder = house::root().join("crates/intake/fuzz");
    let known = targets(&folder)?;
    let Some(target) = target.filter(|target| known.iter().any(|name| name == target)) else {
        bail!("say which: --target {}", known.join(" | "));
    };
    ensure!(shell::has("cargo-fuzz"), "cargo-fuzz is not installed: cargo install cargo-fuzz");
    let grown = folder.join("corpus").join(target);
    let seeds = folder.join("corpus/seeds");
    fs::create_dir_all(&grown)?;
    sow(&house::root().join("crates/intake/tests/corpus"), &seeds)?;
    let (runs, longest) = (format!("-runs={runs}"), format!("-max_len={longest}"));
    let folder = folder.display().to_string();
    // Safe code needs no sanitizer, and stable Rust has none.
    let cargo = ["fuzz", "run", "--fuzz-dir", &folder, "--sanitizer", "none", target];
    let (grown, seeds) = (grown.display().to_string(), seeds.display().to_string());
    let fuzzer = [&grown, &seeds, "--", &runs, &longest, "-print_final_stats=1"];
    shell::run(&mut shell::cargo(&[&cargo[..], &fuzzer[..]].concat()))
}

/// The targets there are, by their files.
fn targets(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder.join("fuzz_targets"))?.collect::<Result<Vec<_>, _>>()?;
    let paths = entries.into_iter().map(|entry| entry.path());
    let mut names: Vec<String> =
        paths.filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned())).collect();
    names.sort();
    Ok(names)
}

/// Copies the sources of the corpus, without what is read from them.
fn sow(corpus: &Path, seeds: &Path) -> Result<()> {
    fs::create_dir_all(seeds)?;
    for entry in fs::read_dir(corpus)? {
        let path: PathBuf = entry?.path();
        let name =
            path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if !name.starts_with('.') && !name.ends_with(".golden") {
            fs::copy(&path, seeds.join(name))?;
        }
    }
    Ok(())
}
