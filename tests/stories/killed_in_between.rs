//! The same story with the server stopped while it sends, and the app killed before it could send the rest.

use crate::{addresses, cast::*};
use anyhow::{Result, ensure};
use roster_stage::{Desk, MailServer};
use std::collections::BTreeMap;

#[tokio::test(flavor = "multi_thread")]
async fn f01_f06_after_kills_on_both_sides_each_address_has_one_mail() -> Result<()> {
    let mail = MailServer::open()?;
    let mut server = RosterServer::open(Some(&mail))?;
    let desk = Desk::open()?;
    let app_before = app(&desk).await?;
    sign_up(&app_before, &server).await?;

    let first = addresses("early", 60);
    stage_text(&app_before, &first.join("\n")).await?;
    send(&app_before).await?;
    mail.wait_for_count(10, PATIENCE).await?;
    server.kill();
    wait_for_line(&app_before, "offline", None).await?;

    let second = addresses("late", 40);
    stage_text(&app_before, &second.join(", ")).await?;
    send(&app_before).await?;
    wait_for_person(&app_before, "late7@harbor.example", "waitingToSend").await?;
    app_before.kill9()?;

    let app_after = app(&desk).await?;
    app_after.wait_for(&part("people-grid"), PATIENCE).await?;
    wait_for_person(&app_after, "late7@harbor.example", "waitingToSend").await?;
    // Forty invitations, and the batch that they are.
    wait_for_line(&app_after, "offline", Some(41)).await?;

    server.start()?;
    app_after.page().click(&part("sync-now")).await?;
    wait_for_line(&app_after, "online", Some(0)).await?;
    // One more went to whoever signed up.
    mail.wait_for_count(first.len() + second.len() + 1, PATIENCE * 2).await?;
    wait_for_person(&app_after, "late39@harbor.example", "pending").await?;

    let mut per_address: BTreeMap<String, usize> = BTreeMap::new();
    for mail in mail.mails()? {
        for to in mail.to {
            *per_address.entry(to).or_default() += 1;
        }
    }
    let doubled = per_address.values().filter(|count| **count > 1).count();
    let missing =
        first.iter().chain(&second).filter(|email| !per_address.contains_key(*email)).count();
    println!("{} addresses, {missing} missing, {doubled} doubled", per_address.len());
    ensure!(missing == 0, "{missing} addresses have no mail");
    ensure!(doubled <= 1, "one kill may double the one mail in flight, not {doubled}");
    Ok(())
}
