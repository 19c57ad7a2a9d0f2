//! What invited people meet: every page of the server in light and dark, on a desk and on a small phone, looked at by axe and
//! pictured.

use crate::cast::*;
use anyhow::{Context as _, Result, ensure};
use roster_stage::{App, Browser, Desk, Look, MailServer, Page, Setup};
use std::{fs, path::PathBuf};

/// How browsers look: on a desk, and on the narrowest phone that the pages are made for.
const LOOKS: [(&str, Look); 4] = [
    ("light", Look { dark: false, phone: false }),
    ("dark", Look { dark: true, phone: false }),
    ("phone", Look { dark: false, phone: true }),
    ("phone-dark", Look { dark: true, phone: true }),
];

/// One browser, and where its pictures go.
struct Album<'a> {
    folder: PathBuf,
    look: &'a str,
    page: &'a Page,
    base: String,
}

impl Album<'_> {
    /// Pictures what the browser shows now. Nothing of it may be wider than the window.
    async fn picture(&self, name: &str) -> Result<()> {
        self.page.painted().await?;
        expect_no_barriers(self.page, &format!("{name}, {}", self.look)).await?;
        let wider = "return document.documentElement.scrollWidth - window.innerWidth";
        let wider = self.page.run(wider, Vec::new()).await?;
        ensure!(wider.as_i64() <= Some(0), "{name}, {}: {wider} pixels wider", self.look);
        let file = self.folder.join(format!("{name}-{}.png", self.look));
        self.page.screenshot(&file).await?;
        println!("{}", file.display());
        Ok(())
    }

    /// Opens a page of the server and pictures it.
    async fn look(&self, path: &str, name: &str) -> Result<()> {
        self.page.goto(&format!("{}{path}", self.base)).await?;
        self.picture(name).await
    }

    /// Presses a button, waits for what comes, and pictures it.
    async fn press(&self, button: &str, leads_to: &str, name: &str) -> Result<()> {
        self.page.click(button).await?;
        self.page.wait_for_text("main", leads_to).await?;
        self.picture(name).await
    }
}

/// Takes a tour of the pages, with a server and an app of its own, and leaves its pictures in a folder.
pub async fn pages(folder: PathBuf) -> Result<()> {
    fs::create_dir_all(&folder)?;
    let mail = MailServer::open()?;
    let server = RosterServer::open(Some(&mail))?;
    let desk = Desk::with(&Setup::default())?;
    let app = app(&desk).await?;
    sign_up(&app, &server).await?;
    for (look, how) in LOOKS {
        let browser = Browser::open_as(how).await?;
        let (folder, page) = (folder.clone(), browser.page());
        let album = Album { folder, look, page, base: server.address() };
        let guests = Guests::invite(&app, &mail, look).await?;
        strangers(&album).await?;
        newcomer(&album, &mail).await?;
        invited(&album, &guests).await?;
        signed_in(&album, &guests).await?;
        over(&album, &app, &guests).await?;
    }
    Ok(())
}

/// Three people who are invited, each with the link from the mail.
struct Guests {
    joins: (String, String),
    declines: (String, String),
    waits: (String, String),
}

impl Guests {
    async fn invite(app: &App, mail: &MailServer, word: &str) -> Result<Self> {
        let emails = ["elif", "goran", "mei"].map(|name| format!("{name}.{word}@harbor.example"));
        stage_text(app, &emails.join(", ")).await?;
        send(app).await?;
        let mut links = Vec::new();
        for email in emails {
            let letter = mail.wait_for(&email).await?;
            links.push((email, link_in(&letter.text)?));
        }
        let [joins, declines, waits] = links.try_into().ok().context("three guests")?;
        Ok(Self { joins, declines, waits })
    }
}

