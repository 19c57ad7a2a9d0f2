//! What every request must bring, and what every answer bears.

use crate::world::World;
use reqwest::{Method, StatusCode};
use roster_protocol::{Hello, Problem, ProblemCode};
use roster_server::{Needs, Route, routes};
use uuid::Uuid;

#[test]
fn every_route_comes_from_the_table_that_says_what_it_needs() {
    let router = include_str!("../../src/http/router.rs");
    assert_eq!(router.matches(".route(").count(), 1, "routes are listed in http/routes.rs");
    let open = routes().into_iter().filter(|route| route.needs == Needs::Nothing);
    let open: Vec<&str> = open.map(|route| route.path).collect();
    let expected = [
        "/api/v1/hello",
        "/api/v1/openapi.json",
        "/api/v1/accounts",
        "/api/v1/sessions",
        "/api/v1/session/refresh",
        "/api/v1/session/exchange",
    ];
    assert_eq!(open, expected, "what is for everybody is said here once more");
}

#[tokio::test]
async fn without_a_session_nothing_is_served_and_in_anothers_workspace_nothing_is_there() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let other = world.sign_up("mallory@elsewhere.example").await;
    for Route { method, path, .. } in
        routes().into_iter().filter(|route| route.needs != Needs::Nothing)
    {
        let id = Uuid::now_v7().to_string();
        let here = path.replace("{workspace}", &sofia.workspace().to_string());
        let url = world.url(&here.replace("{member}", &id).replace("{key}", &id));
        let ask = |token: Option<&str>| {
            let request =
                world.client.request(Method::from_bytes(method.as_bytes()).unwrap(), &url);
            let request = request.json(&serde_json::json!({"device": other.device, "items": []}));
            match token {
                Some(token) => request.bearer_auth(token).send(),
                None => request.send(),
            }
        };
        for token in [None, Some("x"), Some("0123456789012345678901234567890123456789012")] {
            let answer = ask(token).await.unwrap();
            assert_eq!(answer.status(), StatusCode::UNAUTHORIZED, "{path}");
            assert_eq!(answer.headers()["x-roster-protocol"], "1");
            let problem: Problem = answer.json().await.unwrap();
            assert_eq!(problem.code, ProblemCode::SignedOut);
        }
        if path.contains("{workspace}") {
            let answer = ask(Some(&other.session.token)).await.unwrap();
            assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{path}");
        }
    }
}

#[tokio::test]
async fn a_server_says_who_it_is_and_every_error_has_a_body() {
    let world = World::new().await;
    let hello: Hello =
        world.client.get(world.url("/api/v1/hello")).send().await.unwrap().json().await.unwrap();
    assert_eq!((hello.product.as_str(), hello.protocol), ("roster", 1));
    let nothing = world.client.get(world.url("/api/v1/nothing")).send().await.unwrap();
    assert_eq!(nothing.json::<Problem>().await.unwrap().code, ProblemCode::NotFound);
    let large = world.client.post(world.url("/api/v1/accounts"));
    let large = large.header("content-type", "application/json").body(vec![b' '; 1024 * 1024 + 1]);
    let large = large.send().await.unwrap();
    assert_eq!(large.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(large.json::<Problem>().await.unwrap().code, ProblemCode::TooLarge);
    let old = world.client.get(world.url("/api/v1/hello")).header("x-roster-protocol", "0");
    assert_eq!(old.send().await.unwrap().status(), StatusCode::UPGRADE_REQUIRED);
}

#[tokio::test]
async fn m02_a_host_that_is_not_ours_is_misdirected() {
    let world = World::new().await;
    let port = world.running.address.port();
    let ask = |host: String| world.client.get(world.url("/i")).header("host", host).send();
    for host in [format!("127.0.0.1:{port}"), format!("localhost:{port}"), format!("[::1]:{port}")]
    {
        assert_eq!(ask(host).await.unwrap().status(), StatusCode::OK);
    }
    for host in
        ["evil.example", "127.0.0.1.evil.example", "evil.example:80", "127.0.0.1@evil.example"]
    {
        assert_eq!(
            ask(host.to_owned()).await.unwrap().status(),
            StatusCode::MISDIRECTED_REQUEST,
            "{host}"
        );
    }
}

#[tokio::test]
async fn m02_the_link_in_a_mail_is_made_from_the_configured_address_only() {
    let world = World::new().await;
    let sofia = world.sign_up("sofia@northwind.example").await;
    let (id, token) = world.invite(&sofia, "elif@northwind.example").await;
    let mail = world.kept_mail(&sofia, id).await;
    assert_eq!(mail.link, format!("http://{}/i#{token}", world.running.address));
    let url = world.url(&format!("/api/v1/workspaces/{}/mails", sofia.workspace()));
    let forged = world.client.get(url).bearer_auth(&sofia.session.token);
    let forged =
        forged.header("x-forwarded-host", "evil.example").header("forwarded", "host=evil.example");
    assert!(!forged.send().await.unwrap().text().await.unwrap().contains("evil.example"));
}

#[tokio::test]
async fn a_push_from_another_device_than_the_sessions_is_not_taken() {
    let world = World::new().await;
    let mut sofia = world.sign_up("sofia@northwind.example").await;
    sofia.device = roster_domain::DeviceId(Uuid::now_v7());
    let answer = world.push_raw(&sofia, Vec::new()).await;
    assert_eq!(answer.status(), StatusCode::BAD_REQUEST);
}
