//! The program itself: starts, says where it listens, stops when asked to, and finds everything again.

use crate::world::database;
use roster_protocol::Hello;
use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

struct Program {
    child: Child,
    address: String,
}

impl Program {
    fn start(folder: &Path, database: Option<&str>) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_roster-server"))
            .args(["serve", "--listen", "127.0.0.1:0"])
            .env("ROSTER_DATA", folder)
            .env("ROSTER_DATABASE", database.unwrap_or_default())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on ").unwrap().to_owned();
        Self { child, address }
    }

    async fn hello(&self) -> Hello {
        reqwest::get(format!("{}/api/v1/hello", self.address)).await.unwrap().json().await.unwrap()
    }

    fn stop(mut self) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        assert!(self.child.wait().unwrap().success());
    }
}

#[tokio::test]
async fn the_program_starts_stops_and_remembers() {
    let folder = tempfile::tempdir().unwrap();
    let database = database::chosen_url().await;
    let first = Program::start(folder.path(), database.as_deref());
    let hello = first.hello().await;
    first.stop();
    let second = Program::start(folder.path(), database.as_deref());
    assert_eq!(second.hello().await, hello);
    second.stop();
    let is_on_a_file = folder.path().join("roster.db").exists();
    assert_eq!(is_on_a_file, database.is_none());
}

#[test]
fn the_program_says_what_it_does_not_know() {
    let program = env!("CARGO_BIN_EXE_roster-server");
    for arguments in [&["fly"][..], &["serve", "--wings", "2"], &["serve", "--listen", "0.0.0.0:0"]]
    {
        let done = Command::new(program).args(arguments).output().unwrap();
        assert!(!done.status.success(), "{arguments:?}");
    }
}