/// What everybody can open.
async fn strangers(album: &Album<'_>) -> Result<()> {
    album.look("/", "landing").await?;
    album.look("/i", "paste-a-code").await?;
    album.page.goto(&format!("{}/i#not-a-code-of-anything", album.base)).await?;
    album.page.wait_for_text("h1", "opens nothing").await?;
    album.picture("unknown-code").await?;
    album.look("/nowhere", "nothing-here").await?;
    album.look("/sign-in", "sign-in").await?;
    album.page.fill("#email", "nobody@harbor.example").await?;
    album.page.fill("#password", "wrong").await?;
    album.press("main form button", "problem", "sign-in-wrong").await?;
    album.look("/signup", "sign-up").await?;
    album.page.fill("#email", &format!("dunja.{}@harbor.example", album.look)).await?;
    album.press("main form button", "mailbox", "sign-up-sent").await?;
    album.look("/forgot", "forgot").await?;
    album.page.fill("#email", "nobody@harbor.example").await?;
    album.press("main form button", "mail", "forgot-sent").await
}

/// Somebody whom nobody invited, from the link in the mail on.
async fn newcomer(album: &Album<'_>, mail: &MailServer) -> Result<()> {
    let letter = mail.wait_for(&format!("dunja.{}@harbor.example", album.look)).await?;
    let page = album.page;
    let link = letter.text.split_whitespace().find(|word| word.contains("/signup/finish#"));
    page.goto(link.context("the mail has a link")?).await?;
    page.wait_for("#workspace_name", PATIENCE).await?;
    album.picture("sign-up-finish").await?;
    page.fill("#name", "Dunja Horvat").await?;
    page.fill("#password", "short").await?;
    album.press("main form button", "problem", "sign-up-mistake").await?;
    page.fill("#password", "an evening by the lake").await?;
    album.press("main form button", "Your account", "sign-up-done").await?;
    page.goto(&format!("{}/account", album.base)).await?;
    page.click("form[action='/sign-out'] button").await?;
    page.wait_for("#email", PATIENCE).await?;
    Ok(())
}

/// Accepting and declining.
async fn invited(album: &Album<'_>, guests: &Guests) -> Result<()> {
    let (page, accept) = (album.page, "form[action$='/accept'] button.primary");
    page.goto(&guests.joins.1).await?;
    page.wait_for(accept, PATIENCE).await?;
    album.picture("accept").await?;
    page.fill("#name", "Elif Yilmaz").await?;
    page.fill("#password", "short").await?;
    album.press(accept, "problem", "accept-mistake").await?;
    page.fill("#password", "a morning by the lake").await?;
    album.press(accept, "Northwind", "joined").await?;
    page.goto("about:blank").await?;
    page.goto(&guests.joins.1).await?;
    page.wait_for_text("main", "accepted already").await?;
    album.picture("accepted-already").await?;
    page.goto("about:blank").await?;
    page.goto(&guests.declines.1).await?;
    page.wait_for(accept, PATIENCE).await?;
    album.press("button[form='decline']", "declined", "declined").await?;
    page.goto("about:blank").await?;
    page.goto(&guests.declines.1).await?;
    page.wait_for_text("main", "declined").await?;
    album.picture("declined-already").await
}

/// An account, and a link that is for somebody else.
async fn signed_in(album: &Album<'_>, guests: &Guests) -> Result<()> {
    let page = album.page;
    page.goto(&format!("{}/sign-in", album.base)).await?;
    page.fill("#email", &guests.joins.0).await?;
    page.fill("#password", "a morning by the lake").await?;
    album.press("main form button", "Your account", "account").await?;
    album.look("/invites", "invites-none").await?;
    album.look("/account/password", "change-password").await?;
    album.look("/account/email", "change-address").await?;
    album.look("/account/second-factor", "second-factor").await?;
    page.goto(&guests.waits.1).await?;
    page.wait_for_text("main", "Sign out").await?;
    album.picture("for-somebody-else").await
}

/// A link that was taken back.
async fn over(album: &Album<'_>, app: &App, guests: &Guests) -> Result<()> {
    wait_for_person(app, &guests.waits.0, "pending").await?;
    app.page().click(&part("row-menu")).await?;
    app.page().click(&part("menu-revoke")).await?;
    app.page().click(&part("confirm")).await?;
    app.page().fill("input[type='search']", "").await?;
    wait_for_line(app, "online", Some(0)).await?;
    album.page.goto("about:blank").await?;
    album.page.goto(&guests.waits.1).await?;
    album.page.wait_for_text("main", "taken back").await?;
    album.picture("taken-back").await
}
