//! From a dropped file of addresses to an accepted invitation.

use crate::{addresses, cast::*};
use anyhow::{Result, ensure};
use roster_stage::{Browser, Carried, Desk, DragSource, MailServer, Setup};
use std::{fmt::Write as _, fs, time::Instant};

/// 200 addresses as they come: most good, some not.
fn mixed_file() -> (String, Vec<String>) {
    let good = addresses("guest", 180);
    let mut text = String::from("E-mail Address;Full name;Job\n");
    for (n, email) in good.iter().enumerate() {
        let _ = writeln!(text, "{email};Guest {n};{}", if n % 3 == 0 { "Designer" } else { "" });
    }
    for email in &good[..10] {
        let _ = writeln!(text, "{};Again;", email.to_uppercase());
    }
    for n in 0..4 {
        let _ = writeln!(text, "slip{n}@gmial.com;Slip {n};");
    }
    for bad in [
        "\"\"\"odd one\"\"@x.example\"",
        "nobody@",
        "two@@signs.example",
        "spaced out@x.example",
        "a@localhost",
    ] {
        let _ = writeln!(text, "{bad};Bad;");
    }
    text.push_str("sofia@northwind.example;Sofia Lund;\n");
    (text, good)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dropped_file_becomes_invitations_and_one_becomes_a_member() -> Result<()> {
    let mail = MailServer::open()?;
    let server = RosterServer::open(Some(&mail))?;
    let desk = Desk::with(&Setup { panel: true, ..Setup::default() })?;
    let app = app(&desk).await?;
    sign_up(&app, &server).await?;

    let (text, good) = mixed_file();
    ensure!(
        text.lines().count() == 201,
        "200 addresses and a header, not {}",
        text.lines().count()
    );
    let file = desk.home().join("people.csv");
    fs::write(&file, text)?;
    let source = DragSource::open(&desk, &built("examples/drag_source")?, &Carried::File(file))?;
    let window = desk.wait_for_window("Roster")?;
    let in_hand = source.carry_over(&window, (700, 400)).await?;
    app.wait_for(&part("drop-overlay"), PATIENCE).await?;
    in_hand.release()?;
    app.wait_for(&part("staging-row"), PATIENCE).await?;
    app.page().wait_for_text(&part("count-found"), "200").await?;
    app.page().wait_for_text(&part("count-ready"), "180").await?;

    send(&app).await?;
    wait_for_line(&app, "online", Some(0)).await?;
    // One more went to whoever signed up, and asks for a proof of the mailbox.
    let mut mails = mail.wait_for_count(good.len() + 1, PATIENCE * 2).await?;
    mails.retain(|mail| !mail.to.iter().any(|to| to == "sofia@northwind.example"));
    let mut to: Vec<&str> = mails.iter().flat_map(|mail| &mail.to).map(String::as_str).collect();
    to.sort_unstable();
    to.dedup();
    ensure!(to.len() == good.len() && mails.len() == good.len(), "each good address has one mail");

    let browser = Browser::open().await?;
    let invitation = mail.wait_for("guest7@harbor.example").await?;
    wait_for_person(&app, "guest7@harbor.example", "pending").await?;
    accept(&browser, &link_in(&invitation.text)?, "Elif Yilmaz").await?;
    let accepted = Instant::now();
    let row =
        format!("{}[data-email='guest7@harbor.example'][data-status='active']", part("person-row"));
    app.wait_for(&row, PATIENCE).await?;
    println!("the list showed it {} ms after the page said so", accepted.elapsed().as_millis());
    desk.wait_for_notification("Elif Yilmaz joined Northwind Studio")?;
    let item =
        desk.wait_for_tray("the news in the tray", |item| item.tooltip.contains("Elif Yilmaz"))?;
    let lines = desk.tray_menu(&item)?;
    ensure!(
        lines.iter().any(|line| line.label.contains("Elif Yilmaz joined")),
        "the tray's menu says who"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn text_dragged_from_another_program_is_staged() -> Result<()> {
    let desk = Desk::open()?;
    let app = app(&desk).await?;
    open_local(&app).await?;
    let text = Carried::Text("Mei Tanaka <mei@harbor.example>, ben@harbor.example".to_owned());
    let source = DragSource::open(&desk, &built("examples/drag_source")?, &text)?;
    let window = desk.wait_for_window("Roster")?;
    source.drop_onto(&window, (700, 400)).await?;
    app.wait_for(&format!("{}[data-email='mei@harbor.example']", part("staging-row")), PATIENCE)
        .await?;
    app.page().wait_for_text(&part("count-ready"), "2").await?;
    Ok(())
}
