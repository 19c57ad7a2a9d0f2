//! Making an account on the web without an invitation: the mailbox first, the account afterwards, and nothing told to anybody
//! else.

use crate::{
    post::{self, PostOffice},
    web::{Browser, Shown, api},
    world::{PASSWORD, World},
};
use reqwest::StatusCode;
use serde_json::Value;
use sqlx::{Connection, Executor, SqliteConnection, sqlite::SqliteConnectOptions};
use std::time::Duration;

const ELIF: &str = "elif@elsewhere.example";

const FINISH: &str = "signup/finish";

async fn asked(browser: &Browser, post: &PostOffice, email: &str, n: usize) -> String {
    let shown = browser.post("/signup", &[("email", email)]).await;
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.text);
    assert!(shown.text.contains("Look into your mailbox"), "{}", shown.text);
    post.token(email, FINISH, n).await
}

async fn made(browser: &Browser, code: &str, password: &str, workspace: &str) -> Shown {
    let fields = [
        ("code", code),
        ("name", "Elif Yilmaz"),
        ("password", password),
        ("workspace_name", workspace),
    ];
    browser.post("/signup/make", &fields).await
}

async fn own(world: &World) -> (Value, Value) {
    let session: Value = world.sign_in(ELIF, PASSWORD).await.json().await.unwrap();
    let token = session["token"].as_str().unwrap();
    (api(world, "GET", "/api/v1/account", Some(token), None).await.1, session)
}

#[tokio::test]
async fn an_account_is_made_on_the_web_and_not_before_its_mailbox_was_read() {
    let (world, post) = post::world().await;
    let browser = Browser::new(&world);
    assert!(browser.get("/sign-in").await.text.contains("href=\"/signup\""));
    assert!(browser.get("/signup").await.text.contains("href=\"/sign-in\""));
    let code = asked(&browser, &post, ELIF, 1).await;
    assert_eq!(world.sign_in(ELIF, PASSWORD).await.status(), StatusCode::UNAUTHORIZED);
    let page = browser.get("/signup/finish").await;
    assert!(page.text.contains("/assets/open.js"), "the code is moved into the form");
    let page = browser.post("/signup/finish", &[("code", &code)]).await;
    assert!(page.text.contains(ELIF) && page.hidden("code") == code, "{}", page.text);
    assert_eq!(page.text.matches(" required").count(), 2, "a workspace need not be named");
    let page = made(&browser, &code, "short", "Kite").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text.contains("at least 8") && page.text.contains("value=\"Elif Yilmaz\""));
    assert_eq!(browser.cookie(), None);
    let entered = made(&browser, &code, PASSWORD, "").await;
    assert_eq!((entered.status, entered.place()), (StatusCode::SEE_OTHER, "/account"));
    assert!(browser.get("/account").await.text.contains("Elif Yilmaz"));
    let (account, session) = own(&world).await;
    assert_eq!(account["verified"], true);
    assert_eq!(session["memberships"].as_array().unwrap().len(), 0);
    assert_eq!(browser.get("/signup").await.place(), "/account");
    for page in [
        browser.post("/signup/finish", &[("code", &code)]).await,
        made(&browser, &code, "another password", "").await,
    ] {
        assert_eq!(page.status, StatusCode::GONE, "the link is spent: {}", page.text);
    }
}

#[tokio::test]
async fn who_names_a_workspace_has_one_and_who_was_invited_finds_the_invitation() {
    let (world, post) = post::world().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let role = world.role(&sofia, "Designer").await;
    let id = roster_domain::InvitationId(uuid::Uuid::now_v7());
    let email = roster_domain::EmailAddress::parse(ELIF).unwrap();
    world.outcome(&sofia, crate::world::invite(id, email, role)).await.unwrap();
    let browser = Browser::new(&world);
    let code = asked(&browser, &post, ELIF, 1).await;
    let page = made(&browser, &code, PASSWORD, &"x".repeat(81)).await;
    assert!(page.text.contains("at most 80 characters"), "{}", page.text);
    assert_eq!(made(&browser, &code, PASSWORD, "Kite & Co").await.place(), "/invites");
    let (_, session) = own(&world).await;
    assert_eq!(session["memberships"][0]["name"], "Kite & Co", "{session}");
}

