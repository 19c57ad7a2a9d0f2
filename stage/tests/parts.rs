//! Each part of the stage comes up, does what tests ask of it, and is gone afterwards.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use roster_stage::{App, Browser, Desk, Keyring, MailServer, Part, Postgres, Setup, measure, wait};

const MINI_BROWSER: &str = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

#[test]
fn a_desk_shows_a_notification_and_keeps_a_secret() -> Result<()> {
    let desk = Desk::open()?;
    let target = [
        "org.freedesktop.Notifications",
        "/org/freedesktop/Notifications",
        "org.freedesktop.Notifications",
        "Notify",
    ];
    let args =
        ["susssasa{sv}i", "roster", "0", "", "Ana joined", "as a Collaborator", "0", "0", "-1"];
    desk.bus().call(target, &args)?;
    let notice = desk.wait_for_notification("Ana joined")?;
    ensure!(notice.body == "as a Collaborator", "{notice:?}");
    ensure!(desk.notifications().len() == 1, "{:?}", desk.notifications());

    let stored =
        "printf kept | secret-tool store --label=test room stage && secret-tool lookup room stage";
    let secret = desk.command("sh").args(["-c", stored]).output()?;
    ensure!(secret.stdout == b"kept", "{secret:?}");

    let picture = desk.home().join("desk.png");
    desk.screenshot(&picture)?;
    ensure!(picture.metadata()?.len() > 200, "an empty picture");
    Ok(())
}

#[test]
fn a_database_fails_comes_back_and_leaves_nothing_behind() -> Result<()> {
    let mut postgres = Postgres::open()?;
    let (port, home) = (postgres.port(), postgres.home().to_owned());
    let knock = || TcpStream::connect(("127.0.0.1", port)).is_ok();
    ensure!(knock(), "nobody listens");
    postgres.kill();
    ensure!(!knock(), "somebody listens still");
    postgres.start()?;
    ensure!(knock() && home.exists(), "it does not come back");
    drop(postgres);
    ensure!(!knock() && !home.exists(), "something is left");
    Ok(())
}

#[test]
fn a_keyring_can_be_locked_or_absent() -> Result<()> {
    let locked = Desk::with(&Setup { keyring: Keyring::Locked, ..Setup::default() })?;
    let collection = "/org/freedesktop/secrets/collection/login";
    let target =
        ["org.freedesktop.secrets", collection, "org.freedesktop.Secret.Collection", "Locked"];
    ensure!(locked.bus().property(target)? == true, "the keyring is open");
    let absent = Desk::with(&Setup { keyring: Keyring::Absent, ..Setup::default() })?;
    ensure!(!absent.bus().has("org.freedesktop.secrets"), "there is a keyring");
    Ok(())
}

#[test]
fn a_desk_has_a_panel_and_leaves_nothing_behind() -> Result<()> {
    let desk = Desk::with(&Setup { panel: true, ..Setup::default() })?;
    ensure!(desk.tray_items().is_empty(), "something is in the tray already");
    let home = desk.home().to_owned();
    ensure!(!living_in(&home).is_empty(), "nobody lives on the desk");
    drop(desk);
    wait::until("an empty desk", Duration::from_secs(5), || {
        living_in(&home).is_empty().then_some(())
    })
}

#[tokio::test]
async fn a_window_is_driven_and_killed() -> Result<()> {
    let desk = Desk::open()?;
    let app = App::start(&desk, Path::new(MINI_BROWSER), &["--automation"], &[]).await?;
    app.page().goto("data:text/html,<title>t</title><h1>Roster</h1>").await?;
    app.page().wait_for_text("h1", "Roster").await?;
    let weight = measure::footprint(app.pid())?;
    ensure!(weight.len() >= 3, "a web view is several processes: {weight:?}");
    let pid = app.pid();
    app.kill9()?;
    wait::until("the end of the window", Duration::from_secs(5), || {
        measure::footprint(pid).is_err().then_some(())
    })
}

