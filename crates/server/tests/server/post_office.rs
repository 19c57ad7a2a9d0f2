//! A mail server of a few lines for tests, and what they look at in the mails that it took.

use crate::world::{Person, World};
use roster_domain::{Command, EmailAddress, Entity, Invitation, InvitationId, Mail};
use roster_protocol::Outcome;
use roster_server::{SmtpConfig, Tls};
use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    sync::Barrier,
};
use uuid::Uuid;

/// Among the refusals: take the whole mail, and then hang up instead of saying so.
pub const HANG_UP: &str = "hang up";

/// Who signs up in the tests of invitations.
const OWNERS: [&str; 2] = ["<sofia@", "<owner"];

/// What a test and its mail server both look at.
type Shared<T> = Arc<Mutex<Vec<T>>>;

/// A mail server that keeps what it takes.
pub struct PostOffice {
    pub config: SmtpConfig,
    letters: Arc<Mutex<Vec<String>>>,
    pub connections: Arc<AtomicUsize>,
    said: Arc<Mutex<Vec<String>>>,
}

impl PostOffice {
    /// `refusals` are answered to the first recipients instead of taking them.
    pub async fn open(refusals: &[&'static str]) -> Self {
        Self::open_with(refusals, 1).await
    }

    /// Takes mails only when so many are brought at the same time.
    pub async fn open_to_company(of: usize) -> Self {
        Self::open_with(&[], of).await
    }

    async fn open_with(refusals: &[&'static str], company: usize) -> Self {
        let company = Arc::new(Barrier::new(company));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let config = SmtpConfig {
            host: "127.0.0.1".to_owned(),
            port: listener.local_addr().unwrap().port(),
            user: None,
            password: None,
            tls: Tls::None,
            from: "roster@northwind.example".to_owned(),
        };
        let letters = Arc::new(Mutex::new(Vec::new()));
        let connections = Arc::new(AtomicUsize::new(0));
        let refusals = Arc::new(Mutex::new(refusals.to_vec()));
        let said = Arc::new(Mutex::new(Vec::new()));
        let (kept, counted) = (Arc::clone(&letters), Arc::clone(&connections));
        let heard = Arc::clone(&said);
        tokio::spawn(async move {
            while let Ok((line, _)) = listener.accept().await {
                counted.fetch_add(1, Ordering::SeqCst);
                let (kept, refusals) = (Arc::clone(&kept), Arc::clone(&refusals));
                let heard = Arc::clone(&heard);
                tokio::spawn(converse(line, (kept, heard), refusals, Arc::clone(&company)));
            }
        });
        Self { config, letters, connections, said }
    }

    /// Every line that was said to it outside of mails.
    pub fn said(&self) -> Vec<String> {
        self.said.lock().unwrap().clone()
    }

    pub fn letters(&self) -> Vec<String> {
        self.letters.lock().unwrap().clone()
    }
}

async fn converse(
    line: TcpStream,
    (kept, heard): (Shared<String>, Shared<String>),
    refusals: Shared<&'static str>,
    company: Arc<Barrier>,
) {
    let mut hangs_up = false;
    let (read, mut write) = line.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 here\r\n").await.unwrap();
    // Who signs up is asked for a proof; that mail is another story, in the attacks on sign-in.
    let mut is_of_sign_up = false;
    while let Ok(Some(said)) = lines.next_line().await {
        let is_to_owner = OWNERS.iter().any(|owner| said.contains(owner));
        if !is_to_owner {
            heard.lock().unwrap().push(said.clone());
        }
        let verb = said.split([' ', ':']).next().unwrap().to_uppercase();
        let answer = match verb.as_str() {
            "DATA" => {
                write.write_all(b"354 go on\r\n").await.unwrap();
                let mut letter = String::new();
                while let Ok(Some(part)) = lines.next_line().await {
                    if part == "." {
                        break;
                    }
                    letter.push_str(&part);
                    letter.push('\n');
                }
                if !is_of_sign_up {
                    kept.lock().unwrap().push(letter);
                }
                if hangs_up {
                    return;
                }
                if !is_of_sign_up {
                    company.wait().await;
                }
                "250 taken"
            }
            "RCPT" => {
                is_of_sign_up = is_to_owner;
                let mut refusals = refusals.lock().unwrap();
                let goes = is_of_sign_up || refusals.is_empty();
                let answer = if goes { "250 yes" } else { refusals.remove(0) };
                hangs_up = answer == HANG_UP;
                if hangs_up { "250 yes" } else { answer }
            }
            "QUIT" => "221 bye",
            _ => "250 yes",
        };
        if write.write_all(format!("{answer}\r\n").as_bytes()).await.is_err() {
            return;
        }
    }
}

/// Waits until something is so; the test fails when it never is.
pub async fn eventually<F: Future<Output = bool>>(what: &str, is_so: impl Fn() -> F) {
    for _ in 0..1500 {
        if is_so().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("never: {what}");
}

pub async fn mail_of(world: &World, person: &Person, id: InvitationId) -> Option<Mail> {
    row_of(world, person, id).await.map(|invitation| invitation.mail)
}

pub async fn row_of(world: &World, person: &Person, id: InvitationId) -> Option<Invitation> {
    world.rows(person).await.into_iter().find_map(|row| match row {
        Entity::Invitation(invitation) if invitation.id == id => Some(invitation),
        _ => None,
    })
}

pub async fn invite(world: &World, person: &Person, emails: &[String]) -> Vec<InvitationId> {
    let role = world.role(person, "Designer").await;
    let ids: Vec<InvitationId> = emails.iter().map(|_| InvitationId(Uuid::now_v7())).collect();
    let commands = ids.iter().zip(emails).map(|(id, email)| Command::Invite {
        invitation: *id,
        email: EmailAddress::parse(email).unwrap(),
        name: None,
        role,
        batch: None,
        ends_at: None,
    });
    let outcomes = world.push(person, commands.collect()).await;
    assert!(outcomes.iter().all(|outcome| matches!(outcome, Outcome::Accepted { .. })));
    ids
}

/// What quoted-printable text says.
pub fn unquoted(letter: &str) -> String {
    let joined = letter.replace("=\n", "");
    let mut bytes = Vec::new();
    let mut rest = joined.as_bytes();
    while let [first, tail @ ..] = rest {
        let code =
            tail.get(..2).and_then(|hex| u8::from_str_radix(str::from_utf8(hex).ok()?, 16).ok());
        match code {
            Some(byte) if *first == b'=' => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