#[tokio::test]
async fn a_link_that_makes_an_account_ends_with_its_day_and_with_a_newer_one() {
    let (world, post) = post::world().await;
    let browser = Browser::new(&world);
    let first = asked(&browser, &post, ELIF, 1).await;
    let second = asked(&browser, &post, ELIF, 2).await;
    let dead = browser.post("/signup/finish", &[("code", &first)]).await;
    assert_eq!(dead.status, StatusCode::GONE);
    world.pass(roster_domain::hours(24) - 1);
    let page = browser.post("/signup/finish", &[("code", &second)]).await;
    assert_eq!(page.status, StatusCode::OK);
    world.pass(1);
    assert_eq!(made(&browser, &second, PASSWORD, "").await.status, StatusCode::GONE);
    assert_eq!(world.sign_in(ELIF, PASSWORD).await.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a22_signing_up_says_the_same_of_every_address_and_only_its_mailbox_reads_more() {
    let (world, post) = post::world().await;
    let known = "known@elsewhere.example";
    world.sign_up(known).await;
    let browser = Browser::new(&world);
    let mut pages = Vec::new();
    for email in [known, ELIF] {
        let shown = browser.post("/signup", &[("email", email)]).await;
        let mut headers: Vec<_> =
            shown.headers.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
        headers.retain(|(name, _)| name != "date" && name != "content-length");
        pages.push((shown.status, headers, shown.text.replace(email, "x")));
    }
    assert_eq!(pages[0], pages[1]);
    post.token(ELIF, FINISH, 1).await;
    let letter = async || {
        for _ in 0..1500 {
            let told = |letter: &String| letter.contains("You have an account already");
            if let Some(letter) = post.to(known).into_iter().find(told) {
                return letter;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("never told");
    };
    let letter = letter().await;
    assert!(letter.contains(&format!("{}/sign-in", world.running.public_url())), "{letter}");
    assert!(!letter.contains('#') || !letter.contains("/sign-in#"), "there is nothing to open");
    assert_eq!(world.sign_in(known, PASSWORD).await.status(), StatusCode::CREATED);
    let mails = post.to(known).iter().filter(|text| text.contains("/signup/finish")).count();
    assert_eq!(mails, 0);
}

#[tokio::test]
async fn who_asks_for_accounts_again_and_again_fills_no_mailbox_and_is_stopped() {
    let (world, post) = post::world().await;
    let browser = Browser::new(&world);
    for n in 0..30 {
        let shown = browser.post("/signup", &[("email", ELIF)]).await;
        assert_eq!(shown.status, StatusCode::OK, "{n}");
    }
    let shown = browser.post("/signup", &[("email", "other@elsewhere.example")]).await;
    assert_eq!(shown.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(shown.text.contains("too many tries"), "{}", shown.text);
    world.pass(roster_domain::hours(1));
    asked(&browser, &post, "last@elsewhere.example", 1).await;
    assert!(post.to(ELIF).len() <= 3, "three mails a day");
}

/// Whether there is an account is told by no work either: an answer waits for none. Nobody can write into the file here, and
/// what a known address makes the server write would wait for that.
#[tokio::test]
async fn a22_no_answer_waits_for_what_only_a_known_address_makes_the_server_do() {
    let (world, post) = post::world_on_a_file().await;
    let known = "known@elsewhere.example";
    world.sign_up(known).await;
    post.token(known, "v", 1).await;
    let file = SqliteConnectOptions::new().filename(world.file().join("roster.db"));
    let mut line = SqliteConnection::connect_with(&file).await.unwrap();
    line.execute("BEGIN IMMEDIATE").await.unwrap();
    let browser = Browser::new(&world);
    for path in ["/forgot", "/signup"] {
        for email in [known, ELIF] {
            let asked = async { browser.post(path, &[("email", email)]).await.status };
            let answered = tokio::time::timeout(Duration::from_secs(6), asked).await;
            assert_eq!(answered, Ok(StatusCode::OK), "{path} {email}");
        }
    }
    line.execute("ROLLBACK").await.unwrap();
    post.token(known, "reset", 1).await;
    post.token(ELIF, FINISH, 1).await;
}
