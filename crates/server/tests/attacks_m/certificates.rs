//! The way to a mail server whose certificate is another's, or nobody's. The program itself runs, because which authorities are
//! trusted is asked of the system once, from its environment.

use crate::world::PASSWORD;
use serde_json::json;
use std::{
    io::{BufRead, BufReader as Lines},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    time::Duration,
};
use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::ring,
        pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    },
};
use uuid::Uuid;

/// What was said to a mail server before it was encrypted and after, and what became of the encryption.
#[derive(Clone, Default)]
struct Heard(Arc<Mutex<Vec<String>>>);

impl Heard {
    fn note(&self, line: String) {
        self.0.lock().unwrap().push(line);
    }

    fn all(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }

    async fn until(&self, begins: &str) -> Vec<String> {
        for _ in 0..1500 {
            let all = self.all();
            if all.iter().any(|line| line.starts_with(begins)) {
                return all;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("never: {begins} in {:?}", self.all());
    }
}

fn certificate(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/attacks_m/certificates").join(name)
}

/// A mail server that offers STARTTLS under a certificate.
async fn mail_server(named: &str) -> (u16, Heard) {
    let chain = CertificateDer::from_pem_file(certificate(&format!("{named}.pem"))).unwrap();
    let key = PrivateKeyDer::from_pem_file(certificate(&format!("{named}.key.pem"))).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![chain], key)
        .unwrap();
    let (acceptor, heard) = (TlsAcceptor::from(Arc::new(config)), Heard::default());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let told = heard.clone();
    tokio::spawn(async move {
        while let Ok((line, _)) = listener.accept().await {
            tokio::spawn(serve(line, acceptor.clone(), told.clone()));
        }
    });
    (port, heard)
}

async fn serve(line: TcpStream, acceptor: TlsAcceptor, heard: Heard) {
    let mut line = BufReader::new(line);
    line.write_all(b"220 here\r\n").await.unwrap();
    if !converse(&mut line, "plain", &heard).await {
        return;
    }
    match acceptor.accept(line.into_inner()).await {
        Ok(line) => {
            heard.note("encrypted".to_owned());
            converse(&mut BufReader::new(line), "secret", &heard).await;
        }
        Err(fault) => heard.note(format!("refused: {fault}")),
    }
}

/// Talks until the other side is gone, or wants encryption: true.
async fn converse(
    line: &mut BufReader<impl AsyncRead + AsyncWrite + Unpin>,
    how: &str,
    heard: &Heard,
) -> bool {
    let mut in_mail = false;
    loop {
        let mut said = String::new();
        if !matches!(line.read_line(&mut said).await, Ok(1..)) {
            return false;
        }
        let said = said.trim_end();
        if in_mail {
            in_mail = said != ".";
            if !in_mail {
                heard.note(format!("{how}: a whole mail"));
                line.write_all(b"250 taken\r\n").await.unwrap();
            }
            continue;
        }
        heard.note(format!("{how}: {said}"));
        let answer: &[u8] = match said.split(' ').next().unwrap().to_uppercase().as_str() {
            "EHLO" if how == "plain" => b"250-here\r\n250 STARTTLS\r\n",
            "EHLO" => b"250-here\r\n250 AUTH PLAIN LOGIN\r\n",
            "STARTTLS" => {
                line.write_all(b"220 go on\r\n").await.unwrap();
                return true;
            }
            "AUTH" => b"235 yes\r\n",
            "DATA" => {
                in_mail = true;
                b"354 go on\r\n"
            }
            "QUIT" => b"221 bye\r\n",
            _ => b"250 yes\r\n",
        };
        if line.write_all(answer).await.is_err() {
            return false;
        }
    }
}

/// The program, with a mail server and the authority of these tests as the only one.
struct Program {
    child: Child,
    address: String,
    _data: TempDir,
}

impl Program {
    fn start(port: u16) -> Self {
        let data = tempfile::tempdir().unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_roster-server"))
            .args(["serve", "--listen", "127.0.0.1:0", "--smtp-host", "localhost"])
            .args(["--smtp-tls", "required", "--smtp-port", &port.to_string()])
            .args(["--smtp-from", "roster@northwind.example", "--smtp-user", "roster"])
            .env("ROSTER_SMTP_PASSWORD", "horse-battery-of-the-mail-server")
            .env("ROSTER_DATA", data.path())
            .env("SSL_CERT_FILE", certificate("trusted.pem"))
            .env_remove("SSL_CERT_DIR")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        Lines::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on ").unwrap().to_owned();
        Self { child, address, _data: data }
    }

    /// Signs up, of which a mail is made.
    async fn sign_up(&self) {
        let body = json!({"name": "Sofia Lund", "email": "sofia@northwind.example",
            "password": PASSWORD, "workspace_name": "Northwind", "device": Uuid::now_v7()});
        let url = format!("{}/api/v1/accounts", self.address);
        let answer = reqwest::Client::new().post(url).json(&body).send().await.unwrap();
        assert!(answer.status().is_success());
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test]
async fn m07_to_a_mail_server_that_is_who_it_says_mail_goes_and_encrypted_only() {
    let (port, heard) = mail_server("ours").await;
    let program = Program::start(port);
    program.sign_up().await;
    let said = heard.until("secret: a whole mail").await;
    assert!(said.iter().any(|line| line.starts_with("secret: AUTH")), "{said:?}");
    for line in said.iter().filter_map(|line| line.strip_prefix("plain: ")) {
        assert!(line.starts_with("EHLO") || line == "STARTTLS", "{line}");
    }
}

#[tokio::test]
async fn m07_a_mail_server_with_a_wrong_certificate_hears_neither_password_nor_mail() {
    // Another host's, one that an authority made up, and one that is over.
    for wrong in ["elsewhere", "forged", "expired"] {
        let (port, heard) = mail_server(wrong).await;
        let program = Program::start(port);
        program.sign_up().await;
        let said = heard.until("refused: ").await;
        for line in said {
            let fine = ["plain: EHLO", "plain: STARTTLS", "plain: QUIT", "refused: "];
            assert!(fine.iter().any(|fine| line.starts_with(fine)), "{wrong}: {line}");
        }
    }
}
