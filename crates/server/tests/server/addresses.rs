//! The addresses of workspaces: pages under a workspace's own host, and no other's; what such a word may be, and how it is
//! changed.

use crate::world::{Person, World};
use reqwest::{Client, Response, StatusCode, redirect};
use roster_domain::{Command, Name, RoleId, days};
use serde_json::{Value, json};
use sqlx::{Connection, Executor, SqliteConnection, sqlite::SqliteConnectOptions};
use std::collections::BTreeSet;

const NORTHWIND: &str = "northwind-studio.roster.example";

const SECOND: &str = "northwind-studio-2.roster.example";

async fn world() -> World {
    World::with(|config| {
        config.public_url = Some("http://roster.example/".parse().unwrap());
        config.workspace_domain = Some("roster.example".to_owned());
    })
    .await
}

fn client() -> Client {
    Client::builder().redirect(redirect::Policy::none()).build().unwrap()
}

async fn get(world: &World, host: &str, path: &str) -> Response {
    client().get(world.url(path)).header("host", host).send().await.unwrap()
}

async fn form(
    world: &World,
    host: &str,
    path: &str,
    fields: &[(&str, &str)],
) -> (StatusCode, String) {
    let sent =
        client().post(world.url(path)).header("host", host).form(fields).send().await.unwrap();
    (sent.status(), sent.text().await.unwrap())
}

async fn address(world: &World, by: &Person) -> Value {
    world.get(by, "/address").await.json().await.unwrap()
}

async fn change(world: &World, by: &Person, slug: &str) -> (StatusCode, Value) {
    let body = json!({"slug": slug});
    let answer = world.post(&by.session.token, by.workspace(), "/address", body).await;
    (answer.status(), answer.json().await.unwrap())
}