#[tokio::test]
async fn a_guest_reads_a_mail_and_opens_a_page() -> Result<()> {
    let mut server = MailServer::open()?;
    send(server.port(), "ana@example.org", "Come in")?;
    let mail = server.wait_for("ana@example.org").await?;
    ensure!(mail.subject == "Come in" && mail.from == "owner@example.org", "{mail:?}");
    ensure!(mail.text.contains("http://127.0.0.1/i/x") && mail.html.is_none(), "{mail:?}");
    ensure!(mail.message_id == "1@example.org", "{mail:?}");
    server.stop();
    ensure!(send(server.port(), "ben@example.org", "Nobody hears").is_err(), "it still listens");
    server.start()?;
    send(server.port(), "ben@example.org", "Again")?;
    ensure!(server.wait_for_count(2, Duration::from_secs(5)).await?.len() == 2);

    let browser = Browser::open().await?;
    browser.page().goto("data:text/html,<button>Accept</button>").await?;
    browser.page().wait_for_text("button", "Accept").await?;
    Ok(())
}

#[test]
fn a_start_is_timed_by_what_a_program_says() -> Result<()> {
    let home = tempfile::tempdir()?;
    let mut command = Command::new("sh");
    command.args(["-c", "echo not yet; sleep 0.2; echo ready; sleep 60"]);
    let patience = Duration::from_secs(10);
    let (mut part, took) =
        measure::time_until_line("it", command, "ready", patience, &home.path().join("log"))?;
    ensure!(took >= Duration::from_millis(200) && took < patience, "{took:?}");
    ensure!(part.is_running(), "it ended");
    ensure!(measure::footprint(part.pid())?.iter().all(|process| process.pss_kib > 0));
    part.stop();
    Ok(())
}

/// The test runs itself once more, as a process that starts a part and is killed before it can
/// clean up.
#[test]
fn a_killed_test_leaves_nothing_behind() -> Result<()> {
    const INSIDE: &str = "ROSTER_STAGE_KILLED";
    if let Ok(log) = std::env::var(INSIDE) {
        let mut command = Command::new("sleep");
        command.arg("600");
        let part = Part::start("sleep", command, Path::new("/dev/null"))?;
        std::fs::write(log, part.pid().to_string())?;
        drop(Command::new("sleep").arg("60").status());
        return Ok(());
    }
    let home = tempfile::tempdir()?;
    let log = home.path().join("pid");
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["--exact", "a_killed_test_leaves_nothing_behind"]).env(INSIDE, &log);
    let inner = Part::start("the inner test", command, &home.path().join("log"))?;
    let patience = Duration::from_secs(10);
    let pid: u32 = wait::until("a part in the inner test", patience, || {
        std::fs::read_to_string(&log).ok()?.parse().ok()
    })?;
    ensure!(measure::footprint(pid).is_ok(), "the part does not run");
    inner.kill9();
    wait::until("the end of its part", patience, || measure::footprint(pid).is_err().then_some(()))
}

/// One mail by a dialogue in SMTP.
fn send(port: u16, to: &str, subject: &str) -> Result<()> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    let mut answers = BufReader::new(stream.try_clone()?).lines();
    let mut heard = || answers.next().context("the server hung up")?.context("an answer");
    heard()?;
    let body = format!(
        "Message-ID: <1@example.org>\r\nSubject: {subject}\r\n\r\nhttp://127.0.0.1/i/x\r\n."
    );
    let recipient = format!("RCPT TO:<{to}>");
    for line in ["HELO test", "MAIL FROM:<owner@example.org>", &recipient, "DATA", &body, "QUIT"] {
        stream.write_all(line.as_bytes())?;
        stream.write_all(b"\r\n")?;
        let answer = heard()?;
        ensure!(answer.starts_with(['2', '3']), "{line}: {answer}");
    }
    Ok(())
}

/// The processes whose home is this directory.
fn living_in(home: &Path) -> Vec<String> {
    let script = "grep -lzsx \"HOME=$1\" /proc/[0-9]*/environ";
    let found = Command::new("sh").args(["-c", script, "sh"]).arg(home).output();
    let found = found.map(|answer| answer.stdout).unwrap_or_default();
    String::from_utf8_lossy(&found).lines().map(str::to_owned).collect()
}
