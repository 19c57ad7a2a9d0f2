//! The tour: the same app on a display of its own, walking from the three doors to an accepted invitation, offline and back, and
//! leaving a numbered picture of each step and a `tour.json` of what it saw. `tour FOLDER`.

mod cast;
mod tour_account;
mod tour_pages;
mod tour_roles;

use anyhow::{Context as _, Result};
use cast::*;
use roster_stage::{App, Browser, Carried, Desk, DragSource, MailServer, Setup};
use serde_json::{Value, json};
use std::{fs, path::PathBuf, time::Duration};

/// A picture of a window without anything in it is smaller than this.
const BLANK_BYTES_MAX: usize = 24_000;
/// So many equal pictures in a row mean that nothing moves any more: what is painted reaches the display a moment later.
const FRAMES_CALM: usize = 2;
const FRAMES_MAX: usize = 40;
const BETWEEN_FRAMES: Duration = Duration::from_millis(250);

/// The steps so far.
struct Album {
    folder: PathBuf,
    steps: Vec<Value>,
}

impl Album {
    /// Takes a picture of the whole display, once it shows something and has stopped changing. What is pictured keeps nobody out.
    async fn picture(&mut self, (desk, app): (&Desk, &App), name: &str, saw: &str) -> Result<()> {
        expect_no_barriers(app.page(), name).await?;
        self.still((desk, app), name, saw).await
    }

    /// The same of something that is held meanwhile, as a file over the window: nothing else is asked of the page.
    async fn still(&mut self, (desk, app): (&Desk, &App), name: &str, saw: &str) -> Result<()> {
        app.page().painted().await?;
        let file = self.name(name);
        let path = self.folder.join(&file);
        let mut before = Vec::new();
        let mut calm = 0;
        for _ in 0..FRAMES_MAX {
            desk.screenshot(&path)?;
            let now = fs::read(&path)?;
            calm = if now == before && now.len() > BLANK_BYTES_MAX { calm + 1 } else { 0 };
            if calm == FRAMES_CALM {
                break;
            }
            before = now;
            std::thread::sleep(BETWEEN_FRAMES);
        }
        self.note(file, saw);
        Ok(())
    }

    /// Takes a picture of a moment that passes, such as a notice: as soon as what is painted has reached the display.
    fn moment(&mut self, desk: &Desk, name: &str, saw: &str) -> Result<()> {
        std::thread::sleep(BETWEEN_FRAMES * 4);
        let file = self.name(name);
        desk.screenshot(&self.folder.join(&file))?;
        self.note(file, saw);
        Ok(())
    }

    fn name(&self, name: &str) -> String {
        format!("{:02}-{name}.png", self.steps.len() + 1)
    }

    fn note(&mut self, file: String, saw: &str) {
        println!("{file}: {saw}");
        self.steps.push(json!({ "picture": file, "saw": saw }));
    }

    fn close(&self) -> Result<()> {
        let text = serde_json::to_string_pretty(&json!({ "steps": self.steps }))?;
        fs::write(self.folder.join("tour.json"), text + "\n")?;
        Ok(())
    }
}

#[tokio::main]
async fn main() -> Result<()> {
    let folder = std::env::args().nth(1).context("tour FOLDER")?;
    fs::create_dir_all(&folder)?;
    let mut album = Album { folder: folder.into(), steps: Vec::new() };
    let desk = Desk::with(&Setup { panel: true, ..Setup::default() })?;
    let app = app(&desk).await?;
    demo(&desk, &app, &mut album).await?;
    here(&desk, &app, &mut album).await?;
    server(&desk, &app, &mut album).await?;
    album.close()?;
    tour_pages::pages(album.folder.join("pages")).await
}

