//! Running programs in sight: each is named before it runs, and what it prints is printed.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context, Result, bail};

use crate::house;

/// What Cargo tells a program that it runs about that program. Handed on to another Cargo, it would
/// have every dependency compiled anew whose build looks at these (ring's does).
const ABOUT_US: &[&str] = &["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_NAME"];

/// A command in the root of the repository.
pub fn command(program: &str, args: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(args).current_dir(house::root());
    for (name, _) in std::env::vars_os() {
        if ABOUT_US.iter().any(|start| name.to_string_lossy().starts_with(start)) {
            command.env_remove(name);
        }
    }
    command
}

/// This very Cargo, in the root of the repository.
pub fn cargo(args: &[&str]) -> Command {
    command(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()), args)
}

/// Runs a command, its output going where ours goes.
pub fn run(command: &mut Command) -> Result<()> {
    announce(command);
    let status = command.status().with_context(|| format!("cannot run {}", line(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(())
}

/// Runs a command and hands every line it prints to `read` as well; whether it succeeded.
pub fn run_reading(command: &mut Command, mut read: impl FnMut(&str) + Send) -> Result<bool> {
    announce(command);
    if std::io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("cannot run {}", line(command)))?;
    let output = child.stdout.take().context("an output")?;
    let errors = child.stderr.take().context("an error output")?;
    let (tell, told) = std::sync::mpsc::channel();
    thread::scope(|scope| {
        let also_tell = tell.clone();
        scope.spawn(move || pass_on(output, std::io::stdout(), &tell));
        scope.spawn(move || pass_on(errors, std::io::stderr(), &also_tell));
        for line in told {
            read(&line);
        }
    });
    Ok(child.wait()?.success())
}

fn pass_on(from: impl Read, mut to: impl Write, tell: &std::sync::mpsc::Sender<String>) {
    for line in BufReader::new(from).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line).into_owned();
        // Our own output may be closed; the command still runs to its end.
        let _ = writeln!(to, "{line}");
        let _ = tell.send(without_colour(&line));
    }
}

/// A line without the escape sequences that colour it.
fn without_colour(line: &str) -> String {
    let mut parts = line.split('\u{1b}');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|letter: char| letter.is_ascii_alphabetic()).map_or(0, |at| at + 1);
        plain.push_str(&part[end..]);
    }
    plain
}

/// What a command prints, if it can be run and succeeds.
pub fn read(program: &str, args: &[&str]) -> Option<String> {
    let answer = Command::new(program).args(args).output().ok()?;
    answer.status.success().then(|| String::from_utf8_lossy(&answer.stdout).trim().to_owned())
}

/// Whether `program` is on the path.
pub fn has(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// Asks a question that yes answers, if there is somebody to ask.
pub fn agrees(question: &str) -> Result<Option<bool>> {
    if !std::io::stdin().is_terminal() {
        return Ok(None);
    }
    print!("{question} [Y/n] ");
    std::io::stdout().flush()?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer)?;
    Ok(Some(matches!(answer.trim().to_lowercase().as_str(), "" | "y" | "yes")))
}

/// Whether we are root.
pub fn is_root() -> bool {
    read("id", &["-u"]).is_some_and(|id| id == "0")
}

/// Whether this runs for a machine that nobody sits at.
pub fn is_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| !matches!(value.as_str(), "" | "0" | "false"))
}

/// A path as it reads from the root of the repository.
pub fn short(path: &Path) -> String {
    path.strip_prefix(house::root()).unwrap_or(path).display().to_string()
}

fn announce(command: &Command) {
    println!("$ {}", line(command));
}

fn line(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::without_colour;

    #[test]
    fn colours_are_taken_off() {
        let coloured = "\u{1b}[32;1m     Summary\u{1b}[0m [ 7.1s] \u{1b}[1m6\u{1b}[0m passed";
        assert_eq!(without_colour(coloured), "     Summary [ 7.1s] 6 passed");
    }
}
