//! Those who invite. Each is a process of its own on the same machine, on a file of its own, begun anew for every round.

mod peer;
mod roster;

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use roster_stage::Part;

pub use self::peer::{BetterAuth, Programs as PeerPrograms};
pub use self::roster::{Roster, Start};
use crate::line::{Answer, Call};
use crate::load::Door;
use crate::people::Verdict;

/// Somebody who invites.
pub trait Subject: Sized {
    /// Where its programs are.
    type Programs;

    /// Its name in the report.
    const NAME: &'static str;

    /// What it does for an invitation and an acceptance.
    const WAY: &'static str;

    /// Begins an organization of one, in which one person invites, and signs so many others in who belong to none.
    async fn start(programs: &Self::Programs, folder: &Path, people: &[String]) -> Result<Self>;

    /// Where it listens.
    fn door(&self) -> Door;

    /// One call for each address, to be made on so many lines.
    fn invitations(&mut self, addresses: &[String], lines: usize) -> Result<Vec<Call>>;

    /// One call for each person who was signed in, in their order, each invited by the answer in the same place.
    fn acceptances(&mut self, invited: &[Call], answers: &[Answer]) -> Result<Vec<Call>>;

    /// Whether somebody was invited, or is a member, by this answer; an error if it says neither yes nor no.
    fn said_yes(&self, answer: &Answer) -> Result<bool>;

    /// Invites a long list in the way in which it is soonest done, and says what became of each line.
    async fn bulk(&mut self, list: &[(String, Verdict)]) -> Result<Bulk>;

    /// Waits until what follows an invitation by itself is done.
    async fn rest(&self) -> Result<()>;

    /// Ends it, and reads from its file who is there.
    async fn end(self) -> Result<There>;
}

/// What came of a long list.
pub struct Bulk {
    /// From the first call to the last answer.
    pub took: Duration,
    /// Processor time of the server meanwhile, in milliseconds.
    pub processor_ms: u64,
    /// What it said about each line.
    pub verdicts: Vec<Verdict>,
}

/// Who is in an organization.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct There {
    /// The addresses that are invited and have not answered.
    pub invited: BTreeSet<String>,
    /// The addresses of the members, but for the one who began it.
    pub members: BTreeSet<String>,
}

/// Waits for the line in which a server says where it listens.
fn address_of(server: &mut Part) -> Result<SocketAddr> {
    let mut lines = BufReader::new(server.take_output()?).lines();
    let said = lines.next().context("it ended without a word")??;
    let address = said.strip_prefix("listening on http://").with_context(|| said.clone())?;
    Ok(address.parse()?)
}