#[tokio::test]
async fn an_invitation_is_shown_under_the_host_of_its_workspace_and_of_no_other() {
    let world = world().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let kim = world.sign_up("kim@southwind.example").await;
    assert_eq!(address(&world, &kim).await["url"], format!("http://{SECOND}"));
    let (id, token) = world.invite(&sofia, "elif@elsewhere.example").await;
    let mail = world.kept_mail(&sofia, id).await;
    assert_eq!(mail.link, format!("http://{NORTHWIND}/i#{token}"));
    assert!(mail.text.contains(&mail.link), "{}", mail.text);
    let code = [("code", token.as_str())];
    for (host, status) in [
        (NORTHWIND, StatusCode::OK),
        ("roster.example", StatusCode::OK),
        (SECOND, StatusCode::NOT_FOUND),
    ] {
        let (shown, page) = form(&world, host, "/i", &code).await;
        assert_eq!(shown, status, "{host}");
        assert_eq!(page.contains("Northwind Studio"), status == StatusCode::OK, "{host}");
    }
    let yes = [("code", token.as_str()), ("name", "Elif"), ("password", crate::world::PASSWORD)];
    for path in ["/i/accept", "/i/decline", "/i/ask", "/i/no-mail"] {
        let fields = if path == "/i/accept" { &yes[..] } else { &code[..] };
        let (refused, _) = form(&world, SECOND, path, fields).await;
        assert_eq!(refused, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(world.members(&sofia).await, 1);
    let (joined, page) = form(&world, NORTHWIND, "/i/accept", &yes).await;
    assert_eq!(joined, StatusCode::OK, "{page}");
    assert_eq!(world.members(&sofia).await, 2);
}

#[tokio::test]
async fn m02_only_hosts_of_this_server_and_of_its_workspaces_are_served() {
    let world = world().await;
    world.sign_up("sofia@northwind.example").await;
    for host in [NORTHWIND, "roster.example", "Northwind-Studio.Roster.example", "localhost"] {
        assert_eq!(get(&world, host, "/i").await.status(), StatusCode::OK, "{host}");
    }
    for host in ["nobody-here.roster.example", "northwind.roster.example", SECOND] {
        let answer = get(&world, host, "/i").await;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{host}");
        assert!(answer.text().await.unwrap().contains("There is nothing here"));
    }
    for host in [
        "www.roster.example",
        "xn--northwind.roster.example",
        "a.northwind-studio.roster.example",
        ".roster.example",
        "northwind-studio.roster.example.",
        "northwind-studio.roster.example:81",
        "northwind-studioroster.example",
        "northwind-studio.roster.example.evil.example",
        "evil.example",
    ] {
        let status = get(&world, host, "/i").await.status();
        assert_eq!(status, StatusCode::MISDIRECTED_REQUEST, "{host}");
    }
    let hello = get(&world, NORTHWIND, "/api/v1/hello").await;
    assert_eq!(hello.status(), StatusCode::MISDIRECTED_REQUEST, "devices use the server's own");
    assert_eq!(get(&world, "roster.example", "/api/v1/hello").await.status(), StatusCode::OK);
}

#[tokio::test]
async fn d10_a_form_comes_from_the_very_host_that_takes_it_and_cookies_stay_there() {
    let world = world().await;
    world.sign_up("sofia@northwind.example").await;
    world.sign_up("kim@southwind.example").await;
    let fields = [("email", "sofia@northwind.example"), ("password", crate::world::PASSWORD)];
    for (host, origin, status) in [
        (NORTHWIND, NORTHWIND, StatusCode::SEE_OTHER),
        ("roster.example", "roster.example", StatusCode::SEE_OTHER),
        (NORTHWIND, SECOND, StatusCode::FORBIDDEN),
        (NORTHWIND, "roster.example", StatusCode::FORBIDDEN),
        ("roster.example", NORTHWIND, StatusCode::FORBIDDEN),
        (NORTHWIND, "evil.example", StatusCode::FORBIDDEN),
    ] {
        let sent = client().post(world.url("/sign-in")).header("host", host).form(&fields);
        let answer = sent.header("origin", format!("http://{origin}")).send().await.unwrap();
        assert_eq!(answer.status(), status, "{origin} at {host}");
        if status == StatusCode::SEE_OTHER {
            assert_eq!(answer.headers()["location"], "/account", "on the same host");
            let cookie = answer.headers()["set-cookie"].to_str().unwrap();
            assert!(!cookie.to_lowercase().contains("domain"), "{cookie}");
        }
    }
    let landing = get(&world, NORTHWIND, "/").await;
    assert_eq!(landing.headers()["location"], "/sign-in", "a workspace's address is to sign in at");
    assert_eq!(get(&world, NORTHWIND, "/sign-in").await.status(), StatusCode::OK);
}

#[tokio::test]
async fn another_word_is_taken_and_the_one_of_before_leads_there_and_is_nobodys() {
    let world = world().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let kim = world.sign_up("kim@southwind.example").await;
    let (_, token) = world.invite(&sofia, "elif@elsewhere.example").await;
    let (status, now) = change(&world, &sofia, " Kite ").await;
    assert_eq!((status, now["slug"].as_str()), (StatusCode::OK, Some("kite")));
    assert_eq!(now, address(&world, &sofia).await);
    let moved = get(&world, NORTHWIND, "/i?x=1").await;
    assert_eq!(moved.status(), StatusCode::TEMPORARY_REDIRECT);
    assert_eq!(moved.headers()["location"], "http://kite.roster.example/i?x=1");
    let (shown, _) = form(&world, NORTHWIND, "/i", &[("code", &token)]).await;
    assert_eq!(shown, StatusCode::OK, "a page that was open still answers");
    let taken = |(status, body): (StatusCode, Value)| {
        assert_eq!((status, &body["reason"]), (StatusCode::CONFLICT, &json!("taken")), "{body}");
    };
    taken(change(&world, &kim, "northwind-studio").await);
    taken(change(&world, &kim, "kite").await);
    world.pass(days(90) - 1);
    let kim = world.signed_in("kim@southwind.example").await;
    taken(change(&world, &kim, "northwind-studio").await);
    world.pass(1);
    assert_eq!(get(&world, NORTHWIND, "/i").await.status(), StatusCode::NOT_FOUND);
    assert_eq!(change(&world, &kim, "northwind-studio").await.0, StatusCode::OK);
    assert_eq!(get(&world, NORTHWIND, "/i").await.status(), StatusCode::OK);
    let (shown, _) = form(&world, NORTHWIND, "/i", &[("code", &token)]).await;
    assert_eq!(shown, StatusCode::NOT_FOUND, "it is another's by now");
}

#[tokio::test]
async fn a_word_that_cannot_be_is_refused_with_what_to_do() {
    let world = world().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    for (slug, reason) in [
        ("ab", "too_short"),
        (&"a".repeat(41), "too_long"),
        ("acme.evil", "unfit"),
        ("xn--acme", "hyphens"),
        ("2026", "only_digits"),
        ("www", "reserved"),
        ("login", "reserved"),
    ] {
        let (status, body) = change(&world, &sofia, slug).await;
        assert_eq!((status, &body["detail"]), (StatusCode::BAD_REQUEST, &json!("slug")), "{slug}");
        assert_eq!(body["reason"], reason, "{slug}");
    }
    for slug in ["kite-1", "kite-2", "kite-3"] {
        assert_eq!(change(&world, &sofia, slug).await.0, StatusCode::OK);
    }
    let (status, body) = change(&world, &sofia, "kite-4").await;
    assert_eq!((status, &body["reason"]), (StatusCode::CONFLICT, &json!("too_many")));
    assert_eq!(
        change(&world, &sofia, "kite-1").await.0,
        StatusCode::OK,
        "one of its own of before"
    );
    let team: RoleId = world.role(&sofia, "Team").await;
    let pia = world.join(&sofia, "pia@northwind.example", team).await;
    assert_eq!(change(&world, &pia, "mine").await.0, StatusCode::NOT_FOUND);
    assert_eq!(address(&world, &pia).await["slug"], "kite-1");
}

#[tokio::test]
async fn the_servers_own_host_is_no_workspaces() {
    let world = World::with(|config| {
        config.public_url = Some("http://people.roster.example:8080/".parse().unwrap());
        config.workspace_domain = Some("roster.example".to_owned());
    })
    .await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let (status, body) = change(&world, &sofia, "people").await;
    assert_eq!((status, &body["reason"]), (StatusCode::BAD_REQUEST, &json!("reserved")));
    let (_, body) = change(&world, &sofia, "people-2").await;
    assert_eq!(body["url"], "http://people-2.roster.example:8080", "the port is the server's");
}

#[tokio::test]
async fn many_who_begin_or_want_the_same_at_once_get_a_word_each_and_one_word_goes_to_one() {
    let world = world().await;
    let emails: Vec<String> = (0..12).map(|n| format!("owner{n}@x.example")).collect();
    let people = futures::future::join_all(emails.iter().map(|email| world.sign_up(email))).await;
    let mut slugs = BTreeSet::new();
    for person in &people {
        slugs.insert(address(&world, person).await["slug"].as_str().unwrap().to_owned());
    }
    assert_eq!(slugs.len(), 12, "{slugs:?}");
    assert!(slugs.iter().all(|slug| slug.starts_with("northwind-studio")), "{slugs:?}");
    let wanted = people.iter().map(|person| change(&world, person, "kite"));
    let outcomes = futures::future::join_all(wanted).await;
    let won = outcomes.iter().filter(|(status, _)| *status == StatusCode::OK).count();
    let lost = outcomes.iter().filter(|(_, body)| body["reason"] == "taken").count();
    assert_eq!((won, lost), (1, 11));
    let rename = Command::RenameWorkspace { name: Name::new("Else", 80).unwrap() };
    let before = address(&world, &people[0]).await;
    world.outcome(&people[0], rename).await.unwrap();
    assert_eq!(address(&world, &people[0]).await, before, "a new name moves nobody");
}

#[tokio::test]
async fn a_workspace_from_before_there_were_such_words_gets_one_at_the_next_start() {
    let world = World::on_a_file(|_| ()).await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let (_, token) = world.invite(&sofia, "elif@elsewhere.example").await;
    assert_eq!(address(&world, &sofia).await["url"], world.running.public_url());
    let file = SqliteConnectOptions::new().filename(world.file().join("roster.db"));
    let mut line = SqliteConnection::connect_with(&file).await.unwrap();
    line.execute("DELETE FROM slugs").await.unwrap();
    line.close().await.unwrap();
    let world = world
        .restarted_with(|config| {
            config.public_url = Some("http://roster.example/".parse().unwrap());
            config.workspace_domain = Some("roster.example".to_owned());
        })
        .await;
    assert_eq!(address(&world, &sofia).await["slug"], "northwind-studio");
    let (shown, _) = form(&world, NORTHWIND, "/i", &[("code", &token)]).await;
    assert_eq!(shown, StatusCode::OK);
}
