//! Bad input gets a clear refusal, and what was typed stays.

use crate::cast::*;
use anyhow::{Result, ensure};
use roster_stage::{App, Carried, Desk, DragSource};
use std::{
    fs,
    io::{Read as _, Write as _},
    net::TcpListener,
    path::Path,
};

async fn drop_file(desk: &Desk, app: &App, file: &Path) -> Result<()> {
    let source =
        DragSource::open(desk, &built("examples/drag_source")?, &Carried::File(file.to_owned()))?;
    let window = desk.wait_for_window("Roster")?;
    source.drop_onto(&window, (700, 400)).await?;
    app.wait_for("[data-testid='composer']", PATIENCE).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn h14_files_that_cannot_be_read_say_why_and_lose_nothing() -> Result<()> {
    let desk = Desk::open()?;
    let app = app(&desk).await?;
    open_local(&app).await?;
    stage_text(&app, "kept@harbor.example").await?;
    let home = desk.home();
    fs::write(home.join("empty.csv"), "")?;
    fs::write(home.join("picture.csv"), [0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0, 0, 9])?;
    fs::write(home.join("poem.txt"), "no address in here, only words\n")?;
    // A sparse file: a gigabyte to whoever asks, nothing on the disk.
    fs::File::create(home.join("huge.csv"))?.set_len(1 << 30)?;
    for name in ["empty.csv", "picture.csv", "poem.txt", "huge.csv"] {
        drop_file(&desk, &app, &home.join(name)).await?;
        app.page().wait_for_text(&part("file-fault"), name).await?;
    }
    let utf16: Vec<u8> = "\u{feff}Email\twide@harbor.example\r\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    fs::write(home.join("wide.csv"), utf16)?;
    drop_file(&desk, &app, &home.join("wide.csv")).await?;
    app.wait_for(&format!("{}[data-email='wide@harbor.example']", part("staging-row")), PATIENCE)
        .await?;
    let kept = app
        .page()
        .count(&format!("{}[data-email='kept@harbor.example']", part("staging-row")))
        .await?;
    ensure!(kept == 1, "what was staged before is still there");
    Ok(())
}

/// Something that answers everything with a web page, as a hotel's network does (F15).
fn web_page() -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let port = listener.local_addr()?.port();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten().take(8) {
            let mut stream = stream;
            let mut asked = [0; 1024];
            let Ok(_) = stream.read(&mut asked) else { continue };
            let body = "<html><body>Please sign in to the network</body></html>";
            let head = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n",
                body.len()
            );
            stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes())).ok();
        }
    });
    Ok(port)
}

#[tokio::test(flavor = "multi_thread")]
async fn f15_wrong_servers_and_wrong_passwords_keep_what_was_typed() -> Result<()> {
    let server = RosterServer::open(None)?;
    let desk = Desk::open()?;
    let app = app(&desk).await?;
    let page = app.page();
    page.click(&part("door-server")).await?;
    let html = format!("127.0.0.1:{}", web_page()?);
    for wrong in ["not an address", "127.0.0.1:1", &html] {
        page.fill("input[name='address']", wrong).await?;
        page.click(&part("submit")).await?;
        page.wait_for("[data-testid='submit']:not([aria-busy='true'])", PATIENCE).await?;
        page.wait_for("[role='alert'], [slot='errorMessage'], .react-aria-FieldError", PATIENCE)
            .await?;
        let kept = page
            .run("return document.querySelector(\"input[name='address']\").value", vec![])
            .await?;
        ensure!(kept.as_str() == Some(wrong), "the form keeps {wrong:?}, and has {kept:?}");
    }
    page.fill("input[name='address']", &server.address()).await?;
    page.click(&part("submit")).await?;
    page.click(&part("tab-sign-in")).await?;
    page.fill("input[name='email']", "nobody@northwind.example").await?;
    page.fill("input[name='password']", "not the right one").await?;
    page.click(&part("submit")).await?;
    page.wait_for_text("form", "do not belong together").await?;
    let kept =
        page.run("return document.querySelector(\"input[name='email']\").value", vec![]).await?;
    ensure!(kept.as_str() == Some("nobody@northwind.example"), "the form keeps the email");
    Ok(())
}
