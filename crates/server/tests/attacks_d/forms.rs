//! Forms and frames: another site's form, a planted cookie, a frame around the button, and where `next` may lead.

use crate::{
    web::Browser,
    world::{PASSWORD, World},
};
use reqwest::StatusCode;

const SOFIA: &str = "sofia@northwind.example";

const FORMS: &[&str] = &[
    "/sign-in",
    "/sign-in/code",
    "/signup",
    "/signup/finish",
    "/signup/make",
    "/sign-out",
    "/account/verification",
    "/account/sessions/end",
    "/account/confirm",
    "/account/password",
    "/account/email",
    "/account/second-factor",
    "/account/second-factor/confirm",
    "/account/second-factor/off",
    "/forgot",
    "/reset",
    "/reset/set",
    "/v",
    "/v/confirm",
    "/object",
    "/object/confirm",
    "/invites/accept",
    "/invites/decline",
    "/app/sign-in",
    "/i",
    "/i/accept",
    "/i/decline",
    "/i/switch",
];

#[tokio::test]
async fn d10_a_form_of_another_site_changes_nothing_and_nothing_is_changed_by_looking() {
    let world = World::new().await;
    world.sign_up(SOFIA).await;
    let browser = Browser::signed_in(&world, SOFIA).await;
    for path in FORMS {
        for (name, value) in [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("sec-fetch-site", "none"),
            ("origin", "https://evil.example"),
        ] {
            let form = browser.form(path, &[]).header(name, value);
            let shown = browser.send(form).await;
            assert_eq!(shown.status, StatusCode::FORBIDDEN, "{path} {value}");
        }
    }
    assert_eq!(browser.get("/account").await.status, StatusCode::OK, "still signed in");
    for only_post in ["/sign-out", "/invites/accept", "/invites/decline", "/i/accept", "/v/confirm"]
    {
        assert_eq!(
            browser.get(only_post).await.status,
            StatusCode::METHOD_NOT_ALLOWED,
            "{only_post}"
        );
    }
}

#[tokio::test]
async fn d10_the_cookie_is_for_this_host_and_for_no_script() {
    let world = World::new().await;
    world.sign_up(SOFIA).await;
    let browser = Browser::new(&world);
    let shown = browser.sign_in(SOFIA, PASSWORD, "").await;
    let cookie = shown.headers["set-cookie"].to_str().unwrap();
    for part in ["roster=", "; Path=/", "; HttpOnly", "; SameSite=Lax"] {
        assert!(cookie.contains(part), "{part} in {cookie}");
    }
    assert!(!cookie.contains("Domain") && !cookie.contains("Secure"));
    let world = World::with(|config| {
        config.public_url = Some("https://roster.northwind.example/".parse().unwrap());
    })
    .await;
    world.sign_up(SOFIA).await;
    let form = [("email", SOFIA), ("password", PASSWORD)];
    let request = Browser::new(&world).form("/sign-in", &form);
    let answer = request.send().await.unwrap();
    let cookie = answer.headers()["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("__Host-roster=") && cookie.contains("; Secure"), "{cookie}");
}

#[tokio::test]
async fn d11_a_planted_session_opens_nothing_and_each_sign_in_makes_a_new_one() {
    let world = World::new().await;
    world.sign_up(SOFIA).await;
    let browser = Browser::new(&world);
    let planted = "0123456789012345678901234567890123456789012".to_owned();
    browser.set_cookie(Some(planted.clone()));
    browser.sign_in(SOFIA, PASSWORD, "").await;
    let first = browser.cookie().unwrap();
    assert_ne!(first, planted);
    browser.sign_in(SOFIA, PASSWORD, "").await;
    let second = browser.cookie().unwrap();
    assert_ne!(first, second);
    assert_eq!(browser.get("/account").await.status, StatusCode::OK);
    for dead in [planted, first] {
        browser.set_cookie(Some(dead));
        assert_eq!(browser.get("/account").await.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn d11_a_cookie_is_no_token_and_a_token_is_no_cookie() {
    let world = World::new().await;
    let sofia = world.sign_up(SOFIA).await;
    let browser = Browser::signed_in(&world, SOFIA).await;
    let cookie = browser.cookie().unwrap();
    let (status, _) =
        crate::web::api(&world, "GET", "/api/v1/workspaces", Some(&cookie), None).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    browser.set_cookie(Some(sofia.session.token.clone()));
    assert_eq!(browser.get("/account").await.place(), "/sign-in?next=%2Faccount");
}

#[tokio::test]
async fn d12_no_page_may_stand_in_a_frame() {
    let world = World::new().await;
    world.sign_up(SOFIA).await;
    let browser = Browser::signed_in(&world, SOFIA).await;
    for path in [
        "/",
        "/i",
        "/sign-in",
        "/signup",
        "/signup/finish",
        "/account",
        "/account/password",
        "/account/email",
        "/account/confirm",
        "/account/second-factor",
        "/invites",
        "/forgot",
        "/reset",
        "/v",
        "/object",
        "/nothing",
    ] {
        let shown = browser.get(path).await;
        if shown.status == StatusCode::SEE_OTHER {
            continue;
        }
        let policy = shown.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("frame-ancestors 'none'"), "{path}");
        assert_eq!(shown.headers["referrer-policy"], "no-referrer", "{path}");
        assert_eq!(shown.text.matches("<h1").count(), 1, "{path}");
        assert!(!shown.text.contains(" style=") && !shown.text.contains("onclick"), "{path}");
    }
}

#[tokio::test]
async fn m03_after_signing_in_only_a_path_of_our_own_is_gone_to() {
    let world = World::new().await;
    world.sign_up(SOFIA).await;
    let browser = Browser::new(&world);
    assert_eq!(browser.get("/invites").await.place(), "/sign-in?next=%2Finvites");
    assert_eq!(browser.sign_in(SOFIA, PASSWORD, "/invites").await.place(), "/invites");
    for evil in [
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        "\\/evil.example",
        "/\t/evil.example",
        "/%0d%0aSet-Cookie:x=y/..//evil.example",
        "evil.example",
    ] {
        let place = browser.sign_in(SOFIA, PASSWORD, evil).await.place().to_owned();
        assert_eq!(place, "/account", "{evil}");
        let encoded: String = url_encoded(evil);
        let place = browser.get(&format!("/sign-in?next={encoded}")).await.place().to_owned();
        assert_eq!(place, "/account", "{evil}");
        let page = Browser::new(&world).get(&format!("/sign-in?next={encoded}")).await;
        assert_eq!(page.hidden("next"), "", "{evil}");
        let out = browser.post("/sign-out", &[("next", evil)]).await;
        assert_eq!(out.place(), "/sign-in", "{evil}");
    }
}

fn url_encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[tokio::test]
async fn signing_out_ends_the_session_and_not_only_the_cookie() {
    let world = World::new().await;
    world.sign_up(SOFIA).await;
    let browser = Browser::signed_in(&world, SOFIA).await;
    let cookie = browser.cookie();
    assert_eq!(browser.post("/sign-out", &[]).await.place(), "/sign-in");
    assert_eq!(browser.cookie(), None);
    browser.set_cookie(cookie);
    assert_eq!(browser.get("/account").await.status, StatusCode::SEE_OTHER);
}
