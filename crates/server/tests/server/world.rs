//! A server of its own for each test, people who use it, and a clock that a test can set.

#[path = "database.rs"]
pub mod database;

use reqwest::{Client, Response, StatusCode};
use roster_domain::{
    Change, Command, DeviceId, EmailAddress, Entity, InvitationId, MemberId, Refusal, RoleId,
    Timestamp, WorkspaceId, hours,
};
use roster_protocol::{
    KeptMail, MadeKey, Outcome, PullAnswer, Pulled, PushAnswer, PushItem, PushRequest, RawCommand,
    Session,
};
use roster_server::{
    Clock, Config, DatabaseUrl, Running, SmtpConfig, WorkspaceStore, link::token_hash, start,
    store::Append,
};
use serde_json::{Value, json};
use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
};
use tempfile::TempDir;
use uuid::Uuid;

pub const PASSWORD: &str = "correct horse battery";

pub struct World {
    pub running: Running,
    pub client: Client,
    pub clock: Arc<AtomicI64>,
    pub folder: TempDir,
    database: Option<DatabaseUrl>,
}

/// Somebody with the app, in a workspace.
pub struct Person {
    pub session: Session,
    pub device: DeviceId,
    next: AtomicU64,
}

impl World {
    pub async fn new() -> Self {
        Self::with_smtp(None).await
    }

    pub async fn with_smtp(smtp: Option<SmtpConfig>) -> Self {
        Self::with(|config| config.smtp = smtp).await
    }

    /// A server whose configuration is not the plain one.
    pub async fn with(differs: impl FnOnce(&mut Config)) -> Self {
        let clock = Arc::new(AtomicI64::new(1_795_338_900_000));
        Self::over(database::chosen().await, clock, differs).await
    }

    /// A server on a file, whatever database is chosen: for tests that look at the file.
    pub async fn on_a_file(differs: impl FnOnce(&mut Config)) -> Self {
        Self::over(None, Arc::new(AtomicI64::new(1_795_338_900_000)), differs).await
    }

