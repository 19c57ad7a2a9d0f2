//! The worked example of the documentation, run as it is read: a web app of somebody else that asks this server.

use crate::world::{PASSWORD, World};
use reqwest::{Client, StatusCode, header::COOKIE, redirect::Policy};
use roster_domain::{Command, PermissionSet};
use std::{
    io::{BufRead, BufReader},
    process::{self, Child, Stdio},
};

const SCRIPT: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/examples/hide-buttons/server.mjs");

/// The app; ends with the test.
struct App {
    child: Child,
    address: String,
}

impl App {
    fn start(roster: &str, workspace: &str, key: &str) -> Self {
        let mut child = process::Command::new("node")
            .arg(SCRIPT)
            .envs([("ROSTER_URL", roster), ("ROSTER_WORKSPACE", workspace), ("ROSTER_KEY", key)])
            .env("PORT", "0")
            .stdout(Stdio::piped())
            .spawn()
            .expect("node is there");
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on ").unwrap().to_owned();
        Self { child, address }
    }
}

impl Drop for App {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Somebody with a browser.
struct Visitor {
    client: Client,
    app: String,
    cookie: String,
}

impl Visitor {
    async fn sign_in(app: &App, email: &str) -> Self {
        let client = Client::builder().redirect(Policy::none()).build().unwrap();
        let fields = [("email", email), ("password", PASSWORD)];
        let answer = client.post(format!("{}/sign-in", app.address)).form(&fields).send().await;
        let answer = answer.unwrap();
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
        let cookie = answer.headers()["set-cookie"].to_str().unwrap();
        let cookie = cookie.split(';').next().unwrap().to_owned();
        Self { client, app: app.address.clone(), cookie }
    }

    async fn page(&self) -> String {
        let page = self.client.get(format!("{}/", self.app)).header(COOKIE, &self.cookie);
        page.send().await.unwrap().text().await.unwrap()
    }

    async fn press(&self, what: &str) -> StatusCode {
        let pressed = self.client.post(format!("{}{what}", self.app)).header(COOKIE, &self.cookie);
        pressed.send().await.unwrap().status()
    }
}

#[tokio::test]
async fn b15_the_example_hides_a_button_until_the_role_has_it_and_refuses_what_is_hidden() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let grants = [
        "projects.view",
        "task_boards.view",
        "tasks.view",
        "tasks.comment",
        "files.view",
        "files.upload",
        "files.comment",
        "members.view",
    ];
    let junior = world.make_role(&sofia, "Junior Designer", &grants).await;
    world.join(&sofia, "pia@northwind.example", junior).await;
    let made = world.key(&sofia).await;
    let app = App::start(&world.url(""), &sofia.workspace().to_string(), &made.secret);
    let stranger = Client::new().get(format!("{}/", app.address)).send().await.unwrap();
    assert_eq!(stranger.status(), StatusCode::UNAUTHORIZED);

    let pia = Visitor::sign_in(&app, "pia@northwind.example").await;
    let page = pia.page().await;
    assert!(page.contains("Upload another") && !page.contains("Delete"), "{page}");
    assert_eq!(pia.press("/upload").await, StatusCode::OK);
    assert_eq!(pia.press("/delete").await, StatusCode::FORBIDDEN, "hidden, and refused as well");

    let grant: PermissionSet = ["files.delete"].into_iter().collect();
    let edit = Command::EditRole { role: junior, grant, revoke: PermissionSet::empty() };
    world.outcome(&sofia, edit).await.unwrap();
    let page = pia.page().await;
    assert!(page.contains("Upload another") && page.contains(">Delete</button>"), "{page}");
    assert_eq!(pia.press("/delete").await, StatusCode::OK);

    // A key that was revoked leaves nothing to press.
    let key = format!("/api/v1/workspaces/{}/keys/{}", sofia.workspace(), made.key.id);
    let revoked = world.client.delete(world.url(&key)).bearer_auth(&sofia.session.token);
    assert_eq!(revoked.send().await.unwrap().status(), StatusCode::NO_CONTENT);
    assert!(!pia.page().await.contains("<button"));
    assert_eq!(pia.press("/upload").await, StatusCode::FORBIDDEN);
}
