//! better-auth with its organization plugin, on the Node that npm has, on a SQLite file that keeps what was answered.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail, ensure};
use hyper::StatusCode;
use roster_stage::{Part, port};
use serde::Deserialize;
use serde_json::{Value, json};
use sqlx::SqlitePool;
use sqlx::sqlite::SqliteConnectOptions;

use super::{Bulk, Subject, There, address_of};
use crate::line::{Answer, Call, Line, Pass};
use crate::load::{Door, make};
use crate::people::Verdict;

/// How many lines sign people in, and go through a long list: with more of them it is no sooner done.
const LINES: usize = 16;

const OWNER: &str = "owner@elsewhere.example";

/// better-auth.
pub struct BetterAuth {
    part: Part,
    door: Door,
    file: PathBuf,
    owner: String,
    organization: String,
    people: Vec<String>,
}

/// Node and the server's source.
pub struct Programs {
    /// Node.
    pub node: PathBuf,
    /// The folder with `server.mjs` and the packages.
    pub folder: PathBuf,
}

/// What is read of its answers.
#[derive(Deserialize)]
struct Made {
    id: String,
}

fn call(path: &str, pass: Pass, body: &Value) -> Result<Call> {
    Ok(Call { path: format!("/api/auth/{path}"), pass, body: serde_json::to_vec(body)?.into() })
}

fn sign_up(email: &str) -> Result<Call> {
    let body = json!({ "email": email, "password": "correct horse", "name": "Somebody" });
    call("sign-up/email", Pass::Nobody, &body)
}

impl BetterAuth {
    fn invitation(&self, email: &str) -> Result<Call> {
        let body = json!({ "email": email, "role": "member", "organizationId": self.organization });
        call("organization/invite-member", Pass::Cookies(self.owner.clone()), &body)
    }
}

impl Subject for BetterAuth {
    type Programs = Programs;

    const NAME: &'static str = "better-auth";

    const WAY: &'static str = "1.7.25 with its organization plugin, Node 24.9, node:sqlite (WAL, synchronous=FULL), \
        sessions cached in cookies, no limits of rate, no logging; no mail is sent; a list is one call for each line, 16 at a time";

    async fn start(programs: &Programs, folder: &Path, people: &[String]) -> Result<Self> {
        let file = folder.join("better-auth.db");
        let mut command = Command::new(&programs.node);
        command.current_dir(&programs.folder).env("NODE_ENV", "production");
        command.arg("server.mjs").arg(&file).arg(port::free()?.to_string());
        let mut part = Part::start_talking(Self::NAME, command, &folder.join("better-auth.log"))?;
        let door = Door { address: address_of(&mut part)?, pid: part.pid() };
        let mut line = Line::open(door.address).await?;
        let signed_up = line.post(&sign_up(OWNER)?).await?;
        ensure!(signed_up.is_success(), signed_up.text());
        let owner = signed_up.cookies;
        let body = json!({ "name": "Northwind", "slug": "northwind" });
        let founding = call("organization/create", Pass::Cookies(owner.clone()), &body)?;
        let founded = line.post(&founding).await?;
        ensure!(founded.is_success(), founded.text());
        let organization = serde_json::from_slice::<Made>(&founded.body)?.id;
        let calls = people.iter().map(|email| sign_up(email)).collect::<Result<Vec<_>>>()?;
        let signed_up = make(door, calls, LINES).await?.answers;
        ensure!(signed_up.iter().all(Answer::is_success), "somebody could not sign up");
        let people = signed_up.into_iter().map(|answer| answer.cookies).collect();
        Ok(Self { part, door, file, owner, organization, people })
    }

    fn door(&self) -> Door {
        self.door
    }

    fn invitations(&mut self, addresses: &[String], _: usize) -> Result<Vec<Call>> {
        addresses.iter().map(|email| self.invitation(email)).collect()
    }

    fn acceptances(&mut self, _: &[Call], answers: &[Answer]) -> Result<Vec<Call>> {
        let accept = |(answer, cookies): (&Answer, &String)| {
            let body = json!({ "invitationId": serde_json::from_slice::<Made>(&answer.body)?.id });
            call("organization/accept-invitation", Pass::Cookies(cookies.clone()), &body)
        };
        answers.iter().zip(&self.people).map(accept).collect()
    }

    fn said_yes(&self, answer: &Answer) -> Result<bool> {
        match answer.status {
            StatusCode::OK => Ok(true),
            StatusCode::BAD_REQUEST if answer.text().contains("ALREADY_INVITED") => Ok(false),
            _ => bail!(answer.text()),
        }
    }

    async fn bulk(&mut self, list: &[(String, Verdict)]) -> Result<Bulk> {
        let calls = list.iter().map(|(email, _)| self.invitation(email)).collect::<Result<_>>()?;
        let made = make(self.door, calls, LINES).await?;
        let verdict = |answer| {
            let yes = self.said_yes(answer)?;
            anyhow::Ok(if yes { Verdict::Invited } else { Verdict::Repeated })
        };
        let verdicts = made.answers.iter().map(verdict).collect::<Result<_>>()?;
        Ok(Bulk { took: made.took, processor_ms: made.processor_ms, verdicts })
    }

    async fn rest(&self) -> Result<()> {
        Ok(())
    }

    async fn end(self) -> Result<There> {
        self.part.stop();
        let options = SqliteConnectOptions::new().filename(&self.file);
        let file = SqlitePool::connect_with(options).await?;
        let invited = "SELECT email FROM invitation WHERE status = 'pending'";
        let invited: Vec<String> = sqlx::query_scalar(invited).fetch_all(&file).await?;
        let members = "SELECT email FROM member JOIN user ON user.id = member.userId WHERE member.role <> 'owner'";
        let members: Vec<String> = sqlx::query_scalar(members).fetch_all(&file).await?;
        file.close().await;
        let there = There {
            invited: invited.iter().cloned().collect(),
            members: members.iter().cloned().collect(),
        };
        ensure!(there.invited.len() == invited.len(), "somebody is invited twice");
        ensure!(there.members.len() == members.len(), "somebody is a member twice");
        Ok(there)
    }
}