    /// A server over this database, or over a file.
    pub async fn over(
        database: Option<DatabaseUrl>,
        clock: Arc<AtomicI64>,
        differs: impl FnOnce(&mut Config),
    ) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut config = config(&folder, &clock, database.clone());
        differs(&mut config);
        let running = start(config).await.unwrap();
        Self { running, client: Client::new(), clock, folder, database }
    }

    /// The same file, another server.
    pub async fn restarted(self) -> Self {
        self.restarted_with(|_| ()).await
    }

    /// The same, configured otherwise.
    pub async fn restarted_with(self, differs: impl FnOnce(&mut Config)) -> Self {
        let Self { running, client, clock, folder, database } = self;
        running.stop().await;
        let mut config = config(&folder, &clock, database.clone());
        differs(&mut config);
        let running = start(config).await.unwrap();
        Self { running, client, clock, folder, database }
    }

    /// The same file, another server, after this one was killed: nothing of it had time to finish.
    pub async fn revived_with(self, differs: impl FnOnce(&mut Config)) -> Self {
        let Self { running, clock, folder, database, .. } = self;
        std::mem::forget(running);
        if database.is_some() {
            // Others may be at work on a database, so what it had claimed stays claimed for a while.
            clock.fetch_add(10 * 60 * 1000, Ordering::SeqCst);
        }
        let mut config = config(&folder, &clock, database.clone());
        differs(&mut config);
        let running = start(config).await.unwrap();
        Self { running, client: Client::new(), clock, folder, database }
    }

    /// Writes rows as another version of the server could: no command of this one does it. Gives the server that has read them.
    pub async fn rewritten(self, by: &Person, rows: Vec<Change>) -> Self {
        let store = self.running.sequencer().store();
        let loaded = store.load(by.workspace()).await.unwrap().unwrap();
        let append = Append {
            workspace: by.workspace(),
            base: loaded.seq,
            seq: loaded.seq + 1,
            head: loaded.head,
            entries: Vec::new(),
            rows,
            pushes: Vec::new(),
            links: Vec::new(),
            belonging: Vec::new(),
            accounts: Vec::new(),
            mails: Vec::new(),
        };
        store.append(append).await.unwrap();
        self.restarted().await
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.running.address)
    }

    pub fn pass(&self, span_ms: i64) {
        self.clock.fetch_add(span_ms, Ordering::SeqCst);
    }

    pub async fn sign_up(&self, email: &str) -> Person {
        let device = DeviceId(Uuid::now_v7());
        let body = json!({"name": "Sofia Lund", "email": email, "password": PASSWORD,
            "workspace_name": "Northwind Studio", "device": device});
        let answer =
            self.client.post(self.url("/api/v1/accounts")).json(&body).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::CREATED);
        Person { session: answer.json().await.unwrap(), device, next: AtomicU64::new(1) }
    }

    pub async fn sign_in(&self, email: &str, password: &str) -> Response {
        let body = json!({"email": email, "password": password, "device": Uuid::now_v7()});
        self.client.post(self.url("/api/v1/sessions")).json(&body).send().await.unwrap()
    }

    pub async fn get(&self, person: &Person, path: &str) -> Response {
        let url = self.url(&format!("/api/v1/workspaces/{}{path}", person.workspace()));
        self.client.get(url).bearer_auth(&person.session.token).send().await.unwrap()
    }

    pub async fn push_raw(&self, person: &Person, items: Vec<PushItem>) -> Response {
        let url = self.url(&format!("/api/v1/workspaces/{}/push", person.workspace()));
        let request = PushRequest { device: person.device, items };
        self.client
            .post(url)
            .bearer_auth(&person.session.token)
            .json(&request)
            .send()
            .await
            .unwrap()
    }

    pub async fn push(&self, person: &Person, commands: Vec<Command>) -> Vec<Outcome> {
        let items = commands.into_iter().map(|command| person.item(command)).collect();
        let answer: PushAnswer = self.push_raw(person, items).await.json().await.unwrap();
        answer.outcomes.into_iter().map(|item| item.outcome).collect()
    }

    pub async fn rows(&self, person: &Person) -> Vec<Entity> {
        let answer: PullAnswer = self.get(person, "/pull?since=0").await.json().await.unwrap();
        match answer.pulled {
            Pulled::Snapshot { rows } => rows,
            Pulled::Page(_) => panic!("everything was asked for"),
        }
    }

    pub async fn role(&self, person: &Person, name: &str) -> RoleId {
        let is_it = |row: Entity| match row {
            Entity::Role(role) if role.name.as_str() == name => Some(role.id),
            _ => None,
        };
        self.rows(person).await.into_iter().find_map(is_it).unwrap()
    }

    /// Invites and waits until the mail lies ready; gives the invitation and its token.
    pub async fn invite(&self, person: &Person, email: &str) -> (InvitationId, String) {
        let role = self.role(person, "Designer").await;
        let id = InvitationId(Uuid::now_v7());
        let email = EmailAddress::parse(email).unwrap();
        let outcomes = self.push(person, vec![invite(id, email, role)]).await;
        assert!(matches!(outcomes[..], [Outcome::Accepted { .. }]), "{outcomes:?}");
        (id, self.token(person, id).await)
    }

    /// Invites somebody to a role, accepts for them and signs them in.
    pub async fn join(&self, by: &Person, email: &str, role: RoleId) -> Person {
        let id = InvitationId(Uuid::now_v7());
        let address = EmailAddress::parse(email).unwrap();
        let outcomes = self.push(by, vec![invite(id, address, role)]).await;
        assert!(matches!(outcomes[..], [Outcome::Accepted { .. }]), "{outcomes:?}");
        let (status, page) = self.accept(&self.token(by, id).await).await;
        assert!(status.is_success(), "{page}");
        self.signed_in(email).await
    }

    /// The same person on another device.
    pub async fn signed_in(&self, email: &str) -> Person {
        let session: Session = self.sign_in(email, PASSWORD).await.json().await.unwrap();
        let device =
            self.running.sequencer().store().session(token_hash(&session.token), Timestamp(0));
        let device = device.await.unwrap().unwrap().device;
        Person { session, device, next: AtomicU64::new(1) }
    }

    /// Makes a role; `[]` is one with nothing on.
    pub async fn make_role(&self, by: &Person, name: &str, keys: &[&str]) -> RoleId {
        let role = RoleId(Uuid::now_v7());
        let grants = keys.iter().copied().collect();
        let (menu, tests, name) = (Vec::new(), Vec::new(), name.to_owned());
        let make = Command::CreateRole { role, name, grants, menu, tests };
        let outcomes = self.push(by, vec![make]).await;
        assert!(matches!(outcomes[..], [Outcome::Accepted { .. }]), "{outcomes:?}");
        role
    }

    /// What becomes of one command.
    pub async fn outcome(&self, by: &Person, command: Command) -> Result<u64, Refusal> {
        self.outcome_of(by, RawCommand::Known(command)).await
    }

    /// The same of a command as it stands on the wire.
    pub async fn outcome_of(&self, by: &Person, command: RawCommand) -> Result<u64, Refusal> {
        let answer = self.push_raw(by, vec![by.raw_item(command)]).await;
        let (status, answer) = (answer.status(), answer.text().await.unwrap());
        let mut answer: PushAnswer =
            serde_json::from_str(&answer).unwrap_or_else(|_| panic!("{status}: {answer}"));
        match answer.outcomes.remove(0).outcome {
            Outcome::Accepted { seq } => Ok(seq),
            Outcome::Refused { refusal } => Err(refusal),
        }
    }

    /// Asks something in a workspace, with a session or a key.
    pub async fn post(&self, token: &str, of: WorkspaceId, path: &str, body: Value) -> Response {
        let url = self.url(&format!("/api/v1/workspaces/{of}{path}"));
        self.client.post(url).bearer_auth(token).json(&body).send().await.unwrap()
    }

    /// A key that somebody makes in their workspace.
    pub async fn key(&self, by: &Person) -> MadeKey {
        let body = json!({"name": "Shop", "scope": "check"});
        let answer = self.post(&by.session.token, by.workspace(), "/keys", body).await;
        assert_eq!(answer.status(), StatusCode::CREATED);
        answer.json().await.unwrap()
    }

    pub async fn token(&self, person: &Person, id: InvitationId) -> String {
        let mail = self.kept_mail(person, id).await;
        mail.link.split_once('#').unwrap().1.to_owned()
    }

    pub async fn kept_mail(&self, person: &Person, id: InvitationId) -> KeptMail {
        for _ in 0..400 {
            let mails: Vec<KeptMail> = self.get(person, "/mails").await.json().await.unwrap();
            if let Some(mail) = mails.into_iter().find(|mail| mail.invitation == id) {
                return mail;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        panic!("the mail never lay ready");
    }

    pub async fn form(&self, path: &str, fields: &[(&str, &str)]) -> (StatusCode, String) {
        let answer = self.client.post(self.url(path)).form(fields).send().await.unwrap();
        (answer.status(), answer.text().await.unwrap())
    }

    pub async fn accept(&self, token: &str) -> (StatusCode, String) {
        self.form("/i/accept", &[("code", token), ("name", "Elif"), ("password", PASSWORD)]).await
    }

    pub async fn members(&self, person: &Person) -> usize {
        self.rows(person).await.iter().filter(|row| matches!(row, Entity::Member(_))).count()
    }

    pub fn file(&self) -> PathBuf {
        self.folder.path().join("data")
    }
}

impl Person {
    pub fn workspace(&self) -> WorkspaceId {
        self.session.memberships[0].workspace
    }

    pub fn member(&self) -> MemberId {
        self.session.memberships[0].member
    }

    pub fn item(&self, command: Command) -> PushItem {
        self.raw_item(RawCommand::Known(command))
    }

    pub fn raw_item(&self, command: RawCommand) -> PushItem {
        PushItem {
            n: self.next.fetch_add(1, Ordering::SeqCst),
            made_at: Timestamp(hours(1)),
            command,
        }
    }
}

/// The command that invites one address to a role, and no more.
pub fn invite(invitation: InvitationId, email: EmailAddress, role: RoleId) -> Command {
    Command::Invite { invitation, email, name: None, role, batch: None, ends_at: None }
}

/// A body with one field more, or another value of it.
pub fn with(body: &Value, name: &str, value: Value) -> Value {
    let mut body = body.clone();
    body[name] = value;
    body
}

fn config(folder: &TempDir, clock: &Arc<AtomicI64>, database: Option<DatabaseUrl>) -> Config {
    let clock = Arc::clone(clock);
    let file = folder.path().join("data/roster.db");
    let mut config = Config::new(([127, 0, 0, 1], 0).into(), file);
    config.database = database;
    config.clock = Clock::new(move || Timestamp(clock.load(Ordering::SeqCst)));
    config
}
