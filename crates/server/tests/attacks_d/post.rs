//! A mail server of a few lines, and the links in what it took.

use crate::world::World;
use roster_server::{SmtpConfig, Tls};
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// Whom a letter went to, and its text.
type Letters = Arc<Mutex<Vec<(String, String)>>>;

pub struct PostOffice {
    letters: Letters,
}

/// A server with a mail server beside it.
pub async fn world() -> (World, PostOffice) {
    let (config, post) = open().await;
    (World::with_smtp(Some(config)).await, post)
}

/// The same on a file, for a test that looks at the file.
pub async fn world_on_a_file() -> (World, PostOffice) {
    let (smtp, post) = open().await;
    (World::on_a_file(|config| config.smtp = Some(smtp)).await, post)
}

async fn open() -> (SmtpConfig, PostOffice) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let config = SmtpConfig {
        host: "127.0.0.1".to_owned(),
        port: listener.local_addr().unwrap().port(),
        user: None,
        password: None,
        tls: Tls::None,
        from: "roster@northwind.example".to_owned(),
    };
    let letters = Letters::default();
    let kept = Arc::clone(&letters);
    tokio::spawn(async move {
        while let Ok((line, _)) = listener.accept().await {
            tokio::spawn(converse(line, Arc::clone(&kept)));
        }
    });
    (config, PostOffice { letters })
}

async fn converse(line: TcpStream, kept: Letters) {
    let (read, mut write) = line.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 here\r\n").await.unwrap();
    let mut to = String::new();
    while let Ok(Some(said)) = lines.next_line().await {
        let answer = match said.split([' ', ':']).next().unwrap().to_uppercase().as_str() {
            "RCPT" => {
                to = said.split(['<', '>']).nth(1).unwrap().to_owned();
                "250 yes"
            }
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
                let letter = letter.replace("=\n", "").replace("=3D", "=");
                kept.lock().unwrap().push((to.clone(), letter));
                "250 taken"
            }
            "QUIT" => "221 bye",
            _ => "250 yes",
        };
        if write.write_all(format!("{answer}\r\n").as_bytes()).await.is_err() {
            return;
        }
    }
}

impl PostOffice {
    pub fn to(&self, address: &str) -> Vec<String> {
        let letters = self.letters.lock().unwrap();
        letters.iter().filter(|(to, _)| to == address).map(|(_, text)| text.clone()).collect()
    }

    /// The `n`th letter to an address with a link to a page, counted from one; waits until it is there.
    pub async fn letter(&self, address: &str, page: &str, n: usize) -> String {
        let mark = format!("/{page}#");
        for _ in 0..1500 {
            let mut found = self.to(address).into_iter().filter(|text| text.contains(&mark));
            if let Some(letter) = found.nth(n - 1) {
                return letter;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("no letter {n} to {address} with a link to {page}");
    }

    /// The token in the link of such a letter.
    pub async fn token(&self, address: &str, page: &str, n: usize) -> String {
        let letter = self.letter(address, page, n).await;
        let (_, rest) = letter.split_once(&format!("/{page}#")).unwrap();
        rest.chars().take(43).collect()
    }

    /// The six digits of the first mail that asks for a proof.
    pub async fn digits(&self, address: &str) -> String {
        let letter = self.letter(address, "v", 1).await;
        let (_, rest) = letter.split_once("into the app: ").unwrap();
        rest.chars().take(6).collect()
    }
}
