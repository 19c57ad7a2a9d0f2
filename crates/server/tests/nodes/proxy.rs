//! A way to a database that breaks at the worst moment: while a transaction is being committed.

use std::sync::{Arc, Mutex};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream, tcp::OwnedReadHalf},
};

/// When the way breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// The database never learns that it is to commit.
    Before,
    /// The database has committed, and its answer is lost.
    After,
}

/// The message that asks for a commit: a simple query.
const COMMIT: &[u8] = b"Q\0\0\0\x0bCOMMIT\0";

/// What is to happen next: when to break, and in a transaction in which what was sent.
type Next = Mutex<Option<(Cut, &'static [u8])>>;

/// A way that is open until it is told to break.
pub struct Proxy {
    pub port: u16,
    next: Arc<Next>,
}

impl Proxy {
    pub async fn open(to: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let next = Arc::new(Next::new(None));
        let told = Arc::clone(&next);
        tokio::spawn(async move {
            while let Ok((line, _)) = listener.accept().await {
                let told = Arc::clone(&told);
                tokio::spawn(async move {
                    // Lines end, and some of them in the midst of something: that is what it is for.
                    let _ = carry(line, to, &told).await;
                });
            }
        });
        Self { port, next }
    }

    /// Breaks at the next commit of a transaction in which these bytes were sent. Once.
    pub fn break_at(&self, cut: Cut, sent: &'static [u8]) {
        *self.next.lock().unwrap() = Some((cut, sent));
    }

    /// Whether it was done.
    pub fn has_broken(&self) -> bool {
        self.next.lock().unwrap().is_none()
    }
}

async fn carry(line: TcpStream, to: u16, told: &Next) -> std::io::Result<()> {
    let database = TcpStream::connect(("127.0.0.1", to)).await?;
    let (mut from_client, mut to_client) = line.into_split();
    let (mut from_database, mut to_database) = database.into_split();
    let mut sent: Vec<u8> = Vec::new();
    let (mut said, mut answered) = (vec![0; 65_536], vec![0; 65_536]);
    loop {
        tokio::select! {
            count = from_client.read(&mut said) => {
                let part = &said[..count?];
                if part.is_empty() {
                    return Ok(());
                }
                sent.extend(part);
                if sent.ends_with(COMMIT) {
                    if let Some(cut) = taken(told, &sent) {
                        if cut == Cut::After {
                            to_database.write_all(part).await?;
                            answer(&mut from_database).await?;
                        }
                        return Ok(());
                    }
                    sent.clear();
                }
                to_database.write_all(part).await?;
            }
            count = from_database.read(&mut answered) => {
                let part = &answered[..count?];
                if part.is_empty() {
                    return Ok(());
                }
                to_client.write_all(part).await?;
            }
        }
    }
}

fn taken(told: &Next, sent: &[u8]) -> Option<Cut> {
    let mut told = told.lock().unwrap();
    let (cut, marked) = (*told)?;
    let is_it = sent.windows(marked.len()).any(|bytes| bytes == marked);
    if is_it {
        *told = None;
    }
    is_it.then_some(cut)
}

/// Waits until the database says that it has committed.
async fn answer(from: &mut OwnedReadHalf) -> std::io::Result<()> {
    let mut heard: Vec<u8> = Vec::new();
    let mut part = [0; 1024];
    while !heard.windows(7).any(|bytes| bytes == b"COMMIT\0") {
        let count = from.read(&mut part).await?;
        if count == 0 {
            return Ok(());
        }
        heard.extend(&part[..count]);
    }
    Ok(())
}