/// The third door: looking around.
async fn demo(desk: &Desk, app: &App, album: &mut Album) -> Result<()> {
    let page = app.page();
    page.wait_for(&part("door-demo"), PATIENCE).await?;
    album.picture((desk, app), "three-doors", "a first window with three doors").await?;
    page.click(&part("door-demo")).await?;
    page.wait_for(&part("person-row"), PATIENCE).await?;
    wait_for_line(app, "online", Some(0)).await?;
    let people = page.count(&part("person-row")).await?;
    album
        .picture((desk, app), "demo-people", &format!("the demo's people; {people} rows are drawn"))
        .await?;
    page.click(&part("nav-overview")).await?;
    page.wait_for("h1", PATIENCE).await?;
    album.picture((desk, app), "demo-overview", "what needs somebody, seats and people").await?;
    set_theme(app, "dark").await?;
    page.click(&part("nav-people")).await?;
    page.wait_for(&part("person-row"), PATIENCE).await?;
    album.picture((desk, app), "demo-people-dark", "the same in dark").await?;
    set_theme(app, "light").await?;
    tour_roles::walk(desk, app, album).await
}

/// The first door: a workspace on this computer, whose mail is kept.
async fn here(desk: &Desk, app: &App, album: &mut Album) -> Result<()> {
    let page = app.page();
    leave_for_the_doors(app).await?;
    open_local(app).await?;
    album
        .picture((desk, app), "local-workspace", "a workspace on this computer, with one person")
        .await?;
    let file = desk.home().join("people.csv");
    let text = "E-mail Address,Full name,Job,City,Until\n\
        aiko.mori@atelier.example,Aiko Mori,Desginer,Kyoto,\nbruno@atelier.example,Bruno Alves,Desginer,Porto,\n\
        carla.d@harbor.example,Carla Diaz,Project Manager,Lima,2031-03-31\nmei.tanaka@gmial.com,Mei Tanaka,Designer,Osaka,\n\
        AIKO.MORI@atelier.example,Aiko Mori,Designer,Kyoto,\nsofia@northwind.example,Sofia Lund,,Lund,\n\
        not an address,Nobody,,,\ndmitri@harbor.example,Dmitri Volkov,VA,Riga,\nolga(at)harbor.example,Olga Novak,Owner,Riga,\n";
    fs::write(&file, text)?;
    let source = DragSource::open(desk, &built("examples/drag_source")?, &Carried::File(file))?;
    let window = desk.wait_for_window("Roster")?;
    let in_hand = source.carry_over(&window, (700, 400)).await?;
    app.wait_for(&part("drop-overlay"), PATIENCE).await?;
    album.still((desk, app), "drop-overlay", "a file held over the window").await?;
    in_hand.release()?;
    app.wait_for(&part("staging-row"), PATIENCE).await?;
    // Only now: what was dropped is asked of the source after it was let go.
    drop(source);
    desk.move_window(&window, 19, 40)?;
    let ready = page.text(&part("count-ready")).await?;
    album
        .picture((desk, app), "staging-table", &format!("what was found, problems first: {ready}"))
        .await?;
    for mended in ["aiko.mori@atelier.example", "mei.tanaka@gmail.com"] {
        page.click(&part("apply-fix")).await?;
        let ready = format!("{}[data-email='{mended}'][data-state='ready']", part("staging-row"));
        page.wait_for(&ready, PATIENCE).await?;
    }
    page.click(&part("apply-fix")).await?;
    page.wait_for(&format!("{}[data-state='ownerInBulk']", part("staging-row")), PATIENCE).await?;
    album
        .picture(
            (desk, app),
            "staging-mended",
            "mistyped domains and roles mended once for all alike rows",
        )
        .await?;
    page.click(&part("apply-fix")).await?;
    page.wait_for(&part("trust-fully"), PATIENCE).await?;
    album.picture((desk, app), "invite-owner", "an Owner is invited alone, after a word").await?;
    desk.raise(&window)?;
    desk.xdotool(&["key", "Escape"])?;
    page.wait_gone("[role=alertdialog]").await?;
    send(app).await?;
    wait_for_line(app, "online", Some(0)).await?;
    page.click(&part("open-batches")).await?;
    page.wait_for(&part("batch"), PATIENCE).await?;
    album.picture((desk, app), "batches", "what was sent together").await?;
    page.click(&part("batch")).await?;
    page.wait_for(&part("person-row"), PATIENCE).await?;
    album.picture((desk, app), "batch", "what became of a batch").await?;
    page.click(&part("resend-all")).await?;
    page.wait_for(&part("would"), PATIENCE).await?;
    album.picture((desk, app), "batch-send-again", "what sending again would do").await?;
    desk.raise(&window)?;
    desk.xdotool(&["key", "Escape"])?;
    page.wait_gone("[role=alertdialog]").await?;
    wait_for_person(app, "bruno@atelier.example", "pending").await?;
    page.click(&part("nav-people")).await?;
    page.fill("input[type='search']", "").await?;
    album.picture((desk, app), "pending", "the invitations are (Pending)").await?;
    page.click(&part("nav-mail")).await?;
    page.wait_for(&part("kept-mail"), PATIENCE).await?;
    album
        .picture((desk, app), "mail-to-pass-on", "mail kept on the server, to be passed on by hand")
        .await
}

