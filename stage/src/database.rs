//! A real PostgreSQL with a home of its own, for as long as the value lives.
//!
//! It is made for tests: it takes whoever connects from this computer, and does not wait for the
//! disk. What it keeps survives [`Postgres::kill`] of its programs, and no power cut.

use std::fs;
use std::io;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;

use crate::wait::{PATIENCE, until};
use crate::{Part, port};

/// Where Debian keeps the programs, one folder for each version.
const VERSIONS: &str = "/usr/lib/postgresql";

/// Who owns the data.
const OWNER: &str = "roster";

/// What a cluster that is thrown away does without, and how many may use it at once.
const SETTINGS: &[&str] = &[
    "fsync=off",
    "full_page_writes=off",
    "max_connections=400",
    "shared_buffers=64MB",
    "max_wal_size=256MB",
    "autovacuum_naptime=5min",
];

/// A PostgreSQL on the loopback interface.
#[derive(Debug)]
pub struct Postgres {
    running: Option<Part>,
    programs: PathBuf,
    port: u16,
    home: TempDir,
}

impl Postgres {
    /// Makes a cluster and starts it on a free port.
    pub fn open() -> Result<Self> {
        let home = tempfile::Builder::new().prefix("roster-postgres-").tempdir()?;
        // PostgreSQL refuses to run as root.
        if is_root() {
            let (user, group) = nobody()?;
            chown(home.path(), Some(user), Some(group))?;
        }
        let mut postgres = Self { running: None, programs: programs()?, port: port::free()?, home };
        let mut init = postgres.program("initdb")?;
        init.args(["--auth=trust", "--no-sync", "--no-instructions", "--encoding=UTF8"]);
        init.args(["--locale=C", "--username", OWNER, "--pgdata"]).arg(postgres.data());
        let mut making = Part::start("initdb", init, &postgres.log())?;
        let code = making.wait(PATIENCE)?;
        ensure!(code == Some(0), "initdb: {}", fs::read_to_string(postgres.log())?);
        postgres.start()?;
        Ok(postgres)
    }

    /// The address of its first database, as its owner.
    pub fn url(&self) -> String {
        format!("postgres://{OWNER}@127.0.0.1:{}/postgres", self.port)
    }

    /// Its port on 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The folder of everything it keeps.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Starts again after [`Postgres::kill`], on the same port, with the same data.
    pub fn start(&mut self) -> Result<()> {
        ensure!(self.running.is_none(), "PostgreSQL runs already");
        let mut server = self.program("postgres")?;
        server.arg("-D").arg(self.data()).args(["-h", "127.0.0.1", "-p", &self.port.to_string()]);
        server.arg("-k").arg(self.home.path());
        for setting in SETTINGS {
            server.args(["-c", setting]);
        }
        self.running = Some(Part::start("postgres", server, &self.log())?);
        until("PostgreSQL", PATIENCE, || {
            let mut ask = self.program("pg_isready").ok()?;
            ask.args(["--quiet", "--host=127.0.0.1", "--port", &self.port.to_string()]);
            ask.status().ok()?.success().then_some(())
        })
    }

    /// Ends at once and without a word, as when its computer fails.
    pub fn kill(&mut self) {
        if let Some(part) = self.running.take() {
            part.kill9();
            // Its workers have groups of their own; they end when they see that their parent is gone. Should one hang, the next
            // start says so, and so does a home that cannot be removed.
            let data = self.data();
            let _ =
                until("the end of PostgreSQL", PATIENCE, || (!is_anybody_in(&data)).then_some(()));
        }
    }

    fn program(&self, name: &str) -> Result<Command> {
        let mut command = Command::new(self.programs.join(name));
        command.current_dir(self.home.path());
        if is_root() {
            let (user, group) = nobody()?;
            command.uid(user).gid(group);
        }
        Ok(command)
    }

    fn data(&self) -> PathBuf {
        self.home.path().join("data")
    }

    fn log(&self) -> PathBuf {
        self.home.path().join("postgres.log")
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // Before its home goes.
        self.kill();
    }
}

/// Whether a process works in this folder.
fn is_anybody_in(folder: &Path) -> bool {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    processes.filter_map(|one| fs::read_link(one.path().join("cwd")).ok()).any(|at| at == folder)
}

fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// The ids of the user who owns nothing.
fn nobody() -> Result<(u32, u32)> {
    let users = fs::read_to_string("/etc/passwd")?;
    let line = users.lines().find(|line| line.starts_with("nobody:")).context("a user nobody")?;
    let mut ids = line.split(':').skip(2).map(str::parse);
    match (ids.next(), ids.next()) {
        (Some(Ok(user)), Some(Ok(group))) => Ok((user, group)),
        _ => Err(io::Error::other("the ids of nobody").into()),
    }
}

/// The folder with the newest programs.
fn programs() -> Result<PathBuf> {
    let version = |folder: &Path| folder.file_name()?.to_str()?.parse::<u32>().ok();
    let folders = fs::read_dir(VERSIONS).context("PostgreSQL is not installed")?;
    let newest = folders.flatten().map(|folder| folder.path()).max_by_key(|path| version(path));
    Ok(newest.context("PostgreSQL is not installed")?.join("bin"))
}
