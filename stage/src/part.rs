//! One program of the stage: started in a process group of its own, and ended with everything it
//! started.
//!
//! `Drop` ends the group, so that a panic leaves nothing behind. Against the test process being
//! killed outright there is the keeper: a small shell that waits for this process to be gone and
//! then ends whatever carries this process's mark in its environment. Neither ever touches a
//! process that the stage did not start.

use std::fs::File;
use std::io::Write;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use rustix::process::{Pid, Signal, kill_process_group};

use crate::wait::until;

/// The environment variable by which the keeper knows what this process started.
const MARK: &str = "ROSTER_STAGE";

/// What a program gets to end by itself before it is killed.
const GRACE: Duration = Duration::from_secs(5);

/// A running program and its process group.
#[derive(Debug)]
pub struct Part {
    name: String,
    child: Child,
    output: Option<ChildStdout>,
}

impl Part {
    /// Starts `command`; both its outputs are appended to the file `log`.
    pub fn start(name: &str, mut command: Command, log: &Path) -> Result<Self> {
        let file = open_log(log)?;
        command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file);
        Self::spawn(name, command)
    }

    /// Starts `command` with its standard output open for [`Part::take_output`]; its errors go to
    /// the file `log`.
    pub fn start_talking(name: &str, mut command: Command, log: &Path) -> Result<Self> {
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(open_log(log)?);
        Self::spawn(name, command)
    }

    /// Starts `command`, writes `input` to it and closes its standard input.
    pub fn start_told(name: &str, mut command: Command, input: &str, log: &Path) -> Result<Self> {
        let file = open_log(log)?;
        command.stdin(Stdio::piped()).stdout(file.try_clone()?).stderr(file);
        let mut part = Self::spawn(name, command)?;
        let mut stdin = part.child.stdin.take().context("a standard input")?;
        stdin.write_all(input.as_bytes())?;
        Ok(part)
    }

    fn spawn(name: &str, mut command: Command) -> Result<Self> {
        command.process_group(0).env(MARK, mark());
        let mut child = command.spawn().with_context(|| {
            format!("cannot start {name} ({})", command.get_program().display())
        })?;
        let output = child.stdout.take();
        Ok(Self { name: name.into(), child, output })
    }

    /// What the program prints, for one reader.
    pub fn take_output(&mut self) -> Result<ChildStdout> {
        self.output.take().with_context(|| format!("the output of {} is not open", self.name))
    }

    /// The process id, which is the id of the process group too.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Whether the program itself is still there.
    pub fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Waits for the program to end by itself: its exit code, or `None` if a signal ended it.
    pub fn wait(&mut self, within: Duration) -> Result<Option<i32>> {
        let what = format!("the end of {}", self.name);
        let status = until(&what, within, || self.child.try_wait().ok().flatten())?;
        Ok(status.code())
    }

    /// Asks the program to end, waits for it, and only then kills what is left of it.
    pub fn stop(mut self) {
        self.signal(Signal::TERM);
        // A program that does not heed is killed by the drop that follows.
        let _ = self.wait(GRACE);
    }

    /// SIGKILL to the whole group, at once, as a power cut would.
    pub fn kill9(mut self) {
        self.end();
    }

    fn end(&mut self) {
        self.signal(Signal::KILL);
        // Reaps it. It has been killed, so this returns; an error means that it had been reaped
        // before.
        let _ = self.child.wait();
    }

    fn signal(&self, signal: Signal) {
        if let Some(group) = i32::try_from(self.pid()).ok().and_then(Pid::from_raw) {
            // The group may be gone already, and then all is well.
            let _ = kill_process_group(group, signal);
        }
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        self.end();
    }
}

fn open_log(path: &Path) -> Result<File> {
    File::options()
        .create(true)
        .append(true)
        .open(path)
        .with_context(|| format!("cannot write {}", path.display()))
}

/// What waits beside this process, and by which mark.
struct Keeper {
    mark: String,
    /// Open for as long as this process lives; the keeper wakes when it closes.
    _leash: Option<ChildStdin>,
}

/// Reads until the process it watches is gone, then ends what carries the mark. Twice, for what was
/// just being started.
const KEEPER: &str = r#"
cat >/dev/null
for round in 1 2; do
  for environ in /proc/[0-9]*/environ; do
    if grep -qzx "$1" "$environ" 2>/dev/null; then
      pid=${environ#/proc/}
      kill -KILL "${pid%/environ}" 2>/dev/null
    fi
  done
done
"#;

/// The mark of this process; the first call starts the keeper.
fn mark() -> &'static str {
    static KEPT: OnceLock<Keeper> = OnceLock::new();
    let kept = KEPT.get_or_init(|| {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let mark = format!("{}-{}", std::process::id(), now.as_nanos());
        let keeper = Command::new("sh")
            .args(["-c", KEEPER, "keeper", &format!("{MARK}={mark}")])
            .env_remove(MARK)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn();
        // Without a keeper the stage still cleans up after itself, except after SIGKILL.
        Keeper { mark, _leash: keeper.ok().and_then(|mut child| child.stdin.take()) }
    });
    &kept.mark
}