/// The second door: a server elsewhere, its mail, a browser, and the line cut in between.
async fn server(desk: &Desk, app: &App, album: &mut Album) -> Result<()> {
    let mail = MailServer::open()?;
    let mut server = RosterServer::open(Some(&mail))?;
    let page = app.page();
    leave_for_the_doors(app).await?;
    sign_up(app, &server).await?;
    stage_text(app, "Elif Yilmaz <elif@harbor.example>, Goran Horvat <goran@harbor.example>")
        .await?;
    send(app).await?;
    let letter = mail.wait_for("elif@harbor.example").await?;
    let browser = Browser::open().await?;
    browser.page().goto(&link_in(&letter.text)?).await?;
    browser.page().wait_for("form[action$='/accept']", PATIENCE).await?;
    let file = album.name("accept-page");
    browser.page().screenshot(&album.folder.join(&file)).await?;
    album.note(file, "the page that the mail's link opens, in a browser");
    accept(&browser, &link_in(&letter.text)?, "Elif Yilmaz").await?;
    wait_for_person(app, "elif@harbor.example", "active").await?;
    let notice = desk.wait_for_notification("Elif Yilmaz joined")?;
    page.fill("input[type='search']", "").await?;
    album.moment(desk, "joined", &format!("the list, the tray and a notice: {}", notice.body))?;
    desk.command("dunstctl").arg("close-all").status()?;
    server.kill();
    wait_for_line(app, "offline", None).await?;
    stage_text(app, "late@harbor.example").await?;
    send(app).await?;
    wait_for_line(app, "offline", Some(1)).await?;
    album
        .picture(
            (desk, app),
            "offline-waiting",
            "offline: the invitation waits, dashed, and nothing is lost",
        )
        .await?;
    page.click(&part("nav-outbox")).await?;
    page.wait_for(&part("outbox-row"), PATIENCE).await?;
    album.picture((desk, app), "outbox", "what waits, in words").await?;
    server.start()?;
    page.click(&part("sync-now")).await?;
    mail.wait_for("late@harbor.example").await?;
    wait_for_line(app, "online", Some(0)).await?;
    page.click(&part("nav-people")).await?;
    page.wait_for(&part("person-row"), PATIENCE).await?;
    album.picture((desk, app), "back-online", "back: it went out, once").await?;
    page.click(&part("nav-settings")).await?;
    page.wait_for("h1", PATIENCE).await?;
    album.picture((desk, app), "settings", "settings, and where sessions are kept").await?;
    tour_account::walk((desk, app), album, (&mail, &server)).await
}

/// Opens the three doors beside what is open.
async fn leave_for_the_doors(app: &App) -> Result<()> {
    let page = app.page();
    page.run("location.hash = '#/welcome'", vec![]).await?;
    page.wait_for(&part("door-local"), PATIENCE).await?;
    Ok(())
}

async fn set_theme(app: &App, theme: &str) -> Result<()> {
    app.page()
        .run("document.documentElement.dataset.theme = arguments[0]", vec![json!(theme)])
        .await?;
    Ok(())
}
